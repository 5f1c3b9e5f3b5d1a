/** What is asked about tasks, as commands of the centre. */
import { channelNamed, destinationNamed, MEDIA_TYPES } from '../../backends/webex/names.js';
import type { CommandName, Destination, Interaction, Variable } from '../../core/index.js';
import { participantOf } from '../../core/index.js';
import type { Configuration } from './configuration.js';
import { ACCEPTED, found, textIn } from './handlers.js';
import type { Answer, Ask, Handler, Handlers } from './handlers.js';
import { badRequest, Refusal } from './refusals.js';

/** The commands that need no more than to know what they are about. */
type Plain = Extract<
  CommandName,
  | 'accept'
  | 'decline'
  | 'hold'
  | 'resume'
  | 'hold-consult'
  | 'resume-consult'
  | 'pause-recording'
  | 'resume-recording'
  | 'end'
  | 'cancel-callback'
  | 'skip-preview'
  | 'remove-preview'
  | 'cancel-consult'
  | 'end-consult'
  | 'exit-consult'
  | 'conference'
  | 'exit-conference'
  | 'consult-transfer'
>;

/** A task may be changed in so many places at once, by names and values so long in bytes; a value in the centre is shorter. */
const ATTRIBUTES = { most: 30, longestName: 200, longestValue: 1024 };
const LONGEST_VALUE = 256;

const about = ({ desk, params }: Ask): Interaction => desk.interaction(params['taskId'] ?? '');

const does =
  (choose: (task: Interaction, ask: Ask) => Plain): Handler =>
  async (ask) => {
    const task = about(ask);
    await ask.desk.send(choose(task, ask), { interactionId: task.id });
    return ACCEPTED;
  };
const always = (name: Plain): Handler => does(() => name);

/** Of the call with the customer, or of the one with whom is consulted. */
const byMedia = (main: Plain, consult: Plain): Handler =>
  does((task, { body }) => {
    const id = textIn(body, 'mediaResourceId');
    if (id === task.id) return main;
    if (id === task.consult?.id) return consult;
    throw badRequest(`The task has no media resource ${id}.`);
  });

/** Who ends a consult before it began calls it off; who was asked leaves it. */
function endConsult(task: Interaction, { desk, body }: Ask): Plain {
  const { consult } = task;
  const own = participantOf(task, desk.agentId);
  if (!consult || !own) throw new Refusal(400, 'NO_CONSULT_IN_PROGRESS', 'No consult is in progress.');
  const queueId = textIn(body, 'queueId');
  if (queueId !== '' && consult.to.id !== queueId) throw badRequest('This queue is not being consulted.');
  if (own.leg === 'consult') return 'exit-consult';
  return consult.state === 'connected' ? 'end-consult' : 'cancel-consult';
}

function end(task: Interaction, { desk }: Ask): Plain {
  if (task.dialling && task.callback) return 'cancel-callback';
  return participantOf(task, desk.agentId)?.leg === 'consult' ? 'exit-consult' : 'end';
}

async function consult(ask: Ask): Promise<Answer> {
  const { id: interactionId } = about(ask);
  const othersTalk = ask.body['holdParticipants'] === false;
  await ask.desk.send('consult', { interactionId, to: destinationOf(ask), othersTalk });
  return ACCEPTED;
}

async function transfer(ask: Ask): Promise<Answer> {
  const { id: interactionId } = about(ask);
  await ask.desk.send('transfer', { interactionId, to: destinationOf(ask) });
  return ACCEPTED;
}

function destinationOf({ body, configuration }: Ask): Destination {
  const kind = destinationNamed(textIn(body, 'destinationType'));
  if (!kind) throw badRequest('destinationType is agent, queue, entryPoint or dialNumber.');
  const id = textIn(body, 'to');
  if (id === '') throw badRequest('to is missing.');
  return { kind, id, name: nameOf(configuration, kind, id) };
}

function nameOf({ settings }: Configuration, kind: Destination['kind'], id: string): string {
  const lists = { agent: settings.agents, queue: settings.queues, 'entry-point': settings.entryPoints };
  if (kind in lists) return lists[kind as keyof typeof lists].find((one) => one.id === id)?.name ?? id;
  return settings.addressBook.find((one) => one.number === id)?.name ?? id;
}

