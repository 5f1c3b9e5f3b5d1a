import { expect, fixture } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { AgentStateName, BackendListener } from '../../src/core/index.js';
import { reconnect } from '../support/backend.js';
import { desk, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';
import { waitUntil } from '../support/wait.js';

const state = html`<wx-agent-state></wx-agent-state>`;

const ITEMS = [
  ...['Available', 'Break', 'Lunch', 'Team meeting', 'Training', 'Paperwork', 'Technical problem'],
  'Sign out',
];
const RINGING = 'A request is waiting. Answer it or let it go first.';

const now = (): HTMLElement => byRole('button', /^Agent state: /u);
const item = (name: string): HTMLElement => byRole(name === 'Sign out' ? 'menuitem' : 'menuitemradio', name);
const isOpen = (): boolean => isThere('menu');
const hasFocus = (): string | undefined => focused()?.computedName;

async function open(): Promise<void> {
  now().click();
  await settle();
}

async function choose(name: string): Promise<void> {
  await open();
  item(name).click();
  await settle();
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await settle();
}

async function clickAt(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  await settle();
}

/** What the button says to the eye. */
const shown = (): string => textOf(now()).replace('Agent state: ', '');

/** What was said aloud, without the focus having moved. */
const said = (): string => allByRole('status').map(textOf).join(' ').trim();

describe('wx-agent-state', () => {
  afterEach(() => resetMouse());

  describe('paints', () => {
    it('[STN-02] the state with the time in it, under a name that stays the same meanwhile', async () => {
      const d = await desk(state, { station: 'extension' });
      expect(shown()).to.equal('Available 00:00');
      expect(now().computedName).to.equal('Agent state: Available');
      const names: string[] = [];
      new MutationObserver(() => names.push(now().computedName)).observe(now(), { attributes: true });
      await d.advance(65_000);
      expect(shown()).to.equal('Available 01:05');
      await d.advance(3_600_000);
      expect(shown()).to.equal('Available 1:01:05');
      expect(names).to.deep.equal([]);
      expect(descriptionOf(now())).to.equal(`Since ${d.desktop.language.time(d.clock.now() - 3_665_000)}`);
    });

    it('[EDG-21] an idle agent’s state by its code, with the time', async () => {
      const d = await desk(state, { station: 'extension' });
      await d.desktop.perform('set-state', { state: { name: 'idle', codeId: codeOf(d, 'Lunch') } });
      await d.advance(61_000);
      expect(shown()).to.equal('Lunch 01:01');
      expect(now().computedName).to.equal('Agent state: Lunch');
    });

    it('[STN-02] in the menu Available, every idle code and Sign out, the present state checked', async () => {
      await desk(state, { station: 'extension' });
      expect(isOpen()).to.equal(false);
      await open();
      byRole('menu', 'Change state');
      byRole('group', 'Idle');
      const items = [...allByRole('menuitemradio'), ...allByRole('menuitem')];
      expect(items.map(({ computedName }) => computedName)).to.deep.equal(ITEMS);
      expect(items.filter(({ ariaChecked }) => ariaChecked === 'true')).to.deep.equal([item('Available')]);
    });

    const systemStates: readonly (readonly [AgentStateName, string])[] = [
      ['rona', 'RONA'],
      ['invalid-number', 'Invalid number'],
      ['unavailable', 'Agent unavailable'],
      ['declined', 'Agent declined'],
      ['busy', 'Agent busy'],
      ['channel-failure', 'Channel failure'],
    ];
    for (const [name, text] of systemStates) {
      it(`[STN-02] the system’s own state ${text} like an alarm, and not to choose`, async () => {
        const d = await desk(state, { station: 'extension' });
        const calm = getComputedStyle(now()).borderColor;
        await reconnect(d, {
          connect: (listener) =>
            d.backend.connect({
              ...listener,
              fact: (fact) =>
                listener.fact({
                  ...fact,
                  agent: fact.agent && { ...fact.agent, state: { name, codeId: null, since: fact.now } },
                }),
            }),
        });
        const button = now();
        expect(button.computedName).to.equal(`Agent state: ${text}`);
        expect(shown()).to.equal(`${text} 00:00`);
        expect(getComputedStyle(button).borderColor).not.to.equal(calm);
        await open();
        const choices = allByRole('menuitemradio');
        expect(choices.map(({ computedName }) => computedName)).not.to.include(text);
        expect(choices.some(({ ariaChecked }) => ariaChecked === 'true')).to.equal(false);
        expect(hasFocus()).to.equal('Available');
      });
    }

    it('[STN-05] Engaged and what follows on a contact, then the wrap-up, each with its time', async () => {
      const d = await desk(state, { station: 'extension' });
      const { id } = await d.talk();
      await d.advance(5000);
      expect(shown()).to.equal('Engaged – Available 00:05');
      expect(now().computedName).to.equal('Agent state: Engaged – Available');
      await d.desktop.perform('end', { interactionId: id });
      await d.advance(38_000);
      expect(shown()).to.equal('Wrap-up 00:38');
      expect(now().computedName).to.equal('Agent state: Wrap-up');
    });

    it('nothing before the agent is signed in, and nothing after signing out', async () => {
      const d = await desk(state);
      expect(textOf(d.desktop)).to.equal('');
      await d.signIn();
      expect(now().computedName).to.equal('Agent state: Break');
      await d.desktop.perform('sign-out', {});
      await settle();
      expect(textOf(d.desktop)).to.equal('');
      expect(allByRole('button')).to.have.length(0);
    });

    it('[I18N-01] Chinese', async () => {
      const d = await desk(state, { station: 'extension', lang: 'zh-CN' });
      await waitUntil(() => isThere('button', '座席状态： 有空'));
      byRole('button', '座席状态： 有空').click();
      await settle();
      byRole('menu', '更改状态');
      byRole('menuitem', '退出登录');
      await press('Escape');
      await d.talk();
      expect(textOf(byRole('button'))).to.equal('座席状态： 忙碌 – 有空 00:00');
    });
  });

  describe('asks', () => {
    it('[STN-02] [HST-01] for the state that was chosen, announced before and told after', async () => {
      const d = await desk(state, { station: 'extension' });
      let detail: unknown;
      d.desktop.addEventListener('wx-set-state', (event) => {
        detail = event.detail;
      });
      await d.advance(5000);
      await clickAt(now());
      await clickAt(item('Team meeting'));
      expect(detail).to.deep.equal({ state: { name: 'idle', codeId: codeOf(d, 'Team meeting') }, desktop: 'desk' });
      expect(d.heard).to.deep.equal(['wx-set-state', 'wx-state-changed']);
      expect(isOpen()).to.equal(false);
      expect(shown()).to.equal('Team meeting 00:00');
      expect(focused()).to.equal(now());
      await choose('Available');
      expect(shown()).to.equal('Available 00:00');
    });

    it('[HST-01] nothing of the centre where a listener cancels', async () => {
      const d = await desk(state, { station: 'extension' });
      d.desktop.addEventListener('wx-set-state', (event) => event.preventDefault());
      await choose('Lunch');
      expect(d.heard).to.deep.equal(['wx-set-state']);
      expect(now().computedName).to.equal('Agent state: Available');
    });

    it('[STN-05] for the state that follows a call, which applies when wrap-up is submitted', async () => {
      const d = await desk(state, { station: 'extension' });
      const { id } = await d.talk();
      await open();
      byRole('menu', 'After this work');
      expect(item('Available').ariaChecked).to.equal('true');
      item('Lunch').click();
      await settle();
      expect(shown()).to.equal('Engaged – Lunch 00:00');
      await d.desktop.perform('end', { interactionId: id });
      await settle();
      expect(now().computedName).to.equal('Agent state: Wrap-up Then Lunch');
      await choose('Paperwork');
      expect(shown()).to.equal('Wrap-up Then Paperwork 00:00');
      await d.advance(10_000);
      await d.desktop.perform('wrap-up', { interactionId: id, reasonId: 'order-placed' });
      await settle();
      expect(shown()).to.equal('Paperwork 00:00');
    });

    it('[EDG-19] for a state while something rings: it shows as what will follow, and follows', async () => {
      const d = await desk(state, { station: 'extension' });
      const { id } = await d.ring();
      await choose('Lunch');
      expect(shown()).to.equal('Available Then Lunch 00:01');
      expect(now().computedName).to.equal('Agent state: Available Then Lunch');
      await open();
      expect(item('Lunch').ariaChecked).to.equal('true');
      await press('Escape');
      await d.act('customer-leaves', { interactionId: id });
      expect(shown()).to.equal('Lunch 00:00');
    });

    it('[EDG-19] for one that comes after the call where the call is answered', async () => {
      const d = await desk(state, { station: 'extension' });
      const { id } = await d.ring();
      await choose('Lunch');
      await d.act('answer-phone', { interactionId: id });
      expect(now().computedName).to.equal('Agent state: Engaged – Lunch');
    });

    it('[EDG-19] [STN-03] for nothing where the call is missed: RONA all the same, until it is changed by hand', async () => {
      const d = await desk(state, { station: 'extension' });
      await d.ring();
      await choose('Lunch');
      await d.advance(20_000);
      expect(shown()).to.equal('RONA 00:00');
      expect(now().computedName).to.equal('Agent state: RONA');
      await d.advance(600_000);
      await d.act('contact', { channel: 'chat', for: 'me' });
      await d.advance(1000);
      expect(now().computedName).to.equal('Agent state: RONA');
      expect(d.desktop.state.interactions.size).to.equal(0);
      await choose('Available');
      expect(now().computedName).to.equal('Agent state: Available');
      expect(d.desktop.state.interactions.size).to.be.greaterThan(0);
    });

    it('for nothing where the present state is chosen again: its time goes on', async () => {
      const d = await desk(state, { station: 'extension' });
      await d.advance(60_000);
      await choose('Available');
      expect(isOpen()).to.equal(false);
      expect(d.heard).to.deep.equal([]);
      expect(shown()).to.equal('Available 01:00');
    });

    it('[ANS-02] for the present state again after a miss: that tells that it was seen', async () => {
      const d = await desk(state, { station: 'extension', settings: { missedState: 'idle' } });
      await d.ring();
      await d.advance(20_000);
      expect(now().computedName).to.equal('Agent state: Break');
      expect(d.desktop.state.agent?.missed).not.to.equal(null);
      await choose('Break');
      expect(d.desktop.state.agent?.missed).to.equal(null);
    });

    it('[STN-04] to sign out', async () => {
      const d = await desk(state, { station: 'extension' });
      await choose('Sign out');
      expect(d.heard).to.deep.equal(['wx-sign-out', 'wx-signed-out']);
      expect(textOf(d.desktop)).to.equal('');
    });

    it('[ERR-03] once, and is busy until the change is there', async () => {
      const d = await desk(state, { station: 'extension' });
      let arrive: (() => void) | undefined;
      await reconnect(d, {
        send: async (command) => {
          await new Promise<void>((resolve) => (arrive = resolve));
          return d.backend.send(command);
        },
      });
      expect(now().ariaBusy).to.equal('false');
      await choose('Lunch');
      expect(now().ariaBusy).to.equal('true');
      // The centre has not said so yet.
      expect(now().computedName).to.equal('Agent state: Available');
      await choose('Training');
      expect(isOpen()).to.equal(true);
      expect(item('Training').ariaDisabled).to.equal('true');
      expect(d.heard).to.deep.equal(['wx-set-state']);
      await press('Escape');
      arrive?.();
      await settle();
      expect(now().ariaBusy).to.equal('false');
      expect(now().computedName).to.equal('Agent state: Lunch');
    });
  });

  describe('refuses', () => {
    const stages: readonly (readonly [when: string, why: string, reach: (d: Desk) => Promise<unknown>])[] = [
      ['a request is being assigned', RINGING, (d) => d.contact()],
      ['a request rings', RINGING, (d) => d.ring()],
      ['a call is open', 'You have work open. End it and wrap it up first.', (d) => d.talk()],
      [
        'a wrap-up is open',
        'A wrap-up is open. Submit it first.',
        async (d) => d.desktop.perform('end', { interactionId: (await d.talk()).id }),
      ],
    ];
    for (const [when, why, reach] of stages) {
      it(`[STN-04] to sign out while ${when}, shows why, and says so where it is tried all the same`, async () => {
        const d = await desk(state, { station: 'extension' });
        await reach(d);
        await settle();
        d.heard.length = 0;
        await open();
        const signOut = item('Sign out');
        expect(signOut.ariaDisabled).to.equal('true');
        expect(descriptionOf(signOut)).to.equal(why);
        expect(textOf(d.desktop)).to.contain(why);
        expect(said()).to.equal('');
        await press('End', 'Enter');
        expect(said()).to.equal(why);
        expect(d.heard).to.deep.equal([]);
        expect(focused()).to.equal(signOut);
        await press('Escape');
        expect(said()).to.equal('');
      });
    }

    it('[STN-04] to sign out no longer once the wrap-up is submitted', async () => {
      const d = await desk(state, { station: 'extension' });
      const { id } = await d.talk();
      await d.desktop.perform('end', { interactionId: id });
      await d.desktop.perform('wrap-up', { interactionId: id, reasonId: 'order-placed' });
      await open();
      expect(item('Sign out').ariaDisabled).to.equal('false');
      expect(descriptionOf(item('Sign out'))).to.equal('');
    });

    it('[STN-04] again and again, and says it each time', async () => {
      const d = await desk(state, { station: 'extension' });
      await d.ring();
      await open();
      // The desktop has a region of its own, before this one.
      const region = allByRole('status').at(-1);
      let times = 0;
      if (region) new MutationObserver(() => (times += 1)).observe(region, { childList: true });
      await press('End', 'Enter');
      await press('Enter');
      expect(times).to.equal(2);
      expect(said()).to.equal(RINGING);
    });

    it('[ERR-02] every choice while the connection is lost, and says why', async () => {
      const d = await desk(state, { station: 'extension' });
      let listener: BackendListener | undefined;
      await reconnect(d, {
        connect: (given) => {
          listener = given;
          return d.backend.connect(given);
        },
      });
      listener?.link('lost');
      await settle();
      await choose('Lunch');
      const why = 'The desktop lost its connection. It comes back by itself.';
      expect(said()).to.equal(why);
      const items = [...allByRole('menuitemradio'), ...allByRole('menuitem')];
      expect(items).to.have.length(ITEMS.length);
      for (const one of items) {
        expect(one.ariaDisabled).to.equal('true');
        expect(descriptionOf(one)).to.equal(why);
      }
      expect(d.heard).to.deep.equal([]);
      listener?.link('open');
      d.backend.resync();
      await settle();
      item('Lunch').click();
      await settle();
      expect(now().computedName).to.equal('Agent state: Lunch');
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] opens at the present state by Enter, Space and Arrow Down, at the end by Arrow Up', async () => {
      const d = await desk(state, { station: 'extension' });
      await d.desktop.perform('set-state', { state: { name: 'idle', codeId: codeOf(d, 'Training') } });
      await settle();
      now().focus();
      expect(now().ariaExpanded).to.equal('false');
      for (const key of ['Enter', 'Space', 'ArrowDown']) {
        await press(key);
        expect(hasFocus(), key).to.equal('Training');
        expect(now().ariaExpanded).to.equal('true');
        await press('Escape');
        expect(focused()).to.equal(now());
        expect(now().ariaExpanded).to.equal('false');
      }
      await press('ArrowUp');
      expect(hasFocus()).to.equal('Sign out');
    });

    it('[A11Y-01] walks by arrows, round the ends, and to the ends by Home and End', async () => {
      await desk(state, { station: 'extension' });
      now().focus();
      await press('ArrowDown');
      const walked = [hasFocus()];
      for (let i = 1; i < ITEMS.length; i += 1) {
        await press('ArrowDown');
        walked.push(hasFocus());
      }
      expect(walked).to.deep.equal(ITEMS);
      await press('ArrowDown');
      expect(hasFocus()).to.equal('Available');
      await press('ArrowUp');
      expect(hasFocus()).to.equal('Sign out');
      await press('ArrowUp');
      expect(hasFocus()).to.equal('Technical problem');
      await press('Home');
      expect(hasFocus()).to.equal('Available');
      await press('End');
      expect(hasFocus()).to.equal('Sign out');
    });

    for (const [text, found] of [
      ['t', 'Team meeting'],
      ['tt', 'Training'],
      ['tttt', 'Team meeting'],
      ['TR', 'Training'],
      ['team m', 'Team meeting'],
      ['s', 'Sign out'],
      // Where nothing begins so, the focus stays.
      ['x', 'Available'],
    ] as const) {
      it(`[A11Y-01] finds ${found} by the letters “${text}”`, async () => {
        const d = await desk(state, { station: 'extension' });
        now().focus();
        await press('Enter');
        await sendKeys({ type: text });
        expect(hasFocus()).to.equal(found);
        expect(d.heard).to.deep.equal([]);
      });
    }

    it('[A11Y-01] chooses by Enter and by Space, and gives the focus back', async () => {
      await desk(state, { station: 'extension' });
      now().focus();
      await press('Enter', 'l', 'Enter');
      expect(now().computedName).to.equal('Agent state: Lunch');
      expect(focused()).to.equal(now());
      await press('Space', 'ArrowDown', 'Space');
      expect(now().computedName).to.equal('Agent state: Team meeting');
      expect(focused()).to.equal(now());
      // A space right behind a letter belongs to no name here.
      await press('Enter');
      await sendKeys({ type: 'p ' });
      await settle();
      expect(now().computedName).to.equal('Agent state: Paperwork');
    });

    it('[A11Y-01] closes by Escape, which nobody else hears', async () => {
      const d = await desk(state, { station: 'extension' });
      const heard: string[] = [];
      d.desktop.addEventListener('keydown', ({ key }) => heard.push(key));
      now().focus();
      await press('Enter', 'Escape');
      expect(isOpen()).to.equal(false);
      expect(focused()).to.equal(now());
      expect(heard).to.deep.equal(['Enter']);
      // Closed, it is the page's again.
      await press('Escape');
      expect(heard).to.deep.equal(['Enter', 'Escape']);
    });

    it('[A11Y-01] closes by Tab, which goes on from the button', async () => {
      await desk(html`<button>Before</button>${state}<button>After</button>`, { station: 'extension' });
      now().focus();
      await press('Enter', 'ArrowDown', 'Tab');
      expect(isOpen()).to.equal(false);
      expect(hasFocus()).to.equal('After');
      now().focus();
      await press('Enter');
      await sendKeys({ down: 'Shift' });
      await press('Tab');
      await sendKeys({ up: 'Shift' });
      expect(isOpen()).to.equal(false);
      expect(hasFocus()).to.equal('Before');
    });

    it('closes by a press on the button, by one elsewhere, and when the focus is taken away', async () => {
      await desk(html`${state}<button>After</button>`, { station: 'extension' });
      await clickAt(now());
      expect(isOpen()).to.equal(true);
      await clickAt(now());
      expect(isOpen()).to.equal(false);
      await open();
      await sendMouse({ type: 'click', position: [780, 580] });
      await settle();
      expect(isOpen()).to.equal(false);
      await open();
      byRole('button', 'After').focus();
      await settle();
      expect(isOpen()).to.equal(false);
      expect(hasFocus()).to.equal('After');
    });

    it('[ERR-03] opens once on a double click', async () => {
      await desk(state, { station: 'extension' });
      await clickAt(now());
      now().dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true, composed: true, cancelable: true }));
      await settle();
      expect(isOpen()).to.equal(true);
    });

    it('[A11Y-01] is accessible, closed and open', async () => {
      const d = await desk(state, { station: 'extension' });
      await expect(d.desktop).to.be.accessible();
      await d.ring();
      await choose('Lunch');
      await open();
      await expect(d.desktop).to.be.accessible();
      await press('End', 'Enter');
      await expect(d.desktop).to.be.accessible();
    });
  });

  describe('edges', () => {
    for (const dir of ['ltr', 'rtl']) {
      for (const count of [3, 40]) {
        it(`[A11Y-01] keeps a menu of ${String(count)} codes in a small window, ${dir}`, async () => {
          const idleCodes = Array.from({ length: count }, (_, index) => ({
            id: `code-${String(index)}`,
            name: `Code ${String(index)}`,
          }));
          await setViewport({ width: 320, height: 400 });
          try {
            const d = await desk(html`<div>${state}</div>`, { station: 'extension', settings: { idleCodes } });
            const around = d.desktop.firstElementChild as HTMLElement;
            around.dir = dir;
            // Looking for names among so many takes too long.
            const parts = around.firstElementChild?.shadowRoot;
            const box = (part: string): DOMRect =>
              parts?.querySelector(`[part='${part}']`)?.getBoundingClientRect() ?? new DOMRect();
            for (const justifyContent of ['start', 'center', 'end']) {
              Object.assign(around.style, { display: 'flex', justifyContent });
              parts?.querySelector<HTMLElement>("[part='state']")?.click();
              await settle();
              const menu = box('menu');
              const button = box('state');
              const where = `${justifyContent}: ${JSON.stringify(menu)}`;
              expect(menu.width, where).to.equal(264);
              expect(menu.left, where).to.be.at.least(0);
              expect(menu.right, where).to.be.at.most(320);
              expect(menu.top, where).to.be.at.least(0);
              expect(menu.bottom, where).to.be.at.most(400);
              if (count === 3) expect(menu.top - button.bottom, where).to.equal(6);
              if (justifyContent === 'start') {
                expect(dir === 'ltr' ? menu.left - button.left : menu.right - button.right, where).to.equal(0);
              }
              await press('End');
              expect(box('sign-out').bottom, where).to.be.at.most(menu.bottom);
              await press('Escape');
            }
          } finally {
            await setViewport({ width: 800, height: 600 });
          }
        });
      }
    }

    it('takes the whole width where it is stretched, with the time at the end', async () => {
      const d = await desk(html`<div>${state}</div>`, { station: 'extension' });
      const around = d.desktop.firstElementChild as HTMLElement;
      expect(now().getBoundingClientRect().width).to.be.lessThan(250);
      Object.assign(around.style, { display: 'flex', inlineSize: '344px' });
      (around.firstElementChild as HTMLElement).style.flex = '1';
      const { width, right } = now().getBoundingClientRect();
      expect(width).to.equal(344);
      const time = [...now().children].find((part) => part.matches('time'));
      expect(right - (time?.getBoundingClientRect().right ?? 0)).to.be.lessThan(40);
    });

    it('[A11Y-01] fits 320 pixels with a code of 5,000 characters, which it names in full', async () => {
      const long = 'W'.repeat(5000);
      await setViewport({ width: 320, height: 600 });
      try {
        const d = await desk(state, { station: 'extension' });
        await d.desktop.perform('set-state', { state: { name: 'idle', codeId: codeOf(d, 'Lunch') } });
        await reconnect(d, {
          connect: (listener) =>
            d.backend.connect({
              ...listener,
              fact: (fact) =>
                listener.fact({
                  ...fact,
                  settings: fact.settings && {
                    ...fact.settings,
                    idleCodes: fact.settings.idleCodes.map((code) => ({ ...code, name: long })),
                  },
                }),
            }),
        });
        expect(document.documentElement.scrollWidth).to.equal(320);
        expect(now().querySelector('[title]')?.getAttribute('title')).to.equal(long);
        const { right } = now().getBoundingClientRect();
        const time = [...now().children].find((part) => part.matches('time'));
        expect(time?.getBoundingClientRect().right).to.be.lessThan(right);
        await open();
        const menu = byRole('menu').parentElement;
        expect(menu?.scrollWidth).to.equal(menu?.clientWidth);
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });

    it('shows markup as text', async () => {
      const markup = '<img src=x onerror=alert(1)>';
      const d = await desk(state, {
        station: 'extension',
        settings: { idleCodes: [{ id: 'markup', name: markup, default: true }] },
      });
      await choose(markup);
      expect(now().computedName).to.equal(`Agent state: ${markup}`);
      expect(textOf(d.desktop)).to.contain(markup);
    });

    it('[EDG-19] takes a choice back that was made while something rings', async () => {
      const d = await desk(state, { station: 'extension' });
      const { id } = await d.ring();
      await choose('Lunch');
      await choose('Available');
      await d.act('customer-leaves', { interactionId: id });
      expect(now().computedName).to.equal('Agent state: Available');
    });

    it('takes its menu along when the agent is signed out from elsewhere', async () => {
      const d = await desk(state, { station: 'extension' });
      await open();
      await d.desktop.perform('sign-out', {});
      await settle();
      expect(isOpen()).to.equal(false);
      expect(textOf(d.desktop)).to.equal('');
      await d.signIn();
      expect(now().ariaExpanded).to.equal('false');
    });

    it('[HST-02] is closed and alive after it was moved while open', async () => {
      const d = await desk(state, { station: 'extension' });
      await open();
      expect(now().ariaExpanded).to.equal('true');
      const element = d.desktop.firstElementChild;
      d.desktop.append(document.createElement('div'));
      if (element) d.desktop.lastElementChild?.append(element);
      await settle();
      expect(isOpen()).to.equal(false);
      expect(now().ariaExpanded).to.equal('false');
      await choose('Lunch');
      expect(shown()).to.equal('Lunch 00:00');
    });

    it('paints nothing without a desktop', async () => {
      const element = await fixture<HTMLElement>(state);
      await settle();
      expect(element.offsetHeight).to.equal(0);
      expect(textOf(element)).to.equal('');
    });

    it('[A11Y-01] tells the chosen state and the focus apart where colours are forced', async () => {
      await emulateFeatures({ 'forced-colors': 'active' });
      await desk(state, { station: 'extension' });
      now().focus();
      await press('Enter', 'ArrowDown');
      expect(hasFocus()).to.equal('Break');
      const outline = (name: string): string => {
        const { outlineStyle, outlineWidth } = getComputedStyle(item(name));
        return outlineStyle === 'none' ? 'none' : outlineWidth;
      };
      expect([outline('Break'), outline('Available'), outline('Lunch')]).to.deep.equal(['3px', '1px', 'none']);
    });
  });
});

/** The id of an idle code of the example organisation. */
function codeOf(d: Desk, name: string): string {
  const code = d.desktop.state.settings?.idleCodes.find((one) => one.name === name);
  if (!code)
    throw new Error(`There is no idle code ${name}; there is ${JSON.stringify(defaultOrganisation.idleCodes)}`);
  return code.id;
}
