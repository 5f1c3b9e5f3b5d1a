/** The connection breaks, or is bad: what every element shows then, and after [ERR-02, ERR-03, WRP-06, POP-05]. */
import { expect } from '@open-wc/testing';
import { Failure } from '../../src/core/index.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { reconnect } from '../support/backend.js';
import { expectTrue, linkedDesk } from '../support/link.js';
import { allByRole, byRole, deep, descriptionOf, isThere, textOf } from '../support/page.js';

const page = html`
  <wx-station-login></wx-station-login>
  <wx-agent-state></wx-agent-state>
  <wx-interaction-control></wx-interaction-control>
  <wx-popover-stack></wx-popover-stack>
  <wx-wrapup inline></wx-wrapup>
  <wx-notices inline></wx-notices>
`;

const REQUESTS =
  /^wx-(?:sign-in|sign-out|set-state|accept|decline|hold|resume|end|wrap-up|(?:pause|resume)-recording)$/u;
const WHY = 'The desktop lost its connection';

/** What stands in an element, without asking the browser for its name: that takes its time. */
const textIn = (selector: string, tag: 'wx-notices' | 'wx-interaction-control'): string =>
  find(tag)?.shadowRoot?.querySelector(selector)?.textContent.replace(/\s+/gu, ' ').trim() ?? '';

const notices = (): string => textIn('.notices', 'wx-notices');

async function press(name: string): Promise<void> {
  byRole('button', name).click();
  await settle();
}

/** Presses everything that can be pressed; nothing of it may reach the centre, or even be asked for. */
async function pressEverything(d: Desk): Promise<void> {
  await settle();
  expect(d.desktop.state.link).to.equal('lost');
  d.heard.length = 0;
  const all = [...deep(d.desktop)].filter(
    (one): one is HTMLElement => one instanceof HTMLElement && one.matches('button, [role^="menuitem"]'),
  );
  expect(all.length).to.be.greaterThan(0);
  for (const one of all) {
    if (!one.isConnected || !one.checkVisibility() || /Try now|Dismiss/u.test(one.ariaLabel ?? one.innerText)) continue;
    one.click();
    await settle();
  }
  expect(d.heard.filter((name) => REQUESTS.test(name))).to.deep.equal([]);
}

/** These are there, off, and say why. */
function expectOff(...names: string[]): void {
  for (const name of names) {
    const button = byRole('button', name);
    expect(button.ariaDisabled, name).to.equal('true');
    expect(descriptionOf(button), name).to.contain(WHY);
  }
}

const count = (d: Desk, name: string): number => d.heard.filter((one) => one === name).length;

