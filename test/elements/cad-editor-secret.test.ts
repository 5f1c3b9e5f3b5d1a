import { expect } from '@open-wc/testing';
import { Failure } from '../../src/core/index.js';
import { reconnect } from '../support/backend.js';
import { button, field, inCall, inLinkedCall, press, rowOf, saved, type, withValues } from '../support/cad.js';
import type { CadDesk } from '../support/cad.js';
import { find, html, settle } from '../support/desk.js';
import { allByRole, deep, descriptionOf, focused, textOf } from '../support/page.js';

const CARD = 'PLANTED-CARD-4471';
const TAX = 'PLANTED-TAX-8820';
const TYPED = 'PLANTED-TYPED-1173';
const PLANTED = /PLANTED/u;

const planted = { settings: withValues({ cardNumber: CARD, taxId: TAX, securityAnswer: 'PLANTED-ANSWER' }) };
const page = html`<wx-popover-stack></wx-popover-stack><wx-interaction-control></wx-interaction-control>
  <wx-cad-editor></wx-cad-editor><wx-notices></wx-notices>`;

/** What went by on this page: all that was dispatched, and all that was printed. */
const passed: string[] = [];
const dispatch: (this: EventTarget, event: Event) => boolean = EventTarget.prototype.dispatchEvent;
const printed = { ...console };

function listen(): void {
  EventTarget.prototype.dispatchEvent = function (this: EventTarget, event: Event): boolean {
    const { type: name, detail } = event as CustomEvent<unknown>;
    passed.push(`${name} ${JSON.stringify(detail, (_, value: unknown) => (value instanceof Node ? '' : value))}`);
    return dispatch.call(this, event);
  };
  for (const level of ['debug', 'error', 'info', 'log', 'warn'] as const) {
    console[level] = (...all: unknown[]) => void passed.push(`console.${level} ${all.map(String).join(' ')}`);
  }
}

function stopListening(): void {
  EventTarget.prototype.dispatchEvent = dispatch;
  Object.assign(console, printed);
  passed.length = 0;
}

/** Where on the page, in its storage and in what went by a planted value can be found. */
function traces(): string[] {
  const found = passed.filter((one) => PLANTED.test(one));
  const look = (where: string, text: string | null | undefined): void => {
    if (text && PLANTED.test(text)) found.push(where);
  };
  for (const element of deep(document)) {
    const where = `${element.localName}${element.id && `#${element.id}`}`;
    for (const { name, value } of element.attributes) look(`${where} [${name}]`, value);
    for (const root of [element, element.shadowRoot]) {
      for (const node of root?.childNodes ?? []) if (!(node instanceof Element)) look(`${where} text`, node.nodeValue);
    }
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
      look(`${where} value`, element.value);
    look(`${where} label`, element.ariaLabel);
  }
  for (const storage of [sessionStorage, localStorage]) look('storage', JSON.stringify(storage));
  look('title', document.title);
  look('address', location.href);
  look('cookie', document.cookie);
  look('history', JSON.stringify(history.state));
  return found;
}

/** Fetches the two secrets that are on the screen. */
async function revealAll(): Promise<void> {
  await press('Click to retry');
  await press('Click to retry');
}

