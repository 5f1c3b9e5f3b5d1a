/** Two agents in one call, each at a desktop of their own, on one page and in one centre. */
import { expect, fixture } from '@open-wc/testing';
import type { WxCadEditor, WxDesktop } from '../../src/elements/index.js';
import { pressAndHear } from '../support/cad.js';
import { allowClipboard, copied } from '../support/clipboard.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { textOf } from '../support/page.js';

interface Side {
  readonly desktop: WxDesktop;
  readonly editor: WxCadEditor;
}

interface Both {
  readonly d: Desk;
  /** Who talks with the customer, and who is asked. */
  readonly me: Side;
  readonly other: Side;
  readonly callId: string;
}

const editor = html`<wx-cad-editor></wx-cad-editor>`;

const root = ({ editor: { shadowRoot } }: Side): ShadowRoot => shadowRoot!;
const named = <T extends HTMLElement>(side: Side, selector: string, name: string): T[] =>
  [...root(side).querySelectorAll<T>(selector)].filter((one) => one.checkVisibility() && one.computedName === name);
const fields = (side: Side, label: string): HTMLInputElement[] => named(side, 'input, textarea', label);
const field = (side: Side, label: string): HTMLInputElement => {
  const [only] = fields(side, label);
  if (!only) throw new Error(`No field is named “${label}”.`);
  return only;
};
const rowOf = (side: Side, label: string): string => {
  const row = [...root(side).querySelectorAll('[part=row]')].find((one) =>
    one.querySelector('dt')?.textContent.includes(label),
  );
  if (!row) throw new Error(`No row is labelled “${label}”.`);
  return textOf(row);
};

async function type(side: Side, label: string, text: string): Promise<void> {
  const input = field(side, label);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
  await settle();
}

async function press(side: Side, name: string): Promise<void> {
  const [button] = named(side, 'button', name);
  if (!button) throw new Error(`No button is named “${name}”.`);
  button.click();
  await settle();
}

const perform = async ({ desktop }: Side, ...[name, payload]: Parameters<WxDesktop['perform']>): Promise<void> => {
  await desktop.perform(name, payload);
  await settle();
};

/** The first talks with Maya Torres and consults the second, who has answered. */
async function consulting(): Promise<Both> {
  const d = await desk(editor, { station: 'extension' });
  const backend = d.centre.seat(d.centre.agentIds[1] ?? '');
  const holder = await fixture<HTMLElement>(
    html`<div><wx-desktop id="other" .clock=${d.clock} .backend=${backend}>${editor}</wx-desktop></div>`,
  );
  const desktop = holder.querySelector<WxDesktop>('#other')!;
  await settle();
  const side = (one: WxDesktop): Side => ({ desktop: one, editor: find('wx-cad-editor', one)! });
  const [me, other] = [side(d.desktop), side(desktop)];
  const teamId = desktop.state.settings!.teams[0]!.id;
  await perform(other, 'sign-in', { teamId, station: { kind: 'browser', number: '' } });
  await perform(other, 'set-state', { state: { name: 'available' } });
  const { id: callId } = await d.talk('maya-torres');
  const { id, name } = desktop.state.agent!;
  await perform(me, 'consult', { interactionId: callId, to: { kind: 'agent', id, name }, othersTalk: false });
  await d.advance(1000);
  await perform(other, 'accept', { interactionId: callId });
  await settle();
  return { d, me, other, callId };
}

async function conferring(): Promise<Both> {
  const both = await consulting();
  await perform(both.me, 'conference', { interactionId: both.callId });
  return both;
}

