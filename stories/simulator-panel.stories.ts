import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';

const meta: Meta = { title: 'World/Simulator panel', component: 'wx-simulator-panel' };
export default meta;

const panel = html`<wx-simulator-panel></wx-simulator-panel>`;

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
