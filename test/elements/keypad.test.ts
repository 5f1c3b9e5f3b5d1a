import { aTimeout, expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Failure } from '../../src/core/index.js';
import type { Acknowledgement, Command } from '../../src/core/index.js';
import { reconnect } from '../support/backend.js';
import { desk, find, html, make, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import { clickOn, pasteInto } from '../support/dialling.js';
import { pressKeys } from '../support/keys.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';
import { waitUntil } from '../support/wait.js';

const pad = html`<wx-keypad></wx-keypad>`;
const key = (name: string): HTMLElement => byRole('button', name);
const keyed = (name = 'Keyed'): string => textOf(byRole('group', name)).replaceAll(' ', '');
const isOnKeys = (): boolean => focused()?.matches('.key') ?? false;
/** The tones that reached the other end. */
const heard = (d: Desk): string => d.world.view.outsiders.at(-1)?.digits ?? '';

/** A call with somebody, and its keypad. */
async function talk(options: DeskOptions = {}): Promise<Desk> {
  const d = await desk(pad, { station: 'extension', ...options });
  await d.talk();
  await waitUntil(() => isThere('group', options.lang ? '拨号键盘' : 'Keypad'));
  return d;
}

/** What the page itself sounds while a test runs, in hertz. */
async function sounding(act: () => Promise<unknown>): Promise<number[]> {
  const hertz: number[] = [];
  const Real = OscillatorNode;
  class Heard extends Real {
    constructor(context: BaseAudioContext, options: OscillatorOptions = {}) {
      super(context, options);
      hertz.push(options.frequency ?? 0);
    }
  }
  Object.assign(window, { OscillatorNode: Heard });
  await act();
  await aTimeout(600);
  Object.assign(window, { OscillatorNode: Real });
  return hertz;
}

describe('wx-keypad', () => {
  describe('paints', () => {
    it('[OUT-01] twelve keys, and what was keyed', async () => {
      const d = await talk();
      const keys = allByRole('button', undefined, byRole('group', 'Keypad')).map((one) => one.computedName);
      expect(keys).to.deep.equal(['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']);
      expect(keyed()).to.equal('');
      await expect(d.desktop).to.be.accessible();
    });

    it('nothing without a call, and without a desktop', async () => {
      const d = await desk(pad, { station: 'extension' });
      expect(textOf(d.desktop)).to.equal('');
      await d.ring();
      expect(textOf(d.desktop)).to.equal('');
      expect(textOf(await fixture<HTMLElement>(make('wx-keypad')))).to.equal('');
    });

    it('nothing where the back end sends no tones', async () => {
      const d = await desk(pad, { station: 'extension' });
      const commands = new Set(d.backend.capabilities.commands);
      commands.delete('send-digits');
      await reconnect(d, { capabilities: { ...d.backend.capabilities, commands } });
      await d.talk();
      expect(textOf(d.desktop)).to.equal('');
    });

    it('[I18N-01] Chinese', async () => {
      const d = await talk({ lang: 'zh-CN' });
      await d.desktop.perform('hold', { interactionId: d.desktop.state.currentId ?? '' });
      await settle();
      expect(descriptionOf(key('5'))).to.equal('呼叫在保留中。请先恢复。');
    });

    it('what was keyed last, however much there is', async () => {
      const d = await talk();
      await reconnect(d, { send: () => Promise.resolve({ revision: 0 }) });
      const element = find('wx-keypad')!;
      const width = element.offsetWidth;
      const seven = key('7');
      for (let round = 0; round < 60; round += 1) seven.click();
      key('#').click();
      await settle();
      expect(keyed()).to.have.length(61);
      expect(element.offsetWidth).to.equal(width);
      const digits = element.shadowRoot!.querySelector('.keyed .wx-num')!.getBoundingClientRect();
      expect(digits.right).to.be.at.most(element.getBoundingClientRect().right + 1);
    });
  });

  describe('sounds', () => {
    it('[OUT-01] each key as a telephone does, one after the other, where the agent hears calls in this page', async () => {
      const d = await talk({ station: 'browser' });
      await clickOn(key('1'));
      const hertz = await sounding(async () => {
        await clickOn(key('5'));
        await clickOn(key('#'));
      });
      expect(hertz).to.deep.equal([770, 1336, 941, 1477]);
      expect(heard(d)).to.equal('15#');
    });

    it('and lets go of the loudspeaker once all keys were heard', async () => {
      const opened: AudioContext[] = [];
      const Real = AudioContext;
      class Opened extends Real {
        constructor() {
          super();
          opened.push(this);
        }
      }
      await talk({ station: 'browser' });
      Object.assign(window, { AudioContext: Opened });
      const hertz = await sounding(async () => {
        for (const name of ['1', '5', '9']) key(name).click();
        await settle();
      });
      await waitUntil(() => hertz.length === 6 && opened.every(({ state }) => state === 'closed'));
      expect(opened, 'one for all that were keyed in one go').to.have.length(1);
      await clickOn(key('2'));
      await waitUntil(() => opened.length === 2 && opened[1]?.state === 'closed');
      Object.assign(window, { AudioContext: Real });
    });

    it('the next key, where the browser gave no loudspeaker for one', async () => {
      const d = await talk({ station: 'browser' });
      const Real = AudioContext;
      const refuse = function (): never {
        throw new DOMException('There are too many.', 'NotSupportedError');
      };
      Object.assign(window, { AudioContext: refuse });
      expect(await sounding(() => clickOn(key('1')))).to.deep.equal([]);
      Object.assign(window, { AudioContext: Real });
      expect(await sounding(() => clickOn(key('5')))).to.deep.equal([770, 1336]);
      expect(heard(d)).to.equal('15');
    });

    it('nothing at a telephone, which does that itself', async () => {
      await talk();
      expect(await sounding(() => clickOn(key('5')))).to.deep.equal([]);
    });
  });

  describe('asks', () => {
    it('[OUT-01] [HST-01] one tone a key, announced before it happens', async () => {
      const d = await talk();
      const asked: string[] = [];
      d.desktop.addEventListener('wx-send-digits', ({ detail }) => asked.push(detail.digits));
      for (const name of ['*', '1', '#']) await clickOn(key(name));
      expect(asked).to.deep.equal(['*', '1', '#']);
      expect(heard(d)).to.equal('*1#');
      expect(keyed()).to.equal('*1#');
    });

    it('[OUT-01] the same key twice in one breath is two tones', async () => {
      const d = await talk();
      key('5').click();
      key('5').click();
      await settle();
      expect(heard(d)).to.equal('55');
    });

    it('[OUT-01] by keyboard, while a key has the focus', async () => {
      const d = await talk();
      find('wx-keypad')!.focus();
      await waitUntil(isOnKeys);
      await sendKeys({ type: '4x*2+#' });
      await settle();
      expect(heard(d)).to.equal('4*2#');
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Space' });
      await settle();
      expect(heard(d)).to.equal('4*2#22');
    });

    it('a number that is pasted, key by key', async () => {
      const d = await talk();
      key('1').focus();
      await pasteInto(key('1'), 'Card 4471-0386 #');
      expect(heard(d)).to.equal('44710386#');
    });

    it('[OUT-01] in their order: each waits for the one before it', async () => {
      const d = await talk();
      const sent: string[] = [];
      const answers: ((acknowledgement: Acknowledgement) => void)[] = [];
      await reconnect(d, {
        send: (command: Command) => {
          if (command.name === 'send-digits') sent.push(command.payload.digits);
          return new Promise((resolve) => answers.push(resolve));
        },
      });
      for (const name of ['1', '2', '3']) key(name).click();
      await settle();
      expect(sent).to.deep.equal(['1']);
      expect(keyed()).to.equal('123');
      answers[0]?.({ revision: 0 });
      await settle();
      expect(sent).to.deep.equal(['1', '2']);
    });

    it('[HST-01] leaves a tone to a listener that cancels it', async () => {
      const d = await talk();
      d.desktop.addEventListener('wx-send-digits', (event) => event.preventDefault());
      key('9').click();
      await settle();
      expect(heard(d)).to.equal('');
      expect(keyed()).to.equal('9');
    });
  });

  describe('refuses', () => {
    it('while the call is on hold, and says why', async () => {
      const d = await talk();
      await d.desktop.perform('hold', { interactionId: d.desktop.state.currentId ?? '' });
      await settle();
      expect(key('5').getAttribute('aria-disabled')).to.equal('true');
      expect(descriptionOf(key('5'))).to.equal('The call is on hold. Resume it first.');
      await expect(d.desktop).to.be.accessible();
      await clickOn(key('5'));
      key('5').focus();
      await sendKeys({ type: '7' });
      await settle();
      expect(heard(d)).to.equal('');
      expect(keyed()).to.equal('');
    });

    it('[ERR-01] says that a tone was not sent, drops those behind it, and can be used again', async () => {
      const d = await talk();
      let isDown = true;
      await reconnect(d, {
        send: (command) => (isDown ? Promise.reject(new Failure('digits-not-sent')) : d.backend.send(command)),
      });
      key('1').click();
      key('2').click();
      await settle();
      expect(textOf(byRole('alert'))).to.equal('The tones were not sent. The call is on hold, or over.');
      expect(keyed()).to.equal('');
      expect(d.desktop.notices).to.have.length(0);
      isDown = false;
      key('3').click();
      await settle();
      expect(isThere('alert')).to.equal(false);
      expect(heard(d)).to.equal('3');
    });
  });

  describe('of a call’s pane', () => {
    const pane = html`<button>Of the page</button><wx-interaction-control></wx-interaction-control>`;
    const opener = (): HTMLElement => byRole('button', 'Keypad');
    const isOpen = (): boolean => opener().getAttribute('aria-expanded') === 'true' && isThere('dialog', 'Keypad');
    const open = async (): Promise<Desk> => {
      const d = await desk(pane, { station: 'extension' });
      await d.talk();
      await clickOn(opener());
      await waitUntil(isOnKeys);
      return d;
    };

    it('[OUT-01] opens over the page from a button before End, takes the focus, and stays while the page is used', async () => {
      const d = await open();
      const group = byRole('group', 'Call controls');
      expect(
        allByRole('button', undefined, group)
          .map((one) => one.computedName)
          .slice(-2),
      ).to.deep.equal(['Keypad', 'End']);
      expect(isOpen()).to.equal(true);
      await clickOn(byRole('button', 'Of the page'));
      await clickOn(key('4'));
      await sendKeys({ type: '2' });
      await settle();
      expect(heard(d)).to.equal('42');
      expect(keyed()).to.equal('42');
      await expect(d.desktop).to.be.accessible();
    });

    it('closes by Escape and by its button, and gives the focus back', async () => {
      await open();
      await sendKeys({ press: 'Escape' });
      await settle();
      expect(isOpen()).to.equal(false);
      expect(focused()).to.equal(opener());
      await clickOn(opener());
      await waitUntil(isOnKeys);
      await clickOn(opener());
      expect(isOpen()).to.equal(false);
    });

    it('still knows what was keyed when it is opened again', async () => {
      await open();
      await sendKeys({ type: '7' });
      await sendKeys({ press: 'Escape' });
      await settle();
      await clickOn(opener());
      await waitUntil(isOnKeys);
      expect(keyed()).to.equal('7');
    });

    it('[KEY-01] opens and closes by its shortcut', async () => {
      const d = await desk(pane, { station: 'extension' });
      await d.talk();
      await d.advance(1000);
      expect(opener().getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+3');
      await pressKeys('Alt+Shift+3');
      await waitUntil(isOnKeys);
      await pressKeys('Alt+Shift+3');
      expect(isOpen()).to.equal(false);
    });

    it('opens on hold too, and says there why its keys do not work', async () => {
      const d = await open();
      await d.desktop.perform('hold', { interactionId: d.desktop.state.currentId ?? '' });
      await settle();
      expect(descriptionOf(key('1'))).to.equal('The call is on hold. Resume it first.');
    });

    it('goes with the call', async () => {
      const d = await open();
      await d.act('customer-leaves', { interactionId: d.desktop.state.currentId ?? '' });
      expect(isThere('dialog')).to.equal(false);
      expect(isThere('button', 'Keypad')).to.equal(false);
    });
  });

  describe('edges', () => {
    it('begins anew with another call', async () => {
      const d = await talk();
      key('1').click();
      await settle();
      const { id } = d.interaction(d.desktop.state.currentId ?? '');
      await d.act('customer-leaves', { interactionId: id });
      expect(textOf(find('wx-keypad')!)).to.equal('');
      await d.act('hang-up-phone', {});
      await d.desktop.perform('wrap-up', {
        interactionId: id,
        reasonId: d.desktop.state.settings?.wrapUpReasons[0]?.id ?? '',
      });
      await settle();
      await d.talk('jonas-weber');
      expect(keyed()).to.equal('');
    });

    it('belongs to the call that it is bound to', async () => {
      const d = await talk();
      const { id } = d.interaction(d.desktop.state.currentId ?? '');
      await d.ring('chat');
      const chat = [...d.desktop.state.interactions.keys()].at(-1) ?? '';
      find('wx-keypad')!.interactionId = chat;
      await settle();
      expect(textOf(find('wx-keypad')!)).to.equal('');
      find('wx-keypad')!.interactionId = id;
      await settle();
      key('8').click();
      await settle();
      expect(d.world.view.outsiders.find((one) => one.interactionId === id)?.digits).to.equal('8');
    });
  });
});
