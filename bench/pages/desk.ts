/** A whole desktop on a clock that the bench moves, with what it needs to measure. */
import { defaultOrganisation, EmbeddedCentre } from '../../src/backends/simulator/index.js';
import { ManualClock } from '../../src/core/index.js';
import type { Channel } from '../../src/core/index.js';
import { define } from '../../src/define.js';
import type { WxDesktop } from '../../src/elements/index.js';

define();

const clock = new ManualClock();
const centre = new EmbeddedCentre({
  clock,
  organisation: {
    ...defaultOrganisation,
    ringSeconds: 3600,
    capacity: { call: 1, chat: 20, social: 20, email: 20 },
    agents: defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const })),
  },
});
const backend = centre.seat(centre.agentIds[0] ?? '');
const desktop = document.getElementById('desk') as WxDesktop;
desktop.clock = clock;
desktop.backend = backend;

const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Every element of the page, shadow roots included. */
function elements(root: ParentNode = document): Element[] {
  return [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? elements(one.shadowRoot) : [])]);
}

const bench = {
  async signIn(): Promise<void> {
    await task();
    const teamId = desktop.state.settings?.teams[0]?.id ?? '';
    await desktop.perform('sign-in', { teamId, station: { kind: 'browser', number: '' } });
    await desktop.perform('set-state', { state: { name: 'available' } });
    await task();
  },

  /**
   * So many requests ring while the page is away; returns the milliseconds from the connection until all are painted,
   * in one fact.
   */
  async comeBackTo(count: number): Promise<number> {
    desktop.backend = null;
    await task();
    for (let i = 0; i < count; i += 1) void backend.world.act('contact', { channel: 'call', for: 'me' });
    await task();
    clock.advance(1000);
    await frame();
    const begun = performance.now();
    desktop.backend = backend;
    await task();
    await frame();
    await frame();
    return performance.now() - begun;
  },

  /** So many requests reach the agent and ring; returns the milliseconds until all of them are painted. */
  async arrive(count: number, channel: Channel = 'call'): Promise<number> {
    await frame();
    const begun = performance.now();
    for (let i = 0; i < count; i += 1) void backend.world.act('contact', { channel, for: 'me' });
    await Promise.resolve();
    clock.advance(1000);
    await task();
    await frame();
    await frame();
    return performance.now() - begun;
  },

  countElements: (): number => elements().length,
  requests: (): number => desktop.state.interactions.size,

  /** A conversation from the ring to the wrap-up, as often as told. */
  async comeAndGo(times: number): Promise<void> {
    const reasonId = desktop.state.settings?.wrapUpReasons[0]?.id ?? '';
    for (let i = 0; i < times; i += 1) {
      await backend.world.act('contact', { channel: 'call', for: 'me' });
      clock.advance(1000);
      const interactionId = [...desktop.state.interactions.keys()][0] ?? '';
      await desktop.perform('accept', { interactionId });
      await desktop.perform('end', { interactionId });
      await desktop.perform('wrap-up', { interactionId, reasonId });
      if (i % 50 === 0) await task();
    }
    await task();
    await frame();
  },

  waitingTimers: (): number => clock.waiting,
};

Object.assign(globalThis, { bench });
