/** What agents, customers and telephones do by chance, in one centre. */
import * as fc from 'fast-check';
import { defaultOrganisation } from '../../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../../src/backends/simulator/index.js';
import { Failure } from '../../../src/core/index.js';
import type {
  Act,
  Commands,
  Destination,
  Interaction,
  StationKind,
  WorldActName,
  WorldActs,
} from '../../../src/core/index.js';
import type { Player } from '../../contract/player.js';
import { Line } from './line.js';

const DESTINATIONS: readonly Destination[] = [
  { kind: 'dial-number', id: '+14155550199', name: 'Outside expert' },
  { kind: 'dial-number', id: '+14155550112', name: 'Nobody there' },
  { kind: 'queue', id: 'billing-premier', name: 'Billing Premier' },
  { kind: 'entry-point', id: 'premier-line', name: 'Premier line' },
];

export const ORGANISATION: Partial<OrganisationInput> = {
  agents: defaultOrganisation.agents
    .slice(0, 4)
    .map((one) => ({ ...one, teams: ['billing-west'], begins: 'offline' as const })),
  organisationDirectory: null,
  addressBook: [{ name: 'Nobody there', number: '+14155550112', called: 'no-answer' }],
  ringSeconds: 12,
  dialling: { ringSeconds: 10, answerSeconds: 2 },
};

export type Step =
  | { readonly kind: 'call'; readonly who: number; readonly channel: 'call' | 'chat' | 'email'; readonly mine: boolean }
  | { readonly kind: 'callback' | 'preview' | 'outdial' | 'answer' | 'resync'; readonly who: number }
  | { readonly kind: 'fail' | 'hang-up' | 'customer-leaves' | 'party-answers' | 'party-leaves'; readonly who: number }
  | { readonly kind: 'offered'; readonly who: number; readonly which: number; readonly whom: number }
  /** Several steps at once, further than chance alone would come. */
  | { readonly kind: 'talk'; readonly who: number }
  | { readonly kind: 'confer'; readonly who: number; readonly whom: number; readonly merge: boolean }
  | { readonly kind: 'monitor'; readonly whom: number }
  | { readonly kind: 'state'; readonly who: number; readonly isAvailable: boolean }
  | { readonly kind: 'wait'; readonly ms: number };

const who = fc.nat(3);
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('call' as const),
        who,
        channel: fc.constantFrom('call' as const, 'call' as const, 'call' as const, 'chat' as const, 'email' as const),
        mine: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('callback', 'preview', 'outdial') as fc.Arbitrary<'callback'>,
        who,
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('answer' as const), who }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('resync' as const), who }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('talk' as const), who }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('confer' as const), who, whom: who, merge: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('monitor' as const), whom: who }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          'fail',
          'hang-up',
          'customer-leaves',
          'party-answers',
          'party-leaves',
        ) as fc.Arbitrary<'fail'>,
        who,
      }),
    },
    {
      weight: 14,
      arbitrary: fc.record({ kind: fc.constant('offered' as const), who, which: fc.nat(30), whom: fc.nat(8) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('state' as const), who, isAvailable: fc.boolean() }) },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(0, 1000, 1000, 3000, 13_000) }),
    },
  ),
  { minLength: 20, maxLength: 70, size: 'max' },
);

