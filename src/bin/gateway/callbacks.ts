/**
 * Callbacks at a time that was agreed on. They are kept while the gateway runs; when one's time has come, whoever of its
 * queue is free is asked to call.
 */
import { randomUUID } from 'node:crypto';
import { dialNumberFault } from '../../core/index.js';
import type { Cancel, Clock, Timestamp } from '../../core/index.js';
import type { Desk } from './desk.js';
import { found, textIn } from './handlers.js';
import type { Answer, Ask, Handlers } from './handlers.js';
import { badRequest, forbidden, notFound } from './refusals.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const EARLIEST = 30 * MINUTE;
const LATEST = 31 * DAY;
const WINDOW = { shortest: 30 * MINUTE, longest: 8 * 60 * MINUTE };
const MOST = 1000;
const NUMBER = /^(?=.{7,15}$)\+?[\d ().-]+$/u;
const LONGEST_NAME = 250;

interface Callback {
  readonly id: string;
  readonly customerName: string;
  readonly callbackNumber: string;
  readonly timezone: string;
  readonly scheduleDate: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly queueId: string;
  readonly callbackReason?: string;
  readonly sourceInteraction?: string;
  readonly callbackOrigin: string;
  readonly createdTimestamp: Timestamp;
  readonly lastUpdatedTimestamp: Timestamp;
  readonly assigneeAgent?: string;
  readonly assignedTime?: Timestamp;
  readonly orgId: string;
}

const PATH = '/v1/callbacks/organization/{orgId}/scheduled-callback';

export class Callbacks {
  readonly #clock: Clock;
  readonly #deskOf: (agentId: string) => Desk;
  readonly #all = new Map<string, { readonly callback: Callback; readonly cancel: Cancel }>();

  constructor(clock: Clock, deskOf: (agentId: string) => Desk) {
    this.#clock = clock;
    this.#deskOf = deskOf;
  }

  readonly handlers: Handlers = {
    [`POST ${PATH}`]: (ask) => this.#schedule(ask),
    [`GET ${PATH}`]: (ask) => this.#list(ask),
    [`GET ${PATH}/{id}`]: (ask) => found(this.#own(ask)),
    [`PUT ${PATH}/{id}`]: (ask) => this.#update(ask),
    [`DELETE ${PATH}/{id}`]: (ask) => this.#remove(ask),
  };

  stop(): void {
    for (const { cancel } of this.#all.values()) cancel();
    this.#all.clear();
  }

  #schedule(ask: Ask): Answer {
    if (this.#all.size >= MOST) throw badRequest('There are too many scheduled callbacks.');
    return { status: 201, body: this.#keep(ask, randomUUID(), this.#clock.now()) };
  }

  #update(ask: Ask): Answer {
    const { id, createdTimestamp } = this.#own(ask);
    return found(this.#keep(ask, id, createdTimestamp));
  }

  #remove(ask: Ask): Answer {
    const { id } = this.#own(ask);
    this.#all.get(id)?.cancel();
    this.#all.delete(id);
    return { status: 204 };
  }

  #list({ query, configuration, path }: Ask): Answer {
    const { callbackNumber, assigneeAgent, page = 0, pageSize = 100, sortBy = '', sortOrder = '' } = query as ListQuery;
    if (callbackNumber === undefined && assigneeAgent === undefined)
      throw badRequest('callbackNumber or assigneeAgent is missing.');
    if (sortBy === 'assignedTime' && assigneeAgent === undefined) throw badRequest('assigneeAgent is missing.');
    const turn = sortOrder.toLowerCase() === 'desc' ? -1 : 1;
    const all = [...this.#all.values()]
      .map((one) => one.callback)
      .filter((one) => callbackNumber === undefined || one.callbackNumber === callbackNumber)
      .filter((one) => assigneeAgent === undefined || one.assigneeAgent === assigneeAgent)
      .toSorted((one, other) => turn * (timeOf(one) - timeOf(other)));
    const size = Math.max(1, Math.min(100, pageSize));
    const totalPages = Math.ceil(all.length / size);
    const links = { self: `${path}?page=${String(page)}&pageSize=${String(size)}` };
    const meta = { orgId: configuration.orgId, page, pageSize: size, totalPages, totalRecords: all.length, links };
    return found({ meta, data: all.slice(page * size, (page + 1) * size) });
  }

  #own({ params }: Ask): Callback {
    const one = this.#all.get(params['id'] ?? '');
    if (!one) throw notFound('The callback');
    return one.callback;
  }

  #keep({ body, configuration, desk }: Ask, id: string, createdTimestamp: Timestamp): Callback {
    const now = this.#clock.now();
    const assigneeAgent = textIn(body, 'assigneeAgent');
    const callback: Callback = {
      id,
      customerName: textIn(body, 'customerName'),
      callbackNumber: textIn(body, 'callbackNumber'),
      timezone: textIn(body, 'timezone'),
      scheduleDate: textIn(body, 'scheduleDate'),
      startTime: textIn(body, 'startTime'),
      endTime: textIn(body, 'endTime'),
      queueId: textIn(body, 'queueId'),
      ...optional(body, 'callbackReason'),
      ...optional(body, 'sourceInteraction'),
      ...(assigneeAgent ? { assigneeAgent, assignedTime: now } : {}),
      callbackOrigin: textIn(body, 'sourceInteraction') ? 'livecall' : 'api',
      createdTimestamp,
      lastUpdatedTimestamp: now,
      orgId: configuration.orgId,
    };
    const at = check(callback, now);
    const { queues, flows, entryPoints, agents } = configuration.settings;
    if (!queues.some((one) => one.id === callback.queueId && one.channel === 'call'))
      throw badRequest('There is no such queue for calls.');
    const entryPoint = entryPoints.find(
      (one) => !one.outdial && flows.some((flow) => flow.id === one.flow && flow.queue === callback.queueId),
    );
    if (!entryPoint) throw badRequest('Nobody can be called back from this queue.');
    if (assigneeAgent && !agents.some((one) => one.id === assigneeAgent)) throw badRequest('There is no such agent.');
    if (assigneeAgent && assigneeAgent !== desk.agentId && !desk.agent.supervisor)
      throw forbidden('Only a supervisor can assign a callback to somebody else.');
    this.#all.get(id)?.cancel();
    const cancel = this.#clock.after(at - now, () => this.#due(callback, entryPoint.id));
    this.#all.set(id, { callback, cancel });
    return callback;
  }

