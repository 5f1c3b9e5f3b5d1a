import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { Choices } from '../../src/elements/alerts/choices.js';
import { playTune } from '../../src/audio/tones.js';
import type { WxAlerts } from '../../src/elements/index.js';
import type { RequestKind } from '../../src/core/index.js';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import { through } from '../support/backend.js';
import { asked as asksMe } from '../support/colleagues.js';
import { desk, find, html, make, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';
import { setPermission } from '../support/permissions.js';
import { waitUntil } from '../support/wait.js';

const alerts = html`<wx-alerts></wx-alerts>`;
const BELL = 'Sound and notifications';

const element = (): WxAlerts => {
  const found = find('wx-alerts');
  if (!found) throw new Error('There is no wx-alerts.');
  return found;
};

/** The first tone of each tune that the page played, in hertz. */
const heard: number[] = [];
/** The loudspeakers that the page opened. */
const opened: Opened[] = [];
/** The system notifications that were made, closed ones too. */
const shown: Shown[] = [];
let asked = 0;

const Real = { OscillatorNode, AudioContext, Notification };

class Heard extends Real.OscillatorNode {
  constructor(context: BaseAudioContext, options: OscillatorOptions = {}) {
    super(context, options);
    heard.push(options.frequency ?? 0);
  }
}
class Opened extends Real.AudioContext {
  /** Who waits for its state to change. */
  readonly waiting = new Set<unknown>();

  constructor() {
    super();
    opened.push(this);
  }

  override addEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
    if (type === 'statechange') this.waiting.add(listener);
    super.addEventListener(type, listener);
  }

  override removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
    if (type === 'statechange') this.waiting.delete(listener);
    super.removeEventListener(type, listener);
  }
}
/** The real ones, counted: nothing else tells a page what the system shows. */
class Shown extends Real.Notification {
  isClosed = false;
  /** The system has shown it. */
  isSeen = false;
  readonly options: NotificationOptions;

  constructor(title: string, options: NotificationOptions = {}) {
    super(title, options);
    this.options = options;
    this.addEventListener('show', () => (this.isSeen = true));
    shown.push(this);
  }

  static override async requestPermission(): Promise<NotificationPermission> {
    asked += 1;
    return Promise.resolve(Real.Notification.permission);
  }

  override close(): void {
    this.isClosed = true;
    super.close();
  }
}

const open = (): Shown[] => shown.filter((one) => !one.isClosed);

/** A page of a headless browser always has the focus: this is the agent who looks at another window. */
function lookAway(): void {
  document.hasFocus = () => false;
}

async function alertDesk(options: DeskOptions = {}, content = alerts): Promise<Desk> {
  const d = await desk(content, { station: 'browser', ...options });
  // The switches are loaded once somebody has signed in.
  await waitUntil(() => element().shadowRoot?.querySelector('.wx-menu'));
  await settle();
  return d;
}

async function click(target: Element): Promise<void> {
  const { left, top, width, height } = target.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  await settle();
}

async function openMenu(): Promise<void> {
  await click(byRole('button', BELL));
  await waitUntil(() => isThere('switch', 'Sound') || isThere('switch', 'Notifications'));
}

/** Sounds begin when the loudspeaker is on, which takes the browser a moment of its own. */
const until = (isSo: () => unknown): Promise<void> => waitUntil(isSo, undefined, { timeout: 4000 });
/** So that what would be heard is heard. */
const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));

const first = (): number | undefined => heard[0];

