/** What the Webex back end makes up for, over an SDK with the faults of the real one. */
import { expect } from '@open-wc/testing';
import { webex } from '../../../src/backends/webex/index.js';
import type { Backend, Command, Fact, Interaction, Link } from '../../../src/core/index.js';
import { Failure, heldSince, ManualClock } from '../../../src/core/index.js';
import { call, FakeCc, Later } from './fake-sdk.js';

class Seat {
  readonly cc = new FakeCc();
  readonly clock = new ManualClock();
  readonly dropped: string[] = [];
  readonly backend: Backend;
  readonly facts: Fact[] = [];
  readonly links: { link: Link; in: number | null }[] = [];
  ended: Failure | null = null;
  #commands = 0;

  constructor() {
    this.backend = webex({ cc: this.cc, clock: this.clock, onDropped: (what) => this.dropped.push(what) });
  }

  async connect(): Promise<this> {
    await this.backend.connect({
      fact: (fact) => this.facts.push(fact),
      link: (link, retryAt = null) =>
        this.links.push({ link, in: retryAt === null ? null : retryAt - this.clock.now() }),
      ended: (failure) => (this.ended = failure),
    });
    return this;
  }

  /** What a desktop knows by now. */
  get calls(): Map<string, Interaction> {
    const known = new Map<string, Interaction>();
    for (const fact of this.facts) {
      if (fact.snapshot) known.clear();
      for (const one of fact.interactions) known.set(one.id, one);
      for (const { id } of fact.gone) known.delete(id);
    }
    return known;
  }

  held(id: string): boolean {
    const one = this.calls.get(id);
    return one !== undefined && heldSince(one) !== null;
  }

  send(name: Command['name'], payload: object): Promise<unknown> {
    this.#commands += 1;
    return this.backend.send({ id: `c${String(this.#commands)}`, name, payload } as Command);
  }
}

/** What is on its way is there. */
const soon = (): Promise<void> =>
  new Promise((resolve) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(resolve))));
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn += 1) await soon();
};

async function failureOf(act: Promise<unknown>): Promise<Failure> {
  try {
    await act;
  } catch (error) {
    expect(error).to.be.instanceOf(Failure);
    return error as Failure;
  }
  throw new Error('It was done.');
}

/** A seat whose agent has these calls. */
async function seatWith(...ids: string[]): Promise<Seat> {
  const seat = new Seat();
  seat.cc.onRegister = async () => seat.cc.relogin(...ids.map((id) => call(id)));
  return seat.connect();
}

