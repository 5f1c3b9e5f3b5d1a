/**
 * Who may do what, and why not: the one place where the kit decides whether a control is there and whether it works.
 * The table says what a situation offers; the notes below it take away what this call, this station or this back end
 * does not have. A reason is a message that the agent gets to read (`reason.*` in the locales).
 */
import type { Capabilities, Link } from './backend.js';
import { isRepeatable } from './commands.js';
import type { Commands } from './commands.js';
import { customerOf, heldSince, participantOf } from './model.js';
import type { Agent, Interaction, Participant, Settings } from './model.js';
import { requestKindOf } from './requests.js';
import type { TeamCall } from './team.js';

/** The acts that belong to one interaction. */
export type Act = {
  [K in keyof Commands]: Commands[K] extends { readonly interactionId: string } ? K : never;
}[keyof Commands];

/** Why a control does not work now. */
export type Reason =
  | 'conference-full'
  | 'consult-elsewhere'
  | 'consult-pending'
  | 'customer-gone'
  | 'dialling'
  | 'in-assist'
  | 'in-conference'
  | 'in-consult'
  | 'interaction-open'
  | 'link-lost'
  | 'monitoring'
  | 'no-outdial'
  | 'on-call'
  | 'on-hold'
  | 'request-open'
  | 'resume-first'
  | 'signed-out'
  | 'wrap-up-open';

export interface Control {
  readonly enabled: boolean;
  /** Why it is not enabled. Null when it is, and while it is busy. */
  readonly reason: Reason | null;
  /** The act was asked for and its effect has not come yet. */
  readonly busy: boolean;
}

/** The controls of one interaction. A control that is absent is not offered at all. */
export type Controls = Readonly<Partial<Record<Act, Control>>>;

/** Where an interaction stands, seen by one agent. */
export type Situation =
  | 'connecting' //   being assigned to this agent
  | 'ringing' //      a call that waits for this agent
  | 'requested' //    a digital request that waits for this agent
  | 'previewing' //   a campaign's contact that waits for this agent [OUT-02]
  | 'dialling' //     the customer is being called
  | 'talking' //      a call with the customer, who hears the agent
  | 'held' //         a call with the customer on hold
  | 'asking' //       somebody is being asked; the customer waits, or was resumed
  | 'consulting' //   the agent talks with whom it asked, the customer waits
  | 'consult-held' // the other way round
  | 'consulted' //    this agent was asked
  | 'conference' //   more than two, and this agent owns it
  | 'conferenced' //  more than two, and another agent owns it
  | 'assist' //       the customer left a conference that this agent owns: wrap-up assist
  | 'assisting' //    the same, seen by the others
  | 'monitoring' //   a supervisor listens, and takes no part [MON-01]
  | 'conversing' //   a chat, email or social conversation
  | 'wrapping-up' //  over; the reason is owed
  | 'over'; //        nothing left to do for this agent

type Row = Readonly<Partial<Record<Act, 'yes' | Reason>>>;

const RECORD = { 'pause-recording': 'yes', 'resume-recording': 'yes' } as const;
/** Of a consult out of a conference; it is there while this agent has one. A conference has no transfer [EDG-23]. */
const CONSULTING = { 'cancel-consult': 'yes', 'end-consult': 'yes', conference: 'yes' } as const;
/** Between the one who is consulted and those in the conference [CON-05]. */
const SWAP = { hold: 'yes', resume: 'yes', 'hold-consult': 'yes', 'resume-consult': 'yes' } as const;
const ROSTER = { 'hold-participant': 'yes', 'resume-participant': 'yes', 'remove-participant': 'yes' } as const;
/** Notes are for those who help each other, and for whoever reads them at the end. */
const NOTES = { 'add-note': 'yes' } as const;

// prettier-ignore
const TABLE: Readonly<Record<Situation, Row>> = {
  connecting:    {},
  ringing:       { accept: 'yes', decline: 'yes' },
  requested:     { accept: 'yes' },
  previewing:    { accept: 'yes', 'skip-preview': 'yes', 'remove-preview': 'yes' },
  dialling:      { 'cancel-callback': 'yes', end: 'yes', 'save-variable': 'yes' },
  talking:       { hold: 'yes', consult: 'yes', transfer: 'yes', ...RECORD, 'send-digits': 'yes', 'save-variable': 'yes',
                   end: 'yes' },
  held:          { resume: 'yes', consult: 'yes', transfer: 'yes', ...RECORD, 'send-digits': 'resume-first',
                   'save-variable': 'yes', end: 'on-hold' },
  asking:        { hold: 'yes', resume: 'yes', 'cancel-consult': 'yes', 'consult-transfer': 'consult-pending',
                   conference: 'yes', ...RECORD, 'save-variable': 'yes', end: 'yes' },
  consulting:    { resume: 'yes', 'hold-consult': 'yes', 'consult-transfer': 'yes', conference: 'yes',
                   'end-consult': 'yes', ...RECORD, 'save-variable': 'yes', end: 'on-hold' },
  'consult-held': { hold: 'yes', 'resume-consult': 'yes', 'consult-transfer': 'yes', conference: 'yes',
                   'end-consult': 'yes', ...RECORD, 'save-variable': 'yes', end: 'yes' },
  consulted:     { 'exit-consult': 'yes' },
  conference:    { ...CONSULTING, ...SWAP, consult: 'yes', 'exit-conference': 'yes', ...ROSTER, ...RECORD, ...NOTES,
                   'save-variable': 'yes', end: 'yes' },
  conferenced:   { ...CONSULTING, ...SWAP, consult: 'yes', 'exit-conference': 'yes', ...NOTES, 'save-variable': 'yes',
                   end: 'yes' },
  assist:        { ...CONSULTING, resume: 'customer-gone', 'exit-conference': 'yes', 'remove-participant': 'yes', ...NOTES,
                   'save-variable': 'yes', end: 'yes' },
  assisting:     { ...CONSULTING, resume: 'customer-gone', 'exit-conference': 'yes', ...NOTES, 'save-variable': 'yes' },
  monitoring:    { 'barge-in': 'yes', 'stop-monitoring': 'yes' },
  conversing:    { 'save-variable': 'yes', end: 'yes' },
  // What was typed when the customer hung up can still be saved.
  'wrapping-up': { 'wrap-up': 'yes', 'choose-reason': 'yes', 'cancel-auto-wrap-up': 'yes', ...NOTES,
                   'save-variable': 'yes' },
  over:          {},
};

