import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { EMPTY_WORLD } from '../../src/backends/empty-world.js';
import type { Backend, World, WorldView } from '../../src/core/index.js';
import { Failure } from '../../src/core/index.js';
import { defineSimulatorPanel, WxSimulatorPanel } from '../../src/elements/simulator-panel/index.js';
import { desk, find, html, settle, own } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

defineSimulatorPanel();

const panel = html`<wx-simulator-panel></wx-simulator-panel>`;

const press = async (name: string | RegExp): Promise<void> => {
  byRole('button', name).click();
  await settle();
};

/** The section of this heading. Others are not looked through: asking the browser for every name takes its time. */
function section(name: string): HTMLElement {
  const all = find('wx-simulator-panel')?.shadowRoot?.querySelectorAll<HTMLElement>('.part') ?? [];
  const found = [...all].find((one) => one.querySelector('h4')?.textContent === name);
  if (!found) throw new Error(`There is no section ${name}.`);
  return found;
}

/** Opens a section that is folded. */
const unfold = async (name: string): Promise<void> => {
  section(name).querySelector('summary')?.click();
  await settle();
};

const choose = async (label: string, text: string): Promise<void> => {
  const list = byRole('combobox', label) as HTMLSelectElement;
  list.value = [...list.options].find((one) => one.text === text)?.value ?? 'there is no such option';
  list.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
};

const only = (d: Desk) => {
  const [first, ...rest] = [...d.desktop.state.interactions.values()];
  if (!first || rest.length > 0) throw new Error('There should be one interaction.');
  return first;
};

/** A back end whose world shows what a test wants, and refuses every act. */
function fakeWorld(view: Partial<WorldView>, refusal = new Failure('interaction-gone')) {
  const listeners = new Set<() => void>();
  const world: World & { view: WorldView } = {
    view: { ...EMPTY_WORLD, colleague: 'Priya Raman', ...view },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    act: () => Promise.reject(refusal),
  };
  const backend: { -readonly [K in keyof Backend]: Backend[K] } = {
    capabilities: { commands: new Set(), directories: new Set(), reveal: false },
    world,
    connect: () => Promise.resolve(),
    send: () => Promise.reject(refusal),
    search: () => Promise.reject(refusal),
    reveal: () => Promise.reject(refusal),
    resync: () => undefined,
    disconnect: () => Promise.resolve(),
  };
  return { backend, world, listeners };
}

