import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import { desk, find, findAll, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { allByRole, byRole, focused, isThere } from '../support/page.js';
import { waitUntil } from '../support/wait.js';

const stack = html`<wx-popover-stack></wx-popover-stack>`;
const long = { ringSeconds: 120 };

const dialogOf = (element: Element | null): HTMLDialogElement => {
  const found = element?.shadowRoot?.querySelector('dialog');
  if (!found) throw new Error('There is no stack.');
  return found;
};
const own = (): HTMLDialogElement => dialogOf(find('wx-popover-stack'));

/** Dialogs of the host page; they go with the test. */
const hosts: HTMLElement[] = [];

function hostDialog(root: ParentNode & Node = document.body, label = 'Host field'): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'host';
  dialog.ariaLabel = 'Of the host';
  const field = document.createElement('input');
  field.ariaLabel = label;
  dialog.append(field);
  root.append(dialog);
  hosts.push(dialog);
  return dialog;
}

async function clickOn(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  await settle();
}
const isAnswered = (d: Desk): boolean => [...d.desktop.state.interactions.values()].some((one) => !one.request);

describe('wx-popover-stack, under what else is modal or covers it', function () {
  this.timeout(20_000);
  afterEach(async () => {
    for (const one of hosts.splice(0)) one.remove();
    await resetMouse();
  });

  it('[A11Y-01] a call that rings under a modal of the host is answered by mouse', async () => {
    const d = await desk(stack, { station: 'browser', settings: long });
    const host = hostDialog();
    host.showModal();
    const field = focused();
    await d.ring();
    await d.advance(500);
    await clickOn(byRole('button', 'Answer'));
    expect(isAnswered(d)).to.equal(true);
    // The host has its modal back, and the focus is where it was.
    expect(own().matches(':modal')).to.equal(false);
    expect(host.matches(':modal')).to.equal(true);
    expect(focused()).to.equal(field);
    await sendKeys({ type: 'back' });
    expect((byRole('textbox', 'Host field') as HTMLInputElement).value).to.equal('back');
  });

  it('[A11Y-01] and by keyboard: the focus comes to the heading, not to a button', async () => {
    const d = await desk(stack, { station: 'browser', settings: long });
    const host = hostDialog();
    host.showModal();
    await d.ring('call', 'maya-torres');
    expect(focused()?.computedRole).to.equal('heading');
    expect(focused()?.computedName).to.equal('Requests');
    await d.advance(500);
    await sendKeys({ press: 'Enter' });
    expect(isAnswered(d)).to.equal(false);
    const walked = [];
    for (let step = 0; step < 3; step += 1) {
      await sendKeys({ press: 'Tab' });
      walked.push(focused()?.computedName);
    }
    expect(walked.at(-1)).to.equal('Answer');
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(isAnswered(d)).to.equal(true);
    expect(focused()?.computedName).to.equal('Host field');
  });

  it('[A11Y-01] a call that rang before the modal opened is answered by mouse', async () => {
    const d = await desk(stack, { station: 'browser', settings: long });
    await d.ring();
    await d.advance(500);
    expect(own().matches(':popover-open')).to.equal(true);
    hostDialog().showModal();
    await settle();
    expect(own().matches(':modal')).to.equal(true);
    await d.advance(500);
    await clickOn(byRole('button', 'Answer'));
    expect(isAnswered(d)).to.equal(true);
  });

  it('[HST-02] also where the modal opens in a shadow root and tells nobody, within a second', async () => {
    const d = await desk(stack, { station: 'browser', settings: long });
    await d.ring();
    const holder = document.createElement('section');
    document.body.append(holder);
    hosts.push(holder);
    const host = hostDialog(holder.attachShadow({ mode: 'open' }));
    host.replaceChildren();
    host.showModal();
    await settle();
    await d.advance(1000);
    expect(own().matches(':modal')).to.equal(true);
    await d.advance(500);
    await clickOn(byRole('button', 'Answer'));
    expect(isAnswered(d)).to.equal(true);
  });

  it('a second modal, opened over it, is passed too', async () => {
    const d = await desk(stack, { station: 'browser', settings: long });
    hostDialog().showModal();
    await d.ring();
    hostDialog(document.body, 'Second').showModal();
    await settle();
    await d.advance(1000);
    await clickOn(byRole('button', 'Answer'));
    expect(isAnswered(d)).to.equal(true);
  });

  it('Escape does not close it, nor twice', async () => {
    const d = await desk(stack, { station: 'browser', settings: long });
    hostDialog().showModal();
    await d.ring();
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Escape' });
    await settle();
    expect(isThere('button', 'Answer')).to.equal(true);
    await d.advance(500);
    await clickOn(byRole('button', 'Answer'));
    expect(isAnswered(d)).to.equal(true);
  });

  it('readers hear it there: the live region is in the modal', async () => {
    const d = await desk(stack, { station: 'browser', settings: long });
    hostDialog().showModal();
    await d.ring('call', 'maya-torres');
    await d.ring('chat', 'zhou-meiling');
    const inside = [...own().querySelectorAll('[role="alert"], [role="status"]')].map((one) => one.textContent.trim());
    expect(inside.join(' ')).to.contain('Zhou Meiling');
  });

  it('a dialog that is not modal takes nothing: the stack stays a popover, over it', async () => {
    const d = await desk(stack, { station: 'browser', settings: long });
    await d.ring();
    const host = hostDialog();
    host.popover = 'manual';
    host.classList.add('wide');
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.wide { inline-size: 100vw; block-size: 100vh; max-inline-size: none; max-block-size: none }');
    document.adoptedStyleSheets.push(sheet);
    host.showPopover();
    await settle();
    await d.advance(1000);
    expect(own().matches(':popover-open')).to.equal(true);
    await clickOn(byRole('button', 'Answer'));
    expect(isAnswered(d)).to.equal(true);
    document.adoptedStyleSheets.pop();
  });

  it('two stacks in one corner do not pass each other for ever', async () => {
    const d = await desk(html`${stack}<wx-popover-stack id="other"></wx-popover-stack>`, {
      station: 'browser',
      settings: long,
    });
    await d.ring();
    await d.advance(3000);
    let raised = 0;
    for (const one of findAll('wx-popover-stack')) {
      dialogOf(one).addEventListener('beforetoggle', () => (raised += 1));
    }
    for (let second = 0; second < 5; second += 1) await d.advance(1000);
    expect(raised).to.equal(0);
  });

  it('a form of the kit that is open does not keep a call from being answered', async () => {
    const d = await desk(html`${stack}<wx-wrapup></wx-wrapup>`, { station: 'browser', settings: long });
    const { id } = await d.ring('chat');
    await d.desktop.perform('accept', { interactionId: id });
    await d.desktop.perform('end', { interactionId: id });
    await settle();
    await d.goAvailable();
    const call = await d.ring('call');
    await d.advance(500);
    // The form is loaded when it is wanted first.
    await waitUntil(() => allByRole('dialog').length >= 2);
    await clickOn(byRole('button', 'Answer'));
    expect(d.interaction(call.id).request).to.equal(null);
  });
});
