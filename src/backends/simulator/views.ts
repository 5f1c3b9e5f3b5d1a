/** What leaves the centre: an agent's settings, state and interactions, with nothing in them that agent may not see. */
import { masked } from '../../core/index.js';
import type {
  Agent,
  AgentState,
  Consult,
  Interaction,
  Outsider,
  Participant,
  Party,
  Request,
  Settings,
  Whereabouts,
  WorldView,
  WrapUp,
} from '../../core/index.js';
import { effective, worksOn } from './agents.js';
import { crewOf } from './crew.js';
import { destinationsFor } from './destinations.js';
import { isCancellable } from './dialling.js';
import { customerOf, isPreview, listensTo, monitorsOf, offerTo, partOf } from './parts.js';
import { answersItself } from './routing.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';
import { colleagueOf } from './variables.js';

/** Looking changes nothing; a turn is only asked for what it knows. */
type Look = Turn;

export function settingsView(look: Look, agent: AgentRecord): Settings {
  const { settings, directory } = look;
  const people = settings.organisationDirectory;
  const own = directory.agents.get(agent.id);
  const outgoing = settings.entryPoints.filter((one) => one.outdial).map(({ id, name }) => ({ id, name }));
  return {
    organisation: settings.name,
    teams: settings.teams.filter((team) => own?.teams.includes(team.id)),
    stations: settings.stations,
    defaultStation: own?.station ?? { kind: 'extension', number: '' },
    idleCodes: settings.idleCodes.map(({ id, name, default: isDefault }) => ({ id, name, isDefault })),
    wrapUpReasons: settings.wrapUpReasons.map(({ id, name, default: isDefault }) => ({ id, name, isDefault })),
    ringTime: settings.ringSeconds * 1000,
    protectNumbers: settings.protectNumbers,
    endConsult: settings.endConsult,
    popovers: settings.popovers,
    outdial: outgoing.length ? { entryPoints: outgoing, callerIds: settings.callerIds } : null,
    alerts: settings.alerts,
    destinations: { consult: destinationsFor(look, 'consult'), transfer: destinationsFor(look, 'transfer') },
    people: people && { source: people.source, signedOn: people.signedOn },
  };
}

export function agentView(look: Look, agent: AgentRecord): Agent {
  const works = worksOn(look, agent);
  const wrapUps = works.flatMap((one) => one.wrapUps.filter((wrapUp) => wrapUp.agentId === agent.id));
  let over: AgentState | null = null;
  if (works.some((one) => partOf(one, agent.id) !== undefined)) {
    over = { name: 'engaged', codeId: null, since: agent.engagedSince ?? look.at };
  } else if (wrapUps.length > 0) {
    over = { name: 'wrap-up', codeId: null, since: Math.min(...wrapUps.map((one) => one.since)) };
  }
  const follows = over ? effective(agent) : agent.chosen;
  return {
    id: agent.id,
    revision: agent.revision,
    name: agent.name,
    supervisor: agent.supervisor,
    signedIn: agent.signedIn,
    team: look.directory.teams.get(agent.teamId ?? '') ?? null,
    station: agent.station,
    state: over ?? { ...agent.base },
    next: follows && { name: follows.name, codeId: follows.codeId, since: agent.base.since },
    missed: agent.missed,
  };
}

export function interactionView(look: Look, contact: ContactRecord, agent: AgentRecord): Interaction {
  const { directory, settings } = look;
  const hide = (number: string | null): string | null =>
    number !== null && settings.protectNumbers ? masked(number) : number;
  const queue = directory.queues.get(contact.queueId);
  const entryPoint = directory.entryPoints.get(contact.entryPointId);
  const flow = directory.flows.get(contact.flowId);
  const monitors = monitorsOf(look, contact.id);
  const listens = monitors.find((one) => one.agentId === agent.id);
  return {
    id: contact.id,
    revision: Math.max(contact.revision, listens?.revision ?? 0),
    channel: contact.channel,
    origin: contact.origin,
    subject: contact.subject,
    customer: {
      id: contact.customer.id || null,
      name: contact.customer.name || null,
      address: hide(contact.customer.address),
    },
    dnis: contact.dnis,
    queue: queue ? { id: queue.id, name: queue.name } : null,
    entryPoint: entryPoint ? { id: entryPoint.id, name: entryPoint.name } : null,
    enqueuedAt: contact.enqueuedAt,
    request: requestView(look, contact, agent),
    participants: contact.participants.map((one): Participant => ({
      ...one,
      number: one.kind === 'customer' ? hide(one.number) : one.number,
    })),
    consult: consultView(contact),
    callback: contact.callback && { ...contact.callback, cancellable: isCancellable(look, contact) },
    dialling: contact.dialling && { ...contact.dialling },
    variables: contact.variables.map((one) => ({ ...one })),
    display: { popover: flow?.popover ?? [], pane: flow?.pane ?? [] },
    recording: { ...contact.recording },
    noiseRemoval: settings.noiseRemoval && (directory.agents.get(agent.id)?.noiseRemoval ?? false),
    messages: contact.messages,
    notes: [...contact.notes],
    wrappingUp: contact.wrapUps.flatMap(({ agentId: id }) =>
      id === agent.id ? [] : [{ id, name: look.agent(id).name }],
    ),
    // For who handed it over it has ended, while it goes on elsewhere.
    endedAt: contact.wrapUps.find((one) => one.agentId === agent.id)?.since ?? contact.endedAt,
    wrapUp: wrapUpView(look, contact, agent),
    monitoring: listens?.since ?? null,
    monitored: settings.monitoring.visible && monitors.some((one) => one !== listens),
  };
}

