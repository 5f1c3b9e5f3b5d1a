import { expect, fixture } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { Failure } from '../../src/core/index.js';
import type { Backend, BackendListener, Interaction } from '../../src/core/index.js';
import type { WxDesktop } from '../../src/elements/index.js';
import { reconnect } from '../support/backend.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import { pressKeys } from '../support/keys.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const page = html`<input aria-label="Note of the host" /><wx-interaction-control></wx-interaction-control
  ><wx-wrapup></wx-wrapup>`;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** A call that has just ended, whose wrap-up submits itself. */
async function counting(
  wrapUp: { readonly autoSeconds: number | null; readonly extendable?: boolean } = { autoSeconds: 60 },
  options: DeskOptions = {},
): Promise<{ d: Desk; call: Interaction; told: unknown[] }> {
  const d = await desk(page, { station: 'browser', ...options, settings: { wrapUp, ...options.settings } });
  const call = await d.talk('maya-torres');
  await d.advance(SECOND);
  const told: unknown[] = [];
  d.desktop.addEventListener('wx-wrapped-up', ({ detail }) => told.push([detail.reasonId, detail.byItself]));
  await d.act('customer-leaves', { interactionId: call.id });
  return { d, call, told };
}

const here = (): ShadowRoot => {
  const root = find('wx-wrapup')?.shadowRoot;
  if (!root) throw new Error('There is no wrap-up.');
  return root;
};
const dialog = (): HTMLElement => byRole('dialog', 'Wrap-up reasons', here());
const submit = (): HTMLElement => byRole('button', 'Submit Wrap Up', here());
const cancel = (): HTMLElement => byRole('button', 'Cancel auto wrap-up', here());
const chosen = (): string[] =>
  allByRole('option', undefined, here())
    .filter((one) => one.ariaSelected === 'true')
    .map((one) => one.computedName);
const line = (): HTMLElement => {
  const found = here().querySelector<HTMLElement>('[part=line]');
  if (!found) throw new Error('There is no line.');
  return found;
};
const left = (): number => Number(line().querySelector('i')?.style.getPropertyValue('--left'));

async function choose(name: string): Promise<void> {
  byRole('option', name, here()).click();
  await settle();
}

async function press(...chords: string[]): Promise<void> {
  for (const chord of chords) await pressKeys(chord);
  await settle();
}

/** The page as it is after a reload, or in another tab: another desktop on the same centre. */
async function another(d: Desk): Promise<WxDesktop> {
  const holder = await fixture<HTMLElement>(
    html`<div>
      <wx-desktop id="again" .clock=${d.clock} .backend=${d.centre.seat(d.agentId)}><wx-wrapup></wx-wrapup></wx-desktop>
    </div>`,
  );
  const desktop = holder.querySelector<WxDesktop>('#again');
  if (!desktop) throw new Error('There is no second desktop.');
  await settle();
  return desktop;
}

async function reload(d: Desk): Promise<WxDesktop> {
  d.desktop.remove();
  await settle();
  return another(d);
}

/** A link that a test takes away and gives back. */
async function breakable(d: Desk): Promise<(isUp: boolean) => Promise<void>> {
  let listener: BackendListener | undefined;
  await reconnect(d, { connect: (one) => d.backend.connect((listener = one)) });
  return async (isUp) => {
    listener?.link(isUp ? 'open' : 'lost');
    if (isUp) d.backend.resync();
    await settle();
  };
}

/** The centre, of which some commands have to wait until a test lets them go, or have them fail. */
async function slow(d: Desk, name: string): Promise<{ go: (failure?: Failure) => Promise<void>; sent: unknown[] }> {
  const { backend } = d;
  const waiting: ((failure?: Failure) => void)[] = [];
  const sent: unknown[] = [];
  const send: Backend['send'] = async (command) => {
    if (command.name !== name) return backend.send(command);
    sent.push('reasonId' in command.payload ? command.payload.reasonId : command.name);
    const failure = await new Promise<Failure | undefined>((resolve) => waiting.push(resolve));
    if (failure) throw failure;
    return backend.send(command);
  };
  await reconnect(d, { send });
  return {
    sent,
    go: async (failure) => {
      waiting.splice(0).forEach((one) => one(failure));
      await settle();
    },
  };
}

