import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const pad = html`<wx-keypad></wx-keypad>`;

const meta: Meta = { title: 'Call/Keypad', component: 'wx-keypad' };
export default meta;

const story = (play: (s: Stage) => Promise<unknown>): StoryObj => ({
  render: () => stage(pad, play, { station: 'extension' }),
});

export const InACall = story((s) => s.talk());

export const OnHold = story(async (s) => {
  const { id } = await s.talk();
  await s.desktop.perform('hold', { interactionId: id });
});
