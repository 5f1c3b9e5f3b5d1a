/** What stories of the dialogs that ask whom do with their picker. */
import { allHere } from '../../src/foundation/lazy.js';
import type { WxConsultDialog, WxTransferDialog } from '../../src/index.js';

const turn = async (): Promise<void> => {
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    await allHere();
  }
};

type Dialog = WxConsultDialog | WxTransferDialog;

const inside = (dialog: Dialog): ParentNode | null | undefined =>
  dialog.shadowRoot?.querySelector('wx-destination-picker')?.shadowRoot;

/** Goes to the list of this place among the tabs. */
export async function turnTo(dialog: Dialog, place: number): Promise<void> {
  await turn();
  inside(dialog)?.querySelectorAll<HTMLElement>('[role=tab]')[place]?.click();
  await turn();
}

/** Searches, and chooses what was found first. */
export async function choose(dialog: Dialog, text: string): Promise<void> {
  await turn();
  const field = inside(dialog)?.querySelector('input');
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await turn();
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  await turn();
}

/** Presses the button that does it. */
export async function ask(dialog: Dialog): Promise<void> {
  dialog.shadowRoot?.querySelector<HTMLElement>('[data-kind=primary]')?.click();
  await turn();
}