describe('wx-wrapup that submits itself', () => {
  afterEach(() => sessionStorage.clear());

  describe('paints', () => {
    it('[WRP-04] what is submitted and when, counting down beside the count-up, and the line running out', async () => {
      const { d } = await counting();
      expect(textOf(dialog())).to.contain('Submits Billing enquiry in 60 s');
      expect(line().dataset['line']).to.equal('time');
      await d.advance(38 * SECOND);
      expect(textOf(dialog())).to.contain('Submits Billing enquiry in 22 s');
      expect(textOf(byRole('timer', 'since the end', dialog()))).to.equal('00:38');
      expect(left()).to.be.closeTo(21 / 60, 0.001);
      expect(line().hasAttribute('data-urgent')).to.equal(false);
      await d.advance(12 * SECOND);
      expect(line().hasAttribute('data-urgent')).to.equal(true);
    });

    it('[WRP-04] the chosen reason as the one that is submitted', async () => {
      await counting();
      await choose('Refund agreed');
      expect(textOf(dialog())).to.contain('Submits Refund agreed in 60 s');
    });

    it('[WRP-04] no countdown where the administrator has none', async () => {
      await counting({ autoSeconds: null });
      expect(textOf(dialog())).not.to.contain('Submits');
      expect(line().dataset['line']).to.equal('ended');
      expect(isThere('button', 'Cancel auto wrap-up')).to.equal(false);
    });

    it('[WRP-04] a countdown that cannot be cancelled where extension is not allowed', async () => {
      await counting({ autoSeconds: 60, extendable: false });
      expect(textOf(dialog())).to.contain('in 60 s');
      expect(isThere('button', 'Cancel auto wrap-up')).to.equal(false);
    });

    it('[WRP-04] [A11Y-01] says what is left at the start and at ten seconds, and nothing between', async () => {
      const d = await desk(page, { station: 'browser', settings: { wrapUp: { autoSeconds: 60 } } });
      const call = await d.talk();
      const region = byRole('status', undefined, here());
      const said: string[] = [];
      new MutationObserver(() => said.push(textOf(region))).observe(region, {
        childList: true,
        subtree: true,
        characterData: true,
      });
      await d.act('customer-leaves', { interactionId: call.id });
      for (let second = 0; second < 59; second += 1) await d.advance(SECOND);
      expect(said.filter((text, index) => text !== said[index - 1])).to.deep.equal([
        'Submits itself in 60 seconds.',
        'Submits itself in 10 seconds.',
      ]);
    });

    it('[WRP-04] what is left on the button of a folded dialog', async () => {
      const { d } = await counting();
      await press('Escape');
      await d.advance(38 * SECOND);
      expect(textOf(byRole('button', 'Open the wrap-up'))).to.contain('22 s');
    });

    it('[I18N-01] itself in Chinese', async () => {
      const { d } = await counting({ autoSeconds: 60 }, { lang: 'zh-CN' });
      await d.advance(38 * SECOND);
      expect(textOf(byRole('dialog', '话后处理原因'))).to.contain('22 秒后自动提交 Billing enquiry');
      expect(textOf(byRole('status', undefined, here()))).to.equal('60 秒后自动提交。');
      byRole('button', '取消自动话后处理').click();
      await settle();
      expect(textOf(byRole('status', undefined, here()))).to.equal('已取消自动话后处理。请手动提交。');
    });
  });

  describe('submits itself', () => {
    it('[WRP-04] the default at zero, once, and goes', async () => {
      const { d, told } = await counting();
      await d.advance(59 * SECOND);
      expect(told).to.deep.equal([]);
      await d.advance(SECOND);
      expect(told).to.deep.equal([['billing-enquiry', true]]);
      expect(isThere('dialog')).to.equal(false);
      await d.advance(5 * MINUTE);
      expect(told).to.have.length(1);
    });

    it('[WRP-04] the chosen reason at zero, which the centre was told of', async () => {
      const { d, call, told } = await counting();
      d.heard.length = 0;
      const asked: unknown[] = [];
      d.desktop.addEventListener('wx-choose-reason', ({ detail }) => asked.push(detail));
      await choose('Refund agreed');
      expect(asked).to.deep.equal([{ interactionId: call.id, reasonId: 'refund-agreed', desktop: 'desk' }]);
      await d.advance(MINUTE);
      expect(told).to.deep.equal([['refund-agreed', true]]);
    });

    it('[WRP-04] the last of two quick choices, of which the first was still on its way', async () => {
      const { d, told } = await counting();
      const centre = await slow(d, 'choose-reason');
      await choose('Refund agreed');
      await choose('Wrong number');
      expect(centre.sent, 'one at a time').to.deep.equal(['refund-agreed']);
      expect(chosen()).to.deep.equal(['Wrong number']);
      await centre.go();
      await centre.go();
      expect(centre.sent).to.deep.equal(['refund-agreed', 'wrong-number']);
      await d.advance(MINUTE);
      expect(told).to.deep.equal([['wrong-number', true]]);
    });

    it('[WRP-04] the same in a page that was closed meanwhile and is open again', async () => {
      const { d } = await counting();
      await choose('Refund agreed');
      await d.advance(30 * SECOND);
      const desktop = await reload(d);
      expect(textOf(dialog())).to.contain('Submits Refund agreed in 30 s');
      expect(textOf(byRole('timer', 'since the end', dialog()))).to.equal('00:30');
      expect(left()).to.be.closeTo(29 / 60, 0.001);
      const told: unknown[] = [];
      desktop.addEventListener('wx-wrapped-up', ({ detail }) => told.push([detail.reasonId, detail.byItself]));
      await d.advance(30 * SECOND);
      expect(told).to.deep.equal([['refund-agreed', true]]);
      expect(isThere('dialog')).to.equal(false);
    });

    it('[WRP-04] [ERR-02] over a link that is lost, and shows it when the link is back', async () => {
      const { d, told } = await counting();
      const setLink = await breakable(d);
      await choose('Refund agreed');
      await setLink(false);
      expect(cancel().ariaDisabled).to.equal('true');
      expect(descriptionOf(cancel())).to.contain('lost its connection');
      await d.advance(70 * SECOND);
      expect(textOf(dialog())).to.contain('in 0 s');
      await setLink(true);
      expect(isThere('dialog')).to.equal(false);
      expect(told).to.deep.equal([['refund-agreed', true]]);
    });
  });

  describe('is cancelled', () => {
    it('[WRP-04] by "Cancel auto wrap-up", announced before; from then on the agent submits by hand', async () => {
      const { d, call, told } = await counting();
      const asked: unknown[] = [];
      d.desktop.addEventListener('wx-cancel-auto-wrap-up', ({ detail }) => asked.push(detail));
      cancel().click();
      await settle();
      expect(asked).to.deep.equal([{ interactionId: call.id, desktop: 'desk' }]);
      expect(textOf(dialog())).not.to.contain('Submits');
      expect(line().dataset['line']).to.equal('ended');
      expect(isThere('button', 'Cancel auto wrap-up')).to.equal(false);
      expect(textOf(byRole('status', undefined, here()))).to.equal('Auto wrap-up is cancelled. Submit by hand.');
      await d.advance(10 * MINUTE);
      expect(told).to.deep.equal([]);
      submit().click();
      await settle();
      expect(told).to.deep.equal([['billing-enquiry', false]]);
    });

    it('[WRP-04] and stays so over a reload', async () => {
      const { d } = await counting();
      cancel().click();
      await settle();
      await reload(d);
      expect(textOf(dialog())).to.contain('since the end').and.not.to.contain('Submits');
    });

    it('[HST-01] by a listener that takes the act over, when it performs it', async () => {
      const { d, call } = await counting();
      d.desktop.addEventListener('wx-cancel-auto-wrap-up', (event) => event.preventDefault());
      cancel().click();
      await settle();
      expect(textOf(dialog())).to.contain('Submits');
      await d.desktop.perform('cancel-auto-wrap-up', { interactionId: call.id });
      await settle();
      expect(textOf(dialog())).not.to.contain('Submits');
    });

    it('[ERR-01] not where the centre refuses it, which is told, and the countdown goes on', async () => {
      const { d, told } = await counting();
      const centre = await slow(d, 'cancel-auto-wrap-up');
      cancel().click();
      cancel().click();
      await settle();
      expect(cancel().ariaBusy).to.equal('true');
      expect(centre.sent).to.have.length(1);
      await centre.go(new Failure('timeout', { retryable: true }));
      expect(textOf(byRole('alert', undefined, dialog()))).to.contain('did not reply in time');
      expect(textOf(dialog())).to.contain('Submits Billing enquiry in 60 s');
      await d.advance(MINUTE);
      expect(told).to.deep.equal([['billing-enquiry', true]]);
    });
  });

  describe('keeps the choice', () => {
    it('[WRP-06] that was made while the link was lost, and tells the centre of it, whatever is shown by then', async () => {
      const d = await desk(page, { station: 'browser', settings: { wrapUp: { autoSeconds: 300 } } });
      const chat = await d.ring('chat');
      await d.desktop.perform('accept', { interactionId: chat.id });
      const call = await d.talk('maya-torres');
      const setLink = await breakable(d);
      await d.act('customer-leaves', { interactionId: call.id });
      await setLink(false);
      await choose('Refund agreed');
      expect(Object.values(sessionStorage), 'a crash now would not lose it').to.deep.equal(['refund-agreed']);
      await d.act('customer-leaves', { interactionId: chat.id });
      d.desktop.choose(chat.id);
      await setLink(true);
      expect(d.interaction(call.id).wrapUp?.reasonId).to.equal('refund-agreed');
      expect(d.interaction(chat.id).wrapUp?.reasonId).to.equal(null);
      expect(sessionStorage).to.have.length(0);
    });

    it('[WRP-06] over a crash while the centre has not heard of it', async () => {
      const { d } = await counting();
      await slow(d, 'choose-reason');
      await choose('Refund agreed');
      await reload(d);
      expect(chosen()).to.deep.equal(['Refund agreed']);
      await d.advance(SECOND);
      const [owed] = find('wx-desktop')?.state.interactions.values() ?? [];
      expect(owed?.wrapUp?.reasonId, 'it is told again').to.equal('refund-agreed');
    });

    it('[WRP-06] over a crash where the centre takes no choice before the submit', async () => {
      const { d } = await counting({ autoSeconds: null });
      const commands = new Set([...d.backend.capabilities.commands].filter((name) => name !== 'choose-reason'));
      await reconnect(d, { capabilities: { ...d.backend.capabilities, commands } });
      await choose('Refund agreed');
      expect(d.heard).not.to.contain('wx-choose-reason');
      await reload(d);
      expect(chosen()).to.deep.equal(['Refund agreed']);
    });

    it('[WRP-06] over a crash in the middle of a submit, which is submitted once', async () => {
      const { d, told } = await counting({ autoSeconds: null });
      await slow(d, 'wrap-up');
      await choose('Refund agreed');
      submit().click();
      await settle();
      const desktop = await reload(d);
      expect(chosen()).to.deep.equal(['Refund agreed']);
      const toldAgain: unknown[] = [];
      desktop.addEventListener('wx-wrapped-up', ({ detail }) => toldAgain.push(detail.reasonId));
      submit().click();
      await settle();
      expect(toldAgain).to.deep.equal(['refund-agreed']);
      expect(told).to.deep.equal([]);
    });

    it('[WRP-06] and owes nothing after a submit whose answer a crash has lost', async () => {
      const { d, told } = await counting();
      await choose('Refund agreed');
      submit().click();
      await reload(d);
      expect(isThere('dialog')).to.equal(false);
      await d.advance(5 * MINUTE);
      expect(told.length).to.be.at.most(1);
      expect(d.world.view.outsiders).to.deep.equal([]);
    });

    it('[WRP-06] [ERR-02] over a submit during which the link is lost, and submits it once after it', async () => {
      const { d, told } = await counting({ autoSeconds: null });
      const setLink = await breakable(d);
      await choose('Refund agreed');
      await setLink(false);
      submit().click();
      await settle();
      expect(told).to.deep.equal([]);
      await setLink(true);
      expect(chosen()).to.deep.equal(['Refund agreed']);
      submit().click();
      await settle();
      expect(told).to.deep.equal([['refund-agreed', false]]);
    });

    it('[WRP-06] that was made elsewhere, until this page makes one', async () => {
      const { d, call } = await counting();
      const { backend } = d;
      await reconnect(d, {
        connect: (listener) =>
          backend.connect({
            ...listener,
            fact: (fact) =>
              listener.fact({
                ...fact,
                interactions: fact.interactions.map((one) => ({
                  ...one,
                  wrapUp: one.wrapUp && { ...one.wrapUp, reasonId: one.wrapUp.reasonId ?? 'refund-agreed' },
                })),
              }),
          }),
      });
      expect(chosen()).to.deep.equal(['Refund agreed']);
      expect(textOf(dialog())).to.contain('Submits Refund agreed');
      await choose('Wrong number');
      expect(chosen()).to.deep.equal(['Wrong number']);
      expect(d.interaction(call.id).wrapUp?.reasonId).to.equal('wrong-number');
    });

    it('[ERR-01] that did not reach the centre, and says so where a countdown would submit another', async () => {
      const { d } = await counting();
      const centre = await slow(d, 'choose-reason');
      await choose('Refund agreed');
      await centre.go(new Failure('timeout', { retryable: true }));
      const message = textOf(byRole('alert', undefined, dialog()));
      expect(message).to.contain('Your choice was not saved').and.contain('Choose again, or submit now.');
      expect(chosen()).to.deep.equal(['Refund agreed']);
      expect(centre.sent, 'it is not asked for without end').to.have.length(1);
      await choose('Refund agreed');
      expect(isThere('alert', undefined, dialog())).to.equal(false);
      await centre.go();
      expect(centre.sent).to.have.length(2);
      expect(isThere('alert', undefined, dialog())).to.equal(false);
    });

    it('[ERR-01] [HST-01] leaves a failure to a listener that shows it in its own way', async () => {
      const { d } = await counting({ autoSeconds: null });
      const failures: string[] = [];
      d.desktop.addEventListener('wx-error', (event) => {
        event.preventDefault();
        failures.push(event.detail.failure.code);
      });
      const centre = await slow(d, 'wrap-up');
      submit().click();
      await settle();
      await centre.go(new Failure('timeout', { retryable: true }));
      expect(failures).to.deep.equal(['timeout']);
      expect(isThere('alert')).to.equal(false);
      expect(d.desktop.notices).to.deep.equal([]);
      expect(submit().ariaBusy).to.equal('false');
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] its cancelling can be reached before the search, and leaves the focus in the dialog', async () => {
      await counting();
      await press('Shift+Tab');
      expect(focused()?.computedName).to.equal('Cancel auto wrap-up');
      await press('Enter');
      expect(isThere('button', 'Cancel auto wrap-up')).to.equal(false);
      expect(focused()?.computedName).to.equal('Search reasons');
    });

    it('[KEY-01] is cancelled and submitted by keys that its buttons name', async () => {
      const { d, told } = await counting();
      expect(cancel().getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+6');
      expect(submit().getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+Enter');
      submit().focus();
      await d.advance(SECOND); // a key does nothing to what has only just come
      await press('Alt+Shift+6');
      expect(textOf(dialog())).not.to.contain('Submits');
      await press('Alt+Shift+Enter');
      expect(told).to.deep.equal([['billing-enquiry', false]]);
      expect(d.heard.filter((name) => name === 'wx-wrap-up')).to.have.length(1);
    });

    it('[KEY-01] of a folded dialog nothing is submitted that cannot be seen', async () => {
      const { d, told } = await counting();
      await d.advance(SECOND);
      await press('Escape', 'Alt+Shift+Enter');
      expect(told).to.deep.equal([]);
      expect(isThere('dialog', 'Wrap-up reasons')).to.equal(true);
    });

    it('[A11Y-01] is accessible while it counts, in its last seconds, and in forced colours', async () => {
      const { d } = await counting();
      await expect(d.desktop).to.be.accessible();
      await d.advance(52 * SECOND);
      await expect(d.desktop).to.be.accessible();
      await emulateFeatures({ 'forced-colors': 'active' });
      await expect(d.desktop).to.be.accessible();
    });

    it('[A11Y-01] fits a page of 320 × 256, and all of it can be reached', async () => {
      await setViewport({ width: 320, height: 256 });
      try {
        await counting();
        const { left: start, right } = dialog().getBoundingClientRect();
        expect(start).to.be.at.least(0);
        expect(right).to.be.at.most(320);
        cancel().focus();
        const box = cancel().getBoundingClientRect();
        expect(box.top).to.be.at.least(0);
        expect(box.bottom).to.be.at.most(256);
        expect(box.height).to.be.at.least(24);
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });
  });

  describe('edges', () => {
    it('cuts a long name of the reason, and shows markup as text', async () => {
      const { d } = await counting();
      const { backend } = d;
      const name = `<img src=x onerror=alert(1)>${'x'.repeat(5000)}`;
      await reconnect(d, {
        connect: (listener) =>
          backend.connect({
            ...listener,
            fact: (one) =>
              listener.fact({
                ...one,
                settings: one.settings && { ...one.settings, wrapUpReasons: [{ id: 'long', name, isDefault: true }] },
              }),
          }),
      });
      expect(textOf(dialog())).to.contain('Submits <img');
      expect(dialog().querySelector('img')).to.equal(null);
      const box = cancel().getBoundingClientRect();
      expect(box.right).to.be.at.most(dialog().getBoundingClientRect().right);
    });

    it('each of several that are owed has its own countdown', async () => {
      const d = await desk(page, { station: 'browser', settings: { wrapUp: { autoSeconds: 60 } } });
      const chat = await d.ring('chat');
      await d.desktop.perform('accept', { interactionId: chat.id });
      const call = await d.talk('maya-torres');
      await d.act('customer-leaves', { interactionId: chat.id });
      await d.advance(20 * SECOND);
      await d.act('customer-leaves', { interactionId: call.id });
      d.desktop.choose(chat.id);
      await settle();
      expect(textOf(dialog())).to.contain('in 40 s');
      d.desktop.choose(call.id);
      await settle();
      expect(textOf(dialog())).to.contain('in 60 s');
      await d.advance(40 * SECOND);
      expect(textOf(dialog())).to.contain('in 20 s').and.not.to.contain('more to wrap up');
      await d.advance(20 * SECOND);
      expect(isThere('dialog')).to.equal(false);
    });
  });
});