/** Where an interaction stands for this agent. */
export function situationOf(interaction: Interaction, agentId: string): Situation {
  if (interaction.request) {
    if (interaction.request.stage === 'connecting') return 'connecting';
    if (requestKindOf(interaction) === 'preview') return 'previewing';
    return interaction.channel === 'call' ? 'ringing' : 'requested';
  }
  if (interaction.wrapUp) return 'wrapping-up';
  if (interaction.monitoring !== null) return 'monitoring';
  const me = participantOf(interaction, agentId);
  if (interaction.endedAt !== null || !me) return 'over';
  if (interaction.channel !== 'call') return 'conversing';
  if (interaction.dialling) return 'dialling';
  if (me.leg === 'consult') return 'consulted';
  const isCustomerIn = customerOf(interaction)?.status === 'joined';
  if (!isCustomerIn || othersIn(interaction) > 1) {
    if (me.primary) return isCustomerIn ? 'conference' : 'assist';
    return isCustomerIn ? 'conferenced' : 'assisting';
  }
  const isHeld = heldSince(interaction) !== null;
  if (!interaction.consult) return isHeld ? 'held' : 'talking';
  if (interaction.consult.state !== 'connected') return 'asking';
  return isHeld ? 'consulting' : 'consult-held';
}

const inMain = ({ participants }: Interaction): Participant[] =>
  participants.filter((one) => one.leg === 'main' && one.status === 'joined');

/** Whoever is consulted, on the line or on the way. */
const partyOf = ({ participants }: Interaction): Participant | undefined =>
  participants.find((one) => one.leg === 'consult' && one.status !== 'left');

/** How many besides the customer are in the call. */
const othersIn = (interaction: Interaction): number =>
  inMain(interaction).filter((one) => one.kind !== 'customer').length;

/** Customer and agents included, and whoever is being asked [CNF-02]. */
export const MOST_PARTICIPANTS = 8;

/** Whether this interaction has such a control at all, apart from the situation. */
function offers(interaction: Interaction, agentId: string, act: Act): boolean {
  const { request, recording, callback, wrapUp, consult } = interaction;
  const me = participantOf(interaction, agentId);
  const isMine = consult !== null && consult.by === me?.id;
  switch (act) {
    case 'accept':
      // At a telephone a call is answered by picking it up [ANS-01].
      return interaction.channel !== 'call' || request?.answer === 'screen';
    case 'decline':
      return request?.declinable ?? false;
    case 'pause-recording':
      return recording.pausable && recording.state === 'on';
    case 'resume-recording':
      return recording.pausable && recording.state === 'paused';
    case 'skip-preview':
      return request?.skippable ?? false;
    case 'remove-preview':
      return request?.removable ?? false;
    case 'cancel-callback':
      return callback?.cancellable ?? false;
    case 'end':
      // A callback that is being dialled is called off, where that is allowed, and not ended [CBK-02].
      return interaction.dialling === null || callback === null;
    case 'hold':
      return heldSince(interaction) === null && (isMine || me?.primary === true);
    case 'resume':
      // Nobody can come back to a customer who left while they consult: it stays, switched off [EDG-09].
      if (customerOf(interaction)?.status !== 'joined') return isMine;
      return heldSince(interaction) !== null && (isMine || me?.primary === true);
    case 'hold-consult':
      return isMine && consult.state === 'connected' && partyOf(interaction)?.heldAt === null;
    case 'resume-consult':
      return isMine && consult.state === 'connected' && partyOf(interaction)?.heldAt !== null;
    case 'cancel-consult':
      return isMine && consult.state !== 'connected';
    case 'end-consult':
      return isMine && consult.state === 'connected';
    case 'conference':
      return isMine;
    case 'consult':
      return !isMine;
    case 'save-variable':
      return interaction.variables.some((one) => one.editable);
    case 'add-note':
      // After a call that nobody else handled there is nobody to note anything for.
      return !wrapUp || interaction.participants.filter((one) => one.agentId && one.joinedAt !== null).length > 1;
    case 'cancel-auto-wrap-up':
      return wrapUp !== null && wrapUp.autoAt !== null && wrapUp.extendable;
    default:
      return true;
  }
}

