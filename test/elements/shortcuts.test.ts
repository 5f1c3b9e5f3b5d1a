import { expect, fixture } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { desk, find, html, make, own, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { pressKeys } from '../support/keys.js';
import { allByRole, byRole, focused, isThere, textOf } from '../support/page.js';
import { defaultShortcuts } from '../../src/foundation/keys.js';
import type { ShortcutName, Shortcuts } from '../../src/foundation/keys.js';
import type { WxTaskList } from '../../src/elements/index.js';
import { waitUntil as until } from '../support/wait.js';

const KEYS = new Map(
  Object.values(defaultShortcuts).flatMap((group) => Object.entries(group) as [ShortcutName, string][]),
);
/** Presses the default keys of a shortcut. */
const press = (name: ShortcutName): Promise<void> => pressKeys(KEYS.get(name) ?? '');

/** A desktop with everything in it. The list of tasks is folded, so that requests are popovers. */
const page = html`<button id="of-host">Of the host</button><wx-shortcuts></wx-shortcuts><wx-agent-state></wx-agent-state
  ><wx-task-list collapsed></wx-task-list><wx-interaction-control></wx-interaction-control
  ><wx-popover-stack></wx-popover-stack><wx-wrapup></wx-wrapup><wx-notices></wx-notices>`;
const browser = { station: 'browser' } as const;
const phone = { station: 'extension' } as const;

const element = () => find('wx-shortcuts')!;
const here = (): ShadowRoot => element().shadowRoot!;
const opener = (): HTMLElement => byRole('button', 'Keyboard shortcuts', here());
const dialog = (): HTMLElement => byRole('dialog', 'Keyboard shortcuts', here());
const isOpen = (): boolean => here().querySelector('dialog')?.matches(':popover-open, :modal') ?? false;
const rows = (): string[] => [...here().querySelectorAll('li')].map(textOf);
const rowOf = (name: string): string => rows().find((one) => one.startsWith(name)) ?? '';
const ofHost = (): HTMLElement => document.querySelector<HTMLElement>('#of-host')!;
/** What a reader is told by the desktop itself. */
const said = (): string => textOf(byRole('status', undefined, document.querySelector('#desk')!.shadowRoot!));
type Tag = Parameters<typeof find>[0];
/** What the buttons of this name say of their keys. Asking the browser for the names of a whole page takes its time. */
const keysOf = (tag: Tag, name: string): (string | null)[] =>
  allByRole('button', name, find(tag)!.shadowRoot!).map((one) => one.getAttribute('aria-keyshortcuts'));

function expectFocus(target: Element | null, why = 'the focus'): void {
  expect(focused() === target, `${why}; it is on “${String(focused()?.computedName)}”`).to.equal(true);
}

async function opened(options: DeskOptions = phone): Promise<Desk> {
  const d = await desk(page, options);
  await element().show();
  await settle();
  return d;
}

describe('wx-shortcuts', () => {
  describe('paints', () => {
    it('[KEY-01] a button that opens the list of what the page has, with keys, in groups', async () => {
      await desk(page, phone);
      expect(isOpen()).to.equal(false);
      opener().click();
      await settle();
      await element().show();
      expect([...here().querySelectorAll('ul')].map((one) => one.computedName)).to.deep.equal([
        ...['Requests', 'On the call', 'Work', 'Desktop'],
      ]);
      expect(rowOf('Answer')).to.match(/^Answer (?:Alt|Option) Shift Y/u);
      expect(rowOf('Hold, Resume')).to.match(/Shift H/u);
      expect(rowOf('Next task')).to.match(/Shift ↓/u);
      expect(rowOf('Swap')).to.match(/Shift V/u);
      expect(rowOf('Outdial'), 'nothing on the page does that').to.equal('');
      expect(textOf(dialog())).to.contain('Off while you type');
    });

    it('only what the page has', async () => {
      await desk(html`<wx-shortcuts></wx-shortcuts><wx-notices></wx-notices>`, phone);
      await element().show();
      expect(rows().map((one) => one.split(' ')[0])).to.deep.equal(['Notices', 'Shortcuts']);
    });

    it('[KEY-01] keys of the host’s own, and where it took them away', async () => {
      const d = await opened();
      d.desktop.shortcuts = { hold: 'ctrl+f9', end: null };
      await settle();
      expect(rowOf('Hold, Resume')).to.match(/(?:Ctrl|Control) F9/u);
      expect(rows()).to.include('End No keys');
    });

    it('[KEY-01] clashes, in their rows and in words', async () => {
      const d = await opened();
      d.desktop.shortcuts = { end: 'Alt+Shift+H' };
      await settle();
      const marked = [...here().querySelectorAll('[data-clash]')].map((one) => one.textContent.trim().split(/\s/u)[0]);
      expect(marked).to.deep.equal(['Hold,', 'End']);
      expect(textOf(dialog())).to.contain(
        '“Hold, Resume”, “End” have the same keys. None works until one of them changes.',
      );
    });

    it('[KEY-01] keys that the page uses itself', async () => {
      await fixture(html`<button aria-keyshortcuts="Alt+Shift+E">Edit</button>`);
      await opened();
      expect(textOf(dialog())).to.contain('End: the page uses these keys itself.');
    });

    it('in Chinese', async () => {
      await desk(page, { lang: 'zh-CN', ...phone });
      await element().show();
      expect(isThere('dialog', '键盘快捷键', here())).to.equal(true);
      expect(rowOf('保留、恢复')).to.match(/Shift H/u);
      expect(textOf(here())).to.contain('输入文字时停用');
    });

    it('no button where the host has one, and opens by its keys all the same', async () => {
      await desk(html`<wx-shortcuts buttonless></wx-shortcuts>`, phone);
      expect(isThere('button')).to.equal(false);
      await press('shortcuts');
      expect(isOpen()).to.equal(true);
    });
  });

  describe('keyboard', () => {
    it('[KEY-01] opens by its keys and closes by them, by Escape and by its button; the focus goes back', async () => {
      await desk(page, phone);
      ofHost().focus();
      await press('shortcuts');
      expect(isOpen()).to.equal(true);
      expect(here().activeElement?.closest('dialog'), 'the focus is in it').to.exist;
      await press('shortcuts');
      expect(isOpen()).to.equal(false);
      expectFocus(ofHost());
      await press('shortcuts');
      await pressKeys('Escape');
      expect(isOpen()).to.equal(false);
      expectFocus(ofHost());
      opener().focus();
      await pressKeys('Enter');
      expect(isOpen()).to.equal(true);
      byRole('button', 'Close', here()).click();
      await settle();
      expect(isOpen()).to.equal(false);
      expectFocus(opener(), 'back to what opened it');
    });

    it('leaves the page usable while it is open, and shortcuts too', async () => {
      const d = await opened();
      await d.talk();
      await d.advance(1000);
      d.heard.length = 0;
      await press('hold');
      expect(d.heard).to.contain('wx-hold');
      ofHost().focus();
      expectFocus(ofHost());
      expect(isOpen()).to.equal(true);
      element().close();
      expectFocus(ofHost(), 'taken from nobody');
    });

    it('reaches what scrolls', async () => {
      await setViewport({ width: 320, height: 400 });
      await opened();
      const list = here().querySelector('.body')!;
      expect(list.scrollHeight).to.be.greaterThan(list.clientHeight);
      expectFocus(list);
      await pressKeys('End');
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(list.scrollTop).to.be.greaterThan(0);
      await setViewport({ width: 800, height: 600 });
    });

    for (const features of [{}, { 'forced-colors': 'active' }, { 'prefers-color-scheme': 'dark' }] as const) {
      it(`[A11Y-01] is accessible: ${JSON.stringify(features)}`, async () => {
        await emulateFeatures(features);
        const d = await opened();
        d.desktop.shortcuts = { end: 'Alt+Shift+H', answer: null };
        await settle();
        await expect(element()).to.be.accessible();
      });
    }
  });

  describe('edges', () => {
    it('paints nothing alone, and throws nothing', async () => {
      const alone = make('wx-shortcuts');
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      holder.append(alone);
      await settle();
      expect(textOf(alone.shadowRoot!)).to.equal('');
      alone.close();
    });

    it('is closed when it comes to another place', async () => {
      await opened();
      const shortcuts = element();
      shortcuts.parentElement!.append(shortcuts);
      await settle();
      expect(isOpen()).to.equal(false);
      await press('shortcuts');
      expect(isOpen()).to.equal(true);
    });

    it('shows markup in the host’s keys as nothing but keys', async () => {
      const d = await opened();
      const wrong = { hold: '<b>Alt+H</b>' } as Shortcuts;
      expect(() => (d.desktop.shortcuts = wrong)).to.throw(TypeError);
    });

    it('[KEY-01] has something that acts for every shortcut that is not still to come', async () => {
      const d = await desk(
        html`${page}<wx-participants></wx-participants><wx-cad-editor></wx-cad-editor><wx-keypad></wx-keypad>
          <wx-outdial></wx-outdial>`,
        phone,
      );
      await d.talk();
      await until(() => d.desktop.keyboard.has('cancel-auto-wrap-up'));
      // At a telephone there is nothing to mute in the page; a supervisor's are elsewhere.
      const toCome = ['mute', 'barge-in', 'stop-monitoring'];
      expect([...KEYS.keys()].filter((name) => !d.desktop.keyboard.has(name))).to.have.members(toCome);
    });
  });
});

describe('shortcuts of the elements', () => {
  const talking = async (options: DeskOptions = phone): Promise<Desk> => {
    const d = await desk(page, options);
    await d.talk();
    await d.advance(1000);
    d.heard.length = 0;
    return d;
  };
  const requests = (d: Desk): string[] =>
    d.heard.filter((one) => /^wx-(?:hold|resume|end|pause|accept|decline|set)/u.test(one));

  it('[KEY-01] hold and resume by one key, and say so on the button', async () => {
    const d = await talking();
    expect(keysOf('wx-interaction-control', 'Hold')).to.deep.equal([KEYS.get('hold')]);
    await press('hold');
    expect(keysOf('wx-interaction-control', 'Resume')).to.deep.equal([KEYS.get('hold')]);
    await press('hold');
    expect(d.heard.filter((one) => one === 'wx-hold' || one === 'wx-resume')).to.deep.equal(['wx-hold', 'wx-resume']);
  });

  it('[KEY-01] pause and resume the recording', async () => {
    const d = await talking();
    expect(keysOf('wx-interaction-control', 'Pause Recording')).to.deep.equal([KEYS.get('pause-recording')]);
    await press('pause-recording');
    await press('pause-recording');
    expect(requests(d)).to.deep.equal(['wx-pause-recording', 'wx-resume-recording']);
  });

  it('[KEY-01] end a call, but not one on hold, and say why', async () => {
    const d = await talking();
    await press('hold');
    d.heard.length = 0;
    await press('end');
    expect(requests(d)).to.deep.equal([]);
    expect(said()).to.equal('A call on hold cannot be ended. Resume it first.');
    await press('hold');
    await press('end');
    expect(requests(d)).to.contain('wx-end');
    await press('end');
    expect(
      d.heard.filter((one) => one === 'wx-end'),
      'once',
    ).to.have.length(1);
  });

  it('a host that takes the act over hears it from the element', async () => {
    const d = await talking();
    let from: EventTarget | undefined;
    d.desktop.addEventListener('wx-hold', (event) => {
      event.preventDefault();
      from = event.target ?? undefined;
    });
    await press('hold');
    expect(from).to.equal(find('wx-interaction-control'));
    expect(keysOf('wx-interaction-control', 'Hold')).to.have.length(1);
  });

  it('[ERR-03] end no interaction that came into the pane with the press before', async () => {
    const d = await talking();
    const { id } = await d.ring('chat');
    await d.desktop.perform('accept', { interactionId: id });
    await settle();
    d.desktop.choose(id);
    await settle();
    d.heard.length = 0;
    await press('end');
    expect(requests(d)).to.deep.equal([]);
    await d.advance(500);
    await press('end');
    expect(requests(d)).to.contain('wx-end');
  });

  it('[POP-14] answer and decline only where one call rings, and not the moment it came', async () => {
    const d = await desk(page, browser);
    const { id } = await d.contact();
    await d.advance(0);
    while (!d.interaction(id).request || d.interaction(id).request?.stage === 'connecting') await d.advance(100);
    d.heard.length = 0;
    await press('answer');
    expect(requests(d), 'nobody can have meant it yet').to.deep.equal([]);
    await d.advance(600);
    expect(keysOf('wx-popover-stack', 'Answer')).to.deep.equal([KEYS.get('answer')]);
    expect(keysOf('wx-popover-stack', 'Decline')).to.deep.equal([KEYS.get('decline')]);
    await press('answer');
    expect(requests(d)).to.deep.equal(['wx-accept']);
    expect(d.interaction(id).request).to.equal(null);
  });

  it('decline', async () => {
    const d = await desk(page, browser);
    await d.ring();
    await d.advance(600);
    d.heard.length = 0;
    await press('decline');
    expect(requests(d)).to.deep.equal(['wx-decline']);
  });

  for (const isListOpen of [false, true]) {
    it(`[POP-14] take no call where several ring, but lead to them: ${isListOpen ? 'list' : 'popovers'}`, async () => {
      const d = await desk(page, browser);
      if (isListOpen) find('wx-task-list')!.collapsed = false;
      await d.ring('call', 'maya-torres');
      await d.ring('call');
      await d.advance(1000);
      d.heard.length = 0;
      expect(
        keysOf(isListOpen ? 'wx-task-list' : 'wx-popover-stack', 'Answer'),
        'no keys that would not be true',
      ).to.deep.equal([null, null]);
      ofHost().focus();
      for (const name of ['answer', 'decline'] as const) {
        await press(name);
        expect(requests(d)).to.deep.equal([]);
        expect(said()).to.contain('2 calls are waiting. Choose one.');
        const owner = find(isListOpen ? 'wx-task-list' : 'wx-popover-stack')!;
        expect(document.activeElement === owner, 'the focus is there').to.equal(true);
        expect(focused()!.matches('.heading'), 'and on no button').to.equal(true);
      }
    });
  }

  it('[POP-14] take no call that was left alone just now', async () => {
    const d = await desk(page, browser);
    const first = await d.ring('call', 'maya-torres');
    await d.ring('call');
    await d.advance(1000);
    await d.act('customer-leaves', { interactionId: first.id });
    d.heard.length = 0;
    await press('answer');
    expect(requests(d)).to.deep.equal([]);
    await d.advance(600);
    await press('answer');
    expect(requests(d)).to.deep.equal(['wx-accept']);
  });

  it('say where a call is answered, at a telephone', async () => {
    const d = await desk(page, phone);
    await d.ring();
    await d.advance(600);
    d.heard.length = 0;
    await press('answer');
    expect(requests(d)).to.deep.equal([]);
    expect(said()).to.equal('Answer on your phone');
  });

  it('[POP-05] accept all that waits and is no call, and nothing that came just now', async () => {
    const d = await desk(page, browser);
    await d.ring('call');
    await d.ring('chat');
    expect(keysOf('wx-popover-stack', 'Accept')).to.deep.equal([KEYS.get('accept-all')]);
    await d.ring('email');
    await d.advance(1000);
    expect(keysOf('wx-popover-stack', 'Accept 2 requests')).to.deep.equal([KEYS.get('accept-all')]);
    expect(keysOf('wx-popover-stack', 'Accept')).to.deep.equal([null, null]);
    d.heard.length = 0;
    await press('accept-all');
    expect(requests(d)).to.deep.equal(['wx-accept', 'wx-accept']);
    const left = [...d.desktop.state.interactions.values()].filter((one) => one.request);
    expect(left.map((one) => one.channel)).to.deep.equal(['call']);
  });

  it('lead to requests and to notices', async () => {
    const d = await desk(page, phone);
    await press('requests');
    expect(said()).to.equal('Requests: not possible now.');
    const { id } = await d.ring();
    ofHost().focus();
    await press('requests');
    expect(document.activeElement === find('wx-popover-stack')).to.equal(true);
    await d.act('customer-leaves', { interactionId: id });
    await press('notices');
    expect(document.activeElement === find('wx-notices')).to.equal(true);
    expectFocus(byRole('button', 'Dismiss', find('wx-notices')!.shadowRoot!));
  });

  it('[KEY-01] go Available, and open the menu of states', async () => {
    const d = await desk(page);
    await d.signIn();
    d.heard.length = 0;
    ofHost().focus();
    await press('go-available');
    expect(requests(d)).to.deep.equal(['wx-set-state']);
    expectFocus(ofHost(), 'the focus stays');
    d.heard.length = 0;
    await press('go-available');
    expect(requests(d)).to.deep.equal([]);
    expect(said()).to.equal('Available');
    await press('change-state');
    const state = find('wx-agent-state')!.shadowRoot!;
    expect(isThere('menu', 'Change state', state)).to.equal(true);
    expect(byRole('menuitemradio', 'Available', state).getAttribute('aria-keyshortcuts')).to.equal(
      KEYS.get('go-available'),
    );
    await pressKeys('Escape');
    expect(byRole('button', 'Agent state: Available', state).getAttribute('aria-keyshortcuts')).to.equal(
      KEYS.get('change-state'),
    );
  });

  it('[KEY-01] go through open work, and say whose it is', async () => {
    const d = await desk(page, browser);
    const ids: string[] = [];
    for (const channel of ['call', 'chat', 'email'] as const) {
      const { id } = await d.ring(channel);
      await d.desktop.perform('accept', { interactionId: id });
      await settle();
      ids.push(id);
    }
    const [call, chat, email] = ids;
    await d.ring('social'); // a request is no work yet
    const list: WxTaskList = find('wx-task-list')!;
    for (const collapsed of [true, false]) {
      list.collapsed = collapsed;
      await settle();
      d.desktop.choose(call ?? '');
      const steps: (string | null)[] = [];
      for (const name of ['next-task', 'next-task', 'next-task', 'previous-task'] as const) {
        await press(name);
        steps.push(d.desktop.state.currentId);
      }
      expect(steps).to.deep.equal([chat, email, call, email]);
    }
    expect(said()).to.not.equal('');
  });

  it('[KEY-01] submit the wrap-up, once, and say what is missing', async () => {
    const d = await talking();
    const { currentId } = d.desktop.state;
    await press('end');
    await d.advance(1000);
    expect(keysOf('wx-wrapup', 'Submit Wrap Up')).to.deep.equal([KEYS.get('submit-wrap-up')]);
    ofHost().focus();
    d.heard.length = 0;
    await press('submit-wrap-up');
    expect(d.heard).to.contain('wx-wrap-up');
    expect(d.desktop.state.interactions.get(currentId ?? '')?.wrapUp ?? null).to.equal(null);
  });

  it('[KEY-01] off while one types in a field of the kit’s own', async () => {
    const d = await talking();
    await press('end');
    await d.advance(1000);
    byRole('combobox', 'Search reasons', find('wx-wrapup')!.shadowRoot!).focus();
    d.heard.length = 0;
    await press('submit-wrap-up');
    expect(d.heard).to.not.contain('wx-wrap-up');
    expect(own('wx-wrapup')).to.equal(document.activeElement?.localName);
  });
});