describe('a connection that breaks', function () {
  // Everything on the page is pressed and asked for its name.
  this.timeout(15_000);

  describe('paints', () => {
    it('[ERR-02] that it is lost, when it is tried again, and that it is back', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'extension' }, { seed: 1 });
      link.drop();
      await settle();
      expect(notices()).to.contain('The desktop lost its connection It connects again by itself. Next try in 1 s.');
      expect(notices()).not.to.contain('Go on talking');
      await d.advance(1000);
      expect(notices()).to.contain('Trying now…');
      await d.advance(500);
      expect(notices()).to.contain('Next try in 2 s.');
      await d.advance(1000);
      expect(notices()).to.contain('Next try in 1 s.');
      await d.advance(1500);
      expect(notices()).to.contain('Next try in 4 s.');
      await recover();
      expect(notices()).to.contain('Connected again').and.not.to.contain('Next try');
    });

    it('[ERR-02] during a call: the line is broken, the voice goes on, and how to try now', async () => {
      const { d, link } = await linkedDesk(page, { station: 'extension' });
      await d.talk('maya-torres');
      await d.advance(20_000);
      link.drop();
      await settle();
      const pane = byRole('article', 'Call with Maya Torres');
      expect(textOf(pane)).to.contain('Connection lost').and.not.to.contain('Connected');
      expect(textOf(pane)).to.contain('Go on talking: your call is not affected.').and.to.contain('Next try in 1 s.');
      expect(pane.querySelector('.wx-line')?.getAttribute('data-line')).to.equal('lost');
      expect(byRole('timer', undefined, pane).textContent.trim()).to.equal('00:20');
      expectOff('Hold', 'End', 'Pause Recording');
      await d.advance(10_000);
      expect(byRole('timer', undefined, pane).textContent.trim(), 'one goes on talking').to.equal('00:30');
      await expect(d.desktop).to.be.accessible();
    });

    it('[I18N-01] [ERR-02] in Chinese', async () => {
      const { d, link } = await linkedDesk(page, { station: 'extension', lang: 'zh-CN' });
      await d.talk();
      link.drop();
      await settle();
      expect(textOf(byRole('article')))
        .to.contain('请继续通话')
        .and.to.contain('1 秒后重试。');
      expect(allByRole('button', '立即重试').length).to.be.greaterThan(0);
      expect(textOf(d.desktop)).to.contain('连接已断开');
    });

    it('[ERR-02] no time left of a request: nobody knows whether it still rings', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'browser' });
      await d.ring('call', 'maya-torres');
      const request = (): Element => byRole('article', 'Incoming call from Maya Torres');
      expect(textOf(request())).to.contain('sec left');
      link.drop();
      await settle();
      expect(textOf(request())).not.to.contain('sec left');
      expect(request().querySelector('.wx-line')?.getAttribute('data-line')).to.equal('lost');
      await d.advance(6000);
      await recover();
      const left = Number(/(\d+) sec left/u.exec(textOf(request()))?.[1]);
      const { expiresAt } = [...d.desktop.state.interactions.values()][0]?.request ?? {};
      expect(left).to.equal(Math.ceil(((expiresAt ?? 0) - d.clock.now()) / 1000));
    });

    it('[REC-02] [ERR-02] no paused recording that runs again by now', async () => {
      const { d, link } = await linkedDesk(page, { station: 'extension' });
      const { id } = await d.talk();
      await d.desktop.perform('pause-recording', { interactionId: id });
      await settle();
      link.drop();
      await settle();
      expect(textOf(byRole('article'))).to.contain('Recording paused, resumes in');
      await d.advance(120_000);
      expect(textOf(byRole('article'))).not.to.contain('Recording paused');
    });
  });

  describe('refuses', () => {
    it('[ERR-02] every act while it rings; then the caller is gone, and it says so once', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'browser' });
      const { id } = await d.ring('call', 'maya-torres');
      link.drop();
      await settle();
      expectOff('Answer', 'Decline');
      await pressEverything(d);
      await d.act('customer-leaves', { interactionId: id });
      await d.act('contact', { channel: 'chat', for: 'me' });
      await d.advance(2000);
      expect(isThere('button', 'Answer'), 'not known yet').to.equal(true);
      await recover();
      expect(isThere('button', 'Answer')).to.equal(false);
      expect(isThere('button', 'Accept')).to.equal(true);
      expect(notices()).to.contain('The caller hung up');
      expect(count(d, 'wx-withdrawn')).to.equal(1);
      expect(count(d, 'wx-offered')).to.equal(1);
      await expectTrue(d);
    });

    it('[ERR-02] [ANS-02] every act while it rings out; then the missed call is there, with its time', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'browser' });
      await d.ring('call', 'maya-torres');
      link.drop();
      await d.advance(40_000);
      await pressEverything(d);
      await recover();
      const { missed, state } = d.desktop.state.agent ?? {};
      expect(state?.name).to.equal('rona');
      const seconds = Math.floor((d.clock.now() - (missed?.at ?? 0)) / 1000);
      expect(textOf(byRole('alertdialog', 'You did not answer'))).to.contain(`State RONA · 00:${String(seconds)}`);
      expect(count(d, 'wx-missed')).to.equal(1);
      await expectTrue(d);
    });

    it('[ERR-02] every act while one talks; the wrap-up that comes after counts from the true end', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'extension' });
      const { id } = await d.talk('maya-torres');
      link.drop();
      await d.advance(10_000);
      await pressEverything(d);
      await d.act('customer-leaves', { interactionId: id });
      const endedAt = d.clock.now();
      await d.advance(20_000);
      expect(isThere('button', 'Submit Wrap Up')).to.equal(false);
      await recover();
      const seconds = Math.floor((d.clock.now() - endedAt) / 1000);
      expect(byRole('timer', 'since the end').textContent.trim()).to.equal(`00:${String(seconds)}`);
      expect(count(d, 'wx-ended')).to.equal(1);
      await expectTrue(d);
    });

    it('[ERR-02] every act while the customer is held; the time on hold is right after', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'extension' });
      await d.talk();
      await press('Hold');
      await d.advance(5000);
      link.drop();
      await settle();
      expectOff('Resume', 'End');
      await pressEverything(d);
      await d.advance(50_000);
      await recover();
      const held = byRole('article').querySelector('.wx-status .wx-time');
      expect(held?.textContent.trim()).to.equal(clockTime(heldFor(d)));
      await press('Resume');
      expect(isThere('button', 'Hold')).to.equal(true);
      await expectTrue(d);
    });

    it('[ERR-02] every act while one wraps up, and while nobody is signed in', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'extension' });
      const { id } = await d.talk();
      await d.act('customer-leaves', { interactionId: id });
      link.drop();
      await settle();
      expectOff('Submit Wrap Up');
      await pressEverything(d);
      await recover();
      await press('Submit Wrap Up');
      expect(isThere('button', 'Submit Wrap Up')).to.equal(false);
      await d.act('hang-up-phone', {});
      await d.desktop.perform('sign-out', {});
      await settle();
      link.drop();
      await settle();
      expectOff('Sign in');
      await pressEverything(d);
      await recover();
      expect(byRole('button', 'Sign in').ariaDisabled).to.equal('false');
    });
  });

  describe('keeps', () => {
    it('[ERR-02] signs in once where the connection broke before the answer', async () => {
      const { d, link, recover } = await linkedDesk(page);
      const requests: string[] = [];
      d.desktop.addEventListener('wx-sign-in', ({ type }) => requests.push(type));
      byRole('button', 'Sign in').click();
      link.drop();
      await settle();
      expect(d.desktop.state.pending).to.have.length(1);
      await recover();
      expect(isThere('button', 'Sign in')).to.equal(false);
      expect(count(d, 'wx-signed-in')).to.equal(1);
      expect(requests).to.have.length(1);
      expect(d.desktop.state.pending).to.deep.equal([]);
      await expectTrue(d);
    });

    it('[ERR-02] an act that was under way, and does it once', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'extension' });
      await d.talk();
      d.heard.length = 0;
      byRole('button', 'Hold').click();
      link.drop();
      await settle();
      expect(byRole('button', 'Hold').getAttribute('aria-busy')).to.equal('true');
      await recover();
      expect(isThere('button', 'Resume')).to.equal(true);
      expect(d.heard).to.deep.equal(['wx-hold', 'wx-held']);
      await expectTrue(d);
    });

    it('[ERR-01] [ERR-02] does not do later what it said had failed', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'extension' });
      await d.talk();
      d.heard.length = 0;
      link.faults = { lose: 1 };
      byRole('button', 'Hold').click();
      await settle();
      link.drop();
      await d.advance(20_000);
      expect(notices()).to.contain('The desktop is not connected');
      expect(d.heard).to.deep.equal(['wx-hold', 'wx-error']);
      link.faults = {};
      await recover();
      await d.advance(30_000);
      expect(isThere('button', 'Hold')).to.equal(true);
      expect(count(d, 'wx-held')).to.equal(0);
      await press('Retry');
      expect(isThere('button', 'Resume')).to.equal(true);
    });

    it('[WRP-06] the chosen reason, and submits it once, where the connection broke during the submit', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'extension' });
      const { id } = await d.talk();
      await d.act('customer-leaves', { interactionId: id });
      byRole('option', 'Refund agreed').click();
      await settle();
      d.heard.length = 0;
      byRole('button', 'Submit Wrap Up').click();
      link.drop();
      await d.advance(3000);
      expect(byRole('option', /Refund agreed/u).ariaSelected).to.equal('true');
      expect(byRole('button', 'Submit Wrap Up').getAttribute('aria-busy')).to.equal('true');
      await recover();
      expect(isThere('button', 'Submit Wrap Up')).to.equal(false);
      expect(d.heard.filter((name) => name.startsWith('wx-wrap'))).to.deep.equal(['wx-wrap-up', 'wx-wrapped-up']);
      await expectTrue(d);
    });

    it('[WRP-06] the chosen reason where the submit failed for want of a connection, for another try', async () => {
      const { d, link, recover } = await linkedDesk(page, { station: 'extension' });
      const { id } = await d.talk();
      await d.act('customer-leaves', { interactionId: id });
      byRole('option', 'Refund agreed').click();
      await settle();
      link.faults = { lose: 1 };
      d.heard.length = 0;
      byRole('button', 'Submit Wrap Up').click();
      await settle();
      link.drop();
      await d.advance(20_000);
      expect(textOf(d.desktop)).to.contain('Wrap-up was not submitted');
      expect(byRole('option', /Refund agreed/u).ariaSelected).to.equal('true');
      link.faults = {};
      await recover();
      expect(byRole('option', /Refund agreed/u).ariaSelected).to.equal('true');
      await press('Submit Wrap Up');
      expect(isThere('button', 'Submit Wrap Up')).to.equal(false);
      expect(count(d, 'wx-wrapped-up')).to.equal(1);
    });
  });

  describe('tries', () => {
    it('[ERR-02] again at once when asked to, from the notice and from the pane', async () => {
      const { d, link } = await linkedDesk(page, { station: 'extension' });
      await d.talk();
      for (const place of [(): Element => byRole('region', 'Notices'), (): Element => byRole('article')]) {
        link.drop();
        await d.advance(20_000);
        const retry = byRole('button', 'Try now', place());
        retry.click();
        await settle();
        expect(textOf(place())).to.contain('Trying now…');
        await d.advance(500);
        expect(textOf(place())).to.match(/Next try in \d+ s/u);
        link.restore();
        byRole('button', 'Try now', place()).click();
        await settle();
        expect(d.desktop.state.link).to.equal('open');
        expect(notices()).to.contain('Connected again');
      }
    });

    it('after 1, 2, 4, 8, 16 and then 30 seconds, and counts them down', async () => {
      const { d, link } = await linkedDesk(page, { station: 'extension' });
      link.drop();
      await settle();
      const waits: number[] = [];
      let isCounting = false;
      for (let half = 0; half < 300; half += 1) {
        const seconds = Number(/Next try in (\d+) s/u.exec(notices())?.[1] ?? NaN);
        if (!Number.isNaN(seconds) && !isCounting) waits.push(seconds);
        isCounting = !Number.isNaN(seconds);
        await d.advance(500);
      }
      expect(waits.length).to.be.at.least(7);
      [1, 2, 4, 8, 16, 30, 30].forEach((most, index) =>
        expect(waits[index]).to.be.within(Math.floor(most * 0.8), most),
      );
    }).timeout(20_000);
  });
});

