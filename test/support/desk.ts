/** A desktop on an embedded contact centre whose clock stands still until a test moves it. */
import { fixture } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { nothing, render } from 'lit';
import { defaultOrganisation, EmbeddedCentre } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { ManualClock } from '../../src/core/index.js';
import type { Channel, Interaction, StationKind, World, WorldActName, WorldActs } from '../../src/core/index.js';
import { define } from '../../src/define.js';
import type { WxDesktop } from '../../src/elements/index.js';
import { html, tagPrefix } from '../../src/foundation/html.js';
import { allHere } from '../../src/foundation/lazy.js';

// The runner plays tests of templates with tags in them a second time, on pages that ask for another prefix.
define({ prefix: document.documentElement.dataset['prefix'] ?? 'wx' });

type KitTag = Extract<keyof HTMLElementTagNameMap, `wx-${string}`>;

/** A tag of the kit, under the prefix of this page. */
export const own = (tag: KitTag): string => tag.replace(/^wx/u, tagPrefix());

export const make = <K extends KitTag>(tag: K): HTMLElementTagNameMap[K] =>
  document.createElement(own(tag)) as HTMLElementTagNameMap[K];

export const find = <K extends KitTag>(tag: K, scope: ParentNode = document): HTMLElementTagNameMap[K] | null =>
  scope.querySelector<HTMLElementTagNameMap[K]>(own(tag));

export const findAll = <K extends KitTag>(tag: K, scope: ParentNode = document): HTMLElementTagNameMap[K][] => [
  ...scope.querySelectorAll<HTMLElementTagNameMap[K]>(own(tag)),
];

/** Lets everything that is under way arrive: messages, parts that are loaded, renders, and renders that those caused. */
export async function settle(): Promise<void> {
  for (const next of [nextTask, nextTask, timer]) {
    await next();
    await allHere();
  }
}

/** After whatever the browser itself had to tell. */
const timer = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const { port1, port2 } = new MessageChannel();

/** A browser makes timers that follow each other wait for four milliseconds; messages it does not. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}

export interface DeskOptions {
  /** Changes to the example organisation. */
  readonly settings?: Partial<OrganisationInput>;
  readonly agentId?: string;
  /** Sign in with this kind of station, and go Available. Default: do neither. */
  readonly station?: StationKind;
  readonly lang?: string;
}

const NUMBERS: Readonly<Record<StationKind, string>> = {
  extension: '2214',
  'dial-number': '+14155550100',
  browser: '',
};

export class Desk {
  readonly clock = new ManualClock();
  readonly centre: EmbeddedCentre;
  readonly world: World;
  readonly agentId: string;
  desktop!: WxDesktop;
  /** Names of the kit's events that reached the document, in order. */
  readonly heard: string[] = [];

  constructor({ settings = {}, agentId }: DeskOptions) {
    // Colleagues would take calls for themselves; a test that wants them names their beginnings.
    const organisation = {
      ...defaultOrganisation,
      // A campaign needs an entry point of the example organisation.
      ...(settings.entryPoints ? { campaign: null } : {}),
      ...settings,
    };
    this.centre = new EmbeddedCentre({ organisation, clock: this.clock, seed: 7 });
    this.agentId = agentId ?? this.centre.agentIds[0] ?? '';
    this.backend = this.centre.seat(this.agentId);
    this.world = this.backend.world;
  }

  readonly backend: ReturnType<EmbeddedCentre['seat']>;

  /** Moves the clock, and lets what follows arrive. */
  async advance(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    await settle();
  }

  async act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    await this.world.act(name, detail);
    await settle();
  }

  async signIn(kind: StationKind = 'extension'): Promise<void> {
    const teamId = this.desktop.state.settings?.teams[0]?.id ?? '';
    await this.desktop.perform('sign-in', { teamId, station: { kind, number: NUMBERS[kind] } });
    await settle();
  }

  async goAvailable(): Promise<void> {
    await this.desktop.perform('set-state', { state: { name: 'available' } });
    await settle();
  }

  /** Somebody contacts this agent; returns the interaction, while it is still being assigned. */
  async contact(channel: Channel = 'call', customerId?: string): Promise<Interaction> {
    const known = new Set(this.desktop.state.interactions.keys());
    await this.act('contact', { channel, for: 'me', ...(customerId ? { customerId } : {}) });
    const found = [...this.desktop.state.interactions.values()].find((one) => !known.has(one.id));
    if (!found) throw new Error('The contact did not reach the agent; is the agent Available?');
    return found;
  }

  /** Somebody contacts this agent, and it rings. */
  async ring(channel: Channel = 'call', customerId?: string): Promise<Interaction> {
    const { id } = await this.contact(channel, customerId);
    await this.advance(1000);
    return this.interaction(id);
  }

  /** A call that the agent is in. */
  async talk(customerId?: string): Promise<Interaction> {
    const { id, request } = await this.ring('call', customerId);
    if (request?.answer === 'phone') await this.act('answer-phone', { interactionId: id });
    else await this.desktop.perform('accept', { interactionId: id });
    await settle();
    return this.interaction(id);
  }

  interaction(id: string): Interaction {
    const found = this.desktop.state.interactions.get(id);
    if (!found) throw new Error(`The desktop does not know the interaction ${id}.`);
    return found;
  }
}

/**
 * Puts a desktop with these elements on the page, connected, and signed in and Available where a station is named.
 * Colleagues do not work, unless the settings say otherwise.
 */
export async function desk(content: TemplateResult, options: DeskOptions = {}): Promise<Desk> {
  const made = new Desk({
    ...options,
    settings: {
      agents: defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const })),
      ...options.settings,
    },
  });
  listening = [...listening.filter(({ desktop: one }: Partial<Desk>) => one?.isConnected), made];
  const holder = await fixture<HTMLElement>(
    html`<div lang=${options.lang ?? nothing}>
      <wx-desktop id="desk" .clock=${made.clock} .backend=${made.backend}>${content}</wx-desktop>
    </div>`,
  );
  const desktop = holder.querySelector<WxDesktop>('#desk');
  if (!desktop) throw new Error('The desktop is not on the page.');
  made.desktop = desktop;
  await settle();
  // A language other than English is loaded when it is asked for.
  while (options.lang && desktop.language.locale !== options.lang) await settle();
  if (options.station) {
    await made.signIn(options.station);
    await made.goAvailable();
    made.heard.length = 0;
  }
  return made;
}

const EVENTS = [
  ...['sign-in', 'sign-out', 'set-state', 'accept', 'decline', 'hold', 'resume', 'pause-recording'],
  ...['resume-recording', 'end', 'wrap-up', 'signed-in', 'signed-out', 'state-changed', 'offered', 'answered'],
  ...['missed', 'withdrawn', 'held', 'resumed', 'recording-paused', 'recording-resumed', 'ended', 'wrapped-up'],
  ...['error', 'action'],
].map((name) => `wx-${name}`);

/** Desks on the page. */
let listening: Desk[] = [];
for (const name of EVENTS) {
  document.addEventListener(name, ({ type }) => {
    for (const { heard } of listening) heard.push(type);
  });
}

export { html, render };
