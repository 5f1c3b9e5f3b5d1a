/** What tests of calling out share. */
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { Commands, Interaction, Outcome } from '../../src/index.js';
import { allowClipboard, paste } from './clipboard.js';
import { desk, settle } from './desk.js';
import type { Desk, DeskOptions } from './desk.js';
import { byRole, isThere } from './page.js';
import { waitUntil } from './wait.js';

// What was typed is kept over a reload, and so for the next test.
afterEach(() => sessionStorage.clear());

export const NAME = 'Number or name';

/** A signed-in desk with these elements, as soon as the card's inside was loaded. */
export async function cardDesk(content: TemplateResult, options: DeskOptions = {}): Promise<Desk> {
  const d = await desk(content, { station: 'extension', ...options });
  await waitUntil(() => isThere('combobox', NAME) || isThere('combobox', '号码或姓名') || isThere('textbox', 'Number'));
  await settle();
  return d;
}

export const numberField = (): HTMLInputElement => byRole('combobox', NAME) as HTMLInputElement;

/** Types with real keys, in place of what stands in the field. */
export async function typeNumber(text: string, field = numberField()): Promise<void> {
  field.focus();
  field.select();
  await sendKeys(text === '' ? { press: 'Backspace' } : { type: text });
  await settle();
}

/** Pastes by real keys, out of the clipboard. */
export async function pasteInto(field: HTMLElement, text: string): Promise<void> {
  await allowClipboard();
  field.focus();
  await paste(text);
  await settle();
}

export async function clickOn(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  await settle();
}

/** The payloads of the calls that were asked for, as a host page hears them. */
export function asked(d: Desk): Commands['outdial'][] {
  const all: Commands['outdial'][] = [];
  d.desktop.addEventListener('wx-outdial', ({ detail: { number, entryPointId, callerId } }) => {
    all.push({ number, entryPointId, callerId });
  });
  return all;
}

/** The call that this agent made. */
export function callOf(d: Desk): Interaction {
  const found = [...d.desktop.state.interactions.values()].find((one) => one.origin === 'outdial');
  if (!found) throw new Error('There is no call.');
  return found;
}

export const failureOf = (outcome: Outcome | null): string | null =>
  outcome && 'failure' in outcome ? outcome.failure.code : null;