async function wrapUp(ask: Ask): Promise<Answer> {
  const { id: interactionId } = about(ask);
  await ask.desk.send('wrap-up', { interactionId, reasonId: textIn(ask.body, 'auxCodeId') });
  return ACCEPTED;
}

/** All or nothing: what cannot be saved is found before anything is. */
async function patch(ask: Ask): Promise<Answer> {
  const task = about(ask);
  const entries = Object.entries(ask.body['attributes'] ?? {});
  if (entries.length === 0) throw badRequest('attributes is empty.');
  if (entries.length > ATTRIBUTES.most) throw badRequest(`There are more than ${String(ATTRIBUTES.most)} attributes.`);
  const saves = entries.map(([name, value]) => ({ variable: variableOf(task, name), value: textOf(name, value) }));
  for (const { variable, value } of saves) {
    // The service keeps no versions: who asks saves over what is there.
    const base = about(ask).variables.find((one) => one.name === variable.name)?.version ?? variable.version;
    await ask.desk.send('save-variable', { interactionId: task.id, variable: variable.name, value, base });
  }
  return ACCEPTED;
}

function variableOf(task: Interaction, name: string): Variable {
  if (Buffer.byteLength(name) > ATTRIBUTES.longestName)
    throw badRequest(`An attribute's name is longer than ${String(ATTRIBUTES.longestName)} bytes.`);
  const variable = task.variables.find((one) => one.name === name);
  if (!variable) throw badRequest(`The task has no variable ${name}.`);
  if (!variable.editable || variable.secure)
    throw new Refusal(403, 'VARIABLE_READ_ONLY', `The variable ${name} may not be edited.`);
  return variable;
}

function textOf(name: string, value: unknown): string {
  if (!['string', 'number', 'boolean'].includes(typeof value)) throw badRequest(`The value of ${name} is no text.`);
  const text = String(value);
  if (Buffer.byteLength(text) > ATTRIBUTES.longestValue || text.length > LONGEST_VALUE)
    throw new Refusal(
      400,
      'INVALID_VARIABLE_VALUE',
      `The value of ${name} is longer than ${String(LONGEST_VALUE)} characters.`,
    );
  return text;
}

async function create(ask: Ask): Promise<Answer> {
  const { desk, body, configuration } = ask;
  const [number, entryPointId, type] = ['destination', 'entryPointId', 'outboundType'].map((one) => textIn(body, one));
  if (textIn(body, 'mediaType') !== 'telephony') throw badRequest('mediaType is telephony.');
  const meta = { orgId: configuration.orgId };
  if (type === 'CALLBACK') {
    await callBack(ask, number ?? '', entryPointId ?? '');
    return { status: 201, body: { meta, data: { id: crypto.randomUUID() } } };
  }
  if (type !== '' && type !== 'OUTDIAL') throw badRequest('outboundType is OUTDIAL or CALLBACK.');
  const known = new Set(desk.interactions.map((one) => one.id));
  await desk.send('outdial', {
    number: number ?? '',
    entryPointId: entryPointId ?? '',
    callerId: textIn(body, 'origin') || null,
  });
  const id = desk.interactions.find((one) => !known.has(one.id))?.id ?? '';
  return { status: 201, body: { meta, data: { id } } };
}

/** Somebody asked on a website to be called; whoever is free calls. */
async function callBack({ desk, body, configuration }: Ask, number: string, entryPointId: string): Promise<void> {
  const callback = body['callback'] as { callbackOrigin?: unknown; callbackType?: unknown } | undefined;
  if (callback?.callbackOrigin !== 'web' || callback.callbackType !== 'immediate')
    throw badRequest('callback is {"callbackOrigin": "web", "callbackType": "immediate"}.');
  const outgoing = configuration.settings.entryPoints.some((one) => one.id === entryPointId && one.channel === 'call');
  if (!outgoing) throw new Refusal(400, 'INVALID_ENTRY_POINT', 'There is no such entry point for calls.');
  await desk.world.act('request-callback', { kind: 'web', name: number, number, entryPointId, for: 'anyone' });
}

