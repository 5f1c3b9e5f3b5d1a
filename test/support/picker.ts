/** What tests of the choice of a destination share. */
import { sendKeys } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import type { Destination, DirectoryEntry } from '../../src/core/index.js';
import type { WxDestinationPicker } from '../../src/elements/index.js';
import { desk, find, html, settle } from './desk.js';
import type { Desk, DeskOptions } from './desk.js';
import { byRole, textOf } from './page.js';
import { waitUntil } from './wait.js';

export type AgentInput = OrganisationInput['agents'][number];

/** Agents of the example organisation, of whom the first sits at the desk; the others begin the day as they are told. */
export const crew = (begins: Readonly<Record<string, NonNullable<AgentInput['begins']>>>): AgentInput[] => {
  const [me, ...others] = defaultOrganisation.agents;
  if (!me) throw new Error('The example organisation has no agents.');
  return [me, ...others.flatMap((one) => (one.id in begins ? [{ ...one, begins: begins[one.id] ?? 'offline' }] : []))];
};

/** Two Available, of whom one is a supervisor, two Idle, one not there. */
export const FIVE = crew({
  'hannah-lindqvist': 'available',
  'daniel-osei': 'available',
  'kiran-bhattacharya': 'idle',
  'juan-carlos-villanueva': 'idle',
  'piotr-krawczyk': 'offline',
});

/** A signed-in desk with a picker, as soon as its inside was loaded. */
export async function pickerDesk(
  purpose: 'consult' | 'transfer' = 'consult',
  { settings, ...options }: DeskOptions = {},
): Promise<Desk> {
  const content = html`<wx-destination-picker .purpose=${purpose}></wx-destination-picker>`;
  const d = await desk(content, { station: 'extension', settings: { agents: FIVE, ...settings }, ...options });
  await waitUntil(() => inside('[role=combobox]').length > 0 || inside('.wx-blank').length > 0);
  await settle();
  return d;
}

export const picker = (): WxDestinationPicker => {
  const found = find('wx-destination-picker');
  if (!found) throw new Error('There is no picker.');
  return found;
};

export const inside = (selector: string): HTMLElement[] => [
  ...(find('wx-destination-picker')?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];

/** What is listed. Of many, asking the browser for the roles of all would take its time. */
export const rows = (): string[] => inside('[role=option]').map(textOf);

export const field = (): HTMLInputElement => {
  const [found] = inside('[role=combobox]');
  if (!(found instanceof HTMLInputElement)) throw new Error('There is no search field.');
  return found;
};

/** The text of the row that Enter would choose. */
export const active = (): string => {
  const id = field().getAttribute('aria-activedescendant');
  return id ? inside(`#${id}`).map(textOf).join('') : '';
};

export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await sendKeys({ press: key });
    await settle();
  }
}

/** Types with real keys, in place of what stands in the field. */
export async function type(text: string): Promise<void> {
  field().focus();
  field().select();
  await sendKeys(text === '' ? { press: 'Backspace' } : { type: text });
  await settle();
}

export async function openTab(name: string): Promise<void> {
  byRole('tab', name).click();
  await settle();
}

/** The picker's events, in order: what was chosen at each `change`, and `pick`. */
export function heard(): (Destination | 'pick' | null)[] {
  const all: (Destination | 'pick' | null)[] = [];
  picker().addEventListener('change', () => all.push(picker().value));
  picker().addEventListener('pick', () => all.push('pick'));
  return all;
}

/** So many agents, all Available, for a centre that a test plays. */
export const manyAgents = (start: number, count: number, name = 'Agent'): DirectoryEntry[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `agent-${String(start + index)}`,
    kind: 'agent' as const,
    name: `${name} ${String(start + index)}`,
    number: String(10_000 + start + index),
    state: { name: 'available' as const, codeId: null },
    team: 'Billing West',
  }));
