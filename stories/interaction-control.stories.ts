import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';

const pane = html`<wx-interaction-control></wx-interaction-control>`;

const meta: Meta = { title: 'Call/Interaction control', component: 'wx-interaction-control' };
export default meta;

export const NothingOpen: StoryObj = { render: () => stage(pane, undefined, { station: 'extension' }) };

export const Connected: StoryObj = {
  render: () =>
    stage(
      pane,
      async (s) => {
        await s.talk();
        await s.wait(252);
      },
      { station: 'extension' },
    ),
};

export const OnHold: StoryObj = {
  render: () =>
    stage(
      pane,
      async (s) => {
        const { id } = await s.talk();
        await s.wait(252);
        await s.desktop.perform('pause-recording', { interactionId: id });
        await s.desktop.perform('hold', { interactionId: id });
        await s.wait(12);
      },
      { station: 'extension' },
    ),
};

export const NumbersProtected: StoryObj = {
  render: () => stage(pane, (s) => s.talk(), { station: 'extension', settings: { protectNumbers: true } }),
};

export const Conversation: StoryObj = {
  render: () =>
    stage(
      pane,
      async (s) => {
        const { id } = await s.ring('chat', 'nomvula-dlamini');
        await s.desktop.perform('accept', { interactionId: id });
      },
      { station: 'extension' },
    ),
};

export const Ended: StoryObj = {
  render: () =>
    stage(
      pane,
      async (s) => {
        const { id } = await s.talk();
        await s.wait(90);
        await s.act('customer-leaves', { interactionId: id });
      },
      { station: 'extension' },
    ),
};