async function play(line: Line, step: Step): Promise<void> {
  if (step.kind === 'wait') return line.advance(step.ms);
  if (step.kind === 'monitor') {
    const supervisor = line.players.find((one) => one.state.agent?.supervisor);
    const other = line.players[step.whom % line.players.length];
    return supervisor?.store.send('monitor', { interactionId: other?.calls[0]?.id ?? 'none' });
  }
  const player = line.players[step.who % line.players.length];
  if (!player) return;
  const calls = player.calls;
  const act = <K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> =>
    player.backend.world.act(name, detail);
  const first = calls.find((one) => one.channel === 'call') ?? calls[0];
  const interactionId = first?.id ?? 'none';
  switch (step.kind) {
    case 'call':
      return act('contact', { channel: step.channel, for: step.mine ? 'me' : 'anyone' });
    case 'callback':
      return act('request-callback', { kind: 'web', name: 'Ada Byron', number: '+14155550123', for: 'me' });
    case 'preview':
      return act('offer-preview', { for: 'me' });
    case 'outdial': {
      const entryPointId = player.state.settings?.outdial?.entryPoints[0]?.id ?? '';
      return player.store.send('outdial', { number: '+14155550177', entryPointId, callerId: null });
    }
    case 'talk':
      await player.available();
      await act('contact', { channel: 'call', for: 'me' });
      await line.advance(1000);
      return play(line, { kind: 'answer', who: step.who });
    case 'confer': {
      const other = line.players[step.whom % line.players.length];
      const agent = other?.state.agent;
      if (!agent || other === player) return;
      await player.store.send('consult', {
        interactionId,
        to: { kind: 'agent', id: agent.id, name: agent.name },
        othersTalk: false,
      });
      await line.advance(1000);
      await play(line, { kind: 'answer', who: step.whom });
      if (step.merge) return player.store.send('conference', { interactionId });
      return;
    }
    case 'answer': {
      const ringing = calls.find((one) => one.request?.stage === 'offered');
      if (!ringing) return;
      if (ringing.request?.answer === 'phone') return act('answer-phone', { interactionId: ringing.id });
      return player.store.send('accept', { interactionId: ringing.id });
    }
    case 'fail':
      return act('fail-phone', { interactionId });
    case 'hang-up':
      return act('hang-up-phone', {});
    case 'customer-leaves':
    case 'party-answers':
      return act(step.kind, { interactionId });
    case 'party-leaves': {
      const party = first?.participants.find((one) => one.kind === 'dial-number' && one.status === 'joined');
      return act('party-leaves', { interactionId, participantId: party?.id ?? '' });
    }
    case 'state':
      return step.isAvailable ? player.available() : player.idle();
    case 'resync':
      line.desk(player).resync(line.clock.now());
      return;
    case 'offered': {
      const offers = calls.flatMap((one) =>
        Object.entries(player.state.controls.get(one.id) ?? {}).flatMap(([name, control]) =>
          control.enabled ? [{ name: name as Act, one }] : [],
        ),
      );
      const chosen = offers[step.which % Math.max(1, offers.length)];
      if (!chosen) return;
      return player.store.send(chosen.name, payloadOf(line, player, chosen.name, chosen.one, step.whom));
    }
  }
}

function payloadOf(line: Line, player: Player, name: Act, one: Interaction, whom: number): Commands[Act] {
  const interactionId = one.id;
  const others: Destination[] = line.players.flatMap(({ state: { agent } }) =>
    agent && agent.id !== player.state.agent?.id ? [{ kind: 'agent', id: agent.id, name: agent.name }] : [],
  );
  const all = [...others, ...others, ...DESTINATIONS];
  const to = all[whom % all.length];
  const parts = one.participants.filter((it) => it.agentId !== player.state.agent?.id && it.status === 'joined');
  const variable = one.variables.find((it) => it.editable && !it.secure && it.type === 'string');
  return {
    interactionId,
    ...(name === 'consult' || name === 'transfer' ? { to } : {}),
    ...(name === 'consult' ? { othersTalk: whom % 2 === 0 } : {}),
    ...(name === 'send-digits' ? { digits: '1' } : {}),
    ...(name === 'add-note' ? { text: 'A note.' } : {}),
    ...(name === 'save-variable'
      ? { variable: variable?.name ?? '', value: `value ${String(whom)}`, base: variable?.version ?? 0 }
      : {}),
    ...(name.endsWith('-participant') ? { participantId: parts[whom % Math.max(1, parts.length)]?.id ?? '' } : {}),
    ...(name === 'wrap-up' || name === 'choose-reason'
      ? { reasonId: player.state.settings?.wrapUpReasons[0]?.id ?? '' }
      : {}),
  };
}

/** A step, done or refused. */
export async function tries(line: Line, step: Step): Promise<void> {
  await play(line, step).catch((error: unknown) => {
    if (!(error instanceof Failure) || error.code === 'unexpected') throw error;
  });
  await line.advance(0);
}

/** So many agents at such stations, all Available. */
export async function seated(kinds: readonly StationKind[]): Promise<Line> {
  const line = new Line(ORGANISATION);
  for (const [index, kind] of kinds.entries()) {
    const number = { extension: `70${String(index)}0`, 'dial-number': `+1415555010${String(index)}`, browser: '' }[
      kind
    ];
    await line.sit(index).begin(kind, number);
  }
  return line;
}
