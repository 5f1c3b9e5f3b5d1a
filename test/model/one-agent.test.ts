/**
 * One agent at a whole desktop, by chance: customers of every channel, clicks, typing, and a link that is cut, loses,
 * delays, doubles and reorders. After each sequence the link is mended, and then
 *
 * - the screen is that of a desktop which was opened just now [ERR-02],
 * - nothing was done twice [ERR-03], no request is lost, and no text that was typed [CAD-08],
 * - and at no time could a call on hold be ended [HLD-01].
 *
 * A failure prints its seed: put that into SEEDS, where it stays.
 */
import { expect, fixtureCleanup } from '@open-wc/testing';
import * as fc from 'fast-check';
import { withFaults } from '../../src/backends/faults/index.js';
import type { LinkControl } from '../../src/backends/faults/index.js';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { Failure, heldSince } from '../../src/core/index.js';
import type {
  Channel,
  Happening,
  LinkFaults,
  State,
  StationKind,
  WorldActName,
  WorldActs,
} from '../../src/core/index.js';
import { allHere } from '../../src/foundation/lazy.js';
import { desk, find, html } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { deep } from '../support/page.js';

const RUNS = 2_000;
/** Sequences that found a fault once, in the kit or in this test. */
const SEEDS: readonly { readonly seed: number; readonly path: string }[] = [
  // A text that was saved may be saved over by somebody else: it is the centre's then, and not lost.
  { seed: -1721668745, path: '227' },
  // Parts that are loaded with the first call were still on their way when the test looked: it waits for them.
  { seed: 1953288825, path: '1' },
  // Three of a campaign, and the first of them came last.
  { seed: -781261726, path: '1578' },
];

/** Nobody else works here, and nobody's number is looked up: two thousand centres are made. */
const SETTINGS: Partial<OrganisationInput> = {
  agents: defaultOrganisation.agents.slice(0, 2).map((one) => ({ ...one, begins: 'offline' as const })),
  addressBook: [],
  wrapUp: { autoSeconds: 45 },
  callbacks: { retrySeconds: 5 },
};

/** What stands on the page, and is compared. */
const SCREEN = ['wx-agent-state', 'wx-popover-stack', 'wx-interaction-control', 'wx-cad-editor'] as const;

/** How far the sequences came, all together: a property of what never happens would hold too. */
const came = { answered: 0, held: 0, 'wrapped-up': 0, typed: 0, lost: 0 };

/** Everything of one sequence. */
class Life {
  readonly d: Desk;
  readonly link: LinkControl;
  /** How often a button of this name was pressed. */
  readonly pressed = new Map<string, number>();
  readonly keyed = new Map<string, string>();
  /** What was typed last in each interaction, and is not saved. */
  readonly typed = new Map<string, string>();
  /** What of it was sent last. */
  readonly sent = new Map<string, string | null>();
  /** Interactions that somebody began, and those that are over for good. */
  readonly begun = new Set<string>();
  readonly over = new Set<string>();
  readonly happened: Happening[] = [];

  constructor(d: Desk, link: LinkControl) {
    this.d = d;
    this.link = link;
  }

  /** What is under way arrives, and so do parts of elements that are loaded when they are wanted first. */
  async settle(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await task();
      await allHere();
    }
  }

  /** The world goes on, whatever the link does. */
  async act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    await this.d.world.act(name, detail).catch(ignoreRefusal);
    await this.settle();
    for (const { interactionId } of this.d.world.view.outsiders) this.begun.add(interactionId);
  }

  async wait(milliseconds: number): Promise<void> {
    this.d.clock.advance(milliseconds);
    await this.settle();
  }

  somebody(which: number): string {
    const all = this.d.world.view.outsiders;
    return all.length === 0 ? 'nobody' : (all[which % all.length]?.interactionId ?? 'nobody');
  }

  buttons(name: string): HTMLElement[] {
    return controls().filter((one) => one instanceof HTMLButtonElement && nameOf(one) === name);
  }

  async press(name: string, which = 0): Promise<void> {
    const found = this.buttons(name);
    const button = found[which % Math.max(1, found.length)];
    if (!button) return;
    this.pressed.set(name, (this.pressed.get(name) ?? 0) + 1);
    button.click();
    await this.settle();
  }
}

type Real = Life;
/** fast-check keeps a model beside the real thing; here the centre is the model, and is asked. */
type Model = Record<never, never>;

