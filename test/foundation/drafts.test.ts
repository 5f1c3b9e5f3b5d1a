import { expect } from '@open-wc/testing';
import { Drafts } from '../../src/foundation/drafts.js';
import { desk, html, settle } from '../support/desk.js';
import { allByRole, byRole, textOf } from '../support/page.js';

/** A page of a host that allows no storage: asking for it throws. */
const denied = (): Storage => {
  throw new DOMException('The document is sandboxed.', 'SecurityError');
};

/** Storage that is full, or that a browser pretends to have. */
const full = {
  length: 0,
  key: () => null,
  getItem: () => null,
  removeItem: () => undefined,
  clear: () => undefined,
  setItem: () => {
    throw new DOMException('Full.', 'QuotaExceededError');
  },
} satisfies Storage;

describe('drafts', () => {
  afterEach(() => sessionStorage.clear());

  it('[WRP-06] [CAD-08] survive a reload: another page of the same tab finds them', () => {
    new Drafts().set('ana', 'call-1', 'reason', 'refund');
    const reloaded = new Drafts();
    expect(reloaded.get('ana', 'call-1', 'reason')).to.equal('refund');
    expect(reloaded.persistent).to.equal(true);
  });

  it('belong to one agent, one interaction and one name', () => {
    const drafts = new Drafts();
    drafts.set('ana', 'call-1', 'reason', 'refund');
    expect(drafts.get('ben', 'call-1', 'reason')).to.equal(null);
    expect(drafts.get('ana', 'call-2', 'reason')).to.equal(null);
    expect(drafts.get('ana', 'call-1', 'note')).to.equal(null);
  });

  it('are replaced, and dropped one by one', () => {
    const drafts = new Drafts();
    drafts.set('ana', 'call-1', 'reason', 'refund');
    drafts.set('ana', 'call-1', 'reason', '');
    expect(drafts.get('ana', 'call-1', 'reason')).to.equal('');
    drafts.set('ana', 'call-1', 'reason', null);
    expect(drafts.get('ana', 'call-1', 'reason')).to.equal(null);
  });

  it('are cleared for one interaction, and nothing else with them', () => {
    sessionStorage.setItem('of the host', 'stays');
    const drafts = new Drafts();
    for (const name of ['reason', 'note']) drafts.set('ana', 'call-1', name, 'x');
    drafts.set('ana', 'call-10', 'reason', 'stays');
    drafts.set('ben', 'call-1', 'reason', 'stays');
    // Ids that look like the beginning of another's key.
    drafts.set('ana","call-1', 'x', 'reason', 'stays');
    drafts.clear('ana', 'call-1');
    expect(drafts.get('ana', 'call-1', 'reason')).to.equal(null);
    expect(drafts.get('ana', 'call-1', 'note')).to.equal(null);
    expect(drafts.get('ana', 'call-10', 'reason')).to.equal('stays');
    expect(drafts.get('ben', 'call-1', 'reason')).to.equal('stays');
    expect(drafts.get('ana","call-1', 'x', 'reason')).to.equal('stays');
    expect(sessionStorage.getItem('of the host')).to.equal('stays');
  });

  for (const [name, storage] of [
    ['denied', denied],
    ['full', () => full],
  ] as const) {
    it(`[HST-02] are kept in memory where storage is ${name}, and say so`, () => {
      const drafts = new Drafts(storage);
      drafts.set('ana', 'call-1', 'reason', 'refund');
      drafts.set('ana', 'call-2', 'reason', 'other');
      expect(drafts.get('ana', 'call-1', 'reason')).to.equal('refund');
      expect(drafts.persistent).to.equal(false);
      drafts.clear('ana', 'call-1');
      expect(drafts.get('ana', 'call-1', 'reason')).to.equal(null);
      expect(drafts.get('ana', 'call-2', 'reason')).to.equal('other');
      expect(sessionStorage).to.have.length(0);
    });
  }

  it('say before the first one whether there is storage', () => {
    expect(new Drafts(denied).persistent).to.equal(false);
    expect(new Drafts().persistent).to.equal(true);
  });

  it('[CAD-08] tell once of each agent whose drafts a reload would lose, at sign-in', () => {
    const drafts = new Drafts(denied);
    const told: string[] = [];
    const stop = drafts.onVolatile((agentId) => told.push(agentId));
    drafts.begin('ana');
    drafts.begin('ana');
    drafts.set('ana', 'call-1', 'reason', 'refund');
    drafts.begin('ben');
    stop();
    drafts.begin('cleo');
    expect(told).to.deep.equal(['ana', 'ben']);
  });

  it('[CAD-08] tell of it at the first one that is not kept, where storage is full', () => {
    const drafts = new Drafts(() => full);
    const told: string[] = [];
    drafts.onVolatile((agentId) => told.push(agentId));
    drafts.begin('ana');
    expect(told).to.deep.equal([]);
    drafts.set('ana', 'call-1', 'reason', 'refund');
    drafts.set('ana', 'call-1', 'reason', 'other');
    expect(told).to.deep.equal(['ana']);
  });

  it('tell nothing where they are kept', () => {
    const drafts = new Drafts();
    drafts.onVolatile(() => expect.fail('Told.'));
    drafts.begin('ana');
    drafts.set('ana', 'call-1', 'reason', 'refund');
  });

  it('do not find an older value behind one that the storage would not take', () => {
    let isFull = false;
    const storage = new Proxy(sessionStorage, {
      get: (target, key) => {
        if (key === 'setItem' && isFull) return full.setItem;
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    });
    const drafts = new Drafts(() => storage);
    drafts.set('ana', 'call-1', 'reason', 'older');
    isFull = true;
    drafts.set('ana', 'call-1', 'reason', 'newer');
    expect(drafts.get('ana', 'call-1', 'reason')).to.equal('newer');
    expect(new Drafts().get('ana', 'call-1', 'reason')).to.equal(null);
  });
});

describe('a desktop on a page without storage', () => {
  const { sessionStorage: real } = window;
  afterEach(() => Object.defineProperty(window, 'sessionStorage', { get: () => real, configurable: true }));

  it('[HST-02] [CAD-08] says once, at sign-in, what a reload would lose', async () => {
    Object.defineProperty(window, 'sessionStorage', { get: denied, configurable: true });
    const d = await desk(html`<wx-notices></wx-notices>`);
    expect(allByRole('listitem')).to.have.length(0);
    await d.signIn();
    expect(textOf(byRole('listitem'))).to.contain('A reload loses what you chose or typed and have not sent.');
    await d.advance(10_000);
    expect(allByRole('listitem')).to.have.length(0);
    await d.desktop.perform('sign-out', {});
    await d.signIn();
    await settle();
    expect(allByRole('listitem')).to.have.length(0);
  });
});
