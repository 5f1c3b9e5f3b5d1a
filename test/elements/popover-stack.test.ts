import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, setViewport } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { Failure } from '../../src/core/index.js';
import type { Channel, Interaction } from '../../src/core/index.js';
import { through } from '../support/backend.js';
import { desk, find, html, make, own, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, deep, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const stack = html`<wx-popover-stack></wx-popover-stack>`;

/** Settings with other variables for the caller of every call: the flow shows `popover` of them. */
function flowsWith(popover: string[], values: Record<string, string> = {}): Partial<OrganisationInput> {
  return {
    flows: defaultOrganisation.flows.map((flow) => (flow.id === 'billing-premier' ? { ...flow, popover } : flow)),
    entryPoints: defaultOrganisation.entryPoints.filter(
      (one) => one.channel !== 'call' || one.flow === 'billing-premier',
    ),
    customers: defaultOrganisation.customers.map((one) => ({ ...one, values: { ...one.values, ...values } })),
  };
}

const popovers = (): HTMLElement[] => allByRole('article');
const names = (): string[] => popovers().map((one) => one.computedName);
const dialog = (): HTMLDialogElement => {
  const found = [...deep()].find((one) => one.matches(own('wx-popover-stack')))?.shadowRoot?.querySelector('dialog');
  if (!found) throw new Error('There is no stack.');
  return found;
};
const isShown = (): boolean => dialog().checkVisibility();
const terms = (scope: Element): string[] =>
  [...deep(scope)].filter((one) => one.localName === 'dt').map((one) => one.textContent.trim());

async function ringAll(d: Desk, ...channels: Channel[]): Promise<Interaction[]> {
  const rung = [];
  for (const channel of channels) rung.push(await d.ring(channel));
  return rung;
}

/** A click from the keyboard, after the half second in which none counts. */
async function press(d: Desk, name: string | RegExp, scope?: Element): Promise<void> {
  await d.advance(500);
  byRole('button', name, scope ?? document).click();
  await settle();
}

/** All text and attributes of the page, through every shadow root, whether it is seen or not. */
function everything(): string {
  const parts: string[] = [];
  for (const element of deep()) {
    for (const { value } of element.attributes) parts.push(value);
    for (const node of element.childNodes) if (node.nodeType !== Node.ELEMENT_NODE) parts.push(node.textContent ?? '');
    for (const node of element.shadowRoot?.childNodes ?? []) {
      if (node.nodeType !== Node.ELEMENT_NODE) parts.push(node.textContent ?? '');
    }
    if (element instanceof HTMLInputElement) parts.push(element.value);
  }
  return parts.join('\n');
}

/** What all of the kit's events carried. */
function listen(): string[] {
  const heard: string[] = [];
  for (const name of [
    'accept',
    'offered',
    'answered',
    'missed',
    'withdrawn',
    'decline',
    'set-state',
    'action',
    'error',
  ]) {
    document.addEventListener(`wx-${name}`, (event) => heard.push(JSON.stringify((event as CustomEvent).detail)));
  }
  return heard;
}

describe('wx-popover-stack', function () {
  this.timeout(20_000); // computed names take their time on a busy machine

  afterEach(async () => {
    await resetMouse();
    await setViewport({ width: 800, height: 600 });
  });

  describe('paints', () => {
    it('[POP-02] nothing, then the connecting popover, then the request with its buttons', async () => {
      const d = await desk(stack, { station: 'browser' });
      expect(isShown()).to.equal(false);
      await d.contact('call', 'maya-torres');
      expect(names()).to.deep.equal(['Connecting…']);
      expect(textOf(dialog())).to.contain('Being assigned to you');
      expect(allByRole('button')).to.have.length(0);
      await d.advance(1000);
      expect(names()).to.deep.equal(['Incoming call from Maya Torres']);
      expect(textOf(dialog())).to.contain('Incoming call · Ringing Maya Torres').and.contain('20 sec left');
      expect(isThere('button', 'Answer') && isThere('button', 'Decline')).to.equal(true);
    });

    it('[POP-01] at the bottom right of the page, and not at all while a task list shows the requests', async () => {
      const d = await desk(stack, { station: 'browser' });
      await d.ring();
      await Promise.all(
        popovers()[0]!
          .getAnimations()
          .map((one) => one.finished),
      );
      const { right, bottom } = popovers()[0]!.getBoundingClientRect();
      expect([innerWidth - right, innerHeight - bottom]).to.deep.equal([16, 16]);
      const giveBack = d.desktop.takeRequests();
      await settle();
      expect(isShown()).to.equal(false);
      giveBack();
      await settle();
      expect(isShown()).to.equal(true);
    });

    it('[POP-03] email, social, chat, call from top to bottom, the oldest of a channel on top', async () => {
      const d = await desk(stack, { station: 'browser' });
      const [call, chat, email, second] = await ringAll(d, 'call', 'chat', 'email', 'call');
      const social = await d.ring('social');
      const order = popovers().map((one) => one.dataset['row']);
      expect(order).to.deep.equal([email, social, chat, call, second].map((one) => one?.id));
      const tops = popovers().map((one) => one.getBoundingClientRect().top);
      expect(tops).to.deep.equal(tops.toSorted((a, b) => a - b));
    });

    it('[POP-04] five of all, “1–5 of N”, and the next ones as others leave', async () => {
      const d = await desk(stack, { station: 'browser', settings: { ringSeconds: 60 } });
      const all = await ringAll(d, 'chat', 'chat', 'chat', 'chat', 'chat', 'chat', 'chat');
      const first = (): string | undefined => popovers()[0]?.dataset['row'];
      expect(popovers()).to.have.length(5);
      expect(textOf(dialog())).to.contain('1–5 of 7');
      await d.act('customer-leaves', { interactionId: all[0]!.id });
      expect(textOf(dialog())).to.contain('1–5 of 6');
      expect(popovers()).to.have.length(5);
      expect(first()).to.equal(all[1]!.id);
      await d.act('customer-leaves', { interactionId: all[1]!.id });
      expect(textOf(dialog())).not.to.contain(' of ');
    });

    it('[POP-04] leads to a call that rings outside of the five', async () => {
      const d = await desk(stack, { station: 'browser', settings: { ringSeconds: 60 } });
      await ringAll(d, 'chat', 'chat', 'chat', 'chat', 'chat');
      const call = await d.ring('call', 'maya-torres');
      expect(textOf(dialog())).to.contain('Maya Torres is ringing');
      expect(isThere('button', 'Answer')).to.equal(false);
      await press(d, 'Show');
      expect(isThere('button', 'Answer')).to.equal(true);
      expect(textOf(dialog())).to.contain('6–6 of 6').and.not.to.contain('is ringing');
      // To the name, not to a button that an Enter on its way would press.
      expect(focused()?.closest('article')?.getAttribute('data-row')).to.equal(call.id);
      expect(focused()?.localName).to.equal('h3');
    });

    it('[POP-04] pages by pointer and keyboard, and says why a page more is not there', async () => {
      const d = await desk(stack, { station: 'browser', settings: { ringSeconds: 60 } });
      await ringAll(d, ...Array.from({ length: 12 }, (): Channel => 'email'));
      const next = byRole('button', 'Later requests');
      expect(byRole('button', 'Earlier requests').ariaDisabled).to.equal('true');
      next.focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(textOf(dialog())).to.contain('6–10 of 12');
      expect(focused()).to.equal(next);
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(textOf(dialog())).to.contain('11–12 of 12');
      expect(popovers()).to.have.length(2);
      expect(next.ariaDisabled).to.equal('true');
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(textOf(dialog())).to.contain('11–12 of 12');
      byRole('button', 'Earlier requests').click();
      await settle();
      expect(textOf(dialog())).to.contain('6–10 of 12');
    });

    it('[POP-06] what the administrator configured: variables, buttons, links; unsafe links as text', async () => {
      const links = [
        { label: 'Account', href: 'https://crm.example.com/?name={account}' },
        { label: 'Script', href: 'javascript:alert(1)' },
        { label: 'Plain', href: 'http://crm.example.com/' },
        { label: 'Mail', href: 'mailto:desk@example.com' },
      ];
      const actions = [{ id: 'open-order', name: 'Open order' }];
      const d = await desk(stack, {
        station: 'browser',
        settings: { popovers: { chat: { variables: ['order'], actions, links } } },
      });
      const { id } = await d.ring('chat', 'maya-torres');
      expect(terms(dialog())).to.deep.equal(['Waiting', 'Page', 'Order', 'Account']);
      expect(allByRole('link').map((one) => one.textContent)).to.deep.equal(['Account', 'Mail']);
      const account = byRole('link', 'Account') as HTMLAnchorElement;
      expect(account.href).to.equal('https://crm.example.com/?name=Alder%20%26%20Finch%20Roasters%20Holding%20Company');
      expect([account.target, account.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
      expect(textOf(dialog())).to.contain('Script: javascript:alert(1)').and.contain('Plain: http://crm.example.com/');
      let detail: unknown;
      document.addEventListener('wx-action', (event) => (detail = event.detail), { once: true });
      await press(d, 'Open order');
      expect(detail).to.deep.equal({ action: 'open-order', interactionId: id, desktop: 'desk' });
    });

    it('[POP-06] one of several requests that wait unfolds, and folds again, with the focus on its name', async () => {
      const d = await desk(stack, { station: 'browser' });
      await ringAll(d, 'chat', 'email');
      expect(terms(dialog())).to.deep.equal([]);
      const [row] = popovers();
      const fold = allByRole('button', undefined, row)[0]!;
      expect(fold.ariaExpanded).to.equal('false');
      await d.advance(500);
      fold.focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(terms(dialog())).to.contain('Account');
      expect(focused()?.closest('article')).to.equal(row);
      expect(focused()?.ariaExpanded).to.equal('true');
      await d.advance(500);
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(terms(dialog())).to.deep.equal([]);
    });

    it('[POP-07] the variables that the flow chose, in its order, six at most', async () => {
      const all = ['order', 'account', 'reason', 'caller', 'tier', 'priority'];
      const d = await desk(stack, { station: 'browser', settings: flowsWith(all) });
      await d.ring('call', 'maya-torres');
      expect(terms(dialog())).to.deep.equal(['Order', 'Account', 'Reason', 'Caller', 'Tier', 'Priority']);
      expect(textOf(dialog())).to.contain('Order 48-20917');
    });

    it('[POP-07] caller, queue and DNIS where the flow chose fewer than three, in that order', async () => {
      const d = await desk(stack, { station: 'browser', settings: flowsWith(['reason']) });
      await d.ring('call', 'maya-torres');
      expect(terms(dialog())).to.deep.equal(['Reason', 'Caller', 'Queue']);
    });

    it('[POP-08] no secure variable, in the page or in an event', async () => {
      const values = { cardNumber: '4000-PLANTED-4471', securityAnswer: 'PLANTED' };
      const d = await desk(stack, {
        station: 'browser',
        settings: flowsWith(['cardNumber', 'securityAnswer', 'account', 'order', 'reason'], values),
      });
      const heard = listen();
      await d.ring('call', 'maya-torres');
      expect(terms(dialog())).to.deep.equal(['Account', 'Order', 'Reason']);
      expect(everything()).to.contain('Charged twice').and.not.to.contain('PLANTED');
      await press(d, 'Decline');
      expect(heard.join()).to.contain('declined').and.not.to.contain('PLANTED');
    });

    it('[POP-10] of a protected number only its last four digits, in the page and in events', async () => {
      const d = await desk(stack, {
        station: 'extension',
        settings: { ...flowsWith([]), protectNumbers: true },
      });
      const heard = listen();
      await d.ring('call', 'maya-torres');
      expect(terms(dialog())).to.deep.equal(['Caller', 'Queue', 'DNIS']);
      const shown = everything();
      expect(shown).to.contain('0134');
      expect(shown).not.to.match(/415\D*555\D*0134/u);
      await d.advance(20_000);
      expect(everything())
        .to.contain('You did not answer')
        .and.not.to.match(/415\D*555\D*0134/u);
      expect(heard.join()).to.contain('"state":"rona"');
      expect(heard.join()).not.to.match(/415\D*555\D*0134/u);
    });

    it('[POP-12] the seconds and the bar that run out, and urgency in the last ten, in the same size', async () => {
      const d = await desk(stack, { station: 'browser' });
      await d.ring('call');
      const card = popovers()[0]!;
      const bar = [...deep(card)].find((one): one is HTMLElement => one.localName === 'i')!;
      const { height } = card.getBoundingClientRect();
      expect(textOf(card)).to.contain('20 sec left');
      await d.advance(9000);
      expect(textOf(card)).to.contain('11 sec left').and.not.to.contain('Answer now');
      expect(Number(bar.style.getPropertyValue('--left'))).to.equal(0.5);
      await d.advance(1000);
      expect(textOf(card)).to.contain('Answer now').and.contain('10 sec left');
      expect(card.getBoundingClientRect().height).to.be.closeTo(height, 0.1);
      await d.advance(9000);
      expect(textOf(card)).to.contain('1 sec left');
      expect(Number(bar.style.getPropertyValue('--left'))).to.equal(0);
    });

    it('[POP-12] tells a reader once when a request rings, once more at ten seconds, and never in between', async () => {
      const d = await desk(stack, { station: 'browser' });
      const said: string[] = [];
      const root = dialog().getRootNode() as ShadowRoot;
      const observer = new MutationObserver((changes) => {
        for (const { addedNodes, target } of changes) {
          const region = target instanceof Element ? target.closest('[role="alert"], [role="status"]') : null;
          for (const node of addedNodes) if (region && node instanceof HTMLElement) said.push(node.innerText);
        }
      });
      observer.observe(root, { subtree: true, childList: true });
      await d.ring('call', 'maya-torres');
      for (let second = 0; second < 15; second += 1) await d.advance(1000);
      await d.ring('chat', 'zhou-meiling');
      observer.disconnect();
      expect(said).to.deep.equal([
        'Incoming call from Maya Torres. 20 seconds to answer.',
        'Ten seconds left to answer Maya Torres.',
        'Chat request from Zhou Meiling. 20 seconds to answer.',
      ]);
    });

    it('[ANS-01] where a call is answered: on the phone, with its number', async () => {
      const d = await desk(stack, { station: 'extension' });
      await d.ring();
      expect(textOf(dialog())).to.contain('Answer on your phone, ext. 2214');
      expect(isThere('button', 'Answer') || isThere('button', 'Decline')).to.equal(false);
    });

    it('[ANS-01] that a call answers itself, and then it is gone', async () => {
      const d = await desk(stack, { station: 'browser', settings: { autoAnswer: true } });
      const { id } = await d.ring();
      expect(textOf(dialog())).to.contain('Answers by itself');
      expect(isThere('button', 'Answer')).to.equal(false);
      await d.advance(1000);
      expect(isShown()).to.equal(false);
      expect(d.interaction(id).request).to.equal(null);
    });

    it('[I18N-01] all of it in Chinese, and in English again', async () => {
      const d = await desk(stack, { station: 'browser', lang: 'zh-CN', settings: { ringSeconds: 60 } });
      await ringAll(d, 'chat', 'chat', 'email', 'email', 'social');
      await d.ring('call', 'maya-torres');
      expect(isThere('button', '接受 5 个请求')).to.equal(true);
      expect(textOf(dialog())).to.contain('第 1–5 个,共 6 个').and.contain('Maya Torres 正在振铃');
      expect(allByRole('button', '接受')).to.have.length(5);
      await press(d, '显示');
      expect(isThere('button', '应答') && isThere('button', '拒接')).to.equal(true);
      d.desktop.parentElement!.lang = 'en';
      await settle();
      expect(isThere('button', 'Answer')).to.equal(true);
      expect(textOf(dialog())).to.contain('6–6 of 6');
    });
  });

  describe('asks', () => {
    it('[ANS-01] [HST-01] answers and declines, each announced before', async () => {
      const d = await desk(stack, { station: 'browser' });
      const { id } = await d.ring();
      d.heard.length = 0;
      await press(d, 'Answer');
      expect(d.heard).to.deep.equal(['wx-accept', 'wx-answered']);
      expect(d.interaction(id).request).to.equal(null);
      expect(isShown()).to.equal(false);
    });

    it('[HST-01] leaves the answer to a listener that cancels it', async () => {
      const d = await desk(stack, { station: 'browser' });
      const { id } = await d.ring();
      const details: unknown[] = [];
      d.desktop.addEventListener('wx-accept', (event) => {
        details.push(event.detail);
        event.preventDefault();
      });
      await press(d, 'Answer');
      expect(details).to.deep.equal([{ interactionId: id, desktop: 'desk' }]);
      expect(d.interaction(id).request).not.to.equal(null);
    });

    it('[POP-05] accepts email, chat and social requests, one by one', async () => {
      const d = await desk(stack, { station: 'browser' });
      const [email, chat] = await ringAll(d, 'email', 'chat');
      await press(d, 'Accept', popovers()[0]);
      expect(d.interaction(email!.id).request).to.equal(null);
      expect(d.interaction(chat!.id).request).not.to.equal(null);
    });

    it('[POP-05] accepts all of them together, beyond the five too, and never a call', async () => {
      const d = await desk(stack, { station: 'browser', settings: { ringSeconds: 60 } });
      const digital = await ringAll(d, 'email', 'email', 'email', 'chat', 'chat', 'social');
      const call = await d.ring('call');
      d.heard.length = 0;
      await press(d, 'Accept 6 requests');
      expect(d.heard.filter((name) => name === 'wx-accept')).to.have.length(6);
      for (const { id } of digital) expect(d.interaction(id).request).to.equal(null);
      expect(d.interaction(call.id).request).not.to.equal(null);
      expect(isThere('button', /requests$/)).to.equal(false);
    });

    it('[POP-05] keeps the row of one that failed, with the reason, while the rest are accepted', async () => {
      const d = await desk(stack, { station: 'browser' });
      const [email, chat, social] = await ringAll(d, 'email', 'chat', 'social');
      const { backend } = d;
      const send = backend.send.bind(backend);
      backend.send = (command) =>
        command.name === 'accept' && command.payload.interactionId === chat!.id
          ? Promise.reject(new Failure('timeout', { retryable: true }))
          : send(command);
      await press(d, 'Accept 3 requests');
      expect(d.interaction(email!.id).request).to.equal(null);
      expect(d.interaction(social!.id).request).to.equal(null);
      expect(popovers()).to.have.length(1);
      expect(textOf(popovers()[0]!)).to.contain('The service did not reply in time. Look at the present state');
      backend.send = send;
      await press(d, 'Accept');
      expect(d.interaction(chat!.id).request).to.equal(null);
    });

    it('[ANS-02] goes Available at once, where nobody was aiming at the call', async () => {
      const d = await desk(stack, { station: 'extension' });
      await d.ring('call', 'maya-torres');
      await d.advance(20_000);
      byRole('button', 'Go Available').click();
      await settle();
      expect(d.desktop.state.agent?.state.name).to.equal('available');
    });

    it('[ANS-02] goes Available after a missed call', async () => {
      const d = await desk(stack, { station: 'extension' });
      await d.ring('call', 'maya-torres');
      await d.advance(20_000);
      const missed = byRole('alertdialog', 'You did not answer');
      expect(textOf(missed)).to.contain('State RONA · 00:00').and.contain('The call from Maya Torres is back in');
      await d.advance(65_000);
      expect(textOf(missed)).to.contain('State RONA · 01:05');
      await press(d, 'Go Available');
      expect(d.desktop.state.agent?.state.name).to.equal('available');
      // The caller still waits, and rings again.
      expect(isThere('alertdialog')).to.equal(false);
      expect(names()).to.deep.equal(['Connecting…']);
    });

    it('[ANS-02] [STN-02] goes Idle with a code from a menu', async () => {
      const d = await desk(stack, { station: 'extension' });
      await d.ring();
      await d.advance(20_500);
      const button = byRole('button', 'Go Idle');
      await d.advance(500);
      button.focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(allByRole('menuitem').map((one) => one.computedName)).to.deep.equal(
        defaultOrganisation.idleCodes.map((one) => one.name),
      );
      expect(focused()?.computedName).to.equal('Break');
      await sendKeys({ press: 'Escape' });
      await settle();
      expect(isThere('menu')).to.equal(false);
      expect(focused()?.computedName).to.equal('Go Idle');
      await sendKeys({ press: 'ArrowDown' });
      await settle();
      await sendKeys({ press: 'ArrowDown' });
      expect(focused()?.computedName).to.equal('Lunch');
      await sendKeys({ press: 'End' });
      expect(focused()?.computedName).to.equal('Technical problem');
      await sendKeys({ press: 'l' });
      expect(focused()?.computedName).to.equal('Lunch');
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(d.desktop.state.agent?.state).to.include({ name: 'idle', codeId: 'lunch' });
      expect(isShown()).to.equal(false);
    });

    it('[EDG-18] tells of a declined call', async () => {
      const d = await desk(stack, { station: 'browser' });
      await d.ring();
      await press(d, 'Decline');
      expect(textOf(byRole('alertdialog', 'You declined the call'))).to.contain('State Agent declined');
    });

    it('[EDG-17] tells of a phone that failed while connecting', async () => {
      const d = await desk(stack, { station: 'extension' });
      const { id } = await d.contact();
      await d.act('fail-phone', { interactionId: id });
      expect(textOf(byRole('alertdialog', 'Your phone could not be reached'))).to.contain('State Channel failure');
    });

    it('[ANS-02] [EDG-21] shows what was missed also while a task list shows the requests, and after a reload', async () => {
      const d = await desk(stack, { station: 'extension' });
      await d.ring();
      const giveBack = d.desktop.takeRequests();
      await d.advance(20_000);
      expect(isThere('alertdialog', 'You did not answer')).to.equal(true);
      giveBack();
      d.desktop.backend = d.centre.seat(d.agentId);
      await settle();
      expect(isThere('alertdialog', 'You did not answer')).to.equal(true);
    });
  });

  describe('refuses', () => {
    it('[ERR-02] to take anything while the connection is lost, and says why', async () => {
      const d = await desk(stack, { station: 'browser' });
      let lose = (): void => undefined;
      d.desktop.backend = through(d.backend, {
        world: d.backend.world,
        connect: (listener) => {
          lose = () => listener.link('lost');
          return d.backend.connect(listener);
        },
      });
      await settle();
      await d.ring();
      lose();
      await settle();
      const answer = byRole('button', 'Answer');
      expect(answer.ariaDisabled).to.equal('true');
      expect(descriptionOf(answer)).to.contain('The desktop lost its connection.');
      d.heard.length = 0;
      await press(d, 'Answer');
      expect(d.heard).to.deep.equal([]);
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] takes no focus when something rings', async () => {
      const d = await desk(html`${stack}<input aria-label="Host field" />`, { station: 'browser' });
      const field = byRole('textbox', 'Host field');
      field.focus();
      let lost = 0;
      field.addEventListener('blur', () => (lost += 1));
      await d.ring(); // its buttons are there when it is shown again, above another overlay
      const other = document.createElement('div');
      other.popover = 'manual';
      document.body.append(other);
      other.showPopover();
      const giveBack = d.desktop.takeRequests();
      await settle();
      giveBack();
      await ringAll(d, 'chat', 'email');
      other.remove();
      expect(focused()).to.equal(field);
      expect(lost).to.equal(0);
    });

    it('[A11Y-01] goes from button to button, and gives the focus back when the last request is handled', async () => {
      const d = await desk(html`<input aria-label="Host field" />${stack}`, { station: 'browser' });
      const field = byRole('textbox', 'Host field');
      field.focus();
      await d.ring('call', 'maya-torres');
      await d.advance(500);
      const walked = [];
      for (let step = 0; step < 4; step += 1) {
        await sendKeys({ press: 'Tab' });
        walked.push(focused()?.computedName);
      }
      expect(walked).to.deep.equal(['Account in Fieldbook', 'Open order', 'Answer', 'Decline']);
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(isShown()).to.equal(false);
      expect(focused()).to.equal(field);
    });

    it('[A11Y-01] says of each button which request it is for', async () => {
      const d = await desk(stack, { station: 'browser' });
      await d.ring('chat', 'zhou-meiling');
      await d.ring('call', 'maya-torres');
      expect(descriptionOf(byRole('button', 'Accept'))).to.equal('Zhou Meiling');
      expect(descriptionOf(byRole('button', 'Answer'))).to.equal('Maya Torres');
    });

    it('[A11Y-01] has nothing for axe to find: connecting, ringing, stacked, missed with its menu', async () => {
      await emulateFeatures({ 'prefers-reduced-motion': 'reduce' }); // what fades in has no contrast yet
      const d = await desk(stack, { station: 'browser', settings: { ringSeconds: 30 } });
      await d.contact();
      await expect(d.desktop).to.be.accessible();
      await d.advance(1000);
      await expect(d.desktop).to.be.accessible();
      await ringAll(d, 'chat', 'chat', 'email', 'email', 'social');
      await expect(d.desktop).to.be.accessible();
      await d.advance(15_000);
      await expect(d.desktop).to.be.accessible();
      await d.advance(30_000);
      await press(d, 'Go Idle');
      await expect(d.desktop).to.be.accessible();
    });

    it('[A11Y-01] shows every request in forced colours, and nothing too wide at 320 px', async () => {
      await emulateFeatures({ 'forced-colors': 'active' });
      await setViewport({ width: 320, height: 480 });
      const d = await desk(stack, { station: 'browser', settings: { ringSeconds: 60 } });
      await ringAll(d, 'chat', 'email', 'call', 'call');
      const stackRect = dialog().getBoundingClientRect();
      expect(stackRect.top).to.be.at.least(0);
      expect(stackRect.width).to.be.at.most(320);
      expect(dialog().scrollWidth).to.equal(dialog().clientWidth);
      // What is nearest the corner is seen; the rest can be scrolled to.
      expect(popovers().at(-1)!.getBoundingClientRect().bottom).to.be.at.most(480);
      expect(dialog().scrollHeight).to.be.above(dialog().clientHeight);
    });
  });

  describe('edges', () => {
    it('[POP-10] leaves nothing of a caller in the page once the request is gone', async () => {
      const d = await desk(stack, { station: 'browser' });
      const { id } = await d.ring('call', 'maya-torres');
      const said = (): string => allByRole('alert').map(textOf).join(' ');
      expect(said()).to.contain('Maya Torres');
      await d.desktop.perform('accept', { interactionId: id });
      await settle();
      expect(said()).to.equal('');
    });

    it('[ANS-04] goes away with a notice when the caller hangs up, and leaves the state alone', async () => {
      const d = await desk(stack, { station: 'extension' });
      const { id } = await d.ring('call', 'maya-torres');
      await d.act('customer-leaves', { interactionId: id });
      expect(isShown()).to.equal(false);
      expect(d.desktop.state.agent?.state.name).to.equal('available');
      expect(d.heard).to.include('wx-withdrawn').and.not.to.include('wx-missed');
      expect(d.desktop.notices.map((one) => one.text(d.desktop.language.terms).what)).to.deep.equal([
        'The caller hung up',
      ]);
    });

    it('[EDG-17] goes away with a notice when the caller leaves while connecting', async () => {
      const d = await desk(stack, { station: 'extension' });
      const { id } = await d.contact('call', 'maya-torres');
      await d.act('customer-leaves', { interactionId: id });
      expect(isShown()).to.equal(false);
      expect(d.desktop.state.agent?.state.name).to.equal('available');
      expect(d.desktop.notices).to.have.length(1);
    });

    it('shows values as the text they are, however long', async () => {
      const account = '<img src=x onerror=alert(1)>';
      const reason = 'Very long '.repeat(500);
      const d = await desk(stack, {
        station: 'browser',
        settings: flowsWith(['account', 'reason'], { account, reason }),
      });
      await d.ring();
      expect(textOf(dialog())).to.contain(account);
      expect([...deep(dialog())].some((one) => one.localName === 'img')).to.equal(false);
      expect(popovers()[0]!.getBoundingClientRect().height).to.be.below(300);
      expect(dialog().scrollWidth).to.equal(dialog().clientWidth);
    });

    it('costs no more for 500 requests than for five', async () => {
      const d = await desk(stack, { station: 'browser', settings: { ringSeconds: 600 } });
      for (let count = 0; count < 5; count += 1) await d.world.act('contact', { channel: 'email', for: 'me' });
      await d.advance(1000);
      const five = [...deep(dialog())].length;
      for (let count = 0; count < 495; count += 1) await d.world.act('contact', { channel: 'email', for: 'me' });
      await d.advance(1000);
      expect(textOf(dialog())).to.contain('1–5 of 500');
      expect(isThere('button', 'Accept 500 requests')).to.equal(true);
      expect([...deep(dialog())].length - five).to.be.below(20);
      for (const one of popovers()) expect([...deep(one)].length).to.be.below(100);
    });

    it('costs no more for a hundred calls, of which five have a line of their own', async () => {
      const d = await desk(stack, { station: 'browser', settings: { ringSeconds: 600 } });
      for (let count = 0; count < 100; count += 1) await d.world.act('contact', { channel: 'call', for: 'me' });
      await d.advance(1000);
      expect(textOf(dialog())).to.contain('1–5 of 100').and.contain('90 more calls are ringing');
      expect(allByRole('button', 'Show')).to.have.length(6);
      expect([...deep(dialog())].length).to.be.below(600);
    });

    it('renders again only for requests, not for the rest of the desktop, nor each second', async () => {
      const d = await desk(stack, { station: 'browser', settings: { ringSeconds: 60 } });
      const { id } = await d.talk();
      await d.ring('chat');
      await d.advance(10_000);
      const element = find('wx-popover-stack')!;
      let renders = 0;
      element.addController({ hostUpdated: () => (renders += 1) });
      renders = 0;
      await d.desktop.perform('hold', { interactionId: id });
      await d.advance(20_000);
      expect(renders).to.equal(0);
    });

    it('is nothing without a desktop, and leaves nothing behind', async () => {
      const alone = make('wx-popover-stack');
      document.body.append(alone);
      await settle();
      expect(alone.checkVisibility()).to.equal(false);
      alone.remove();
      const d = await desk(stack, { station: 'browser' });
      await d.ring();
      const waiting = d.clock.waiting;
      const element = find('wx-popover-stack')!;
      const parent = element.parentElement!;
      element.remove();
      await settle();
      expect(d.clock.waiting).to.be.below(waiting);
      parent.append(element);
      await settle();
      expect(isThere('button', 'Answer')).to.equal(true);
    });
  });
});
