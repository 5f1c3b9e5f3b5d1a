import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { EmbeddedCentre, defaultOrganisation } from '../../src/backends/simulator/index.js';
import { Failure, ManualClock, signOutControl, Store } from '../../src/core/index.js';
import type { Act, Channel, StationKind } from '../../src/core/index.js';

const ACTS: readonly Act[] = [
  'accept',
  'decline',
  'hold',
  'resume',
  'pause-recording',
  'resume-recording',
  'end',
  'wrap-up',
];

type Step =
  | { kind: 'contact'; channel: Channel }
  | { kind: 'wait'; seconds: number }
  | { kind: 'world'; name: 'answer-phone' | 'customer-leaves' | 'fail-phone'; which: number }
  | { kind: 'hang-up' }
  | { kind: 'state'; isAvailable: boolean }
  | { kind: 'act'; act: Act; which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('contact' as const),
    channel: fc.constantFrom<Channel>('call', 'call', 'chat', 'social', 'email'),
  }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 25 }) }),
  fc.record({
    kind: fc.constant('world' as const),
    name: fc.constantFrom('answer-phone' as const, 'customer-leaves' as const, 'fail-phone' as const),
    which: fc.nat(5),
  }),
  fc.record({ kind: fc.constant('hang-up' as const) }),
  fc.record({ kind: fc.constant('state' as const), isAvailable: fc.boolean() }),
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('act' as const), act: fc.constantFrom(...ACTS), which: fc.nat(5) }),
  },
);

const agents = defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const }));

describe('the rules and the centre', () => {
  it('agree: what is enabled is accepted, and what is refused was not enabled', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<StationKind>('extension', 'browser'),
        fc.boolean(),
        fc.array(step, { minLength: 5, maxLength: 40 }),
        async (station, pausable, steps) => {
          const clock = new ManualClock();
          const organisation = { ...defaultOrganisation, agents, recording: { pausable } };
          const centre = new EmbeddedCentre({ organisation, clock });
          const backend = centre.seat(centre.agentIds[0] ?? '');
          const store = new Store(backend, clock);
          await store.connect();
          const teamId = store.state.settings?.teams[0]?.id ?? '';
          const reasonId = store.state.settings?.wrapUpReasons[0]?.id ?? '';
          const number = station === 'browser' ? '' : '2214';
          await store.send('sign-in', { teamId, station: { kind: station, number } });
          await store.send('set-state', { state: { name: 'available' } });

          const idOf = (which: number): string => [...store.state.interactions.keys()][which] ?? 'none';
          for (const one of steps) {
            switch (one.kind) {
              case 'contact':
                await backend.world.act('contact', { channel: one.channel, for: 'me' });
                break;
              case 'wait':
                clock.advance(one.seconds * 1000);
                break;
              case 'world':
                await backend.world.act(one.name, { interactionId: idOf(one.which) }).catch(ignoreRefusal);
                break;
              case 'hang-up':
                await backend.world.act('hang-up-phone', {}).catch(ignoreRefusal);
                break;
              case 'state':
                await store.send('set-state', {
                  state: one.isAvailable ? { name: 'available' } : { name: 'idle', codeId: 'lunch' },
                });
                break;
              case 'act': {
                const id = idOf(one.which);
                const control = store.state.controls.get(id)?.[one.act];
                const payload = { interactionId: id, reasonId };
                const isTaken = await store.send(one.act, payload).then(
                  () => true,
                  (error: unknown) => ignoreRefusal(error),
                );
                expect(isTaken, `${one.act} ${JSON.stringify(control)}`).to.equal(control?.enabled ?? false);
              }
            }
            const held = [...store.state.interactions.values()].filter((call) =>
              call.participants.some((who) => who.heldAt !== null),
            );
            for (const call of held) {
              expect(store.state.controls.get(call.id)?.end?.enabled, 'End of a held call').to.equal(false);
            }
          }
          const control = signOutControl(store.state.interactions.values(), store.state.link, false);
          const isOut = await store.send('sign-out', {}).then(
            () => true,
            (error: unknown) => ignoreRefusal(error),
          );
          expect(isOut).to.equal(control.enabled);
          await store.disconnect();
        },
      ),
      { numRuns: 300 },
    );
  }).timeout(20_000);
});

/** A refusal is an answer; anything else is a fault. */
function ignoreRefusal(error: unknown): false {
  if (error instanceof Failure && error.code !== 'unexpected' && error.code !== 'timeout') return false;
  throw error;
}
