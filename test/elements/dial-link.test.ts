import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Failure } from '../../src/core/index.js';
import { reconnect } from '../support/backend.js';
import { desk, find, html, make, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { asked, callOf, clickOn, failureOf } from '../support/dialling.js';
import { emulateFeatures } from '../support/media.js';
import { byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';
import { waitUntil } from '../support/wait.js';

const link = html`<p>Mobile: <wx-dial-link number="+1 (415) 555-0134">at work</wx-dial-link></p>`;
const signedIn = { station: 'extension' } as const;
const open = (content = link): Promise<Desk> => desk(content, signedIn);
const only = (): HTMLElement => byRole('button', /^Call /u);

describe('wx-dial-link', () => {
  describe('paints', () => {
    it('[OUT-01] its text, named as what it does', async () => {
      const d = await open();
      expect(textOf(byRole('button', 'Call at work'))).to.equal('Call at work');
      expect(only().getAttribute('aria-disabled')).to.equal('false');
      await expect(d.desktop).to.be.accessible();
      await emulateFeatures({ 'forced-colors': 'active' });
      await expect(d.desktop).to.be.accessible();
    });

    it('the number where there is no text', async () => {
      await open(html`<wx-dial-link number="+14155550134"></wx-dial-link>`);
      byRole('button', 'Call +1 415 555 0134');
    });

    it('[DN-01] plain text for what cannot be dialled, or holds digits that are hidden', async () => {
      const d = await open(
        html`<wx-dial-link number="12">no</wx-dial-link> <wx-dial-link>Ask for Anna</wx-dial-link>
          <wx-dial-link>1234567890123456789</wx-dial-link> <wx-dial-link>•••• 0134</wx-dial-link>
          <wx-dial-link number="+• ••• ••• 0134"></wx-dial-link>`,
      );
      expect(isThere('button')).to.equal(false);
      expect(textOf(d.desktop)).to.equal('no Ask for Anna 1234567890123456789 •••• 0134 +• ••• ••• 0134');
    });

    it('plain text without a desktop, before there is an agent, and where nothing can call out', async () => {
      const alone = await fixture<HTMLElement>(html`<div>${link}</div>`);
      expect(textOf(alone)).to.equal('Mobile: at work');
      expect(isThere('button', undefined, alone)).to.equal(false);
      const d = await open();
      const commands = new Set(d.backend.capabilities.commands);
      commands.delete('outdial');
      await reconnect(d, { capabilities: { ...d.backend.capabilities, commands } });
      expect(textOf(d.desktop)).to.equal('Mobile: at work');
    });

    it('[I18N-01] Chinese', async () => {
      await desk(link, { ...signedIn, lang: 'zh-CN' });
      byRole('button', '拨打 at work');
    });

    it('what becomes of its text, also where a framework changes it in place', async () => {
      const d = await open(html`<wx-dial-link>+14155550134</wx-dial-link>`);
      const all = asked(d);
      const text = find('wx-dial-link')!.firstChild as Text;
      text.data = 'nobody';
      await settle();
      expect(isThere('button')).to.equal(false);
      text.data = '+44 20 7946 0321';
      await settle();
      await clickOn(only());
      expect(all[0]?.number).to.equal('+442079460321');
    });

    it('markup and long texts as text', async () => {
      const name = `<img src=x>${'x'.repeat(5000)}`;
      const d = await open(html`<wx-dial-link number="+14155550134">${name}</wx-dial-link>`);
      expect(textOf(d.desktop)).to.contain(name);
    });
  });

  describe('asks', () => {
    it('[OUT-01] [DN-02] [HST-01] to call its number, reduced, through the first entry point', async () => {
      const d = await open();
      const all = asked(d);
      await clickOn(only());
      expect(all).to.deep.equal([{ number: '+14155550134', entryPointId: 'care-outgoing', callerId: null }]);
      expect(callOf(d).customer.name).to.equal('Maya Torres');
    });

    it('[HST-01] leaves the call to a listener that cancels it', async () => {
      const d = await open();
      d.desktop.addEventListener('wx-outdial', (event) => event.preventDefault());
      await clickOn(only());
      expect(d.desktop.state.interactions.size).to.equal(0);
      expect(only().getAttribute('aria-busy')).to.equal('false');
    });

    it('[ERR-03] once on a double click', async () => {
      const d = await open();
      const all = asked(d);
      await reconnect(d, { send: () => new Promise(() => undefined) });
      only().click();
      only().click();
      await settle();
      only().dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true, composed: true }));
      await settle();
      expect(all).to.have.length(1);
      expect(only().getAttribute('aria-busy')).to.equal('true');
    });

    it('[OUT-01] by keyboard, and by script', async () => {
      const d = await open();
      const all = asked(d);
      d.desktop.addEventListener('wx-outdial', (event) => event.preventDefault());
      await sendKeys({ press: 'Tab' });
      only().focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(await find('wx-dial-link')!.call()).to.deep.equal({ done: false, taken: true });
      expect(all).to.have.length(2);
      expect(await make('wx-dial-link').call()).to.equal(null);
    });

    it('[HST-02] of a desktop that it does not stand in', async () => {
      const d = await open(html``);
      const all = asked(d);
      await fixture(html`<p><wx-dial-link desktop="desk" number="+14155550134">Call me</wx-dial-link></p>`);
      await clickOn(byRole('button', 'Call Call me'));
      // The request starts at the link, which stands outside; the desktop has carried it out.
      expect(all).to.have.length(0);
      expect(callOf(d).dialling?.state).to.equal('dialling');
    });
  });

  describe('confirms', () => {
    it('[OUT-01] in the outdial of the page, where it is asked to', async () => {
      const d = await open(
        html`<wx-dial-link confirm number="+1 (415) 555-0134">at work</wx-dial-link><wx-outdial></wx-outdial>`,
      );
      const all = asked(d);
      await clickOn(only());
      await waitUntil(() => isThere('combobox', 'Number or name'));
      await waitUntil(() => focused() === byRole('combobox', 'Number or name'));
      expect((byRole('combobox', 'Number or name') as HTMLInputElement).value).to.equal('+14155550134');
      expect(all).to.have.length(0);
      await clickOn(byRole('button', 'Call'));
      expect(all).to.have.length(1);
      sessionStorage.clear();
    });

    it('and calls at once where there is none', async () => {
      const d = await open(html`<wx-dial-link confirm number="+14155550134">at work</wx-dial-link>`);
      const all = asked(d);
      await clickOn(only());
      expect(all).to.have.length(1);
    });
  });

  describe('refuses', () => {
    it('[OUT-01] while it is not possible, and says why', async () => {
      const d = await desk(link);
      expect(descriptionOf(only())).to.equal('Sign in first.');
      expect(only().title).to.equal('Sign in first.');
      await expect(d.desktop).to.be.accessible();
      await d.signIn();
      expect(only().getAttribute('aria-disabled')).to.equal('false');
      await d.goAvailable();
      await d.talk();
      const all = asked(d);
      expect(descriptionOf(only())).to.equal('You are on a call. End it first.');
      await clickOn(only());
      expect(all).to.have.length(0);
    });

    it('[ERR-01] [CBK-04] tells in the notices why a call was not placed, with the reason code', async () => {
      const d = await desk(html`${link}<wx-notices></wx-notices>`, {
        ...signedIn,
        settings: { callLimits: { tenant: 0 } },
      });
      await clickOn(only());
      expect(textOf(find('wx-notices')!)).to.contain('No more calls can be placed now');
      expect(textOf(find('wx-notices')!)).to.contain('(TENANT_CALL_LIMIT)');
      expect(failureOf(await find('wx-dial-link')!.call())).to.equal('call-limit');
      expect(d.desktop.state.interactions.size).to.equal(0);
    });

    it('[ERR-02] while the link is lost', async () => {
      const d = await open();
      let lose: (() => void) | undefined;
      await reconnect(d, {
        connect: (listener) => {
          lose = () => listener.link('lost');
          return d.backend.connect(listener);
        },
        send: () => Promise.reject(new Failure('link-lost')),
      });
      lose?.();
      await settle();
      expect(descriptionOf(only())).to.equal('The desktop lost its connection. It comes back by itself.');
    });
  });
});