describe('a connection that is bad', () => {
  it('[ERR-03] plays a whole call over it: each act once, each event once and in its order', async () => {
    for (const seed of [1, 2]) {
      const { d, link } = await linkedDesk(
        page,
        { station: 'extension' },
        { seed, double: 0.4, reorder: 0.3, delay: { chance: 0.4, max: 1500 }, lose: 0.1 },
      );
      const through = async (): Promise<void> => {
        for (let second = 0; second < 8; second += 1) await d.advance(1000);
      };
      await d.act('contact', { channel: 'call', for: 'me' });
      await through();
      const { interactionId = '' } = d.world.view.outsiders[0] ?? {};
      await d.act('answer-phone', { interactionId });
      await through();
      for (const name of ['Hold', 'Resume', 'Hold', 'Resume', 'End']) {
        const button = byRole('button', name);
        // Twice at once, as an impatient hand does.
        button.click();
        button.click();
        await through();
      }
      await press('Submit Wrap Up');
      await through();
      link.faults = {};
      await through();
      const told = d.heard.filter((name) => !REQUESTS.test(name) && name !== 'wx-state-changed');
      expect(told, `seed ${String(seed)}`).to.deep.equal([
        ...['wx-offered', 'wx-answered', 'wx-held', 'wx-resumed', 'wx-held', 'wx-resumed', 'wx-ended'],
        'wx-wrapped-up',
      ]);
      await expectTrue(d);
    }
  }).timeout(30_000);

  it('[ERR-02] keeps its timers from jumping', async () => {
    const { d } = await linkedDesk(page, { station: 'extension' }, { seed: 4, delay: { chance: 0.7, max: 3000 } });
    await d.act('contact', { channel: 'call', for: 'me' });
    await d.advance(5000);
    await d.act('answer-phone', { interactionId: d.world.view.outsiders[0]?.interactionId ?? '' });
    await d.advance(5000);
    let last = -1;
    for (let step = 0; step < 40; step += 1) {
      if (step % 8 === 0) byRole('button', /^(?:Hold|Resume)$/u).click();
      await d.advance(500);
      const [minutes = 0, seconds = 0] = textIn('.timer', 'wx-interaction-control').split(':').map(Number);
      expect(minutes * 60 + seconds).to.be.within(last, last < 0 ? 60 : last + 1);
      last = minutes * 60 + seconds;
    }
  });
});

