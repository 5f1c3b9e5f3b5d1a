/**
 * A stage for stories: a desktop on an embedded contact centre that a story plays to the state it wants to show. No
 * state is written by hand; after the play the clock goes on by itself, so that timers run.
 */
import { html, render } from 'lit';
import type { TemplateResult } from 'lit';
import { defaultOrganisation, EmbeddedCentre } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { ManualClock, Store } from '../../src/core/index.js';
import type {
  Backend,
  Channel,
  Destination,
  Interaction,
  StationKind,
  World,
  WorldActName,
  WorldActs,
} from '../../src/core/index.js';
import { define } from '../../src/define.js';
import { defineSimulatorPanel } from '../../src/elements/simulator-panel/index.js';
import type { WxDesktop } from '../../src/elements/index.js';
import { allHere } from '../../src/foundation/lazy.js';

define();
defineSimulatorPanel();

const SECOND = 1000;

export interface StageOptions {
  /** Changes to the example organisation. Colleagues stay at home, so that a story always shows the same. */
  readonly settings?: Partial<OrganisationInput>;
  /** Sign in with this station and go Available before the play. Default: nobody signs in. */
  readonly station?: StationKind;
}

const NUMBERS: Readonly<Record<StationKind, string>> = {
  extension: '2214',
  'dial-number': '+14155550100',
  browser: '',
};

/** Another agent of the centre, who sits elsewhere. */
export class Colleague {
  readonly store: Store;
  readonly #backend: Backend & { readonly world: World };

  constructor(backend: Backend & { readonly world: World }, clock: ManualClock) {
    this.#backend = backend;
    this.store = new Store(backend, clock);
  }

  /** Whom a consult or a transfer to this agent names. */
  get destination(): Destination {
    const { agent } = this.store.state;
    return { kind: 'agent', id: agent?.id ?? '', name: agent?.name ?? '' };
  }

  get call(): Interaction {
    const [call] = this.store.state.interactions.values();
    if (!call) throw new Error('This agent has no call.');
    return call;
  }

  async signIn(): Promise<void> {
    await this.store.connect();
    const { settings } = this.store.state;
    const station = settings?.defaultStation ?? { kind: 'browser', number: '' };
    await this.store.send('sign-in', { teamId: settings?.teams[0]?.id ?? '', station });
    await this.store.send('set-state', { state: { name: 'available' } });
  }

  async act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    await this.#backend.world.act(name, detail);
  }

  /** Takes what rings, on the telephone or at the screen. */
  async answer(): Promise<void> {
    const { id, request } = this.call;
    if (request?.answer === 'phone') await this.act('answer-phone', { interactionId: id });
    else await this.store.send('accept', { interactionId: id });
  }
}

export class Stage {
  readonly clock = new ManualClock();
  readonly desktop: WxDesktop;
  readonly #centre: EmbeddedCentre;

  constructor(settings: Partial<OrganisationInput> = {}) {
    const agents = (settings.agents ?? defaultOrganisation.agents).map((one) => ({
      ...one,
      begins: 'offline' as const,
    }));
    const organisation = { ...defaultOrganisation, ...settings, agents };
    this.#centre = new EmbeddedCentre({ clock: this.clock, organisation, seed: 7 });
    this.desktop = document.createElement('wx-desktop');
    this.desktop.clock = this.clock;
    this.desktop.backend = this.#centre.seat(this.#centre.agentIds[0] ?? '');
  }

  /** Moves the clock on. */
  async wait(seconds: number): Promise<void> {
    this.clock.advance(seconds * SECOND);
    await turn();
  }

  async act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    await this.desktop.world?.act(name, detail);
    await turn();
  }

  async signIn(kind: StationKind): Promise<void> {
    const teamId = this.desktop.state.settings?.teams[0]?.id ?? '';
    await this.desktop.perform('sign-in', { teamId, station: { kind, number: NUMBERS[kind] } });
    await this.desktop.perform('set-state', { state: { name: 'available' } });
    await turn();
  }

  /** Somebody contacts this agent; the request connects. */
  async contact(channel: Channel, customerId: string): Promise<Interaction> {
    await this.act('contact', { channel, customerId, for: 'me' });
    return this.#newest();
  }

  /** Somebody contacts this agent, and it rings. */
  async ring(channel: Channel = 'call', customerId = 'maya-torres'): Promise<Interaction> {
    const { id } = await this.contact(channel, customerId);
    await this.wait(1);
    return this.interaction(id);
  }

  /** A call that the agent is in. */
  async talk(customerId = 'maya-torres'): Promise<Interaction> {
    const { id, request } = await this.ring('call', customerId);
    if (request?.answer === 'phone') await this.act('answer-phone', { interactionId: id });
    else await this.desktop.perform('accept', { interactionId: id });
    await turn();
    return this.interaction(id);
  }

  /** Resolves once everything is on the page. */
  async shown(): Promise<void> {
    await turn();
    await allHere();
    await turn();
  }

  /** Another agent signs in, and is Available. */
  async colleague(agentId: string): Promise<Colleague> {
    const made = new Colleague(this.#centre.seat(agentId), this.clock);
    await made.signIn();
    await turn();
    return made;
  }

  /** Another agent signs in, and talks with a customer. */
  async talking(agentId: string, customerId = 'maya-torres'): Promise<Colleague> {
    const colleague = await this.colleague(agentId);
    await colleague.act('contact', { channel: 'call', customerId, for: 'me' });
    await this.wait(1);
    await colleague.answer();
    return colleague;
  }

  /** Another agent talks with a customer for a while, and asks this one. */
  async asked(agentId: string): Promise<Colleague> {
    const colleague = await this.talking(agentId);
    await this.wait(90);
    const { agent } = this.desktop.state;
    const to = { kind: 'agent', id: agent?.id ?? '', name: agent?.name ?? '' } as const;
    await colleague.store.send('consult', { interactionId: colleague.call.id, to, othersTalk: false });
    await this.wait(4);
    return colleague;
  }

  /** Another agent asks this one, who answers. */
  async consulted(agentId: string): Promise<Colleague> {
    const colleague = await this.asked(agentId);
    await this.desktop.perform('accept', { interactionId: colleague.call.id });
    await this.wait(20);
    return colleague;
  }

  /** This agent asks somebody about its call. */
  async ask(interactionId: string, to: Destination): Promise<void> {
    await this.desktop.perform('consult', { interactionId, to, othersTalk: false });
    await turn();
  }

  interaction(id: string): Interaction {
    const found = this.desktop.state.interactions.get(id);
    if (!found) throw new Error(`The desktop does not know the interaction ${id}.`);
    return found;
  }

  #newest(): Interaction {
    const newest = [...this.desktop.state.interactions.values()].at(-1);
    if (!newest) throw new Error('Nothing reached the agent.');
    return newest;
  }
}

/** Lets what is under way arrive. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** A story: these elements on a desktop, after this play. */
export function stage(
  content: TemplateResult,
  play: (stage: Stage) => Promise<unknown> = () => Promise.resolve(),
  { settings, station }: StageOptions = {},
): HTMLElement {
  const made = new Stage(settings);
  render(content, made.desktop);
  const perform = async (): Promise<void> => {
    await turn();
    if (station) await made.signIn(station);
    await play(made);
    await allHere();
    // Whoever looks at a story, or tests it, knows by this that the play is over.
    made.desktop.dataset['played'] = '';
    const beat = setInterval(() => {
      if (made.desktop.isConnected) made.clock.advance(SECOND);
      else clearInterval(beat);
    }, SECOND);
  };
  perform().catch((error: unknown) => {
    reportError(error);
  });
  return made.desktop;
}

export { html };