describe('wx-cad-editor of two agents in one call', function () {
  this.timeout(20_000);

  afterEach(() => sessionStorage.clear());

  it('[CON-08] [CAD-09] who is consulted reads everything and edits nothing', async () => {
    const { me, other } = await consulting();
    expect(field(me, 'Reason').value).to.equal('Charged twice');
    expect(fields(other, 'Reason')).to.deep.equal([]);
    expect(rowOf(other, 'Reason')).to.contain('Charged twice');
    expect(textOf(root(other))).to.contain('Read only, live');
    expect(named(other, 'button', 'Save')).to.deep.equal([]);
    expect(root(other).querySelectorAll('input, textarea')).to.have.length(0);
  });

  it('[CON-08] sees a change as it is saved, without asking for it', async () => {
    const { me, other } = await consulting();
    await type(me, 'Reason', 'Charged three times');
    expect(rowOf(other, 'Reason')).to.contain('Charged twice');
    await press(me, 'Save');
    expect(rowOf(other, 'Reason')).to.contain('Charged three times');
  });

  it('[CAD-09] the centre refuses a consulted agent too', async () => {
    const { d, other, callId } = await consulting();
    const { version } = d.interaction(callId).variables.find((one) => one.name === 'reason')!;
    const payload = { interactionId: callId, variable: 'reason', value: 'Mine', base: version };
    const outcome = await other.desktop.send('save-variable', payload, { from: other.editor });
    expect(outcome).to.have.nested.property('failure.code', 'not-allowed');
    expect(d.interaction(callId).variables.find((one) => one.name === 'reason')?.value).to.equal('Charged twice');
  });

  it('[CAD-09] from the conference on both edit', async () => {
    const { me, other } = await conferring();
    await type(other, 'Reason', 'Written by the second');
    await press(other, 'Save');
    expect(field(me, 'Reason').value).to.equal('Written by the second');
    expect(textOf(root(me))).to.contain('No changes');
  });

  it('[CAD-07] the first save wins; the other is told who saved what, and can copy the own text back', async () => {
    const { d, me, other, callId } = await conferring();
    await type(me, 'Reason', 'Text of the first');
    await type(other, 'Reason', 'Text of the second');
    await press(other, 'Save');
    const saved = d.interaction(callId).variables.find((one) => one.name === 'reason')!;
    expect(saved.value).to.equal('Text of the second');
    expect(field(me, 'Reason').value).to.equal('Text of the second');
    const time = me.desktop.language.time(saved.saved!.at);
    expect(rowOf(me, 'Reason')).to.contain(`Priya Raman saved “Text of the second” at ${time}, before you.`);
    expect(rowOf(me, 'Reason')).to.contain('Your text: “Text of the first”');
    await allowClipboard();
    const [copy] = named(me, 'button', 'Copy my text');
    expect(await copied(() => pressAndHear(copy!))).to.equal('Text of the first');
    await press(me, 'Use my text');
    await press(me, 'Save');
    expect(field(other, 'Reason').value).to.equal('Text of the first');
    // The second had nothing unsaved any more: nothing of theirs is lost, and nothing is said.
    expect(rowOf(other, 'Reason')).not.to.contain('before you');
  });

  it('[CAD-07] [ERR-03] both press Save at once: one is saved, the other is told', async () => {
    const { d, me, other, callId } = await conferring();
    await type(me, 'Reason', 'Text of the first');
    await type(other, 'Reason', 'Text of the second');
    const [mine] = named<HTMLElement>(me, 'button', 'Save');
    const [theirs] = named<HTMLElement>(other, 'button', 'Save');
    mine!.click();
    theirs!.click();
    await settle();
    const { value } = d.interaction(callId).variables.find((one) => one.name === 'reason')!;
    expect(value).to.equal('Text of the first');
    expect(field(other, 'Reason').value).to.equal('Text of the first');
    expect(rowOf(other, 'Reason')).to.contain('Your text: “Text of the second”');
    expect(rowOf(me, 'Reason')).not.to.contain('before you');
  });

  it('[CAD-07] [CON-10] around a transfer: what the former owner had typed can still be saved, and wins if it is first', async () => {
    const { me, other, callId } = await consulting();
    await type(me, 'Reason', 'Typed before the transfer');
    await perform(me, 'consult-transfer', { interactionId: callId });
    expect(field(me, 'Reason').value).to.equal('Typed before the transfer');
    await type(other, 'Reason', 'Typed by the new owner');
    await press(me, 'Save');
    expect(field(other, 'Reason').value).to.equal('Typed before the transfer');
    expect(rowOf(other, 'Reason')).to.contain('Your text: “Typed by the new owner”');
  });

  it('[CAD-09] whoever leaves the conference edits no more, and what was typed goes with the call', async () => {
    const { other, callId } = await conferring();
    await type(other, 'Reason', 'Half a sen');
    await perform(other, 'exit-conference', { interactionId: callId });
    expect(root(other).querySelectorAll('input, textarea')).to.have.length(0);
  });
});
