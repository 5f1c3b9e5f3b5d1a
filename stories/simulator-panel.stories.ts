import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const meta: Meta = { title: 'World/Simulator panel', component: 'wx-simulator-panel' };
export default meta;

const panel = html`<wx-simulator-panel></wx-simulator-panel>`;

/** Opens a section that is folded. */
async function unfold({ desktop }: Stage, section: string): Promise<void> {
  const element = desktop.querySelector('wx-simulator-panel');
  await element?.updateComplete;
  element?.shadowRoot?.querySelector<HTMLElement>(`[part="${section}"] summary`)?.click();
}

export const Quiet: StoryObj = { render: () => stage(panel, undefined, { station: 'extension' }) };

export const Ringing: StoryObj = {
  render: () =>
    stage(
      panel,
      async (s) => {
        await s.ring('chat', 'nomvula-dlamini');
        await s.ring();
      },
      { station: 'extension' },
    ),
};

export const InACall: StoryObj = {
  render: () =>
    stage(
      panel,
      async (s) => {
        const { id } = await s.talk();
        await s.desktop.perform('hold', { interactionId: id });
      },
      { station: 'extension' },
    ),
};

export const BrowserStation: StoryObj = { render: () => stage(panel, (s) => s.ring(), { station: 'browser' }) };

export const Website: StoryObj = {
  render: () => stage(panel, (s) => unfold(s, 'callbacks'), { station: 'extension' }),
};

/** A callback was accepted: the customer's telephone rings. */
export const CustomerIsCalled: StoryObj = {
  render: () =>
    stage(
      panel,
      async (s) => {
        await s.act('request-callback', { kind: 'web', name: 'Maya Torres', number: '+14155550134', for: 'me' });
        await s.wait(1);
        const [id = ''] = s.desktop.state.interactions.keys();
        await s.act('answer-phone', { interactionId: id });
      },
      { station: 'extension' },
    ),
};

export const SecondEditor: StoryObj = {
  render: () =>
    stage(
      panel,
      async (s) => {
        await s.talk();
        await unfold(s, 'editor');
      },
      { station: 'extension' },
    ),
};
