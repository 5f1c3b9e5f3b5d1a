/** Colleagues of a desk: further agents in the same centre, on the same clock, each at a desk of their own. */
import type { Destination, Interaction, StationKind } from '../../src/core/index.js';
import { Player } from '../contract/player.js';
import { settle } from './desk.js';
import type { Desk } from './desk.js';

export type { Player } from '../contract/player.js';

/** Somebody outside who is reached by number, and answers after seven seconds. */
export const NUMBER: Destination = { kind: 'dial-number', id: '+14155550199', name: 'Outside expert' };
export const ANSWERED_AFTER = 7000;

/**
 * The agent at this place in the settings signs in, and is Available; the desk's own is at 0. A phone station by default:
 * `answer()` picks it up.
 */
export async function colleague(d: Desk, index = 1, kind: StationKind = 'extension'): Promise<Player> {
  const seat = { clock: d.clock, seat: (id: string) => d.centre.seat(id), advance: (ms: number) => d.advance(ms) };
  const player = new Player(seat, d.centre.agentIds[index] ?? '');
  await player.begin(kind, kind === 'browser' ? '' : `700${String(index)}`);
  await settle();
  return player;
}

/** Whom a consult or a transfer to this colleague names. */
export const to = ({ state: { agent } }: Player): Destination => ({
  kind: 'agent',
  id: agent?.id ?? '',
  name: agent?.name ?? '',
});

/** Takes what rings, or is about to, at the colleague's desk. */
export async function answer(d: Desk, player: Player): Promise<void> {
  await d.advance(1000);
  const { id, request } = player.only;
  if (request?.answer === 'phone') await player.backend.world.act('answer-phone', { interactionId: id });
  else await player.store.send('accept', { interactionId: id });
  await settle();
}

type Plain = 'hold' | 'resume' | 'end' | 'conference' | 'cancel-consult' | 'end-consult' | 'exit-consult';

/** What a colleague does with the one call of theirs. */
export async function does(player: Player, act: Plain | 'exit-conference' | 'consult-transfer'): Promise<void> {
  await player.store.send(act, { interactionId: player.only.id });
  await settle();
}

/** The desk asks somebody about its call. */
export async function ask(d: Desk, { id }: Interaction, whom: Player | Destination, othersTalk = false): Promise<void> {
  await d.desktop.perform('consult', { interactionId: id, to: 'kind' in whom ? whom : to(whom), othersTalk });
  await settle();
}

/** The desk talks with a customer and consults this colleague, who answered. */
export async function consult(d: Desk, index = 1, customerId = 'maya-torres'): Promise<[Interaction, Player]> {
  const other = await colleague(d, index);
  const call = await d.talk(customerId);
  await ask(d, call, other);
  await answer(d, other);
  return [d.interaction(call.id), other];
}

/** The desk owns a conference with a customer and these colleagues, who came in this order. Default: with the first. */
export function confer(d: Desk): Promise<[Interaction, Player]>;
export function confer<I extends readonly number[]>(
  d: Desk,
  ...indexes: I
): Promise<[Interaction, ...{ [K in keyof I]: Player }]>;
export async function confer(d: Desk, ...indexes: readonly number[]): Promise<[Interaction, ...Player[]]> {
  const { id } = await d.talk('maya-torres');
  const others: Player[] = [];
  for (const index of indexes.length > 0 ? indexes : [1]) {
    const other = await colleague(d, index);
    others.push(other);
    await ask(d, d.interaction(id), other);
    await answer(d, other);
    await d.desktop.perform('conference', { interactionId: id });
    await settle();
  }
  return [d.interaction(id), ...others];
}

/** The desk is the one who is asked, by this colleague, who talks with a customer; it has not answered yet. */
export async function asked(d: Desk, index = 1): Promise<Player> {
  const other = await colleague(d, index);
  await other.talks();
  await other.store.send('consult', {
    interactionId: other.only.id,
    to: { kind: 'agent', id: d.agentId, name: d.desktop.state.agent?.name ?? '' },
    othersTalk: false,
  });
  await d.advance(1000);
  return other;
}

/** The desk was asked, and answered. Returns what it sees, and who asked. */
export async function consulted(d: Desk, index = 1): Promise<[Interaction, Player]> {
  const other = await asked(d, index);
  const { id } = other.only;
  const mine = d.interaction(id);
  if (mine.request?.answer === 'phone') await d.act('answer-phone', { interactionId: id });
  else await d.desktop.perform('accept', { interactionId: id });
  await settle();
  return [d.interaction(id), other];
}

/** The desk is in a conference that a colleague owns. */
export async function conferred(d: Desk, index = 1): Promise<[Interaction, Player]> {
  const [call, other] = await consulted(d, index);
  await does(other, 'conference');
  return [d.interaction(call.id), other];
}
