// A centre on a server: 500 agents and 50 calls a second over sockets, and the server killed in the middle of it. The
// clients are bare sockets that speak the wire, so that what is measured is the server.
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { WebSocket } from 'ws';
import { inBatches, manyAgents, ms, row, Server, shares, until } from './crowd.mjs';

export const name = 'a centre on a server';
export const budget =
  '500 seats, 50 calls a second: an answer within 250 ms (99 of 100), no seat starved, back in 10 s';

const SEATS = 500;
const CALLS_PER_SECOND = 50;
const SECONDS = 60;
/** Each seat has a call so often. */
const EVERY = (SEATS / CALLS_PER_SECOND) * 1000;
/** Its address. */
const GREETING = /is open: (\S+)\n/;

export async function run() {
  const { defaultOrganisation } = await tsImport('../src/backends/simulator/organisation.ts', import.meta.url);
  const folder = mkdtempSync(join(tmpdir(), 'wx-bench-'));
  const settings = join(folder, 'settings.json');
  const state = join(folder, 'centre.jsonl');
  writeFileSync(settings, JSON.stringify(manyAgents(defaultOrganisation, SEATS)));
  const args = ['centre', '--settings', settings, '--state', state];
  const seats = Array.from({ length: SEATS }, (_, index) => new Seat(`agent-${index}`, index));
  let server;
  try {
    server = await Server.start([...args, '--port', '0'], GREETING);
    await inBatches(seats, (seat) => seat.open(server.url));
    const begun = performance.now();
    for (const seat of seats) seat.begin(begun + (seat.index * EVERY) / SEATS);
    await until(begun + (SECONDS / 2) * 1000);
    const before = server.megabytes;

    await server.kill();
    for (const seat of seats) seat.rest();
    const dead = performance.now();
    server = await Server.start([...args, '--port', server.port], GREETING);
    const read = performance.now() - dead;
    await inBatches(seats, (seat) => seat.open(server.url));
    const back = performance.now() - dead;
    const lost = seats.filter((seat) => seat.isMissing).length;

    const again = performance.now();
    for (const seat of seats) seat.begin(again + (seat.index * EVERY) / SEATS);
    await until(again + (SECONDS / 2) * 1000);
    for (const seat of seats) seat.rest();

    const times = seats.flatMap((seat) => seat.times);
    const at = shares(times);
    const calls = seats.map((seat) => seat.calls);
    const total = calls.reduce((sum, one) => sum + one, 0);
    const fewest = Math.min(...calls);
    const refused = seats.reduce((sum, seat) => sum + seat.refused, 0);
    return [
      row(
        `${SEATS} seats, ${times.length} answers: half, 99 of 100, the last`,
        `${ms(at(0.5))}, ${ms(at(0.99))}, ${ms(at(1))}`,
        '99 of 100 in 250 ms',
        at(0.99) <= 250,
      ),
      row('calls from ring to wrap-up; refused', `${total}; ${refused}`, '0 refused', refused === 0),
      row('calls of the seat that had fewest', fewest, `of ${SECONDS / (EVERY / 1000)}, 4`, fewest >= 4),
      row('memory of the server', `${Math.max(before, server.megabytes)} MB`, '400 MB', before <= 400),
      row(
        'its file',
        `${(statSync(state).size / 2 ** 20).toFixed(1)} MB`,
        '64 MB',
        statSync(state).size < 64 * 2 ** 20,
      ),
      row('killed, started again: reading; all seats back', `${ms(read)}; ${ms(back)}`, '10 s', back <= 10_000),
      row('seats that missed a call of theirs then', lost, 0, lost === 0),
    ];
  } finally {
    for (const seat of seats) seat.rest();
    await server?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An agent with a bare socket, who takes one call after the other: answer, hold, resume, end, wrap up. */
class Seat {
  times = [];
  calls = 0;
  refused = 0;
  isMissing = false;
  #asked = new Map();
  #numbers = 0;
  #calls = new Map();
  /** The call that was answered, as the centre has acknowledged, and that is not wrapped up. */
  #mine = null;
  #onChange = () => undefined;
  #isAtWork = false;
  #life = 0;

  constructor(id, index) {
    this.id = id;
    this.index = index;
  }

  /** Resolves with the first snapshot, signed in. */
  async open(url) {
    const socket = new WebSocket(url);
    this.socket = socket;
    await once(socket, 'open');
    const snapshot = new Promise((resolve) => {
      socket.on('message', (data) => {
        const frame = JSON.parse(data);
        this.#hear(frame);
        if (frame.type === 'fact' && frame.fact.snapshot) resolve(frame.fact);
      });
    });
    socket.send(JSON.stringify({ type: 'hello', v: 1, agent: this.id }));
    const { agent, settings } = await snapshot;
    this.isMissing = this.#mine !== null && !this.#calls.has(this.#mine);
    if (agent.signedIn) return;
    const station = { kind: 'extension', number: String(10_000 + this.index) };
    await this.#send('sign-in', { teamId: settings.teams[0].id, station });
    await this.#send('set-state', { state: { name: 'available' } });
    this.reason = settings.wrapUpReasons[0].id;
  }

  /** Takes its calls from a time on. */
  async begin(at) {
    this.#isAtWork = true;
    const life = (this.#life += 1);
    const isOver = () => !this.#isAtWork || life !== this.#life;
    try {
      for (let next = at; !isOver(); next += EVERY) {
        await until(next);
        if (isOver()) return;
        await this.#call();
        this.calls += 1;
      }
    } catch (error) {
      if (!isOver()) this.refused += 1;
      if (!isOver()) console.error(`${this.id}: ${error.message}`);
    }
  }

  /** Stops where it is. */
  rest() {
    this.#isAtWork = false;
    this.socket?.removeAllListeners('message');
    this.socket?.terminate();
    this.#asked.clear();
    this.#onChange = () => undefined;
  }

  async #call() {
    // One that was under way when the server was killed goes on.
    if (this.#calls.size === 0) await this.#act('contact', { channel: 'call', for: 'me' });
    const id = await this.#sees((call) => call.request === null || call.request.stage === 'offered');
    const about = { interactionId: id };
    const call = () => this.#calls.get(id);
    if (call().request) await this.#act('answer-phone', about);
    this.#mine = id;
    await this.#sees((one) => one.request === null);
    if (call().endedAt === null) {
      const isHeld = call().participants.some((one) => one.kind === 'customer' && one.heldAt !== null);
      if (!isHeld) await this.#send('hold', about);
      await this.#send('resume', about);
      await this.#send('end', about);
    }
    if (call().wrapUp?.hangUp) await this.#act('hang-up-phone', {});
    await this.#send('wrap-up', { ...about, reasonId: this.reason });
    this.#mine = null;
  }

  #send(command, payload) {
    const id = `${this.id}-${this.#life}-${this.#numbers}`;
    return this.#ask({ type: 'send', command: { id, name: command, payload } });
  }

  #act(act, detail) {
    return this.#ask({ type: 'act', act: { name: act, detail } });
  }

  #ask(frame) {
    const id = (this.#numbers += 1);
    const begun = performance.now();
    this.socket.send(JSON.stringify({ ...frame, id }));
    return new Promise((resolve, reject) => {
      this.#asked.set(id, ({ type, failure }) => {
        // That all sit down at once is measured apart.
        if (this.#isAtWork) this.times.push(performance.now() - begun);
        if (type === 'answer') resolve();
        else reject(new Error(`${frame.command?.name ?? frame.act.name}: ${failure.code}`));
      });
    });
  }

  /** Resolves with the id of a call once it is so. */
  #sees(isSo) {
    return new Promise((resolve) => {
      const look = () => {
        const call = [...this.#calls.values()].find(isSo);
        if (call) resolve(call.id);
        return call !== undefined;
      };
      if (look()) return;
      this.#onChange = () => {
        if (look()) this.#onChange = () => undefined;
      };
    });
  }

  #hear(frame) {
    if (frame.type === 'fact') {
      const { snapshot, interactions, gone } = frame.fact;
      if (snapshot) this.#calls.clear();
      for (const one of interactions) this.#calls.set(one.id, one);
      for (const { id } of gone) this.#calls.delete(id);
      this.#onChange();
    } else if (frame.type === 'answer' || frame.type === 'failed') {
      const answer = this.#asked.get(frame.id);
      this.#asked.delete(frame.id);
      answer?.(frame);
    }
  }
}
