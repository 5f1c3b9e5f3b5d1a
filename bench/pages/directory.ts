/** A desk whose centre has as many agents, and numbers in its address book, as the address of the page says. */
import { defaultOrganisation, EmbeddedCentre } from '../../src/backends/simulator/index.js';
import { ManualClock } from '../../src/core/index.js';
import { define } from '../../src/define.js';
import type { WxDesktop, WxDestinationPicker } from '../../src/elements/index.js';
import { allHere } from '../../src/foundation/lazy.js';

define();

const size = Number(new URLSearchParams(location.search).get('size') ?? 100);
const NAMES = ['Ana', 'Bo', 'Søren', 'Дмитрий', '静怡', 'Gbemisola', 'Juan Carlos', 'Kiran', 'Stephanie', 'Noor'];
const { teams } = defaultOrganisation;
const nameOf = (index: number): string =>
  `${NAMES[index % NAMES.length] ?? ''} ${String(index)} of Desk ${String(index % 997)}`;

const clock = new ManualClock();
const centre = new EmbeddedCentre({
  clock,
  organisation: {
    ...defaultOrganisation,
    agents: Array.from({ length: size }, (_, index) => ({
      id: `agent-${String(index)}`,
      name: nameOf(index),
      teams: [teams[index % teams.length]?.id ?? ''],
      station: { kind: 'extension' as const, number: String(1_000_000 + index) },
      begins: index === 0 ? ('offline' as const) : index % 3 === 0 ? ('idle' as const) : ('available' as const),
    })),
    addressBook: Array.from({ length: size }, (_, index) => ({
      name: nameOf(index),
      number: `+1201${String(5_000_000 + index)}`,
    })),
  },
});
const backend = centre.seat('agent-0');
const desktop = document.getElementById('desk') as WxDesktop;
desktop.clock = clock;
desktop.backend = backend;

const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Every element of the page, shadow roots included. */
function elements(root: ParentNode = document): Element[] {
  return [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? elements(one.shadowRoot) : [])]);
}

let picker: WxDestinationPicker | null = null;
const inside = (selector: string): HTMLElement | null =>
  picker?.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;

/** Lets what follows in the same task follow: here the centre answers within it. */
async function rest(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    for (let step = 0; step < 8; step += 1) await Promise.resolve();
    await picker?.updateComplete;
  }
}

const bench = {
  async signIn(): Promise<void> {
    await task();
    const teamId = desktop.state.settings?.teams[0]?.id ?? '';
    await desktop.perform('sign-in', { teamId, station: { kind: 'browser', number: '' } });
    await task();
  },

  /** Milliseconds until a list of agents that opens is painted. What it needs was loaded before. */
  async open(): Promise<number> {
    picker?.remove();
    const begun = performance.now();
    picker = document.createElement('wx-destination-picker');
    document.getElementById('place')?.append(picker);
    await rest();
    while (!inside('[role=option]')) {
      await allHere();
      await task();
    }
    await frame();
    return performance.now() - begun;
  },

  async turnTo(tab: 'agent' | 'dial-number'): Promise<void> {
    inside(`#tab-${tab}`)?.click();
    await rest();
    await frame();
  },

  /** Milliseconds of the page's one thread for each key, from the press until style and layout are done. */
  async type(text: string): Promise<number[]> {
    const field = inside('[role=combobox]') as HTMLInputElement;
    const times: number[] = [];
    for (let length = 1; length <= text.length; length += 1) {
      await frame();
      const begun = performance.now();
      field.value = text.slice(0, length);
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await rest();
      inside('.list')?.getBoundingClientRect();
      times.push(performance.now() - begun);
    }
    field.value = '';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await rest();
    return times;
  },

  /** Milliseconds of the centre for a call that reaches the longest available of them. */
  async arrive(): Promise<number> {
    const begun = performance.now();
    await backend.world.act('contact', { channel: 'call', for: 'anyone' });
    return performance.now() - begun;
  },

  listed: (): string => inside('.fresh')?.textContent.trim() ?? '',

  countElements: (): number => elements().length,
};

Object.assign(globalThis, { bench });
