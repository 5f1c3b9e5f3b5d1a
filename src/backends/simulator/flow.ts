/** Entry points and flows: how somebody's contact gets into a queue, and with which variables. */
import type { Channel, Variable } from '../../core/index.js';
import { pick } from './random.js';
import { enqueue } from './routing.js';
import type { ContactRecord } from './state.js';
import type { Turn } from './turn.js';

export interface Arrival {
  readonly channel: Channel;
  readonly customerId?: string | undefined;
  readonly entryPointId?: string | undefined;
  readonly forAgentId?: string | null;
}

/** Somebody reaches an entry point; its flow sets the variables and leads to a queue. */
export function arrive(turn: Turn, { channel, customerId, entryPointId, forAgentId = null }: Arrival): ContactRecord {
  const { directory, settings, state } = turn;
  const customer = directory.customers.get(customerId ?? '') ?? pick(state, settings.customers);
  const entryPoint =
    directory.entryPoints.get(entryPointId ?? '') ??
    pick(
      state,
      settings.entryPoints.filter((one) => one.channel === channel && directory.flows.get(one.flow)?.active),
    );
  const flow = directory.flows.get(entryPoint.flow);
  if (!flow) throw new Error(`The entry point ${entryPoint.id} has no flow.`);

  const secrets: Record<string, string> = {};
  const variables = flow.variables.map((one): Variable => {
    const value = customer.values[one.name] ?? one.value;
    if (one.secure) secrets[one.name] = value;
    const { name, label, type, editable, secure, global } = one;
    return { name, label, type, editable, secure, global, version: 1, value: secure ? null : value };
  });
  const isCall = channel === 'call';
  const contact: ContactRecord = {
    id: turn.newId('i'),
    channel,
    origin: 'inbound',
    subject: isCall ? null : customer.subject || customer.name,
    customer: { id: customer.id, name: customer.name, address: channel === 'email' ? customer.email : customer.number },
    dnis: isCall ? entryPoint.address : null,
    entryPointId: entryPoint.id,
    flowId: flow.id,
    enqueuedAt: turn.at,
    queueId: flow.queue,
    revision: 0,
    phase: 'waiting',
    forAgentId,
    token: 0,
    offer: null,
    participants: [],
    variables,
    secrets,
    recording: { state: 'off', pausable: false, resumesAt: null },
    messages: isCall ? 0 : 1,
    answeredAt: null,
    endedAt: null,
    wrapUps: [],
  };
  contact.participants.push({
    id: turn.newId('p'),
    kind: 'customer',
    agentId: null,
    name: customer.name,
    number: contact.customer.address,
    team: null,
    leg: 'main',
    status: 'joined',
    primary: false,
    joinedAt: turn.at,
    heldAt: null,
    leftAt: null,
  });
  state.contacts[contact.id] = contact;
  turn.touch(contact);
  enqueue(turn, contact);
  return contact;
}
