import { expect, fixture } from '@open-wc/testing';
import type { Control } from '../../src/core/index.js';
import { ManualClock } from '../../src/core/index.js';
import { EmbeddedCentre } from '../../src/backends/simulator/index.js';
import type { WxDesktop } from '../../src/elements/index.js';
import { WxElement } from '../../src/foundation/element.js';
import { chordFrom, clashesOf, defaultShortcuts, mergedKeys } from '../../src/foundation/keys.js';
import type { ShortcutName, Shortcuts } from '../../src/foundation/keys.js';
import { chordOf } from '../../src/foundation/on-demand/key-presses.js';
import { desk, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { pressKeys as press } from '../support/keys.js';
import { allByRole, textOf } from '../support/page.js';

/** What the test's own elements did. */
const done: string[] = [];

/** Holds, by a shortcut and by a button. */
class TestActor extends WxElement {
  name = '';
  control: Control | null = { enabled: true, reason: null, busy: false };
  about: string | null = null;
  readonly key = this.shortcut('hold', {
    control: () => this.control,
    about: () => this.about,
    act: () => void done.push(this.name),
  });
  override render(): unknown {
    return html`<button aria-keyshortcuts=${this.key.keys ?? ''}>${this.name}</button><input aria-label="Inside" />`;
  }
}
customElements.define('test-actor', TestActor);

const actor = (name: string, more: Partial<TestActor> = {}): TestActor =>
  Object.assign(new TestActor(), { name, ...more });

const HOLD = 'Alt+Shift+H';
const signedIn = { station: 'extension' } as const;
const buttonOf = (element: Element): HTMLButtonElement => element.shadowRoot!.querySelector('button')!;
const said = (): string => allByRole('status').map(textOf).join(' ').trim();

async function deskWith(...actors: TestActor[]): Promise<Desk> {
  const d = await desk(html`<button id="of-host">Of the host</button>${actors}`, signedIn);
  return d;
}

describe('shortcuts', () => {
  beforeEach(() => void (done.length = 0));

  describe('keys', () => {
    const defaults = Object.values(defaultShortcuts).flatMap((group) => Object.entries(group)) as [string, string][];

    it('are all written in the one way, and none twice', () => {
      for (const [name, chord] of defaults) expect(chordFrom(chord), name).to.equal(chord);
      expect(clashesOf(mergedKeys({})).size).to.equal(0);
    });

    it('are such as a host may choose, and none that Chromium, Firefox, an AltGr or typing has', () => {
      mergedKeys(Object.fromEntries(defaults));
      for (const [name, chord] of defaults) expect(chord, name).to.match(/^Alt\+Shift\+(?![ABCINPRTWXZ]$)/u);
    });

    for (const [text, chord] of [
      ['alt+shift+h', 'Alt+Shift+H'],
      ['Shift + Alt + H', 'Alt+Shift+H'],
      ['Option+Cmd+f9', 'Alt+Meta+F9'],
      ['Ctrl+arrowdown', 'Control+ArrowDown'],
      ['Alt+Shift+4', 'Alt+Shift+4'],
    ]) {
      it(`reads ${text ?? ''}`, () => expect(chordFrom(text ?? '')).to.equal(chord));
    }

    for (const text of ['', 'H+Alt', 'Alt+', 'Alt+Alt+H', 'Hyper+H', 'Alt+Ä', 'Alt+?', 'Alt', 'Alt+Shift']) {
      it(`does not read “${text}”`, () => expect(chordFrom(text)).to.equal(null));
    }

    for (const [what, shortcuts, message] of [
      ['an act that there is not', { hodl: 'Alt+Shift+H' }, /no shortcut "hodl".*There are: answer/u],
      ['no keys', { hold: 'Alt+Möbius' }, /"hold" cannot be "Alt\+Möbius": that is no keys.*"Alt\+Shift\+H"/u],
      ['something else than text', { hold: 7 }, /"hold" cannot be 7/u],
      ['a letter alone', { hold: 'H' }, /"hold" cannot be "H".*types or moves.*Add Alt/u],
      ['a letter with Shift alone', { hold: 'Shift+H' }, /types or moves/u],
      ['Enter alone', { hold: 'Enter' }, /types or moves/u],
      ['AltGr', { hold: 'Ctrl+Alt+H' }, /AltGr/u],
      ['a tab’s end', { hold: 'Ctrl+W' }, /"hold" cannot be "Ctrl\+W": that belongs to the browser/u],
      ['a copy', { hold: 'Cmd+C' }, /belongs to the browser/u],
      ['a menu of Firefox', { hold: 'Alt+H' }, /belongs to the browser/u],
      ['the developer tools', { hold: 'Ctrl+Shift+I' }, /belongs to the browser/u],
      ['the step back', { hold: 'Alt+ArrowLeft' }, /belongs to the browser/u],
      ['the reload', { hold: 'F5' }, /belongs to the browser/u],
    ] as [string, object, RegExp][]) {
      it(`[KEY-01] refuses ${what} and says what to do`, () =>
        expect(() => mergedKeys(shortcuts)).to.throw(TypeError, message));
    }

    it('takes keys of a host’s own, and takes them away', () => {
      const keys = mergedKeys({ hold: 'ctrl+f9', end: null, answer: undefined } as unknown as Shortcuts);
      expect(keys.get('hold')).to.equal('Control+F9');
      expect(keys.get('end')).to.equal(null);
      expect(keys.get('answer')).to.equal(defaultShortcuts.requests.answer);
    });
  });

  describe('a press', () => {
    /* eslint-disable @typescript-eslint/no-deprecated -- `keyCode` is what these are about */
    const held = { altKey: true, shiftKey: true };
    for (const [what, event, chord] of [
      ['a letter', { key: 'H', code: 'KeyH' }, 'Alt+Shift+H'],
      ['the letter that is printed on the key, on a French keyboard', { key: 'A', code: 'KeyQ' }, 'Alt+Shift+A'],
      ['a letter with a Mac’s Option', { key: 'Ó', code: 'KeyH', keyCode: 72 }, 'Alt+Shift+H'],
      ['a dead key of a Mac’s', { key: 'Dead', code: 'KeyE', keyCode: 69 }, 'Alt+Shift+E'],
      ['a French Mac’s', { key: 'Æ', code: 'KeyQ', keyCode: 65 }, 'Alt+Shift+A'],
      ['a Russian keyboard’s', { key: 'Р', code: 'KeyH', keyCode: 72 }, 'Alt+Shift+H'],
      ['a letter where only the place is known', { key: 'Р', code: 'KeyH', keyCode: 0 }, 'Alt+Shift+H'],
      ['a digit, which is another character with Shift', { key: '!', code: 'Digit1', keyCode: 49 }, 'Alt+Shift+1'],
      ['a key without a character', { key: 'ArrowDown', code: 'ArrowDown', keyCode: 40 }, 'Alt+Shift+ArrowDown'],
      ['Alt itself', { key: 'Alt', code: 'AltLeft', keyCode: 18 }, null],
      ['a text that is composed', { key: 'Process', code: '', keyCode: 229 }, null],
    ] as [string, KeyboardEventInit, string | null][]) {
      it(`is read: ${what}`, () => {
        expect(chordOf(new KeyboardEvent('keydown', { ...held, ...event }))).to.equal(chord);
      });
    }
    /* eslint-enable @typescript-eslint/no-deprecated */
  });

  describe('act', () => {
    it('[KEY-01] once, by a key press anywhere on the page', async () => {
      await deskWith(actor('A'));
      await press(HOLD);
      expect(done).to.deep.equal(['A']);
    });

    it('[KEY-01] not while one types: in a field, a text area, a choice, text that can be edited, in a shadow tree', async () => {
      const d = await deskWith(actor('A'));
      const fields = await fixture<HTMLElement>(
        html`<div>
          <input aria-label="1" /><input type="search" aria-label="2" /><textarea aria-label="3"></textarea
          ><select aria-label="4"></select>
          <p contenteditable="true" tabindex="0">5</p>
          <div role="textbox" tabindex="0" aria-label="6"></div>
        </div>`,
      );
      const inShadow = d.desktop.querySelector('test-actor')!.shadowRoot!.querySelector('input')!;
      for (const field of [...fields.children, inShadow]) {
        (field as HTMLElement).focus();
        await press(HOLD);
        expect(done, (field as HTMLElement).outerHTML).to.deep.equal([]);
      }
      const box = await fixture<HTMLElement>(html`<input type="checkbox" aria-label="Nothing is typed here" />`);
      box.focus();
      await press(HOLD);
      expect(done).to.deep.equal(['A']);
    });

    it('not when somebody took the key, nor again while it stays down, nor in a composition', async () => {
      await deskWith(actor('A'));
      const take = (event: Event): void => event.preventDefault();
      document.addEventListener('keydown', take);
      await press(HOLD);
      document.removeEventListener('keydown', take);
      expect(done).to.deep.equal([]);
      const init = { key: 'H', code: 'KeyH', altKey: true, shiftKey: true, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new KeyboardEvent('keydown', { ...init, isComposing: true }));
      expect(done).to.deep.equal([]);
      const repeated = new KeyboardEvent('keydown', { ...init, repeat: true });
      document.body.dispatchEvent(repeated);
      expect(done).to.deep.equal([]);
      expect(repeated.defaultPrevented, 'the browser does nothing of its own').to.equal(true);
    });

    it('not while nobody is signed in', async () => {
      const d = await desk(html`${actor('A')}`);
      await press(HOLD);
      expect(done).to.deep.equal([]);
      await d.signIn();
      await press(HOLD);
      expect(done).to.deep.equal(['A']);
    });

    it('not with other modifiers than theirs', async () => {
      await deskWith(actor('A'));
      for (const chord of ['Alt+H', 'Shift+H', 'Control+Alt+Shift+H', 'Alt+Shift+J']) await press(chord);
      expect(done).to.deep.equal([]);
    });

    it('for one of several elements: that of the focus, of the current interaction, the first that can', async () => {
      const gone = actor('Gone', { control: null });
      const [a, b, c] = [actor('A'), actor('B'), actor('C')];
      const d = await deskWith(gone, a, b, c);
      await press(HOLD);
      const { id } = await d.talk();
      c.about = id;
      c.requestUpdate();
      await settle();
      await d.advance(600);
      await press(HOLD);
      buttonOf(b).focus();
      await press(HOLD);
      expect(done).to.deep.equal(['A', 'C', 'B']);
    });

    it('[ERR-03] not for an interaction that came in the place of another just now', async () => {
      const a = actor('A', { about: 'one' });
      const d = await deskWith(a);
      await d.advance(500);
      await press(HOLD);
      a.about = 'two';
      a.requestUpdate();
      await settle();
      await press(HOLD);
      await d.advance(499);
      await press(HOLD);
      expect(done).to.deep.equal(['A']);
      await d.advance(1);
      await press(HOLD);
      expect(done).to.deep.equal(['A', 'A']);
    });

    it('for none that cannot be seen, or has left', async () => {
      const [a, b] = [actor('A'), actor('B')];
      await deskWith(a, b);
      a.hidden = true;
      await press(HOLD);
      expect(done).to.deep.equal(['B']);
      b.remove();
      a.remove();
      a.hidden = false;
      await press(HOLD);
      expect(done).to.deep.equal(['B']);
    });

    it('[KEY-01] not where the control is off, and says why; busy says nothing', async () => {
      const a = actor('A', { control: { enabled: false, reason: 'on-hold', busy: false } });
      const d = await deskWith(a);
      await press(HOLD);
      expect(done).to.deep.equal([]);
      expect(said()).to.equal('A call on hold cannot be ended. Resume it first.');
      await press(HOLD);
      expect(said(), 'again is news again').to.match(/(?:.*Resume it first\.){2}/u);
      await d.advance(6000);
      expect(said(), 'nobody reads old news').to.equal('');
      a.control = { enabled: false, reason: null, busy: true };
      await press(HOLD);
      expect(done).to.deep.equal([]);
      expect(said()).to.equal('');
      a.control = null;
      await press(HOLD);
      expect(said()).to.equal('Hold, Resume: not possible now.');
    });
  });

  describe('[KEY-01] of a host', () => {
    it('replace the default ones, in aria-keyshortcuts too, at any time', async () => {
      const a = actor('A');
      const d = await deskWith(a);
      expect(buttonOf(a).getAttribute('aria-keyshortcuts')).to.equal(HOLD);
      d.desktop.shortcuts = { hold: 'ctrl+F9' };
      await settle();
      expect(buttonOf(a).getAttribute('aria-keyshortcuts')).to.equal('Control+F9');
      await press(HOLD);
      expect(done).to.deep.equal([]);
      await press('Control+F9');
      expect(done).to.deep.equal(['A']);
      d.desktop.shortcuts = { hold: null };
      await settle();
      expect(buttonOf(a).getAttribute('aria-keyshortcuts')).to.equal('');
      await press('Control+F9');
      await press(HOLD);
      expect(done).to.deep.equal(['A']);
    });

    it('that are wrong throw and change nothing', async () => {
      const d = await deskWith(actor('A'));
      expect(() => (d.desktop.shortcuts = { hold: 'H' })).to.throw(TypeError, /"hold"/u);
      expect(d.desktop.shortcuts).to.deep.equal({});
      await press(HOLD);
      expect(done).to.deep.equal(['A']);
    });

    it('that clash are told by an event, else by a notice, and none of them acts', async () => {
      const a = actor('A');
      const d = await deskWith(a);
      const heard: { keys: string; shortcuts: readonly ShortcutName[]; desktop: string }[] = [];
      const hear = ({ detail }: GlobalEventHandlersEventMap['wx-shortcut-clash']): void => void heard.push(detail);
      document.addEventListener('wx-shortcut-clash', hear);
      d.desktop.shortcuts = { end: HOLD };
      await settle();
      document.removeEventListener('wx-shortcut-clash', hear);
      expect(heard).to.deep.equal([{ keys: HOLD, shortcuts: ['hold', 'end'], desktop: 'desk' }]);
      expect(d.desktop.notices.map((one) => one.text(d.desktop.language.terms))).to.deep.equal([
        {
          what: 'Shortcuts have the same keys',
          then: '“Hold, Resume”, “End” have the same keys. None works until one of them changes.',
        },
      ]);
      expect(buttonOf(a).getAttribute('aria-keyshortcuts'), 'says nothing that is not true').to.equal('');
      await press(HOLD);
      expect(done).to.deep.equal([]);
      expect(said()).to.contain('“Hold, Resume”, “End” have the same keys.');
      d.desktop.shortcuts = { end: null };
      await settle();
      expect(d.desktop.notices).to.deep.equal([]);
      await press(HOLD);
      expect(done).to.deep.equal(['A']);
    });

    it('that clash are the host’s to tell where it cancels the event', async () => {
      const d = await deskWith(actor('A'));
      d.desktop.addEventListener('wx-shortcut-clash', (event) => event.preventDefault());
      d.desktop.shortcuts = { end: HOLD };
      await settle();
      expect(d.desktop.notices).to.deep.equal([]);
    });

    it('give way to keys that the page says are its own', async () => {
      await deskWith(actor('A'));
      const own = await fixture<HTMLElement>(html`<button aria-keyshortcuts="Shift+Alt+H Alt+Shift+E">Edit</button>`);
      await press(HOLD);
      expect(done).to.deep.equal([]);
      expect(said()).to.equal('Hold, Resume: the page uses these keys itself.');
      own.removeAttribute('aria-keyshortcuts');
      own.accessKey = 'h';
      await press(HOLD);
      expect(done, 'the browser pressed the page’s button').to.deep.equal([]);
      own.remove();
      await press(HOLD);
      expect(done).to.deep.equal(['A']);
    });
  });

  describe('of several desktops', () => {
    async function two(): Promise<{ first: WxDesktop; second: WxDesktop; named: TestActor }> {
      const d = await desk(html`${actor('first')}`, signedIn);
      const clock = new ManualClock();
      const centre = new EmbeddedCentre({ clock, seed: 9 });
      const named = actor('named', { desktop: 'second' });
      const holder = await fixture<HTMLElement>(
        html`<div>
          <wx-desktop id="second" .clock=${clock} .backend=${centre.seat(centre.agentIds[1] ?? '')}
            >${actor('second')}</wx-desktop
          >
          ${named}
        </div>`,
      );
      const second = holder.querySelector<WxDesktop>('#second')!;
      await settle();
      const teamId = second.state.settings?.teams[0]?.id ?? '';
      await second.perform('sign-in', { teamId, station: { kind: 'extension', number: '9001' } });
      await settle();
      return { first: d.desktop, second, named };
    }

    it('[KEY-01] act for the one that has the focus, else for the one used last, never for both', async () => {
      const { first, second, named } = await two();
      await press(HOLD);
      expect(done, 'none was used yet').to.deep.equal([]);
      buttonOf(second.querySelector('test-actor')!).focus();
      await press(HOLD);
      buttonOf(first.querySelector('test-actor')!).focus();
      await press(HOLD);
      expect(done).to.deep.equal(['second', 'first']);
      (document.activeElement as HTMLElement).blur();
      buttonOf(first.querySelector('test-actor')!).blur();
      await press(HOLD);
      expect(done.at(-1)).to.equal('first');
      buttonOf(named).focus();
      await press(HOLD);
      expect(done, 'an element outside works for the desktop that it names').to.deep.equal([
        ...['second', 'first', 'first'],
        'named',
      ]);
    });

    it('act for the desktop that an element names, though it stands in another', async () => {
      const { first, named } = await two();
      first.append(named);
      await settle();
      buttonOf(named).focus();
      await press(HOLD);
      expect(done).to.deep.equal(['named']);
    });

    it('act for the other when one has left the page', async () => {
      const { first, second } = await two();
      first.remove();
      await press(HOLD);
      expect(done).to.deep.equal(['second']);
      second.remove();
      await press(HOLD);
      expect(done).to.deep.equal(['second']);
    });
  });
});
