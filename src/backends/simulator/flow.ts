/** Entry points and flows: how somebody's contact gets into a queue, and with which variables. */
import { dialled, dialNumberFault, Failure } from '../../core/index.js';
import type { Channel, Origin, Variable, WorldActs } from '../../core/index.js';
import { pick } from './random.js';
import { enqueue } from './routing.js';
import type { Organisation } from './settings.js';
import type { ContactRecord } from './state.js';
import type { Turn } from './turn.js';

type EntryPoint = Organisation['entryPoints'][number];
type Flow = Organisation['flows'][number];

/** Somebody whom the centre may know. */
type Person = Pick<Organisation['customers'][number], 'id' | 'name' | 'number' | 'email' | 'subject' | 'values'>;

interface Beginning {
  readonly channel: Channel;
  readonly origin: Origin;
  readonly customer: Person;
  readonly entryPoint: EntryPoint;
}

export interface Arrival {
  readonly channel: Channel;
  readonly customerId?: string | undefined;
  readonly entryPointId?: string | undefined;
  readonly forAgentId?: string | null;
}

/** Somebody reaches an entry point; its flow sets the variables and leads to a queue. */
export function arrive(turn: Turn, arrival: Arrival): ContactRecord {
  const { channel, customerId, entryPointId, forAgentId = null } = arrival;
  const { directory, settings, state } = turn;
  const customer = directory.customers.get(customerId ?? '') ?? pick(state, settings.customers);
  const contact = newContact(turn, {
    channel,
    origin: 'inbound',
    customer,
    entryPoint: directory.entryPoints.get(entryPointId ?? '') ?? somewhere(turn, channel),
  });
  contact.forAgentId = forAgentId;
  enqueue(turn, contact);
  return contact;
}

/** Somebody leaves name and number, on a website or with a chat bot, to be called back [CBK-01]. */
export function requestCallback(turn: Turn, request: WorldActs['request-callback'], forAgentId: string | null): void {
  const { kind, name, number, entryPointId } = request;
  const dialable = dialled(number);
  if (dialNumberFault(dialable)) throw new Failure('invalid-number');
  const known = turn.settings.customers.find((one) => dialled(one.number) === dialable);
  const contact = newContact(turn, {
    channel: 'call',
    origin: 'callback',
    customer: { ...(known ?? { id: '', email: '', subject: '', values: {} }), name, number: dialable },
    entryPoint: turn.directory.entryPoints.get(entryPointId ?? '') ?? somewhere(turn, 'call'),
  });
  contact.callback = { kind, requestedAt: turn.at };
  contact.forAgentId = forAgentId;
  enqueue(turn, contact);
}

/** The campaign offers the next one on its list, or the one that is named [OUT-02]. */
export function offerPreview(turn: Turn, customerId: string | undefined, forAgentId: string | null): void {
  const { directory, settings, state } = turn;
  const id = customerId ?? state.campaign[0];
  const customer = directory.customers.get(id ?? '');
  const entryPoint = directory.entryPoints.get(settings.campaign?.entryPoint ?? '');
  if (!customer || !entryPoint) throw new Failure('not-allowed');
  state.campaign = state.campaign.filter((one) => one !== customer.id);
  const contact = newContact(turn, { channel: 'call', origin: 'preview', customer, entryPoint });
  contact.forAgentId = forAgentId;
  enqueue(turn, contact);
}

function somewhere({ directory, settings, state }: Turn, channel: Channel): EntryPoint {
  const open = settings.entryPoints.filter(
    (one) => one.channel === channel && !one.outdial && directory.flows.get(one.flow)?.active,
  );
  return pick(state, open);
}

/** A contact as its entry point's flow makes it, in no queue yet. */
export function newContact(turn: Turn, { channel, origin, customer, entryPoint }: Beginning): ContactRecord {
  const { directory, state } = turn;
  const flow = directory.flows.get(entryPoint.flow);
  if (!flow) throw new Error(`The entry point ${entryPoint.id} has no flow.`);

  const { variables, secrets } = variablesOf(flow, customer.values);
  const isCall = channel === 'call';
  const isOnLine = origin === 'inbound';
  const contact: ContactRecord = {
    id: turn.newId('i'),
    channel,
    origin,
    subject: isCall ? null : customer.subject || customer.name,
    customer: { id: customer.id, name: customer.name, address: channel === 'email' ? customer.email : customer.number },
    dnis: isCall ? entryPoint.address : null,
    entryPointId: entryPoint.id,
    flowId: flow.id,
    enqueuedAt: turn.at,
    queueId: flow.queue,
    revision: 0,
    phase: 'waiting',
    forAgentId: null,
    token: 0,
    offer: null,
    blind: false,
    notAgents: [],
    consult: null,
    callback: null,
    notBefore: null,
    dialling: null,
    callerId: null,
    participants: [],
    variables,
    secrets,
    editedSecrets: [],
    digits: '',
    recording: { state: 'off', pausable: false, resumesAt: null },
    messages: isCall ? 0 : 1,
    answeredAt: null,
    endedAt: null,
    absences: [],
    notes: [],
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
    status: isOnLine ? 'joined' : 'setup',
    primary: false,
    joinedAt: isOnLine ? turn.at : null,
    heldAt: null,
    leftAt: null,
  });
  state.contacts[contact.id] = contact;
  turn.touch(contact);
  return contact;
}

/** An entry point that can be called, and the flow that answers there. */
export interface Line {
  readonly entryPoint: EntryPoint;
  readonly flow: Flow;
}

/** Throws where nothing answers. */
export function requireLine({ directory }: Turn, entryPointId: string): Line {
  const entryPoint = directory.entryPoints.get(entryPointId);
  const flow = directory.flows.get(entryPoint?.flow ?? '');
  if (entryPoint?.channel !== 'call' || !flow?.active) throw new Failure('entry-point-unknown');
  return { entryPoint, flow };
}

/** What a flow sets, with a customer's own values before it. Secure ones are kept apart. */
export function variablesOf(
  flow: Flow,
  values: Readonly<Record<string, string>>,
): Pick<ContactRecord, 'variables' | 'secrets'> {
  const secrets: Record<string, string> = {};
  const variables = flow.variables.map((one): Variable => {
    const value = values[one.name] ?? one.value;
    if (one.secure) secrets[one.name] = value;
    const { name, label, type, editable, secure, global } = one;
    return { name, label, type, editable, secure, global, version: 1, saved: null, value: secure ? null : value };
  });
  return { variables, secrets };
}

/**
 * Values of secure variables are never kept. After a restart the centre asks where it had them from; what an agent had
 * saved in place of them is gone.
 */
export function restoreSecrets({ directory, state }: Turn): void {
  for (const contact of Object.values(state.contacts)) {
    const flow = directory.flows.get(contact.flowId);
    if (!flow) continue;
    const { secrets } = variablesOf(flow, directory.customers.get(contact.customer.id)?.values ?? {});
    for (const [name, value] of Object.entries(secrets)) {
      if (!contact.editedSecrets.includes(name)) contact.secrets[name] = value;
    }
  }
}