abstract class Step implements fc.AsyncCommand<Model, Real> {
  check(): boolean {
    return true;
  }

  async run(_: Model, life: Real): Promise<void> {
    await this.play(life);
    neverEndsOnHold();
  }

  abstract play(life: Real): Promise<void>;
  abstract toString(): string;
}

const step = (name: string, play: (life: Real) => Promise<void>): Step =>
  new (class extends Step {
    override play = play;
    override toString = (): string => name;
  })();

const CHANNELS: readonly Channel[] = ['call', 'call', 'chat', 'social', 'email'];
const NUMBERS = ['+14155550134', '+442079460264', '+493023125088'];
const BUTTONS = [
  ...['Accept', 'Answer', 'Decline', 'Hold', 'Hold', 'Resume', 'Pause Recording', 'Resume Recording', 'End', 'Cancel'],
  ...['Skip', 'Remove', 'Save', 'Revert', 'Submit Wrap Up', 'Cancel auto wrap-up', 'Go Available', 'Try now'],
];
const PRESETS: readonly Partial<LinkFaults>[] = [
  {},
  { delay: { chance: 0.5, max: 4000 } },
  { lose: 0.2, double: 0.2 },
  { lose: 0.1, double: 0.3, reorder: 0.3, delay: { chance: 0.3, max: 2500 } },
];

const commands = [
  // Sequences that come further than chance alone would let them.
  ...[1, 2, 3].map(() => fc.constant(step('a call is answered', answered))),
  fc
    .constantFrom(...CHANNELS)
    .map((channel) => step(`${channel} comes`, (life) => life.act('contact', { channel, for: 'me' }))),
  fc
    .constantFrom(...NUMBERS)
    .map((number) =>
      step(`callback to ${number}`, (life) =>
        life.act('request-callback', { kind: 'web', name: 'Somebody', number, for: 'me' }),
      ),
    ),
  fc.constant(step('preview', (life) => life.act('offer-preview', { for: 'me' }))),
  fc
    .nat(5)
    .map((which) =>
      step(`phone picked up, ${String(which)}`, (life) =>
        life.act('answer-phone', { interactionId: life.somebody(which) }),
      ),
    ),
  fc.constant(step('phone hung up', (life) => life.act('hang-up-phone', {}))),
  fc.nat(5).map((which) =>
    step(`customer ${String(which)} leaves`, async (life) => {
      const interactionId = life.somebody(which);
      await life.act('customer-leaves', { interactionId });
    }),
  ),
  fc.tuple(fc.nat(5), fc.string({ maxLength: 6 })).map(([which, value]) =>
    step(`second editor writes ${JSON.stringify(value)}`, async (life) => {
      const one = life.d.world.view.outsiders[which % Math.max(1, life.d.world.view.outsiders.length)];
      const variable = one?.editable.find((it) => it.type === 'string')?.name;
      if (one && variable) await life.act('save-variable', { interactionId: one.interactionId, variable, value });
    }),
  ),
  fc.integer({ min: 200, max: 12_000 }).map((ms) => step(`${String(ms)} ms pass`, (life) => life.wait(ms))),
  ...BUTTONS.map((name) =>
    fc.nat(3).map((which) => step(`press ${name}, ${String(which)}`, (life) => life.press(name, which))),
  ),
  ...[1, 2, 3].map(() =>
    fc
      .string({ minLength: 1, maxLength: 12 })
      .map((text) => step(`type ${JSON.stringify(text)}`, (life) => type(life, text))),
  ),
  fc.constant(
    step('cut', (life) =>
      play(life, () => {
        came.lost += 1;
        life.link.drop();
      }),
    ),
  ),
  fc.constant(step('mended', (life) => play(life, () => life.link.restore()))),
  fc
    .constantFrom(...PRESETS)
    .map((faults) => step(`faults ${JSON.stringify(faults)}`, (life) => play(life, () => (life.link.faults = faults)))),
];

async function answered(life: Life): Promise<void> {
  await life.act('contact', { channel: 'call', entryPointId: 'premier-line', for: 'me' });
  await life.wait(1600);
  const ringing = life.d.world.view.outsiders.find((one) => one.where === 'ringing' && one.channel === 'call');
  if (ringing?.atPhone) await life.act('answer-phone', { interactionId: ringing.interactionId });
  else await life.press('Answer');
  await life.wait(500);
}

async function play(life: Life, act: () => void): Promise<void> {
  act();
  await life.settle();
}

