/** A centre of glass: several agents at their desks, and what goes on inside can be seen, and tried on a copy. */
import { withFaults } from '../../src/backends/faults/index.js';
import type { LinkControl } from '../../src/backends/faults/index.js';
import { carryOut } from '../../src/backends/simulator/commands.js';
import { EmbeddedCentre, parseOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import type { CentreState } from '../../src/backends/simulator/state.js';
import { directoryOf, Turn } from '../../src/backends/simulator/turn.js';
import type { Directory } from '../../src/backends/simulator/turn.js';
import { interactionView } from '../../src/backends/simulator/views.js';
import { Failure, ManualClock, Store } from '../../src/core/index.js';
import type {
  Backend,
  Command,
  CommandName,
  Commands,
  FailureCode,
  Interaction,
  StationKind,
  World,
} from '../../src/core/index.js';

/** Somebody at a desk; with `link` the connection can be spoilt. */
export interface Seated {
  readonly id: string;
  readonly backend: Backend & { readonly world: World };
  readonly link: LinkControl | null;
  store: Store;
  /** Whether the page is open. */
  isThere: boolean;
}

export class Glass {
  readonly clock = new ManualClock();
  readonly directory: Directory;
  readonly seated: Seated[] = [];
  readonly #centre: EmbeddedCentre;
  #state: CentreState | null = null;

  constructor(organisation: OrganisationInput) {
    this.directory = directoryOf(parseOrganisation(organisation));
    // A centre that is kept hands its state to whoever keeps it.
    this.#centre = new EmbeddedCentre({
      organisation,
      clock: this.clock,
      keep: () =>
        Promise.resolve({
          load: () => Promise.resolve(null),
          save: (state) => {
            this.#state = state;
            return Promise.resolve();
          },
          close: () => undefined,
        }),
    });
  }

  /** The state as it is now. It belongs to the centre: look, do not touch. */
  get state(): CentreState {
    if (!this.#state) throw new Error('Nobody is there yet.');
    return this.#state;
  }

  /** The agent at this place signs in and is Available; with a seed, over a link that can be spoilt. */
  async sit(index: number, kind: StationKind, seed?: number): Promise<void> {
    const id = this.#centre.agentIds[index] ?? '';
    const seat = this.#centre.seat(id);
    const faulty = seed === undefined ? null : withFaults(seat, { seed, clock: this.clock });
    const backend = faulty ?? seat;
    const one: Seated = {
      id,
      backend,
      link: faulty?.link ?? null,
      store: new Store(backend, this.clock),
      isThere: true,
    };
    this.seated.push(one);
    await one.store.connect();
    const teamId = one.store.state.settings?.teams[0]?.id ?? '';
    const number = { extension: `70${String(index)}0`, 'dial-number': `+1415555010${String(index)}`, browser: '' }[
      kind
    ];
    await one.store.send('sign-in', { teamId, station: { kind, number } });
    await one.store.send('set-state', { state: { name: 'available' } });
  }

  /** What an agent may see of its work now, as the centre has it. */
  viewsOf(agentId: string): Interaction[] {
    const look = this.#look(this.state);
    const agent = look.agent(agentId);
    return agent.contacts.flatMap((id) => {
      const contact = look.state.contacts[id];
      return contact ? [interactionView(look, contact, agent)] : [];
    });
  }

  /** Takes a command on a copy of the state. Returns why it was refused, or null where it was taken. */
  refusal(trial: Trial): FailureCode | null {
    return this.#take(this.#copy(), trial);
  }

  /** Takes commands that are all to be refused on one copy of the state, and tells of each that was not, or left a mark. */
  marks(trials: readonly Trial[]): string[] {
    const copy = this.#copy();
    const before = JSON.stringify(copy);
    const taken = trials.filter((one) => this.#take(copy, one) === null);
    if (taken.length === 0 && JSON.stringify(copy) === before) return [];
    const leavesMark = (one: Trial): boolean => {
      const own = this.#copy();
      return this.#take(own, one) === null || JSON.stringify(own) !== before;
    };
    return trials.filter(leavesMark).map(({ agentId, name }) => `${name} by ${agentId}`);
  }

  #take(state: CentreState, { agentId, name, payload }: Trial): FailureCode | null {
    const turn = this.#look(state);
    try {
      carryOut(turn, turn.agent(agentId), { id: 'trial', name, payload } as unknown as Command);
      return null;
    } catch (error) {
      if (error instanceof Failure && error.code !== 'unexpected') return error.code;
      throw error;
    }
  }

  #copy(): CentreState {
    const { state } = this;
    // Of what was told and taken before nothing comes back here; leaving it out saves most of the time.
    const agents: CentreState['agents'] = {};
    for (const [id, one] of Object.entries(state.agents)) agents[id] = { ...one, happenings: [], taken: [] };
    return structuredClone({ ...state, agents });
  }

  #look(state: CentreState): Turn {
    return new Turn(state, this.directory);
  }
}

/** A command to try. */
export interface Trial {
  readonly agentId: string;
  readonly name: CommandName;
  readonly payload: Commands[CommandName];
}