  /** A time that has come is a callback as any other. */
  #due({ id, customerName, callbackNumber, assigneeAgent }: Callback, entryPointId: string): void {
    this.#all.delete(id);
    const number = callbackNumber.replace(/[ ().-]/gu, '');
    const desk = this.#deskOf(assigneeAgent ?? '');
    const request = {
      kind: 'web',
      name: customerName,
      number,
      entryPointId,
      for: assigneeAgent ? 'me' : 'anyone',
    } as const;
    // There is nobody to tell: whoever scheduled it has gone on.
    desk.world.act('request-callback', request).catch(() => undefined);
  }
}

interface ListQuery {
  readonly callbackNumber?: string;
  readonly assigneeAgent?: string;
  readonly page?: number;
  readonly pageSize?: number;
  readonly sortBy?: string;
  readonly sortOrder?: string;
}

const optional = (body: Readonly<Record<string, unknown>>, name: string): Record<string, string> => {
  const text = textIn(body, name);
  return text === '' ? {} : { [name]: text };
};

/** When it is due. Throws a refusal that says what is wrong with it. */
function check(callback: Callback, now: Timestamp): Timestamp {
  const { customerName, callbackNumber } = callback;
  if (customerName === '' || customerName.length > LONGEST_NAME)
    throw badRequest('customerName has 1 to 250 characters.');
  if (!NUMBER.test(callbackNumber) || dialNumberFault(callbackNumber.replace(/[ ().-]/gu, '')))
    throw badRequest('callbackNumber is no number to call.');
  const [start, end] = [timeOf(callback), timeOf({ ...callback, startTime: callback.endTime })];
  if (start < now + EARLIEST) throw badRequest('startTime is at least 30 minutes from now.');
  if (start > now + LATEST) throw badRequest('scheduleDate is within 31 days.');
  if (end - start < WINDOW.shortest || end - start > WINDOW.longest)
    throw badRequest('endTime is 30 minutes to 8 hours after startTime.');
  return start;
}

/** The time that a place's clocks show, as a time of the world's. */
function timeOf({
  scheduleDate,
  startTime,
  timezone,
}: Pick<Callback, 'scheduleDate' | 'startTime' | 'timezone'>): Timestamp {
  const shown = Date.parse(`${scheduleDate}T${startTime}Z`);
  if (Number.isNaN(shown)) throw badRequest('scheduleDate and startTime are no time.');
  // Once more, for a clock that was moved in between.
  const first = shown - offsetAt(shown, timezone);
  return shown - offsetAt(first, timezone);
}

function offsetAt(time: Timestamp, timeZone: string): number {
  let parts: Intl.DateTimeFormatPart[];
  try {
    parts = new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone, hourCycle: 'h23' }).formatToParts(time);
  } catch {
    throw badRequest('timezone is no name of a time zone.');
  }
  const of = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - time;
}

const FIELDS = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const;
