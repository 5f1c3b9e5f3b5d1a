/** The variables of a call on a desktop, as tests of the editor need them. */
import { sendKeys } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { desk, findAll, html, settle } from './desk.js';
import type { Desk, DeskOptions } from './desk.js';
import { linkedDesk } from './link.js';
import type { LinkedDesk } from './link.js';
import { deep, textOf } from './page.js';

// Loaded here once, so that no test waits for it.
import '../../src/elements/cad-editor/view.js';
import { waitUntil } from './wait.js';

export const editor = html`<wx-cad-editor></wx-cad-editor>`;

/** The example organisation with other values for whoever calls. */
export function withValues(values: Readonly<Record<string, string>>): Partial<OrganisationInput> {
  const customers = defaultOrganisation.customers.map((one) => ({
    ...one,
    values: { ...one.values, ...values },
  }));
  return { customers };
}

export interface CadDesk extends Desk {
  readonly callId: string;
}

/** An agent in a call with Maya Torres, and the editor on the page. */
export async function inCall(options: DeskOptions = {}, content = editor): Promise<CadDesk> {
  const d = await desk(content, { station: 'extension', ...options });
  const { id } = await d.talk('maya-torres');
  await settle();
  return Object.assign(d, { callId: id });
}

/** The same, over a link that can be cut, slow and lossy. */
export async function inLinkedCall(): Promise<LinkedDesk & { readonly d: CadDesk }> {
  const linked = await linkedDesk(editor, { station: 'extension' });
  const { id } = await linked.d.talk('maya-torres');
  await settle();
  return { ...linked, d: Object.assign(linked.d, { callId: id }) };
}

/** What the centre holds of a variable. */
export const saved = (d: CadDesk, name: string): string | null | undefined =>
  d.interaction(d.callId).variables.find((one) => one.name === name)?.value;

/** What the editor holds of this kind, by the name that the browser computes. Asking for roles too takes its time. */
function named(selector: string, name: string | RegExp, at = 0): HTMLElement {
  const all = findAll('wx-cad-editor').flatMap((one) => [
    ...(one.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
  ]);
  const isNamed = ({ computedName }: Element): boolean =>
    typeof name === 'string' ? computedName === name : name.test(computedName);
  const found = all.filter((one) => one.checkVisibility() && isNamed(one))[at];
  if (!found) throw new Error(`There is no ${selector} “${String(name)}”.`);
  return found;
}

export const field = (label: string | RegExp): HTMLInputElement =>
  named('input:not([type=radio]), textarea', label) as HTMLInputElement;
export const choice = (label: string): HTMLInputElement => named('input[type=radio]', label) as HTMLInputElement;
export const button = (name: string, at = 0): HTMLElement => named('button', name, at);

/** Replaces what stands in a field, as by typing. */
export function type(input: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
  return settle();
}

export async function press(name: string, at = 0): Promise<void> {
  button(name, at).click();
  await settle();
}

/** What readers were told last. */
export const heard = (): string => {
  const regions = findAll('wx-cad-editor').map((one) => one.shadowRoot?.querySelector('[role=status]'));
  return regions.map((one) => (one ? textOf(one) : '')).join(' ');
};

/** Presses a button by a real key, and waits until the browser has done its part and readers are told. */
export async function pressAndHear(element: HTMLElement): Promise<void> {
  const before = heard();
  element.focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => heard() !== before);
}

/** The row of a variable: everything between its label and the next one. */
export function rowOf(label: string): HTMLElement {
  for (const element of deep()) {
    if (element.part.contains('row') && element.querySelector('dt')?.textContent.includes(label)) {
      return element as HTMLElement;
    }
  }
  throw new Error(`No row is labelled “${label}”.`);
}
