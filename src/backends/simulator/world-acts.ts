/** What the world outside a desk does: customers, the agent's telephone, other agents. */
import { Failure } from '../../core/index.js';
import type { WorldActName, WorldActs } from '../../core/index.js';
import { partyLeaves } from './conference.js';
import { consultAccepted, consultFails, consultMissed } from './consult.js';
import { customerLeaves, hangUpPhone, notTakenBlind, phoneFails } from './leaving.js';
import { requireOffered, takeConsult } from './call.js';
import { askCallback, calledAnswers, calledNotReached, take } from './dialling.js';
import { arrive, offerPreview, requestCallback } from './flow.js';
import { stopMonitoring } from './monitoring.js';
import { isPreview } from './parts.js';
import * as people from './people.js';
import { pick } from './random.js';
import { notTaken } from './routing.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';
import { colleagueOf, saveVariable } from './variables.js';

/** The link between the desk and the centre is outside the centre, and a new day is another centre. */
type CentreAct = Exclude<WorldActName, 'set-link' | 'set-faults' | 'new-day'>;

type ActTable = {
  readonly [K in CentreAct]: (turn: Turn, agent: AgentRecord, detail: WorldActs[K]) => void;
};

const on =
  <D extends { readonly interactionId: string }>(
    act: (turn: Turn, contact: ContactRecord, agent: AgentRecord, detail: D) => void,
  ) =>
  (turn: Turn, agent: AgentRecord, detail: D): void => {
    const contact = turn.state.contacts[detail.interactionId];
    if (!contact) throw new Failure('interaction-gone');
    act(turn, contact, agent, detail);
  };

/** About somebody who is still there. */
const onLive: typeof on = (act) =>
  on((turn, contact, agent, detail) => {
    if (contact.phase === 'ended') throw new Failure('interaction-gone');
    act(turn, contact, agent, detail);
  });

const ACTS: ActTable = {
  contact: (turn, agent, { channel, customerId, entryPointId, for: whom }) => {
    arrive(turn, {
      channel,
      entryPointId,
      customerId: customerId ?? somebodyElse(turn, agent),
      forAgentId: whom === 'me' ? agent.id : null,
    });
  },
  'answer-phone': onLive((turn, contact, agent) => {
    if (agent.station?.kind === 'browser' || isPreview(contact)) throw new Failure('not-answerable');
    requireOffered(contact, agent);
    if (contact.consult?.offer?.agentId === agent.id) takeConsult(turn, contact, agent);
    else take(turn, contact, agent);
  }),
  'hang-up-phone': (turn, agent) => {
    if (!stopMonitoring(turn, agent)) hangUpPhone(turn, agent);
  },
  'fail-phone': onLive((turn, contact, agent) => {
    if (contact.consult?.offer?.agentId === agent.id) consultMissed(turn, contact, 'phone-failed');
    else if (contact.offer?.agentId !== agent.id) phoneFails(turn, contact, agent);
    else if (contact.blind) notTakenBlind(turn, contact, 'channel-failure');
    else notTaken(turn, contact, 'channel-failure');
  }),
  'customer-leaves': onLive((turn, contact) => customerLeaves(turn, contact)),
  'party-answers': onLive((turn, contact) => {
    requireCalled(contact);
    consultAccepted(turn, contact);
  }),
  'party-not-reached': onLive((turn, contact, _, { reason }) => {
    requireCalled(contact);
    consultFails(turn, contact, reason);
  }),
  'party-leaves': onLive((turn, contact, _, { participantId }) => {
    const part = contact.participants.find((one) => one.id === participantId && one.status === 'joined');
    if (part?.kind !== 'dial-number') throw new Failure('interaction-gone');
    partyLeaves(turn, contact, part);
  }),
  'customer-writes': onLive((turn, contact) => {
    if (contact.channel === 'call') throw new Failure('unsupported');
    contact.messages += 1;
    turn.touch(contact);
  }),
  'customer-answers': onLive((turn, contact) => calledAnswers(turn, contact)),
  'customer-not-reached': onLive((turn, contact, _, { reason }) => calledNotReached(turn, contact, reason)),
  'ask-callback': onLive((turn, contact) => askCallback(turn, contact)),
  'request-callback': (turn, agent, request) => requestCallback(turn, request, request.for === 'me' ? agent.id : null),
  'offer-preview': (turn, agent, { customerId, for: whom }) =>
    offerPreview(turn, customerId, whom === 'me' ? agent.id : null),
  'save-variable': on((turn, contact, agent, { variable, value }) => {
    const base = contact.variables.find((one) => one.name === variable)?.version ?? 0;
    saveVariable(turn, contact, colleagueOf(turn, agent), { variable, value, base });
  }),
  'set-traffic': (turn, _, { callsPerHour }) => people.setTraffic(turn, Math.max(0, Math.min(3600, callsPerHour))),
};

/** Somebody is being called to be consulted, and not an agent asked. */
function requireCalled({ consult }: ContactRecord): void {
  if (consult?.state !== 'requested' || consult.offer) throw new Failure('not-dialling');
}

export function playAct<K extends WorldActName>(turn: Turn, agent: AgentRecord, name: K, detail: WorldActs[K]): void {
  if (!(name in ACTS)) throw new Failure('unsupported');
  (ACTS[name as CentreAct] as (turn: Turn, agent: AgentRecord, detail: WorldActs[K]) => void)(turn, agent, detail);
}

/** Nobody is in two calls at once, as long as there are others. */
function somebodyElse(turn: Turn, agent: AgentRecord): string | undefined {
  const own = new Set(agent.contacts);
  const here = new Set<string>();
  for (const { id, forAgentId, customer } of Object.values(turn.state.contacts)) {
    if (forAgentId === agent.id || own.has(id)) here.add(customer.id);
  }
  const others = turn.settings.customers.filter((one) => !here.has(one.id));
  return others.length > 0 ? pick(turn.state, others).id : undefined;
}
