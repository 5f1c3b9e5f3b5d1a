import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { WxConsultDialog } from '../src/index.js';
import { ask, choose, turnTo } from './support/choosing.js';
import { html, stage } from './support/stage.js';
import type { Stage, StageOptions } from './support/stage.js';

const meta: Meta = { title: 'Call/Consult dialog', component: 'wx-consult-dialog' };
export default meta;

const page = html`<wx-consult-dialog></wx-consult-dialog>`;
const station: StageOptions = { station: 'extension' };

/** A story of the dialog, open for a call, after something was done in it. */
const story = (
  play: (dialog: WxConsultDialog, s: Stage) => Promise<unknown> = () => Promise.resolve(),
  before: (s: Stage) => Promise<unknown> = (s) => s.talk(),
): StoryObj => ({
  render: () =>
    stage(
      page,
      async (s) => {
        await s.colleague('priya-raman');
        await s.colleague('hannah-lindqvist');
        await before(s);
        const dialog = s.desktop.querySelector('wx-consult-dialog');
        await dialog?.show();
        if (dialog) await play(dialog, s);
      },
      station,
    ),
});

async function confer(s: Stage): Promise<void> {
  const { id } = await s.talk();
  const other = await s.colleague('aroha-ngata');
  await s.ask(id, other.destination);
  await s.wait(1);
  await other.answer();
  await s.desktop.perform('conference', { interactionId: id });
}

export const Agents = story();
export const Chosen = story((dialog) => choose(dialog, 'an'));
export const Queues = story((dialog) => turnTo(dialog, 1));

export const DialNumber = story(async (dialog) => {
  await turnTo(dialog, 2);
  await choose(dialog, '+12015550114');
});

export const OutOfAConference = story((dialog) => choose(dialog, 'priya'), confer);

export const NobodyInTheQueue = story(async (dialog) => {
  await turnTo(dialog, 1);
  await choose(dialog, 'technical');
  await ask(dialog);
});

export const OfAnotherCall = story(async (_, s) => {
  const { id } = await s.ring('chat', 'maya-torres');
  await s.desktop.perform('accept', { interactionId: id });
});
