import { expect } from '@open-wc/testing';
import { channelPair } from '../../../src/backends/remote/ports.js';
import type { SoundNews } from '../../../src/backends/sound/line.js';
import { LONGEST_SIGNAL } from '../../../src/backends/sound/line.js';
import { Failure } from '../../../src/core/index.js';
import { Ear } from '../../contract/sound.js';
import { Caller, FarCentre, FIRST, SECOND, soon } from './support.js';

const hello = (agent: unknown = FIRST, more: object = {}): object => ({ type: 'hello', v: 2, agent, ...more });
const act = (name: string, detail: object, id = 1): object => ({ type: 'act', id, act: { name, detail } });
const command = (name: string, payload: unknown, id = 1): object => ({
  type: 'send',
  id,
  command: { id: `c-${String(id)}`, name, payload },
});
/** What connects pages is loaded for the first of them: that takes longer than a few microtasks. */
const loaded = (): Promise<void> => import('../../../src/backends/simulator/switchboard.js').then(soon);
const reasonOf = (caller: Caller): unknown => caller.heard.find((one) => one['type'] === 'bye')?.['reason'];

describe('the end of the wire at the centre', () => {
  describe('who sits down', () => {
    it('is welcomed, and told everything', async () => {
      const caller = await new FarCentre().sits();
      expect(caller.types()).to.deep.equal(['welcome', 'fact']);
      expect(caller.heard[0]).to.include({ v: 2 });
      expect((caller.last?.['fact'] as { agent: { id: string }; snapshot: boolean }).agent.id).to.equal(FIRST);
    });

    it('is the first agent of the settings, where nobody is named', async () => {
      const caller = await new FarCentre().call().says({ type: 'hello', v: 2 });
      expect((caller.last?.['fact'] as { agent: { id: string } }).agent.id).to.equal(FIRST);
    });

    it('is refused where there is no such agent, and where the administrator says so', async () => {
      const nobody = await new FarCentre().sits('nobody-at-all');
      expect(nobody.types()).to.deep.equal(['refused']);
      expect(nobody.closed).not.to.equal(null);
      const centre = new FarCentre({
        admit: ({ token }) => (token === 'right' ? null : new Failure('no-access', { detail: 'The token is wrong.' })),
      });
      const stranger = await centre.call().says(hello(FIRST, { token: 'wrong' }));
      expect(stranger.last).to.deep.equal({
        type: 'refused',
        failure: { code: 'no-access', detail: 'The token is wrong.' },
      });
      const guest = await centre.call().says(hello(FIRST, { token: 'right' }));
      expect(guest.types()).to.include('welcome');
      expect(centre.host.size).to.equal(1);
    });

    it('is refused with another version of the wire, and told which', async () => {
      const caller = await new FarCentre().call().says({ type: 'greetings', v: 99, who: 'me' });
      expect(caller.last).to.deep.include({ type: 'bye' });
      expect(caller.heard[0]).to.deep.equal({
        type: 'refused',
        failure: { code: 'other-version', detail: 'wire 99, not 2' },
      });
    });

    it('[STN-06] takes over from who sat there as the same agent', async () => {
      const centre = new FarCentre();
      const first = await centre.sits();
      await centre.sits();
      expect(first.last).to.deep.equal({ type: 'ended', failure: { code: 'signed-in-elsewhere' } });
      expect(first.closed).not.to.equal(null);
      expect(centre.host.size).to.equal(1);
    });
  });

  describe('frames that are wrong', () => {
    const wrong: Record<string, [frame: unknown, reason: RegExp]> = {
      'no object': [42, /type is none/u],
      nothing: [null, /type is none/u],
      'a list': [[], /type is none/u],
      'no JSON': ['{"type":', /no JSON/u],
      'JSON that is no frame': ['"hello"', /type is none/u],
      'no type': [{ id: 1 }, /type is none/u],
      'an unknown type': [{ type: 'shout' }, /type is none/u],
      'a type that every object has': [{ type: 'constructor' }, /type is none/u],
      'a second hello': [hello(), /second hello/iu],
      'no number': [{ type: 'ping' }, /id/u],
      'a number that is none': [{ type: 'ping', id: Number.NaN }, /id/u],
      'a number below 0': [{ type: 'advance', id: 1, milliseconds: -1 }, /milliseconds/u],
      'an unknown command': [command('shout', {}), /command: name is none/u],
      'a command that every object has': [command('toString', {}), /command: name is none/u],
      'no payload': [command('hold', null), /command\.payload/u],
      'a payload that lacks something': [command('hold', {}), /command\.payload\.interactionId/u],
      'a field of another type': [command('add-note', { interactionId: 'i', text: 5 }), /command\.payload\.text/u],
      'a choice that is none': [
        command('consult', { interactionId: 'i', to: { kind: 'everyone', id: 'x', name: 'x' }, othersTalk: false }),
        /command\.payload\.to\.kind/u,
      ],
      'an id that is a novel': [command('hold', { interactionId: 'i'.repeat(201) }), /interactionId/u],
      'a value that is a library': [
        command('save-variable', { interactionId: 'i', variable: 'v', value: 'x'.repeat(100_001), base: 0 }),
        /command\.payload\.value/u,
      ],
      'an unknown act': [act('earthquake', {}), /act: name is none/u],
      'an act that lacks something': [act('contact', { channel: 'call' }), /act\.detail\.for/u],
      'something unknown to watch': [{ type: 'watch', what: 'everything', on: true }, /what/u],
      'too much to find': [
        { type: 'search', id: 1, query: { kind: 'agent', text: '', purpose: 'consult' }, start: 0, count: 1e9 },
        /count/u,
      ],
      'a page without an id': [{ type: 'sound' }, /page/u],
      'a signal to nobody': [{ type: 'signal', data: 'x' }, /peer/u],
      'a signal that is longer than any': [
        { type: 'signal', peer: 'p', data: 'x'.repeat(LONGEST_SIGNAL + 1) },
        /data/u,
      ],
      'a frame over a mebibyte': [JSON.stringify({ type: 'ping', id: 1, more: 'x'.repeat(2 ** 20) }), /characters/u],
    };

    for (const [name, [frame, reason]] of Object.entries(wrong)) {
      it(`${name}: closes that seat, says what was wrong, and harms no other`, async () => {
        const centre = new FarCentre();
        const other = await centre.sits(SECOND);
        const caller = await centre.sits();
        await caller.says(frame);
        expect(caller.types()).not.to.include('refused');
        expect(reasonOf(caller)).to.match(reason);
        expect(caller.closed).not.to.equal(null);
        await other.says({ type: 'ping', id: 9 });
        expect(other.last).to.deep.equal({ type: 'pong', id: 9 });
        expect(centre.host.size).to.equal(1);
      });
    }

    it('before hello: nobody has a seat, and nothing is done', async () => {
      const caller = await new FarCentre().call().says(act('contact', { channel: 'call', for: 'anyone' }));
      expect(caller.types()).to.deep.equal(['refused', 'bye']);
    });

    it('fields that are not known are left out, whatever they are called', async () => {
      const caller = await new FarCentre().sits();
      await caller.says(
        '{"type":"ping","id":3,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"x":1}',
      );
      expect(caller.last).to.deep.equal({ type: 'pong', id: 3 });
      expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
    });

    it('a frame of 5,000 characters is none of those', async () => {
      const caller = await new FarCentre().sits();
      await caller.says(command('add-note', { interactionId: 'i', text: 'x'.repeat(5_000) }));
      expect(caller.last).to.deep.equal({ type: 'failed', id: 1, failure: { code: 'not-signed-in' } });
    });
  });

  describe('what it says', () => {
    it('a refusal of the centre’s, by its code', async () => {
      const caller = await new FarCentre().sits();
      await caller.says(command('sign-in', { teamId: 'nowhere', station: { kind: 'browser', number: '' } }, 4));
      expect(caller.last).to.deep.equal({ type: 'failed', id: 4, failure: { code: 'team-unknown' } });
    });

    it('of an error of its own nothing but that there was one; whoever runs it hears of it', async () => {
      const errors: unknown[] = [];
      const centre = new FarCentre({ onError: (error) => errors.push(error) });
      const seat = centre.centre.seat(FIRST);
      centre.centre.seat = () => Object.assign(seat, { send: () => Promise.reject(new Error('A secret path.')) });
      const caller = await centre.sits();
      await caller.says(command('sign-out', {}));
      expect(caller.last).to.deep.equal({
        type: 'failed',
        id: 1,
        failure: { code: 'unexpected', retryable: true },
      });
      expect(String(errors)).to.contain('A secret path.');
    });

    it('of the world nothing before somebody looks, and then what changed alone', async () => {
      const caller = await new FarCentre().sits();
      await caller.says(act('contact', { channel: 'call', for: 'anyone' }));
      expect(caller.types()).to.deep.equal(['welcome', 'fact', 'answer']);
      await caller.says({ type: 'watch', what: 'world', on: true });
      expect(caller.last?.['value']).to.include.keys('people', 'entryPoints', 'centre', 'phone');
      await caller.says(act('set-traffic', { callsPerHour: 20 }, 2));
      const news = caller.heard.filter((one) => one['type'] === 'news');
      expect(news.at(-1)?.['value']).to.include({ callsPerHour: 20 });
      expect(news.at(-1)?.['value']).not.to.have.any.keys('people', 'entryPoints');
      expect(caller.last).to.include({ type: 'answer', id: 2 });
      await caller.says({ type: 'watch', what: 'world', on: false }, act('set-traffic', { callsPerHour: 0 }, 3));
      expect(caller.heard.filter((one) => one['type'] === 'news')).to.have.length(news.length);
    });

    it('that the world is not to be played with, where the administrator says so', async () => {
      const caller = await new FarCentre({ world: false }).sits();
      await caller.says({ type: 'watch', what: 'world', on: true }, act('contact', { channel: 'call', for: 'anyone' }));
      expect(caller.types()).to.deep.equal(['welcome', 'fact', 'failed']);
      expect(caller.last?.['failure']).to.deep.equal({ code: 'unsupported' });
    });

    it('that its clock is not to be moved, unless it is made for that', async () => {
      const caller = await new FarCentre().sits();
      await caller.says({ type: 'advance', id: 1, milliseconds: 1000 });
      expect(caller.last?.['failure']).to.deep.equal({ code: 'unsupported' });
    });
  });

  describe('the end', () => {
    it('[EDG-06] a channel that closes leaves the seat', async () => {
      const centre = new FarCentre();
      const caller = await centre.sits();
      caller.channel.close();
      await soon();
      expect(centre.host.size).to.equal(0);
      expect((await centre.sits()).types()).to.deep.equal(['welcome', 'fact']);
    });

    it('a desktop that does not keep up is closed as too slow', async () => {
      const centre = new FarCentre({ longestQueue: 10_000 });
      const [mine, its] = channelPair();
      const slow = new Caller(mine);
      let waiting = 0;
      centre.host.attach(Object.defineProperty(its, 'waiting', { get: () => waiting }));
      await slow.says(hello());
      expect(slow.closed).to.equal(null);
      waiting = 10_001;
      await slow.says({ type: 'resync' });
      expect(slow.closed).to.equal('too-slow');
      expect(reasonOf(slow)).to.equal('too-slow');
    });

    it('whoever says goodbye has no sound any more; whose link is lost finds the same pairs again', async () => {
      const centre = new FarCentre();
      const me = await centre.works({ station: { kind: 'browser', number: '' } });
      const other = await centre.works({ agentId: SECOND, station: { kind: 'browser', number: '' } });
      await me.seat.world.act('contact', { channel: 'call', for: 'me' });
      await centre.pass(1000);
      const interactionId = [...me.store.state.interactions.keys()][0] ?? '';
      await me.store.send('accept', { interactionId });
      const to = { kind: 'agent' as const, id: SECOND, name: 'Priya' };
      await me.store.send('consult', { interactionId, to, othersTalk: false });
      await centre.pass(1000);
      await other.store.send('accept', { interactionId });
      const mine = await Ear.at({ backend: other.seat }, 'mine');
      const page = await centre.sits();
      const pairOf = (caller: Caller): unknown => {
        const said = caller.heard.findLast((one) => one['type'] === 'sound')?.['news'] as SoundNews | undefined;
        return said?.type === 'plan' ? said.plan.peers[0]?.id : undefined;
      };
      await page.says({ type: 'sound', page: 'same' });
      await soon();
      const pair = pairOf(page);
      expect(pair).to.be.a('string');
      expect(mine.pairs).to.deep.equal([pair]);

      page.channel.lose('cut');
      await soon();
      expect(mine.pairs).to.deep.equal([pair]);
      const back = await centre.sits();
      await back.says({ type: 'sound', page: 'same' });
      await soon();
      expect(pairOf(back)).to.equal(pair);
      await back.says({ type: 'bye' });
      await soon();
      expect(mine.pairs).to.deep.equal([]);
    });

    it('sound is not for who was not let in, and a line that was closed is silent', async () => {
      const stranger = await new FarCentre({ admit: () => new Failure('no-access') }).call().says(hello());
      await stranger.says({ type: 'sound', page: 'p' });
      await loaded();
      expect(stranger.types()).not.to.include('sound');
      const caller = await new FarCentre().sits();
      await caller.says({ type: 'signal', peer: 'nobody', data: 'x' }, { type: 'sound-off' });
      expect(caller.closed).to.equal(null);
      await caller.says({ type: 'sound', page: 'p' });
      await loaded();
      expect(caller.last?.['type']).to.equal('sound');
      await caller.says({ type: 'sound-off' });
      await soon();
      expect(caller.closed).to.equal(null);
    });

    it('everybody is told when the centre goes', async () => {
      const centre = new FarCentre();
      const callers = [await centre.sits(FIRST), await centre.sits(SECOND)];
      centre.host.close('going-away');
      await soon();
      for (const caller of callers) expect(caller.last).to.deep.equal({ type: 'bye', reason: 'going-away' });
      expect(centre.host.size).to.equal(0);
    });
  });
});
