import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const meta: Meta = {
  title: 'Call/Wrap-up',
  component: 'wx-wrapup',
  parameters: { docs: { story: { inline: false, iframeHeight: 640 } } },
};
export default meta;

async function over(s: Stage, since = 38): Promise<void> {
  const { id } = await s.talk();
  await s.wait(761);
  await s.desktop.perform('end', { interactionId: id });
  await s.wait(since);
}

export const Overlay: StoryObj = {
  render: () => stage(html`<wx-wrapup></wx-wrapup>`, (s) => over(s), { station: 'browser' }),
};

export const PhoneOffTheHook: StoryObj = {
  render: () => stage(html`<wx-wrapup></wx-wrapup>`, (s) => over(s), { station: 'extension' }),
};

export const Inline: StoryObj = {
  render: () => stage(html`<wx-wrapup inline></wx-wrapup>`, (s) => over(s), { station: 'browser' }),
};

/** It submits itself; where extension is allowed, that can be cancelled. */
export const Auto: StoryObj = {
  render: () =>
    stage(html`<wx-wrapup></wx-wrapup>`, (s) => over(s), {
      station: 'extension',
      settings: { wrapUp: { autoSeconds: 60 } },
    }),
};

export const AutoLastSeconds: StoryObj = {
  render: () =>
    stage(html`<wx-wrapup></wx-wrapup>`, (s) => over(s, 591), {
      station: 'browser',
      settings: { wrapUp: { autoSeconds: 600, extendable: false } },
    }),
};

export const AutoCancelled: StoryObj = {
  render: () =>
    stage(
      html`<wx-wrapup></wx-wrapup>`,
      async (s) => {
        await over(s);
        const [owed] = s.desktop.state.interactions.values();
        await s.desktop.perform('cancel-auto-wrap-up', { interactionId: owed?.id ?? '' });
      },
      { station: 'browser', settings: { wrapUp: { autoSeconds: 60 } } },
    ),
};

export const Several: StoryObj = {
  render: () =>
    stage(
      html`<wx-wrapup></wx-wrapup>`,
      async (s) => {
        const { id } = await s.ring('chat', 'nomvula-dlamini');
        await s.desktop.perform('accept', { interactionId: id });
        await s.act('customer-leaves', { interactionId: id });
        await s.desktop.perform('set-state', { state: { name: 'available' } });
        await over(s);
      },
      { station: 'browser' },
    ),
};

/** The others go on talking, and help with notes. */
export const AfterAConference: StoryObj = {
  render: () =>
    stage(
      html`<wx-wrapup></wx-wrapup>`,
      async (s) => {
        const others = [await s.colleague('priya-raman'), await s.colleague('ana-sofia-etxeberria')];
        const { id } = await s.talk();
        for (const one of others) {
          await s.ask(id, one.destination);
          await s.wait(1);
          await one.answer();
          await s.desktop.perform('conference', { interactionId: id });
          await s.wait(90);
        }
        await s.desktop.perform('exit-conference', { interactionId: id });
        await others[0]?.store.send('add-note', { interactionId: id, text: 'Refund agreed, she gets a letter.' });
        await s.wait(12);
      },
      { station: 'browser' },
    ),
};
