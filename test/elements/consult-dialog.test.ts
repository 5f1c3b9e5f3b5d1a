import { expect, fixture } from '@open-wc/testing';
import { resetMouse, sendKeys, setViewport } from '@web/test-runner-commands';
import { Failure } from '../../src/core/index.js';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import { colleague, confer, conferred } from '../support/colleagues.js';
import { desk, find, html, make, settle } from '../support/desk.js';
import {
  act,
  asked,
  choose,
  elementOf,
  ofHost,
  opened,
  options,
  page,
  press,
  rootOf,
  search,
} from '../support/dialogs.js';
import { show, turnTo, walk } from '../support/dialogs.js';
import { clickOn } from '../support/dialling.js';
import { pressKeys } from '../support/keys.js';
import { linkedDesk } from '../support/link.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, atRest, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const element = () => elementOf('consult');
const here = (): ShadowRoot => rootOf('consult');
const dialog = (): HTMLElement => byRole('dialog', 'Consult', here());
const isOpen = (): boolean => here().querySelector('dialog')?.matches(':popover-open, :modal') ?? false;
const consult = (): HTMLElement => act('consult');
const reason = (): string => descriptionOf(consult());
const others = (): HTMLInputElement => byRole('checkbox', 'Let the others keep talking', here()) as HTMLInputElement;
const onlyCall = (d: Awaited<ReturnType<typeof desk>>) => [...d.desktop.state.interactions.values()][0]!;

