/** Which transition each command of an agent is. What the state does not allow throws a `Failure` and changes nothing. */
import { Failure } from '../../core/index.js';
import type { Command, CommandName, Commands } from '../../core/index.js';
import { chooseState, requireSignedIn, signIn, signOut } from './agents.js';
import {
  cancelAutoWrapUp,
  chooseReason,
  decline,
  end,
  hold,
  endConsult,
  pauseRecording,
  requireOffered,
  resume,
  resumeRecording,
  sendDigits,
  takeConsult,
  wrapUp,
} from './call.js';
import { conference, exitConference, holdParticipant, removeParticipant } from './conference.js';
import { cancelConsult, consult, consultMissed, nobodyLeft } from './consult.js';
import { swap } from './holding.js';
import { cancelCallback, leavePreview, outdial, take } from './dialling.js';
import { exitConsult, notTakenBlind } from './leaving.js';
import { bargeIn, monitor, stopMonitoring } from './monitoring.js';
import { addNote } from './notes.js';
import { isPreview, listensTo, offerTo, partOf } from './parts.js';
import { answersItself } from './routing.js';
import type { AgentRecord, ContactRecord } from './state.js';
import { consultTransfer, transfer } from './transfer.js';
import type { Turn } from './turn.js';
import { saveVariable } from './variables.js';

type CommandTable = {
  readonly [K in CommandName]: (turn: Turn, agent: AgentRecord, payload: Commands[K]) => void;
};

/** A command about an interaction that the agent has. */
const on =
  <P extends { readonly interactionId: string }>(
    act: (turn: Turn, contact: ContactRecord, agent: AgentRecord, payload: P) => void,
  ) =>
  (turn: Turn, agent: AgentRecord, payload: P): void => {
    requireSignedIn(agent);
    act(turn, contactOf(turn, agent, payload.interactionId), agent, payload);
  };

/** A command about the interaction that a supervisor listens to. */
const listening =
  (act: (turn: Turn, agent: AgentRecord, contact: ContactRecord) => void) =>
  (turn: Turn, agent: AgentRecord, { interactionId }: { readonly interactionId: string }): void => {
    requireSignedIn(agent);
    const contact = turn.state.contacts[interactionId];
    if (!contact || listensTo(turn, agent.id)?.contactId !== interactionId) throw new Failure('interaction-gone');
    act(turn, agent, contact);
  };