/** As the description has checked it. */
interface TaskQuery {
  readonly from?: number;
  readonly to?: number;
  readonly pageSize?: number;
  readonly channelTypes?: readonly string[];
}

function tasks({ desk, query, configuration }: Ask): Answer {
  const { from = 0, to = Infinity, pageSize = 100, channelTypes } = query as TaskQuery;
  const wanted = desk.interactions
    .filter((one) => one.enqueuedAt >= from && one.enqueuedAt <= to)
    .filter((one) => !channelTypes || channelTypes.some((type) => channelNamed(type) === one.channel))
    .toSorted((one, other) => one.enqueuedAt - other.enqueuedAt)
    .slice(0, pageSize);
  return found({ meta: { orgId: configuration.orgId }, data: wanted.map((one) => taskOf(one)) });
}

function taskOf(task: Interaction): unknown {
  const owner = task.participants.find((one) => one.primary);
  const isOut = task.origin !== 'inbound';
  return {
    id: task.id,
    attributes: {
      owner: { id: owner?.agentId ?? '', name: owner?.name ?? '' },
      queue: { id: task.queue?.id ?? '', name: task.queue?.name ?? '' },
      channelType: MEDIA_TYPES[task.channel],
      status: task.endedAt !== null ? 'completed' : task.request ? 'offered' : 'assigned',
      createdTime: task.enqueuedAt,
      lastUpdatedTime: task.endedAt ?? owner?.joinedAt ?? task.enqueuedAt,
      origin: (isOut ? task.dnis : task.customer.address) ?? '',
      destination: (isOut ? task.customer.address : task.dnis) ?? '',
      direction: isOut ? 'OUTBOUND' : 'INBOUND',
    },
  };
}

/** Tasks come to agents by themselves; nobody picks one. */
const assign: Handler = (ask) => {
  about(ask);
  throw new Refusal(403, 'NOT_ALLOWED', 'Tasks of this centre cannot be picked from a queue.');
};

const TASK = 'POST /v1/tasks/{taskId}';
const PREVIEW = 'POST /v1/dialer/campaign/{campaignId}/preview-task/{taskId}';

const preview = (name: Plain): Handler =>
  does((task) => {
    if (task.origin !== 'preview' || !task.request) throw badRequest('The task is no offer of a campaign.');
    return name;
  });

export const TASKS: Handlers = {
  'POST /v1/tasks': create,
  'GET /v1/tasks': tasks,
  'PATCH /v1/tasks/{taskId}': patch,
  [`${TASK}/accept`]: always('accept'),
  [`${TASK}/assign`]: assign,
  [`${TASK}/reject`]: always('decline'),
  [`${TASK}/hold`]: byMedia('hold', 'hold-consult'),
  [`${TASK}/unhold`]: byMedia('resume', 'resume-consult'),
  [`${TASK}/record/pause`]: always('pause-recording'),
  [`${TASK}/record/resume`]: always('resume-recording'),
  [`${TASK}/consult`]: consult,
  [`${TASK}/consult/accept`]: always('accept'),
  [`${TASK}/consult/end`]: does(endConsult),
  [`${TASK}/cancelCtq`]: does(endConsult),
  // There is one consult at a time, so that whoever is named can be nobody else.
  [`${TASK}/consult/conference`]: always('conference'),
  [`${TASK}/consult/transfer`]: always('consult-transfer'),
  [`${TASK}/conference/exit`]: always('exit-conference'),
  // The longest agent inherits a conference, whoever leaves it how.
  [`${TASK}/conference/transfer`]: always('exit-conference'),
  [`${TASK}/transfer`]: transfer,
  [`${TASK}/end`]: does(end),
  [`${TASK}/wrapup`]: wrapUp,
  [`${PREVIEW}/accept`]: preview('accept'),
  [`${PREVIEW}/skip`]: preview('skip-preview'),
  [`${PREVIEW}/remove`]: preview('remove-preview'),
};
