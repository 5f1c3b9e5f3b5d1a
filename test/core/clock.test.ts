import { expect } from '@open-wc/testing';
import { ManualClock, systemClock } from '../../src/core/index.js';

describe('ManualClock', () => {
  it('runs what falls due in order of time, each at its own time', () => {
    const clock = new ManualClock(1000);
    const ran: string[] = [];
    clock.after(30, () => ran.push(`late ${String(clock.now())}`));
    clock.after(10, () => {
      ran.push(`early ${String(clock.now())}`);
      clock.after(5, () => ran.push(`nested ${String(clock.now())}`));
    });
    clock.after(10, () => ran.push(`same time, later asked ${String(clock.now())}`));
    clock.advance(29);
    expect(ran).to.deep.equal(['early 1010', 'same time, later asked 1010', 'nested 1015']);
    clock.advance(1);
    expect(ran.at(-1)).to.equal('late 1030');
    expect(clock.waiting).to.equal(0);
  });

  it('does not run what was cancelled, however late', () => {
    const clock = new ManualClock();
    let ran = 0;
    const cancel = clock.after(10, () => (ran += 1));
    cancel();
    cancel();
    clock.advance(20);
    expect(ran).to.equal(0);
  });
});

describe('systemClock', () => {
  it('waits, and can be told not to', async () => {
    let ran = 0;
    systemClock.after(0, () => (ran += 1));
    systemClock.after(0, () => (ran += 10))();
    // Longer than a browser's timer can count: it must not fire at once.
    const cancel = systemClock.after(2 ** 33, () => (ran += 100));
    await new Promise((resolve) => setTimeout(resolve, 20));
    cancel();
    expect(ran).to.equal(1);
    expect(Math.abs(systemClock.now() - Date.now())).to.be.below(50);
  });
});
