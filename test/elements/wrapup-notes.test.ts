/** The wrap-up of a call that several handled: who owes it, and the notes that they help with. */
import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { Failure } from '../../src/core/index.js';
import type { Interaction } from '../../src/core/index.js';
import { ask, colleague, confer, conferred, consult, consulted, does, NUMBER, to } from '../support/colleagues.js';
import type { Player } from '../support/colleagues.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import { pressKeys } from '../support/keys.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, atRest, byRole, focused, isThere, textOf } from '../support/page.js';

const page = html`<wx-participants></wx-participants><wx-wrapup></wx-wrapup>`;
const phone = { station: 'extension' } as const;

const here = (): ShadowRoot => find('wx-wrapup')!.shadowRoot!;
const isOwed = (): boolean => isThere('dialog', 'Wrap-up reasons', here());
const field = (): HTMLTextAreaElement => byRole('textbox', 'Add a note', here()) as HTMLTextAreaElement;
const notes = (): string[] => allByRole('listitem', undefined, byRole('log', undefined, here())).map(textOf);
const news = (): string => textOf(byRole('status', undefined, here()));

async function write(text: string): Promise<void> {
  field().focus();
  await sendKeys({ type: text });
  await settle();
}

async function submit(): Promise<void> {
  byRole('button', 'Submit Wrap Up', here()).click();
  await settle();
}

/** The desk owned a conference with these colleagues, and has left it: they go on, and it wraps up. */
async function left(
  options: DeskOptions = {},
  ...indexes: number[]
): Promise<{ d: Desk; call: Interaction; others: Player[] }> {
  const d = await desk(page, { ...phone, ...options });
  const [call, ...others] = await confer(d, ...indexes);
  await d.desktop.perform('exit-conference', { interactionId: call.id });
  await settle();
  return { d, call, others };
}

