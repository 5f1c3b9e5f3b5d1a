import { expect } from '@open-wc/testing';
import { Drafts } from '../../src/foundation/drafts.js';

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
