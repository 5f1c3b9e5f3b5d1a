import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { defaultOrganisation } from '../src/backends/simulator/index.js';
import { html, stage } from './support/stage.js';
import type { Colleague, Stage, StageOptions } from './support/stage.js';

const team = html`<wx-supervisor-monitor></wx-supervisor-monitor>`;

const meta: Meta = { title: 'Supervisor/Supervisor monitor', component: 'wx-supervisor-monitor' };
export default meta;

const BOSS = 'hannah-lindqvist';

/** The supervisor sits at the desk: whoever comes first in the settings does. */
const asBoss: StageOptions = {
  station: 'browser',
  settings: {
    agents: [...defaultOrganisation.agents].sort((a, b) => Number(b.id === BOSS) - Number(a.id === BOSS)),
  },
};

/** One agent in each state that the table tells apart. Returns who talks with Maya Torres. */
async function shift(s: Stage): Promise<Colleague> {
  const stephanie = await s.colleague('stephanie-roux');
  await stephanie.store.send('set-state', { state: { name: 'idle', codeId: 'lunch' } });
  await s.wait(2400);
  const marcus = await s.talking('marcus-delgado', 'nomvula-dlamini');
  const aroha = await s.colleague('aroha-ngata');
  const interactionId = marcus.call.id;
  await marcus.store.send('consult', { interactionId, to: aroha.destination, othersTalk: false });
  await s.wait(1);
  await aroha.answer();
  await marcus.store.send('conference', { interactionId });
  await s.wait(900);
  await marcus.act('customer-leaves', { interactionId });
  const tomasz = await s.talking('tomasz-wojcik', 'owen-achterberg');
  await tomasz.store.send('hold', { interactionId: tomasz.call.id });
  await s.wait(330);
  const priya = await s.talking('priya-raman', 'maya-torres');
  const lin = await s.talking('lin-yu-ting', 'theo-marchand');
  await s.wait(200);
  await lin.store.send('end', { interactionId: lin.call.id });
  await s.colleague('kiran-bhattacharya');
  await s.wait(44);
  const obinna = await s.talking('obinna-chukwuemeka', 'jonas-weber');
  const kiran = { kind: 'agent', id: 'kiran-bhattacharya', name: 'Kiran Bhattacharya' } as const;
  await obinna.store.send('consult', { interactionId: obinna.call.id, to: kiran, othersTalk: false });
  await s.wait(8);
  return priya;
}

/** The supervisor listens to the call with Maya Torres, and does what comes then. */
const monitored =
  (then: (s: Stage, interactionId: string) => Promise<unknown> = () => Promise.resolve()) =>
  async (s: Stage): Promise<void> => {
    const { id } = (await shift(s)).call;
    await s.desktop.perform('monitor', { interactionId: id });
    await then(s, id);
    await s.wait(2);
  };

export const Team: StoryObj = { render: () => stage(team, shift, asBoss) };

export const Monitoring: StoryObj = { render: () => stage(team, monitored(), asBoss) };

/** The call that is listened to is the current one: its pane has the same two buttons. */
export const WithThePane: StoryObj = {
  render: () => stage(html`<wx-interaction-control></wx-interaction-control>${team}`, monitored(), asBoss),
};

export const BargedIn: StoryObj = {
  render: () =>
    stage(
      team,
      monitored((s, interactionId) => s.desktop.perform('barge-in', { interactionId })),
      asBoss,
    ),
};

/** Two teams, and a supervisor of one of them who listens too. */
export const SeveralTeams: StoryObj = {
  render: () =>
    stage(
      team,
      async (s) => {
        await s.colleague('adaeze-nwosu');
        const priya = await shift(s);
        const ngozi = await s.colleague('ngozi-eze');
        await ngozi.store.send('monitor', { interactionId: priya.call.id });
        await s.wait(2);
      },
      {
        ...asBoss,
        settings: {
          agents: (asBoss.settings?.agents ?? []).map((one) =>
            one.id === 'ngozi-eze' ? { ...one, teams: ['orders-and-delivery', 'billing-west'] } : one,
          ),
        },
      },
    ),
};

export const NobodySignedIn: StoryObj = { render: () => stage(team, undefined, asBoss) };

export const NotASupervisor: StoryObj = { render: () => stage(team, undefined, { station: 'extension' }) };
