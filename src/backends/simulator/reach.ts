/**
 * Who can be asked or handed a call, a number an agent: a directory goes through all of them with each key that somebody
 * types, and of 100,000 agents' records that would take its time [DST-09].
 */
import { effective } from './agents.js';
import { whyNot } from './free.js';
import { crewOf } from './crew.js';
import { Lines } from './lists.js';
import type { AgentRecord, CentreState } from './state.js';
import type { Turn } from './turn.js';

/** Available and Idle agents can be asked, Available ones handed a call; who rings, talks or wraps up neither [DST-03]. */
export const REACH = { none: 0, idle: 1, available: 2 } as const;

export class Reach {
  /** In the order of names. */
  readonly of: Uint8Array;
  readonly #places: ReadonlyMap<string, number>;
  /** Numbers of the telephones where they sit. */
  readonly #numbers: string[];
  #lines: Lines | null = null;

  constructor(turn: Turn) {
    const { byName } = crewOf(turn);
    this.#numbers = byName.map(numberOf);
    this.#places = new Map(byName.map(({ id }, place) => [id, place]));
    this.of = Uint8Array.from(byName, (agent) => reachOf(turn, agent));
  }

  placeOf(agentId: string): number {
    return this.#places.get(agentId) ?? -1;
  }

  /** Marks those whose telephone's number holds these digits. */
  markNumbers(digits: string, hits: Uint8Array): void {
    this.#lines ??= new Lines(this.#numbers);
    this.#lines.mark(digits, hits);
  }

  note(turn: Turn): void {
    for (const id of turn.agents) {
      const agent = turn.agent(id);
      const place = this.placeOf(id);
      this.of[place] = reachOf(turn, agent);
      if (this.#numbers[place] === numberOf(agent)) continue;
      this.#numbers[place] = numberOf(agent);
      this.#lines = null;
    }
  }
}

const numberOf = ({ station }: AgentRecord): string => station?.number ?? '';

function reachOf(turn: Turn, agent: AgentRecord): number {
  if (whyNot(turn, agent) !== null) return REACH.none;
  return effective(agent).name === 'available' ? REACH.available : REACH.idle;
}

const all = new WeakMap<CentreState['agents'], Reach>();

/** Made when it is asked for first. */
export function reachIn(turn: Turn): Reach {
  const { agents } = turn.state;
  let reach = all.get(agents);
  if (!reach) all.set(agents, (reach = new Reach(turn)));
  return reach;
}

/** Agents changed in a turn that is over. */
export function noteReach(turn: Turn): void {
  all.get(turn.state.agents)?.note(turn);
}
