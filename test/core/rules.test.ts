import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { EmbeddedCentre, defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { Failure, ManualClock, outdialControl, signOutControl, Store } from '../../src/core/index.js';
import type { Act, Channel, StationKind, WorldActName } from '../../src/core/index.js';

const ACTS: readonly Act[] = [
  'accept',
  'decline',
  'hold',
  'resume',
  'pause-recording',
  'resume-recording',
  'end',
  'send-digits',
  'save-variable',
  'cancel-callback',
  'skip-preview',
  'remove-preview',
  'choose-reason',
  'cancel-auto-wrap-up',
  'wrap-up',
];

/** Numbers of the example organisation: one who answers, one who does not, one who is busy, and a stranger. */
const NUMBERS = ['+14155550134', '+442079460264', '+493023125088', '+4930231250'];

const WORLD = [
  'answer-phone',
  'customer-leaves',
  'fail-phone',
  'customer-answers',
  'ask-callback',
] as const satisfies readonly WorldActName[];

type Step =
  | { kind: 'contact'; channel: Channel }
  | { kind: 'wait'; seconds: number }
  | { kind: 'world'; name: (typeof WORLD)[number]; which: number }
  | { kind: 'callback'; number: string }
  | { kind: 'preview' }
  | { kind: 'outdial'; number: string }
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
    name: fc.constantFrom(...WORLD),
    which: fc.nat(5),
  }),
  fc.record({ kind: fc.constant('callback' as const), number: fc.constantFrom(...NUMBERS) }),
  fc.record({ kind: fc.constant('preview' as const) }),
  fc.record({ kind: fc.constant('outdial' as const), number: fc.constantFrom(...NUMBERS) }),
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
        fc.record({
          pausable: fc.boolean(),
          endWebCallbacks: fc.boolean(),
          extendable: fc.boolean(),
          skippable: fc.boolean(),
          atTimeout: fc.constantFrom('miss' as const, 'accept' as const, 'skip' as const, 'remove' as const),
        }),
        fc.array(step, { minLength: 5, maxLength: 40 }),
        async (station, { pausable, endWebCallbacks, extendable, skippable, atTimeout }, steps) => {
          const clock = new ManualClock();
          const organisation: OrganisationInput = {
            ...defaultOrganisation,
            agents,
            recording: { pausable },
            callbacks: { endWebCallbacks, retrySeconds: 5 },
            wrapUp: { autoSeconds: 30, extendable },
            campaign: defaultOrganisation.campaign && { ...defaultOrganisation.campaign, skippable, atTimeout },
          };
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
              case 'callback': {
                const request = { kind: 'web', name: 'Somebody', number: one.number, for: 'me' } as const;
                await backend.world.act('request-callback', request);
                break;
              }
              case 'preview':
                await backend.world.act('offer-preview', { for: 'me' }).catch(ignoreRefusal);
                break;
              case 'outdial': {
                const { agent, settings, interactions, link } = store.state;
                if (!agent || !settings) throw new Error('The store is empty.');
                const control = outdialControl(agent, interactions.values(), settings, link, false);
                const payload = { number: one.number, entryPointId: 'care-outgoing', callerId: null };
                const isTaken = await store.send('outdial', payload).then(
                  () => true,
                  (error: unknown) => ignoreRefusal(error),
                );
                expect(isTaken, `outdial ${JSON.stringify(control)}`).to.equal(control.enabled);
                break;
              }
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
                const variable = store.state.interactions
                  .get(id)
                  ?.variables.find((it) => it.editable && it.type === 'string');
                const payload = {
                  interactionId: id,
                  reasonId,
                  digits: '1',
                  variable: variable?.name ?? 'none',
                  value: 'A value',
                  base: variable?.version ?? 0,
                };
                const isTaken = await store.send(one.act, payload).then(
                  () => true,
                  (error: unknown) => ignoreRefusal(error),
                );
                // Somebody was first: a second End is no error [EDG-16].
                if (one.act === 'end' && isTaken && control === undefined) break;
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