function requestView(look: Look, contact: ContactRecord, agent: AgentRecord): Request | null {
  const offer = offerTo(contact, agent.id);
  if (!offer) return null;
  const consult = contact.consult?.offer === offer ? contact.consult : null;
  const by = consult && contact.participants.find((one) => one.agentId === consult.byAgentId);
  const isCall = contact.channel === 'call';
  const isOfCampaign = isPreview(contact);
  const isPhone = isCall && !isOfCampaign && agent.station?.kind !== 'browser';
  const isAuto = answersItself(look, contact, agent);
  const { campaign } = look.settings;
  return {
    kind: consult ? 'consult' : 'contact',
    stage: offer.stage,
    since: offer.since,
    expiresAt: offer.expiresAt,
    answer: isPhone ? 'phone' : isAuto ? 'auto' : 'screen',
    declinable: isCall && !isPhone && !isAuto && !isOfCampaign,
    from: by ? { name: by.name, number: by.number ?? '', team: by.team ?? '' } : null,
    skippable: isOfCampaign && (campaign?.skippable ?? false),
    removable: isOfCampaign && (campaign?.removable ?? false),
    atTimeout: (isOfCampaign && campaign?.atTimeout) || 'miss',
  };
}

function consultView({ consult, participants }: ContactRecord): Consult | null {
  if (!consult) return null;
  const { id, to, state, since, byAgentId } = consult;
  const by = participants.find((one) => one.agentId === byAgentId && one.status === 'joined')?.id ?? '';
  return { id, by, to, state, since };
}

function wrapUpView(look: Look, contact: ContactRecord, agent: AgentRecord): WrapUp | null {
  const owed = contact.wrapUps.find((one) => one.agentId === agent.id);
  if (!owed) return null;
  const { since, autoAt, reasonId } = owed;
  const hangUp = contact.channel === 'call' && agent.offHook;
  return { since, autoAt, extendable: look.settings.wrapUp.extendable, reasonId, hangUp };
}

/** The world around one agent's desk. */
export function worldView(look: Look, agent: AgentRecord): WorldView {
  const { state, directory } = look;
  const contacts = Object.values(state.contacts).filter(
    (one) => one.phase !== 'ended' && (one.forAgentId === agent.id || agent.contacts.includes(one.id)),
  );
  const isPhone = agent.signedIn && agent.station?.kind !== 'browser';
  const outsiders = contacts.map((contact): Outsider => {
    const where = whereabouts(contact);
    const offer = offerTo(contact, agent.id);
    const isAsked = offer !== null && offer === contact.consult?.offer;
    const by = contact.participants.find((one) => isAsked && one.agentId === contact.consult?.byAgentId);
    const isAtPhone = isPhone && contact.channel === 'call' && !isPreview(contact) && offer !== null;
    return {
      interactionId: contact.id,
      channel: contact.channel,
      origin: contact.origin,
      name: contact.customer.name,
      address: contact.customer.address,
      queue: directory.queues.get(contact.queueId)?.name ?? null,
      where,
      since:
        customerOf(contact)?.heldAt ??
        contact.answeredAt ??
        contact.dialling?.since ??
        contact.offer?.since ??
        contact.enqueuedAt,
      atPhone: isAtPhone ? offer.stage : null,
      consultFrom: by?.name ?? null,
      parties: contact.participants.flatMap((one) => partyView(one) ?? []),
      callback: contact.callback !== null && contact.phase !== 'active',
      digits: contact.digits,
      editable: contact.variables.flatMap(({ name, label, type, editable }) =>
        editable ? [{ name, label, type }] : [],
      ),
    };
  });
  let available = 0;
  let engaged = 0;
  for (const one of crewOf(look).all) {
    if (!one.signedIn) continue;
    if (one.engagedSince !== null) engaged += 1;
    else if (one.base.name === 'available') available += 1;
  }
  return {
    warnings: directory.warnings,
    people: directory.people,
    entryPoints: directory.places,
    outsiders,
    phone: isPhone ? phoneOf(look, agent, contacts, outsiders) : null,
    callsPerHour: state.traffic.callsPerHour,
    campaign: look.settings.campaign?.name ?? null,
    colleague: colleagueOf(look, agent).name,
    centre: {
      waiting: Object.values(state.waiting).reduce((sum, queue) => sum + queue.length, 0),
      available,
      engaged,
    },
  };
}

function phoneOf(
  look: Look,
  agent: AgentRecord,
  contacts: ContactRecord[],
  outsiders: readonly Outsider[],
): WorldView['phone'] {
  const isIn = contacts.some((one) => one.channel === 'call' && partOf(one, agent.id));
  if (isIn || listensTo(look, agent.id)) return 'in-call';
  if (agent.offHook) return 'off-hook';
  return outsiders.some((one) => one.atPhone === 'offered') ? 'ringing' : 'on-hook';
}

function partyView({ id, kind, status, name, heldAt }: Participant): Party | null {
  if (kind !== 'dial-number' || status === 'left') return null;
  return { participantId: id, name, where: status === 'setup' ? 'called' : heldAt === null ? 'talking' : 'held' };
}

function whereabouts(contact: ContactRecord): Whereabouts {
  if (contact.phase === 'waiting') return 'waiting';
  if (contact.phase === 'ended') return 'left';
  if (contact.offer) return contact.offer.stage === 'connecting' ? 'connecting' : 'ringing';
  if (contact.dialling) return 'called';
  const customer = customerOf(contact);
  if (customer?.status === 'left') return 'left';
  if (customer?.heldAt != null) return 'held';
  return contact.voicemail ? 'voicemail' : 'talking';
}