/** What the table does not tell apart. */
function hindrance(interaction: Interaction, act: Act): Reason | null {
  const { consult } = interaction;
  const isCustomerIn = customerOf(interaction)?.status === 'joined';
  switch (act) {
    case 'pause-recording':
    case 'resume-recording':
      // Recording stands still while others than the customer listen [REC-03].
      if (consult) return 'in-consult';
      return othersIn(interaction) > 1 ? 'in-conference' : null;
    case 'end':
      // Also of a conference: the customer would be cut off on hold [HLD-01, EDG-24].
      return heldSince(interaction) !== null ? 'on-hold' : null;
    case 'consult':
      if (consult) return 'consult-elsewhere';
      return inMain(interaction).length >= MOST_PARTICIPANTS ? 'conference-full' : null;
    case 'conference':
      if (!isCustomerIn) return 'customer-gone';
      return consult?.state === 'connected' ? null : 'consult-pending';
    case 'barge-in': {
      if (interaction.dialling) return 'dialling';
      if (!isCustomerIn) return 'in-assist';
      // Who only listens takes no seat; who is being asked does [CNF-02].
      const seats = inMain(interaction).length + (consult ? 1 : 0);
      return seats >= MOST_PARTICIPANTS ? 'conference-full' : null;
    }
    case 'hold-participant':
    case 'resume-participant':
      return isCustomerIn ? null : 'customer-gone';
    default:
      return null;
  }
}

/** What this agent may do with an interaction now. `isBusy` tells of acts whose effect has not come yet. */
export function controlsFor(
  interaction: Interaction,
  agentId: string,
  capabilities: Capabilities,
  link: Link,
  isBusy: (act: Act) => boolean,
): Controls {
  const controls: Partial<Record<Act, Control>> = {};
  for (const [name, cell] of Object.entries(TABLE[situationOf(interaction, agentId)])) {
    const act = name as Act;
    if (!capabilities.commands.has(act) || !offers(interaction, agentId, act)) continue;
    const busy = !isRepeatable(act) && isBusy(act);
    const reason = link !== 'open' ? 'link-lost' : cell === 'yes' ? hindrance(interaction, act) : cell;
    controls[act] = { enabled: reason === null && !busy, reason, busy };
  }
  return controls;
}

/** Whether an agent may sign out, and if not, why [STN-04]. */
export function signOutControl(interactions: Iterable<Interaction>, link: Link, busy: boolean): Control {
  let reason: Reason | null = link === 'open' ? null : 'link-lost';
  if (!reason) {
    for (const interaction of interactions) {
      // Listening ends with the sign-out.
      if (interaction.monitoring !== null) continue;
      if (interaction.request) {
        reason = 'request-open';
        break;
      }
      reason = interaction.wrapUp ? 'wrap-up-open' : 'interaction-open';
    }
  }
  return { enabled: reason === null && !busy, reason, busy };
}

/** Whether an agent may choose a state. While there is work the choice is kept for later, so it is never refused. */
export function setStateControl(agent: Agent, link: Link, busy: boolean): Control {
  const reason: Reason | null = link !== 'open' ? 'link-lost' : agent.signedIn ? null : 'signed-out';
  return { enabled: reason === null && !busy, reason, busy };
}

/** How an agent's own call keeps from another, which one that is only listened to does not. */
function ownCall({ channel, request, wrapUp, monitoring }: Interaction): Reason | null {
  if (channel !== 'call' || monitoring !== null) return null;
  return request ? 'request-open' : wrapUp ? 'wrap-up-open' : 'on-call';
}

/** Whether a supervisor may listen to a call, and if not, why [MON-01]. Who is in a call cannot listen to another. */
export function monitorControl(
  agent: Agent,
  interactions: Iterable<Interaction>,
  call: TeamCall,
  link: Link,
  busy: boolean,
): Control {
  let reason: Reason | null = null;
  for (const one of interactions) reason ??= ownCall(one);
  if (call.state === 'assist') reason = 'in-assist';
  if (!agent.signedIn) reason = 'signed-out';
  if (link !== 'open') reason = 'link-lost';
  return { enabled: reason === null && !busy, reason, busy };
}

/** Whether an agent may call somebody, and if not, why [OUT-01]. One call at a time. */
export function outdialControl(
  agent: Agent,
  interactions: Iterable<Interaction>,
  settings: Settings,
  link: Link,
  busy: boolean,
): Control {
  let reason: Reason | null = null;
  for (const one of interactions) reason = ownCall(one) ?? (one.monitoring === null ? reason : 'monitoring');
  if (!settings.outdial) reason = 'no-outdial';
  if (!agent.signedIn) reason = 'signed-out';
  if (link !== 'open') reason = 'link-lost';
  return { enabled: reason === null && !busy, reason, busy };
}
