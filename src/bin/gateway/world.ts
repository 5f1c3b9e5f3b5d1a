/**
 * The world around the centre, which is none of Webex's: who calls, the agents' telephones, and the clock of a test.
 * Pages play it through `src/backends/gateway/world.ts`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Failure } from '../../core/index.js';
import type { Cancel, ManualClock, WorldActName } from '../../core/index.js';
import type { Desk } from './desk.js';
import { badRequest, notFound, Refusal } from './refusals.js';

const LONGEST_JUMP = 7 * 24 * 3_600_000;
/** Who looks so slowly that so much waits gets only the newest view, in bytes. */
const WAITING_BYTES = 2 ** 18;

/** What the world does not do, in the kit's own words: nothing here is Webex's. */
export class NotInThisWorld extends Error {
  readonly body: unknown;

  constructor({ code, detail }: Failure) {
    super(code);
    this.body = { failure: { code, detail } };
  }
}

export class WorldPages {
  readonly #clock: ManualClock | undefined;
  readonly #isOpen: boolean;
  /** How often each agent's world was another, while somebody watched. */
  readonly #versions = new Map<Desk, { number: number; watchers: number; cancel: Cancel }>();
  readonly #streams = new Set<ServerResponse>();

  constructor(isOpen: boolean, clock: ManualClock | undefined) {
    this.#isOpen = isOpen;
    this.#clock = clock;
  }

  /** Moves time on. */
  advance(body: unknown): unknown {
    if (!this.#clock) throw notFound('The clock');
    const milliseconds = fieldIn(body, 'milliseconds');
    if (typeof milliseconds !== 'number' || !(milliseconds >= 0 && milliseconds <= LONGEST_JUMP))
      throw badRequest('milliseconds is a number from 0 on.');
    this.#clock.advance(milliseconds);
    return { now: this.#clock.now() };
  }

  /** What an agent's world looks like, and how many frames the agent's desktops were sent. */
  async look(desk: Desk, what: string | undefined): Promise<unknown> {
    this.#require();
    if (what === 'sent') return { frames: desk.sent };
    if (what !== undefined) throw notFound('The page');
    await desk.open();
    return { version: this.#version(desk), frames: desk.sent, view: desk.world.view };
  }

  async act(desk: Desk, name: string, detail: unknown): Promise<unknown> {
    this.#require();
    await desk.open();
    try {
      // What is no act of the world's, or no detail of it, the centre refuses.
      await desk.world.act(name as WorldActName, detail ?? {});
    } catch (error) {
      if (error instanceof Failure) throw new NotInThisWorld(error);
      throw new Refusal(400, 'BAD_REQUEST', 'The world cannot do that.');
    }
    return { version: this.#version(desk), frames: desk.sent };
  }

  /** Every view, from now on: server-sent events, whose ids are versions. */
  async watch(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#require();
    await desk.open();
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    const leave = this.#join(desk);
    const tell = (): void => {
      if (response.writableLength > WAITING_BYTES) response.once('drain', tell);
      else response.write(`id: ${String(this.#version(desk))}\ndata: ${JSON.stringify(desk.world.view)}\n\n`);
    };
    const cancel = desk.world.subscribe(tell);
    this.#streams.add(response);
    request.on('close', () => {
      cancel();
      leave();
      this.#streams.delete(response);
    });
    tell();
  }

  stop(): void {
    for (const response of this.#streams) response.end();
  }

  #version(desk: Desk): number {
    return this.#versions.get(desk)?.number ?? 0;
  }

  /** A world's versions are counted as long as somebody watches: to look at each costs much where agents are many. */
  #join(desk: Desk): () => void {
    const known = this.#versions.get(desk) ?? { number: 0, watchers: 0, cancel: () => undefined };
    this.#versions.set(desk, known);
    known.watchers += 1;
    if (known.watchers === 1) known.cancel = desk.world.subscribe(() => (known.number += 1));
    return () => {
      known.watchers -= 1;
      if (known.watchers === 0) known.cancel();
    };
  }

  #require(): void {
    if (!this.#isOpen) throw notFound('The world');
  }
}

const fieldIn = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