describe('wx-cad-editor and secrets', () => {
  beforeEach(listen);
  afterEach(() => {
    stopListening();
    sessionStorage.clear();
  });

  describe('are found nowhere', () => {
    it('[CAD-04] [POP-08] before they are fetched, nor in what the call, its popover and the notices say', async () => {
      const d = await inCall(planted, page);
      expect(textOf(rowOf('Card number'))).to.contain('****');
      await d.ring('chat', 'maya-torres');
      await d.desktop.perform('hold', { interactionId: d.callId });
      await settle();
      expect(traces()).to.deep.equal([]);
      expect(passed.some((one) => one.startsWith('wx-held'))).to.equal(true);
    });

    it('[CAD-04] but as text, or in the field, while they are shown; and not at all once they are hidden', async () => {
      await inCall(planted, page);
      await revealAll();
      expect(textOf(rowOf('Card number'))).to.contain(CARD);
      expect(field('Tax ID').value).to.equal(TAX);
      expect(traces()).to.deep.equal(['span text', 'input#f2 value']);
      await press('Hide');
      await press('Hide');
      expect(traces()).to.deep.equal([]);
      expect(textOf(rowOf('Card number'))).to.contain('****');
    });

    const LEAVING: Readonly<Record<string, (d: CadDesk) => unknown>> = {
      'the editor has left the page': () => find('wx-cad-editor')?.remove(),
      'the desktop has left the page': (d) => d.desktop.remove(),
      'the agent turned to another interaction, and back': async (d) => {
        const { id } = await d.ring('chat');
        await d.desktop.perform('accept', { interactionId: id });
        await settle();
        expect(traces()).to.deep.equal([]);
        d.desktop.choose(d.callId);
      },
      'the agent has signed out': async (d) => {
        await d.act('customer-leaves', { interactionId: d.callId });
        await d.desktop.perform('wrap-up', { interactionId: d.callId, reasonId: 'refund-agreed' });
        await d.desktop.perform('sign-out', {});
      },
      'the page is left, and kept by the browser': () => window.dispatchEvent(new PageTransitionEvent('pagehide')),
      'the call is wrapped up': async (d) => {
        await d.act('customer-leaves', { interactionId: d.callId });
        await d.desktop.perform('wrap-up', { interactionId: d.callId, reasonId: 'refund-agreed' });
      },
      'the value was saved anew': (d) =>
        d
          .act('save-variable', { interactionId: d.callId, variable: 'taxId', value: 'another' })
          .then(() => press('Hide')),
    };
    for (const [when, leave] of Object.entries(LEAVING)) {
      it(`[CAD-04] [POP-08] after ${when}`, async () => {
        const d = await inCall(planted, page);
        await revealAll();
        expect(traces()).to.have.length(2);
        await leave(d);
        await settle();
        expect(traces()).to.deep.equal([]);
      });
    }

    it('[CAD-04] when they arrive after the agent has turned away', async () => {
      const d = await inCall(planted, page);
      let arrive: () => void = () => undefined;
      const reveal = (): Promise<string> => new Promise((resolve) => (arrive = () => resolve(CARD)));
      await reconnect(d, { reveal });
      await press('Click to retry');
      const element = find('wx-cad-editor')!;
      element.remove();
      arrive();
      await settle();
      d.desktop.append(element);
      await settle();
      expect(traces()).to.deep.equal([]);
    });

    it('[CAD-04] [CAD-08] [HST-01] while an agent types one, and when it is saved, but in the field', async () => {
      const d = await inCall(planted, page);
      await type(field('Tax ID'), TYPED);
      expect(traces()).to.deep.equal(['input#f2 value']);
      await press('Save');
      expect(traces()).to.deep.equal([]);
      expect(textOf(rowOf('Tax ID'))).to.contain('Saved');
      const asked = passed.find((one) => one.startsWith('wx-save-variable'));
      expect(asked).to.contain('"variable":"taxId"').and.to.contain('"value":null');
      expect(await d.backend.reveal(d.callId, 'taxId')).to.equal(TYPED);
    });

    it('[CAD-08] of what was typed, a second after the editor has gone', async () => {
      const d = await inCall(planted, page);
      await type(field('Tax ID'), TYPED);
      const element = find('wx-cad-editor')!;
      element.remove();
      await d.advance(1500);
      d.desktop.append(element);
      await settle();
      expect(field('Tax ID').value).to.equal('');
      expect(traces()).to.deep.equal([]);
    });
  });

  describe('are shown', () => {
    it('[CAD-04] with an icon beside the name, and words for those who do not see it', async () => {
      await inCall();
      expect(rowOf('Card number').querySelectorAll('dt svg')).to.have.length(1);
      expect(textOf(rowOf('Card number')))
        .to.contain('Secure')
        .and.to.contain('Hidden');
      expect(descriptionOf(field('Tax ID'))).to.contain('Secure');
      expect(rowOf('Order').querySelectorAll('dt svg')).to.have.length(0);
    });

    it('[CAD-04] by “Click to retry”, whose focus stays where it is', async () => {
      await inCall();
      button('Click to retry').focus();
      await press('Click to retry');
      expect(textOf(rowOf('Card number'))).to.contain('4000 0017 3320 4471');
      expect(focused()?.computedName).to.equal('Hide');
      expect(allByRole('button', 'Click to retry')).to.have.length(1);
    });

    it('[CAD-04] or why they are not, and can be tried again', async () => {
      const d = await inCall();
      let isGone = true;
      const reveal = (id: string, name: string): Promise<string> =>
        isGone ? Promise.reject(new Failure('value-gone')) : d.backend.reveal(id, name);
      await reconnect(d, { reveal });
      await press('Click to retry');
      expect(textOf(rowOf('Card number'))).to.contain('The value is no longer there. Ask the customer again.');
      isGone = false;
      await press('Click to retry');
      expect(textOf(rowOf('Card number')))
        .to.contain('4471')
        .and.not.to.contain('no longer');
    });

    it('[CAD-04] not where the centre cannot, nor without a connection', async () => {
      const d = await inCall();
      await reconnect(d, { capabilities: { ...d.backend.capabilities, reveal: false } });
      expect(allByRole('button', 'Click to retry')).to.have.length(0);
      expect(textOf(rowOf('Card number'))).to.contain('****');
    });

    it('[ERR-02] not without a connection', async () => {
      const { link } = await inLinkedCall();
      link.drop();
      await settle();
      expect(button('Click to retry').getAttribute('aria-disabled')).to.equal('true');
      await press('Click to retry');
      expect(textOf(rowOf('Card number'))).to.contain('****');
    });
  });

  describe('are edited', () => {
    it('[CAD-03] [CAD-04] as they are, where they are shown, and wholly anew where they are not', async () => {
      const d = await inCall(planted);
      await press('Click to retry', 1);
      await type(field('Tax ID'), `${TAX}-B`);
      await type(field('Tax ID'), TAX);
      expect(textOf(d.desktop)).to.contain('No changes');
      await type(field('Tax ID'), '');
      await press('Save');
      expect(await d.backend.reveal(d.callId, 'taxId')).to.equal('');
      await type(field('Tax ID'), '94-1');
      await press('Save');
      expect(await d.backend.reveal(d.callId, 'taxId')).to.equal('94-1');
      expect(saved(d, 'taxId')).to.equal(null);
    });

    it('[CAD-04] in a field that the browser keeps nothing of', async () => {
      await inCall();
      const box = field('Tax ID');
      expect([box.type, box.autocomplete, box.spellcheck]).to.deep.equal(['text', 'off', false]);
      expect([box.hasAttribute('value'), box.defaultValue]).to.deep.equal([false, '']);
    });
  });
});
