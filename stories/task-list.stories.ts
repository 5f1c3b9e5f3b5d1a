import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const meta: Meta = { title: 'Requests/Task list', component: 'wx-task-list' };
export default meta;

const list = html`<wx-task-list></wx-task-list>`;
const folded = html`<wx-task-list collapsed></wx-task-list>`;

async function busy(s: Stage): Promise<void> {
  const chat = await s.ring('chat', 'theo-marchand');
  await s.desktop.perform('accept', { interactionId: chat.id });
  const email = await s.ring('email', 'ingrid-sorensen');
  await s.desktop.perform('accept', { interactionId: email.id });
  const { id } = await s.talk();
  await s.act('customer-writes', { interactionId: chat.id });
  await s.act('customer-writes', { interactionId: chat.id });
  s.desktop.choose(id);
  await s.wait(64);
  await s.desktop.perform('hold', { interactionId: id });
  await s.ring('email', 'jonas-weber');
  await s.ring('chat', 'nomvula-dlamini');
}

export const Empty: StoryObj = { render: () => stage(list, undefined, { station: 'browser' }) };

export const EmptyWhileIdle: StoryObj = {
  render: () =>
    stage(list, (s) => s.desktop.perform('set-state', { state: { name: 'idle', codeId: 'lunch' } }), {
      station: 'browser',
    }),
};

export const Busy: StoryObj = { render: () => stage(list, busy, { station: 'browser' }) };

export const Ringing: StoryObj = {
  render: () =>
    stage(
      list,
      async (s) => {
        await s.ring('chat', 'nomvula-dlamini');
        await s.ring('call', 'owen-achterberg');
      },
      { station: 'browser' },
    ),
};

export const Folded: StoryObj = { render: () => stage(folded, busy, { station: 'browser' }) };

export const CallbackAndCampaign: StoryObj = {
  render: () =>
    stage(
      list,
      async (s) => {
        await s.act('request-callback', {
          kind: 'web',
          name: 'Ida Lindqvist',
          number: '+442079460958',
          entryPointId: 'trade-line-uk',
          for: 'me',
        });
        await s.act('offer-preview', { customerId: 'harriet-kessler', for: 'me' });
        await s.wait(6);
      },
      { station: 'browser' },
    ),
};

export const CallingBack: StoryObj = {
  render: () =>
    stage(
      list,
      async (s) => {
        await s.act('request-callback', { kind: 'bot', name: 'Ida Lindqvist', number: '+442079460958', for: 'me' });
        await s.wait(1);
        const [id = ''] = s.desktop.state.interactions.keys();
        await s.desktop.perform('accept', { interactionId: id });
        await s.wait(3);
      },
      { station: 'browser' },
    ),
};
