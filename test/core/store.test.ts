import { expect } from '@open-wc/testing';
import { EmbeddedCentre, defaultOrganisation } from '../../src/backends/simulator/index.js';
import { Failure, ManualClock, Store } from '../../src/core/index.js';
import type { Acknowledgement, Backend, BackendListener, Command, Fact } from '../../src/core/index.js';
import { through } from '../support/backend.js';

const agents = defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const }));

async function ready(wrap: (backend: Backend, clock: ManualClock) => Backend = (backend) => backend) {
  const clock = new ManualClock();
  const centre = new EmbeddedCentre({ organisation: { ...defaultOrganisation, agents }, clock });
  const seat = centre.seat(centre.agentIds[0] ?? '');
  const store = new Store(wrap(seat, clock), clock);
  await store.connect();
  return { clock, centre, seat, store };
}

async function signIn(store: Store): Promise<void> {
  const teamId = store.state.settings?.teams[0]?.id ?? '';
  await store.send('sign-in', { teamId, station: { kind: 'browser', number: '' } });
  await store.send('set-state', { state: { name: 'available' } });
}

/** Remembers every fact, and lets a test say them again. */
function recording(facts: Fact[], heard: { listener?: BackendListener }) {
  return (backend: Backend): Backend =>
    through(backend, {
      connect: (listener) => {
        heard.listener = listener;
        return backend.connect({
          ...listener,
          fact: (fact) => {
            facts.push(structuredClone(fact));
            listener.fact(fact);
          },
        });
      },
    });
}

describe('Store', () => {
  it('keeps what did not change as it was: the other call, its controls, the settings', async () => {
    const { store, seat, clock } = await ready();
    await signIn(store);
    await seat.world.act('contact', { channel: 'call', for: 'me' });
    await seat.world.act('contact', { channel: 'chat', for: 'me' });
    clock.advance(1000);
    const [call, chat] = [...store.state.interactions.values()];
    const before = store.state;
    await store.send('accept', { interactionId: call?.id ?? '' });
    expect(store.state.interactions.get(chat?.id ?? '')).to.equal(chat);
    expect(store.state.controls.get(chat?.id ?? '')).to.equal(before.controls.get(chat?.id ?? ''));
    expect(store.state.settings).to.equal(before.settings);
    expect(store.state.interactions.get(call?.id ?? '')).not.to.equal(call);
  });

  it('tells its listeners once for all changes of a moment', async () => {
    const { store, seat, clock } = await ready();
    await signIn(store);
    let told = 0;
    store.subscribe(() => (told += 1));
    for (let i = 0; i < 5; i += 1) void seat.world.act('contact', { channel: 'email', for: 'me' });
    await Promise.resolve();
    clock.advance(1000);
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).to.be.within(1, 3);
  });

  it('[ERR-03] says the same fact twice, or an old one late, and nothing changes', async () => {
    const facts: Fact[] = [];
    const heard: { listener?: BackendListener } = {};
    const { store, seat, clock } = await ready(recording(facts, heard));
    const happened: string[] = [];
    store.onHappening(({ happening }) => happened.push(happening.id));
    await signIn(store);
    await seat.world.act('contact', { channel: 'call', for: 'me' });
    clock.advance(1000);
    const id = [...store.state.interactions.keys()][0] ?? '';
    await store.send('accept', { interactionId: id });
    await store.send('hold', { interactionId: id });
    await store.send('resume', { interactionId: id });
    await store.send('end', { interactionId: id });
    const { interactions, agent } = store.state;
    const copies = [...happened];
    for (const fact of [...facts].reverse()) heard.listener?.fact(structuredClone(fact));
    for (const fact of facts) heard.listener?.fact(structuredClone(fact));
    expect([...store.state.interactions]).to.deep.equal([...interactions]);
    expect(store.state.agent).to.deep.equal(agent);
    expect(happened).to.deep.equal(copies);
  });

  it('[ERR-03] joins what is asked for twice to what is under way', async () => {
    const { store, seat, clock } = await ready();
    await signIn(store);
    await seat.world.act('contact', { channel: 'call', for: 'me' });
    clock.advance(1000);
    const id = [...store.state.interactions.keys()][0] ?? '';
    const first = store.send('accept', { interactionId: id });
    const second = store.send('accept', { interactionId: id });
    expect(second).to.equal(first);
    expect(store.state.controls.get(id)?.accept).to.deep.equal({ enabled: false, reason: null, busy: true });
    await first;
    expect(store.state.pending).to.deep.equal([]);
  });

  it('gives up waiting for a reply after a time, and can be asked again', async () => {
    const { store, clock } = await ready((backend) => through(backend, { send: () => new Promise(() => undefined) }));
    const asked = store.send('set-state', { state: { name: 'available' } });
    clock.advance(20_000);
    const failure = await asked.catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Failure).and.include({ code: 'timeout', retryable: true });
    expect(store.state.pending).to.deep.equal([]);
    expect(clock.waiting).to.be.at.most(1);
  });

  it('[OUT-01] sends tones one after the other, whatever the link does with them', async () => {
    const sent: Command[] = [];
    const answers: ((acknowledgement: Acknowledgement) => void)[] = [];
    const { store } = await ready((backend) =>
      through(backend, {
        send: (command) => {
          sent.push(command);
          return new Promise((resolve) => answers.push(resolve));
        },
      }),
    );
    const keyed = ['1', '1', '#'].map((digits) => store.send('send-digits', { interactionId: 'none', digits }));
    for (const count of [1, 2, 3]) {
      expect(sent).to.have.length(count);
      answers[count - 1]?.({ revision: 0 });
      await keyed[count - 1];
      await Promise.resolve();
    }
    const digits = sent.map(({ payload }) => ('digits' in payload ? payload.digits : ''));
    expect(digits).to.deep.equal(['1', '1', '#']);
  });

  it('takes no orders without a connection, and none that the back end does not know', async () => {
    const clock = new ManualClock();
    const centre = new EmbeddedCentre({ clock });
    const store = new Store(centre.seat(centre.agentIds[0] ?? ''), clock);
    const early = await store.send('sign-out', {}).catch((error: unknown) => error);
    expect(early).to.include({ code: 'link-lost', command: 'sign-out' });
    const { store: other } = await ready((backend) =>
      through(backend, { capabilities: { ...backend.capabilities, commands: new Set() } }),
    );
    expect(await other.send('sign-out', {}).catch((error: unknown) => error)).to.include({ code: 'unsupported' });
  });

  it('says plainly when there is no such seat', async () => {
    const clock = new ManualClock();
    const store = new Store(new EmbeddedCentre({ clock }).seat('nobody'), clock);
    const failure = await store.connect().catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Failure);
    expect((failure as Failure).detail).to.contain('nobody');
    expect(store.state.link).to.equal('closed');
  });
});
