import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';

const button = html`<wx-agent-state></wx-agent-state>`;

const meta: Meta = { title: 'Shift/Agent state', component: 'wx-agent-state' };
export default meta;

export const Available: StoryObj = { render: () => stage(button, (s) => s.wait(724), { station: 'extension' }) };

export const Idle: StoryObj = {
  render: () =>
    stage(
      button,
      async (s) => {
        await s.desktop.perform('set-state', { state: { name: 'idle', codeId: 'lunch' } });
        await s.wait(3739);
      },
      { station: 'extension' },
    ),
};

export const Engaged: StoryObj = {
  render: () =>
    stage(
      button,
      async (s) => {
        await s.talk();
        await s.wait(252);
      },
      { station: 'extension' },
    ),
};

export const EngagedThenIdle: StoryObj = {
  render: () =>
    stage(
      button,
      async (s) => {
        await s.talk();
        await s.desktop.perform('set-state', { state: { name: 'idle', codeId: 'lunch' } });
      },
      { station: 'extension' },
    ),
};

export const WrapUp: StoryObj = {
  render: () =>
    stage(
      button,
      async (s) => {
        const { id } = await s.talk();
        await s.desktop.perform('end', { interactionId: id });
        await s.wait(38);
      },
      { station: 'extension' },
    ),
};

export const Rona: StoryObj = {
  render: () =>
    stage(
      button,
      async (s) => {
        await s.ring();
        await s.wait(54);
      },
      { station: 'extension' },
    ),
};

export const RequestRings: StoryObj = { render: () => stage(button, (s) => s.ring(), { station: 'extension' }) };
