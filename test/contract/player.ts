/** An agent at a desk, as the contract plays one: through the store, like a desktop. */
import { expect } from '@open-wc/testing';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { Failure, Store } from '../../src/core/index.js';
import type {
  Backend,
  Clock,
  FailureCode,
  Happening,
  Interaction,
  State,
  StationKind,
  World,
} from '../../src/core/index.js';

export interface Subject {
  readonly clock: Clock;
  /** Sits down as this agent. */
  seat(agentId: string): Backend & { readonly world: World };
  /** Moves the centre's clock, and lets what follows arrive. */
  advance(milliseconds: number): Promise<void>;
}

export type MakeSubject = (organisation: OrganisationInput) => Promise<Subject>;

const NUMBERS: Readonly<Record<StationKind, string>> = {
  extension: '7001',
  'dial-number': '+14155550100',
  browser: '',
};

/** Everyone at home, so that no colleague takes a call meant for the agents of a test. */
export const QUIET: OrganisationInput = {
  ...defaultOrganisation,
  agents: defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const })),
};

export class Player {
  readonly backend: Backend & { readonly world: World };
  readonly store: Store;
  readonly happenings: Happening[] = [];
  readonly #subject: Subject;

  constructor(subject: Subject, agentId: string) {
    this.#subject = subject;
    this.backend = subject.seat(agentId);
    this.store = new Store(this.backend, subject.clock);
    this.store.onHappening(({ happening }) => this.happenings.push(happening));
  }

  get state(): State {
    return this.store.state;
  }

  get stateName(): string | undefined {
    return this.state.agent?.state.name;
  }

  get calls(): Interaction[] {
    return [...this.state.interactions.values()];
  }

  get only(): Interaction {
    const [call, ...others] = this.calls;
    if (!call || others.length > 0)
      throw new Error(`One interaction was expected; there are ${String(this.calls.length)}.`);
    return call;
  }

  names(): string[] {
    return this.happenings.map((one) => one.name);
  }

  async begin(kind: StationKind = 'extension', number = NUMBERS[kind]): Promise<this> {
    await this.store.connect();
    const teamId = this.state.settings?.teams[0]?.id ?? '';
    await this.store.send('sign-in', { teamId, station: { kind, number } });
    await this.available();
    this.happenings.length = 0;
    return this;
  }

  available(): Promise<void> {
    return this.store.send('set-state', { state: { name: 'available' } });
  }

  idle(codeId = 'lunch'): Promise<void> {
    return this.store.send('set-state', { state: { name: 'idle', codeId } });
  }

  async rings(channel: 'call' | 'chat' | 'email' = 'call'): Promise<Interaction> {
    const known = new Set(this.state.interactions.keys());
    await this.backend.world.act('contact', { channel, for: 'me' });
    await this.#subject.advance(1000);
    const call = this.calls.find((one) => !known.has(one.id));
    if (!call) throw new Error('Nothing rings.');
    return call;
  }

  async talks(): Promise<Interaction> {
    const { id, request } = await this.rings();
    if (request?.answer === 'phone') await this.backend.world.act('answer-phone', { interactionId: id });
    else await this.store.send('accept', { interactionId: id });
    await this.#subject.advance(0);
    const call = this.state.interactions.get(id);
    if (!call) throw new Error('The call was not answered.');
    return call;
  }
}

/** What some back end does not have, and a test may need. */
export type Need =
  | 'agent-watch'
  | 'consult-queues'
  | 'destination-settings'
  | 'entry-point-numbers'
  | 'party-names'
  | 'browser-station'
  | 'callback-details'
  | 'cancelled-callbacks'
  | 'chosen-meanwhile'
  | 'participants'
  | 'same-revisions'
  | 'hang-up'
  | 'messages'
  | 'monitoring'
  | 'notes'
  | 'people'
  | 'replay'
  | 'reveal'
  | 'ring-time'
  | 'sound'
  | 'supervisors'
  | 'who-ended'
  | 'tones'
  | 'versions';

/** What a subject is not, with the reason of each. */
export interface Limits {
  readonly lacks?: Readonly<Partial<Record<Need, string>>>;
  /** `words`: the service tells why it refuses in words of its own, so that any `Failure` will do. Default: `codes`. */
  readonly reasons?: 'codes' | 'words';
}

let limits: Limits = {};

/** What holds for the tests that run now: there is one subject at a time. */
export const setLimits = (now: Limits): void => void (limits = now);

/** `it`, for a test that needs something; where the subject lacks it, the test is skipped and its title says why. */
export const needs =
  (lacks: Limits['lacks']) =>
  (...what: readonly Need[]) =>
  (title: string, test: () => Promise<void>): void => {
    const missing = what.find((one) => lacks?.[one] !== undefined);
    if (missing === undefined) it(title, test);
    else it.skip(`${title} — skipped: ${lacks?.[missing] ?? ''}`);
  };

/** Whether the subject has what a single line of a test needs. */
export const has = (what: Need): boolean => limits.lacks?.[what] === undefined;

/** Whether the subject says why it refuses in the kit's own codes. */
export const tellsCodes = (): boolean => limits.reasons !== 'words';

export async function refused(act: Promise<unknown>, code: FailureCode): Promise<void> {
  try {
    await act;
  } catch (error) {
    expect(error).to.be.instanceOf(Failure);
    if (tellsCodes()) expect((error as Failure).code).to.equal(code);
    return;
  }
  throw new Error(`It was done, where "${code}" was expected.`);
}

/** What the parts of the contract begin with. */
export interface Stage {
  /** The first agent, in a centre with these settings. */
  start(settings?: Partial<OrganisationInput>): Promise<Player>;
  /** Another desk in the same centre, by the agent's place in the settings. */
  sit(index?: number): Player;
  advance(milliseconds: number): Promise<void>;
  /** `it` for a test that needs what some back ends do not have. */
  needs(...what: readonly Need[]): (title: string, test: () => Promise<void>) => void;
}
