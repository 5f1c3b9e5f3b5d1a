/** The contract, fourth part: whom an agent can ask, call, or hand a call to. */
import { expect } from '@open-wc/testing';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import type { DestinationKind, DirectoryEntry, DirectoryPage, SearchQuery } from '../../src/core/index.js';
import { has, QUIET, refused } from './player.js';
import type { Player, Stage } from './player.js';

const directory = defaultOrganisation.organisationDirectory!;

/** Everyone Available but the first two, who sit at desks; those who are named are Idle. */
const working = (...idle: string[]): Partial<OrganisationInput> => ({
  agents: QUIET.agents.map((agent, index) => ({
    ...agent,
    begins: index < 2 ? ('offline' as const) : idle.includes(agent.id) ? ('idle' as const) : ('available' as const),
  })),
});

export function directories({ start, sit, advance, needs }: Stage): void {
  const look = (
    player: Player,
    kind: DestinationKind,
    purpose: SearchQuery['purpose'],
    text = '',
    begin = 0,
    count = 1000,
  ): Promise<DirectoryPage> => player.store.search({ kind, purpose, text }, begin, count);
  const names = ({ entries }: DirectoryPage): string[] => entries.map((one) => one.name);
  const begun = async (settings: Partial<OrganisationInput> = {}): Promise<Player> => (await start(settings)).begin();

  describe('directories', () => {
    it('[DST-03] agents: Available ones first, then Idle ones, by name; supervisors among them, and not oneself', async () => {
      const me = await begun(working('daniel-osei', 'aroha-ngata'));
      const page = await look(me, 'agent', 'consult');
      expect(page.total).to.equal(QUIET.agents.length - 2);
      expect(page.all).to.equal(page.total);
      const states = page.entries.map((one) => one.state?.name);
      expect(states.slice(-2)).to.deep.equal(['idle', 'idle']);
      expect(new Set(states.slice(0, -2))).to.deep.equal(new Set(['available']));
      expect(names(page).slice(-2)).to.deep.equal(['Aroha Ngata', 'Daniel Osei']);
      expect(names(page)).not.to.include(me.state.agent?.name);
      const hannah = page.entries.find((one) => one.id === 'hannah-lindqvist');
      expect(hannah).to.include({ team: 'Billing West', number: '2201' });
      if (has('supervisors')) expect(hannah?.supervisor).to.equal(true);
      expect(names(await look(me, 'agent', 'transfer'))).to.have.length(page.total - 2);
    });

    it('[DST-03] no agent who rings, talks or wraps up', async () => {
      const me = await begun();
      const other = await sit(1).begin('extension', '7002');
      expect((await look(me, 'agent', 'consult')).total).to.equal(1);
      await other.rings();
      expect((await look(me, 'agent', 'consult')).total).to.equal(0);
      await other.backend.world.act('answer-phone', { interactionId: other.only.id });
      expect((await look(me, 'agent', 'consult')).total).to.equal(0);
      await other.store.send('end', { interactionId: other.only.id });
      expect((await look(me, 'agent', 'consult')).total).to.equal(0);
    });

    needs('agent-watch')('[DST-06] tells of agents who changed, once a second, until nobody looks', async () => {
      const me = await begun();
      const other = await sit(1).begin('extension', '7002');
      await advance(5000);
      const told: (readonly DirectoryEntry[])[] = [];
      const stop = me.store.watchAgents((changed) => told.push(changed));
      await other.idle();
      await other.available();
      expect(told).to.have.length(0);
      await advance(1000);
      expect(told.map((batch) => batch.map((one) => [one.name, one.state?.name]))).to.deep.equal([
        [[other.state.agent?.name, 'available']],
      ]);
      await other.idle();
      await advance(1000);
      expect(told.at(-1)?.[0]?.state).to.deep.equal({ name: 'idle', codeId: 'lunch' });
      stop();
      await other.available();
      await advance(2000);
      expect(told).to.have.length(2);
    });

    it('[DST-02] a page at a time, the same for all pages, by any part of a name, accents or not', async () => {
      const me = await begun(working());
      const all = names(await look(me, 'agent', 'consult'));
      const parts = [];
      for (let at = 0; at < all.length; at += 7) parts.push(...names(await look(me, 'agent', 'consult', '', at, 7)));
      expect(parts).to.deep.equal(all);
      const found = await look(me, 'agent', 'consult', 'SOFIA');
      expect(names(found)).to.deep.equal(['Ana Sofía Etxeberria Goikoetxea']);
      expect([found.total, found.all]).to.deep.equal([1, all.length]);
      expect(names(await look(me, 'agent', 'consult', '2511'))).to.deep.equal(['Daniel Osei']);
    });

    it('[DST-04] queues that take consults; for a transfer all of them, and the entry points', async () => {
      const me = await begun();
      const calls = defaultOrganisation.queues.filter((one) => one.channel === 'call');
      expect(names(await look(me, 'queue', 'consult'))).to.have.members(
        calls.filter((one) => one.consult || !has('consult-queues')).map(({ name }) => name),
      );
      const { entries } = await look(me, 'queue', 'transfer');
      const of = (kind: DestinationKind): string[] =>
        entries.filter((one) => one.kind === kind).map(({ name }) => name);
      expect(of('queue')).to.have.members(calls.map(({ name }) => name));
      expect(of('entry-point')).to.include('Fraud desk').and.not.include('Customer care, outgoing');
    });

    needs('entry-point-numbers')(
      '[DST-05] [DN-04] entry points among the numbers of a consult, where enabled; the very number first',
      async () => {
        const me = await begun();
        const { entries } = await look(me, 'dial-number', 'consult', '+1 (201) 555-0190');
        expect(entries[0]).to.include({ kind: 'entry-point', id: 'fraud-desk', number: '+12015550190' });
        expect((await look(me, 'dial-number', 'transfer', '+12015550190')).total).to.equal(0);
        expect(names(await look(me, 'entry-point', 'transfer', '2015550190'))).to.deep.equal(['Fraud desk']);
      },
    );

    needs('destination-settings')(
      '[DST-05] none where the organisation has not enabled them; and no consult to one',
      async () => {
        const me = await begun({ entryPointsInDialNumber: false });
        expect((await look(me, 'dial-number', 'consult', '+12015550190')).total).to.equal(0);
        expect((await look(me, 'entry-point', 'consult')).total).to.equal(0);
        expect((await look(me, 'entry-point', 'transfer')).total).to.be.above(0);
        expect(me.state.settings?.destinations.consult).not.to.include('entry-point');
        await me.talks();
        const to = { kind: 'entry-point', id: 'fraud-desk', name: 'Fraud desk' } as const;
        await refused(
          me.store.send('consult', { interactionId: me.only.id, to, othersTalk: false }),
          'destination-not-allowed',
        );
      },
    );

    needs('destination-settings')(
      '[DST-01] refuses kinds that the settings do not allow, and changes nothing',
      async () => {
        const me = await begun({ destinations: { consult: ['queue'], transfer: ['agent'] }, ...working() });
        expect(me.state.settings?.destinations).to.deep.equal({ consult: ['queue'], transfer: ['agent'] });
        const { id: interactionId } = await me.talks();
        const to = { kind: 'dial-number', id: '+14155550199', name: '' } as const;
        await refused(me.store.send('consult', { interactionId, to, othersTalk: false }), 'destination-not-allowed');
        await refused(me.store.send('transfer', { interactionId, to }), 'destination-not-allowed');
        expect(me.only.consult).to.equal(null);
        expect(me.only.wrapUp).to.equal(null);
      },
    );

    needs('people')(
      '[DST-07] the organisation’s own people with a phone: in Teams by first name, role, department or whole number',
      async () => {
        const me = await begun();
        expect(me.state.settings?.people).to.deep.equal({ source: 'teams', signedOn: true });
        const all = await look(me, 'organization', 'consult');
        expect(all.total).to.equal(directory.people.filter((one) => one.phone).length);
        const found = async (text: string): Promise<string[]> => names(await look(me, 'organization', 'consult', text));
        expect(await found('beatriz')).to.deep.equal(['Beatriz Almeida']);
        expect(await found('beatriz alm')).to.deep.equal(['Beatriz Almeida']);
        expect(await found('almeida')).to.deep.equal([]);
        expect(await found('controller')).to.include('Beatriz Almeida');
        expect(await found('logistics')).to.include('Malik Washington');
        expect(await found('+351 (21) 555-0143')).to.deep.equal(['Beatriz Almeida']);
        expect(await found('+35121555')).to.deep.equal([]);
      },
    );

    needs('people')('[DST-07] in Webex by name alone', async () => {
      const me = await begun({ organisationDirectory: { ...directory, source: 'webex' } });
      const found = async (text: string): Promise<string[]> => names(await look(me, 'organization', 'consult', text));
      expect(await found('almeida')).to.deep.equal(['Beatriz Almeida']);
      expect(await found('controller')).to.deep.equal([]);
      expect(await found('+351215550143')).to.deep.equal([]);
    });

    needs('people')('[DST-07] presence as of the search; looking at it does not change the day', async () => {
      const me = await begun();
      const presences = async (): Promise<unknown[]> =>
        (await look(me, 'organization', 'consult')).entries.map((one) => one.person?.presence);
      const first = await presences();
      expect(await presences()).to.deep.equal(first);
      await advance(3_600_000);
      expect(await presences()).not.to.deep.equal(first);
    });

    needs('people')(
      '[DST-07] calls the phone of somebody who is consulted, and of one to whom a call is handed',
      async () => {
        const me = await begun();
        const { id: interactionId } = await me.talks();
        const { entries } = await look(me, 'organization', 'consult', 'beatriz');
        const [{ id, kind, name } = { id: '', kind: 'organization' as const, name: '' }] = entries;
        await me.store.send('consult', { interactionId, to: { id, kind, name }, othersTalk: false });
        expect(me.only.participants.at(-1)).to.include({ kind: 'dial-number', name, number: '+351215550143' });
        await advance(10_000);
        expect(me.only.consult?.state).to.equal('connected');
        await me.store.send('end-consult', { interactionId });
        await me.store.send('transfer', { interactionId, to: { id, kind, name } });
        expect(me.only.wrapUp).not.to.equal(null);
      },
    );

    needs('people')('[DST-08] refuses people in Teams without single sign-on', async () => {
      const me = await begun({ organisationDirectory: { ...directory, signedOn: false } });
      expect(me.state.settings?.people?.signedOn).to.equal(false);
      const { id: interactionId } = await me.talks();
      const to = { kind: 'organization', id: '+351215550143', name: 'Beatriz Almeida' } as const;
      await refused(me.store.send('consult', { interactionId, to, othersTalk: false }), 'destination-not-allowed');
      await refused(me.store.send('transfer', { interactionId, to }), 'destination-not-allowed');
    });

    needs('people')('has no people where the settings have none', async () => {
      const me = await begun({ organisationDirectory: null });
      expect(me.state.settings?.people).to.equal(null);
      expect((await look(me, 'organization', 'consult')).total).to.equal(0);
    });
  });
}
