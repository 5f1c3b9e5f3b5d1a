/**
 * Frames as no service should send them, through the real SDK: cut, of wrong types, with more in them, unknown, out of
 * order, no frames at all. Nothing breaks, and what the desktop shows in the end is what a fresh page shows.
 */
import { expect } from '@open-wc/testing';
import { gatewayWorld } from '../../src/backends/gateway/world.js';
import { webex } from '../../src/backends/webex/index.js';
import { isBag } from '../../src/backends/webex/read.js';
import { Store } from '../../src/core/index.js';
import type { State } from '../../src/core/index.js';
import { QUIET } from '../contract/player.js';
import { openGateway, sdkPage, until, utter } from './support.js';

/** What the SDK throws over such frames in its own listeners, or leaves rejected, is its own. */
const OF_THE_SDK = /contact-center\.min\.js/u;
/** The frame that tells of a task which is there. */
const PRESENT = '"type":"AgentContact"';
const ROUNDS = 6;
const AT_ONCE = 40;
const WRONG: readonly unknown[] = [null, 7, -1, '', 'no', true, [], [null], {}, { x: { y: [] } }, '2026-02-30', 1e308];

/** Numbers by chance, the same each time. */
class Chance {
  #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  below(end: number): number {
    this.#seed = (this.#seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((this.#seed / 4_294_967_296) * end);
  }

  of<T>(all: readonly T[]): T | undefined {
    return all[this.below(all.length)];
  }
}

/** Every place in a frame where something stands: the thing, and the name of a part. */
function places(thing: unknown, found: [Record<string, unknown>, string][] = []): [Record<string, unknown>, string][] {
  if (typeof thing !== 'object' || thing === null) return found;
  for (const [key, value] of Object.entries(thing)) {
    found.push([thing as Record<string, unknown>, key]);
    places(value, found);
  }
  return found;
}

/** A thing of its own each time: what is spoiled later is that one. */
const wrong = (chance: Chance): unknown => structuredClone(chance.of(WRONG));

function spoiled(texts: readonly string[], chance: Chance): string {
  const text = chance.of(texts) ?? '{}';
  const frame = JSON.parse(text) as Record<string, unknown>;
  for (let times = 1 + chance.below(3); times > 0; times -= 1) {
    const [thing, key] = chance.of(places(frame)) ?? [frame, 'type'];
    switch (chance.below(7)) {
      case 0:
        delete thing[key];
        break;
      case 1:
        thing[key] = wrong(chance);
        break;
      case 2:
        thing[`more${String(chance.below(9))}`] = wrong(chance);
        break;
      case 3:
        if (isBag(frame['data']))
          Object.assign(frame['data'], { type: chance.of(['AgentDreams', 'toString', '__proto__', '']) });
        break;
      case 4:
        return text.slice(0, chance.below(text.length));
      case 5:
        return chance.of(['', 'null', '[]', '7', '"text"', '{}', '{"type":"RoutingMessage"}', '{"data":{}}']) ?? '';
      default:
        // As it was, once more and late.
        return text;
    }
  }
  return JSON.stringify(frame);
}

/** What a page shows of the agent and the calls; each page counts revisions and versions for itself. */
function shown({ agent, interactions }: State): unknown {
  const { signedIn, team, station, state } = agent ?? {};
  const calls = [...interactions.values()].map(({ variables, ...one }) => ({
    ...one,
    revision: 0,
    variables: variables.map(({ name, value }) => [name, value]),
  }));
  return JSON.parse(JSON.stringify({ signedIn, team, station, state: state?.name, calls }));
}

describe('frames that are none, through the real SDK', () => {
  for (const seed of [1, 2, 49]) {
    it(`break nothing, are named once each, and leave the desktop true (${String(seed)})`, async function () {
      this.timeout(120_000);
      const organisation = { ...QUIET, connectSeconds: 0 };
      const gateway = await openGateway({ organisation, isRunning: true });
      const agentId = QUIET.agents[0]?.id ?? '';
      const world = gatewayWorld({ url: gateway.url, agentId });
      const sit = async () => {
        const page = await sdkPage();
        const dropped: string[] = [];
        const cc = () => page.open(gateway, agentId);
        const backend = webex({ cc, onDropped: (what) => dropped.push(what) });
        const store = new Store(backend);
        await store.connect();
        return { page, backend, store, dropped };
      };
      const { page, backend, store, dropped } = await sit();
      const call = () => [...store.state.interactions.values()][0];
      const teamId = store.state.settings?.teams[0]?.id ?? '';
      await store.send('sign-in', { teamId, station: { kind: 'extension', number: '7001' } });
      await store.send('set-state', { state: { name: 'available' } });
      await world.act('contact', { channel: 'call', for: 'me' });
      await until(() => call()?.request?.stage === 'offered', 15_000);
      const interactionId = call()?.id ?? '';
      await world.act('answer-phone', { interactionId });
      await until(() => call()?.request === null, 15_000);
      await store.send('hold', { interactionId });
      await store.send('resume', { interactionId });
      await until(() => page.seen.asking === 0, 15_000);
      expect(dropped).to.deep.equal([]);

      page.forgive(OF_THE_SDK);
      const chance = new Chance(seed);
      const heard = [...page.seen.texts];
      for (let round = 0; round < ROUNDS; round += 1) {
        const due = page.seen.frames + AT_ONCE;
        await utter(
          gateway,
          agentId,
          Array.from({ length: AT_ONCE }, () => spoiled(heard, chance)),
        );
        await until(() => page.seen.frames >= due, 30_000);
        await until(() => page.seen.asking === 0, 30_000);
      }
      expect(dropped, 'named').to.not.be.empty;
      expect(new Set(dropped).size, 'named once').to.equal(dropped.length);

      // It goes on: what the agent does is done, and what the page shows is what there is.
      const before = page.seen.frames;
      backend.resync();
      // The service names the agent's tasks, then tells of the one.
      await until(() => page.seen.texts.slice(before).some((one) => one.includes(PRESENT)), 30_000);
      await until(() => page.seen.asking === 0, 30_000);
      await store.send('hold', { interactionId });
      await until(() => page.seen.asking === 0, 30_000);
      const is = shown(store.state);
      await store.disconnect();
      page.close();

      const fresh = await sit();
      expect(is).to.deep.equal(shown(fresh.store.state));
      expect(fresh.store.state.interactions.size).to.equal(1);
      await fresh.store.disconnect();
      world.close();
    });
  }
});
