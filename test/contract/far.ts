/** A subject of the contract whose centre is at the other end of a wire. */
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import type { Backend, World } from '../../src/core/index.js';
import { ManualClock } from '../../src/core/index.js';
import type { Subject } from './player.js';

/** A seat over a wire, as tests need it. */
export interface FarSeat extends Backend {
  readonly world: World;
  settled(): Promise<void>;
}

/**
 * Each seat is connected as it is wanted, by `open`. Wires to different desktops do not wait for each other, and the
 * contract's agents sit side by side: whatever one of them does has arrived at all before the next one looks. `move`
 * moves the centre's clock.
 */
export function farSubject(
  open: (agentId: string, clock: ManualClock) => FarSeat,
  move: (milliseconds: number) => Promise<void>,
): Subject {
  const clock = new ManualClock();
  const seats = new Set<FarSeat>();

  let heard = 0;
  /** What was on its way to any desktop is there; a second round where facts came: what they made a desktop ask, too. */
  const flush = async (): Promise<void> => {
    const before = heard;
    for (let round = 0; round === 0 || (round === 1 && heard > before); round += 1) {
      // One may leave meanwhile.
      await Promise.allSettled([...seats].map((seat) => seat.settled()));
    }
  };
  /** Facts wait for each other here: a desktop acts on none before all have heard what it is about. */
  let facts: Promise<void> | null = null;
  let told: (() => void)[] = [];
  const hears = (tell: () => void): void => {
    heard += 1;
    told.push(tell);
    facts ??= flush().then(() => {
      facts = null;
      const all = told;
      told = [];
      for (const one of all) one();
    });
  };
  const arrived = async (): Promise<void> => {
    await flush();
    while (facts) await facts;
  };

  return {
    clock,
    seat: (agentId) => {
      const far = open(agentId, clock);
      const after =
        <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
        async (...args: A): Promise<R> => {
          try {
            return await act(...args);
          } finally {
            await arrived();
          }
        };
      const world: World = {
        get view() {
          return far.world.view;
        },
        subscribe: (listener) => far.world.subscribe(listener),
        act: after((name, detail) => far.world.act(name, detail)),
      };
      const seat: Backend & { readonly world: World } = {
        get capabilities() {
          return far.capabilities;
        },
        world,
        connect: after(async (listener) => {
          // The test looks at the world without a warning; a panel is there before.
          far.world.subscribe(() => undefined);
          await far.connect({
            ...listener,
            fact: (fact) => hears(() => listener.fact(fact)),
            link: (link, retryAt) => listener.link(link, retryAt),
            ended: (failure) => {
              seats.delete(far);
              listener.ended(failure);
            },
          });
          seats.add(far);
        }),
        send: after((command) => far.send(command)),
        search: (query, start, count) => far.search(query, start, count),
        reveal: (interactionId, variable) => far.reveal(interactionId, variable),
        watchAgents: (listener) => far.watchAgents?.(listener) ?? (() => undefined),
        watchTeam: (listener) => far.watchTeam?.(listener) ?? (() => undefined),
        resync: () => far.resync(),
        ...(far.media ? { media: far.media.bind(far) } : {}),
        disconnect: async () => {
          seats.delete(far);
          await far.disconnect();
          await arrived();
        },
      };
      return seat;
    },
    advance: async (milliseconds) => {
      // The desks' clocks first: what the centre then says is as new as it can be.
      clock.advance(milliseconds);
      await move(milliseconds);
      await arrived();
    },
  };
}

/** Somebody has to move the clock while all desks of a test are empty: one more agent, who plays in none. */
export const CLERK = 'clerk';

export const withClerk = (organisation: OrganisationInput): OrganisationInput => ({
  ...organisation,
  agents: [
    ...organisation.agents,
    {
      id: CLERK,
      name: 'Clerk',
      teams: [organisation.teams.at(-1)?.id ?? ''],
      // A kind that is allowed in this test, too.
      station: organisation.agents[0]?.station ?? { kind: 'browser' },
      begins: 'offline',
    },
  ],
});
