import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const meta: Meta = {
  title: 'Shift/Notices',
  component: 'wx-notices',
  parameters: { docs: { story: { inline: false, iframeHeight: 360 } } },
};
export default meta;

async function callerHangsUp(s: Stage): Promise<void> {
  const { id } = await s.ring();
  await s.act('customer-leaves', { interactionId: id });
}

async function actFails(s: Stage): Promise<void> {
  const { id } = await s.talk();
  await s.desktop.send('resume', { interactionId: id }, { from: s.desktop });
}

export const TheCallerHungUp: StoryObj = {
  render: () => stage(html`<wx-notices></wx-notices>`, callerHangsUp, { station: 'extension' }),
};

export const AnActFailed: StoryObj = {
  render: () => stage(html`<wx-notices></wx-notices>`, actFails, { station: 'extension' }),
};

export const Inline: StoryObj = {
  render: () =>
    stage(
      html`<wx-notices inline></wx-notices>`,
      async (s) => {
        await callerHangsUp(s);
        await actFails(s);
      },
      { station: 'extension' },
    ),
};