/** Types into a text that can be edited. What is typed into a secure one is in memory alone. */
async function type(life: Life, text: string): Promise<void> {
  const field = controls().find((one): one is HTMLInputElement => one instanceof HTMLInputElement && isEditable(one));
  const id = life.d.desktop.state.currentId;
  if (!field || id === null) return;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
  await life.settle();
  life.typed.set(id, text);
  came.typed += 1;
}

const isEditable = (input: HTMLInputElement): boolean =>
  input.type === 'text' && !input.readOnly && !input.disabled && input.computedName === 'Reason';

const controls = (): HTMLElement[] =>
  [...deep()].filter((one): one is HTMLElement => one instanceof HTMLButtonElement || one instanceof HTMLInputElement);

const nameOf = (button: HTMLElement): string =>
  (button.getAttribute('aria-label') ?? button.textContent).replace(/\s+/gu, ' ').trim();

function neverEndsOnHold(): void {
  const control = find('wx-interaction-control');
  const end = control?.shadowRoot?.querySelector('[part~="end"]');
  if (control?.matches(':state(held)') && end && end.getAttribute('aria-disabled') !== 'true') {
    throw new Error('End could be pressed while the call was on hold.');
  }
}

/** What an element shows, without what is only said, and without times. */
function shown(tag: (typeof SCREEN)[number]): string {
  const element = find(tag);
  if (!element?.shadowRoot) return '';
  const parts: string[] = [];
  const read = (node: Node): void => {
    if (node instanceof Text) parts.push(node.data);
    if (!(node instanceof Element)) return;
    if (node.matches('.wx-aside, [role=status], [role=alert], time, style')) return;
    if (node instanceof HTMLButtonElement) parts.push(node.getAttribute('aria-disabled') === 'true' ? '[off]' : '[on]');
    if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) parts.push(`“${node.value}”`);
    (node.shadowRoot ?? node).childNodes.forEach(read);
  };
  element.shadowRoot.childNodes.forEach(read);
  // Labels that count are painted once a second, on the second of the page that was opened.
  return (
    parts
      // What was just saved says so on the page that saved it.
      .filter((part) => part.trim() !== 'Saved')
      .join(' ')
      .replace(/\s+/gu, ' ')
      .replace(/\d+:\d\d(?::\d\d)?|\d+(?= sec\b)/gu, '0')
      .trim()
  );
}

const screen = (): Record<string, string> => Object.fromEntries(SCREEN.map((tag) => [tag, shown(tag)]));

const asLines = (shownOf: Record<string, string>): string =>
  Object.entries(shownOf)
    .map(([tag, text]) => `${tag}: ${text}`)
    .join('\n');

const content = html`<wx-agent-state></wx-agent-state>
  <wx-interaction-control></wx-interaction-control>
  <wx-cad-editor></wx-cad-editor>
  <wx-popover-stack></wx-popover-stack>
  <wx-wrapup></wx-wrapup>
  <wx-notices></wx-notices>`;

async function live(steps: Iterable<fc.AsyncCommand<Model, Real>>, station: StationKind, seed: number): Promise<void> {
  sessionStorage.clear();
  const d = await desk(content, { settings: SETTINGS });
  const backend = withFaults(d.backend, { seed, clock: d.clock });
  d.desktop.backend = backend;
  const life = new Life(d, backend.link);
  await life.settle();
  for (const name of ['wx-wrapped-up', 'wx-answered', 'wx-held'] as const) {
    d.desktop.addEventListener(name, (event) => {
      life.happened.push({ ...event.detail, name: name.slice(3) } as unknown as Happening);
    });
  }
  d.desktop.addEventListener('wx-save-variable', ({ detail }) => life.sent.set(detail.interactionId, detail.value));
  d.desktop.addEventListener('wx-variable-saved', ({ detail: { interactionId: id, by } }) => {
    const isMine = by.id === d.desktop.state.agent?.id;
    if (isMine && life.typed.get(id) === life.sent.get(id)) life.typed.delete(id);
  });
  await d.signIn(station);
  await d.goAvailable();
  await fc.asyncModelRun(() => ({ model: {}, real: life }), steps);

  // The link is mended, and what was on its way arrives.
  life.link.faults = {};
  life.link.restore();
  for (const seconds of [31, 9, 9, 9]) await life.wait(seconds * 1000);
  expect(d.desktop.state.link, 'the link').to.equal('open');
  expect(d.desktop.state.pending, 'nothing is waited for').to.deep.equal([]);
  for (const { name } of life.happened) if (name in came) came[name as 'held'] += 1;
  nothingTwice(life);
  nothingLost(life);
  const lived = { screen: screen(), state: d.desktop.state };

  // A desktop that is opened now shows the same.
  const fresh = await reopened(life);
  expect(held(fresh.state)).to.deep.equal(held(lived.state));
  if (lived.state.currentId !== null) fresh.choose(lived.state.currentId);
  await life.settle();
  expect(asLines(screen())).to.equal(asLines(lived.screen));
  fixtureCleanup();
}

