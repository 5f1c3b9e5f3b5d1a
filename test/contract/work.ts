/** The contract, second part: all that one agent does alone, beyond a call that comes in. */
import { expect } from '@open-wc/testing';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { Interaction, Variable } from '../../src/core/index.js';
import { heldSince, participantOf, situationOf } from '../../src/core/index.js';
import { has, refused } from './player.js';
import type { Player, Stage } from './player.js';

const PREMIER = 'premier-line';

export function work({ start, sit, advance, needs }: Stage): void {
  const called = (me: Player): Interaction['dialling'] => me.only.dialling;

  /** Somebody asks for a callback on the website; it rings here. */
  const webCallback = async (me: Player, number = '+14155550134'): Promise<Interaction> => {
    await me.backend.world.act('request-callback', { kind: 'web', name: 'Maya Torres', number, for: 'me' });
    await advance(1000);
    return me.only;
  };

  const outdial = (me: Player, number: string, callerId: string | null = null): Promise<void> =>
    me.store.send('outdial', { number, entryPointId: 'care-outgoing', callerId });

  describe('callbacks', () => {
    it('[CBK-01] a caller who asks for one keeps the place, and is called by the next agent', async () => {
      const me = await start();
      await me.begin();
      await me.idle();
      await me.backend.world.act('contact', { channel: 'call', for: 'me' });
      await advance(5000);
      await me.backend.world.act('contact', { channel: 'call', for: 'me' });
      const [second, first] = me.backend.world.view.outsiders.map((one) => one.interactionId).reverse();
      await me.backend.world.act('ask-callback', { interactionId: first ?? '' });
      await me.available();
      await advance(1000);
      const call = me.state.interactions.get(first ?? '');
      expect(call?.origin).to.equal('callback');
      expect(call?.callback).to.deep.include({ kind: 'courtesy', cancellable: false });
      expect(call?.enqueuedAt).to.be.below(me.state.interactions.get(second ?? '')?.enqueuedAt ?? 0);
      await me.backend.world.act('answer-phone', { interactionId: first ?? '' });
      await advance(0);
      expect(me.state.interactions.get(first ?? '')?.dialling?.state).to.equal('dialling');
    });

    it('[CBK-02] is offered like a call; the customer is called once the agent took it', async () => {
      const me = await start({ callbacks: { endWebCallbacks: true } });
      await me.begin();
      const { id, request, callback } = await webCallback(me);
      expect(request?.answer).to.equal('phone');
      if (has('callback-details')) expect(callback).to.deep.include({ kind: 'web', cancellable: true });
      await me.backend.world.act('answer-phone', { interactionId: id });
      expect(situationOf(me.only, me.state.agent?.id ?? '')).to.equal('dialling');
      await advance(1000);
      expect(called(me)?.state).to.equal(has('callback-details') ? 'ringing' : 'dialling');
      const before = me.store.now();
      await advance(5000);
      expect(called(me)).to.equal(null);
      expect(participantOf(me.only, me.state.agent?.id ?? '')?.joinedAt).to.equal(before + 5000);
      expect(me.only.recording.state).to.equal('on');
      expect(me.names()).to.include('answered');
    });

    it('[CBK-02] is missed like a call', async () => {
      const me = await start();
      await me.begin();
      await webCallback(me);
      await advance(20_000);
      expect(me.stateName).to.equal('rona');
    });

    it('[CBK-03] not answered: back to its queue, the agent as before, and a rest before the next attempt', async () => {
      const me = await start({ dialling: { ringSeconds: 10 }, callbacks: { retrySeconds: 45 } });
      await me.begin();
      // This customer of the example organisation does not answer.
      const { id, enqueuedAt } = await webCallback(me, '+442079460264');
      await me.backend.world.act('answer-phone', { interactionId: id });
      await advance(11_000);
      expect(me.calls).to.deep.equal([]);
      expect(me.stateName).to.equal('available');
      expect(me.state.agent?.missed).to.equal(null);
      expect(me.names()).to.include('not-reached').and.not.include('ended');
      await advance(44_000);
      expect(me.calls).to.deep.equal([]);
      await advance(2000);
      expect(me.only.id).to.equal(id);
      expect(me.only.enqueuedAt).to.equal(enqueuedAt);
      expect(me.only.request?.stage).to.equal('offered');
    });

    needs('cancelled-callbacks', 'browser-station')(
      '[CBK-02] called off before the customer answers: wrap-up, where the administrator allows it',
      async () => {
        const me = await start({ callbacks: { endWebCallbacks: true } });
        await me.begin('browser');
        const { id } = await webCallback(me);
        await refused(me.store.send('cancel-callback', { interactionId: id }), 'not-dialling');
        await me.store.send('accept', { interactionId: id });
        await me.store.send('cancel-callback', { interactionId: id });
        expect(me.only.wrapUp).not.to.equal(null);
      },
    );

    needs('cancelled-callbacks', 'browser-station')(
      '[CBK-02] cannot be called off where it is not allowed',
      async () => {
        const me = await start({ callbacks: { endWebCallbacks: false } });
        await me.begin('browser');
        const { id } = await webCallback(me);
        await me.store.send('accept', { interactionId: id });
        await refused(me.store.send('cancel-callback', { interactionId: id }), 'not-allowed');
        await refused(me.store.send('end', { interactionId: id }), 'not-allowed');
      },
    );

    needs('browser-station')(
      '[CBK-04] at the limit of concurrent calls none is placed, and the reason has its code',
      async () => {
        const me = await start({ callLimits: { dataCentre: 0 } });
        await me.begin('browser');
        const { id } = await webCallback(me);
        const failure = await me.store.send('accept', { interactionId: id }).catch((error: unknown) => error);
        expect(failure).to.include({ code: 'call-limit', detail: 'DATA_CENTER_CALL_LIMIT' });
        expect(me.only.request?.stage).to.equal('offered');
      },
    );

    it('[EDG-20] an agent who goes Idle before the offer leaves the place; one who took it goes on, and Idle follows', async () => {
      const me = await start();
      await me.begin();
      await me.idle();
      await me.backend.world.act('request-callback', { kind: 'bot', name: 'Bo', number: '+4930231250', for: 'me' });
      await advance(60_000);
      expect(me.calls).to.deep.equal([]);
      await me.available();
      await advance(1000);
      await me.backend.world.act('answer-phone', { interactionId: me.only.id });
      await me.idle();
      await advance(6000);
      expect(me.stateName).to.equal('engaged');
      expect(me.state.agent?.next?.name).to.equal('idle');
    });
  });

  describe('calling out', () => {
    it('[OUT-01] is dialled, rings, and is answered', async () => {
      const me = await start();
      await me.begin();
      await outdial(me, '+14155550134', '+18005550142');
      expect(me.only).to.include({ origin: 'outdial', channel: 'call' });
      expect(me.only.customer.name).to.equal('Maya Torres');
      expect(called(me)?.state).to.equal('dialling');
      expect(me.stateName).to.equal('engaged');
      await advance(6000);
      expect(called(me)).to.equal(null);
      expect(situationOf(me.only, me.state.agent?.id ?? '')).to.equal('talking');
    });

    it('[OUT-01] fails with its reason, and is wrapped up', async () => {
      const me = await start();
      await me.begin();
      // This customer is on the phone all day.
      await outdial(me, '+493023125088');
      await advance(4000);
      const failed = me.happenings.find((one) => one.name === 'not-reached');
      expect(failed?.detail).to.deep.include({ reason: 'busy', origin: 'outdial' });
      expect(me.only.wrapUp).not.to.equal(null);
    });

    it('can be ended while it rings, and is wrapped up', async () => {
      const me = await start();
      await me.begin();
      await outdial(me, '+14155550134');
      await me.store.send('end', { interactionId: me.only.id });
      expect(me.only.wrapUp).not.to.equal(null);
      expect(called(me)).to.equal(null);
    });

    it('[DN-01] [OUT-01] refuses numbers, entry points and caller IDs that will not do, and a second call', async () => {
      const me = await start();
      await me.begin();
      await refused(outdial(me, '12'), 'invalid-number');
      await refused(outdial(me, '415 555 0134'), 'invalid-number');
      await refused(outdial(me, '+14155550134', '+10000000000'), 'caller-id-unknown');
      const inbound = me.store.send('outdial', { number: '911', entryPointId: PREMIER, callerId: null });
      await refused(inbound, 'entry-point-unknown');
      await me.rings();
      await refused(outdial(me, '+14155550134'), 'request-open');
      await me.backend.world.act('answer-phone', { interactionId: me.only.id });
      await refused(outdial(me, '+14155550134'), 'interaction-open');
    });

    it('finds people of the address book by name and by number, a part at a time', async () => {
      const me = await start();
      await me.begin();
      const all = await me.store.search({ purpose: 'outdial', kind: 'dial-number', text: '' }, 0, 5);
      expect(all.total).to.equal(defaultOrganisation.addressBook?.length);
      expect(all.entries).to.have.length(5);
      const one = all.entries[3];
      const byName = await me.store.search(
        { purpose: 'outdial', kind: 'dial-number', text: one?.name.toUpperCase() ?? '' },
        0,
        5,
      );
      expect(byName.entries[0]?.number).to.equal(one?.number);
      const digits = one?.number?.replace(/\D/gu, '').slice(-7) ?? '';
      const byNumber = await me.store.search({ purpose: 'outdial', kind: 'dial-number', text: digits }, 0, 50);
      expect(byNumber.entries.map((entry) => entry.number)).to.include(one?.number);
    });

    needs('tones')('[OUT-01] keys tones into a call, each one, and not into one on hold', async () => {
      const me = await start();
      await me.begin();
      const { id } = await me.talks();
      await Promise.all(['1', '1', '#'].map((digits) => me.store.send('send-digits', { interactionId: id, digits })));
      expect(me.backend.world.view.outsiders[0]?.digits).to.equal('11#');
      await refused(me.store.send('send-digits', { interactionId: id, digits: 'A' }), 'digits-not-sent');
      await me.store.send('hold', { interactionId: id });
      await refused(me.store.send('send-digits', { interactionId: id, digits: '2' }), 'digits-not-sent');
    });
  });

  describe('a preview campaign', () => {
    const preview = async (settings: Parameters<typeof start>[0] = {}): Promise<Player> => {
      const me = await start(settings);
      await me.begin();
      await me.backend.world.act('offer-preview', { for: 'me' });
      await advance(1000);
      return me;
    };
    const campaign = defaultOrganisation.campaign ?? undefined;
    if (!campaign) throw new Error('The example organisation has no campaign.');
    const nameOf = (id: string): string | undefined => defaultOrganisation.customers.find((one) => one.id === id)?.name;

    it('[OUT-02] is accepted on the screen, also at a telephone, and the customer is called', async () => {
      const me = await preview();
      expect(me.only).to.include({ origin: 'preview' });
      expect(me.only.request).to.include({ answer: 'screen', skippable: true, removable: true, atTimeout: 'miss' });
      await me.store.send('accept', { interactionId: me.only.id });
      expect(called(me)?.state).to.equal('dialling');
      await advance(6000);
      expect(situationOf(me.only, me.state.agent?.id ?? '')).to.equal('talking');
    });

    it('[OUT-02] is skipped and comes again, or removed and does not', async () => {
      const me = await preview({ campaign: { ...campaign, customers: ['maya-torres', 'lucia-ferrante'] } });
      await me.store.send('skip-preview', { interactionId: me.only.id });
      expect(me.calls).to.deep.equal([]);
      expect(me.stateName).to.equal('available');
      await me.backend.world.act('offer-preview', { for: 'me' });
      await advance(1000);
      expect(me.only.customer.name).to.equal(nameOf('lucia-ferrante'));
      await me.store.send('remove-preview', { interactionId: me.only.id });
      await me.backend.world.act('offer-preview', { for: 'me' });
      await advance(1000);
      expect(me.only.customer.name).to.equal(nameOf('maya-torres'));
      await me.store.send('remove-preview', { interactionId: me.only.id });
      await refused(me.backend.world.act('offer-preview', { for: 'me' }), 'not-allowed');
    });

    it('[OUT-02] refuses skipping and removing where the campaign does not allow it', async () => {
      const me = await preview({ campaign: { ...campaign, skippable: false, removable: false } });
      await refused(me.store.send('skip-preview', { interactionId: me.only.id }), 'not-allowed');
      await refused(me.store.send('remove-preview', { interactionId: me.only.id }), 'not-allowed');
    });

    for (const [atTimeout, outcome] of [
      ['miss', 'rona'],
      ['accept', 'engaged'],
      ['skip', 'available'],
      ['remove', 'available'],
    ] as const) {
      it(`[OUT-02] at its time-out: ${atTimeout}`, async () => {
        const me = await preview({ campaign: { ...campaign, seconds: 30, atTimeout } });
        await advance(29_000);
        expect(me.only.request?.stage).to.equal('offered');
        await advance(1000);
        expect(me.stateName).to.equal(outcome);
      });
    }
  });

  describe('variables', () => {
    const variable = (me: Player, name: string): Variable => {
      const found = me.only.variables.find((one) => one.name === name);
      if (!found) throw new Error(`There is no variable ${name}.`);
      return found;
    };
    const talking = async (me: Player): Promise<Interaction> => {
      await me.backend.world.act('contact', { channel: 'call', entryPointId: PREMIER, for: 'me' });
      await advance(1000);
      await me.backend.world.act('answer-phone', { interactionId: me.only.id });
      return me.only;
    };
    const save = (me: Player, name: string, value: string | null, base: number): Promise<void> =>
      me.store.send('save-variable', { interactionId: me.only.id, variable: name, value, base });

    it('[CAD-03] are saved, with who and when', async () => {
      const me = await start();
      await me.begin();
      await talking(me);
      const { version } = variable(me, 'reason');
      await save(me, 'reason', 'Something else', version);
      expect(variable(me, 'reason')).to.deep.include({ value: 'Something else', version: version + 1 });
      expect(variable(me, 'reason').saved?.by.id).to.equal(me.state.agent?.id);
      expect(me.names()).to.include('variable-saved');
    });

    needs('versions')('[CAD-07] the first of two saves wins, and the second is told who was first', async () => {
      const me = await start();
      await me.begin();
      const { id } = await talking(me);
      const { version } = variable(me, 'reason');
      await me.backend.world.act('save-variable', { interactionId: id, variable: 'reason', value: 'Theirs' });
      const failure = await save(me, 'reason', 'Mine', version).catch((error: unknown) => error);
      expect(failure).to.include({ code: 'variable-changed', detail: variable(me, 'reason').saved?.by.name });
      expect(variable(me, 'reason').value).to.equal('Theirs');
      await save(me, 'reason', 'Mine', version + 1);
      expect(variable(me, 'reason').value).to.equal('Mine');
    });

    it('[CAD-01] [CAD-02] take only what fits their type, and only where they may be edited', async () => {
      const me = await start();
      await me.begin();
      await talking(me);
      const { version } = variable(me, 'priority');
      await refused(save(me, 'priority', 'high', version), 'variable-value');
      await refused(save(me, 'notes', 'x'.repeat(257), variable(me, 'notes').version), 'variable-value');
      await refused(save(me, 'notes', null, variable(me, 'notes').version), 'variable-value');
      await refused(save(me, 'account', 'Another', variable(me, 'account').version), 'variable-read-only');
      await refused(save(me, 'no-such', 'x', 1), 'variable-read-only');
      await save(me, 'priority', '', version);
      expect(variable(me, 'priority').value).to.equal('');
    });

    it('can be saved until the wrap-up is submitted, and not before the call is answered', async () => {
      const me = await start();
      await me.begin();
      await me.backend.world.act('contact', { channel: 'call', entryPointId: PREMIER, for: 'me' });
      await advance(1000);
      await refused(save(me, 'reason', 'Early', 1), 'not-allowed');
      await me.backend.world.act('answer-phone', { interactionId: me.only.id });
      await me.backend.world.act('customer-leaves', { interactionId: me.only.id });
      await save(me, 'reason', 'Late', 1);
      expect(variable(me, 'reason').value).to.equal('Late');
    });

    needs('reveal')('[CAD-04] hold no secure value; it is fetched one by one, once the call is answered', async () => {
      const me = await start();
      await me.begin();
      await me.backend.world.act('contact', {
        channel: 'call',
        customerId: 'maya-torres',
        entryPointId: PREMIER,
        for: 'me',
      });
      await advance(1000);
      const { id } = me.only;
      await refused(me.store.reveal(id, 'cardNumber'), 'not-allowed');
      await me.backend.world.act('answer-phone', { interactionId: id });
      expect(variable(me, 'cardNumber').value).to.equal(null);
      const value = await me.store.reveal(id, 'cardNumber');
      expect(value).to.match(/\d{4}/u);
      expect(JSON.stringify([me.state.interactions.get(id), me.happenings])).not.to.include(value);
      await refused(me.store.reveal(id, 'reason'), 'not-allowed');
    });
  });

  describe('auto wrap-up', () => {
    const ended = async (autoSeconds: number | null, extendable = true): Promise<Player> => {
      const me = await start({ wrapUp: { autoSeconds, extendable } });
      await me.begin();
      const { id } = await me.talks();
      await me.store.send('end', { interactionId: id });
      return me;
    };
    const reasonOf = (me: Player): string | undefined => {
      const done = me.happenings.find((one) => one.name === 'wrapped-up');
      return done?.name === 'wrapped-up' && done.detail.byItself ? done.detail.reasonId : undefined;
    };

    it('[WRP-04] submits the default at zero', async () => {
      const me = await ended(60);
      expect(me.only.wrapUp?.autoAt).to.equal(me.store.now() + 60_000);
      await advance(59_000);
      expect(me.calls).to.have.length(1);
      await advance(1000);
      expect(me.calls).to.deep.equal([]);
      expect(reasonOf(me)).to.equal('billing-enquiry');
    });

    it('[WRP-04] submits the chosen reason at zero', async () => {
      const me = await ended(60);
      const { id } = me.only;
      await refused(me.store.send('choose-reason', { interactionId: id, reasonId: 'no-such' }), 'reason-unknown');
      await me.store.send('choose-reason', { interactionId: id, reasonId: 'complaint' });
      expect(me.only.wrapUp?.reasonId).to.equal('complaint');
      await advance(60_000);
      expect(reasonOf(me)).to.equal('complaint');
    });

    it('[WRP-04] can be cancelled where that is allowed, and waits then', async () => {
      const me = await ended(60);
      await me.store.send('cancel-auto-wrap-up', { interactionId: me.only.id });
      expect(me.only.wrapUp?.autoAt).to.equal(null);
      await advance(600_000);
      expect(me.calls).to.have.length(1);
      const fixed = await ended(60, false);
      await refused(fixed.store.send('cancel-auto-wrap-up', { interactionId: fixed.only.id }), 'not-allowed');
    });

    it('does not come where the settings have none', async () => {
      const me = await ended(null);
      expect(me.only.wrapUp?.autoAt).to.equal(null);
      await advance(3_600_000);
      expect(me.calls).to.have.length(1);
    });
  });

  describe('a desk that is left', () => {
    it('[STN-06] a second desk of the same agent stops the first, which knows why', async () => {
      const me = await start();
      await me.begin();
      const { id } = await me.talks();
      const other = sit();
      await other.store.connect();
      expect(other.only.id).to.equal(id);
      expect(me.state.failure?.code).to.equal('signed-in-elsewhere');
      expect(me.state.link).to.equal('closed');
      expect(me.calls).to.deep.equal([]);
      await refused(me.store.send('hold', { interactionId: id }), 'link-lost');
      await other.store.send('hold', { interactionId: id });
      expect(heldSince(other.only)).not.to.equal(null);
    });

    it('[EDG-06] at a telephone the call goes on', async () => {
      const me = await start();
      await me.begin();
      await me.talks();
      await me.store.disconnect();
      await advance(600_000);
      const again = sit();
      await again.store.connect();
      expect(heldSince(again.only)).to.equal(null);
      expect(again.only.endedAt).to.equal(null);
    });

    needs('browser-station')(
      '[EDG-06] at a browser station the customer is held until the page is there again',
      async () => {
        const me = await start({ recoverySeconds: 30 });
        await me.begin('browser');
        await me.talks();
        await me.store.disconnect();
        await advance(29_000);
        expect(me.backend.world.view.outsiders).to.deep.equal([]);
        const again = sit();
        await again.store.connect();
        expect(heldSince(again.only)).to.equal(null);
        expect(again.only.endedAt).to.equal(null);
        await advance(60_000);
        expect(again.only.endedAt).to.equal(null);
      },
    );

    needs('browser-station')('[EDG-06] a customer who was on hold before stays on hold', async () => {
      const me = await start();
      await me.begin('browser');
      const { id } = await me.talks();
      await me.store.send('hold', { interactionId: id });
      const held = heldSince(me.only);
      await me.store.disconnect();
      await advance(5000);
      const again = sit();
      await again.store.connect();
      expect(heldSince(again.only)).to.equal(held);
    });

    needs('browser-station')('[EDG-06] the recovery time over, it is as if the telephone was hung up', async () => {
      const me = await start({ recoverySeconds: 30 });
      await me.begin('browser');
      await me.talks();
      await me.store.disconnect();
      await advance(30_000);
      const again = sit();
      await again.store.connect();
      expect(again.only.endedAt).not.to.equal(null);
      expect(again.only.wrapUp).not.to.equal(null);
    });
  });
}
