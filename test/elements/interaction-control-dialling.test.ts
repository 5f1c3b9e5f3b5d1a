import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { Interaction } from '../../src/core/index.js';
import { reconnect } from '../support/backend.js';
import { desk, html, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import { pressKeys } from '../support/keys.js';
import { allByRole, byRole, descriptionOf, isThere, textOf } from '../support/page.js';

const page = html`<wx-interaction-control></wx-interaction-control><wx-wrapup></wx-wrapup>`;
const cancellable = { callbacks: { endWebCallbacks: true } };
const fixed = { callbacks: { endWebCallbacks: false } };
/** Nobody answers by himself: a test says when. */
const dialling = { ringSeconds: 120, answerSeconds: 120 };
const CUSTOMER = { name: 'Leonie Marchetti-Baumgartner', number: '+14155550188' };

const pane = (): HTMLElement => byRole('article', /^(?:Call|与)/u);
const line = (): string | undefined => pane().querySelector<HTMLElement>('.wx-line')?.dataset['line'];

/** A web callback that the agent has accepted: the customer is being dialled. */
async function callback(settings: NonNullable<DeskOptions['settings']>, options: DeskOptions = {}) {
  const d = await desk(page, { station: 'browser', ...options, settings: { dialling, ...settings } });
  await d.act('request-callback', { kind: 'web', ...CUSTOMER, for: 'me' });
  await d.advance(1000);
  const [request] = d.desktop.state.interactions.values();
  if (!request?.callback) throw new Error('There is no callback.');
  await d.desktop.perform('accept', { interactionId: request.id });
  await settle();
  return { d, id: request.id };
}

async function outdial(options: DeskOptions = {}): Promise<{ d: Desk; call: Interaction }> {
  const d = await desk(page, { station: 'browser', ...options, settings: { dialling, ...options.settings } });
  const entryPointId = d.desktop.state.settings?.outdial?.entryPoints[0]?.id ?? '';
  await d.desktop.perform('outdial', { number: '+14155550134', entryPointId, callerId: null });
  await settle();
  const [call] = d.desktop.state.interactions.values();
  if (!call) throw new Error('There is no call.');
  return { d, call };
}

describe('wx-interaction-control while a customer is called', () => {
  it('[CBK-02] shows "Ringing" with its time where a callback cannot be cancelled, and nothing to press', async () => {
    const { d } = await callback(fixed);
    expect(textOf(pane())).to.contain('Web callback').and.contain('Leonie Marchetti-Baumgartner');
    expect(textOf(pane())).to.contain('Dialling… 00:00');
    expect(line(), 'being set up').to.equal('pending');
    await d.advance(1000);
    await d.advance(7000);
    expect(textOf(pane())).to.contain('Ringing 00:07').and.not.to.contain('Dialling');
    expect(allByRole('button', undefined, pane())).to.deep.equal([]);
    expect(isThere('timer'), 'nobody talks yet').to.equal(false);
  });

  it('[CBK-02] has "Cancel" in place of "Ringing" where it can, announced before; the wrap-up comes', async () => {
    const { d, id } = await callback(cancellable);
    await d.advance(8000);
    expect(textOf(pane())).to.contain('Dialling…').and.not.to.contain('Ringing');
    expect(isThere('button', 'End', pane())).to.equal(false);
    const cancel = byRole('button', 'Cancel', pane());
    expect(descriptionOf(cancel)).to.equal('Calls this callback off. You wrap it up.');
    const asked: unknown[] = [];
    d.desktop.addEventListener('wx-cancel-callback', ({ detail }) => asked.push(detail));
    cancel.click();
    cancel.click();
    await settle();
    expect(asked[0]).to.deep.equal({ interactionId: id, desktop: 'desk' });
    expect(textOf(byRole('dialog', 'Wrap-up reasons'))).to.contain('Leonie Marchetti-Baumgartner');
    expect(textOf(byRole('dialog', 'Wrap-up reasons')), 'nobody talked').not.to.contain('Time in the call');
    byRole('button', 'Submit Wrap Up').click();
    await settle();
    expect(d.desktop.state.interactions.size).to.equal(0);
  });

  it('[CBK-02] [HST-01] leaves the cancelling to a listener that takes it over', async () => {
    const { d, id } = await callback(cancellable);
    d.desktop.addEventListener('wx-cancel-callback', (event) => event.preventDefault());
    byRole('button', 'Cancel', pane()).click();
    await settle();
    expect(d.interaction(id).wrapUp).to.equal(null);
    await d.desktop.perform('cancel-callback', { interactionId: id });
    await settle();
    expect(isThere('dialog', 'Wrap-up reasons')).to.equal(true);
  });

  it('[CBK-03] [ANS-03] [REC-01] the customer answers: a call, whose timer starts with the answer, and is recorded', async () => {
    const { d, id } = await callback(fixed);
    await d.advance(9000);
    expect(textOf(pane())).not.to.contain('Recording').and.not.to.contain('Noise');
    await d.act('customer-answers', { interactionId: id });
    expect(textOf(pane())).to.contain('Connected').and.contain('Recording').and.contain('Web callback');
    expect(line()).to.equal('live');
    expect(textOf(byRole('timer', 'Time in the call'))).to.equal('00:00');
    await d.advance(65_000);
    expect(textOf(byRole('timer', 'Time in the call'))).to.equal('01:05');
    expect(isThere('button', 'End')).to.equal(true);
    expect(isThere('button', 'Cancel', pane())).to.equal(false);
  });

  for (const reason of ['busy', 'no-answer', 'unreachable', 'rejected'] as const) {
    it(`[CBK-03] the customer is not reached (${reason}): no pane, no wrap-up, and the former state`, async () => {
      const { d, id } = await callback(fixed);
      expect(d.desktop.state.agent?.state.name).to.equal('engaged');
      await d.advance(3000);
      await d.act('customer-not-reached', { interactionId: id, reason });
      expect(isThere('article')).to.equal(false);
      expect(textOf(d.desktop)).to.contain('No calls yet');
      expect(isThere('dialog')).to.equal(false);
      expect(d.desktop.state.agent?.state.name).to.equal('available');
    });
  }

  it('[OUT-01] an outdial says so, can be ended, and is wrapped up when it fails', async () => {
    const { d, call } = await outdial();
    expect(textOf(pane())).to.contain('Outdial').and.contain('Dialling…');
    await d.advance(1000);
    await d.advance(3000);
    expect(textOf(pane())).to.contain('Ringing 00:03');
    const end = byRole('button', 'End', pane());
    expect(descriptionOf(end), 'there is no customer to hang up').to.equal('');
    await d.act('customer-not-reached', { interactionId: call.id, reason: 'busy' });
    expect(textOf(pane())).to.contain('Ended');
    expect(isThere('dialog', 'Wrap-up reasons')).to.equal(true);
  });

  it('[OUT-01] [WRP-01] an outdial that rings is ended by "End"', async () => {
    const { d } = await outdial();
    await d.advance(4000);
    byRole('button', 'End', pane()).click();
    await settle();
    expect(isThere('dialog', 'Wrap-up reasons')).to.equal(true);
  });

  it('[OUT-02] a campaign’s contact that was accepted says so', async () => {
    const d = await desk(page, { station: 'browser', settings: { dialling } });
    await d.act('offer-preview', { for: 'me' });
    await d.advance(1000);
    const [request] = d.desktop.state.interactions.values();
    await d.desktop.perform('accept', { interactionId: request?.id ?? '' });
    await settle();
    expect(textOf(pane())).to.contain('Preview campaign').and.contain('Dialling…');
    expect(line()).to.equal('pending');
  });

  it('[ERR-02] shows a link that is lost, and that nothing can be done meanwhile', async () => {
    const { d } = await callback(cancellable);
    let lose: (() => void) | undefined;
    await reconnect(d, {
      connect: (listener) => {
        lose = () => listener.link('lost');
        return d.backend.connect(listener);
      },
    });
    lose?.();
    await settle();
    expect(line()).to.equal('lost');
    expect(byRole('button', 'Cancel', pane()).ariaDisabled).to.equal('true');
  });

  it('[KEY-01] is cancelled by the keys that its button names', async () => {
    const { d } = await callback(cancellable);
    await d.advance(1000);
    expect(byRole('button', 'Cancel', pane()).getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+9');
    await pressKeys('Alt+Shift+9');
    await settle();
    expect(isThere('dialog', 'Wrap-up reasons')).to.equal(true);
  });

  it('[A11Y-01] is accessible while it dials', async () => {
    const { d } = await callback(cancellable);
    await d.advance(3000);
    await expect(d.desktop).to.be.accessible();
  });

  it('[A11Y-01] shows kind, number and queue in full on a page 320 wide', async () => {
    await setViewport({ width: 320, height: 600 });
    try {
      await callback(cancellable);
      const box = pane().getBoundingClientRect();
      const via = pane().querySelector('.via');
      expect(via?.children).to.have.length(3);
      for (const one of via?.children ?? []) {
        expect(one.getBoundingClientRect().right, one.textContent).to.be.at.most(box.right);
        expect(one.scrollWidth, one.textContent).to.be.at.most(Math.ceil(one.getBoundingClientRect().width));
      }
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('[I18N-01] speaks Chinese', async () => {
    const { d } = await callback(fixed, { lang: 'zh-CN' });
    await d.advance(3000);
    expect(textOf(pane())).to.contain('振铃').and.contain('网页回叫');
  });
});

describe('wx-interaction-control with a conversation', () => {
  const content = html`<wx-interaction-control
    ><section slot="conversation" aria-label="Chat pane">Hello</section></wx-interaction-control
  >`;

  it('[POP-05] shows the host’s own pane while a chat is open, with its variables and "End"', async () => {
    const d = await desk(content, { station: 'browser' });
    expect(isThere('region', 'Chat pane')).to.equal(false);
    const { id } = await d.ring('chat');
    await d.desktop.perform('accept', { interactionId: id });
    await settle();
    const article = byRole('article', /^Chat with/u);
    expect(isThere('region', 'Chat pane')).to.equal(true);
    expect(textOf(article)).to.contain('Page');
    expect(allByRole('button', undefined, article).map((one) => one.computedName)).to.deep.equal(['End']);
    expect(descriptionOf(byRole('button', 'End', article)), 'nobody hangs up a chat').to.equal('');
    byRole('button', 'End', article).click();
    await settle();
    expect(isThere('region', 'Chat pane')).to.equal(false);
    expect(textOf(article)).to.contain('It is over. Its wrap-up is open.');
  });

  it('shows no such pane for a call, and needs none for a chat', async () => {
    const d = await desk(content, { station: 'browser' });
    await d.talk();
    expect(isThere('region', 'Chat pane')).to.equal(false);
    const other = await desk(html`<wx-interaction-control></wx-interaction-control>`, { station: 'browser' });
    const { id } = await other.ring('email');
    await other.desktop.perform('accept', { interactionId: id });
    await settle();
    const slot = other.desktop.querySelector('*')?.shadowRoot?.querySelector('slot');
    expect(slot?.getBoundingClientRect().height, 'it takes no room').to.equal(0);
    await expect(other.desktop).to.be.accessible();
  });
});
