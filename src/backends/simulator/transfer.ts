/** Handing a customer over: to whoever is consulted, or without asking, to an agent, a number, a queue, a flow. */
import { dialNumberFault, Failure } from '../../core/index.js';
import type { Commands, Destination, Variable } from '../../core/index.js';
import { effective, settle } from './agents.js';
import { owesWrapUp, requirePrimary } from './call.js';
import { becomesPrimary, talkOn } from './conference.js';
import { requireAllowed } from './destinations.js';
import { requireLine, variablesOf } from './flow.js';
import type { Line } from './flow.js';
import { requireFree } from './free.js';
import { addParty, customerIn, inConsult, isConference, partLeaves, partOf, primaryOf, requireOwn } from './parts.js';
import { enqueue, offer } from './routing.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

/** The consulted party has the customer, and nothing more to press; who asked wraps up [CON-10]. */
export function consultTransfer(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const consult = requireOwn(contact, agent);
  const party = inConsult(contact)[0];
  const customer = customerIn(contact);
  if (consult.state !== 'connected' || !party || !customer || isConference(contact)) throw new Failure('no-consult');
  Object.assign(party, { leg: 'main', joinedAt: turn.at, heldAt: null });
  customer.heldAt = null;
  contact.consult = null;
  handedOver(turn, contact, agent, consult.to);
  if (party.agentId) becomesPrimary(turn, contact, party, agent.name);
  else talkOn(turn, contact);
}

/** Without asking: taken by the service at once, or refused with nothing changed [XFR-02, XFR-03, XFR-06]. */
export function transfer(turn: Turn, contact: ContactRecord, agent: AgentRecord, { to }: Commands['transfer']): void {
  requirePrimary(contact, agent);
  const customer = customerIn(contact);
  if (!customer || contact.channel !== 'call' || contact.dialling || isConference(contact)) {
    throw new Failure('not-allowed');
  }
  if (contact.consult) throw new Failure('consult-open', { detail: agent.name });
  const { directory } = turn;
  requireAllowed(turn, 'transfer', to);
  switch (to.kind) {
    case 'agent': {
      const other = requireFree(turn, agent, to);
      if (effective(other).name !== 'available') throw new Failure('agent-unavailable', { detail: to.name });
      leave(turn, contact, agent, to);
      contact.forAgentId = null;
      offer(turn, contact, other);
      contact.blind = true;
      return;
    }
    case 'dial-number':
    case 'organization':
      if (dialNumberFault(to.id)) throw new Failure('invalid-number');
      leave(turn, contact, agent, to);
      addParty(turn, contact, to, { leg: 'main', status: 'joined', joinedAt: turn.at });
      talkOn(turn, contact);
      return;
    case 'queue': {
      const queue = directory.queues.get(to.id);
      if (queue?.channel !== 'call') throw new Failure('destination-not-allowed');
      leave(turn, contact, agent, to);
      intoQueue(turn, contact, queue.id);
      return;
    }
    case 'entry-point': {
      const line = requireLine(turn, to.id);
      leave(turn, contact, agent, to);
      contact.notAgents.push(agent.id);
      enterFlow(turn, contact, line);
      intoQueue(turn, contact, line.flow.queue);
    }
  }
}

function leave(turn: Turn, contact: ContactRecord, agent: AgentRecord, to: Destination): void {
  const customer = customerIn(contact);
  if (customer) customer.heldAt = null;
  turn.void(contact);
  contact.recording = { ...contact.recording, state: 'off', resumesAt: null };
  handedOver(turn, contact, agent, to);
}

/** Who transferred wraps up [XFR-05]. */
function handedOver(turn: Turn, contact: ContactRecord, agent: AgentRecord, to: Destination): void {
  const part = partOf(contact, agent.id) ?? primaryOf(contact);
  if (part) partLeaves(turn, part);
  turn.touch(contact);
  turn.tell(agent.id, 'transferred', { interactionId: contact.id, to });
  owesWrapUp(turn, contact, agent, { by: 'agent', goesOn: true });
  settle(turn, agent);
}

function intoQueue(turn: Turn, contact: ContactRecord, queueId: string): void {
  contact.queueId = queueId;
  contact.enqueuedAt = turn.at;
  contact.forAgentId = null;
  enqueue(turn, contact);
}

/**
 * Another flow sets its variables. A global one keeps its value where name and type are the same there and the flow
 * leaves it alone; what has no match stays behind [XFR-04].
 */
function enterFlow(turn: Turn, contact: ContactRecord, { entryPoint, flow }: Line): void {
  const values = turn.directory.customers.get(contact.customer.id)?.values ?? {};
  const fresh = variablesOf(flow, values);
  const secrets: Record<string, string> = {};
  const variables = fresh.variables.map((one): Variable => {
    const old = contact.variables.find((other) => other.name === one.name);
    const isSet = flow.variables.find((other) => other.name === one.name)?.set ?? false;
    const isCarried =
      !isSet && one.global && old?.global === true && old.type === one.type && old.secure === one.secure;
    const secret = (isCarried ? contact.secrets : fresh.secrets)[one.name];
    if (one.secure && secret !== undefined) secrets[one.name] = secret;
    return isCarried ? { ...one, value: old.value, version: old.version + 1, saved: old.saved } : one;
  });
  contact.variables = variables;
  contact.secrets = secrets;
  contact.editedSecrets = contact.editedSecrets.filter((name) => name in secrets);
  contact.entryPointId = entryPoint.id;
  contact.flowId = flow.id;
  contact.dnis = entryPoint.address;
}
