import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Failure } from '../../src/core/index.js';
import type { Backend, DirectoryEntry, DirectoryPage } from '../../src/core/index.js';
import { reconnect } from '../support/backend.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { asked, cardDesk, clickOn, numberField, typeNumber } from '../support/dialling.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';
import { waitUntil } from '../support/wait.js';

const card = html`<wx-outdial inline></wx-outdial>`;
const inside = (selector: string): HTMLElement[] => [
  ...(find('wx-outdial')?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
/** The entries that are listed. Of many, asking the browser for the roles of all would take its time. */
const rows = (): string[] => inside('[role=option]').map(textOf);
const active = (): string => {
  const id = inside('#number')[0]?.getAttribute('aria-activedescendant');
  return id ? inside(`#${id}`).map(textOf).join('') : '';
};
const press = async (key: string): Promise<void> => {
  await sendKeys({ press: key });
  await settle();
};

/** A card on a desk whose address book a test answers for. */
async function openWith(search: Backend['search']): Promise<Desk> {
  const d = await cardDesk(card);
  await reconnect(d, { search, send: (command) => d.backend.send(command) });
  return d;
}

const entry = (index: number, name = `Person ${index}`): DirectoryEntry => ({
  id: `${index}`,
  kind: 'dial-number',
  name,
  number: `+1201555${String(1000 + index)}`,
  state: null,
  team: null,
});

describe('wx-outdial, its address book', () => {
  describe('paints', () => {
    it('[OUT-01] names that hold what is typed, with their numbers, marked', async () => {
      await cardDesk(card);
      expect(isThere('listbox')).to.equal(false);
      await typeNumber('gbemi');
      byRole('option', /^Gbemisola Adeyemi-Oluwaseun/u, byRole('listbox', 'Address book'));
      expect(rows()).to.deep.equal(['Gbemi sola Adeyemi-Oluwaseun +442079460321']);
      expect(numberField().getAttribute('aria-expanded')).to.equal('true');
      expect(allByRole('status').map(textOf)).to.include('1 found');
    });

    it('[OUT-01] numbers too, however they are typed, from the third digit on', async () => {
      await cardDesk(card);
      await typeNumber('+4');
      expect(isThere('listbox')).to.equal(false);
      await typeNumber('20 7946 0321');
      expect(rows()).to.deep.equal(['Gbemisola Adeyemi-Oluwaseun +44 2079460321']);
    });

    it('[OUT-01] whose number it is that was typed to its end', async () => {
      await cardDesk(card);
      await typeNumber('+44 20 7946 0321');
      expect(descriptionOf(numberField())).to.equal('Call +442079460321 · Gbemisola Adeyemi-Oluwaseun · address book');
      await typeNumber('+442079460321');
      expect(descriptionOf(numberField())).to.equal('Gbemisola Adeyemi-Oluwaseun · address book');
    });

    it('no list for a number that is not in the book, and a word for a name that is not', async () => {
      const d = await cardDesk(card);
      await typeNumber('+99988877');
      expect(isThere('listbox')).to.equal(false);
      expect(textOf(d.desktop)).to.not.contain('No entry matches');
      await typeNumber('anqx');
      expect(textOf(d.desktop)).to.contain('No entry matches “anqx”');
      await expect(d.desktop).to.be.accessible();
    });

    it('that it searches, and that it failed, with Retry', async () => {
      let answer: ((page: DirectoryPage) => void) | undefined;
      let fail: (() => void) | undefined;
      const d = await openWith(
        () =>
          new Promise((resolve, reject) => {
            answer = resolve;
            fail = () => reject(new Failure('timeout'));
          }),
      );
      await typeNumber('pers');
      expect(textOf(d.desktop)).to.contain('Searching…');
      fail?.();
      await settle();
      expect(textOf(byRole('alert'))).to.equal('The address book could not be fetched. Retry');
      await expect(d.desktop).to.be.accessible();
      await clickOn(byRole('button', 'Retry'));
      answer?.({ total: 1, entries: [entry(1)] });
      await settle();
      expect(rows()).to.deep.equal(['Pers on 1 +12015551001']);
      expect(isThere('alert')).to.equal(false);
    });

    it('a plain field where the back end has no address book', async () => {
      const d = await desk(card, { station: 'extension' });
      await reconnect(d, { capabilities: { ...d.backend.capabilities, directories: new Set() } });
      await waitUntil(() => isThere('textbox', 'Number'));
      await typeNumber('maya', byRole('textbox', 'Number') as HTMLInputElement);
      expect(isThere('listbox')).to.equal(false);
      await expect(d.desktop).to.be.accessible();
    });
  });

  describe('asks', () => {
    it('a page of entries at a time, more as they come into sight, and keeps the page small', async () => {
      const ranges: string[] = [];
      await openWith((_query, start, count) => {
        ranges.push(`${start}+${count}`);
        const entries = Array.from({ length: count }, (_, index) => entry(start + index));
        return Promise.resolve({ total: 100_000, entries });
      });
      await typeNumber('person');
      expect(ranges.at(-1)).to.equal('0+100');
      expect(rows().length).to.be.below(25);
      const eighth = inside('[role=option]')[7];
      expect(eighth?.ariaSetSize).to.equal('100000');
      expect(eighth?.ariaPosInSet).to.equal('8');
      const [list] = inside('#book') as [HTMLElement];
      list.scrollTop = list.scrollHeight;
      await waitUntil(() => rows().some((row) => row.includes('99999')));
      expect(ranges.at(-1)).to.equal('99900+100');
      expect(rows().length).to.be.below(25);
    });

    it('drops answers that come too late', async () => {
      const answers = new Map<string, (page: DirectoryPage) => void>();
      await openWith(({ text }) => new Promise((resolve) => answers.set(text, resolve)));
      await typeNumber('an');
      answers.get('an')?.({ total: 1, entries: [entry(2, 'Anna')] });
      await settle();
      answers.get('a')?.({ total: 1, entries: [entry(1, 'Ada')] });
      await settle();
      expect(rows()).to.deep.equal(['An na +12015551002']);
    });

    it('a name that a page looks for by script', async () => {
      await cardDesk(card);
      await find('wx-outdial')!.prefill('almeida');
      await settle();
      expect(rows()).to.deep.equal(['Beatriz Almeida +351215550143']);
    });

    it('[OUT-01] [DN-02] a name that is picked becomes its number, which is called', async () => {
      const d = await cardDesk(card);
      const all = asked(d);
      await typeNumber('almeida');
      await clickOn(byRole('option'));
      expect(numberField().value).to.equal('+351215550143');
      expect(focused()).to.equal(numberField());
      expect(isThere('listbox')).to.equal(false);
      expect(all).to.have.length(0);
      expect(descriptionOf(numberField())).to.equal('Beatriz Almeida · address book');
      await press('Enter');
      expect(all[0]?.number).to.equal('+351215550143');
    });
  });

  describe('keyboard', () => {
    it('arrows go through the list and out of it, Enter picks, Escape closes it and nothing else', async () => {
      const d = await cardDesk(html`<wx-outdial inline></wx-outdial>`);
      const all = asked(d);
      await typeNumber('banque');
      const names = rows();
      // What was typed is what Enter calls, until an arrow chooses.
      expect(active()).to.equal('');
      await press('ArrowDown');
      expect(active()).to.equal(names[0]);
      await press('ArrowDown');
      expect(active()).to.equal(names[1]);
      await press('ArrowUp');
      await press('ArrowUp');
      expect(active()).to.equal('');
      await press('ArrowUp');
      expect(active()).to.equal(names.at(-1));
      await press('Escape');
      expect(isThere('listbox')).to.equal(false);
      expect(numberField().value).to.equal('banque');
      await press('ArrowDown');
      expect(isThere('listbox')).to.equal(true);
      await press('ArrowDown');
      await press('Enter');
      expect(numberField().value).to.match(/^\+\d+$/u);
      expect(all).to.have.length(0);
    });

    it('an arrow in the empty field opens the whole book', async () => {
      await cardDesk(card);
      numberField().focus();
      await press('ArrowDown');
      await waitUntil(() => rows().length > 5);
      expect(inside('[role=option]')[0]?.ariaSetSize).to.equal('200');
      // The active one is always in sight, and the page stays where it is.
      for (let round = 0; round < 9; round += 1) await press('ArrowDown');
      const list = inside('.book')[0]!.getBoundingClientRect();
      const row = inside('[data-active]')[0]!.getBoundingClientRect();
      expect(row.bottom).to.be.at.most(list.bottom);
      expect(row.top).to.be.at.least(list.top);
    });

    it('leaving the field closes the list', async () => {
      await cardDesk(card);
      await typeNumber('banque');
      expect(isThere('listbox')).to.equal(true);
      await press('Tab');
      await press('Tab');
      expect(isThere('listbox')).to.equal(false);
    });

    it('leaves keys to an input method while it composes', async () => {
      const d = await cardDesk(card);
      const all = asked(d);
      await typeNumber('+14155550134');
      const event = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, composed: true });
      numberField().dispatchEvent(event);
      await settle();
      expect(all).to.have.length(0);
    });
  });
});
