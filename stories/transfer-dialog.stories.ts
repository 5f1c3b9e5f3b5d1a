import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { WxTransferDialog } from '../src/index.js';
import { ask, choose, turnTo } from './support/choosing.js';
import { html, stage } from './support/stage.js';
import type { Stage, StageOptions } from './support/stage.js';

const meta: Meta = { title: 'Call/Transfer dialog', component: 'wx-transfer-dialog' };
export default meta;

const page = html`<wx-transfer-dialog></wx-transfer-dialog><wx-wrapup></wx-wrapup>`;
const station: StageOptions = { station: 'extension' };

/** A story of the dialog, open for a call, after something was done in it. */
const story = (play: (dialog: WxTransferDialog, s: Stage) => Promise<unknown> = () => Promise.resolve()): StoryObj => ({
  render: () =>
    stage(
      page,
      async (s) => {
        await s.colleague('hannah-lindqvist');
        await s.talk();
        const dialog = s.desktop.querySelector('wx-transfer-dialog');
        await dialog?.show();
        if (dialog) await play(dialog, s);
      },
      station,
    ),
});

export const Agents = story((dialog) => choose(dialog, 'hannah'));
export const QueuesAndEntryPoints = story((dialog) => turnTo(dialog, 1));
export const Organization = story((dialog) => turnTo(dialog, 3));

export const NotAvailableAnyMore = story(async (dialog, s) => {
  const other = await s.colleague('priya-raman');
  await dialog.shadowRoot?.querySelector('wx-destination-picker')?.refresh();
  await choose(dialog, 'priya');
  await other.store.send('set-state', { state: { name: 'idle', codeId: 'lunch' } });
  await ask(dialog);
});

export const HandedOver = story(async (dialog) => {
  await choose(dialog, 'hannah');
  await ask(dialog);
});
