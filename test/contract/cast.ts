/** Two agents and more in a call, as the contract plays them. */
import type { Destination, Participant, Situation } from '../../src/core/index.js';
import { heldSince, situationOf } from '../../src/core/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { QUIET } from './player.js';
import type { Player, Stage } from './player.js';

/** Somebody outside who answers after a few seconds. */
export const NUMBER: Destination = { kind: 'dial-number', id: '+14155550199', name: 'Outside expert' };

/** Everyone at home, and all of the first team's queue. */
export const billing = (): OrganisationInput['agents'] =>
  QUIET.agents.map((agent) => ({ ...agent, teams: ['billing-west'] }));

export const idOf = (player: Player): string => player.state.agent?.id ?? '';

export function castOf({ start, sit, advance }: Stage) {
  const agentOf = (player: Player): Destination => ({
    kind: 'agent',
    id: player.state.agent?.id ?? '',
    name: player.state.agent?.name ?? '',
  });
  const where = (player: Player): Situation => situationOf(player.only, idOf(player));
  const party = (player: Player): Participant | undefined =>
    player.only.participants.find((one) => one.leg === 'consult' && one.status !== 'left');
  const isHeld = (player: Player): boolean => heldSince(player.only) !== null;
  const primary = (player: Player): string | undefined => player.only.participants.find((one) => one.primary)?.name;

  const asks = (player: Player, to: Destination, othersTalk = false): Promise<void> =>
    player.store.send('consult', { interactionId: player.only.id, to, othersTalk });
  const does = (
    player: Player,
    act: 'conference' | 'exit-conference' | 'end-consult' | 'cancel-consult' | 'exit-consult' | 'consult-transfer',
  ): Promise<void> => player.store.send(act, { interactionId: player.only.id });
  const answers = async (player: Player): Promise<void> => {
    await advance(1000);
    await player.backend.world.act('answer-phone', { interactionId: player.only.id });
  };

  /** Two agents, of whom the first talks with a customer. */
  const two = async (settings: Parameters<typeof start>[0] = {}): Promise<[Player, Player]> => {
    const me = await start(settings);
    await me.begin();
    const other = sit(1);
    await other.begin('extension', '7002');
    await me.talks();
    return [me, other];
  };
  /** The first has asked the second, who answered. */
  const consulting = async (settings: Parameters<typeof start>[0] = {}): Promise<[Player, Player]> => {
    const [me, other] = await two(settings);
    await asks(me, agentOf(other));
    await answers(other);
    return [me, other];
  };
  const conferencing = async (settings: Parameters<typeof start>[0] = {}): Promise<[Player, Player]> => {
    const [me, other] = await consulting(settings);
    await does(me, 'conference');
    return [me, other];
  };
  const withThird = async (settings: Parameters<typeof start>[0] = {}): Promise<[Player, Player, Player]> => {
    const [me, other] = await conferencing(settings);
    const third = sit(2);
    await third.begin('extension', '7003');
    await asks(me, agentOf(third));
    await answers(third);
    await does(me, 'conference');
    return [me, other, third];
  };

  return { agentOf, where, party, isHeld, primary, asks, does, answers, two, consulting, conferencing, withThird };
}
