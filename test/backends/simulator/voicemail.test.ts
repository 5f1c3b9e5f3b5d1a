import { expect } from '@open-wc/testing';
import {
  defaultOrganisation,
  EmbeddedCentre,
  parseOrganisation,
  simulator,
} from '../../../src/backends/simulator/index.js';
import { ManualClock } from '../../../src/core/index.js';
import type { Outsider } from '../../../src/core/index.js';
import { QUIET, Player } from '../../contract/player.js';

type Phone = NonNullable<(typeof defaultOrganisation.agents)[number]['phone']>;

/** The example organisation, all at home, with these telephones at the desks of the first agents. */
const withPhones = (ringSeconds: number, ...phones: (Phone | undefined)[]) => ({
  ...QUIET,
  ringSeconds,
  agents: QUIET.agents.map((agent, index) => ({ ...agent, ...(phones[index] ? { phone: phones[index] } : {}) })),
});

async function play(
  ringSeconds: number,
  ...phones: (Phone | undefined)[]
): Promise<[Player, ManualClock, EmbeddedCentre]> {
  const clock = new ManualClock();
  const centre = new EmbeddedCentre({ organisation: withPhones(ringSeconds, ...phones), clock, seed: 7 });
  const advance = async (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    await new Promise((resolve) => setTimeout(resolve));
  };
  const player = new Player({ clock, seat: (id) => centre.seat(id), advance }, centre.agentIds[0] ?? '');
  await player.begin('extension', '2214');
  return [player, clock, centre];
}

const outsider = ({ backend }: Player): Outsider | undefined => backend.world.view.outsiders[0];
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('telephones that lose calls', () => {
  it('[XFR-07] settings with them are warned of when they are loaded, and still work', () => {
    const organisation = withPhones(
      30,
      { voicemailSeconds: 20, callWaiting: true },
      { voicemailSeconds: 45, forwarding: true },
      { voicemailSeconds: 30 },
      {},
    );
    const { warnings } = simulator({ organisation });
    expect(warnings.map(({ path, trouble }) => `${path}: ${trouble}`)).to.deep.equal([
      'agents[0].phone.voicemailSeconds: voicemail-first',
      'agents[0].phone.callWaiting: call-waiting',
      'agents[1].phone.voicemailSeconds: voicemail',
      'agents[1].phone.forwarding: forwarding',
      'agents[2].phone.voicemailSeconds: voicemail',
    ]);
    expect(warnings[0]).to.include({ ringSeconds: 30, voicemailSeconds: 20 });
    expect(warnings[0]?.station).to.deep.equal({ kind: 'extension', number: '2214' });
  });

  it('[XFR-07] none of the example organisation, nor of a browser', () => {
    expect(simulator().warnings).to.deep.equal([]);
    const agents = QUIET.agents.map((agent) => ({
      ...agent,
      station: { kind: 'browser' as const },
      phone: { voicemailSeconds: 5 },
    }));
    expect(simulator({ organisation: { ...QUIET, agents } }).warnings).to.deep.equal([]);
  });

  it('[XFR-07] a time of nothing, or of something else, is a fault and no warning', () => {
    for (const voicemailSeconds of [0, '20'] as unknown as number[]) {
      expect(() => parseOrganisation(withPhones(30, { voicemailSeconds }))).to.throw(
        /agents\[0\]\.phone\.voicemailSeconds/u,
      );
    }
  });

  it('[XFR-07] a call that reaches the voicemail counts as connected, and is lost to it', async () => {
    const [player, clock] = await play(30, { voicemailSeconds: 20 });
    const { id } = await player.rings();
    clock.advance(19_000);
    await settled();
    expect(player.only.request?.stage).to.equal('offered');
    clock.advance(1000);
    await settled();
    expect(player.only.request, 'connected').to.equal(null);
    expect(player.names()).to.include('answered');
    expect(player.stateName).to.equal('engaged');
    expect(outsider(player)).to.include({ interactionId: id, where: 'voicemail' });
    expect(player.backend.world.view.phone).to.equal('in-call');
    clock.advance(12_000);
    await settled();
    expect(player.only.wrapUp, 'the customer hung up').not.to.equal(null);
    expect(player.names()).to.include('ended');
    expect(player.names(), 'no RONA: it was answered').not.to.include('missed');
  });

  it('[XFR-07] the agent who answers first has the call', async () => {
    const [player, clock] = await play(30, { voicemailSeconds: 20 });
    const { id } = await player.rings();
    clock.advance(10_000);
    await player.backend.world.act('answer-phone', { interactionId: id });
    clock.advance(60_000);
    await settled();
    expect(player.only.wrapUp).to.equal(null);
    expect(outsider(player)?.where).to.equal('talking');
  });

  it('[XFR-07] a ring time that is over before the voicemail answers saves the call', async () => {
    const [player, clock] = await play(20, { voicemailSeconds: 25 });
    await player.rings();
    clock.advance(20_000);
    await settled();
    expect(player.stateName).to.equal('rona');
    clock.advance(30_000);
    await settled();
    expect(player.names()).not.to.include('answered');
  });

  it('[XFR-07] at another telephone, and in the browser, there is none', async () => {
    const [player, clock] = await play(30, { voicemailSeconds: 5 });
    await player.store.send('sign-out', {});
    await player.begin('browser');
    await player.rings();
    clock.advance(10_000);
    await settled();
    expect(player.only.request?.stage).to.equal('offered');
  });

  it('[XFR-07] the view of the world names the warnings, once', async () => {
    const [player, clock] = await play(30, { voicemailSeconds: 20 });
    const { warnings } = player.backend.world.view;
    expect(warnings.length).to.equal(1);
    clock.advance(1000);
    await player.rings();
    expect(player.backend.world.view.warnings).to.equal(warnings);
  });

  it('[XFR-07] a consult that reaches it counts as accepted', async () => {
    const [player, clock, centre] = await play(30, undefined, { voicemailSeconds: 10 });
    const other = new Player({ clock, seat: (id) => centre.seat(id), advance: settled }, centre.agentIds[1] ?? '');
    await other.begin('dial-number', '+14155550161');
    await player.rings();
    await player.backend.world.act('answer-phone', { interactionId: player.only.id });
    const to = { kind: 'agent', id: 'priya-raman', name: 'Priya Raman' } as const;
    await player.store.send('consult', { interactionId: player.only.id, to, othersTalk: false });
    clock.advance(11_000);
    await settled();
    expect(player.only.consult?.state).to.equal('connected');
    expect(other.names()).not.to.include('missed');
  });
});
