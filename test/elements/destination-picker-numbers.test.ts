import { expect } from '@open-wc/testing';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import { settle } from '../support/desk.js';
import { clickOn, pasteInto } from '../support/dialling.js';
import { allByRole, byRole, descriptionOf, isThere, textOf } from '../support/page.js';
import { active, field, heard, inside, openTab, picker, pickerDesk, press, rows, type } from '../support/picker.js';
import type { DeskOptions } from '../support/desk.js';

async function numbers(purpose: 'consult' | 'transfer' = 'consult', options: DeskOptions = {}): Promise<void> {
  await pickerDesk(purpose, options);
  await openTab('Dial Number');
}

const HINT = '3 to 18 digits; + # * : may stand among them.';
const fresh = (): string => textOf(inside('.fresh')[0]!);

describe('wx-destination-picker, numbers', () => {
  describe('paints', () => {
    it('[DST-05] the address book, names with numbers; entry points among them for a consult', async () => {
      await numbers('consult');
      byRole('listbox', 'Numbers');
      const { length: book } = defaultOrganisation.addressBook ?? [];
      const entryPoints = defaultOrganisation.entryPoints.filter((one) => one.channel === 'call' && !one.outdial);
      expect(fresh()).to.contain(`${String(book + entryPoints.length)} numbers`);
      await type('north');
      expect(rows()).to.include('North gate Freight dispatch +12015550114');
      await type('fraud');
      expect(rows()).to.deep.equal(['Fraud desk Entry point +12015550190']);
    });

    it('[DST-05] no entry points for a transfer, nor where the organisation has them not in there', async () => {
      await numbers('transfer');
      await type('fraud');
      expect(textOf(picker())).to.contain('No number or name matches “fraud”');
    });

    it('[DST-05] [DN-04] an entry point that is not enabled there is a number like any other', async () => {
      await numbers('consult', { settings: { entryPointsInDialNumber: false } });
      await type('fraud');
      expect(rows()).to.have.length(0);
      await type('+12015550190');
      expect(rows()).to.deep.equal(['Call +12015550190 US number']);
    });

    it('[DN-02] what would be dialled below what is typed, which stays', async () => {
      await numbers();
      await type('+1 (415) 555-0134');
      expect(field().value).to.equal('+1 (415) 555-0134');
      byRole('option', /^Call \+14155550134/u);
      expect(rows()[0]).to.equal('Call +14155550134 US number');
    });

    it('[DN-02] the same of a text with words in it', async () => {
      await numbers();
      await type('desk 4155550134');
      expect(field().value).to.equal('desk 4155550134');
      byRole('option', /^Call 4155550134/u);
    });

    for (const [number, format] of [
      ['+12015532447', 'US number'],
      ['+11234567890', 'International number (E.164)'],
      ['01161123456789', 'International number (IDD)'],
      ['2214', 'Extension or local number'],
    ] as const) {
      it(`[DN-03] the format of ${number}`, async () => {
        await numbers();
        await type(number);
        expect(rows()[0]).to.equal(`Call ${number} ${format}`);
      });
    }

    it('[DN-02] names for a text without digits, and nothing to call', async () => {
      await numbers();
      await type('north');
      expect(isThere('option', /^Call /u)).to.equal(false);
    });

    it('[DST-05] numbers of the book that hold the digits, marked', async () => {
      await numbers();
      await type('+1201555');
      expect(rows()).to.include('Northgate Freight dispatch +1201555 0114');
      expect(active()).to.match(/^Call \+1201555/u);
    });
  });

  describe('asks', () => {
    it('[DN-01] [DN-02] for the typed number: reduced, by Enter, and goes on with a second one', async () => {
      await numbers();
      const events = heard();
      await type('(415) 555-0134');
      await press('Enter');
      const number = { kind: 'dial-number', id: '4155550134', name: '4155550134' };
      expect(picker().value).to.deep.equal(number);
      await press('Enter');
      expect(events.slice(-2)).to.deep.equal([number, 'pick']);
    });

    it('[DST-05] for an entry of the address book', async () => {
      await numbers();
      await type('almeida');
      await clickOn(byRole('option'));
      expect(picker().value).to.deep.equal({ kind: 'dial-number', id: '+351215550143', name: 'Beatriz Almeida' });
    });

    it('[DN-04] for the entry point whose number was typed, however it is written', async () => {
      await numbers('consult');
      await type('+1 (201) 555-0190');
      expect(isThere('option', /^Call /u)).to.equal(false);
      expect(active()).to.contain('Fraud desk');
      await press('Enter');
      expect(picker().value).to.deep.equal({ kind: 'entry-point', id: 'fraud-desk', name: 'Fraud desk' });
    });

    it('[DN-04] for that in a transfer too, where the list has no entry points', async () => {
      await numbers('transfer');
      await type('+12015550190');
      expect(rows()).to.deep.equal(['Fraud desk Entry point +12015550190']);
      await clickOn(byRole('option'));
      expect(picker().value?.kind).to.equal('entry-point');
    });

    it('[DN-04] a number that is not quite an entry point’s is a plain number', async () => {
      await numbers('transfer');
      await type('+1201555019');
      await press('Enter');
      expect(picker().value).to.deep.equal({ kind: 'dial-number', id: '+1201555019', name: '+1201555019' });
    });

    it('[DN-02] reduces a paste that holds a digit, where the caret is, and says what went', async () => {
      await numbers();
      await pasteInto(field(), 'tel. +1 (201) 555-0114');
      expect(field().value).to.equal('+12015550114');
      expect(fresh()).to.match(/^Removed from what you pasted: \. \( \) -, letters, and spaces/u);
      expect(rows()[1]).to.contain('Northgate Freight dispatch');
      await type('x');
      expect(fresh()).not.to.contain('Removed');
    });

    it('[DN-02] leaves a paste without a digit, and one into another kind, as they are', async () => {
      await numbers();
      await pasteInto(field(), 'Harrow & Sons');
      expect(field().value).to.equal('Harrow & Sons');
      await openTab('Agent');
      await pasteInto(field(), 'Ana (2)');
      expect(field().value).to.equal('Ana (2)');
    });
  });

  describe('refuses', () => {
    for (const [text, rule] of [
      ['12', 'Too short: 3 to 18 digits.'],
      ['1234567890123456789', 'Too long: 3 to 18 digits.'],
    ] as const) {
      it(`[DN-01] [DN-03] ${text}, with the rule that it breaks`, async () => {
        await numbers();
        expect(descriptionOf(field())).to.equal(HINT);
        await type(text);
        expect(isThere('option', /^Call /u)).to.equal(false);
        expect(descriptionOf(field())).to.equal(rule);
      });
    }

    it('[DN-01] says the rule when Enter is pressed all the same', async () => {
      const d = await pickerDesk('consult', { settings: { addressBook: [], entryPointsInDialNumber: false } });
      await openTab('Dial Number');
      await type('12');
      expect(field().getAttribute('aria-invalid')).to.equal('false');
      await press('Enter');
      expect(picker().value).to.equal(null);
      expect(field().getAttribute('aria-invalid')).to.equal('true');
      expect(allByRole('status').map(textOf)).to.include('Too short: 3 to 18 digits.');
      await expect(d.desktop).to.be.accessible();
      await type('123');
      expect(field().getAttribute('aria-invalid')).to.equal('false');
    });

    it('[DN-01] does not count the special characters', async () => {
      await numbers();
      await type('+123456789012345678#*:');
      expect(rows()[0]).to.match(/^Call \+123456789012345678#\*:/u);
    });
  });

  describe('edges', () => {
    it('a number stands left to right in a page that does not', async () => {
      await numbers();
      await type('+14155550134');
      picker().dir = 'rtl';
      await settle();
      const number = inside('.wx-option .wx-num')[0]!;
      expect(getComputedStyle(number).direction).to.equal('ltr');
      expect(getComputedStyle(number).unicodeBidi).to.equal('isolate');
    });

    it('in Chinese', async () => {
      await pickerDesk('consult', { lang: 'zh-CN' });
      await openTab('拨号号码');
      await pasteInto(field(), '+1 (415) 555-0134 a');
      expect(fresh()).to.match(/^已从粘贴的内容中删除：\( \) -、字母和空格/u);
      byRole('option', /^呼叫 \+14155550134/u);
    });
  });
});
