import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const meta: Meta = {
  title: 'Call/Wrap-up',
  component: 'wx-wrapup',
  parameters: { docs: { story: { inline: false, iframeHeight: 640 } } },
};
export default meta;

async function over(s: Stage): Promise<void> {
  const { id } = await s.talk();
  await s.wait(761);
  await s.desktop.perform('end', { interactionId: id });
  await s.wait(38);
}

export const Overlay: StoryObj = { render: () => stage(html`<wx-wrapup></wx-wrapup>`, over, { station: 'browser' }) };

export const PhoneOffTheHook: StoryObj = {
  render: () => stage(html`<wx-wrapup></wx-wrapup>`, over, { station: 'extension' }),
};

export const Inline: StoryObj = {
  render: () => stage(html`<wx-wrapup inline></wx-wrapup>`, over, { station: 'browser' }),
};
