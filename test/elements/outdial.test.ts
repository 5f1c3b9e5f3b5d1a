import { expect, fixture } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { Failure } from '../../src/core/index.js';
import { reconnect } from '../support/backend.js';
import { desk, find, html, make, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import {
  asked,
  callOf,
  cardDesk,
  clickOn,
  failureOf,
  numberField,
  pasteInto,
  typeNumber,
} from '../support/dialling.js';
import { pressKeys } from '../support/keys.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';
import { waitUntil } from '../support/wait.js';

const card = html`<wx-outdial inline></wx-outdial>`;
const button = html`<wx-outdial></wx-outdial>`;
/** Nobody answers: a call stays as it is being set up. */
const nobodyAnswers = { settings: { dialling: { answerSeconds: 3600 } } } as const;

const open = (options: DeskOptions = {}): Promise<Desk> => cardDesk(card, options);
const note = (): string => descriptionOf(numberField());
const key = (name: string): HTMLElement => byRole('button', name);
const call = (): HTMLElement => byRole('button', /^Call(?: again)?$/u);

async function press(element: HTMLElement): Promise<void> {
  element.click();
  await settle();
}

/** Calls a number, whose telephone then rings. */
async function ring(d: Desk, number = '+14155550134'): Promise<void> {
  await typeNumber(number);
  await press(call());
  await d.advance(1000);
}

describe('wx-outdial', () => {
  describe('paints', () => {
    it('[OUT-01] number or name, keypad, entry point, caller ID and Call', async () => {
      await open();
      byRole('form', 'Make a call');
      expect(numberField().value).to.equal('');
      const keys = allByRole('button', undefined, byRole('group', 'Keypad')).map((one) => one.computedName);
      expect(keys).to.deep.equal(['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']);
      const optionsOf = (name: string): string[] =>
        [...(byRole('combobox', name) as HTMLSelectElement).options].map((one) => one.label);
      expect(optionsOf('Entry point')).to.deep.equal(['Customer care, outgoing', 'Trade desk, outgoing']);
      expect(optionsOf('Caller ID')).to.deep.equal([
        'Default',
        '+1 800 555 0142 · Customer care',
        '+1 800 555 0199 · Premier line',
        '+448004960110 · Trade desk, UK',
      ]);
      expect(call().getAttribute('aria-disabled')).to.equal('false');
    });

    it('no choice where there is nothing to choose', async () => {
      const { defaultOrganisation } = await import('../../src/backends/simulator/index.js');
      const entryPoints = defaultOrganisation.entryPoints.filter(({ id }) => id !== 'trade-outgoing');
      await open({ settings: { callerIds: [], entryPoints } });
      expect(isThere('combobox', 'Entry point')).to.equal(false);
      expect(isThere('combobox', 'Caller ID')).to.equal(false);
    });

    it('a button that opens the card as a dialog and leaves the page usable', async () => {
      await desk(html`<button>Of the page</button>${button}`, { station: 'extension' });
      const opener = byRole('button', 'Outdial');
      expect(opener.getAttribute('aria-expanded')).to.equal('false');
      await clickOn(opener);
      await waitUntil(() => isThere('combobox', 'Number or name') && focused() === numberField());
      expect(opener.getAttribute('aria-expanded')).to.equal('true');
      // The agent looks something up in the page; the card stays.
      await clickOn(byRole('button', 'Of the page'));
      expect(isThere('dialog', 'Make a call')).to.equal(true);
    });

    it('nothing while nobody is signed in, and without a desktop', async () => {
      const d = await desk(html`${card}${button}`);
      expect(textOf(d.desktop)).to.equal('');
      const alone = await fixture<HTMLElement>(make('wx-outdial'));
      expect(textOf(alone)).to.equal('');
    });

    it('[OUT-01] the states of the call as it is set up, and who is called', async () => {
      const d = await open(nobodyAnswers);
      await typeNumber('+14155550134');
      await press(call());
      expect(textOf(byRole('form'))).to.contain('Dialling…');
      expect(numberField().value).to.equal('+1 415 555 0134');
      expect(numberField().readOnly).to.equal(true);
      expect(note()).to.equal('Maya Torres');
      await d.advance(1000);
      expect(textOf(byRole('form'))).to.contain('Ringing… 00:00 Customer care, outgoing');
      await d.advance(7000);
      expect(textOf(byRole('form'))).to.contain('00:07');
      expect(allByRole('status').map(textOf)).to.include('Ringing…');
      expect(isThere('button', 'Call')).to.equal(false);
      expect(isThere('group', 'Keypad')).to.equal(false);
      await expect(d.desktop).to.be.accessible();
    });

    it('[OUT-01] a call that something else on the page makes', async () => {
      const d = await open(nobodyAnswers);
      await typeNumber('2214');
      await d.desktop.perform('outdial', { number: '+14155550134', entryPointId: 'care-outgoing', callerId: null });
      await settle();
      expect(numberField().value).to.equal('+1 415 555 0134');
      await d.act('customer-answers', { interactionId: callOf(d).id });
      // What was typed for another call is still there.
      expect(numberField().value).to.equal('2214');
    });

    it('[POP-10] only the last four digits of the customer where numbers are protected', async () => {
      const d = await open({ settings: { ...nobodyAnswers.settings, protectNumbers: true } });
      await ring(d);
      expect(numberField().value).to.equal('+• ••• ••• 0134');
      await d.act('customer-answers', { interactionId: callOf(d).id });
      expect(numberField().value).to.equal('');
    });

    it('[I18N-01] Chinese', async () => {
      const d = await open({ ...nobodyAnswers, lang: 'zh-CN' });
      byRole('form', '拨打电话');
      const field = byRole('combobox', '号码或姓名') as HTMLInputElement;
      byRole('combobox', '入口点');
      byRole('combobox', '主叫号码');
      await typeNumber('+1', field);
      await press(byRole('button', '拨打'));
      expect(descriptionOf(field)).to.equal('太短：需要 3 到 18 位数字。');
      await typeNumber('+1 201 553 2447', field);
      expect(descriptionOf(field)).to.equal('拨打 +12015532447 · 美国号码');
      await press(byRole('button', '拨打'));
      await d.advance(1000);
      expect(textOf(byRole('form'))).to.contain('正在振铃…');
      byRole('button', '结束');
    });
  });

  describe('asks', () => {
    it('[OUT-01] [HST-01] to call with what was chosen, announced before it happens', async () => {
      const d = await open();
      const all = asked(d);
      for (const [name, value] of [
        ['Entry point', 'trade-outgoing'],
        ['Caller ID', '+448004960110'],
      ] as const) {
        const select = byRole('combobox', name) as HTMLSelectElement;
        select.value = value;
        select.dispatchEvent(new Event('change'));
      }
      await typeNumber('+14155550134');
      await clickOn(call());
      expect(all).to.deep.equal([
        { number: '+14155550134', entryPointId: 'trade-outgoing', callerId: '+448004960110' },
      ]);
      expect(callOf(d).dialling?.state).to.equal('dialling');
      expect(callOf(d).entryPoint?.id).to.equal('trade-outgoing');
    });

    it('[HST-01] leaves the call to a listener that cancels it, and keeps the number', async () => {
      const d = await open();
      d.desktop.addEventListener('wx-outdial', (event) => event.preventDefault());
      await typeNumber('+14155550134');
      await press(call());
      expect(d.desktop.state.interactions.size).to.equal(0);
      expect(numberField().value).to.equal('+14155550134');
    });

    it('[OUT-01] the customer answers: the call goes on elsewhere, and the field is empty for the next', async () => {
      const d = await open();
      await ring(d);
      await d.advance(5000);
      expect(callOf(d).dialling).to.equal(null);
      expect(numberField().value).to.equal('');
      expect(descriptionOf(call())).to.equal('You are on a call. End it first.');
      expect(sessionStorage.length).to.equal(0);
    });

    it('[OUT-01] End, which calls it off and keeps the number', async () => {
      const d = await open(nobodyAnswers);
      await ring(d);
      await clickOn(byRole('button', 'End'));
      expect(d.heard).to.include('wx-end');
      expect(callOf(d).wrapUp).to.not.equal(null);
      expect(numberField().value).to.equal('+14155550134');
      // The agent ended it; there is nothing to explain.
      expect(isThere('alert')).to.equal(false);
    });

    it('[ERR-03] once on a double click, though End comes into the place of Call', async () => {
      const d = await open(nobodyAnswers);
      const all = asked(d);
      await typeNumber('+14155550134');
      const { left, top, width, height } = call().getBoundingClientRect();
      const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
      await sendMouse({ type: 'click', position });
      await sendMouse({ type: 'click', position });
      await settle();
      expect(all).to.have.length(1);
      expect(callOf(d).dialling).to.not.equal(null);
    });

    it('[ERR-03] once, however often Enter comes before the centre has answered', async () => {
      const d = await open();
      const all = asked(d);
      await reconnect(d, {
        search: (...range) => d.backend.search(...range),
        send: () => new Promise(() => undefined),
      });
      await typeNumber('+14155550134');
      const enter = (): boolean =>
        numberField().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      enter();
      enter();
      await settle();
      enter();
      await settle();
      expect(all).to.have.length(1);
      expect(call().getAttribute('aria-busy')).to.equal('true');
    });

    it('[OUT-01] by script: call() and prefill()', async () => {
      const d = await open(nobodyAnswers);
      const all = asked(d);
      const element = find('wx-outdial')!;
      await element.prefill('+1 (415) 555-0134');
      expect(numberField().value).to.equal('+14155550134');
      expect(focused()).to.equal(numberField());
      expect(all).to.have.length(0);
      expect(failureOf(await element.call('12'))).to.equal('invalid-number');
      expect(await element.call('+442079460321')).to.deep.equal({ done: true });
      expect(all).to.deep.equal([{ number: '+442079460321', entryPointId: 'care-outgoing', callerId: null }]);
      const alone = await fixture<HTMLElementTagNameMap['wx-outdial']>(make('wx-outdial'));
      expect(await alone.call('+14155550134')).to.equal(null);
    });

    it('opens the dialog for prefill(), and closes it when the customer answers', async () => {
      const d = await desk(button, { station: 'extension' });
      await find('wx-outdial')!.prefill('+14155550134');
      await settle();
      await press(call());
      await d.advance(1000);
      expect(textOf(byRole('dialog', 'Make a call'))).to.contain('Ringing…');
      await d.advance(5000);
      expect(isThere('dialog')).to.equal(false);
      expect(byRole('button', 'Outdial').getAttribute('aria-expanded')).to.equal('false');
    });
  });

  describe('numbers', () => {
    it('[DN-02] leaves typed text as it is, shows below it what would be dialled, and dials that', async () => {
      const d = await open();
      const all = asked(d);
      await typeNumber('+1 (201) 553-2447 home *9');
      expect(numberField().value).to.equal('+1 (201) 553-2447 home *9');
      expect(note()).to.equal('Call +12015532447*9 · Extension or local number');
      await press(call());
      expect(all[0]?.number).to.equal('+12015532447*9');
    });

    it('[DN-02] reduces a pasted text that holds a digit at once, where the caret is', async () => {
      await open();
      await typeNumber('9');
      await pasteInto(numberField(), 'Tel. +1 (415) 555-0134');
      expect(numberField().value).to.equal('9+14155550134');
      numberField().setSelectionRange(0, 1);
      await pasteInto(numberField(), ' 00 ');
      expect(numberField().value).to.equal('00+14155550134');
      expect(numberField().selectionStart).to.equal(2);
    });

    it('[DN-02] leaves a pasted text without a digit as it is', async () => {
      await open();
      await pasteInto(numberField(), 'Beatriz (Almeida)');
      expect(numberField().value).to.equal('Beatriz (Almeida)');
    });

    for (const [number, format] of [
      ['+12015532447', 'US number'],
      ['+11234567890', 'International number (E.164)'],
      ['01161123456789', 'International number (IDD)'],
      ['2214', 'Extension or local number'],
      ['*72#:123', 'Extension or local number'],
    ] as const) {
      it(`[DN-03] names the format of ${number}, and dials it`, async () => {
        const d = await open();
        const all = asked(d);
        await typeNumber(number);
        expect(note()).to.equal(`Call ${number} · ${format}`);
        await sendKeys({ press: 'Enter' });
        await settle();
        expect(all[0]?.number).to.equal(number);
      });
    }

    for (const [text, rule] of [
      ['+1', 'Too short: 3 to 18 digits.'],
      ['##12**', 'Too short: 3 to 18 digits.'],
      ['1234567890123456789', 'Too long: 3 to 18 digits.'],
      ['nobody', 'Enter a number.'],
    ] as const) {
      it(`[DN-01] [DN-03] refuses ${text} with the rule that it breaks; what was typed stays`, async () => {
        const d = await open();
        const all = asked(d);
        const field = numberField();
        await typeNumber(text, field);
        // Not while somebody types for the first time.
        expect(field.getAttribute('aria-invalid')).to.equal('false');
        await clickOn(call());
        expect(field.getAttribute('aria-invalid')).to.equal('true');
        expect(descriptionOf(field)).to.equal(rule);
        expect(field.value).to.equal(text);
        expect(focused()).to.equal(field);
        expect(all).to.have.length(0);
        // Correcting is followed as one types.
        await typeNumber('911', field);
        expect(field.getAttribute('aria-invalid')).to.equal('false');
      });
    }

    it('[DN-01] does not count the special characters', async () => {
      const d = await open();
      const all = asked(d);
      await typeNumber('+#*:123456789012345678');
      await clickOn(call());
      expect(all[0]?.number).to.equal('+#*:123456789012345678');
    });
  });

  describe('keypad', () => {
    it('[OUT-01] its keys go where the caret is, by mouse and by keyboard', async () => {
      await open();
      for (const name of ['*', '1', '0', '#']) await clickOn(key(name));
      expect(numberField().value).to.equal('*10#');
      numberField().focus();
      numberField().setSelectionRange(1, 2);
      await clickOn(key('7'));
      expect(numberField().value).to.equal('*70#');
      // A press by mouse leaves the focus in the field.
      expect(focused()).to.equal(numberField());
      expect(numberField().selectionStart).to.equal(2);
      key('5').focus();
      await sendKeys({ type: '9+' });
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(numberField().value).to.equal('*79+50#');
    });

    it('is one stop for Tab; arrows go through it', async () => {
      await open();
      numberField().focus();
      await sendKeys({ press: 'Tab' });
      expect(focused()).to.equal(key('1'));
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'ArrowDown' });
      expect(focused()).to.equal(key('5'));
      await sendKeys({ press: 'ArrowUp' });
      await sendKeys({ press: 'ArrowUp' });
      expect(focused()).to.equal(key('2'));
      await sendKeys({ press: 'Tab' });
      expect(focused()).to.equal(byRole('combobox', 'Entry point'));
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
      expect(focused()).to.equal(key('2'));
    });

    it('a zero that is held down is a plus', async () => {
      const d = await open();
      const { left, top } = key('0').getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left) + 9, Math.round(top) + 9] });
      await sendMouse({ type: 'down' });
      d.clock.advance(600);
      await sendMouse({ type: 'up' });
      await settle();
      expect(numberField().value).to.equal('+');
      await sendMouse({ type: 'down' });
      d.clock.advance(200);
      await sendMouse({ type: 'up' });
      await settle();
      expect(numberField().value).to.equal('+0');
    });

    it('deletes the last digit, by its button and by Backspace on a key', async () => {
      await open();
      expect(isThere('button', 'Delete the last digit')).to.equal(false);
      await typeNumber('1234');
      await clickOn(byRole('button', 'Delete the last digit'));
      expect(numberField().value).to.equal('123');
      key('1').focus();
      await sendKeys({ press: 'Backspace' });
      await settle();
      expect(numberField().value).to.equal('12');
    });
  });

  describe('refuses', () => {
    const why = (): string => descriptionOf(call());

    it('[OUT-01] while another call is open, and after it until its wrap-up', async () => {
      const d = await open();
      const all = asked(d);
      await typeNumber('+14155550134');
      const { id } = await d.ring();
      expect(why()).to.equal('A request is waiting. Answer it or let it go first.');
      await d.act('answer-phone', { interactionId: id });
      expect(why()).to.equal('You are on a call. End it first.');
      expect(call().getAttribute('aria-disabled')).to.equal('true');
      await clickOn(call());
      numberField().focus();
      await sendKeys({ press: 'Enter' });
      await d.act('customer-leaves', { interactionId: id });
      expect(why()).to.equal('A wrap-up is open. Submit it first.');
      await expect(d.desktop).to.be.accessible();
      expect(all).to.have.length(0);
      expect(numberField().value).to.equal('+14155550134');
    });

    it('[OUT-01] where the administrator lets nobody call out', async () => {
      const { defaultOrganisation } = await import('../../src/backends/simulator/index.js');
      await open({
        settings: { campaign: null, entryPoints: defaultOrganisation.entryPoints.filter((one) => !one.outdial) },
      });
      expect(why()).to.equal('Your administrator lets nobody call out.');
    });

    it('[ERR-02] while the link is lost, and works again by itself', async () => {
      const d = await open();
      await typeNumber('+14155550134');
      let tell: ((link: 'lost' | 'open') => void) | undefined;
      await reconnect(d, {
        search: (...range) => d.backend.search(...range),
        connect: (listener) => {
          tell = (link) => listener.link(link);
          return d.backend.connect(listener);
        },
      });
      tell?.('lost');
      await settle();
      expect(why()).to.equal('The desktop lost its connection. It comes back by itself.');
      expect(numberField().value).to.equal('+14155550134');
    });

    it('[CBK-04] at the limit of concurrent calls, with the reason code; the number stays, and can be tried again', async () => {
      const d = await open({ settings: { callLimits: { tenant: 0 } } });
      await typeNumber('+14155550134');
      await press(call());
      expect(textOf(byRole('alert'))).to.equal(
        'No more calls can be placed now The limit of concurrent calls is reached. Try again in a while. (TENANT_CALL_LIMIT)',
      );
      expect(numberField().value).to.equal('+14155550134');
      // Said once: here, and not among the notices.
      expect(d.desktop.notices).to.have.length(0);
      await expect(d.desktop).to.be.accessible();
      const all = asked(d);
      await press(byRole('button', 'Call again'));
      expect(all).to.have.length(1);
      await typeNumber('+442079460321');
      expect(isThere('alert')).to.equal(false);
      byRole('button', 'Call');
    });

    it('[CBK-04] of the data centre as well', async () => {
      await open({ settings: { callLimits: { dataCentre: 0 } } });
      await typeNumber('+14155550134');
      await press(call());
      expect(textOf(byRole('alert'))).to.contain('(DATA_CENTER_CALL_LIMIT)');
    });

    for (const [reason, what] of [
      ['busy', 'Maya Torres is on another call'],
      ['no-answer', 'Maya Torres did not answer'],
      ['unreachable', 'Maya Torres cannot be reached'],
      ['rejected', 'Maya Torres rejected the call'],
    ] as const) {
      it(`[OUT-01] says that the customer was not reached: ${reason}; the number stays for another try`, async () => {
        const d = await open(nobodyAnswers);
        await ring(d);
        await d.act('customer-not-reached', { interactionId: callOf(d).id, reason });
        expect(textOf(byRole('alert'))).to.equal(`${what} Wrap up, and try again later.`);
        expect(numberField().value).to.equal('+14155550134');
        // It stands in the card, so no notice says it a second time.
        expect(d.desktop.notices).to.have.length(0);
        const again = byRole('button', 'Call again');
        expect(descriptionOf(again)).to.equal('A wrap-up is open. Submit it first.');
        const reasonId = d.desktop.state.settings?.wrapUpReasons[0]?.id ?? '';
        await d.desktop.perform('wrap-up', { interactionId: callOf(d).id, reasonId });
        await settle();
        await press(byRole('button', 'Call again'));
        expect(callOf(d).dialling?.state).to.equal('dialling');
        expect(isThere('alert')).to.equal(false);
      });
    }

    it('leaves a call that came to nothing to the notices while the card is closed', async () => {
      const d = await desk(button, { station: 'extension', ...nobodyAnswers });
      await find('wx-outdial')!.call('+14155550134');
      await d.advance(1000);
      find('wx-outdial')!.close();
      await d.act('customer-not-reached', { interactionId: callOf(d).id, reason: 'busy' });
      expect(d.desktop.notices).to.have.length(1);
    });

    it('[ERR-01] a call that the centre refuses, with its reason, and what was chosen can be changed', async () => {
      const d = await open();
      await reconnect(d, {
        search: (...range) => d.backend.search(...range),
        send: () => Promise.reject(new Failure('caller-id-unknown')),
      });
      await typeNumber('+14155550134');
      await press(call());
      expect(textOf(byRole('alert'))).to.equal(
        'The call was not placed Customers may not see that number. Choose another.',
      );
      const select = byRole('combobox', 'Caller ID') as HTMLSelectElement;
      select.value = '+18005550142';
      select.dispatchEvent(new Event('change'));
      await settle();
      expect(isThere('alert')).to.equal(false);
    });
  });

  describe('keyboard and axe', () => {
    it('Enter in the field calls; the focus stays there, so that Enter ends nothing', async () => {
      const d = await open(nobodyAnswers);
      await typeNumber('+14155550134');
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(callOf(d).dialling?.state).to.equal('dialling');
      expect(focused()).to.equal(numberField());
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(callOf(d).dialling?.state).to.equal('dialling');
    });

    it('from Call the focus goes to the number, never to End', async () => {
      const d = await open(nobodyAnswers);
      await typeNumber('+14155550134');
      call().focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(callOf(d).dialling?.state).to.equal('dialling');
      expect(focused()).to.equal(numberField());
    });

    it('[KEY-01] the shortcut opens the dialog; Escape closes it, and the focus goes back', async () => {
      await desk(html`<button>Of the page</button>${button}`, { station: 'extension' });
      const before = byRole('button', 'Of the page');
      before.focus();
      expect(byRole('button', 'Outdial').getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+O');
      await pressKeys('Alt+Shift+O');
      await waitUntil(() => isThere('combobox', 'Number or name') && focused() === numberField());
      await sendKeys({ type: '415' });
      await sendKeys({ press: 'Escape' });
      await settle();
      expect(isThere('dialog')).to.equal(false);
      expect(focused()).to.equal(before);
      // What was typed is still there.
      await clickOn(byRole('button', 'Outdial'));
      await waitUntil(() => isThere('combobox', 'Number or name') && focused() === numberField());
      expect(numberField().value).to.equal('415');
      await clickOn(byRole('button', 'Close'));
      expect(focused()).to.equal(byRole('button', 'Outdial'));
    });

    it('[KEY-01] the shortcut goes to a card that stands in the page', async () => {
      await open();
      await pressKeys('Alt+Shift+O');
      expect(focused()).to.equal(numberField());
    });

    it('[A11Y-01] has no faults that axe finds, as a card, as a dialog and in forced colours', async () => {
      const d = await open();
      await expect(d.desktop).to.be.accessible();
      await typeNumber('12');
      await press(call());
      await expect(d.desktop).to.be.accessible();
      await emulateFeatures({ 'forced-colors': 'active' });
      await expect(d.desktop).to.be.accessible();
      await emulateFeatures({});
      const other = await desk(button, { station: 'extension' });
      await find('wx-outdial', other.desktop)!.show();
      await settle();
      await expect(other.desktop).to.be.accessible();
    });

    it('[A11Y-01] fits into 320 pixels, and into a window of 500 by 400', async () => {
      const d = await open();
      await setViewport({ width: 320, height: 640 });
      try {
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
        await setViewport({ width: 500, height: 400 });
        const other = await desk(button, { station: 'extension' });
        await find('wx-outdial', other.desktop)!.show();
        await settle();
        const { top, bottom } = byRole('dialog', 'Make a call').getBoundingClientRect();
        expect(top).to.be.at.least(0);
        expect(bottom).to.be.at.most(400);
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
      expect(d.desktop.isConnected).to.equal(true);
    });
  });

  describe('edges', () => {
    it('[ERR-01] a number that was typed survives a reload, for its agent, until it was called', async () => {
      await open();
      await typeNumber('+1 (415) 555');
      // The page comes anew: another desktop of the same agent.
      document.querySelectorAll('[id="desk"]').forEach((one) => one.remove());
      await open();
      expect(numberField().value).to.equal('+1 (415) 555');
      document.querySelectorAll('[id="desk"]').forEach((one) => one.remove());
      await open({ agentId: 'priya-raman', station: 'dial-number' });
      expect(numberField().value).to.equal('');
    });

    it('a call is found again by a card that came while it was set up', async () => {
      const d = await desk(html`<div id="place"></div>`, { station: 'extension', ...nobodyAnswers });
      await d.desktop.perform('outdial', { number: '+14155550134', entryPointId: 'care-outgoing', callerId: null });
      const late = make('wx-outdial');
      late.inline = true;
      document.querySelector('#place')!.append(late);
      await waitUntil(() => isThere('button', 'End'));
      expect(numberField().value).to.equal('+1 415 555 0134');
    });

    it('markup and long texts are shown as text, and take no more room', async () => {
      const d = await open(nobodyAnswers);
      const name = `<img src=x onerror=alert(1)>${'x'.repeat(5000)}`;
      const entry = { id: 'one', kind: 'dial-number', name, number: '+12015550114', state: null, team: null } as const;
      await reconnect(d, {
        send: (command) => d.backend.send(command),
        search: () => Promise.resolve({ total: 1, entries: [entry] }),
      });
      const element = find('wx-outdial')!;
      const width = element.offsetWidth;
      const hasRoom = (): void => {
        expect(element.offsetWidth).to.equal(width);
        expect(element.scrollWidth).to.equal(width);
      };
      await typeNumber('<img');
      expect(textOf(byRole('option'))).to.contain(name);
      hasRoom();
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(note()).to.contain(name);
      hasRoom();
      await element.prefill('9'.repeat(5000));
      await press(call());
      expect(note()).to.equal('Too long: 3 to 18 digits.');
      await element.prefill(name.replaceAll('1', ''));
      expect(numberField().value).to.contain('<img src=x onerror=alert()>');
      hasRoom();
      expect(element.shadowRoot!.querySelector('img')).to.equal(null);
    });

    it('signing out takes the card away', async () => {
      const d = await desk(button, { station: 'extension' });
      await find('wx-outdial')!.show();
      await settle();
      await d.desktop.perform('sign-out', {});
      await settle();
      expect(textOf(d.desktop)).to.equal('');
    });
  });
});
