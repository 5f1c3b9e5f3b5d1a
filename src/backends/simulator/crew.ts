/**
 * The agents of a centre in lists that are made once. Of 100,000 agents a single call must not go through all of them,
 * one by one, by their ids.
 */
import type { Station } from '../../core/index.js';
import type { AgentRecord, CentreState } from './state.js';
import type { Turn } from './turn.js';

export class Crew {
  /** In the order of the settings. */
  readonly all: readonly AgentRecord[];
  /** In the order in which directories list them. */
  readonly byName: readonly AgentRecord[];
  readonly #ofTeam = new Map<string, AgentRecord[]>();
  readonly #ofTeams = new WeakMap<readonly string[], readonly AgentRecord[]>();
  readonly #atStation = new Map<string, AgentRecord>();

  constructor({ state, settings, directory }: Turn) {
    this.all = settings.agents.flatMap(({ id }) => state.agents[id] ?? []);
    this.byName = directory.lists.agents.items.flatMap(({ id }) => state.agents[id] ?? []);
    settings.agents.forEach(({ id, teams }) => {
      const agent = state.agents[id];
      if (!agent) return;
      for (const team of teams) {
        const members = this.#ofTeam.get(team);
        if (members) members.push(agent);
        else this.#ofTeam.set(team, [agent]);
      }
      if (agent.signedIn && agent.station) this.sitsAt(agent, agent.station);
    });
  }

  /** Who may sign in to one of these teams, a queue's. */
  ofTeams(teams: readonly string[]): readonly AgentRecord[] {
    let found = this.#ofTeams.get(teams);
    if (!found) {
      const several = teams.flatMap((team) => this.#ofTeam.get(team) ?? []);
      found = teams.length > 1 ? this.all.filter(has(several)) : several;
      this.#ofTeams.set(teams, found);
    }
    return found;
  }

  /** Who is signed in at a telephone; browsers are never the same. */
  at(station: Station): AgentRecord | undefined {
    const found = this.#atStation.get(placeOf(station));
    const isThere = found?.signedIn && found.station && placeOf(found.station) === placeOf(station);
    return isThere ? found : undefined;
  }

  sitsAt(agent: AgentRecord, station: Station): void {
    if (station.kind !== 'browser') this.#atStation.set(placeOf(station), agent);
  }
}

const placeOf = ({ kind, number }: Station): string => `${kind} ${number}`;

const has = (some: readonly AgentRecord[]): ((one: AgentRecord) => boolean) => {
  const known = new Set(some);
  return (one) => known.has(one);
};

const crews = new WeakMap<CentreState['agents'], Crew>();

export function crewOf(turn: Turn): Crew {
  const { agents } = turn.state;
  let crew = crews.get(agents);
  if (!crew) crews.set(agents, (crew = new Crew(turn)));
  return crew;
}
