// The gateway: 200 desktops that speak to it as the SDK of Webex does, 25 calls a second, and the gateway killed in the
// middle of it. An act is done when its frame is there; frames are counted at both ends.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { WebSocket } from 'ws';
import { inBatches, manyAgents, ms, row, Server, shares, until } from './crowd.mjs';

export const name = 'a gateway for the SDK of Webex';
export const budget = '200 desktops, 25 calls a second: no frame lost, a frame within 500 ms (99 of 100), back in 10 s';

const SEATS = 200;
const CALLS_PER_SECOND = 25;
const SECONDS = 40;
/** Each desktop has a call so often. */
const EVERY = (SEATS / CALLS_PER_SECOND) * 1000;
/** A frame that takes longer is lost. */
const LOST = 20_000;
/** Its address, and the id of its organisation. */
const GREETING = /is open: (\S+)[^]*organisation: (\S+)\n/;

export async function run() {
  const { defaultOrganisation } = await tsImport('../src/backends/simulator/organisation.ts', import.meta.url);
  const folder = mkdtempSync(join(tmpdir(), 'wx-bench-'));
  const settings = join(folder, 'settings.json');
  const organisation = { ...manyAgents(defaultOrganisation, SEATS), connectSeconds: 0, wrapUp: { autoSeconds: null } };
  writeFileSync(settings, JSON.stringify(organisation));
  const args = ['gateway', '--settings', settings, '--state', join(folder, 'centre.jsonl')];
  const desktops = Array.from({ length: SEATS }, (_, index) => new Desktop(`agent-${index}`, index));
  let gateway;
  try {
    gateway = await Server.start([...args, '--port', '0'], GREETING);
    await inBatches(desktops, (one) => one.open(gateway));
    const first = gateway.megabytes;
    const begun = performance.now();
    for (const one of desktops) one.begin(begun + (one.index * EVERY) / SEATS);
    await until(begun + (SECONDS / 2) * 1000);
    const middle = gateway.megabytes;

    // What fails from here on fails with the gateway.
    for (const one of desktops) one.stand();
    await gateway.kill();
    for (const one of desktops) one.rest();
    const dead = performance.now();
    gateway = await Server.start([...args, '--port', gateway.port], GREETING);
    await inBatches(desktops, (one) => one.open(gateway));
    const back = performance.now() - dead;
    const missing = desktops.filter((one) => one.isMissing).length;

    const again = performance.now();
    for (const one of desktops) one.begin(again + (one.index * EVERY) / SEATS);
    await until(again + (SECONDS / 2) * 1000);
    for (const one of desktops) one.end();
    await Promise.all(desktops.map((one) => one.ended));
    const late = gateway.megabytes;
    const lost = (await Promise.all(desktops.map((one) => one.lost()))).reduce((sum, one) => sum + one, 0);

    const times = desktops.flatMap((one) => one.times);
    const at = shares(times);
    const sum = (of) => desktops.reduce((total, one) => total + of(one), 0);
    return [
      row(
        `${SEATS} desktops, ${times.length} acts until their frame: half, 95 and 99 of 100, the last`,
        `${ms(at(0.5))}, ${ms(at(0.95))}, ${ms(at(0.99))}, ${ms(at(1))}`,
        '99 of 100 in 500 ms',
        at(0.99) <= 500,
      ),
      row(
        'calls from ring to wrap-up',
        sum((one) => one.calls),
        'some of each',
        desktops.every((one) => one.calls > 0),
      ),
      row(
        'requests refused, or without a frame',
        sum((one) => one.faults),
        0,
        sum((one) => one.faults) === 0,
      ),
      row('frames sent and not received', lost, 0, lost === 0),
      row(
        'memory of the gateway: at first, later',
        `${first} MB, ${Math.max(middle, late)} MB`,
        '400 MB',
        Math.max(middle, late) <= 400,
      ),
      row('killed, started again: all back at their calls', ms(back), '10 s', back <= 10_000),
      row('desktops that missed a call of theirs then', missing, 0, missing === 0),
    ];
  } finally {
    for (const one of desktops) one.rest();
    await gateway?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An agent who takes one call after the other: answer, hold, resume, end, wrap up. */
class Desktop {
  times = [];
  calls = 0;
  faults = 0;
  received = 0;
  isMissing = false;
  ended = Promise.resolve();
  #waits = [];
  #mine = null;
  /** It was answered, and is not about to be wrapped up: nothing but its end takes it away. */
  #isHeldOnTo = false;
  #isAtWork = false;
  #life = 0;

  constructor(id, index) {
    this.id = id;
    this.index = index;
  }

  /** Resolves when the agent is logged in, and back at the call of before. */
  async open(gateway) {
    this.url = gateway.url;
    [this.orgId] = gateway.said;
    this.agent ??= new Agent({ keepAlive: true, maxSockets: 2 });
    const { webSocketUrl } = await this.#ask('POST', '/v1/notification/subscribe', {
      force: true,
      isKeepAliveEnabled: true,
    });
    const socket = new WebSocket(webSocketUrl);
    this.socket = socket;
    this.received = 0;
    const welcome = this.#hears((frame) => frame.type === 'Welcome');
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      const frame = JSON.parse(data);
      if (frame.keepalive) return;
      this.received += 1;
      this.#waits = this.#waits.filter((wait) => !wait(frame));
    });
    await welcome;
    this.beat = setInterval(() => socket.send('{"keepalive":"true"}'), 4_000);
    if (!this.teamId) {
      const { teamIds } = await this.#ask('GET', `/organization/${this.orgId}/user/by-ci-user-id/${this.id}`);
      [this.teamId] = teamIds;
      const path = `/organization/${this.orgId}/v2/auxiliary-code?filter=workTypeCode==WRAP_UP_CODE`;
      this.reason = (await this.#ask('GET', path)).data[0];
    }
    const contact =
      this.#isHeldOnTo &&
      this.#hears((frame) => frame.data.type === 'AgentContact' && frame.data.interactionId === this.#mine);
    const relogin = await this.#does('POST', '/v1/agents/reload', {}, (frame) => frame.type.startsWith('AgentRelogin'));
    if (relogin.type === 'AgentReloginSuccess') {
      if (contact) this.isMissing = (await Promise.race([contact, rest(3_000)])) === undefined;
      return;
    }
    const number = String(10_000 + this.index);
    const login = {
      dialNumber: number,
      teamId: this.teamId,
      roles: ['agent'],
      deviceType: 'EXTENSION',
      deviceId: number,
    };
    await this.#does('POST', '/v1/agents/login', login, (frame) => frame.data.type === 'AgentStationLoginSuccess');
    const available = { state: 'Available', auxCodeId: '0' };
    await this.#does(
      'PUT',
      '/v1/agents/session/state',
      available,
      (frame) => frame.data.type === 'AgentStateChangeSuccess',
    );
  }

  /** Takes calls from a time on. */
  begin(at) {
    this.#isAtWork = true;
    const life = (this.#life += 1);
    const isOver = () => !this.#isAtWork || life !== this.#life;
    const work = async () => {
      for (let next = at; !isOver(); next += EVERY) {
        await until(next);
        if (isOver()) return;
        try {
          await this.#call();
          this.calls += 1;
        } catch (error) {
          if (life !== this.#life) return;
          this.faults += 1;
          console.error(`${this.id}: ${error.message}`);
        }
      }
    };
    this.ended = work();
  }

  /** Ends after the present call. */
  end() {
    this.#isAtWork = false;
  }

  /** Stops where it is. */
  stand() {
    this.end();
    this.#life += 1;
  }

  rest() {
    this.stand();
    this.#waits = [];
    clearInterval(this.beat);
    this.socket?.terminate();
    this.agent?.destroy();
    this.agent = null;
  }

  /** How many frames were sent that are not here. */
  async lost() {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const { frames } = await this.#ask('GET', `/world/${this.id}/sent`);
      if (frames === this.received) return 0;
      await rest(100);
    }
    const { frames } = await this.#ask('GET', `/world/${this.id}/sent`);
    return Math.abs(frames - this.received);
  }

  async #call() {
    const task = (type) => (frame) => frame.data.type === type && frame.data.interactionId === this.#mine;
    const known = this.#mine;
    if (!known) {
      const offer = (frame) => frame.data.type === 'AgentOfferContact';
      const { data } = await this.#does('POST', `/world/${this.id}/contact`, { channel: 'call', for: 'me' }, offer);
      this.#mine = data.interactionId;
    }
    const about = { interactionId: this.#mine };
    const path = `/v1/tasks/${this.#mine}`;
    const media = { mediaResourceId: this.#mine };
    // One that was under way when the gateway was killed is ended from wherever it is.
    const tasks = known ? (await this.#ask('GET', '/v1/tasks?from=0')).data : [];
    const status = known ? tasks.find((one) => one.id === known)?.attributes.status : 'offered';
    if (status === 'offered')
      await this.#does('POST', `/world/${this.id}/answer-phone`, about, task('AgentContactAssigned'));
    this.#isHeldOnTo = true;
    if (!known) await this.#does('POST', `${path}/hold`, media, task('AgentContactHeld'));
    if (!known) await this.#does('POST', `${path}/unhold`, media, task('AgentContactUnheld'));
    else if (status === 'assigned') await this.#ask('POST', `${path}/unhold`, media).catch(() => undefined);
    if (status && status !== 'completed') await this.#does('POST', `${path}/end`, {}, task('AgentWrapup'));
    await this.#ask('POST', `/world/${this.id}/hang-up-phone`, {}).catch(() => undefined);
    const reason = { wrapUpReason: this.reason.name, auxCodeId: this.reason.id };
    this.#isHeldOnTo = false;
    if (status) await this.#does('POST', `${path}/wrapup`, reason, task('AgentWrappedUp'));
    this.#mine = null;
  }

  /** Asks, and resolves with the frame that confirms it. */
  async #does(method, path, body, isIt) {
    const begun = performance.now();
    const frame = this.#hears(isIt);
    await this.#ask(method, path, body);
    const heard = await Promise.race([frame, rest(LOST)]);
    if (!heard) throw new Error(`${method} ${path}: no frame.`);
    if (this.#isAtWork) this.times.push(performance.now() - begun);
    return heard;
  }

  #hears(isIt) {
    return new Promise((resolve) => {
      this.#waits.push((frame) => {
        if (!isIt(frame)) return false;
        resolve(frame);
        return true;
      });
    });
  }

  #ask(method, path, body) {
    const { url, orgId } = this;
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${this.id}_x_${orgId}`, 'content-type': 'application/json' };
      const request = httpRequest(new URL(path, url), { method, headers, agent: this.agent }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => (text += part));
        response.on('end', () => {
          if (response.statusCode < 300) resolve(text === '' ? {} : JSON.parse(text));
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
        });
      });
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

/** Nothing, after a while; nobody is kept waiting for it. */
const rest = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
