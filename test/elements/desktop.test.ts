import { expect, fixture } from '@open-wc/testing';
import { EmbeddedCentre } from '../../src/backends/simulator/index.js';
import { Failure, ManualClock } from '../../src/core/index.js';
import { WxDesktop } from '../../src/elements/index.js';
import { through } from '../support/backend.js';
import { desk, findAll, html, make, render, settle } from '../support/desk.js';
import { allByRole, byRole, isThere, textOf } from '../support/page.js';

const control = html`<wx-interaction-control></wx-interaction-control>`;

function newDesktop(id: string, centre: EmbeddedCentre, clock: ManualClock, seat = 0): WxDesktop {
  const desktop = new WxDesktop();
  desktop.id = id;
  desktop.clock = clock;
  desktop.backend = centre.seat(centre.agentIds[seat] ?? '');
  return desktop;
}

const shows = (element: Element): string => textOf(element.shadowRoot ?? element);

async function signedIn(desktop: WxDesktop, number: string): Promise<void> {
  await settle();
  const teamId = desktop.state.settings?.teams[0]?.id ?? '';
  await desktop.perform('sign-in', { teamId, station: { kind: 'extension', number } });
  await settle();
}

describe('wx-desktop', () => {
  describe('is found', () => {
    it('[HST-02] by what was there before it, and by what comes later', async () => {
      const clock = new ManualClock();
      const centre = new EmbeddedCentre({ clock });
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      const early = make('wx-interaction-control');
      holder.append(early);
      await settle();
      expect(shows(early)).to.equal('');
      const desktop = newDesktop('d', centre, clock);
      // The provider comes after its children, around them.
      holder.append(desktop);
      desktop.append(early);
      await signedIn(desktop, '9001');
      expect(shows(early)).to.contain('not offered calls');
      const late = make('wx-interaction-control');
      desktop.append(late);
      await settle();
      expect(shows(late)).to.contain('not offered calls');
    });

    it('[HST-02] when it is upgraded after its children', async () => {
      const clock = new ManualClock();
      const centre = new EmbeddedCentre({ clock });
      const tag = 'late-desktop';
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      const shell = document.createElement(tag);
      const child = make('wx-interaction-control');
      shell.append(child);
      holder.append(shell);
      await settle();
      customElements.define(tag, class extends WxDesktop {});
      const desktop = shell as unknown as WxDesktop;
      desktop.clock = clock;
      desktop.backend = centre.seat(centre.agentIds[0] ?? '');
      await signedIn(desktop, '9002');
      expect(shows(child)).to.contain('not offered calls');
    });

    it('[HST-02] through other shadow roots, and by its name from outside, in any order', async () => {
      const clock = new ManualClock();
      const centre = new EmbeddedCentre({ clock });
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      const outside = make('wx-interaction-control');
      outside.desktop = 'named';
      holder.append(outside);
      const host = document.createElement('div');
      const root = host.attachShadow({ mode: 'open' });
      holder.append(host);
      const desktop = newDesktop('named', centre, clock);
      root.append(desktop);
      const inner = document.createElement('div');
      const nested = make('wx-interaction-control');
      inner.attachShadow({ mode: 'open' }).append(nested);
      desktop.append(inner);
      await signedIn(desktop, '9003');
      expect(shows(nested)).to.contain('not offered calls');
      expect(shows(outside)).to.contain('not offered calls');
      outside.desktop = 'somebody-else';
      await settle();
      expect(shows(outside)).to.equal('');
      desktop.id = 'somebody-else';
      await settle();
      expect(shows(outside)).to.contain('not offered calls');
    });

    it('[HST-02] each by its own elements: two desktops, two agents', async () => {
      const clock = new ManualClock();
      const centre = new EmbeddedCentre({ clock });
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      const [one, two] = [newDesktop('one', centre, clock, 0), newDesktop('two', centre, clock, 1)];
      const [a, b] = [make('wx-interaction-control'), make('wx-interaction-control')];
      one.append(a);
      two.append(b);
      holder.append(one, two);
      await signedIn(one, '9004');
      await signedIn(two, '9005');
      await one.perform('set-state', { state: { name: 'available' } });
      await settle();
      expect(shows(a)).to.contain('No calls yet');
      expect(shows(b)).to.contain('not offered calls');
      // Moved over, an element works with the desktop that it is in now.
      two.append(a);
      await settle();
      expect(shows(a)).to.contain('not offered calls');
    });

    it('[HST-02] by nobody: an element without one paints nothing and does no harm', async () => {
      const lonely = await fixture<HTMLElement>(html`<wx-interaction-control></wx-interaction-control>`);
      await settle();
      expect(shows(lonely)).to.equal('');
    });
  });

  describe('lives', () => {
    it('on when it is moved, and gives up its session a second after it was taken away', async () => {
      const d = await desk(control, { station: 'extension' });
      await d.talk();
      const { parentElement } = d.desktop;
      d.desktop.remove();
      await d.advance(900);
      parentElement?.append(d.desktop);
      await d.advance(2000);
      expect(d.desktop.state.link).to.equal('open');
      expect(isThere('button', 'Hold')).to.equal(true);
      d.desktop.remove();
      await d.advance(1100);
      expect(d.desktop.state.link).to.equal('closed');
      parentElement?.append(d.desktop);
      await settle();
      expect(isThere('button', 'Hold')).to.equal(true);
    });

    it('with another back end when it is given one', async () => {
      const d = await desk(control, { station: 'extension' });
      await d.talk('maya-torres');
      expect(isThere('article', 'Call with Maya Torres')).to.equal(true);
      d.desktop.backend = d.centre.seat(d.centre.agentIds[1] ?? '');
      await settle();
      expect(isThere('article')).to.equal(false);
      d.desktop.backend = null;
      await settle();
      expect(d.desktop.state.link).to.equal('closed');
    });

    it('leaves no timer and no listener behind', async () => {
      const d = await desk(control, { station: 'extension' });
      await d.talk();
      await d.desktop.perform('end', { interactionId: d.desktop.state.currentId ?? '' });
      d.desktop.remove();
      await d.advance(5000);
      // What is left waits in the centre, whose day goes on.
      const { waiting } = d.clock;
      const again = await desk(control);
      again.desktop.remove();
      await again.advance(5000);
      expect(again.clock.waiting).to.be.at.most(waiting);
      expect(d.clock.waiting).to.be.at.most(1);
    });
  });

  describe('tells the page', () => {
    it('[HST-01] what happened, with what a screen pop and a call log need, and nothing secret', async () => {
      const d = await desk(control, { station: 'extension' });
      const heard: Record<string, unknown>[] = [];
      for (const name of ['wx-offered', 'wx-answered', 'wx-ended', 'wx-wrapped-up'] as const) {
        document.addEventListener(name, (event) => heard.push({ name, ...event.detail }), { once: true });
      }
      const { id } = await d.talk('maya-torres');
      await d.advance(90_000);
      await d.desktop.perform('end', { interactionId: id });
      const reasonId = d.desktop.state.settings?.wrapUpReasons[0]?.id ?? '';
      await d.desktop.perform('wrap-up', { interactionId: id, reasonId });
      await settle();
      expect(heard.map((one) => one['name'])).to.deep.equal(['wx-offered', 'wx-answered', 'wx-ended', 'wx-wrapped-up']);
      expect(heard[0]).to.deep.include({
        interactionId: id,
        channel: 'call',
        customerId: 'maya-torres',
        desktop: 'desk',
      });
      expect(heard[0]).to.include({ replayed: false });
      const { answeredAt, endedAt } = heard[2] as { answeredAt: number; endedAt: number };
      expect(endedAt - answeredAt).to.equal(90_000);
      expect(heard[3]).to.include({ reasonId });
    });

    it('[HST-01] again after a reload, marked as replayed', async () => {
      const d = await desk(control, { station: 'extension' });
      await d.talk();
      const { parentElement } = d.desktop;
      d.desktop.remove();
      const replayed: boolean[] = [];
      document.addEventListener('wx-offered', (event) => replayed.push(event.detail.replayed), { once: true });
      const other = newDesktop('again', d.centre, d.clock);
      parentElement?.append(other);
      await settle();
      expect(replayed).to.deep.equal([true]);
    });

    it('[ERR-01] of an act that failed, by an event that can be cancelled', async () => {
      const d = await desk(control, { station: 'extension' });
      const { id } = await d.talk();
      const failures: unknown[] = [];
      d.desktop.addEventListener('wx-error', (event) => failures.push(event.detail.failure.code), { once: true });
      const from = allByRole('button', 'Hold')[0] as HTMLElement;
      const outcome = await d.desktop.send('resume', { interactionId: id }, { from });
      expect(outcome.done).to.equal(false);
      expect(failures).to.deep.equal(['not-held']);
      expect(d.desktop.notices).to.have.length(1);
      d.desktop.addEventListener('wx-error', (event) => event.preventDefault(), { once: true });
      await d.desktop.send('resume', { interactionId: id }, { from });
      expect(d.desktop.notices).to.have.length(1);
    });

    it('[HST-01] and does nothing for an event that somebody forged', async () => {
      const d = await desk(control, { station: 'extension' });
      const { id } = await d.talk();
      byRole('button', 'Hold').dispatchEvent(
        new CustomEvent('wx-hold', { bubbles: true, composed: true, cancelable: true, detail: { interactionId: id } }),
      );
      await settle();
      expect(isThere('button', 'Hold')).to.equal(true);
    });

    it('by a rejection, when a script asks for what cannot be', async () => {
      const d = await desk(control);
      const failure = await d.desktop.perform('hold', { interactionId: 'none' }).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(Failure).and.include({ code: 'not-signed-in' });
      d.desktop.backend = null;
      await settle();
      const other = await d.desktop.perform('sign-out', {}).catch((error: unknown) => error);
      expect(other).to.be.instanceOf(Failure).and.include({ code: 'link-lost' });
    });
  });

  describe('when the centre cannot be reached', () => {
    it('[ERR-01] says so, and connects when asked again', async () => {
      const clock = new ManualClock();
      const seat = new EmbeddedCentre({ clock }).seat('tomasz-wojcik');
      let isDown = true;
      const backend = through(seat, {
        connect: (listener) =>
          isDown ? Promise.reject(new Failure('link-lost', { retryable: true })) : seat.connect(listener),
      });
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      const desktop = new WxDesktop();
      desktop.clock = clock;
      desktop.backend = backend;
      holder.append(desktop);
      await settle();
      expect(desktop.state.link).to.equal('closed');
      const [notice] = desktop.notices;
      expect(notice?.text(desktop.language.terms).what).to.equal('The desktop is not connected');
      isDown = false;
      notice?.again?.();
      await settle();
      expect(desktop.state.link).to.equal('open');
    });
  });

  describe('speaks', () => {
    it('[I18N-01] the nearest language around it, and another when that changes', async () => {
      const d = await desk(control, { station: 'extension', lang: 'zh-CN' });
      await d.talk();
      expect(isThere('button', '保留')).to.equal(true);
      const around = d.desktop.parentElement as HTMLElement;
      around.lang = 'en-GB';
      await settle();
      expect(isThere('button', 'Hold')).to.equal(true);
      around.lang = 'zh-Hans-CN';
      await settle();
      expect(isThere('button', '保留')).to.equal(true);
      around.lang = 'tlh';
      await settle();
      expect(isThere('button', 'Hold')).to.equal(true);
      d.desktop.lang = 'zh';
      await settle();
      expect(isThere('button', '保留')).to.equal(true);
    });
  });

  describe('costs', () => {
    it('repaints the pane of the call that changed, and no other', async () => {
      const d = await desk(html``, { station: 'browser' });
      const { id } = await d.talk();
      const chat = await d.ring('chat');
      await d.desktop.perform('accept', { interactionId: chat.id });
      await settle();
      render(
        html`<wx-interaction-control interaction-id=${id}></wx-interaction-control
          ><wx-interaction-control interaction-id=${chat.id}></wx-interaction-control>`,
        d.desktop,
      );
      await settle();
      const [callPane, chatPane] = findAll('wx-interaction-control', d.desktop).map((pane) => {
        const counter = { paints: 0 };
        pane.addController({ hostUpdated: () => (counter.paints += 1) });
        return counter;
      });
      await d.desktop.perform('hold', { interactionId: id });
      await settle();
      await d.advance(10_000);
      expect(callPane?.paints).to.be.within(1, 3);
      expect(chatPane?.paints).to.equal(0);
    });
  });
});
