import { expect, fixture } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { Failure } from '../../src/core/index.js';
import type { Backend, BackendListener } from '../../src/core/index.js';
import { reconnect, through } from '../support/backend.js';
import { desk, html, settle } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';
import { waitUntil } from '../support/wait.js';

const card = html`<wx-station-login></wx-station-login>`;

const field = (name: 'Dial number' | 'Extension' = 'Dial number'): HTMLInputElement =>
  byRole('textbox', name) as HTMLInputElement;
const submit = (): HTMLElement => byRole('button', 'Sign in');

async function choose(kind: string): Promise<void> {
  byRole('radio', kind).click();
  await settle();
}

/** Types into the field, in place of what stands there. */
async function type(text: string, name: 'Dial number' | 'Extension' = 'Dial number'): Promise<void> {
  field(name).select();
  await sendKeys(text === '' ? { press: 'Backspace' } : { type: text });
  await settle();
}

async function press(): Promise<void> {
  submit().click();
  await settle();
}

/** Pastes as a browser does: the text is on offer, and is put in unless somebody says no. */
function paste(into: HTMLInputElement, text: string): boolean {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return into.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }),
  );
}

describe('wx-station-login', () => {
  describe('paints', () => {
    it('[STN-01] who signs in, the teams of this agent, and the stations with the default filled in', async () => {
      const d = await desk(card);
      byRole('form', 'Sign in');
      byRole('heading', 'Start your shift');
      expect(textOf(d.desktop)).to.contain('Tomasz Wójcik-Lewandowski');
      const team = byRole('combobox', 'Team') as HTMLSelectElement;
      expect([...team.options].map(({ label }) => label)).to.deep.equal(['Billing West', 'Orders and delivery']);
      byRole('radiogroup', 'Take calls on');
      const kinds = allByRole('radio') as HTMLInputElement[];
      expect(kinds.map(({ computedName }) => computedName)).to.deep.equal(['Dial number', 'Extension', 'Browser']);
      expect(kinds.map(({ checked }) => checked)).to.deep.equal([false, true, false]);
      expect(field('Extension').value).to.equal('2214');
    });

    it('[STN-01] the kinds of station in the order of the administrator, without those that are not allowed', async () => {
      await desk(card, { settings: { stations: ['browser', 'extension'], agents: onlyOne({}) } });
      expect(allByRole('radio').map(({ computedName }) => computedName)).to.deep.equal(['Browser', 'Extension']);
    });

    it('[STN-01] no choice where there is one kind only', async () => {
      await desk(card, {
        settings: {
          stations: ['dial-number'],
          agents: onlyOne({ station: { kind: 'dial-number', number: '+14155550161' } }),
        },
      });
      expect(isThere('radiogroup')).to.equal(false);
      expect(field().value).to.equal('+14155550161');
    });

    it('[STN-01] no number but a hint where calls come to the browser', async () => {
      const d = await desk(card);
      await choose('Browser');
      expect(isThere('textbox')).to.equal(false);
      expect(textOf(d.desktop)).to.contain('You answer and speak in this page.');
    });

    it('that it connects, and then the card', async () => {
      const d = await desk(card);
      let listener: BackendListener | undefined;
      await reconnect(d, {
        connect: (given) => {
          listener = given;
          return new Promise(() => undefined);
        },
      });
      expect(textOf(d.desktop)).to.contain('Connecting to the contact centre…');
      expect(isThere('form')).to.equal(false);
      await expect(d.desktop).to.be.accessible();
      await d.backend.connect({
        fact: (fact) => listener?.fact(fact),
        link: () => undefined,
        ended: () => undefined,
      });
      await settle();
      byRole('form', 'Sign in');
    });

    it('[ERR-01] why there is no connection, and connects when asked again', async () => {
      const { backend } = await desk(card);
      for (const fail of [
        () => Promise.reject(new Failure('link-lost')),
        () => new Promise<void>((_, reject) => setTimeout(() => reject(new Failure('link-lost')))),
      ]) {
        let isDown = true;
        const connect: Backend['connect'] = (listener) => (isDown ? fail() : backend.connect(listener));
        const holder = await fixture<HTMLElement>(
          html`<div><wx-desktop .backend=${through(backend, { connect })}>${card}</wx-desktop></div>`,
        );
        await waitUntil(() => isThere('alert', undefined, holder));
        expect(textOf(byRole('alert', undefined, holder))).to.contain('The desktop is not connected');
        await expect(holder).to.be.accessible();
        isDown = false;
        byRole('button', 'Retry', holder).click();
        await settle();
        byRole('form', 'Sign in', holder);
      }
    });

    it('nothing once the agent is signed in, and the card again after signing out, as it was left', async () => {
      const d = await desk(card);
      await choose('Dial number');
      await type('+14155550100');
      (byRole('combobox', 'Team') as HTMLSelectElement).value = 'orders-and-delivery';
      byRole('combobox', 'Team').dispatchEvent(new Event('change'));
      await press();
      expect(textOf(d.desktop)).to.equal('');
      await d.desktop.perform('sign-out', {});
      await settle();
      expect(field().value).to.equal('+14155550100');
      expect((byRole('combobox', 'Team') as HTMLSelectElement).value).to.equal('orders-and-delivery');
    });

    it('[I18N-01] Chinese', async () => {
      const d = await desk(card, { lang: 'zh-CN' });
      await waitUntil(() => isThere('form', '登录'));
      byRole('combobox', '团队');
      expect(allByRole('radio').map(({ computedName }) => computedName)).to.deep.equal(['拨号号码', '分机', '浏览器']);
      byRole('radio', '拨号号码').click();
      await settle();
      byRole('textbox', '拨号号码').focus();
      await sendKeys({ type: '12' });
      byRole('button', '登录').click();
      await settle();
      expect(textOf(d.desktop)).to.contain('太短：需要 3 到 18 位数字。');
    });
  });

  describe('asks', () => {
    it('[STN-01] [HST-01] signs in with the team and the extension, announced before and told after', async () => {
      const d = await desk(card);
      let detail: unknown;
      d.desktop.addEventListener('wx-sign-in', (event) => {
        detail = event.detail;
      });
      await type('3307', 'Extension');
      await press();
      expect(detail).to.deep.equal({
        teamId: 'billing-west',
        station: { kind: 'extension', number: '3307' },
        desktop: 'desk',
      });
      expect(d.heard).to.deep.equal(['wx-sign-in', 'wx-signed-in']);
      expect(d.desktop.state.agent?.station).to.deep.equal({ kind: 'extension', number: '3307' });
      expect(d.desktop.state.agent?.state.name).to.equal('idle');
    });

    it('[STN-01] [DN-02] signs in with what is dialled, and leaves the text as it was typed', async () => {
      const d = await desk(card);
      await choose('Dial number');
      await type('+1 (415) 555-0100 home');
      expect(field().value).to.equal('+1 (415) 555-0100 home');
      expect(descriptionOf(field())).to.equal('Calls go to +14155550100.');
      await press();
      expect(d.desktop.state.agent?.station).to.deep.equal({ kind: 'dial-number', number: '+14155550100' });
    });

    it('[STN-01] signs in with the browser', async () => {
      const d = await desk(card);
      await choose('Browser');
      await press();
      expect(d.desktop.state.agent?.station).to.deep.equal({ kind: 'browser', number: '' });
    });

    it('[HST-01] leaves the act to a listener that cancels it', async () => {
      const d = await desk(card);
      d.desktop.addEventListener('wx-sign-in', (event) => event.preventDefault());
      await press();
      expect(d.heard).to.deep.equal(['wx-sign-in']);
      expect(d.desktop.state.agent?.signedIn).to.equal(false);
      byRole('form', 'Sign in');
    });

    it('[ERR-03] once, however often it is submitted, and says meanwhile that it is at it', async () => {
      const d = await desk(card);
      let sent = 0;
      await reconnect(d, {
        send: () => {
          sent += 1;
          return new Promise(() => undefined);
        },
      });
      field('Extension').focus();
      // Two in one breath, before anything was painted, and one after it.
      const form = byRole('form', 'Sign in') as HTMLFormElement;
      form.requestSubmit();
      form.requestSubmit();
      await settle();
      await sendKeys({ press: 'Enter' });
      expect(byRole('button', 'Signing in…').getAttribute('aria-busy')).to.equal('true');
      expect(d.heard).to.deep.equal(['wx-sign-in']);
      expect(sent).to.equal(1);
    });

    it('[ERR-03] once on a double click, even where the first click fails at once', async () => {
      const d = await desk(card);
      await reconnect(d, { send: () => Promise.reject(new Failure('station-in-use')) });
      const click = (detail: number): boolean =>
        submit().dispatchEvent(new MouseEvent('click', { detail, bubbles: true, composed: true, cancelable: true }));
      click(1);
      await settle();
      click(2);
      await settle();
      expect(d.heard).to.deep.equal(['wx-sign-in', 'wx-error']);
    });
  });

  describe('refuses', () => {
    it('[STN-01] [DN-01] a number that cannot be dialled: in place, with the rule, what was typed stays', async () => {
      const d = await desk(card);
      await choose('Dial number');
      await type('+1');
      expect(field().getAttribute('aria-invalid')).to.equal('false');
      submit().focus();
      await press();
      expect(focused()).to.equal(field());
      expect(field().value).to.equal('+1');
      expect(field().getAttribute('aria-invalid')).to.equal('true');
      expect(descriptionOf(field())).to.equal('Too short: 3 to 18 digits.');
      // Correcting is followed as one types.
      await type('+1234567890123456789');
      expect(descriptionOf(field())).to.equal('Too long: 3 to 18 digits.');
      await type('');
      expect(descriptionOf(field())).to.equal('Enter a number.');
      expect(d.heard).to.deep.equal([]);
      await type('*#12:345');
      expect(field().getAttribute('aria-invalid')).to.equal('false');
      await press();
      expect(d.desktop.state.agent?.station?.number).to.equal('*#12:345');
    });

    it('[STN-01] an extension that holds more than digits', async () => {
      const d = await desk(card);
      for (const [text, fault] of [
        ['22a4', 'Digits only, 18 at most.'],
        ['+2214', 'Digits only, 18 at most.'],
        ['1234567890123456789', 'Digits only, 18 at most.'],
        ['', 'Enter a number.'],
      ] as const) {
        await type(text, 'Extension');
        await press();
        expect(descriptionOf(field('Extension')), text).to.equal(fault);
        expect(field('Extension').value).to.equal(text);
        expect(focused()).to.equal(field('Extension'));
      }
      expect(d.heard).to.deep.equal([]);
    });

    it('[DN-02] letters and signs in a paste that holds a digit, at once; a paste of words stays', async () => {
      const d = await desk(card);
      await choose('Dial number');
      await type('9');
      field().setSelectionRange(1, 1);
      paste(field(), 'Tel. +1 (415) 555-0100');
      await settle();
      expect(field().value).to.equal('9+14155550100');
      // It goes where the selection is, and the caret behind it.
      field().setSelectionRange(0, 1);
      paste(field(), ' 00 ');
      await settle();
      expect(field().value).to.equal('00+14155550100');
      expect(field().selectionStart).to.equal(2);
      // Nobody said no, so the browser puts the words in as they are.
      expect(paste(field(), 'no digit')).to.equal(true);
      await press();
      expect(d.desktop.state.agent?.station?.number).to.equal('00+14155550100');
    });

    it('[DN-02] by the keyboard too', async () => {
      await desk(html`<textarea aria-label="Page">(415) 555-0100</textarea>${card}`);
      await choose('Dial number');
      (byRole('textbox', 'Page') as HTMLTextAreaElement).select();
      await sendKeys({ down: 'Control' });
      await sendKeys({ press: 'c' });
      field().focus();
      await sendKeys({ press: 'v' });
      await sendKeys({ up: 'Control' });
      await settle();
      expect(field().value).to.equal('4155550100');
    });

    it('[ERR-01] shows in the card why the centre said no, and can be tried again', async () => {
      const d = await desk(card, { settings: { agents: withColleague() } });
      await type('2218', 'Extension');
      await press();
      expect(textOf(byRole('alert'))).to.equal(
        'That station is in use Another agent is signed in with it. Enter your own number. (Marcus Delgado)',
      );
      expect(field('Extension').value).to.equal('2218');
      expect(d.desktop.notices).to.have.length(0);
      expect(d.heard).to.deep.equal(['wx-sign-in', 'wx-error']);
      await expect(d.desktop).to.be.accessible();
      await type('2219', 'Extension');
      await press();
      expect(d.desktop.state.agent?.station?.number).to.equal('2219');
      // Nothing of it is left for the next time.
      await d.desktop.perform('sign-out', {});
      await settle();
      expect(isThere('alert')).to.equal(false);
    });

    it('[ERR-02] to sign in while the connection is lost, and says why', async () => {
      const d = await desk(card);
      let listener: BackendListener | undefined;
      await reconnect(d, {
        connect: (given) => {
          listener = given;
          return d.backend.connect(given);
        },
      });
      listener?.link('lost');
      await settle();
      expect(submit().getAttribute('aria-disabled')).to.equal('true');
      expect(descriptionOf(submit())).to.equal('The desktop lost its connection. It comes back by itself.');
      await press();
      expect(d.heard).to.deep.equal([]);
      listener?.link('open');
      d.backend.resync();
      await settle();
      await press();
      expect(d.heard).to.deep.equal(['wx-sign-in', 'wx-signed-in']);
    });

    it('to sign in to no team, and says whom to ask', async () => {
      const d = await desk(card);
      await reconnect(d, {
        connect: (listener) =>
          d.backend.connect({
            ...listener,
            fact: (fact) => listener.fact({ ...fact, settings: fact.settings && { ...fact.settings, teams: [] } }),
          }),
      });
      expect(isThere('combobox')).to.equal(false);
      expect(submit().getAttribute('aria-disabled')).to.equal('true');
      expect(descriptionOf(submit())).to.equal('You are in no team. Ask your administrator.');
      await press();
      expect(d.heard).to.deep.equal([]);
    });
  });

  describe('the microphone of a browser station', () => {
    type Microphone = Partial<{
      /** Whether the frame lends it. */
      lent: boolean;
      state: PermissionState;
      /** How the browser answers when it is asked for it. */
      answer: () => Promise<MediaStream>;
    }>;

    const status = new EventTarget() as EventTarget & { state: PermissionState };
    let asked = 0;

    /** A page whose microphone is as a test wants it. */
    function microphone({ lent = true, state = 'prompt', answer }: Microphone): void {
      Object.assign(status, { state });
      asked = 0;
      const getUserMedia = (): Promise<MediaStream> => {
        asked += 1;
        return answer?.() ?? Promise.resolve(new MediaStream());
      };
      const give = (object: object, name: string, value: unknown): void =>
        void Object.defineProperty(object, name, { value, configurable: true });
      give(document, 'featurePolicy', { allowsFeature: (name: string) => name !== 'microphone' || lent });
      give(navigator, 'permissions', { query: () => Promise.resolve(status) });
      give(navigator, 'mediaDevices', { getUserMedia });
    }

    async function permit(state: PermissionState): Promise<void> {
      status.state = state;
      status.dispatchEvent(new Event('change'));
      await settle();
    }

    afterEach(() => {
      for (const [object, name] of [
        [document, 'featurePolicy'],
        [navigator, 'permissions'],
        [navigator, 'mediaDevices'],
      ] as const) {
        Reflect.deleteProperty(object, name);
      }
    });

    const browser = (): HTMLInputElement => byRole('radio', 'Browser') as HTMLInputElement;
    const refuse = (name: string) => (): Promise<MediaStream> => Promise.reject(new DOMException('No.', name));
    const onBrowser: Partial<OrganisationInput> = {
      stations: ['extension', 'browser'],
      agents: onlyOne({ station: { kind: 'browser', number: '' } }),
    };

    for (const [what, changes, text] of [
      ['a frame that does not lend it', { lent: false }, 'This page gets no microphone here. Take calls on a phone.'],
      ['an agent who refused it before', { state: 'denied' }, 'The microphone is blocked.'],
    ] as const) {
      it(`[STN-01] [HST-02] cannot be chosen with ${what}, and says why; a phone is chosen`, async () => {
        microphone(changes);
        const d = await desk(card, { settings: onBrowser });
        expect(browser().checked).to.equal(false);
        expect(browser().getAttribute('aria-disabled')).to.equal('true');
        expect(descriptionOf(browser())).to.contain(text);
        expect((byRole('radio', 'Extension') as HTMLInputElement).checked).to.equal(true);
        browser().click();
        await settle();
        expect(browser().checked).to.equal(false);
        await expect(d.desktop).to.be.accessible();
        field('Extension').focus();
        await type('3307', 'Extension');
        await press();
        expect(d.desktop.state.agent?.station).to.deep.equal({ kind: 'extension', number: '3307' });
        expect(asked).to.equal(0);
      });
    }

    it('[A11Y-01] is reached by the arrow keys where it cannot be chosen, and stays unchosen', async () => {
      microphone({ lent: false });
      await desk(card);
      byRole('radio', 'Extension').focus();
      await sendKeys({ press: 'ArrowRight' });
      await settle();
      expect(focused()).to.equal(browser());
      expect(browser().checked).to.equal(false);
      expect((byRole('radio', 'Extension') as HTMLInputElement).checked).to.equal(true);
    });

    it('[STN-01] leaves nothing to sign in with where the browser is the only station', async () => {
      microphone({ lent: false });
      const d = await desk(card, { settings: { ...onBrowser, stations: ['browser'] } });
      expect(submit().getAttribute('aria-disabled')).to.equal('true');
      expect(textOf(d.desktop)).to.contain('This page gets no microphone here.');
      await press();
      expect(d.heard).to.deep.equal([]);
    });

    it('follows what the agent allows meanwhile', async () => {
      microphone({});
      await desk(card);
      await choose('Browser');
      await permit('denied');
      expect(browser().checked).to.equal(false);
      await permit('granted');
      expect(browser().getAttribute('aria-disabled')).to.equal('false');
      expect(browser().checked).to.equal(true);
    });

    it('is not asked for where the centre is played here: the first call does that', async () => {
      microphone({ answer: refuse('NotAllowedError') });
      const d = await desk(card);
      await choose('Browser');
      await press();
      expect(d.heard).to.deep.equal(['wx-sign-in', 'wx-signed-in']);
      expect(asked).to.equal(0);
    });

    it('[STN-01] is asked for on the click that signs in, and not before', async () => {
      let allow: (() => void) | undefined;
      microphone({ answer: () => new Promise((resolve) => (allow = () => resolve(new MediaStream()))) });
      const d = await desk(card);
      await reconnect(d, {});
      await choose('Browser');
      expect(asked).to.equal(0);
      await press();
      const busy = byRole('button', 'Signing in…');
      expect(busy.getAttribute('aria-busy')).to.equal('true');
      busy.click();
      await settle();
      expect(asked).to.equal(1);
      expect(d.heard).to.deep.equal([]);
      allow?.();
      await settle();
      expect(d.heard).to.deep.equal(['wx-sign-in', 'wx-signed-in']);
      expect(d.desktop.state.agent?.station?.kind).to.equal('browser');
    });

    for (const [name, text] of [
      ['NotAllowedError', 'The microphone is blocked. Allow it in the browser, or take calls on a phone.'],
      ['NotFoundError', 'No microphone was found. Connect one, or take calls on a phone.'],
    ] as const) {
      it(`[STN-01] [ERR-01] chooses a phone where it is refused, says why, and may be tried again: ${name}`, async () => {
        microphone({ answer: refuse(name) });
        const d = await desk(card);
        await reconnect(d, {});
        await choose('Browser');
        await press();
        expect(d.heard).to.deep.equal([]);
        expect(textOf(byRole('alert'))).to.equal(text);
        expect((byRole('radio', 'Extension') as HTMLInputElement).checked).to.equal(true);
        await expect(d.desktop).to.be.accessible();
        microphone({});
        await choose('Browser');
        expect(isThere('alert')).to.equal(false);
        await press();
        expect(d.heard).to.deep.equal(['wx-sign-in', 'wx-signed-in']);
      });
    }

    it('[I18N-01] says so in Chinese', async () => {
      microphone({ lent: false });
      await desk(card, { lang: 'zh-CN' });
      expect(descriptionOf(byRole('radio', '浏览器'))).to.contain('此页面在这里无法使用麦克风。');
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] is gone through, chosen and submitted by keys alone', async () => {
      const d = await desk(card);
      byRole('combobox', 'Team').focus();
      const names = [];
      for (let i = 0; i < 4; i += 1) {
        names.push(focused()?.computedName);
        await sendKeys({ press: 'Tab' });
      }
      expect(names).to.deep.equal(['Team', 'Extension', 'Extension', 'Sign in']);
      byRole('radio', 'Extension').focus();
      await sendKeys({ press: 'ArrowLeft' });
      await settle();
      expect(focused()?.computedName).to.equal('Dial number');
      await sendKeys({ press: 'Tab' });
      expect(focused()).to.equal(field());
      await sendKeys({ type: '4155550100' });
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(d.desktop.state.agent?.station).to.deep.equal({ kind: 'dial-number', number: '4155550100' });
    });

    it('[A11Y-01] is accessible with a fault and with each kind of station', async () => {
      const d = await desk(card);
      await expect(d.desktop).to.be.accessible();
      await choose('Dial number');
      await press();
      expect(field().getAttribute('aria-invalid')).to.equal('true');
      await expect(d.desktop).to.be.accessible();
      await choose('Browser');
      await expect(d.desktop).to.be.accessible();
    });
  });

  describe('edges', () => {
    it('keeps what was typed for each kind of station', async () => {
      await desk(card);
      await type('3307', 'Extension');
      await choose('Dial number');
      expect(field().value).to.equal('');
      await type('+49 30');
      await choose('Extension');
      expect(field('Extension').value).to.equal('3307');
      await choose('Dial number');
      expect(field().value).to.equal('+49 30');
    });

    it('shows markup as text, everywhere', async () => {
      const markup = '<img src=x onerror=alert(1)>';
      const d = await desk(card, {
        settings: {
          teams: defaultOrganisation.teams.map((team) => ({ ...team, name: markup })),
          agents: onlyOne({ name: markup }),
        },
      });
      expect(textOf(d.desktop)).to.contain(markup);
      const team = byRole('combobox', 'Team') as HTMLSelectElement;
      expect(team.options[0]?.label).to.equal(markup);
      await type(markup, 'Extension');
      await press();
      expect(field('Extension').value).to.equal(markup);
      await reconnect(d, { send: () => Promise.reject(new Failure('unexpected', { detail: markup })) });
      await type('1', 'Extension');
      await press();
      expect(textOf(byRole('alert'))).to.contain(`(${markup})`);
    });

    it('[A11Y-01] fits 320 pixels with a value of 5,000 characters in it', async () => {
      const long = 'W'.repeat(5000);
      await setViewport({ width: 320, height: 600 });
      try {
        const d = await desk(card);
        await reconnect(d, {
          connect: (listener) =>
            d.backend.connect({
              ...listener,
              fact: (fact) =>
                listener.fact({
                  ...fact,
                  agent: fact.agent && { ...fact.agent, name: long },
                  settings: fact.settings && { ...fact.settings, teams: [{ id: 'long', name: long }] },
                }),
            }),
          send: () => Promise.reject(new Failure('unexpected', { detail: long })),
        });
        await press();
        byRole('alert');
        expect(document.documentElement.scrollWidth).to.equal(320);
        field('Extension').value = '1'.repeat(5000);
        field('Extension').dispatchEvent(new InputEvent('input'));
        await press();
        expect(descriptionOf(field('Extension'))).to.equal('Digits only, 18 at most.');
        expect(document.documentElement.scrollWidth).to.equal(320);
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });

    it('paints nothing without a desktop', async () => {
      const element = await fixture<HTMLElement>(card);
      await settle();
      expect(element.offsetHeight).to.equal(0);
      expect(textOf(element)).to.equal('');
    });

    it('waits for a desktop that has no back end yet, without calling it a failure', async () => {
      const holder = await fixture<HTMLElement>(html`<div><wx-desktop>${card}</wx-desktop></div>`);
      await settle();
      expect(textOf(holder)).to.contain('Connecting to the contact centre…');
    });

    it('[A11Y-01] tells the chosen station apart where colours are forced', async () => {
      await emulateFeatures({ 'forced-colors': 'active' });
      await desk(card);
      const tile = (name: string): CSSStyleDeclaration =>
        getComputedStyle(byRole('radio', name).closest('label') ?? document.body);
      expect(tile('Extension').boxShadow).not.to.equal('none');
      expect(tile('Browser').boxShadow).to.equal('none');
    });
  });
});

type AgentInput = (typeof defaultOrganisation)['agents'][number];

/** The agent at this desk alone, changed. */
function onlyOne(changes: Partial<AgentInput>): AgentInput[] {
  return defaultOrganisation.agents.slice(0, 1).map((agent) => ({ ...agent, ...changes }));
}

/** A colleague who is signed in at the extension 2218. */
function withColleague(): AgentInput[] {
  return defaultOrganisation.agents.map((agent) => ({
    ...agent,
    begins: agent.id === 'marcus-delgado' ? ('available' as const) : ('offline' as const),
  }));
}
