import { expect, fixture } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import { Failure } from '../../src/core/index.js';
import type { Interaction, WrapUpReason } from '../../src/core/index.js';
import { through } from '../support/backend.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const page = html`<input aria-label="Note of the host" /><wx-interaction-control></wx-interaction-control
  ><wx-wrapup></wx-wrapup>`;
const phone = { station: 'extension' } as const;

const reasons = (...names: string[]) => names.map((name, index) => ({ id: `r${index}`, name }));

/** A desk with one wrap-up owed, by the button "End" unless told otherwise. */
async function ended(
  options: DeskOptions = {},
  content = page,
  end: (d: Desk, call: Interaction) => Promise<void> = endByButton,
): Promise<{ d: Desk; call: Interaction }> {
  const d = await desk(content, { ...phone, ...options });
  const call = await d.talk('maya-torres');
  await d.advance(61_000);
  d.heard.length = 0;
  await end(d, call);
  return { d, call };
}

async function endByButton(): Promise<void> {
  byRole('button', 'End').focus();
  byRole('button', 'End').click();
  await settle();
}

const here = (): ShadowRoot => find('wx-wrapup')!.shadowRoot!;
const dialog = (): HTMLElement => byRole('dialog', 'Wrap-up reasons', here());
const search = (): HTMLInputElement => byRole('combobox', 'Search reasons', here()) as HTMLInputElement;
const submit = (): HTMLElement => byRole('button', 'Submit Wrap Up', here());
const option = (name: string): HTMLElement => byRole('option', name, here());
const rows = (): string[] => allByRole('option', undefined, here()).map((one) => one.computedName);
const chosen = (): string[] =>
  allByRole('option', undefined, here())
    .filter((one) => one.ariaSelected === 'true')
    .map((one) => one.computedName);
const active = (): string | undefined => {
  const id = search().getAttribute('aria-activedescendant');
  const root = search().getRootNode() as ShadowRoot;
  return id === null ? undefined : root.getElementById(id)?.computedName;
};
/** Compares by identity alone: chai would write out a whole page where two elements differ. */
function expectFocus(element: Element | null, why = 'the focus'): void {
  expect(focused() === element, `${why}; it is on “${String(focused()?.computedName)}”`).to.equal(true);
}
const isDisabled = (element: HTMLElement): boolean => element.ariaDisabled === 'true';
const news = (): string => textOf(byRole('status', undefined, here()));

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await settle();
}

async function type(text: string): Promise<void> {
  await sendKeys({ type: text });
  await settle();
}

/** What fades has no colour of its own yet. */
async function faded(): Promise<void> {
  await Promise.all(
    here()
      .getAnimations()
      .map(({ finished }) => finished),
  );
}

async function choose(name: string): Promise<void> {
  option(name).click();
  await settle();
}

/** Puts other reasons into the settings while the page is open; also such as the embedded centre would refuse. */
async function setReasons(d: Desk, wrapUpReasons: readonly WrapUpReason[]): Promise<void> {
  const { backend } = d;
  d.desktop.backend = through(backend, {
    connect: (listener) =>
      backend.connect({
        ...listener,
        fact: (one) => listener.fact({ ...one, settings: one.settings && { ...one.settings, wrapUpReasons } }),
      }),
  });
  await settle();
}

/** A chat that is over, whose wrap-up leaves the agent free for calls; the call rings. */
async function chatEnded(): Promise<{ d: Desk; chat: Interaction; call: Interaction }> {
  const d = await desk(page, { station: 'browser' });
  const chat = await d.ring('chat');
  await d.desktop.perform('accept', { interactionId: chat.id });
  await settle();
  await d.act('customer-leaves', { interactionId: chat.id });
  expect(textOf(dialog())).to.contain(chat.customer.name);
  await type('refu');
  const call = await d.ring('call', 'maya-torres');
  return { d, chat, call };
}

/** Lets the centre answer only when told to. */
function holdBack(d: Desk): { answer: (failure?: Failure) => Promise<void>; readonly sent: number } {
  const { backend } = d;
  const send = backend.send.bind(backend);
  const waiting: ((failure?: Failure) => void)[] = [];
  const held = {
    sent: 0,
    answer: async (failure?: Failure): Promise<void> => {
      waiting.splice(0).forEach((go) => go(failure));
      await settle();
    },
  };
  backend.send = async (command) => {
    held.sent += 1;
    const failure = await new Promise<Failure | undefined>((resolve) => waiting.push(resolve));
    if (failure) throw failure;
    return send(command);
  };
  return held;
}

describe('wx-wrapup', () => {
  afterEach(() => sessionStorage.clear());

  describe('paints', () => {
    it('nothing while nothing is owed', async () => {
      const d = await desk(page, phone);
      await d.talk();
      expect(isThere('dialog')).to.equal(false);
      expect(isThere('combobox')).to.equal(false);
    });

    it('[WRP-02] [WRP-03] a dialog with the reasons, in the top layer and not modal, after End', async () => {
      await ended();
      expect(textOf(dialog())).to.contain('Maya Torres').and.contain('01:01');
      expect(dialog().matches(':popover-open')).to.equal(true);
      expect(dialog().matches(':modal')).to.equal(false);
      expect(rows()).to.have.length(defaultOrganisation.wrapUpReasons.length);
      expect(isThere('listbox', 'Reasons')).to.equal(true);
    });

    it('[WRP-02] the same when the customer hangs up, held or not', async () => {
      const { d, call } = await ended({}, page, async (one, { id }) => {
        await one.desktop.perform('hold', { interactionId: id });
        await one.act('customer-leaves', { interactionId: id });
      });
      expect(textOf(dialog())).to.contain('Maya Torres');
      submit().click();
      await settle();
      expect(isThere('dialog')).to.equal(false);
      expect(d.desktop.state.interactions.has(call.id)).to.equal(false);
    });

    it('[WRP-02] [WRP-05] the same when the own phone is hung up, and then says nothing of hanging up', async () => {
      await ended({}, page, (d) => d.act('hang-up-phone', {}));
      expect(textOf(dialog())).not.to.contain('Hang up');
    });

    it('[WRP-05] that the phone is to be hung up, until it is', async () => {
      const { d } = await ended();
      expect(textOf(dialog())).to.contain('Hang up your phone. The next call can come only then.');
      expect(descriptionOf(dialog())).to.contain('Hang up your phone');
      await d.act('hang-up-phone', {});
      expect(textOf(dialog())).not.to.contain('Hang up');
    });

    it('[WRP-05] nothing of a phone where the agent speaks in the browser', async () => {
      const d = await desk(page, { station: 'browser' });
      await d.talk();
      await endByButton();
      expect(textOf(dialog())).not.to.contain('Hang up');
    });

    it('[WRP-04] how long it is since the end, counting up', async () => {
      const { d } = await ended();
      const timer = byRole('timer', 'since the end', dialog());
      expect(textOf(timer)).to.equal('00:00');
      await d.advance(38_000);
      expect(textOf(timer)).to.equal('00:38');
    });

    it('[WRP-03] the default reason as chosen, and tells that it is the default', async () => {
      await ended();
      expect(chosen()).to.deep.equal(['Billing enquiry Default']);
      expect(descriptionOf(submit())).to.equal('Billing enquiry');
    });

    it('[WRP-03] no reason as chosen where none is the default', async () => {
      await ended({ settings: { wrapUpReasons: reasons('Sale', 'No sale') } });
      expect(chosen()).to.deep.equal([]);
    });

    it('[I18N-01] itself in Chinese', async () => {
      const d = await desk(page, { ...phone, lang: 'zh-CN' });
      const { id } = await d.talk();
      await d.act('customer-leaves', { interactionId: id });
      const text = textOf(byRole('dialog', '话后处理原因'));
      expect(text).to.contain('请挂断您的电话').and.contain('自结束起').and.contain('默认');
      expect(isThere('button', '提交话后处理')).to.equal(true);
      byRole('combobox', '搜索原因').focus();
      await type('zzz');
      expect(textOf(d.desktop)).to.contain('没有与“zzz”匹配的原因');
    });

    it('in the flow of the page, as a panel, with `inline`', async () => {
      await ended({}, html`<wx-interaction-control></wx-interaction-control><wx-wrapup inline></wx-wrapup>`);
      expect(isThere('dialog')).to.equal(false);
      expect(isThere('button', 'Minimise')).to.equal(false);
      const panel = byRole('region', 'Wrap-up reasons');
      expect(getComputedStyle(panel).position).to.equal('static');
      await press('Escape');
      expect(isThere('region', 'Wrap-up reasons')).to.equal(true);
      submit().click();
      await settle();
      expect(isThere('region', 'Wrap-up reasons')).to.equal(false);
    });
  });

  describe('asks', () => {
    it('[WRP-03] [HST-01] submits the chosen reason, announced before and told after, and goes', async () => {
      const { d, call } = await ended();
      const told: unknown[] = [];
      d.desktop.addEventListener('wx-wrap-up', (event) => told.push(event.detail));
      d.desktop.addEventListener('wx-wrapped-up', (event) => told.push(event.detail.reasonId));
      await choose('Refund agreed');
      expect(chosen()).to.deep.equal(['Refund agreed']);
      submit().click();
      await settle();
      expect(told).to.deep.equal([
        { interactionId: call.id, reasonId: 'refund-agreed', desktop: 'desk' },
        'refund-agreed',
      ]);
      expect(isThere('dialog')).to.equal(false);
    });

    it('[HST-01] leaves the act to a listener that cancels it, and stays until it is performed', async () => {
      const { d, call } = await ended();
      d.desktop.addEventListener('wx-wrap-up', (event) => event.preventDefault());
      submit().click();
      await settle();
      expect(isThere('dialog')).to.equal(true);
      expect(isThere('alert')).to.equal(false);
      await d.desktop.perform('wrap-up', { interactionId: call.id, reasonId: 'wrong-number' });
      await settle();
      expect(isThere('dialog')).to.equal(false);
    });

    it('[ERR-03] [WRP-06] submits once, however often it is pressed, and is busy meanwhile', async () => {
      const { d } = await ended();
      const centre = holdBack(d);
      submit().click();
      submit().click();
      await settle();
      expect(submit().ariaBusy).to.equal('true');
      expect(news()).to.contain('Submitting…');
      submit().click();
      await choose('Wrong number');
      expect(chosen(), 'what is under way is not changed any more').to.deep.equal(['Billing enquiry Default']);
      expect(centre.sent).to.equal(1);
      await centre.answer();
      expect(d.heard.filter((name) => name === 'wx-wrap-up' || name === 'wx-wrapped-up')).to.deep.equal([
        'wx-wrap-up',
        'wx-wrapped-up',
      ]);
    });

    it('[WRP-02] one after another where several are owed, the current one first', async () => {
      const d = await desk(page, phone);
      const call = await d.talk('maya-torres');
      const chat = await d.ring('chat');
      await d.desktop.perform('accept', { interactionId: chat.id });
      await settle();
      await d.act('customer-leaves', { interactionId: chat.id });
      await d.act('customer-leaves', { interactionId: call.id });
      const who = chat.customer.name ?? '';
      expect(textOf(dialog())).to.contain(who).and.contain('1 more to wrap up');
      await choose('Wrong number');
      submit().click();
      await settle();
      expect(textOf(dialog())).to.contain('Maya Torres').and.not.to.contain('more to wrap up');
      expect(chosen(), 'the next one has its own reason').to.deep.equal(['Billing enquiry Default']);
      expect(news()).to.equal('Wrap-up reasons: Maya Torres');
      submit().click();
      await settle();
      expect(isThere('dialog')).to.equal(false);
    });

    it('for the interaction it is bound to, and no other', async () => {
      const d = await desk(html`<wx-wrapup interaction-id="none"></wx-wrapup>`, phone);
      const call = await d.talk();
      await d.act('customer-leaves', { interactionId: call.id });
      expect(isThere('dialog')).to.equal(false);
      const element = find('wx-wrapup', d.desktop)!;
      element.interactionId = call.id;
      await settle();
      expect(isThere('dialog')).to.equal(true);
    });
  });

  describe('refuses', () => {
    it('[WRP-03] to submit without a reason, and says so', async () => {
      const { d } = await ended({ settings: { wrapUpReasons: reasons('Sale', 'No sale') } });
      expect(isDisabled(submit())).to.equal(true);
      expect(descriptionOf(submit())).to.equal('Choose a reason.');
      submit().click();
      await settle();
      expect(d.heard).not.to.contain('wx-wrap-up');
      await choose('Sale');
      expect(isDisabled(submit())).to.equal(false);
      expect(textOf(dialog())).not.to.contain('Choose a reason.');
    });

    it('[ERR-01] [WRP-06] to lose the choice when a submit fails, and submits it again, once', async () => {
      const { d } = await ended({}, html`${page}<wx-notices></wx-notices>`);
      const centre = holdBack(d);
      await choose('Refund agreed');
      submit().click();
      await settle();
      await centre.answer(new Failure('timeout', { retryable: true }));
      const message = textOf(byRole('alert', undefined, dialog()));
      expect(message).to.contain('Wrap-up was not submitted').and.contain('did not reply in time');
      expect(message).to.contain('Nothing was sent twice. Your choice is still here; submit again.');
      expect(chosen()).to.deep.equal(['Refund agreed']);
      expect(d.desktop.notices, 'it is told here and nowhere else').to.have.length(0);

      submit().click();
      await settle();
      expect(isThere('alert', undefined, dialog()), 'the old message is gone').to.equal(false);
      await centre.answer();
      expect(isThere('dialog')).to.equal(false);
      expect(d.heard.filter((name) => name === 'wx-wrapped-up')).to.have.length(1);
    });

    it('[ERR-01] to advise another try where that cannot help', async () => {
      const { d } = await ended();
      d.backend.send = () => Promise.reject(new Failure('reason-unknown', { detail: '<b>42</b>' }));
      submit().click();
      await settle();
      const message = textOf(byRole('alert', undefined, dialog()));
      expect(message).to.contain('That reason no longer exists. Choose another.').and.contain('<b>42</b>');
      expect(message).not.to.contain('submit again');
      await choose('Wrong number');
      expect(isThere('alert', undefined, dialog())).to.equal(false);
    });

    it('[ERR-01] to hide a failure that comes after the agent turned to another or folded the dialog', async () => {
      const { d } = await ended();
      const centre = holdBack(d);
      submit().click();
      await press('Escape');
      expect(isThere('dialog')).to.equal(false);
      await centre.answer(new Failure('timeout', { retryable: true }));
      expect(isThere('alert', undefined, dialog())).to.equal(true);
      // It came back to the call when the dialog was folded, and is taken from nothing.
      expectFocus(byRole('article', /^Call with/u));
    });

    it('[WRP-06] [ERR-02] to submit over a lost connection, and keeps the choice until it is back', async () => {
      const { d } = await ended();
      await choose('Refund agreed');
      let listener: Parameters<typeof d.backend.connect>[0] | undefined;
      const { backend } = d;
      d.desktop.backend = through(backend, { connect: (one) => backend.connect((listener = one)) });
      await settle();
      listener?.link('lost');
      await settle();
      expect(isDisabled(submit())).to.equal(true);
      expect(descriptionOf(submit())).to.contain('lost its connection');
      expect(chosen()).to.deep.equal(['Refund agreed']);
      listener?.link('open');
      backend.resync();
      await settle();
      expect(isDisabled(submit())).to.equal(false);
      expect(chosen()).to.deep.equal(['Refund agreed']);
      submit().click();
      await settle();
      expect(isThere('dialog')).to.equal(false);
    });
  });

  describe('searches', () => {
    it('[WRP-03] filters as one types, marks what matches, and counts it', async () => {
      await ended();
      await type('REFU');
      expect(rows()).to.deep.equal(['Billing enquiry Default', 'Refund agreed', 'Refund refused']);
      const marks = [...dialog().querySelectorAll('mark')].map((one) => one.textContent);
      expect(marks).to.deep.equal(['Refu', 'Refu']);
      expect(news()).to.equal('2 found');
    });

    it('keeps what would be submitted in sight, whatever is searched for', async () => {
      await ended();
      await type('zzz');
      expect(rows()).to.deep.equal(['Billing enquiry Default']);
      expect(textOf(dialog())).to.contain('No reason matches “zzz”');
      expect(active()).to.equal(undefined);
      await press('Enter');
      expect(chosen()).to.deep.equal(['Billing enquiry Default']);
    });

    it('stands still while the list gets shorter', async () => {
      await ended();
      const before = [search(), submit()].map((one) => one.getBoundingClientRect().top);
      await type('refu');
      expect([search(), submit()].map((one) => one.getBoundingClientRect().top)).to.deep.equal(before);
    });

    it('leaves Enter to an input method that is composing', async () => {
      await ended();
      await type('refu');
      search().dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, composed: true }),
      );
      search().dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, composed: true }),
      );
      await settle();
      expect(chosen()).to.deep.equal(['Billing enquiry Default']);
      expect(isThere('dialog')).to.equal(true);
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] has the focus in the search, chooses by arrows and Enter, and submits by the button alone', async () => {
      const { d } = await ended();
      expectFocus(search());
      await type('refu');
      expect(active()).to.equal('Refund agreed');
      await press('ArrowDown');
      expect(active()).to.equal('Refund refused');
      expect(chosen(), 'arrows do not choose').to.deep.equal(['Billing enquiry Default']);
      await press('Enter', 'Enter', 'Enter');
      expect(chosen()).to.deep.equal(['Refund refused']);
      expect(d.heard).not.to.contain('wx-wrap-up');
      expectFocus(search());
      await press('Tab');
      expectFocus(submit());
      await press('Enter');
      expect(d.heard.slice(-3)).to.contain('wx-wrap-up').and.to.contain('wx-wrapped-up');
    });

    it('[A11Y-01] arrows begin at what is chosen and go round', async () => {
      await ended();
      await press('ArrowDown');
      expect(active()).to.equal('Billing enquiry Default');
      await press('ArrowUp');
      expect(active()).to.equal('Wrong number');
      await press('ArrowDown', 'ArrowDown');
      expect(active()).to.equal('Refund agreed');
    });

    it('[A11Y-01] scrolls to where the agent is', async () => {
      await ended();
      await press('ArrowUp', 'ArrowUp');
      const list = byRole('listbox', 'Reasons', here()).getBoundingClientRect();
      const row = option('Wrong number').getBoundingClientRect();
      expect(row.bottom).to.be.at.most(list.bottom + 1);
      expect(row.top).to.be.at.least(list.top - 1);
    });

    it('[A11Y-01] Escape takes the text, then folds the dialog, and never loses the wrap-up', async () => {
      const { d } = await ended();
      await choose('Refund agreed');
      await type('refu');
      await press('Escape');
      expect(search().value).to.equal('');
      expect(rows()).to.have.length(defaultOrganisation.wrapUpReasons.length);
      await press('Escape');
      expect(isThere('dialog')).to.equal(false);
      const open = byRole('button', 'Open the wrap-up');
      expectFocus(byRole('article', /^Call with/u), 'End is gone: the call it stood in has the focus');
      open.focus();
      await press('Enter');
      expectFocus(search());
      expect(chosen()).to.deep.equal(['Refund agreed']);
      expect(isThere('button', 'Open the wrap-up')).to.equal(false);
      await expect(d.desktop).to.be.accessible();
    });

    it('[A11Y-01] gives the focus back to where it was: when folded, and when submitted', async () => {
      const d = await desk(html`<button>Of the host</button>${page}`, phone);
      const call = await d.talk();
      const button = byRole('button', 'Of the host');
      button.focus();
      await d.act('customer-leaves', { interactionId: call.id });
      expectFocus(search());
      await press('Escape');
      expectFocus(button);
      byRole('button', 'Open the wrap-up').click();
      await settle();
      await press('Tab', 'Enter');
      expect(isThere('dialog')).to.equal(false);
      expectFocus(button);
    });

    it('[A11Y-01] takes no focus from an agent who types, and says that it is there', async () => {
      const d = await desk(page, phone);
      const call = await d.talk('maya-torres');
      const note = byRole('textbox', 'Note of the host') as HTMLInputElement;
      const lost: string[] = [];
      note.addEventListener('blur', () => lost.push('blur'));
      note.focus();
      await type('He wants');
      await d.act('customer-leaves', { interactionId: call.id });
      await type(' a refund');
      expectFocus(note);
      expect(note.value).to.equal('He wants a refund');
      expect(lost, 'not for a moment').to.deep.equal([]);
      expect(news()).to.equal('Wrap-up reasons: Maya Torres');
      expect(isThere('dialog')).to.equal(true);
      submit().focus();
      await press('Enter');
      expectFocus(note, 'and the agent types on');
    });

    it('[A11Y-01] takes no focus from another overlay', async () => {
      const d = await desk(
        html`<div popover="manual"><button>Answer</button></div>
          ${page}`,
        phone,
      );
      const call = await d.talk();
      d.desktop.querySelector<HTMLElement>('[popover]')!.showPopover();
      const answer = byRole('button', 'Answer');
      answer.focus();
      await d.act('customer-leaves', { interactionId: call.id });
      expect(isThere('dialog')).to.equal(true);
      expectFocus(answer);
    });

    it('[A11Y-01] is accessible with text in the search, after a failure, and without a reason', async () => {
      const { d } = await ended({ settings: { wrapUpReasons: reasons('Sale', 'No sale') } });
      await faded();
      await expect(d.desktop).to.be.accessible();
      await type('sale');
      await press('Enter');
      d.backend.send = () => Promise.reject(new Failure('timeout', { retryable: true }));
      submit().click();
      await settle();
      expect(isThere('alert')).to.equal(true);
      await faded();
      await expect(d.desktop).to.be.accessible();
      await type('x');
      await faded();
      await expect(d.desktop).to.be.accessible();
    });

    it('[A11Y-01] shows in forced colours which reason is chosen', async () => {
      await emulateFeatures({ 'forced-colors': 'active' });
      await ended();
      const style = (name: string): string => getComputedStyle(option(name)).outlineStyle;
      expect(style('Billing enquiry Default')).to.equal('solid');
      expect(style('Refund agreed')).to.equal('none');
    });
  });

  describe('edges', () => {
    it('[WRP-06] another page on the same centre goes on with the choice; after the submit nothing is kept', async () => {
      const { d, call } = await ended();
      await choose('Complaint, passed to a supervisor');
      expect(d.interaction(call.id).wrapUp?.reasonId, 'the centre knows it').to.equal('complaint');
      expect(sessionStorage, 'so nothing has to be kept here').to.have.length(0);
      d.desktop.remove();
      const holder = await fixture<HTMLElement>(
        html`<wx-desktop id="again" .clock=${d.clock} .backend=${d.centre.seat(d.agentId)}>
          <wx-wrapup></wx-wrapup>
        </wx-desktop>`,
      );
      await settle();
      expect(chosen()).to.deep.equal(['Complaint, passed to a supervisor']);
      const reasonIds: string[] = [];
      holder.addEventListener('wx-wrapped-up', (event) => reasonIds.push(event.detail.reasonId));
      submit().click();
      await settle();
      expect(reasonIds).to.deep.equal(['complaint']);
      expect(sessionStorage).to.have.length(0);
    });

    it('does not take over the choice of another life of the centre', async () => {
      const first = await ended();
      await choose('Wrong number');
      first.d.desktop.remove();
      const second = await ended({}, page, async (d, { id }) => {
        await d.advance(1000);
        await d.act('customer-leaves', { interactionId: id });
      });
      expect(second.call.id).to.equal(first.call.id);
      expect(chosen()).to.deep.equal(['Billing enquiry Default']);
    });

    it('[WRP-03] drops a choice whose reason the administrator has removed', async () => {
      const { d } = await ended();
      await choose('Wrong number');
      const left = defaultOrganisation.wrapUpReasons.filter((one) => one.id !== 'wrong-number');
      await setReasons(
        d,
        left.map(({ id, name }) => ({ id, name, isDefault: id === 'billing-enquiry' })),
      );
      expect(chosen(), 'no other reason takes its place unseen').to.deep.equal([]);
      expect(isDisabled(submit())).to.equal(true);
    });

    it('a call that rings meanwhile, is answered and ends changes nothing under the agent’s hand', async () => {
      const { d, chat, call } = await chatEnded();
      expect(search().value).to.equal('refu');
      expectFocus(search());
      await d.desktop.perform('accept', { interactionId: call.id });
      await settle();
      expect(d.desktop.state.currentId).to.equal(call.id);
      expect(textOf(dialog())).to.contain(chat.customer.name);
      await d.act('customer-leaves', { interactionId: call.id });
      expect(textOf(dialog())).to.contain(chat.customer.name).and.contain('1 more to wrap up');
      expect(search().value).to.equal('refu');
    });

    it('a folded wrap-up opens for the next one that comes, and follows it', async () => {
      const { d, chat, call } = await chatEnded();
      await press('Escape', 'Escape');
      await d.desktop.perform('accept', { interactionId: call.id });
      await settle();
      expect(isThere('dialog')).to.equal(false);
      await d.act('customer-leaves', { interactionId: call.id });
      expect(textOf(dialog())).to.contain('Maya Torres');
      submit().click();
      await settle();
      expect(textOf(dialog())).to.contain(chat.customer.name);
    });

    it('turns to another when the agent does, and keeps the choice for each', async () => {
      const { d, chat, call } = await chatEnded();
      await press('Enter');
      await d.desktop.perform('accept', { interactionId: call.id });
      await settle();
      await d.act('customer-leaves', { interactionId: call.id });
      d.desktop.choose(chat.id);
      await settle();
      d.desktop.choose(call.id);
      await settle();
      expect(textOf(dialog())).to.contain('Maya Torres');
      expect(chosen()).to.deep.equal(['Billing enquiry Default']);
      d.desktop.choose(chat.id);
      await settle();
      expect(textOf(dialog())).to.contain(chat.customer.name);
      expect(chosen()).to.deep.equal(['Refund agreed']);
    });

    it('a mouse can choose and submit, and the focus stays in the search', async () => {
      const { d } = await ended();
      const at = (element: HTMLElement): [number, number] => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [Math.round(left + width / 2), Math.round(top + height / 2)];
      };
      await sendMouse({ type: 'click', position: at(option('Refund refused')) });
      await settle();
      expect(chosen()).to.deep.equal(['Refund refused']);
      expectFocus(search());
      await sendMouse({ type: 'click', position: at(submit()) });
      await settle();
      expect(d.heard).to.contain('wx-wrapped-up');
    });

    it('under a modal of the host’s it can be used', async () => {
      const d = await desk(
        html`<dialog id="modal"><button>Of the host</button></dialog>
          ${page}`,
        phone,
      );
      const call = await d.talk();
      const modal = d.desktop.querySelector<HTMLDialogElement>('#modal')!;
      modal.showModal();
      await d.act('customer-leaves', { interactionId: call.id });
      expectFocus(search());
      await type('refu');
      await press('Enter', 'Escape', 'Escape');
      expect(isThere('dialog', 'Wrap-up reasons')).to.equal(false);
      expectFocus(byRole('button', 'Of the host'), 'the focus is back in the modal');
      modal.close();
      byRole('button', 'Open the wrap-up').click();
      await settle();
      expect(chosen()).to.deep.equal(['Refund agreed']);
    });

    it('under a modal of the host’s it waits for a request that rings, and does not block it', async () => {
      const d = await desk(
        html`<dialog id="modal"><button>Of the host</button></dialog>
          ${page}`,
        { station: 'browser' },
      );
      const call = await d.talk();
      const chat = await d.ring('chat');
      d.desktop.querySelector<HTMLDialogElement>('#modal')!.showModal();
      await d.act('customer-leaves', { interactionId: call.id });
      const overlay = here().querySelector('dialog')!;
      expect(overlay.matches(':modal')).to.equal(false);
      await d.desktop.perform('accept', { interactionId: chat.id });
      await settle();
      expect(overlay.matches(':modal')).to.equal(true);
      expectFocus(search());
    });

    it('moves with its parent, dialog and choice included', async () => {
      const { d } = await ended();
      await choose('Refund agreed');
      const place = document.createElement('div');
      d.desktop.after(place);
      place.append(d.desktop);
      await settle();
      expect(dialog().matches(':popover-open')).to.equal(true);
      expect(chosen()).to.deep.equal(['Refund agreed']);
    });

    it('shows markup as text, and cuts what is long', async () => {
      const long = 'x'.repeat(5000);
      const markup = '<img src=x onerror=alert(1)>&amp;';
      const customers = defaultOrganisation.customers.map((one) => ({ ...one, name: markup }));
      const { d } = await ended({ settings: { customers } });
      await setReasons(
        d,
        reasons(markup, long).map((one) => ({ ...one, isDefault: false })),
      );
      expect(textOf(dialog())).to.contain(markup);
      expect(rows()).to.deep.equal([markup, long]);
      expect(dialog().querySelector('img')).to.equal(null);
      expect(option(long).getBoundingClientRect().height).to.be.below(40);
      await type('<img');
      expect(dialog().querySelector('mark')?.textContent).to.equal('<img');
      expect(d.desktop.querySelector('img')).to.equal(null);
    });

    for (const [width, height] of [
      [1440, 900],
      [500, 400],
      [320, 256],
    ] as const) {
      it(`[A11Y-01] stays within a page of ${width} × ${height}, and all of it can be reached`, async () => {
        await setViewport({ width, height });
        try {
          await ended();
          const { left, right, top, bottom } = dialog().getBoundingClientRect();
          expect(left).to.be.at.least(0);
          expect(top).to.be.at.least(0);
          expect(right).to.be.at.most(width);
          expect(bottom).to.be.at.most(height);
          await press('Tab');
          const button = submit().getBoundingClientRect();
          expectFocus(submit());
          expect(button.bottom).to.be.at.most(bottom);
          expect(document.documentElement.scrollWidth).to.be.at.most(width);
        } finally {
          await setViewport({ width: 800, height: 600 });
        }
      });
    }

    it('[HST-02] without a desktop paints nothing and throws nothing', async () => {
      const element = await fixture<HTMLElement>(html`<wx-wrapup></wx-wrapup>`);
      expect(textOf(element)).to.equal('');
      expect(isThere('dialog')).to.equal(false);
    });
  });
});
