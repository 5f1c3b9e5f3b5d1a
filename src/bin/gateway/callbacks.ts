/**
 * Callbacks at a time that was agreed on. When one's time has come, whoever of its queue is free is asked to call. Where
 * the gateway keeps its state in a file, they are kept beside it; one whose time came while it was closed is due at once.
 */
import { randomUUID } from 'node:crypto';
import { dialNumberFault } from '../../core/index.js';
import type { Cancel, Clock, Timestamp } from '../../core/index.js';
import type { Callback, CallbackFile } from './callback-file.js';
import type { Configuration } from './configuration.js';
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

const PATH = '/v1/callbacks/organization/{orgId}/scheduled-callback';

export class Callbacks {
  readonly #clock: Clock;
  readonly #deskOf: (agentId: string) => Desk;
  readonly #file: CallbackFile | undefined;
  readonly #all = new Map<string, { readonly callback: Callback; readonly cancel: Cancel }>();

  constructor(clock: Clock, deskOf: (agentId: string) => Desk, configuration: Configuration, file?: CallbackFile) {
    this.#clock = clock;
    this.#deskOf = deskOf;
    this.#file = file;
    for (const one of file?.callbacks ?? []) {
      const entryPoint = entryPointOf(configuration, one.queueId);
      // The settings may have others by now.
      if (entryPoint) this.#expect(one, entryPoint.id);
    }
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

  async #schedule(ask: Ask): Promise<Answer> {
    if (this.#all.size >= MOST) throw badRequest('There are too many scheduled callbacks.');
    const body = this.#keep(ask, randomUUID(), this.#clock.now());
    await this.#save();
    return { status: 201, body };
  }

  async #update(ask: Ask): Promise<Answer> {
    const { id, createdTimestamp } = this.#own(ask);
    const body = this.#keep(ask, id, createdTimestamp);
    await this.#save();
    return found(body);
  }

  async #remove(ask: Ask): Promise<Answer> {
    const { id } = this.#own(ask);
    this.#all.get(id)?.cancel();
    this.#all.delete(id);
    await this.#save();
    return { status: 204 };
  }

  async #save(): Promise<void> {
    await this.#file?.save([...this.#all.values()].map((one) => one.callback));
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
    check(callback, now);
    const { queues, agents } = configuration.settings;
    if (!queues.some((one) => one.id === callback.queueId && one.channel === 'call'))
      throw badRequest('There is no such queue for calls.');
    const entryPoint = entryPointOf(configuration, callback.queueId);
    if (!entryPoint) throw badRequest('Nobody can be called back from this queue.');
    if (assigneeAgent && !agents.some((one) => one.id === assigneeAgent)) throw badRequest('There is no such agent.');
    if (assigneeAgent && assigneeAgent !== desk.agentId && !desk.agent.supervisor)
      throw forbidden('Only a supervisor can assign a callback to somebody else.');
    this.#expect(callback, entryPoint.id);
    return callback;
  }

  #expect(callback: Callback, entryPointId: string): void {
    this.#all.get(callback.id)?.cancel();
    const delay = Math.max(0, timeOf(callback) - this.#clock.now());
    const cancel = this.#clock.after(delay, () => this.#due(callback, entryPointId));
    this.#all.set(callback.id, { callback, cancel });
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
    this.#save().catch(() => undefined);
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

/** Where somebody comes in who is called back from a queue. */
const entryPointOf = (
  { settings: { entryPoints, flows } }: Configuration,
  queueId: string,
): { id: string } | undefined =>
  entryPoints.find((one) => !one.outdial && flows.some((flow) => flow.id === one.flow && flow.queue === queueId));

/** Throws a refusal that says what is wrong with it. */
function check(callback: Callback, now: Timestamp): void {
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
