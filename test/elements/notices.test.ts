import { expect, fixture } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import { Failure } from '../../src/core/index.js';
import type { BackendListener } from '../../src/core/index.js';
import { through } from '../support/backend.js';
import { desk, find, html, own, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const page = html`<button>Of the host</button><wx-interaction-control></wx-interaction-control
  ><wx-notices></wx-notices>`;
const phone = { station: 'extension' } as const;

const here = (): ShadowRoot => find('wx-notices')!.shadowRoot!;
const region = (): HTMLElement => byRole('region', 'Notices', here());
/** What the notices say, from top to bottom. */
const shown = (): string[] => allByRole('listitem', undefined, here()).map(textOf);
const spoken = (role: 'alert' | 'status'): string => textOf(byRole(role, undefined, here()));
/** Compares by identity alone: chai would write out a whole page where two elements differ. */
function expectFocus(element: Element | null, why = 'the focus'): void {
  expect(focused() === element, `${why}; it is on “${String(focused()?.computedName)}”`).to.equal(true);
}
const dismissAt = (index: number): HTMLElement => allByRole('button', 'Dismiss', here())[index]!;

/** A ringing caller hangs up: a notice that goes by itself. */
async function withdraw(d: Desk, customerId = 'maya-torres'): Promise<void> {
  const { id } = await d.ring('call', customerId);
  await d.act('customer-leaves', { interactionId: id });
}

/** An act that the centre refuses: a notice that stays. */
async function refuse(d: Desk): Promise<void> {
  await d.desktop.send('hold', { interactionId: 'of yesterday' }, { from: d.desktop });
  await settle();
}

async function click(element: HTMLElement): Promise<void> {
  element.click();
  await settle();
}

async function point(at: HTMLElement | [number, number]): Promise<void> {
  const { left, top } = at instanceof HTMLElement ? at.getBoundingClientRect() : { left: at[0], top: at[1] };
  await sendMouse({ type: 'move', position: [Math.round(left + 4), Math.round(top + 4)] });
  await settle();
}

/** Connects the desktop through a listener that the test can speak to. */
async function tap(d: Desk): Promise<BackendListener> {
  let listener: BackendListener | undefined;
  d.desktop.backend = through(d.backend, { connect: (one) => d.backend.connect((listener = one)) });
  await settle();
  if (!listener) throw new Error('The desktop did not connect.');
  return listener;
}

describe('wx-notices', () => {
  afterEach(() => point([0, 0]));

  describe('paints', () => {
    it('nothing while there is nothing to tell, but places to speak from', async () => {
      await desk(page, phone);
      expect(isThere('region', 'Notices')).to.equal(false);
      expect(spoken('status')).to.equal('');
      expect(spoken('alert')).to.equal('');
    });

    it('[ANS-04] that the caller hung up while ringing, over the page', async () => {
      const d = await desk(page, phone);
      await withdraw(d);
      expect(shown()).to.have.length(1);
      expect(shown()[0]).to.contain('The caller hung up').and.contain('Maya Torres left while ringing.');
      expect(region().matches(':popover-open')).to.equal(true);
      expect(d.desktop.state.agent?.state.name).to.equal('available');
    });

    it('[ERR-01] what failed, and what to do', async () => {
      const d = await desk(page, phone);
      const { id } = await d.talk();
      await d.desktop.perform('hold', { interactionId: id });
      await d.desktop.send('hold', { interactionId: id }, { from: d.desktop });
      await settle();
      expect(shown()).to.deep.equal(['The call was not put on hold It is on hold already, or has ended.']);
      expect(isThere('button', 'Retry'), 'trying again cannot help').to.equal(false);
    });

    it('[ERR-02] a lost connection and its return, in one place', async () => {
      const d = await desk(page, phone);
      const { link } = await tap(d);
      link('lost');
      await settle();
      expect(shown()[0]).to.contain('The desktop lost its connection');
      expect(spoken('alert')).to.contain('The desktop lost its connection');
      await d.advance(60_000);
      expect(shown()).to.have.length(1);
      link('open');
      await settle();
      expect(shown()[0], 'nothing is sure yet').to.contain('The desktop lost its connection');
      d.backend.resync();
      await settle();
      expect(shown()).to.have.length(1);
      expect(shown()[0]).to.contain('Connected again');
      expect(spoken('status')).to.contain('Connected again');
      await d.advance(9000);
      expect(shown()).to.deep.equal([]);
    });

    it('three at most, the newest first, and how many others wait', async () => {
      const d = await desk(page, phone);
      await withdraw(d);
      for (let i = 0; i < 4; i += 1) await refuse(d);
      expect(shown()).to.have.length(3);
      expect(textOf(region())).to.contain('2 more').and.not.to.contain('The caller hung up');
      for (let i = 0; i < 2; i += 1) await click(dismissAt(0));
      expect(shown()).to.have.length(3);
      expect(shown()[2]).to.contain('The caller hung up');
      expect(textOf(region())).not.to.contain('more');
    });

    it('[I18N-01] itself in Chinese, and in another language when that changes', async () => {
      const d = await desk(page, { ...phone, lang: 'zh-CN' });
      await refuse(d);
      expect(isThere('region', '通知')).to.equal(true);
      expect(isThere('button', '忽略')).to.equal(true);
      expect(shown()).to.deep.equal(['它已经结束 那里没有需要处理的事情了。']);
      d.desktop.parentElement!.lang = 'en';
      await settle();
      expect(shown()[0]).to.contain('That is over already');
    });

    it('in the flow of the page with `inline`', async () => {
      const d = await desk(html`<wx-notices inline></wx-notices>`, phone);
      await refuse(d);
      expect(getComputedStyle(region()).position).to.equal('static');
      expect(region().hasAttribute('popover')).to.equal(false);
      await click(dismissAt(0));
      expect(isThere('region')).to.equal(false);
    });
  });

  describe('speaks', () => {
    it('[A11Y-01] once: politely of what happened, at once of what failed; and falls silent', async () => {
      const d = await desk(page, phone);
      const regions = [byRole('status', undefined, here()), byRole('alert', undefined, here())];
      const said: string[] = [];
      const watch = new MutationObserver((records) => {
        for (const { addedNodes } of records) {
          for (const node of addedNodes) if (node instanceof Element) said.push(textOf(node));
        }
      });
      for (const one of regions) watch.observe(one, { childList: true, subtree: true, characterData: true });
      await withdraw(d);
      await refuse(d);
      await refuse(d);
      expect(said).to.have.length(3);
      expect(said[0]).to.contain('The caller hung up');
      expect(said[1]).to.contain('That is over already');
      expect(said[2]).to.equal(said[1]);
      expect(spoken('status')).to.contain('The caller hung up').and.not.to.contain('over already');
      expect(spoken('alert')).to.contain('over already').and.not.to.contain('The caller hung up');
      const [status, alert] = regions;
      expect(byRole('status', undefined, here()) === status, 'the region that was there before').to.equal(true);
      expect(byRole('alert', undefined, here()) === alert, 'the region that was there before').to.equal(true);
      for (const one of regions) expect(one.ariaAtomic, 'what was said is not said again').to.equal('false');

      await d.advance(3000);
      await click(dismissAt(0));
      expect(said).to.have.length(3);
      expect(spoken('status') + spoken('alert'), 'nobody reads it twice').to.equal('');
      expect(shown()).to.have.length(2);
      expect(region().querySelector('[role=alert], [role=status], [aria-live]')).to.equal(null);
      watch.disconnect();
    });
  });

  describe('asks', () => {
    it('[ERR-01] does the same again with "Retry", announced like the first time', async () => {
      const d = await desk(page, phone);
      await d.talk();
      const { backend } = d;
      const send = backend.send.bind(backend);
      backend.send = () => Promise.reject(new Failure('timeout', { retryable: true }));
      byRole('button', 'Hold').click();
      await settle();
      expect(shown()[0]).to.contain('The service did not reply in time');
      expect(isThere('button', 'Hold'), 'the screen is true to the service').to.equal(true);
      const retry = byRole('button', 'Retry', here());
      expect(descriptionOf(retry)).to.equal('The service did not reply in time');
      await click(retry);
      expect(shown(), 'it failed again').to.have.length(1);

      backend.send = send;
      d.heard.length = 0;
      await click(byRole('button', 'Retry', here()));
      expect(d.heard).to.deep.equal(['wx-hold', 'wx-held']);
      expect(shown()).to.deep.equal([]);
      expect(isThere('button', 'Resume')).to.equal(true);
    });

    it('[ERR-03] once on a double click', async () => {
      const d = await desk(page, phone);
      await refuse(d);
      await refuse(d);
      const { left, top } = dismissAt(0).getBoundingClientRect();
      for (const clickCount of [1, 2]) {
        document
          .elementFromPoint(left + 8, top + 8)
          ?.shadowRoot?.elementFromPoint(left + 8, top + 8)
          ?.dispatchEvent(new MouseEvent('click', { detail: clickCount, bubbles: true, composed: true }));
        await settle();
      }
      expect(shown()).to.have.length(1);
    });
  });

  describe('refuses', () => {
    it('[ERR-01] to tell of a failure that the host shows in its own way', async () => {
      const d = await desk(page, phone);
      const codes: string[] = [];
      d.desktop.addEventListener('wx-error', (event) => {
        codes.push(event.detail.failure.code);
        event.preventDefault();
      });
      await refuse(d);
      expect(codes).to.deep.equal(['interaction-gone']);
      expect(shown()).to.deep.equal([]);
      expect(spoken('alert')).to.equal('');
    });

    it('to tell of an act that was taken over', async () => {
      const d = await desk(page, phone);
      d.desktop.addEventListener('wx-hold', (event) => event.preventDefault());
      await refuse(d);
      expect(shown()).to.deep.equal([]);
    });
  });

  describe('goes', () => {
    it('by itself after eight seconds, where nothing went wrong', async () => {
      const d = await desk(page, phone);
      await withdraw(d);
      await refuse(d);
      await d.advance(7000);
      expect(shown()).to.have.length(2);
      await d.advance(2000);
      expect(shown()).to.have.length(1);
      await d.advance(600_000);
      expect(shown(), 'a failure stays').to.deep.equal(['That is over already Nothing is left to do there.']);
    });

    it('not while the pointer rests on it or the focus is in it', async () => {
      const d = await desk(page, phone);
      await withdraw(d);
      await point(region());
      await point(dismissAt(0));
      await d.advance(60_000);
      expect(shown()).to.have.length(1);
      dismissAt(0).focus();
      await point([0, 0]);
      await d.advance(60_000);
      expect(shown()).to.have.length(1);
      byRole('button', 'Of the host').focus();
      await d.advance(9000);
      expect(shown()).to.have.length(0);
    });

    it('not before it was shown', async () => {
      const d = await desk(page, phone);
      await withdraw(d);
      for (let i = 0; i < 3; i += 1) await refuse(d);
      await d.advance(60_000);
      await click(dismissAt(0));
      expect(shown()[2]).to.contain('The caller hung up');
      await d.advance(6000);
      expect(shown()).to.have.length(3);
      await d.advance(3000);
      expect(shown()).to.have.length(2);
    });

    it('without a beat that goes on when nothing counts any more', async () => {
      const d = await desk(html`<wx-notices></wx-notices>`, phone);
      const before = d.clock.waiting;
      await refuse(d);
      expect(d.clock.waiting, 'while it is spoken').to.equal(before + 1);
      await d.advance(3000);
      expect(d.clock.waiting).to.equal(before);
      await withdraw(d);
      await d.advance(60_000);
      expect(d.clock.waiting).to.equal(before);
      await refuse(d);
      find('wx-notices', d.desktop)!.remove();
      await settle();
      expect(d.clock.waiting).to.equal(before);
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] takes no focus, and gives it on: to the next one, then back to where it was', async () => {
      const d = await desk(page, phone);
      const host = byRole('button', 'Of the host');
      host.focus();
      await refuse(d);
      await withdraw(d);
      await refuse(d);
      expectFocus(host);
      dismissAt(1).focus();
      expect(descriptionOf(dismissAt(1))).to.equal('The caller hung up');
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(shown()).to.have.length(2);
      expectFocus(dismissAt(1));
      await sendKeys({ press: 'Enter' });
      await settle();
      expectFocus(dismissAt(0));
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(shown()).to.have.length(0);
      expectFocus(host);
    });

    for (const [place, content] of [
      ['over the page', html`<wx-notices></wx-notices>`],
      ['in the page', html`<wx-notices inline></wx-notices>`],
    ] as const) {
      it(`[A11Y-01] is accessible ${place}`, async () => {
        const d = await desk(content, phone);
        await withdraw(d);
        d.backend.send = () => Promise.reject(new Failure('timeout', { retryable: true }));
        await refuse(d);
        expect(isThere('button', 'Retry')).to.equal(true);
        // What fades in has no colour of its own yet.
        await Promise.all(
          here()
            .getAnimations()
            .map(({ finished }) => finished),
        );
        await expect(d.desktop).to.be.accessible();
      });
    }

    it('[A11Y-01] stays within a small page', async () => {
      await setViewport({ width: 320, height: 256 });
      try {
        const d = await desk(page, phone);
        for (let i = 0; i < 5; i += 1) await refuse(d);
        const { left, right, top, bottom } = region().getBoundingClientRect();
        expect([left >= 0, right <= 320, top >= 0, bottom <= 256]).to.deep.equal([true, true, true, true]);
        expect(region().scrollWidth).to.be.at.most(region().clientWidth);
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });
  });

  describe('edges', () => {
    it('moves nothing under the agent’s hand: a new one comes below, or waits', async () => {
      const d = await desk(page, phone);
      await refuse(d);
      await point(dismissAt(0));
      const { offsetTop } = dismissAt(0);
      await withdraw(d);
      expect(shown()[1]).to.contain('The caller hung up');
      expect(dismissAt(0).offsetTop).to.equal(offsetTop);
      await refuse(d);
      await refuse(d);
      expect(shown()).to.have.length(3);
      expect(textOf(region())).to.contain('1 more');
      await point([0, 0]);
      expect(shown()[0], 'with the hand away the newest is first').to.contain('over already');
      expect(shown()[2]).to.contain('The caller hung up');
    });

    it('comes up again over what was shown later', async () => {
      const d = await desk(
        html`<div id="cover" popover="manual"></div>
          ${page}`,
        phone,
      );
      await refuse(d);
      const cover = d.desktop.querySelector<HTMLElement>('#cover')!;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('#cover { inset: 0; inline-size: 100%; block-size: 100%; border: 0; padding: 0; margin: 0 }');
      document.adoptedStyleSheets.push(sheet);
      cover.showPopover();
      const isInSight = (): boolean => {
        const { left, top, width, height } = dismissAt(0).getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2)?.localName === own('wx-notices');
      };
      expect(isInSight()).to.equal(false);
      await refuse(d);
      expect(isInSight()).to.equal(true);
      document.adoptedStyleSheets.pop();
    });

    it('shows markup as text, and lets nothing grow over the page', async () => {
      const markup = '<img src=x onerror=alert(1)>&amp;';
      const customers = defaultOrganisation.customers.map((one) => ({ ...one, name: markup }));
      const d = await desk(page, { ...phone, settings: { customers } });
      await withdraw(d);
      expect(shown()[0]).to.contain(`${markup} left while ringing.`);
      expect(here().querySelector('img')).to.equal(null);
      d.backend.send = () => Promise.reject(new Failure('unexpected', { detail: 'x'.repeat(5000) }));
      await refuse(d);
      expect(shown()[0]).to.contain('x'.repeat(5000));
      const { width, height } = region().getBoundingClientRect();
      expect(width).to.be.at.most(412);
      expect(height).to.be.below(600);
      expect(region().scrollWidth).to.be.at.most(region().clientWidth);
    });

    it('[HST-02] goes with its desktop, and starts anew with another', async () => {
      const d = await desk(page, phone);
      await refuse(d);
      const element = find('wx-notices', d.desktop)!;
      d.desktop.after(element);
      await settle();
      expect(shown()).to.deep.equal([]);
      d.desktop.append(element);
      await settle();
      expect(shown()).to.have.length(1);
      expect(region().matches(':popover-open')).to.equal(true);
    });

    it('[HST-02] without a desktop paints nothing and throws nothing', async () => {
      const element = await fixture<HTMLElement>(html`<wx-notices></wx-notices>`);
      expect(textOf(element)).to.equal('');
      expect(isThere('region', 'Notices')).to.equal(false);
    });
  });
});