describe('wx-alerts', function () {
  this.timeout(20_000);

  beforeEach(() => {
    localStorage.clear();
    Object.assign(window, { OscillatorNode: Heard, AudioContext: Opened, Notification: Shown });
    heard.length = opened.length = asked = shown.length = 0;
  });

  afterEach(async () => {
    for (const one of shown) one.close();
    Object.assign(window, Real);
    Reflect.deleteProperty(document, 'hasFocus');
    await resetMouse();
    await setViewport({ width: 800, height: 600 });
  });

  // Before anything else: once something was pressed in a page it stays so.
  describe('in a page in which nothing was pressed yet', () => {
    before(function () {
      // The runner uses a page for several files where it can.
      if (navigator.userActivation.hasBeenActive) this.skip();
    });

    it('[POP-13] makes no sound and does not try to, but says so; a click anywhere allows it, and the call rings', async () => {
      const d = await alertDesk();
      await d.ring('call');
      await d.advance(8000);
      await quiet();
      expect([navigator.userActivation.hasBeenActive, opened.length, heard.length]).to.deep.equal([false, 0, 0]);
      const enable = byRole('button', 'Enable sound');
      expect(enable.title).to.contain('before your first click');
      await click(enable);
      await until(() => heard.length > 0);
      expect(isThere('button', 'Enable sound')).to.equal(false);
      expect(opened).to.have.length(1);
    });
  });

  describe('paints', () => {
    it('[POP-13] a button with two switches, once somebody has signed in', async () => {
      const d = await desk(alerts);
      await settle();
      expect(allByRole('button')).to.have.length(0);
      await d.signIn();
      await waitUntil(() => element().shadowRoot?.querySelector('.wx-menu'));
      expect(byRole('button', BELL).ariaExpanded).to.not.equal('true');
      await openMenu();
      expect(allByRole('switch').map((one) => [one.computedName, one.ariaChecked])).to.deep.equal([
        ['Sound', 'true'],
        ['Notifications', 'false'],
      ]);
      expect(descriptionOf(byRole('switch', 'Notifications'))).to.equal('Your browser asks you first.');
    });

    it('[I18N-01] everything in Chinese', async () => {
      await setPermission('notifications', 'denied');
      await alertDesk({ lang: 'zh-CN' });
      await click(byRole('button', '声音和通知'));
      expect(allByRole('switch').map((one) => one.computedName)).to.deep.equal(['声音', '通知']);
      expect(descriptionOf(byRole('switch', '通知'))).to.contain('地址栏');
      expect(textOf(element().shadowRoot!)).to.not.match(/[A-Za-z]{3}/u);
    });
  });

  describe('asks: sound', () => {
    // Whatever is pressed in the page allows sounds for good.
    before(() => sendKeys({ press: 'Shift' }));

    for (const [channel, hertz] of [
      ['call', 659],
      ['chat', 784],
      ['social', 988],
      ['email', 659],
    ] as const) {
      it(`[POP-13] a new request is heard: ${channel}`, async () => {
        const d = await alertDesk();
        await d.contact(channel);
        await quiet();
        expect(heard, 'while it is being assigned').to.have.length(0);
        await d.advance(1000);
        await until(() => heard.length > 0);
        expect(first()).to.equal(hertz);
      });
    }

    it('[POP-13] [POP-09] a colleague who asks is heard like a call, in other tones', async () => {
      const d = await alertDesk();
      await asksMe(d);
      await until(() => heard.length === 4);
      expect(heard).to.deep.equal([659, 988, 659, 988]);
      await d.advance(4000);
      await until(() => heard.length === 8);
    });

    it('[POP-13] a call rings every four seconds until it is answered, a chat sounds once', async () => {
      const d = await alertDesk();
      await d.ring('chat');
      await until(() => heard.length === 2);
      await d.advance(9000);
      await quiet();
      expect(heard).to.have.length(2);
      const { id } = await d.ring('call');
      await until(() => heard.length === 6);
      await d.advance(3000);
      await quiet();
      expect(heard).to.have.length(6);
      await d.advance(1000);
      await until(() => heard.length === 10);
      await d.desktop.perform('accept', { interactionId: id });
      await settle();
      await d.advance(20_000);
      await quiet();
      // The last one tells that it was answered.
      expect(heard.slice(10)).to.deep.equal([1319]);
    });

    it('[ANS-01] a call that was answered by itself begins with a short tone, and a chat does not', async () => {
      const d = await alertDesk({ settings: { autoAnswer: true } });
      await d.ring('call');
      await d.advance(1000);
      await until(() => heard.includes(1319));
      const { length } = heard;
      const { id } = await d.ring('chat');
      await d.desktop.perform('accept', { interactionId: id });
      await settle();
      await quiet();
      expect(heard.slice(length)).not.to.include(1319);
    });

    it('[POP-13] [ERR-02] a call does not ring on while the connection is lost', async () => {
      const d = await alertDesk();
      let link = (_: 'lost' | 'open'): void => undefined;
      d.desktop.backend = through(d.backend, {
        connect: (listener) => {
          link = (now) => listener.link(now);
          return d.backend.connect(listener);
        },
      });
      await settle();
      await d.ring('call');
      await until(() => heard.length === 4);
      link('lost');
      await settle();
      await d.advance(8000);
      await quiet();
      expect(heard).to.have.length(4);
    });

    it('[POP-13] where the telephone rings the desktop does so once', async () => {
      const d = await alertDesk({ station: 'extension' });
      await d.ring('call');
      await until(() => heard.length === 4);
      await d.advance(9000);
      await quiet();
      expect(heard).to.have.length(4);
    });

    it('[POP-13] of several that come at once the call is heard', async () => {
      const d = await alertDesk();
      await d.contact('email');
      await d.contact('call');
      await d.contact('chat');
      await d.advance(1000);
      await until(() => heard.length > 0);
      await quiet();
      expect(heard).to.deep.equal([659, 880, 659, 880]);
    });

    it('[POP-13] a campaign’s contact is heard once, and a callback rings', async () => {
      const d = await alertDesk();
      await d.act('offer-preview', { for: 'me' });
      await d.advance(1000);
      await until(() => heard.length > 0);
      await d.advance(9000);
      await quiet();
      expect(heard).to.deep.equal([587, 784]);
      const [id = ''] = d.desktop.state.interactions.keys();
      await d.desktop.perform('skip-preview', { interactionId: id });
      await d.act('request-callback', { kind: 'web', name: 'Ida', number: '+442079460958', for: 'me' });
      await d.advance(1000);
      await d.advance(4000);
      await until(() => heard.length === 10);
    });

    it('[POP-13] after a reload a call rings on, and what asked before is no news', async () => {
      const d = await alertDesk();
      await d.ring('chat');
      await d.ring('call');
      await until(() => heard.length === 6);
      const again = make('wx-alerts');
      element().replaceWith(again);
      heard.length = 0;
      await waitUntil(() => again.shadowRoot?.querySelector('.wx-menu'));
      await until(() => heard.length === 4);
      await quiet();
      expect(heard).to.deep.equal([659, 880, 659, 880]);
    });

    it('[POP-13] the agent’s choice holds: at once, after a reload, for this agent alone', async () => {
      const d = await alertDesk();
      await openMenu();
      await click(byRole('switch', 'Sound'));
      expect(byRole('switch', 'Sound').ariaChecked).to.equal('false');
      await d.ring('call');
      await d.advance(8000);
      await quiet();
      expect(heard).to.have.length(0);
      const again = make('wx-alerts');
      element().replaceWith(again);
      await waitUntil(() => again.shadowRoot?.querySelector('.wx-menu'));
      await quiet();
      expect(heard).to.have.length(0);
      expect(Object.keys(localStorage)).to.deep.equal([`wx-agent-kit:alerts:${d.agentId}`]);

      const other = await alertDesk({ agentId: d.centre.agentIds[1]! });
      await other.ring('chat');
      await until(() => heard.length > 0);
    });

    it('[POP-13] switched on, it is heard at once; two places with switches say the same, and one is heard', async () => {
      const d = await alertDesk({}, html`<wx-alerts></wx-alerts><wx-alerts id="second"></wx-alerts>`);
      const second = document.querySelector('#second')!;
      await waitUntil(() => second.shadowRoot?.querySelector('.wx-menu'));
      const switches = (): (string | null)[] =>
        [element(), second].map((one) => one.shadowRoot!.querySelector('[role="switch"]')!.ariaChecked);
      await click(byRole('button', BELL, element()));
      await click(byRole('switch', 'Sound', element()));
      expect(switches()).to.deep.equal(['false', 'false']);
      await click(byRole('switch', 'Sound', element()));
      expect(switches()).to.deep.equal(['true', 'true']);
      await until(() => heard.length === 2);
      let told = 0;
      const listen = (): number => (told += 1);
      document.addEventListener('wx-alert', listen);
      await d.ring('email');
      await until(() => heard.length === 4);
      await quiet();
      document.removeEventListener('wx-alert', listen);
      expect([told, heard.length]).to.deep.equal([1, 4]);
      // The one that is left goes on.
      element().remove();
      await d.ring('chat');
      await until(() => heard.length === 6);
    });

    it('[POP-13] in several tabs of one agent one is heard', async () => {
      const d = await alertDesk();
      let release = (): void => undefined;
      // What another tab does while it plays.
      const held = navigator.locks.request(`wx-agent-kit:tune:${d.agentId}`, () => {
        return new Promise<void>((resolve) => (release = resolve));
      });
      await settle();
      await d.ring('chat');
      await quiet();
      expect(heard).to.have.length(0);
      release();
      await held;
      await d.ring('chat');
      await until(() => heard.length === 2);
    });

    it('[POP-13] [HST-01] announces each sound by an event without secrets; whoever cancels it does it instead', async () => {
      const d = await alertDesk();
      const details: unknown[] = [];
      const listen = (event: WindowEventMap['wx-alert'] | Event): void => {
        details.push((event as CustomEvent).detail);
        event.preventDefault();
      };
      document.addEventListener('wx-alert', listen);
      const { id } = await d.ring('call', 'maya-torres');
      await d.advance(8000);
      await quiet();
      document.removeEventListener('wx-alert', listen);
      expect(details).to.deep.equal([
        { kind: 'sound', reason: 'request', interactionId: id, channel: 'call', desktop: 'desk' },
      ]);
      expect(heard).to.have.length(0);
    });

    it('[ANS-01] [HST-01] announces the tone of an answer as well, with its own reason; whoever cancels it does it instead', async () => {
      const d = await alertDesk();
      const details: unknown[] = [];
      let isCancelled = true;
      d.desktop.addEventListener('wx-alert', (event) => {
        if (event.detail.reason === 'request') return;
        details.push(event.detail);
        if (isCancelled) event.preventDefault();
      });
      const { id } = await d.ring('call');
      await until(() => heard.length === 4);
      await d.desktop.perform('accept', { interactionId: id });
      await settle();
      await quiet();
      expect(heard).to.have.length(4);
      expect(details).to.deep.equal([
        { kind: 'sound', reason: 'answered', interactionId: id, channel: 'call', desktop: 'desk' },
      ]);
      isCancelled = false;
      await d.desktop.perform('end', { interactionId: id });
      await d.desktop.perform('wrap-up', { interactionId: id, reasonId: 'order-placed' });
      await settle();
      const next = await d.ring('call');
      await d.desktop.perform('accept', { interactionId: next.id });
      await until(() => heard.includes(1319));
      expect(details).to.have.length(2);
    });

    it('[ANS-01] no tone of an answer where the sound is the host’s', async () => {
      const d = await alertDesk({}, html`<wx-alerts no-sound></wx-alerts>`);
      let told = 0;
      d.desktop.addEventListener('wx-alert', () => (told += 1));
      await d.talk();
      await quiet();
      expect([told, heard.length]).to.deep.equal([0, 0]);
    });

    it('leaves nothing of a tune behind that is over, and rests', async () => {
      const d = await alertDesk();
      for (const sounds of [2, 4, 6]) {
        await d.ring('chat');
        await until(() => heard.length === sounds && opened[0]?.state === 'suspended');
      }
      expect(opened.map(({ waiting }) => waiting.size)).to.deep.equal([1]);
    });

    it('rests after a tune as well where it was closed within one', async () => {
      const d = await alertDesk();
      await d.ring('call');
      await until(() => heard.length === 4);
      const left = element();
      left.remove();
      await until(() => opened[0]?.state === 'closed' && opened[0].waiting.size === 1);
      d.desktop.append(left);
      await until(() => heard.length === 8);
      await until(() => opened[1]?.state === 'suspended');
    });

    it('plays nothing for ever where it was closed before the tune began', async () => {
      const context = new AudioContext();
      await context.close();
      // Whoever waits for its last event now waits for ever.
      await quiet();
      await playTune(context, 'chat', 1);
    });

    it('is quiet and short, in two tones', async () => {
      const lengths = new Map<RequestKind, number>();
      for (const kind of ['call', 'callback', 'preview', 'chat', 'social', 'email'] as const) {
        const context = new OfflineAudioContext(1, 48_000, 48_000);
        void playTune(context, kind, 0.5);
        const samples = (await context.startRendering()).getChannelData(0);
        const loudest = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
        expect(loudest, kind).to.be.within(0.05, 0.101);
        lengths.set(kind, samples.findLastIndex((one) => Math.abs(one) > 0.001) / 48_000);
      }
      expect(lengths.get('chat')).to.be.below(0.4);
      expect(lengths.get('call')).to.be.within(0.4, 0.9);
    });
  });

  describe('asks: notifications', () => {
    const granted = async (options: DeskOptions = {}, content = alerts): Promise<Desk> => {
      await setPermission('notifications', 'granted');
      const d = await alertDesk(options, content);
      lookAway();
      return d;
    };

    it('[POP-13] asks nobody before the switch is used, and then the browser does', async () => {
      const d = await alertDesk();
      lookAway();
      await d.ring('call');
      expect([asked, shown.length, Notification.permission]).to.deep.equal([0, 0, 'default']);
      await openMenu();
      // What the agent says to the browser's question, which a headless one cannot show.
      Shown.requestPermission = async () => {
        asked += 1;
        await setPermission('notifications', 'granted');
        return Notification.permission;
      };
      const toggle = byRole('switch', 'Notifications');
      expect(toggle.ariaChecked).to.equal('false');
      await click(toggle);
      await until(() => byRole('switch', 'Notifications').ariaChecked === 'true');
      expect(asked).to.equal(1);
      await d.ring('chat');
      expect(open()).to.have.length(1);
    });

    it('[POP-13] shows a request to an agent who looks elsewhere, and takes it back when the request leaves', async () => {
      const d = await granted();
      await d.ring('call', 'maya-torres');
      expect(open().map((one) => [one.title, one.body, one.requireInteraction, one.silent])).to.deep.equal([
        ['Incoming call from Maya Torres', 'Call · Billing Premier', true, true],
      ]);
      await until(() => shown[0]!.isSeen);
      await d.advance(20_000);
      expect(open()).to.have.length(0);
    });

    it('[POP-13] nothing while the agent looks at the page', async () => {
      await setPermission('notifications', 'granted');
      const d = await alertDesk();
      await d.ring('call');
      expect(shown).to.have.length(0);
    });

    it('[POP-13] nothing once it was switched off', async () => {
      const d = await granted();
      await openMenu();
      await click(byRole('switch', 'Notifications'));
      await d.ring('call');
      expect(shown).to.have.length(0);
    });

    it('[POP-08] [POP-10] [POP-13] holds no secure value, and of a protected number the last four digits', async () => {
      const d = await granted({
        settings: {
          protectNumbers: true,
          customers: defaultOrganisation.customers.map((one) => ({
            ...one,
            values: { ...one.values, cardNumber: '4929123456789012' },
          })),
        },
      });
      await d.act('request-callback', { kind: 'web', name: '', number: '+442079460958', for: 'me' });
      await d.advance(1000);
      await d.ring('chat', 'maya-torres');
      expect(open()).to.have.length(2);
      expect(open()[0]!.title).to.match(/^Callback request from \+••••••••0958$/u);
      expect(open()[0]!.body).to.match(/^Web callback/u);
      const all = JSON.stringify(shown.map(({ title, options }) => ({ title, ...options })));
      expect(all).to.not.match(/4929|44207946/u);
    });

    it('[POP-13] [POP-09] names the colleague who asks', async () => {
      const d = await granted();
      await asksMe(d);
      expect(open().map(({ title, body }) => [title, body])).to.deep.equal([
        ['Consult request from Priya Raman', 'Call · Billing Premier'],
      ]);
    });

    it('[POP-13] two tabs show the same request once: by one tag', async () => {
      const d = await granted();
      const { id, request } = await d.ring('call');
      expect(open()[0]!.tag).to.equal(`wx-agent-kit:${id}:${String(request!.since)}`);
    });

    it('[POP-13] a click leads to the request, in the popovers', async () => {
      const d = await granted({}, html`<wx-alerts></wx-alerts><wx-popover-stack></wx-popover-stack>`);
      for (const channel of ['email', 'email', 'social', 'social', 'chat', 'chat'] as const) await d.ring(channel);
      await d.ring('call', 'maya-torres');
      open().at(-1)!.dispatchEvent(new Event('click'));
      await settle();
      expect(focused()?.textContent.trim()).to.equal('Maya Torres');
      expect(shown.at(-1)!.isClosed).to.equal(true);
    });

    it('[POP-13] a click leads to the request, in the open task list', async () => {
      const d = await granted(
        {},
        html`<wx-alerts></wx-alerts><wx-popover-stack></wx-popover-stack><wx-task-list></wx-task-list>`,
      );
      await d.ring('chat');
      await d.ring('call', 'maya-torres');
      open().at(-1)!.dispatchEvent(new Event('click'));
      await settle();
      expect(focused()?.computedName).to.contain('Maya Torres');
    });

    it('[POP-13] [HST-01] leaves one to a listener that cancels its event', async () => {
      const d = await granted();
      const kinds: string[] = [];
      const listen = (event: Event): void => {
        const { kind } = (event as CustomEvent<{ kind: string }>).detail;
        kinds.push(kind);
        if (kind === 'notification') event.preventDefault();
      };
      document.addEventListener('wx-alert', listen);
      await d.ring('email');
      document.removeEventListener('wx-alert', listen);
      expect(kinds).to.deep.equal(['sound', 'notification']);
      expect(shown).to.have.length(0);
    });
  });

  describe('refuses', () => {
    it('[POP-13] what the administrator switched off, and says who did', async () => {
      await setPermission('notifications', 'granted');
      const d = await alertDesk({ settings: { alerts: { sound: false, notification: false } } });
      lookAway();
      await openMenu();
      for (const one of allByRole('switch')) {
        expect([one.ariaChecked, one.ariaDisabled]).to.deep.equal(['false', 'true']);
        expect(descriptionOf(one)).to.equal('Your administrator switched this off.');
        await click(one);
        expect(one.ariaChecked).to.equal('false');
      }
      expect(localStorage).to.have.length(0);
      await d.ring('call');
      await quiet();
      expect([heard.length, shown.length]).to.deep.equal([0, 0]);
    });

    it('[POP-13] notifications that the browser blocks, says how to allow them, and works once they are', async () => {
      await setPermission('notifications', 'denied');
      const d = await alertDesk();
      lookAway();
      await openMenu();
      const toggle = byRole('switch', 'Notifications');
      expect(toggle.ariaDisabled).to.equal('true');
      expect(descriptionOf(toggle)).to.contain('Allow notifications for this page');
      await click(toggle);
      expect(byRole('status', undefined, element()).textContent).to.contain('Allow notifications for this page');
      expect(asked).to.equal(0);
      await setPermission('notifications', 'granted');
      await until(() => byRole('switch', 'Notifications').ariaChecked === 'true');
      await d.ring('call');
      expect(open()).to.have.length(1);
    });

    it('[POP-13] notifications where a page or frame has none', async () => {
      Reflect.deleteProperty(window, 'Notification'); // as in frames of other sites, and in Teams
      const d = await alertDesk();
      lookAway();
      await openMenu();
      const toggle = byRole('switch', 'Notifications');
      expect([toggle.ariaChecked, toggle.ariaDisabled]).to.deep.equal(['false', 'true']);
      expect(descriptionOf(toggle)).to.equal('Not to be had in this page or frame.');
      await click(toggle);
      await d.ring('call');
    });

    it('[POP-13] a kind that the host does itself: no switch, and nothing of it', async () => {
      await setPermission('notifications', 'granted');
      const d = await alertDesk({}, html`<wx-alerts no-sound></wx-alerts>`);
      lookAway();
      await openMenu();
      expect(allByRole('switch').map((one) => one.computedName)).to.deep.equal(['Notifications']);
      await d.ring('chat');
      await quiet();
      expect([heard.length, open().length]).to.deep.equal([0, 1]);
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] opens by Enter, switches by Space, closes by Escape with the focus back', async () => {
      await alertDesk();
      byRole('button', BELL).focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Tab' });
      expect(focused()?.computedName).to.equal('Sound');
      await sendKeys({ press: 'Space' });
      await settle();
      expect(byRole('switch', 'Sound').ariaChecked).to.equal('false');
      await sendKeys({ press: 'Escape' });
      await settle();
      expect(allByRole('switch')).to.have.length(0);
      expect(focused()?.computedName).to.equal(BELL);
    });

    it('[A11Y-01] has nothing for axe to find, and nothing too wide at 320 px', async () => {
      await setViewport({ width: 320, height: 480 });
      await setPermission('notifications', 'denied');
      await alertDesk();
      await openMenu();
      await expect(element()).to.be.accessible();
      const menu = byRole('dialog', BELL).getBoundingClientRect();
      expect(menu.left).to.be.at.least(0);
      expect(menu.right).to.be.at.most(320);
    });

    it('[A11Y-01] tells on from off in forced colours', async () => {
      await emulateFeatures({ 'forced-colors': 'active' });
      await alertDesk();
      await openMenu();
      expect(textOf(byRole('switch', 'Sound'))).to.contain('On');
      expect(textOf(byRole('switch', 'Notifications'))).to.contain('Off');
    });
  });

  describe('edges', () => {
    it('[HST-02] keeps the choice in memory where the page is allowed no storage', () => {
      const choices = new Choices(() => {
        throw new DOMException('no', 'SecurityError');
      });
      choices.set('a', 'sound', false);
      expect([choices.get('a', 'sound'), choices.get('b', 'sound')]).to.deep.equal([false, undefined]);
    });

    it('takes what another tab chose, and ignores what is not its own', async () => {
      const d = await alertDesk();
      await openMenu();
      const key = `wx-agent-kit:alerts:${d.agentId}`;
      localStorage.setItem(key, '{"sound":false,"x":1}');
      dispatchEvent(new StorageEvent('storage', { key }));
      await settle();
      expect(byRole('switch', 'Sound').ariaChecked).to.equal('false');
      localStorage.setItem(key, 'not JSON');
      dispatchEvent(new StorageEvent('storage', { key }));
      await settle();
      expect(byRole('switch', 'Sound').ariaChecked).to.equal('true');
    });

    it('leaves no timer, no notification and no sound behind', async () => {
      await setPermission('notifications', 'granted');
      const d = await alertDesk();
      lookAway();
      await d.ring('call');
      expect(open()).to.have.length(1);
      const before = d.clock.waiting;
      element().remove();
      await settle();
      expect(open()).to.have.length(0);
      expect(d.clock.waiting).to.equal(before - 1);
      heard.length = 0;
      await d.advance(8000);
      await quiet();
      expect(heard).to.have.length(0);
    });

    it('paints nothing and throws nothing without a desktop', async () => {
      const alone = make('wx-alerts');
      document.body.append(alone);
      await settle();
      expect(textOf(alone.shadowRoot!)).to.equal('');
      alone.remove();
    });
  });
});