describe('wx-simulator-panel', () => {
  describe('paints', () => {
    it('who can call, over which entry point, and one filled button', async () => {
      await desk(panel, { station: 'extension' });
      const who = byRole('combobox', 'Who') as HTMLSelectElement;
      expect(who.selectedOptions[0]?.text).to.equal('Somebody');
      expect([...who.options].map((one) => one.text)).to.include('Maya Torres');
      const where = byRole('combobox', 'Reaches') as HTMLSelectElement;
      expect([...where.querySelectorAll('optgroup')].map((one) => one.label)).to.deep.equal([
        'Calls',
        'Chats',
        'Social',
        'Email',
      ]);
      expect((byRole('radio', 'Me') as HTMLInputElement).checked).to.equal(true);
      const groups = ['Somebody contacts the centre', 'Your telephone', 'Customers', 'Callbacks', 'Campaign'];
      for (const name of [...groups, 'Second editor', 'Centre']) {
        expect(section(name).computedRole).to.equal('group');
        expect(section(name).computedName).to.equal(name);
      }
      for (const name of ['Incoming call', 'Incoming chat', 'Incoming message', 'Incoming email'])
        byRole('button', name);
      const filled = allByRole('button').filter((one) => one.dataset['kind'] === 'primary');
      expect(filled.map((one) => one.computedName)).to.deep.equal(['Incoming call']);
    });

    it('the telephone through a whole call, in words', async () => {
      const d = await desk(panel, { station: 'extension' });
      const phone = section('Your telephone');
      expect(textOf(phone)).to.equal('Your telephone On the hook');
      await press('Incoming call');
      expect(textOf(phone)).to.contain('Connecting');
      expect(isThere('button', 'Answer on phone')).to.equal(false);
      await d.advance(1000);
      expect(textOf(phone)).to.contain('Ringing');
      await press('Answer on phone');
      expect(textOf(phone)).to.equal('Your telephone In a call Hang up phone');
      await d.desktop.perform('end', { interactionId: only(d).id });
      await settle();
      expect(textOf(phone)).to.contain('Off the hook');
      await press('Hang up phone');
      expect(textOf(phone)).to.equal('Your telephone On the hook');
    });

    it('each customer with place and time, which counts', async () => {
      const d = await desk(panel, { station: 'extension' });
      expect(textOf(section('Customers'))).to.contain('Nobody is calling.');
      const { id } = await d.talk('maya-torres');
      await d.advance(61_000);
      expect(textOf(section('Customers'))).to.contain('Maya Torres Talking 01:01');
      await d.desktop.perform('hold', { interactionId: id });
      await d.advance(5000);
      expect(textOf(section('Customers'))).to.contain('Maya Torres On hold 00:05');
    });

    it('[OUT-01] the tones that the agent keys into the call', async () => {
      const d = await desk(panel, { station: 'extension' });
      const { id } = await d.talk('maya-torres');
      expect(textOf(section('Customers'))).not.to.contain('Keyed in');
      await d.desktop.perform('send-digits', { interactionId: id, digits: '12#' });
      await settle();
      expect(textOf(section('Customers'))).to.contain('Keyed in 12#');
    });

    it('five customers, those on the line first, and the rest when asked', async () => {
      const d = await desk(panel, { station: 'extension' });
      await press('12 mixed requests');
      const rows = (): string[] => [...section('Customers').querySelectorAll('li')].map(textOf);
      expect(rows()).to.have.length(5);
      await d.advance(1000);
      const answers = allByRole('button', 'Answer on phone', section('Your telephone'));
      const last = descriptionOf(answers.at(-1) ?? document.body);
      answers.at(-1)?.click();
      await settle();
      expect(rows()).to.have.length(5);
      expect(rows()[0]).to.contain(`${last} Talking`);
      const more = byRole('button', /^Show \d+ more$/u, section('Customers'));
      more.focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(rows()).to.have.length(d.world.view.outsiders.length);
      expect(focused()?.textContent).to.equal('Customers');
    });

    it('that a call waits for an agent who has not signed in', async () => {
      await desk(panel);
      await press('Incoming call');
      expect(textOf(section('Customers'))).to.contain('Waiting');
      expect(textOf(section('Your telephone'))).to.contain('Sign in first');
    });

    it('that a browser station has no telephone', async () => {
      const d = await desk(panel, { station: 'browser' });
      await d.ring();
      expect(textOf(section('Your telephone'))).to.equal('Your telephone No telephone at this station');
      expect(isThere('button', 'Answer on phone')).to.equal(false);
    });

    it('the centre in numbers', async () => {
      await desk(panel, { station: 'extension' });
      expect(textOf(section('Centre'))).to.equal('Centre');
      await unfold('Centre');
      expect(textOf(section('Centre'))).to.contain('0 waiting · 1 agents available · 0 engaged');
    });
  });

  describe('asks', () => {
    it('[ANS-01] lets somebody call, and answers on the telephone', async () => {
      const d = await desk(panel, { station: 'extension' });
      await choose('Who', 'Jonas Weber');
      await choose('Reaches', 'Premier line');
      await press('Incoming call');
      expect(only(d)).to.deep.include({ channel: 'call' });
      expect(only(d).customer.name).to.equal('Jonas Weber');
      expect(only(d).entryPoint?.name).to.equal('Premier line');
      await d.advance(1000);
      const answer = byRole('button', 'Answer on phone');
      expect(descriptionOf(answer)).to.equal('Jonas Weber');
      await press('Answer on phone');
      expect(d.heard).to.deep.equal(['wx-offered', 'wx-answered']);
    });

    it('one contact for each press, over the channel of the button whatever entry point is chosen', async () => {
      const d = await desk(panel, { station: 'extension' });
      await choose('Reaches', 'Premier line');
      for (const name of ['Incoming chat', 'Incoming message', 'Incoming email', 'Incoming email']) await press(name);
      const channels = [...d.desktop.state.interactions.values()].map((one) => one.channel);
      expect(channels).to.deep.equal(['chat', 'social', 'email', 'email']);
    });

    it('[POP-04] twelve requests of all channels at a press, of which nine can be accepted together', async () => {
      const d = await desk(panel, { station: 'extension' });
      await press('12 mixed requests');
      await d.advance(1000);
      const all = [...d.desktop.state.interactions.values()];
      const count = (channel: string): number => all.filter((one) => one.channel === channel).length;
      expect(['call', 'chat', 'social', 'email'].map(count)).to.deep.equal([3, 3, 3, 3]);
      expect(new Set(all.map((one) => one.customer.id)).size).to.equal(12);
      for (const { id, channel } of all) {
        if (channel !== 'call') await d.desktop.perform('accept', { interactionId: id });
      }
      await settle();
      expect([...d.desktop.state.interactions.values()].filter((one) => one.request)).to.have.length(3);
    });

    it('for whoever is free, when that is chosen', async () => {
      const d = await desk(panel, { station: 'extension' });
      await d.desktop.perform('set-state', { state: { name: 'idle', codeId: 'break' } });
      await unfold('Centre');
      byRole('radio', 'Whoever is free').click();
      await press('Incoming call');
      expect(textOf(section('Customers'))).to.contain('Nobody is calling.');
      expect(textOf(section('Centre'))).to.contain('1 waiting');
      byRole('radio', 'Me').click();
      await press('Incoming call');
      expect(textOf(section('Customers'))).to.contain('Waiting');
    });

    it('[ANS-04] [EDG-07] lets the customer hang up, by name', async () => {
      const d = await desk(panel, { station: 'extension' });
      await d.ring('call', 'maya-torres');
      await press(/Customer hangs up/u);
      expect(d.desktop.state.interactions.size).to.equal(0);
      const { id } = await d.talk('jonas-weber');
      await d.desktop.perform('hold', { interactionId: id });
      await settle();
      await press('Customer hangs up: Jonas Weber');
      expect(only(d).wrapUp).not.to.equal(null);
    });

    it('lets a customer write, and leave', async () => {
      const d = await desk(panel, { station: 'extension' });
      await d.ring('chat', 'maya-torres');
      await press('Customer writes: Maya Torres');
      expect(only(d).messages).to.equal(2);
      await press(/Customer leaves/u);
      expect(d.desktop.state.interactions.size).to.equal(0);
    });

    it('[EDG-17] lets the telephone fail, while connecting too', async () => {
      const d = await desk(panel, { station: 'extension' });
      await press('Incoming call');
      await press('Phone fails');
      expect(d.desktop.state.agent?.state.name).to.equal('channel-failure');
      expect(textOf(section('Customers'))).to.contain('Waiting');
    });

    it('answers the one that was meant when several ring', async () => {
      const d = await desk(panel, { station: 'extension' });
      await d.ring('call', 'maya-torres');
      await d.ring('call', 'jonas-weber');
      const answers = allByRole('button', 'Answer on phone');
      expect(answers.map(descriptionOf)).to.deep.equal(['Maya Torres', 'Jonas Weber']);
      answers[1]?.click();
      await settle();
      expect(textOf(section('Customers'))).to.match(/Jonas Weber Talking/u);
    });

    it('[ERR-03] acts once on a double click, but calls as often as it is pressed', async () => {
      const d = await desk(panel, { station: 'extension' });
      const click = async (name: string | RegExp, detail: number): Promise<void> => {
        byRole('button', name).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail }));
        await settle();
      };
      await click('Incoming call', 1);
      await click('Incoming call', 2);
      expect(d.desktop.state.interactions.size).to.equal(2);
      await d.advance(1000);
      allByRole('button', 'Answer on phone')[0]?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, composed: true, detail: 2 }),
      );
      await settle();
      expect(textOf(section('Your telephone'))).to.contain('Ringing');
    });

    it('sets the traffic of the colleagues', async () => {
      const d = await desk(panel, { station: 'extension' });
      await unfold('Centre');
      const slider = byRole('slider', 'Calls for the colleagues, an hour') as HTMLInputElement;
      expect([slider.min, slider.max]).to.deep.equal(['0', '600']);
      slider.focus();
      await sendKeys({ press: 'End' });
      await settle();
      expect(d.world.view.callsPerHour).to.equal(600);
      expect(textOf(section('Centre'))).to.contain('600');
      await sendKeys({ press: 'Home' });
      await settle();
      expect(d.world.view.callsPerHour).to.equal(0);
    });
  });

  describe('refuses', () => {
    it('[ERR-01] shows why the world did not do it, until something else works or it is dismissed', async () => {
      const { backend } = fakeWorld({}, new Failure('interaction-gone', { detail: 'No such call' }));
      const d = await desk(panel);
      d.desktop.backend = backend;
      await settle();
      await press('Incoming call');
      expect(textOf(byRole('alert'))).to.equal('That is over already Nothing is left to do there. (No such call)');
      await press('Dismiss');
      expect(isThere('alert')).to.equal(false);
      await press('Incoming call');
      d.desktop.backend = d.backend;
      await settle();
      await press('Incoming call');
      expect(isThere('alert')).to.equal(false);
    });

    it('has no world with a back end that plays none, and none without a desktop', async () => {
      const { backend } = fakeWorld({});
      const d = await desk(panel);
      delete backend.world;
      d.desktop.backend = backend;
      await settle();
      expect(textOf(d.desktop)).to.contain('Only the embedded contact centre has an outside world.');
      expect(allByRole('button')).to.have.length(0);
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] chooses and calls with the keyboard, and keeps the focus in its section when a button goes', async () => {
      const d = await desk(panel, { station: 'extension' });
      byRole('combobox', 'Who').focus();
      const names = [];
      for (let i = 0; i < 4; i += 1) {
        names.push(focused()?.computedName);
        await sendKeys({ press: 'Tab' });
      }
      expect(names).to.deep.equal(['Who', 'Reaches', 'Me', 'Incoming call']);
      byRole('button', 'Incoming call').focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(focused()?.computedName).to.equal('Incoming call');
      await d.advance(1000);
      byRole('button', 'Answer on phone').focus();
      await sendKeys({ press: 'Space' });
      await settle();
      expect(focused()?.textContent).to.equal('Your telephone');
      byRole('button', /Customer hangs up/u).focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(focused()?.textContent).to.equal('Customers');
    });

    for (const colours of ['none', 'active'] as const) {
      it(`[A11Y-01] is accessible with calls in every state, forced colours: ${colours}`, async () => {
        await emulateFeatures({ 'forced-colors': colours, 'prefers-reduced-motion': 'reduce' });
        const d = await desk(panel, { station: 'extension' });
        await d.ring('call', 'maya-torres');
        await d.ring('call', 'jonas-weber');
        await d.ring('chat');
        await expect(d.desktop).to.be.accessible();
      });
    }
  });

  describe('edges', () => {
    it('[I18N-01] speaks Chinese', async () => {
      await desk(panel, { station: 'extension', lang: 'zh-CN' });
      await settle();
      byRole('button', '来电').click();
      await settle();
      expect(textOf(section('客户'))).to.contain('正在连接');
      byRole('button', /^客户挂断：/u);
    });

    it('shows markup and 5,000 characters as text, and stays within 320 pixels', async () => {
      const name = `<img src=x onerror=alert(1)>${'W'.repeat(5000)}`;
      const { backend } = fakeWorld({
        people: [{ id: 'x', name, number: name }],
        campaign: name,
        colleague: name,
        entryPoints: [{ id: 'y', name, channel: 'call' }],
        phone: 'ringing',
        outsiders: (['call', 'chat'] as const).map((channel) => ({
          interactionId: channel,
          channel,
          origin: 'inbound',
          name,
          address: name,
          queue: name,
          where: 'ringing',
          since: 0,
          atPhone: channel === 'call' ? 'offered' : null,
          consultFrom: null,
          parties: [{ participantId: 'p', name, where: 'called' }],
          callback: false,
          digits: '1'.repeat(5000),
          editable: [{ name: 'x', label: name, type: 'string' }],
        })),
      });
      const d = await desk(html`<wx-simulator-panel></wx-simulator-panel>`);
      const element = find('wx-simulator-panel', d.desktop);
      if (!element) throw new Error('The panel is not there.');
      element.style.setProperty('inline-size', '320px');
      d.desktop.backend = backend;
      await settle();
      for (const fold of ['Callbacks', 'Campaign', 'Second editor', 'Centre']) await unfold(fold);
      expect(textOf(element)).to.contain('<img src=x onerror=alert(1)>WWW');
      expect(element.shadowRoot?.querySelector('img')).to.equal(null);
      expect(element.scrollWidth).to.be.at.most(320);
      for (const button of allByRole('button')) {
        expect(button.getBoundingClientRect().right).to.be.at.most(element.getBoundingClientRect().right);
      }
    });

    it('hears of the world only while it is on the page, and of the desktop that it has by then', async () => {
      const d = await desk(panel);
      const { backend, listeners, world } = fakeWorld({});
      d.desktop.backend = backend;
      await settle();
      const element = find('wx-simulator-panel', d.desktop);
      await unfold('Centre');
      expect(listeners.size).to.equal(1);
      element?.remove();
      expect(listeners.size).to.equal(0);
      if (element) d.desktop.append(element);
      await settle();
      expect(listeners.size).to.equal(1);
      world.view = { ...world.view, centre: { waiting: 7, available: 0, engaged: 0 } };
      for (const listener of listeners) listener();
      await settle();
      expect(textOf(section('Centre'))).to.contain('7 waiting');
      d.desktop.backend = d.backend;
      await settle();
      expect(listeners.size).to.equal(0);
    });

    it('shows the world of a centre that is reached only later', async () => {
      const d = await desk(panel);
      const { backend } = fakeWorld({});
      d.desktop.backend = backend;
      await settle();
      d.desktop.backend = d.backend;
      await settle();
      expect((byRole('combobox', 'Who') as HTMLSelectElement).options.length).to.be.above(20);
    });

    it('paints nothing harmful without any desktop', async () => {
      const element = new WxSimulatorPanel();
      document.body.append(element);
      await settle();
      expect(textOf(element)).to.contain('Only the embedded contact centre');
      element.remove();
    });

    it('[HST-02] is defined once, however often it is asked for', () => {
      defineSimulatorPanel();
      expect(customElements.get(own('wx-simulator-panel'))).to.equal(WxSimulatorPanel);
    });
  });
});