/** What the centre holds for the agent. At a browser station a page that opens is a change of its own [EDG-06]. */
const held = ({ agent, interactions }: State): unknown => {
  // In which order a bad link brought them is not the centre's; that of the screen is compared by itself.
  const sorted = [...interactions.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  return JSON.parse(
    JSON.stringify({ agent, interactions: sorted }, (key, value: unknown) => (key === 'revision' ? 0 : value)),
  );
};

/** Another page of the same agent, on the same seat of the centre. */
async function reopened(life: Life): Promise<Desk['desktop']> {
  const { desktop } = life.d;
  desktop.backend = null;
  await life.settle();
  desktop.backend = life.d.backend;
  await life.settle();
  return desktop;
}

function nothingTwice(life: Life): void {
  const count = (name: string): number => life.happened.filter((one) => one.name === name).length;
  expect(count('held'), 'holds').to.be.at.most(life.pressed.get('Hold') ?? 0);
  const wrapped = life.happened.filter((one) => one.name === 'wrapped-up').map((one) => idOf(one));
  expect(new Set(wrapped).size, 'each is wrapped up once').to.equal(wrapped.length);
}

const idOf = (happening: Happening): string => (happening as unknown as { interactionId: string }).interactionId;

/** Whatever began is with the agent, waits, or is over: the customer left, it was wrapped up, skipped or removed. */
function nothingLost(life: Life): void {
  const { state } = life.d.desktop;
  const waiting = new Set(life.d.world.view.outsiders.map((one) => one.interactionId));
  for (const id of life.d.backend.world.view.outsiders.map((one) => one.interactionId)) {
    const isOffered = state.interactions.has(id);
    expect(isOffered || waiting.has(id), `${id} is somewhere`).to.equal(true);
  }
  for (const [id, text] of life.typed) {
    const interaction = state.interactions.get(id);
    if (!interaction || (life.pressed.get('Revert') ?? 0) > 0) continue;
    const isSaved = interaction.variables.some((one) => one.value === text);
    const isKept = Object.values(sessionStorage).some((kept) => typeof kept === 'string' && holds(kept, text));
    expect(isSaved || isKept, `what was typed: ${JSON.stringify(text)}`).to.equal(true);
  }
  for (const call of state.interactions.values()) {
    if (heldSince(call) !== null) {
      expect(state.controls.get(call.id)?.end?.enabled, 'End of a held call').to.equal(false);
    }
  }
}

const holds = (kept: string, text: string): boolean => {
  try {
    const draft = JSON.parse(kept) as { text?: unknown; lost?: unknown };
    return draft.text === text || (Array.isArray(draft.lost) && draft.lost.includes(text));
  } catch {
    return false;
  }
};

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();
/** The next task: timers would be slowed down by so many of them. */
const task = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Failure) || error.code === 'unexpected') throw error;
}

describe('one agent, by chance', () => {
  const property = fc.asyncProperty(
    fc.commands(commands, { maxCommands: 14 }),
    fc.constantFrom<StationKind>('extension', 'browser'),
    fc.integer({ min: 1, max: 1_000_000 }),
    live,
  );

  it('[ERR-02] [ERR-03] [HLD-01] [CAD-08] [POP-14] lives through any faults of the link', async () => {
    await fc.assert(property, { numRuns: RUNS, includeErrorInReport: true });
    for (const [what, count] of Object.entries(came)) expect(count, what).to.be.above(RUNS / 40);
  }).timeout(380_000);

  for (const { seed, path } of SEEDS) {
    it(`lives through what once was too much: ${String(seed)}, ${path}`, async () => {
      await fc.assert(property, { numRuns: 1, seed, path, includeErrorInReport: true });
    }).timeout(20_000);
  }
});
