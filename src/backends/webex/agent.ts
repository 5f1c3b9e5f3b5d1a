/**
 * The agent, as frames of Webex tell of it. The service has one state; that there is work over it, and what follows, is
 * read off the tasks.
 */
import { participantOf } from '../../core/index.js';
import type { Agent, AgentState, Interaction, Missed, Station, Timestamp } from '../../core/index.js';
import { AVAILABLE_CODE, stateNamed, stationNamed } from './names.js';
import { agentOf, systemCodes, teamsOf } from './profile.js';
import { amount, filled, list, text } from './read.js';
import type { Bag } from './read.js';

/** What a frame did. `late` says less than what is known. */
export type AgentNews = 'signed-in' | 'signed-out' | 'state' | 'late' | 'nothing';

const IN: ReadonlySet<string> = new Set(['AgentStationLoginSuccess', 'AgentReloginSuccess']);

export class AgentReader {
  readonly #profile: Bag;
  readonly #systemCodes: ReadonlyMap<string, string>;
  #signedIn: boolean;
  #supervisor: boolean;
  #teamId: string | null;
  #teamName: string | null = null;
  #station: Station | null;
  #base: AgentState;
  #engagedSince: Timestamp | null = null;
  #missed: Missed | null = null;
  /** The state that follows a missed request was told: any other is chosen. */
  #isBlamed = false;
  #heardAt: Timestamp = -Infinity;

  constructor(profile: Bag, now: Timestamp) {
    this.#profile = profile;
    this.#systemCodes = systemCodes(profile);
    const { signedIn, supervisor } = agentOf(profile);
    this.#signedIn = signedIn;
    this.#supervisor = supervisor;
    this.#teamId = filled(profile['currentTeamId']);
    this.#station = signedIn ? stationOf(profile['deviceType'], profile['dn']) : null;
    const since = amount(profile['lastStateChangeTimestamp']) ?? now;
    this.#base = signedIn
      ? this.#read(null, filled(profile['lastStateAuxCodeId']), since)
      : { name: 'offline', codeId: null, since };
  }

  get station(): Station | null {
    return this.#station;
  }

  get base(): AgentState {
    return this.#base;
  }

  /** A request that was not taken: it explains the state until another is chosen. */
  miss(missed: Missed): void {
    this.#missed = missed;
    this.#isBlamed = false;
  }

  /** Takes in a frame about the agent. */
  hear(type: string, data: Bag, at: Timestamp): AgentNews {
    const isKnown = IN.has(type) || type === 'AgentLogoutSuccess' || type === 'AgentStateChangeSuccess';
    if (!isKnown) return 'nothing';
    // Asked how things are, the service says so now, whatever was heard before.
    if (at < this.#heardAt && type !== 'AgentReloginSuccess') return 'late';
    this.#heardAt = at;
    if (type === 'AgentLogoutSuccess') {
      const was = this.#signedIn;
      this.#leave(at);
      return was ? 'signed-out' : 'nothing';
    }
    if (IN.has(type)) {
      const was = this.#signedIn;
      this.#signedIn = true;
      this.#teamId = filled(data['teamId']) ?? this.#teamId;
      this.#teamName = filled(data['teamName']) ?? this.#teamName;
      this.#station = stationOf(data['deviceType'], data['dn'] ?? data['dialNumber']) ?? this.#station;
      this.#supervisor ||= list(data['roles']).some((one) => filled(one)?.toLowerCase() === 'supervisor');
      this.#take(data, at);
      return was ? 'state' : 'signed-in';
    }
    const { name, codeId } = this.#base;
    this.#take(data, at);
    return this.#base.name === name && this.#base.codeId === codeId ? 'nothing' : 'state';
  }

  /** Nobody is signed in, as coming back showed. */
  absent(at: Timestamp): void {
    this.#leave(at);
  }

  #leave(at: Timestamp): void {
    this.#signedIn = false;
    this.#station = null;
    this.#teamId = null;
    this.#teamName = null;
    this.#missed = null;
    this.#engagedSince = null;
    this.#base = { name: 'offline', codeId: null, since: at };
  }

  #take(data: Bag, at: Timestamp): void {
    const state = filled(data['subStatus']);
    const code = filled(data['auxCodeId']);
    const name = stateNamed(state ?? '');
    const since = amount(data['lastStateChangeTimestamp']) ?? at;
    // Work lies over a state, and says nothing of when that began.
    if (name === 'engaged' || name === 'wrap-up') {
      if (name === 'engaged') this.#engagedSince ??= since;
      if (code !== null) {
        const below = this.#read(null, code, this.#base.since);
        const isSame = below.name === this.#base.name && below.codeId === this.#base.codeId;
        if (!isSame) {
          this.#base = { ...below, since };
          this.#missed = null;
        }
      }
      return;
    }
    const next = this.#read(state, code, since);
    const isChosen = next.name === 'available' || next.name === 'idle';
    const isBlame = this.#missed?.at === at && !this.#isBlamed && next.name !== 'available';
    if (isChosen && !isBlame) this.#missed = null;
    this.#isBlamed = true;
    this.#base = next;
  }

  /** A state by its name, and by the code where that tells more. */
  #read(state: string | null, code: string | null, since: Timestamp): AgentState {
    const named = stateNamed(state ?? '');
    const ofCode = code === null ? undefined : stateNamed(this.#systemCodes.get(code) ?? '');
    if (named && named !== 'idle') return { name: named, codeId: null, since };
    if (ofCode) return { name: ofCode, codeId: null, since };
    if (!named && code === AVAILABLE_CODE) return { name: 'available', codeId: null, since };
    return { name: 'idle', codeId: code, since };
  }

  /** The agent as it is now, with the work that there is. */
  agent(interactions: Iterable<Interaction>, now: Timestamp, revision: number): Agent {
    const { id, name } = agentOf(this.#profile);
    const all = [...interactions].filter((one) => one.monitoring === null && one.request === null);
    const talks = all.filter((one) => participantOf(one, id)?.status === 'joined');
    const owed = all.flatMap((one) => (one.wrapUp ? [one.wrapUp.since] : []));
    if (talks.length > 0) this.#engagedSince ??= now;
    else if (owed.length === 0) this.#engagedSince = null;
    let over: AgentState | null = null;
    if (talks.length > 0) over = { name: 'engaged', codeId: null, since: this.#engagedSince ?? now };
    else if (owed.length > 0) over = { name: 'wrap-up', codeId: null, since: Math.min(...owed) };
    const team = this.#teamId === null ? null : this.#team(this.#teamId);
    return {
      id,
      revision,
      name,
      supervisor: this.#supervisor,
      signedIn: this.#signedIn,
      team,
      station: this.#station,
      state: over ?? this.#base,
      next: over && this.#base,
      missed: this.#missed,
    };
  }

  #team(id: string): Agent['team'] {
    const known = teamsOf(this.#profile).find((one) => one.id === id);
    return known ?? { id, name: this.#teamName ?? id };
  }
}

function stationOf(device: unknown, number: unknown): Station | null {
  const kind = stationNamed(filled(device) ?? '');
  if (!kind) return null;
  return { kind, number: kind === 'browser' ? '' : (text(number) ?? '') };
}