describe('the Webex back end', () => {
  describe('begins', () => {
    it('registers the SDK, and shows what the service holds', async () => {
      const seat = await seatWith('a', 'b');
      expect(seat.cc.registered).to.equal(1);
      expect(seat.facts).to.have.length(1);
      expect(seat.facts[0]).to.deep.include({ snapshot: true, seq: 1 });
      expect([...seat.calls.keys()]).to.deep.equal(['a', 'b']);
      expect(seat.facts[0]?.agent).to.deep.include({ id: 'me', signedIn: true });
    });

    it('loads the SDK when a desktop connects, and not before', async () => {
      const cc = new FakeCc();
      let loads = 0;
      const backend = webex({
        cc: async () => {
          loads += 1;
          return cc;
        },
        clock: new ManualClock(),
      });
      expect(loads).to.equal(0);
      const listener = { fact: () => undefined, link: () => undefined, ended: () => undefined };
      await backend.connect(listener);
      await backend.disconnect();
      await backend.connect(listener);
      expect([loads, cc.registered]).to.deep.equal([1, 1]);
    });

    it('asks for what the service holds where the SDK is told not to', async () => {
      const seat = new Seat();
      seat.cc.onRegister = () => Promise.resolve();
      seat.cc.onRequest = ({ resource }) => {
        if (resource === '/v1/agents/reload') seat.cc.relogin(call('a'));
        return {};
      };
      await seat.connect();
      expect([...seat.calls.keys()]).to.deep.equal(['a']);
    });

    it('says why there is no connection, and can try again', async () => {
      const seat = new Seat();
      seat.cc.onRegister = () => Promise.reject(Object.assign(new Error('Unauthorized'), { statusCode: 401 }));
      expect((await failureOf(seat.connect())).code).to.equal('no-access');
      seat.cc.onRegister = async () => seat.cc.relogin();
      await seat.connect();
      expect(seat.facts.at(-1)?.snapshot).to.equal(true);
    });

    it('does not wait for ever for a service that says nothing', async () => {
      const seat = new Seat();
      seat.cc.onRegister = () => new Later().promise as Promise<void>;
      const failed = failureOf(seat.connect());
      await settled();
      seat.clock.advance(20_000);
      expect((await failed).code).to.equal('timeout');
    });

    it('takes up what went on while no desktop was there', async () => {
      const seat = await seatWith('a');
      await seat.backend.disconnect();
      seat.cc.says(call('a', 'AgentContactHeld', { isHold: true }));
      expect(seat.held('a')).to.equal(false);
      await seat.connect();
      expect(seat.held('a')).to.equal(true);
    });
  });

  describe('survives', () => {
    it('a known task of which the SDK takes no news: both the desktop and the SDK get it', async () => {
      const seat = await seatWith('a');
      seat.cc.relogin(call('a', 'AgentContact', { isHold: true }));
      await settled();
      expect(seat.held('a')).to.equal(true);
      expect(seat.cc.task('a').data.interaction?.media?.['a']?.isHold).to.equal(true);
    });

    it('a task that ended while nothing was heard', async () => {
      const seat = await seatWith('a', 'b');
      seat.cc.relogin(call('b'));
      expect([...seat.calls.keys()]).to.deep.equal(['b']);
    });

    it('tasks that are named and never told of: it waits two seconds for them', async () => {
      const seat = await seatWith('a', 'b');
      const before = seat.facts.length;
      seat.cc.says({
        type: 'AgentReloginSuccess',
        agentId: 'me',
        interactionIds: ['b'],
        deviceType: 'EXTENSION',
        dn: '7001',
        eventTime: 2_000,
      });
      expect([...seat.calls.keys()]).to.deep.equal(['a', 'b']);
      seat.clock.advance(2_000);
      expect(seat.facts.slice(before).some((one) => one.snapshot)).to.equal(true);
      expect([...seat.calls.keys()]).to.deep.equal([]);
    });

    it('frames that the SDK tells twice: each is one fact', async () => {
      const seat = await seatWith('a');
      const before = seat.facts.length;
      const held = call('a', 'AgentContactHeld', { isHold: true });
      seat.cc.says(held);
      seat.cc.says(held);
      expect(seat.facts.slice(before).flatMap((one) => one.happenings.map(({ name }) => name))).to.deep.equal(['held']);
      expect(seat.facts.length - before).to.equal(1);
    });

    it('a lost connection: it says so, with the time of the next attempt, and when it is back', async () => {
      const seat = await seatWith('a');
      const { webSocketManager, connectionService } = seat.cc.services;
      webSocketManager.emit('socketClose');
      expect(seat.links).to.deep.equal([{ link: 'lost', in: 5_000 }]);
      seat.clock.advance(5_000);
      expect(seat.links).to.have.length(2);
      connectionService.emit('connectionLost', { isConnectionLost: false, isSocketReconnected: true });
      expect(seat.links.at(-1)?.link).to.equal('open');
      const before = seat.facts.length;
      seat.cc.relogin(call('a', 'AgentContact', { isHold: true }));
      expect(seat.facts.slice(before).at(-1)?.snapshot).to.equal(true);
      expect(seat.held('a')).to.equal(true);
    });

    it('a silence of 8 seconds: lost, and what the service holds is asked for when it speaks again', async () => {
      const seat = await seatWith('a');
      const { connectionService } = seat.cc.services;
      connectionService.emit('connectionLost', { isConnectionLost: true });
      expect(seat.links.at(-1)).to.deep.equal({ link: 'lost', in: null });
      connectionService.emit('connectionLost', { isConnectionLost: false });
      await settled();
      expect(seat.links.at(-1)?.link).to.equal('open');
      expect(seat.cc.asked.map((one) => one.resource)).to.deep.equal(['/v1/agents/reload']);
    });

    it('an SDK that gives up after 50 seconds: it is registered again, after longer and longer times', async () => {
      const seat = await seatWith('a');
      const { webSocketManager, connectionService } = seat.cc.services;
      const register = seat.cc.onRegister;
      seat.cc.onRegister = () => Promise.reject(new Error('NetworkOrCORSError'));
      webSocketManager.emit('socketClose');
      connectionService.emit('connectionLost', { isConnectionLost: true, isRestoreFailed: true });
      await settled();
      expect(seat.cc.registered).to.equal(2);
      expect(seat.links.at(-1)).to.deep.equal({ link: 'lost', in: 5_000 });
      seat.clock.advance(5_000);
      await settled();
      expect(seat.cc.registered).to.equal(3);
      expect(seat.links.at(-1)).to.deep.equal({ link: 'lost', in: 10_000 });
      seat.cc.onRegister = register;
      seat.backend.retry?.();
      await settled();
      expect(seat.cc.registered).to.equal(4);
      expect(seat.links.at(-1)?.link).to.equal('open');
      expect(seat.facts.at(-1)?.snapshot).to.equal(true);
      // Each registration makes the SDK listen once more, and sign in twice after the next drop.
      expect(connectionService.count('connectionLost')).to.equal(1);
    });

    it('a second hold while the first has no answer: it waits for its turn', async () => {
      const seat = await seatWith('a', 'b');
      const first = new Later();
      seat.cc.task('a').answers = [first];
      const both = [seat.send('hold', { interactionId: 'a' }), seat.send('hold', { interactionId: 'b' })];
      await settled();
      expect(seat.cc.task('b').calls).to.deep.equal([]);
      first.resolve();
      await Promise.all(both);
      expect(seat.cc.task('b').calls).to.deep.equal(['hold ["b"]']);
    });

    it('a refusal of another call’s hold: it is not this one’s', async () => {
      const seat = await seatWith('a', 'b');
      const answer = new Later();
      seat.cc.task('a').answers = [answer];
      const holding = seat.send('hold', { interactionId: 'a' });
      seat.cc.says({ ...call('b', 'AgentContactHoldFailed'), reason: 'not this one' });
      seat.cc.says(call('a', 'AgentContactHeld', { isHold: true }));
      answer.resolve();
      await holding;
      expect(seat.held('a')).to.equal(true);
    });

    it('reasons that the SDK loses: they are those of the frame', async () => {
      const seat = await seatWith('a');
      const answer = new Later();
      seat.cc.task('a').answers = [answer];
      const holding = failureOf(seat.send('hold', { interactionId: 'a' }));
      await settled();
      seat.cc.says({ ...call('a', 'AgentContactHoldFailed'), reason: 'The line is gone' });
      answer.reject(new Error('Error while performing hold'));
      expect(await holding).to.deep.include({ code: 'unexpected', detail: 'The line is gone', interactionId: 'a' });
    });

    it('words of an answer over HTTP, and the codes that the service is known to give', async () => {
      const seat = await seatWith('a');
      const refuse = (data: object): void => {
        const answer = new Later();
        seat.cc.task('a').answers = [answer];
        answer.reject(Object.assign(new Error('x'), { data }));
      };
      refuse({ errorType: 'BAD_REQUEST', message: 'It cannot be held' });
      expect(await failureOf(seat.send('hold', { interactionId: 'a' }))).to.deep.include({
        detail: 'It cannot be held',
      });
      refuse({ errorType: 'AGENT_NOT_FOUND', message: 'Agent not found' });
      expect((await failureOf(seat.send('hold', { interactionId: 'a' }))).code).to.equal('not-signed-in');
    });

    it('an outdial that the SDK takes an incoming call for: it is done when a call of its own is there', async () => {
      const seat = await seatWith();
      const answer = new Later();
      seat.cc.onOutdial = () => answer.promise;
      let isDone = false;
      const dialling = seat
        .send('outdial', { number: '+14155550199', entryPointId: 'ep-out', callerId: null })
        .then(() => (isDone = true));
      seat.cc.says(call('inbound', 'AgentContactReserved'));
      answer.resolve({});
      await settled();
      expect(isDone).to.equal(false);
      seat.cc.says(
        call('out', 'AgentContactReserved', {
          more: { contactDirection: { type: 'OUTBOUND' }, outboundType: 'OUTDIAL' },
        }),
      );
      await dialling;
    });

    it('the SDK’s countdown of milliseconds: it is stopped, and the one of seconds submits the default', async () => {
      const seat = new Seat();
      seat.cc.profile = {
        ...seat.cc.profile,
        wrapUpData: {
          wrapUpProps: {
            autoWrapup: true,
            autoWrapupInterval: 30,
            allowCancelAutoWrapup: true,
            wrapUpReasonList: [{ id: 'done', name: 'Done', isDefault: true }],
          },
        },
      };
      seat.cc.onRegister = async () => seat.cc.relogin(call('a'), call('b'));
      await seat.connect();
      const { interaction } = call('a');
      const owing = (id: string): object => ({
        state: 'wrapUp',
        isTerminated: true,
        participants: {
          ...interaction?.participants,
          me: { ...interaction?.participants?.['me'], isWrapUp: true, wrapUpTimestamp: 1_000 },
        },
        media: { [id]: { ...interaction?.media?.['a'], mediaResourceId: id, participants: [] } },
      });
      for (const id of ['a', 'b']) seat.cc.says(call(id, 'AgentWrapup', { more: owing(id) }));
      await settled();
      expect(seat.cc.task('a').countdowns).to.be.above(0);
      const wrapUp = seat.calls.get('a')?.wrapUp;
      expect(wrapUp).to.deep.include({ extendable: true });
      const left = (wrapUp?.autoAt ?? 0) - (seat.facts.at(-1)?.now ?? 0);
      expect(left).to.equal(30_000);
      await seat.send('cancel-auto-wrap-up', { interactionId: 'b' });
      expect(seat.calls.get('b')?.wrapUp?.autoAt).to.equal(null);
      seat.clock.advance(left - 1);
      expect(seat.cc.task('a').calls).to.deep.equal([]);
      seat.clock.advance(1);
      await settled();
      expect(seat.cc.task('a').calls).to.deep.equal(['wrapup [{"wrapUpReason":"Done","auxCodeId":"done"}]']);
      expect(seat.cc.task('b').calls).to.deep.equal([]);
    });

    it('frames that nobody can read: they are dropped, said once, and the SDK goes on', async () => {
      const seat = await seatWith('a');
      const frame = { type: 'SomethingNew', interactionId: 'a', eventTime: 1_000 };
      seat.cc.says(frame);
      await settled();
      seat.cc.says({ ...frame, eventTime: 1_001 });
      seat.cc.emit('all', 'AgentContactHeld', { type: 'AgentContactHeld', interactionId: 7, interaction: [] });
      seat.cc.emit('all', 'AgentContactHeld', null);
      seat.cc.emit('all', 'task:incoming', null);
      expect(seat.dropped.filter((one) => one.includes('SomethingNew'))).to.have.length(1);
      expect(seat.calls.has('a')).to.equal(true);
    });

    it('[STN-06] a sign-in somewhere else: the session ends, and says why', async () => {
      const seat = await seatWith('a');
      seat.cc.emit('all', 'agent:multiLogin', {});
      expect(seat.ended?.code).to.equal('signed-in-elsewhere');
      seat.cc.says(call('a', 'AgentContactHeld', { isHold: true }));
      expect(seat.held('a')).to.equal(false);
    });
  });

  describe('asks', () => {
    it('the REST API where the SDK has no method', async () => {
      const seat = await seatWith();
      const variables = {
        callAssociatedData: {
          note: { name: 'note', type: 'STRING', value: 'old', agentEditable: true, agentViewable: true },
        },
      };
      seat.cc.says(call('a', 'AgentContact', { more: variables }));
      const base = seat.calls.get('a')?.variables[0]?.version ?? -1;
      const saving = seat.send('save-variable', { interactionId: 'a', variable: 'note', value: 'new', base });
      await settled();
      expect(seat.cc.asked.at(-1)).to.deep.include({
        service: 'wcc-api-gateway',
        method: 'PATCH',
        resource: '/v1/tasks/a',
        body: { attributes: { note: 'new' } },
      });
      const saved = { callAssociatedData: { note: { ...variables.callAssociatedData.note, value: 'new' } } };
      seat.cc.says(call('a', 'ContactUpdated', { more: saved }));
      await saving;
      expect(seat.calls.get('a')?.variables[0]?.value).to.equal('new');
    });

    it('[CAD-07] nothing of who has not seen the last save, nor of what is too long', async () => {
      const seat = await seatWith();
      const more = {
        callAssociatedData: {
          note: { name: 'note', type: 'STRING', value: 'old', agentEditable: true, agentViewable: true },
        },
      };
      seat.cc.says(call('a', 'AgentContact', { more }));
      const base = seat.calls.get('a')?.variables[0]?.version ?? 0;
      const save = (value: string, version: number): Promise<Failure> =>
        failureOf(seat.send('save-variable', { interactionId: 'a', variable: 'note', value, base: version }));
      expect((await save('new', base + 1)).code).to.equal('variable-changed');
      expect((await save('x'.repeat(257), base)).code).to.equal('variable-value');
      expect(seat.cc.asked).to.deep.equal([]);
    });

    it('once for one command, however often it is sent', async () => {
      const seat = await seatWith('a');
      const command: Command = { id: 'the-same', name: 'hold', payload: { interactionId: 'a' } };
      expect(await seat.backend.send(command)).to.deep.equal(await seat.backend.send(command));
      expect(seat.cc.task('a').calls).to.have.length(1);
    });

    it('nothing at all of what the service cannot do', async () => {
      const seat = await seatWith('a');
      for (const name of ['send-digits', 'add-note', 'remove-participant', 'monitor', 'cancel-callback'] as const) {
        expect(seat.backend.capabilities.commands.has(name), name).to.equal(false);
      }
      expect(seat.backend.capabilities.reveal).to.equal(false);
      expect((await failureOf(seat.backend.reveal('a', 'pin'))).code).to.equal('unsupported');
    });

    it('a telephone to be picked up by hand, rather than to say it was', async () => {
      const seat = await seatWith();
      const { interaction } = call('a');
      const offered = {
        participants: {
          customer: interaction?.participants?.['customer'],
          me: { id: 'me', pType: 'Agent', hasJoined: false, isOffered: true },
        },
        state: 'new',
      };
      seat.cc.says(call('a', 'AgentContactReserved', { more: offered }));
      seat.cc.says(call('a', 'AgentOfferContact', { more: offered }));
      expect(seat.calls.get('a')?.request).to.deep.include({ answer: 'phone' });
      expect((await failureOf(seat.send('accept', { interactionId: 'a' }))).code).to.equal('not-answerable');
    });
  });
});