describe('wx-wrapup of a call that several handled', function () {
  this.timeout(20_000);

  afterEach(async () => {
    sessionStorage.clear();
    await setViewport({ width: 800, height: 600 });
  });

  describe('comes', () => {
    it('[WRP-02] [CNF-04] to the primary who leaves a conference', async () => {
      const { others } = await left({}, 1, 2);
      expect(isOwed()).to.equal(true);
      expect(others.map((one) => one.only.wrapUp)).to.deep.equal([null, null]);
    });

    it('[WRP-02] [CNF-05] [CNF-06] to the primary, whoever ends the conference, and to no other', async () => {
      const d = await desk(page, phone);
      const [, other] = await confer(d, 1);
      await does(other, 'end');
      expect(isOwed()).to.equal(true);
      expect(other.calls).to.deep.equal([]);
    });

    it('[WRP-02] [CNF-06] not to a conferenced agent who ends or leaves it', async () => {
      const d = await desk(page, phone);
      const [call, other] = await conferred(d);
      await d.desktop.perform('end', { interactionId: call.id });
      await settle();
      expect(isOwed()).to.equal(false);
      expect(other.only.wrapUp).not.to.equal(null);
    });

    it('[WRP-02] [CON-10] to who hands the customer to the consulted party', async () => {
      const d = await desk(page, phone);
      const [call] = await consult(d);
      await d.desktop.perform('consult-transfer', { interactionId: call.id });
      await settle();
      expect(isOwed()).to.equal(true);
    });

    it('[WRP-02] [XFR-05] to who transferred without asking', async () => {
      const d = await desk(page, phone);
      const other = await colleague(d, 1);
      const call = await d.talk();
      await d.desktop.perform('transfer', { interactionId: call.id, to: to(other) });
      await settle();
      expect(isOwed()).to.equal(true);
      expect(other.only.wrapUp).to.equal(null);
    });

    it('[WRP-02] when the customer goes during a consult, and when the own phone is hung up', async () => {
      for (const act of ['customer-leaves', 'hang-up-phone'] as const) {
        const d = await desk(page, phone);
        const [call, other] = await consult(d);
        await (act === 'customer-leaves' ? d.act(act, { interactionId: call.id }) : d.act(act, {}));
        expect(isOwed(), act).to.equal(true);
        expect(other.calls, act).to.deep.equal([]);
        d.desktop.remove();
      }
    });

    it('[WRP-02] [CON-06] not to a consulted agent who leaves', async () => {
      const d = await desk(page, phone);
      const [call, other] = await consulted(d);
      await d.desktop.perform('exit-consult', { interactionId: call.id });
      await settle();
      expect(isOwed()).to.equal(false);
      expect(other.only.wrapUp).to.equal(null);
    });

    it('[WRP-02] [CNF-07] at the end of wrap-up assist, which is when one is left', async () => {
      const d = await desk(page, phone);
      const [call, one, two] = await confer(d, 1, 2);
      await d.act('customer-leaves', { interactionId: call.id });
      await does(one, 'exit-conference');
      expect(isOwed()).to.equal(false);
      await does(two, 'exit-conference');
      expect(isOwed()).to.equal(true);
    });

    it('[WRP-02] once to each who owned it', async () => {
      const { d, call, others } = await left({}, 1, 2);
      await submit();
      expect(isOwed()).to.equal(false);
      // The next owner wraps up in turn, and not the first once more.
      await does(others[0]!, 'exit-conference');
      expect(others[0]!.only.wrapUp).not.to.equal(null);
      expect(isOwed()).to.equal(false);
      expect(d.desktop.state.interactions.has(call.id)).to.equal(false);
    });

    it('[WRP-02] [CON-09] where End Consult ends the call', async () => {
      const d = await desk(page, { ...phone, settings: { endConsult: 'end' } });
      const [call, other] = await consult(d);
      await d.desktop.perform('end-consult', { interactionId: call.id });
      await settle();
      expect(isOwed()).to.equal(true);
      expect(other.calls).to.deep.equal([]);
    });
  });

  describe('notes', () => {
    it('[CNF-06] shows those of the others, and goes on to while the wrap-up is open', async () => {
      const { call, others } = await left({}, 1, 2);
      await others[0]!.store.send('add-note', { interactionId: call.id, text: 'Refund agreed' });
      await settle();
      expect(notes()).to.have.length(1);
      expect(notes()[0]).to.contain('Priya Raman').and.contain('Refund agreed');
    });

    it('[CNF-06] adds one, for those who are still in the call', async () => {
      const { others } = await left({}, 1, 2);
      byRole('group', undefined, here()).querySelector('summary')?.click();
      await settle();
      await write('Card ends in 9911');
      await pressKeys('Control+Enter');
      expect(others[1]!.only.notes.map(({ text }) => text)).to.deep.equal(['Card ends in 9911']);
      expect(notes()[0]).to.contain('You').and.contain('Card ends in 9911');
      expect(news()).to.contain('Note added');
      expect(focused() === field()).to.equal(true);
      expect(isOwed()).to.equal(true);
    });

    it('[CNF-06] takes over what was typed in the conference', async () => {
      const d = await desk(page, phone);
      const [call, other] = await confer(d, 1);
      find('wx-participants')!.shadowRoot!.querySelector('summary')!.click();
      const before = byRole('textbox', 'Add a note', find('wx-participants')!.shadowRoot!) as HTMLTextAreaElement;
      before.focus();
      await sendKeys({ type: 'Half a sentence' });
      await does(other, 'end');
      expect(field().value).to.equal('Half a sentence');
      expect(d.interaction(call.id).wrapUp).not.to.equal(null);
      await submit();
      expect(JSON.stringify(sessionStorage)).not.to.contain('Half a sentence');
    });

    it('[ERR-01] says why one was not added, and keeps the text', async () => {
      const { d } = await left({}, 1, 2);
      d.backend.send = () => Promise.reject(new Failure('interaction-gone'));
      byRole('group', undefined, here()).querySelector('summary')?.click();
      await settle();
      await write('Kept');
      byRole('button', 'Add', here()).click();
      await settle();
      expect(textOf(byRole('alert', undefined, here()))).to.contain(
        'Not added. That is over already. Your text is kept.',
      );
      expect(field().value).to.equal('Kept');
    });

    it('none where nobody else handled the call, nor where somebody was asked in vain', async () => {
      const d = await desk(page, phone);
      const { id } = await d.talk();
      await ask(d, d.interaction(id), await colleague(d, 1));
      await d.desktop.perform('cancel-consult', { interactionId: id });
      await d.desktop.perform('resume', { interactionId: id });
      await d.desktop.perform('end', { interactionId: id });
      await settle();
      expect(isOwed()).to.equal(true);
      expect(here().querySelector('[part=notes]')).to.equal(null);
    });

    it('keeps Submit in sight however many notes there are, also on a small page', async () => {
      const { d, call, others } = await left({}, 1, 2);
      for (let count = 0; count < 6; count += 1) {
        await others[0]!.store.send('add-note', {
          interactionId: call.id,
          text: `${String(count)} ${'long '.repeat(60)}`,
        });
      }
      await d.advance(0);
      for (const [width, height] of [
        [500, 400],
        [320, 480],
      ] as const) {
        await setViewport({ width, height });
        await atRest();
        const button = byRole('button', 'Submit Wrap Up', here()).getBoundingClientRect();
        expect(button.bottom, `${String(width)} × ${String(height)}`).to.be.at.most(height);
        const dialog = byRole('dialog', undefined, here()).getBoundingClientRect();
        expect(button.bottom).to.be.at.most(dialog.bottom);
      }
    });

    it('is accessible with notes, in light, dark and high contrast', async () => {
      const { d, call, others } = await left({}, 1, 2);
      await others[0]!.store.send('add-note', { interactionId: call.id, text: 'Refund agreed' });
      await d.advance(0);
      for (const features of [{ 'prefers-color-scheme': 'dark' }, { 'forced-colors': 'active' }, {}] as const) {
        await emulateFeatures(features);
        await atRest();
        await expect(find('wx-wrapup')).to.be.accessible();
      }
    });

    it('in Chinese', async () => {
      const { call, others, d } = await left({ lang: 'zh-CN' }, 1, 2);
      await others[0]!.store.send('add-note', { interactionId: call.id, text: 'Refund agreed' });
      await d.advance(0);
      expect(textOf(here())).to.contain('备注（1）').and.contain('处理此通话的所有人都能看到');
    });
  });

  it('an agent reached by number owes none, and takes no notes', async () => {
    const d = await desk(page, phone);
    const { id } = await d.talk();
    await ask(d, d.interaction(id), NUMBER);
    await d.advance(7000);
    await d.desktop.perform('conference', { interactionId: id });
    await settle();
    await d.desktop.perform('end', { interactionId: id });
    await settle();
    expect(isOwed()).to.equal(true);
    expect(here().querySelector('[part=notes]')).to.equal(null);
  });
});
