/** What tests of the dialogs that ask whom share. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { WxConsultDialog, WxTransferDialog } from '../../src/elements/index.js';
import type { Commands } from '../../src/index.js';
import { desk, find, html, settle } from './desk.js';
import type { Desk, DeskOptions } from './desk.js';
import { pressKeys } from './keys.js';
import { allByRole, byRole, focused } from './page.js';

export type DialogName = 'consult' | 'transfer';

/** A button of the page, and the two dialogs. */
export const page = html`<button id="of-host">Of the host</button><wx-consult-dialog></wx-consult-dialog
  ><wx-transfer-dialog></wx-transfer-dialog><wx-wrapup></wx-wrapup><wx-notices></wx-notices>`;

export const ofHost = (): HTMLElement => document.querySelector<HTMLElement>('#of-host')!;
export const elementOf = (name: DialogName): WxConsultDialog | WxTransferDialog =>
  find(name === 'consult' ? 'wx-consult-dialog' : 'wx-transfer-dialog')!;
export const rootOf = (name: DialogName): ShadowRoot => elementOf(name).shadowRoot!;

/** A desk in a call, with a dialog open for it. */
export async function opened(name: DialogName, options: DeskOptions = {}): Promise<Desk> {
  const d = await desk(page, { station: 'extension', ...options });
  await d.talk('maya-torres');
  await show(name);
  return d;
}

export async function show(name: DialogName): Promise<void> {
  await elementOf(name).show(ofHost());
  await settle();
}

export const search = (): HTMLInputElement => byRole('combobox') as HTMLInputElement;
export const options = (): string[] => allByRole('option').map((one) => one.computedName);

/** Goes to another list: "Queue". */
export async function turnTo(tab: string): Promise<void> {
  byRole('tab', tab).click();
  await settle();
}

/** Searches with real keys, and chooses what was found first. */
export async function choose(text: string): Promise<void> {
  search().focus();
  search().select();
  await sendKeys({ type: text });
  await settle();
  await sendKeys({ press: 'Enter' });
  await settle();
}

/** The button that does it. */
export const act = (name: DialogName, label = name === 'consult' ? 'Consult' : 'Transfer'): HTMLElement =>
  byRole('button', label, rootOf(name));

export async function press(button: HTMLElement): Promise<void> {
  button.click();
  await settle();
}

/** By keys alone: the dialog's shortcut, a few letters, Enter, and with Tab to the button that does it. */
export async function walk(name: DialogName, keys: string): Promise<void> {
  ofHost().focus();
  await pressKeys(keys);
  expect(focused()).to.equal(search());
  await sendKeys({ type: 'pri' });
  await settle();
  await sendKeys({ press: 'Enter' });
  await settle();
  let steps = 0;
  while (focused() !== act(name) && (steps += 1) < 12) await sendKeys({ press: 'Tab' });
  await sendKeys({ press: 'Enter' });
  await settle();
}

/** What was asked for, as a host page hears it. */
export function asked<K extends DialogName>(d: Desk, name: K): Commands[K][] {
  const all: Commands[K][] = [];
  d.desktop.addEventListener(`wx-${name}`, (event) => all.push((event as CustomEvent<Commands[K]>).detail));
  return all;
}