const COMMANDS: CommandTable = {
  'sign-in': signIn,
  'sign-out': (turn, agent) => {
    signOut(turn, agent);
    stopMonitoring(turn, agent);
    nobodyLeft(turn);
  },
  'set-state': (turn, agent, { state }) => chooseState(turn, agent, state),
  accept: on((turn, contact, agent) => {
    requireOnScreen(turn, contact, agent);
    requireOffered(contact, agent);
    if (isConsulted(contact, agent)) takeConsult(turn, contact, agent);
    else take(turn, contact, agent);
  }),
  decline: on((turn, contact, agent) => {
    requireOnScreen(turn, contact, agent);
    requireOffered(contact, agent);
    if (isConsulted(contact, agent)) consultMissed(turn, contact, 'declined');
    else if (contact.blind) notTakenBlind(turn, contact, 'declined');
    else decline(turn, contact, agent);
  }),
  consult: on(consult),
  'cancel-consult': on(cancelConsult),
  'end-consult': on(endConsult),
  'exit-consult': on(exitConsult),
  'hold-consult': on((turn, contact, agent) => swap(turn, contact, agent, 'consult')),
  'resume-consult': on((turn, contact, agent) => swap(turn, contact, agent, 'customer')),
  conference: on(conference),
  'exit-conference': on(exitConference),
  'consult-transfer': on(consultTransfer),
  transfer: on(transfer),
  'hold-participant': on((turn, contact, agent, { participantId }) =>
    holdParticipant(turn, contact, agent, participantId, true),
  ),
  'resume-participant': on((turn, contact, agent, { participantId }) =>
    holdParticipant(turn, contact, agent, participantId, false),
  ),
  'remove-participant': on((turn, contact, agent, { participantId }) =>
    removeParticipant(turn, contact, agent, participantId),
  ),
  hold: on(hold),
  resume: on(resume),
  'pause-recording': on(pauseRecording),
  'resume-recording': on(resumeRecording),
  end: (turn, agent, payload) => {
    // Of two who press End the second may have lost the call by then [EDG-16].
    if (!hasEnded(agent, payload.interactionId)) on(end)(turn, agent, payload);
  },
  'send-digits': on((turn, contact, agent, { digits }) => sendDigits(turn, contact, agent, digits)),
  'save-variable': on((turn, contact, agent, payload) => {
    // Who is consulted reads only [CAD-09].
    const leg = partOf(contact, agent.id)?.leg;
    if (offerTo(contact, agent.id) || leg === 'consult') throw new Failure('not-allowed');
    saveVariable(turn, contact, { id: agent.id, name: agent.name }, payload);
  }),
  outdial: (turn, agent, payload) => {
    requireSignedIn(agent);
    outdial(turn, agent, payload);
  },
  'cancel-callback': on((turn, contact) => cancelCallback(turn, contact)),
  'skip-preview': on((turn, contact) => {
    if (!turn.settings.campaign?.skippable) throw new Failure('not-allowed');
    leavePreview(turn, contact, 'skip');
  }),
  'remove-preview': on((turn, contact) => {
    if (!turn.settings.campaign?.removable) throw new Failure('not-allowed');
    leavePreview(turn, contact, 'remove');
  }),
  monitor: (turn, agent, { interactionId }) => {
    requireSignedIn(agent);
    monitor(turn, agent, turn.state.contacts[interactionId]);
  },
  'stop-monitoring': listening(stopMonitoring),
  'barge-in': listening(bargeIn),
  'add-note': on(addNote),
  'choose-reason': on((turn, contact, agent, { reasonId }) => chooseReason(turn, contact, agent, reasonId)),
  'cancel-auto-wrap-up': on(cancelAutoWrapUp),
  'wrap-up': on((turn, contact, agent, { reasonId }) => wrapUp(turn, contact, agent, reasonId)),
};

/** The commands that the embedded centre understands. */
export const COMMAND_NAMES: ReadonlySet<CommandName> = new Set(Object.keys(COMMANDS) as CommandName[]);

export function carryOut(turn: Turn, agent: AgentRecord, command: Command): void {
  // The table pairs each name with its own payload, which a lookup by a union of names cannot show.
  const take = COMMANDS[command.name] as (turn: Turn, agent: AgentRecord, payload: unknown) => void;
  take(turn, agent, command.payload);
}

/** At a telephone, and where it answers itself, no call is answered on the screen; a campaign's offer is [ANS-01, OUT-02]. */
function requireOnScreen(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const rings = contact.channel === 'call' && !isPreview(contact);
  if (rings && (agent.station?.kind !== 'browser' || answersItself(turn, contact, agent))) {
    throw new Failure('not-answerable');
  }
}

const isConsulted = (contact: ContactRecord, agent: AgentRecord): boolean =>
  contact.consult?.offer?.agentId === agent.id;

/** The call is over for all, and this agent was told so. */
const hasEnded = ({ contacts, happenings }: AgentRecord, id: string): boolean =>
  !contacts.includes(id) &&
  happenings.some(({ name, detail }) => name === 'ended' && detail.interactionId === id && !detail.goesOn);

/** An interaction of the agent's. */
export function contactOf(turn: Turn, agent: AgentRecord, id: string): ContactRecord {
  const contact = turn.state.contacts[id];
  if (!contact || !agent.contacts.includes(id)) throw new Failure('interaction-gone');
  return contact;
}
