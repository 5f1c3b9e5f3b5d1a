/** All that a desktop knows, and what follows from it: what may be done, what is the current one, what was read. */
import type { Capabilities, Link } from './backend.js';
import type { Timestamp } from './clock.js';
import type { CommandName } from './commands.js';
import type { Failure } from './failure.js';
import { isInCall, participantOf } from './model.js';
import type { Agent, Interaction, Settings } from './model.js';
import { controlsFor } from './rules.js';
import type { Act, Controls } from './rules.js';

/** A command whose effect has not come yet. */
export interface Pending {
  readonly id: string;
  readonly name: CommandName;
  /** The interaction it is about, or null for the agent. */
  readonly interactionId: string | null;
  /** Two commands of one name and scope are the same one: `scopeOf`. */
  readonly scope: string;
}

/** All that a desktop knows. Replaced at each change; parts that did not change are the same objects. */
export interface State {
  readonly link: Link;
  /** When a lost connection is tried again; null where that is not known, and during an attempt. */
  readonly retryAt: Timestamp | null;
  /** Why there is no connection, after an attempt that failed. */
  readonly failure: Failure | null;
  readonly agent: Agent | null;
  readonly settings: Settings | null;
  readonly interactions: ReadonlyMap<string, Interaction>;
  readonly controls: ReadonlyMap<string, Controls>;
  readonly pending: readonly Pending[];
  /** The interaction that every element shows which is not bound to another [TSK-01]. */
  readonly currentId: string | null;
  /** How many of the customer's messages the agent has seen, by interaction. */
  readonly read: ReadonlyMap<string, number>;
}

/** What a desktop knows before it is connected: nothing. */
export const NO_STATE: State = {
  link: 'closed',
  retryAt: null,
  failure: null,
  agent: null,
  settings: null,
  interactions: new Map(),
  controls: new Map(),
  pending: [],
  currentId: null,
  read: new Map(),
};

/** The state as it is after a change. What did not come out differently stays the same object. */
export function derived(before: State, next: State, capabilities: Capabilities): State {
  const currentId = currentOf(before, next);
  return {
    ...next,
    currentId,
    controls: allControls(before, next, capabilities),
    read: readMarks(before, next, currentId),
  };
}

/** A call that was just answered, or is listened to, is what the agent turns to; otherwise the choice stays as long as it can. */
function currentOf(before: State, next: State): string | null {
  const agentId = next.agent?.id ?? '';
  if (next.interactions !== before.interactions) {
    for (const [id, one] of next.interactions) {
      const known = before.interactions.get(id);
      const isHere = participantOf(one, agentId) !== undefined || one.monitoring !== null;
      if (one === known || one.request || !isHere) continue;
      if (!known || known.request) return id;
    }
  }
  if (next.currentId !== null && next.interactions.has(next.currentId)) return next.currentId;
  for (const [id, one] of next.interactions) if (!one.request) return id;
  return null;
}

/** Controls are made anew only for interactions that changed, and kept where they came out the same. */
function allControls(before: State, next: State, capabilities: Capabilities): ReadonlyMap<string, Controls> {
  const isSameAround =
    next.link === before.link && next.pending === before.pending && next.agent?.id === before.agent?.id;
  if (isSameAround && next.interactions === before.interactions) return before.controls;
  const controls = new Map<string, Controls>();
  for (const [id, interaction] of next.interactions) {
    const known = before.controls.get(id);
    if (known && isSameAround && before.interactions.get(id) === interaction) {
      controls.set(id, known);
      continue;
    }
    const isBusy = (act: Act): boolean => next.pending.some((one) => one.name === act && one.interactionId === id);
    const made = controlsFor(interaction, next.agent?.id ?? '', capabilities, next.link, isBusy);
    controls.set(id, known && sameControls(known, made) ? known : made);
  }
  return controls;
}

function readMarks(before: State, next: State, currentId: string | null): ReadonlyMap<string, number> {
  const current = currentId === null ? undefined : next.interactions.get(currentId);
  const isKnown = !current || before.read.get(current.id) === current.messages;
  const isGone = [...before.read.keys()].some((id) => !next.interactions.has(id));
  if (isKnown && !isGone) return before.read;
  const read = new Map([...before.read].filter(([id]) => next.interactions.has(id)));
  if (current) read.set(current.id, current.messages);
  return read;
}

const NO_CONTROLS: Controls = {};

/** The controls of one interaction, as the state has them; none where there is no such interaction. */
export function controlsOf(state: State | undefined, interactionId: string | null | undefined): Controls {
  return state?.controls.get(interactionId ?? '') ?? NO_CONTROLS;
}

/** Whether the agent is on a call, be it on hold. */
export function isOnCall({ agent, interactions }: State): boolean {
  return [...interactions.values()].some((one) => isInCall(one, agent?.id ?? ''));
}

function sameControls(one: Controls, other: Controls): boolean {
  const acts = Object.keys(one) as Act[];
  return (
    acts.length === Object.keys(other).length &&
    acts.every((act) => {
      const a = one[act];
      const b = other[act];
      return a && b && a.enabled === b.enabled && a.reason === b.reason && a.busy === b.busy;
    })
  );
}