describe('several accepted together', () => {
  it('[POP-05] takes all but the one that is refused, which stays with its reason', async () => {
    const d = await desk(page, {
      station: 'extension',
      settings: { capacity: { call: 1, chat: 5, social: 5, email: 5 } },
    });
    const ids: string[] = [];
    for (const channel of ['email', 'chat', 'social', 'call'] as const) ids.push((await d.ring(channel)).id);
    const [, refused = '', , call = ''] = ids;
    await reconnect(d, {
      send: (command) =>
        command.name === 'accept' && command.payload.interactionId === refused
          ? Promise.reject(new Failure('not-answerable'))
          : d.backend.send(command),
    });
    await d.advance(1000);
    await press('Accept 3 requests');
    const requests = [...d.desktop.state.interactions.values()].filter((one) => one.request).map((one) => one.id);
    expect(requests).to.have.members([refused, call]);
    expect(textOf(byRole('article', /^Chat request from/u))).to.contain('The request was not answered');
    expect(count(d, 'wx-answered')).to.equal(2);
    // It can be tried again by itself, and the call was never part of it.
    expect(byRole('button', 'Accept').ariaDisabled).to.equal('false');
    expect(isThere('article', /^Incoming call from/u)).to.equal(true);
  });

  it('[POP-05] [ERR-02] takes each once where the connection broke meanwhile', async () => {
    const { d, link, recover } = await linkedDesk(page, { station: 'extension' });
    for (const channel of ['email', 'chat', 'social'] as const) await d.ring(channel);
    d.heard.length = 0;
    await d.advance(1000);
    byRole('button', 'Accept 3 requests').click();
    link.drop();
    await settle();
    await recover();
    expect([...d.desktop.state.interactions.values()].some((one) => one.request)).to.equal(false);
    expect(count(d, 'wx-answered')).to.equal(3);
    expect(count(d, 'wx-accept')).to.equal(3);
    await expectTrue(d);
  });
});

function heldFor(d: Desk): number {
  const [call] = [...d.desktop.state.interactions.values()];
  const customer = call?.participants.find((one) => one.kind === 'customer');
  return d.clock.now() - (customer?.heldAt ?? 0);
}

function clockTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