describe('wx-consult-dialog', function () {
  // Many real keys, each of which takes its time on a slow machine.
  this.timeout(30_000);

  describe('paints', () => {
    it('[CON-01] a dialog with the lists to choose from, that leaves the page usable', async () => {
      const d = await opened('consult');
      expect(isOpen()).to.equal(true);
      expect(element().open).to.equal(true);
      expect(element().hasAttribute('open')).to.equal(true);
      dialog();
      expect(allByRole('tab', undefined, here()).map((one) => one.computedName)).to.include('Queue');
      expect(focused()).to.equal(search());
      await clickOn(ofHost());
      expect(isOpen(), 'the page is used, the dialog stays').to.equal(true);
      await expect(d.desktop).to.be.accessible();
    });

    it('[CON-01] nothing without an active call: none, one that rings, one that is wrapped up', async () => {
      const d = await desk(page, { station: 'extension' });
      await show('consult');
      expect(isOpen()).to.equal(false);
      await d.ring();
      await show('consult');
      expect(isOpen()).to.equal(false);
      const { id } = onlyCall(d);
      await d.act('answer-phone', { interactionId: id });
      await d.act('customer-leaves', { interactionId: id });
      element().open = true;
      await settle();
      expect(isOpen()).to.equal(false);
      expect(element().hasAttribute('open')).to.equal(false);
    });

    it('[CON-01] opens for a call on hold as well', async () => {
      const d = await desk(page, { station: 'extension' });
      const { id } = await d.talk();
      await d.desktop.perform('hold', { interactionId: id });
      await show('consult');
      expect(isOpen()).to.equal(true);
    });

    it('[CON-14] no "Let the others keep talking" in a plain call', async () => {
      await opened('consult');
      expect(isThere('checkbox', undefined, here())).to.equal(false);
    });

    for (const [who, begin] of [
      ['the primary', confer],
      ['a conferenced agent', conferred],
    ] as const) {
      it(`[CON-14] that choice, unchecked, for ${who} who consults out of a conference`, async () => {
        const d = await desk(page, { station: 'extension' });
        await begin(d);
        await show('consult');
        expect(others().checked).to.equal(false);
        await expect(d.desktop).to.be.accessible();
      });
    }

    it('[I18N-01] Chinese', async () => {
      const d = await desk(page, { station: 'extension', lang: 'zh-CN' });
      await confer(d);
      await show('consult');
      byRole('dialog', '咨询', here());
      byRole('button', '关闭', here());
      byRole('button', '取消', here());
      byRole('checkbox', '让其他人继续通话', here());
      expect(descriptionOf(act('consult', '咨询'))).to.equal('请先选择目标。');
    });

    it('whose call it is, once the agent turned to another', async () => {
      const d = await opened('consult');
      expect(textOf(dialog())).not.to.contain('Maya Torres');
      const chat = await d.ring('chat');
      await d.desktop.perform('accept', { interactionId: chat.id });
      await settle();
      expect(d.desktop.state.currentId).to.equal(chat.id);
      expect(isOpen()).to.equal(true);
      expect(textOf(dialog())).to.contain('Call with Maya Torres');
    });
  });

  describe('asks', () => {
    it('[CON-02] whom was chosen; the customer waits on hold, and the dialog is gone', async () => {
      const d = await opened('consult');
      await colleague(d);
      await press(byRole('button', 'Refresh'));
      const heard = asked(d, 'consult');
      await choose('priya');
      expect(reason()).to.equal('Priya Raman');
      expect(consult().getAttribute('aria-disabled')).to.equal('false');
      await press(consult());
      const [one] = heard;
      expect(heard.length).to.equal(1);
      expect(one).to.include({ interactionId: onlyCall(d).id, othersTalk: false });
      expect(one?.to).to.deep.equal({ kind: 'agent', id: 'priya-raman', name: 'Priya Raman' });
      expect(onlyCall(d).consult?.state).to.equal('requested');
      expect(isOpen()).to.equal(false);
      expect(element().open).to.equal(false);
      expect(focused()).to.equal(ofHost());
    });

    for (const [what, isChecked, held] of [
      ['the others talk on where that was chosen', true, 0],
      ['the others wait where it was not', false, 2],
    ] as const) {
      it(`[CON-14] ${what}`, async () => {
        const d = await desk(page, { station: 'extension' });
        await confer(d);
        await show('consult');
        await turnTo('Dial Number');
        await choose('+14155550199');
        if (isChecked) await clickOn(others());
        expect(others().checked).to.equal(isChecked);
        await press(consult());
        const { consult: asking, participants } = onlyCall(d);
        expect(asking?.to.id).to.equal('+14155550199');
        expect(participants.filter((one) => one.leg === 'main' && one.heldAt !== null).length).to.equal(held);
      });
    }

    it('nothing that a listener takes over: it stays until the page has done it', async () => {
      const d = await opened('consult');
      const other = await colleague(d);
      await press(byRole('button', 'Refresh'));
      await choose('priya');
      d.desktop.addEventListener('wx-consult', (event) => event.preventDefault(), { once: true });
      const heard = asked(d, 'consult');
      await press(consult());
      expect(onlyCall(d).consult).to.equal(null);
      expect(isOpen()).to.equal(true);
      await d.desktop.perform('consult', heard[0]!);
      await settle();
      expect(other.only.request?.kind).to.equal('consult');
      expect(isOpen()).to.equal(false);
    });

    it('[ERR-03] once, however often it is clicked', async () => {
      const d = await opened('consult');
      await colleague(d);
      await press(byRole('button', 'Refresh'));
      const heard = asked(d, 'consult');
      await choose('priya');
      const button = consult();
      button.click();
      button.click();
      await settle();
      expect(heard.length).to.equal(1);
    });

    it('[CON-12] a queue whose agents are all busy: it waits there', async () => {
      const d = await opened('consult');
      const other = await colleague(d);
      await other.talks();
      await turnTo('Queue');
      await choose('premier');
      await press(consult());
      expect(onlyCall(d).consult).to.include({ state: 'queued' });
      expect(isOpen()).to.equal(false);
    });
  });

  describe('refuses', () => {
    it('with the reason, while nobody is chosen', async () => {
      const d = await opened('consult');
      const heard = asked(d, 'consult');
      expect(consult().getAttribute('aria-disabled')).to.equal('true');
      expect(reason()).to.equal('Choose whom first.');
      await press(consult());
      expect(heard.length).to.equal(0);
    });

    it('[EDG-03] with the reason, while somebody else in the call consults', async () => {
      const d = await desk(page, { station: 'extension' });
      const [call, other] = await confer(d);
      await show('consult');
      await turnTo('Dial Number');
      await choose('+14155550199');
      expect(consult().getAttribute('aria-disabled')).to.equal('false');
      await other.store.send('consult', {
        interactionId: call.id,
        to: { kind: 'dial-number', id: '+14155550177', name: 'Another' },
        othersTalk: true,
      });
      await settle();
      expect(consult().getAttribute('aria-disabled')).to.equal('true');
      expect(reason()).to.equal('Somebody in the call is consulting. One consult at a time.');
      expect(search().value, 'what was typed stays').to.equal('+14155550199');
    });

    it('who cannot be asked any more, as the list hears of it', async () => {
      const d = await opened('consult');
      const other = await colleague(d);
      await press(byRole('button', 'Refresh'));
      await choose('priya');
      const heard = asked(d, 'consult');
      await other.talks();
      await d.advance(1000);
      expect(consult().getAttribute('aria-disabled')).to.equal('true');
      expect(reason()).to.contain('Priya Raman');
      await press(consult());
      expect(heard.length).to.equal(0);
    });

    it('[CON-11] [ERR-01] stays with the message and what to do: nobody is signed in to the queue', async () => {
      const d = await opened('consult');
      await turnTo('Queue');
      await choose('premier');
      await press(consult());
      expect(isOpen()).to.equal(true);
      const text = textOf(byRole('alert', undefined, here()));
      expect(text).to.contain('Nobody is signed in to that queue');
      expect(text).to.contain('Choose another queue or agent.');
      expect(onlyCall(d).consult).to.equal(null);
      expect(find('wx-notices')!.shadowRoot!.textContent, 'once is enough').not.to.contain('Nobody is signed in');
      await expect(d.desktop).to.be.accessible();
      // The message is about the one before.
      await choose('technical');
      expect(isThere('alert', undefined, here())).to.equal(false);
    });

    it('[CON-11] [ERR-01] who became busy meanwhile: the message stays, the list is fetched anew', async () => {
      const d = await opened('consult');
      const other = await colleague(d);
      await press(byRole('button', 'Refresh'));
      await choose('priya');
      // No time passes: the list has not heard of it.
      await other.backend.world.act('contact', { channel: 'call', for: 'me' });
      await settle();
      expect(options().length, 'an old list').to.equal(1);
      await press(consult());
      expect(textOf(byRole('alert', undefined, here()))).to.contain('That agent is busy');
      expect(options()).to.deep.equal([]);
      expect(reason()).to.equal('Choose whom first.');
      expect(onlyCall(d).consult).to.equal(null);
    });

    it('[ERR-01] keeps a typed number over a failure, and asks again with it', async () => {
      const d = await opened('consult');
      await turnTo('Dial Number');
      await choose('+14155550199');
      const { backend } = d;
      const send = backend.send.bind(backend);
      backend.send = () => Promise.reject(new Failure('timeout', { retryable: true, detail: '504' }));
      await press(consult());
      expect(textOf(byRole('alert', undefined, here()))).to.match(/did not reply in time .*504/u);
      expect(search().value).to.equal('+14155550199');
      backend.send = send;
      await press(consult());
      expect(onlyCall(d).consult?.to.id).to.equal('+14155550199');
    });

    it('[ERR-01] closed before its answer came, it comes back with the reason and takes no focus', async () => {
      const d = await opened('consult');
      await turnTo('Dial Number');
      await choose('+14155550199');
      let refuse: (failure: Failure) => void = () => undefined;
      d.backend.send = () => new Promise((_, reject) => (refuse = reject));
      await press(consult());
      expect(consult().getAttribute('aria-busy')).to.equal('true');
      expect(allByRole('status', undefined, here()).map(textOf)).to.include('Asking…');
      await press(byRole('button', 'Cancel', here()));
      expect(isOpen()).to.equal(false);
      const field = await fixture<HTMLInputElement>(html`<input aria-label="A note" />`);
      field.focus();
      refuse(new Failure('agent-busy'));
      await settle();
      expect(isOpen()).to.equal(true);
      expect(textOf(byRole('alert', undefined, here()))).to.contain('That agent is busy');
      expect(search().value).to.equal('+14155550199');
      expect(focused()).to.equal(field);
    });
  });

  describe('keyboard and axe', () => {
    it('[KEY-01] [CON-02] by keys alone from the call to the one who is asked', async () => {
      const d = await desk(page, { station: 'extension' });
      await d.talk();
      const other = await colleague(d);
      await d.advance(1000);
      await walk('consult', 'Alt+Shift+Q');
      expect(other.only.request?.kind).to.equal('consult');
      expect(focused()).to.equal(ofHost());
    });

    it('Enter on the chosen one goes on with it', async () => {
      const d = await opened('consult');
      const other = await colleague(d);
      await press(byRole('button', 'Refresh'));
      await choose('priya');
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(other.only.request?.kind).to.equal('consult');
      expect(isOpen()).to.equal(false);
    });

    it('[A11Y-01] Escape, Close and Cancel close it, and the focus is back where it came from', async () => {
      await opened('consult');
      for (const close of [
        () => pressKeys('Escape'),
        () => press(byRole('button', 'Close', here())),
        () => press(byRole('button', 'Cancel', here())),
      ]) {
        if (!isOpen()) await show('consult');
        search().focus();
        await close();
        expect(isOpen()).to.equal(false);
        expect(focused()).to.equal(ofHost());
      }
    });

    it('tells of opening and closing, without bubbling', async () => {
      const d = await desk(page, { station: 'extension' });
      await d.talk();
      const told: string[] = [];
      const bubbled: string[] = [];
      for (const name of ['toggle', 'close']) {
        element().addEventListener(name, (event) =>
          told.push(event instanceof ToggleEvent ? `${name} ${event.newState}` : name),
        );
        d.desktop.addEventListener(name, () => bubbled.push(name));
      }
      element().toggle(ofHost());
      await settle();
      await settle();
      element().toggle();
      await settle();
      expect(told).to.deep.equal(['toggle open', 'toggle closed', 'close']);
      expect(bubbled).to.deep.equal([]);
    });

    it('forced colours', async () => {
      await emulateFeatures({ 'forced-colors': 'active' });
      const d = await opened('consult');
      await atRest();
      await expect(d.desktop).to.be.accessible();
    });
  });

  describe('edges', () => {
    afterEach(async () => {
      await setViewport({ width: 800, height: 600 });
      await resetMouse();
    });

    it('the call ends while it is open: it goes, and the focus is back', async () => {
      const d = await opened('consult');
      expect(focused()).to.equal(search());
      await d.act('customer-leaves', { interactionId: onlyCall(d).id });
      expect(isOpen()).to.equal(false);
      expect(element().open).to.equal(false);
      // The wrap-up that comes takes the focus from no field; here nothing else had it.
      expect(here().activeElement).to.equal(null);
      expect(focused()).to.exist;
    });

    it('[ERR-02] the link is lost: it stays, says why nothing can be asked, and can once it is back', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'extension' });
      await d.talk();
      await show('consult');
      await turnTo('Dial Number');
      await choose('+14155550199');
      link.drop();
      await settle();
      expect(consult().getAttribute('aria-disabled')).to.equal('true');
      expect(reason()).to.contain('lost its connection');
      expect(isOpen()).to.equal(true);
      await recover();
      expect(search().value).to.equal('+14155550199');
      expect(consult().getAttribute('aria-disabled')).to.equal('false');
    });

    it('[A11Y-01] opens over a modal of the host, and gives it the focus back', async () => {
      const d = await desk(page, { station: 'extension' });
      await d.talk();
      const modal = document.createElement('dialog');
      modal.innerText = 'Record';
      const field = document.createElement('input');
      field.ariaLabel = 'In the record';
      modal.append(field);
      document.body.append(modal);
      modal.showModal();
      field.focus();
      await element().show();
      await settle();
      expect(here().querySelector('dialog')?.matches(':modal')).to.equal(true);
      expect(focused()).to.equal(search());
      await clickOn(byRole('tab', 'Queue', here()));
      expect(byRole('tab', 'Queue', here()).getAttribute('aria-selected')).to.equal('true');
      await pressKeys('Escape');
      expect(isOpen()).to.equal(false);
      expect(modal.open).to.equal(true);
      expect(focused()).to.equal(field);
      modal.remove();
    });

    for (const [width, height] of [
      [320, 640],
      [500, 400],
      [1440, 900],
    ] as const) {
      it(`[A11Y-01] all of it within a window of ${String(width)} by ${String(height)}, its buttons in reach`, async () => {
        await setViewport({ width, height });
        await opened('consult');
        const box = here().querySelector('dialog')!.getBoundingClientRect();
        expect(box.left).to.be.at.least(0);
        expect(box.top).to.be.at.least(0);
        expect(box.right).to.be.at.most(width);
        expect(box.bottom).to.be.at.most(height);
        const { bottom, right } = consult().getBoundingClientRect();
        expect(bottom).to.be.at.most(box.bottom);
        expect(right).to.be.at.most(box.right);
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
      });
    }

    it('stays clear of the popovers in the corner, wherever its button is', async () => {
      await setViewport({ width: 1440, height: 900 });
      const d = await desk(page, { station: 'extension' });
      await d.talk();
      const far = await fixture<HTMLElement>(html`<button>Far</button>`);
      for (const [side, room] of [
        ['ltr', (box: DOMRect) => 1440 - box.right],
        ['rtl', (box: DOMRect) => box.left],
      ] as const) {
        document.documentElement.dir = side;
        Object.assign(far.style, { position: 'fixed', insetInlineEnd: '10px', insetBlockEnd: '10px' });
        await element().show(far);
        await settle();
        expect(room(here().querySelector('dialog')!.getBoundingClientRect()), side).to.be.at.least(456);
        element().close();
        await settle();
      }
      document.documentElement.removeAttribute('dir');
    });

    it('a customer’s and an agent’s name in markup, and one of 5,000 characters', async () => {
      const markup = '<img src=x onerror=alert(1)>';
      const long = 'x'.repeat(80);
      const agents = defaultOrganisation.agents.map((agent, index) => ({
        ...agent,
        begins: 'offline' as const,
        ...(index === 1 ? { name: markup } : index === 2 ? { name: long } : {}),
      }));
      const d = await opened('consult', { settings: { agents } });
      await colleague(d);
      await colleague(d, 2);
      await press(byRole('button', 'Refresh'));
      await choose('img');
      expect(reason()).to.equal(markup);
      await choose('xxx');
      const target = here().querySelector<HTMLElement>('[part=target]')!;
      expect(target.title).to.equal(long);
      expect(target.scrollWidth).to.be.greaterThan(target.clientWidth);
      search().value = 'y'.repeat(5000);
      search().dispatchEvent(new InputEvent('input'));
      await settle();
      expect(textOf(dialog())).to.contain('yyyy');
      expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
    });

    it('without a desktop it paints nothing, and opens to nothing', async () => {
      const alone = await fixture<ReturnType<typeof make<'wx-consult-dialog'>>>(make('wx-consult-dialog'));
      await alone.show();
      expect(alone.open).to.equal(false);
      expect(textOf(alone)).to.equal('');
      alone.toggle();
      alone.close();
    });

    it('[HST-02] is closed when it comes back to the page', async () => {
      const d = await opened('consult');
      const one = element();
      one.remove();
      await settle();
      d.desktop.append(one);
      await settle();
      expect(isOpen()).to.equal(false);
      expect(one.hasAttribute('open')).to.equal(false);
      await show('consult');
      expect(isOpen()).to.equal(true);
    });
  });
});
