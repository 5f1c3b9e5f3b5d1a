import { expect } from '@open-wc/testing';
import { Failure } from '../../src/core/index.js';
import type { Backend, DirectoryPage } from '../../src/core/index.js';
import { reconnect } from '../support/backend.js';
import { settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { clickOn } from '../support/dialling.js';
import { allByRole, byRole, isThere, textOf } from '../support/page.js';
import {
  active,
  field,
  inside,
  manyAgents,
  openTab,
  picker,
  pickerDesk,
  press,
  rows,
  type,
} from '../support/picker.js';
import { waitUntil } from '../support/wait.js';

const TOTAL = 100_000;

/** A desk whose directories a test answers for. */
async function deskWith(search: Backend['search']): Promise<Desk> {
  const d = await pickerDesk('consult');
  await reconnect(d, { search });
  return d;
}

/** A directory of 100,000 agents, and the parts of it that were asked for. */
async function large(): Promise<string[]> {
  const parts: string[] = [];
  await deskWith(({ text }, start, count) => {
    parts.push(`${text} ${String(start)}+${String(count)}`.trim());
    const total = text === '' ? TOTAL : 250;
    return Promise.resolve({ total, all: TOTAL, entries: manyAgents(start, Math.min(count, total - start)) });
  });
  return parts;
}

const list = (): HTMLElement => {
  const [found] = inside('.list');
  if (!found) throw new Error('There is no list.');
  return found;
};

describe('wx-destination-picker, large lists', () => {
  it('[DST-09] paints what is in sight of 100,000, with the real counts, and fetches a page', async () => {
    const parts = await large();
    expect(parts).to.deep.equal(['0+100']);
    expect(rows().length).to.be.within(7, 25);
    const third = inside('[role=option]')[2];
    expect([third?.ariaSetSize, third?.ariaPosInSet]).to.deep.equal(['100000', '3']);
    expect(textOf(inside('.fresh')[0]!)).to.match(/^100,000 agents/u);
    expect(list().scrollHeight).to.equal(TOTAL * inside('[role=option]')[0]!.offsetHeight);
  });

  it('[DST-09] fetches more as it scrolls into sight, and only that', async () => {
    const parts = await large();
    list().scrollTop = list().scrollHeight / 2;
    await waitUntil(() => rows().some((row) => row.startsWith('Agent 50000')));
    expect(parts.slice(1)).to.deep.equal(['50000+100']);
    expect(rows().length).to.be.below(30);
    // There is no gap at the edges of what is in sight.
    const { top, bottom } = list().getBoundingClientRect();
    const boxes = inside('[role=option]').map((one) => one.getBoundingClientRect());
    expect(Math.min(...boxes.map((one) => one.top))).to.be.at.most(top);
    expect(Math.max(...boxes.map((one) => one.bottom))).to.be.at.least(bottom);
  });

  it('[DST-09] keeps the active entry in the page, wherever the list was scrolled to', async () => {
    await large();
    picker().focus();
    await settle();
    await press('ArrowDown', 'ArrowDown');
    list().scrollTop = list().scrollHeight / 2;
    await waitUntil(() => rows().some((row) => row.startsWith('Agent 50000')));
    expect(active()).to.match(/^Agent 1 /u);
    await press('ArrowDown');
    expect(active()).to.match(/^Agent 2 /u);
    const row = inside('[data-active]')[0]!.getBoundingClientRect();
    expect(row.top).to.be.at.least(list().getBoundingClientRect().top - 1);
    expect(row.bottom).to.be.at.most(list().getBoundingClientRect().bottom + 1);
  });

  it('[DST-09] [DST-02] End and Home go to its ends, pages at a time by Page Down', async () => {
    const parts = await large();
    picker().focus();
    await settle();
    await press('End');
    await waitUntil(() => active().startsWith('Agent 99999'));
    expect(parts).to.include('99900+100');
    await press('Enter');
    expect(picker().value?.id).to.equal('agent-99999');
    await press('Home');
    expect(active()).to.match(/^Agent 0 /u);
    await press('PageDown');
    expect(active()).to.match(/^Agent 7 /u);
  });

  it('[DST-09] begins at the first of what was found', async () => {
    await large();
    list().scrollTop = list().scrollHeight / 2;
    await settle();
    await type('a');
    expect(list().scrollTop).to.equal(0);
    expect(active()).to.contain('gent 0 ');
    expect(textOf(inside('.fresh')[0]!)).to.match(/^250 of 100,000 agents/u);
  });

  it('Refresh fetches what is in sight, and leaves it in sight', async () => {
    const parts = await large();
    list().scrollTop = list().scrollHeight / 2;
    await waitUntil(() => rows().some((row) => row.startsWith('Agent 50000')));
    const { scrollTop } = list();
    parts.length = 0;
    byRole('button', 'Refresh').click();
    await settle();
    expect(parts).to.deep.equal(['0+100', '50000+100']);
    expect(list().scrollTop).to.equal(scrollTop);
    expect(rows().some((row) => row.startsWith('Agent 50000'))).to.equal(true);
  });

  it('Refresh keeps what is chosen, also where that was scrolled away', async () => {
    const parts = await large();
    picker().focus();
    await settle();
    await press('End', 'Enter');
    list().scrollTop = 0;
    await waitUntil(() => rows().some((row) => row.startsWith('Agent 1 ')));
    parts.length = 0;
    byRole('button', 'Refresh').click();
    await settle();
    expect(parts).to.deep.equal(['0+100', '99900+100']);
    expect(picker().value?.id).to.equal('agent-99999');
  });

  it('a row that is still on its way cannot be chosen, and says so', async () => {
    const answers: (() => void)[] = [];
    await deskWith((_query, start, count) => {
      const page = { total: TOTAL, entries: manyAgents(start, count) };
      return start === 0 ? Promise.resolve(page) : new Promise((resolve) => answers.push(() => resolve(page)));
    });
    picker().focus();
    await settle();
    await press('End');
    const row = inside('[data-active]')[0]!;
    expect(row.ariaDisabled).to.equal('true');
    expect(row.computedName).to.equal('Loading agents');
    await press('Enter');
    expect(picker().value).to.equal(null);
    answers[0]?.();
    await settle();
    await press('Enter');
    expect(picker().value?.id).to.equal('agent-99999');
  });

  it('[DST-09] drops answers that come too late, and an Enter meanwhile waits for its own', async () => {
    const answers = new Map<string, (page: DirectoryPage) => void>();
    await deskWith(({ text }) => new Promise((resolve) => answers.set(text, resolve)));
    answers.get('')?.({ total: 1, entries: manyAgents(0, 1) });
    await settle();
    await type('an');
    await press('Enter');
    expect(picker().value).to.equal(null);
    answers.get('an')?.({ total: 1, entries: manyAgents(2, 1, 'Anna') });
    await settle();
    answers.get('a')?.({ total: 1, entries: manyAgents(1, 1, 'Ada') });
    await settle();
    expect(rows()[0]).to.contain('An na 2');
    expect(picker().value?.name).to.equal('Anna 2');
  });

  for (const [tab, loading, failed, none] of [
    ['Agent', 'Loading agents', 'The agents could not be fetched', 'No agent matches “zz”'],
    ['Queue', 'Loading queues', 'The queues could not be fetched', 'No queue matches “zz”'],
    ['Dial Number', 'Loading numbers', 'The numbers could not be fetched', 'No number or name matches “zz”'],
    ['Organization', 'Loading people', 'The people could not be fetched', 'Nobody matches “zz”'],
  ] as const) {
    it(`[DST-09] ${tab}: loading, failed with Retry, and empty, each in words of its own`, async () => {
      let settleOne: ((how: 'fail' | 'answer') => void) | undefined;
      const d = await deskWith(
        () =>
          new Promise((resolve, reject) => {
            settleOne = (how) => {
              if (how === 'fail') reject(new Failure('timeout'));
              else resolve({ total: 0, entries: [] });
            };
          }),
      );
      picker().purpose = 'transfer';
      await settle();
      if (tab !== 'Agent') await openTab(tab);
      byRole('status', loading);
      settleOne?.('fail');
      await settle();
      expect(textOf(byRole('alert')))
        .to.contain(failed)
        .and.contain('The service did not reply in time.');
      await expect(d.desktop).to.be.accessible();
      await clickOn(byRole('button', 'Retry'));
      byRole('status', loading);
      settleOne?.('answer');
      await settle();
      await type('zz');
      settleOne?.('answer');
      await settle();
      expect(textOf(picker())).to.contain(none);
      expect(isThere('listbox')).to.equal(false);
      expect(field().ariaExpanded).to.equal('false');
    });
  }

  it('nothing for axe to say while it loads, nor where nothing was found', async () => {
    let answer: (() => void) | undefined;
    const d = await deskWith(() => new Promise((resolve) => (answer = () => resolve({ total: 0, entries: [] }))));
    picker().purpose = 'transfer';
    await settle();
    await expect(d.desktop).to.be.accessible();
    answer?.();
    await settle();
    expect(textOf(picker())).to.contain('No agent is free now');
    await expect(d.desktop).to.be.accessible();
  });

  it('[DST-09] a part that did not come leaves the rest, and can be asked for again', async () => {
    let isBroken = true;
    await deskWith((_query, start, count) =>
      start > 0 && isBroken
        ? Promise.reject(new Failure('timeout'))
        : Promise.resolve({ total: 500, entries: manyAgents(start, count) }),
    );
    list().scrollTop = list().scrollHeight;
    await waitUntil(() => isThere('alert'));
    expect(textOf(byRole('alert'))).to.equal('The agents could not be fetched. Retry');
    isBroken = false;
    await clickOn(byRole('button', 'Retry'));
    await waitUntil(() => rows().some((row) => row.startsWith('Agent 499')));
    expect(isThere('alert')).to.equal(false);
  });

  it('a search that failed does not leave the former list behind', async () => {
    await deskWith(({ text }) =>
      text === '' ? Promise.resolve({ total: 3, entries: manyAgents(0, 3) }) : Promise.reject(new Failure('timeout')),
    );
    await type('x');
    expect(rows()).to.have.length(0);
    expect(allByRole('alert')).to.have.length(1);
    await type('');
    expect(rows()).to.have.length(3);
  });
});
