import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import type { Channel, Interaction } from '../../src/core/index.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { allByRole, atRest, byRole, deep, focused, isThere, textOf } from '../support/page.js';

const stack = html`<wx-popover-stack></wx-popover-stack>`;
const long = { ringSeconds: 120 };

type Point = [number, number];

const dialog = (): HTMLDialogElement => {
  const found = find('wx-popover-stack')?.shadowRoot?.querySelector('dialog');
  if (!found) throw new Error('There is no stack.');
  return found;
};
const card = ({ id }: Interaction): HTMLElement => {
  const found = dialog().querySelector<HTMLElement>(`article[data-row="${id}"]`);
  if (!found) throw new Error(`${id} is not shown.`);
  return found;
};
const top = (one: Interaction): number => Math.round(card(one).getBoundingClientRect().top);
const middle = (element: Element): Point => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};
const buttonOf = (one: Interaction, name: string | RegExp = /^(?:Answer|Accept)$/u): HTMLElement =>
  byRole('button', name, card(one));

async function move(position: Point): Promise<void> {
  await sendMouse({ type: 'move', position });
  await settle();
}
async function click(position: Point): Promise<void> {
  await sendMouse({ type: 'click', position });
  await settle();
}
const away = (): Promise<void> => move([5, 5]);

/** Requests ring, everything has come to rest, and the pointer is nowhere near. */
async function ringing(d: Desk, ...channels: Channel[]): Promise<Interaction[]> {
  await away();
  const rung = [];
  for (const channel of channels) rung.push(await d.ring(channel));
  await d.advance(500);
  await atRest();
  return rung;
}
const leave = (d: Desk, { id }: Interaction): Promise<void> => d.act('customer-leaves', { interactionId: id });
const isTaken = (d: Desk, { id }: Interaction): boolean => d.desktop.state.interactions.get(id)?.request === null;
const takenOf = (d: Desk): string[] =>
  [...d.desktop.state.interactions.values()].filter((one) => !one.request).map((one) => one.id);

describe('wx-popover-stack, when somebody aims', function () {
  this.timeout(20_000); // a real mouse, on a machine that may be busy

  beforeEach(() => setViewport({ width: 900, height: 900 }));
  afterEach(async () => {
    await resetMouse();
    await setViewport({ width: 800, height: 600 });
  });

  describe('with the pointer', () => {
    for (const [which, where] of ['above', 'at the top', 'below'].entries()) {
      it(`[POP-14] one leaves ${where}: nothing moves, and B is answered`, async () => {
        const d = await desk(stack, { station: 'browser', settings: long });
        const all = await ringing(d, 'call', 'call', 'call', 'call');
        const b = all[2]!;
        const target = middle(buttonOf(b));
        await move(target);
        const place = top(b);
        await leave(d, all[[1, 0, 3][which]!]!);
        expect(top(b)).to.equal(place);
        expect(textOf(dialog())).to.contain('Gone');
        await click(target);
        expect(takenOf(d)).to.deep.equal([b.id]);
      });
    }

    it('[POP-14] B itself leaves: its place is empty, and the click answers nobody', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      const [, b] = await ringing(d, 'call', 'call', 'call');
      const target = middle(buttonOf(b!));
      await move(target);
      await leave(d, b!);
      await d.advance(2000);
      await click(target);
      expect(takenOf(d)).to.deep.equal([]);
    });

    for (const channel of ['call', 'chat', 'social', 'email'] as const) {
      it(`[POP-14] one comes, ${channel}: nothing moves, and B is answered`, async () => {
        const d = await desk(stack, { station: 'browser', settings: long });
        const [a, b, c] = await ringing(d, 'call', 'call', 'call');
        const target = middle(buttonOf(b!));
        await move(target);
        const places = [a, b, c].map((one) => top(one!));
        const { id } = await d.contact(channel);
        expect([a, b, c].map((one) => top(one!))).to.deep.equal(places);
        await d.advance(1000);
        expect([a, b, c].map((one) => top(one!))).to.deep.equal(places);
        // It can be answered too, and is where it moved nothing.
        expect(top(d.interaction(id))).to.be.below(places[0]!);
        await click(target);
        expect(takenOf(d)).to.deep.equal([b!.id]);
      });
    }

    it('[POP-14] seven come while two leave: nothing moves, and B is answered', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      const [a, b, c] = await ringing(d, 'chat', 'chat', 'call');
      const target = middle(buttonOf(b!));
      await move(target);
      const place = top(b!);
      await d.ring('email');
      await leave(d, a!);
      for (const channel of ['call', 'email', 'chat', 'social', 'call', 'email'] as const) {
        await d.ring(channel);
        expect(top(b!)).to.equal(place);
      }
      await leave(d, c!);
      expect(top(b!)).to.equal(place);
      expect(textOf(dialog())).to.contain('1–5 of 8');
      expect(allByRole('article')).to.have.length(5);
      await click(target);
      expect(takenOf(d)).to.deep.equal([b!.id]);
      await away();
      expect(textOf(dialog())).to.contain('1–5 of 7').and.not.to.contain('Gone');
    });

    it('[POP-14] a card below begins to ring: it has no room for its buttons until it is asked to', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      await away();
      const a = await d.ring('call');
      const b = await d.contact('call');
      await d.advance(0);
      await atRest();
      const target = middle(buttonOf(a));
      await move(target);
      const place = top(a);
      await d.advance(1000);
      expect(top(a)).to.equal(place);
      expect(textOf(card(b)))
        .to.contain('Ringing')
        .and.contain('120 sec left');
      expect(isThere('button', 'Answer', card(b))).to.equal(false);
      await click(middle(buttonOf(b, 'Show')));
      expect(isThere('button', 'Answer', card(b))).to.equal(true);
      await d.advance(500);
      await click(middle(buttonOf(b)));
      expect(takenOf(d)).to.deep.equal([b.id]);
    });

    it('[POP-14] a click within half a second of a move does nothing, and later it does', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      const [a, b] = await ringing(d, 'call', 'call', 'call');
      const moved = top(a!);
      await d.act('customer-leaves', { interactionId: b!.id }); // the pointer is not in the stack: a moves down
      expect(top(a!)).to.be.above(moved);
      const target = middle(buttonOf(a!));
      await d.advance(400);
      await click(target);
      expect(takenOf(d)).to.deep.equal([]);
      await d.advance(100);
      await click(target);
      expect(takenOf(d)).to.deep.equal([a!.id]);
    });

    it('[POP-14] a click within half a second of the appearance does nothing', async () => {
      const d = await desk(stack, { station: 'browser', settings: { connectSeconds: 0 } });
      await away();
      await d.act('contact', { channel: 'call', for: 'me' });
      await d.advance(0);
      const target = middle(byRole('button', 'Answer'));
      await d.advance(499);
      await click(target);
      expect(takenOf(d)).to.deep.equal([]);
      await d.advance(1);
      await click(target);
      expect(takenOf(d)).to.have.length(1);
    });

    it('[POP-14] what came while the button was down was not aimed at, however long it was down', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      const [a] = await ringing(d, 'chat', 'chat');
      const all = byRole('button', 'Accept 2 requests');
      await move(middle(all));
      await sendMouse({ type: 'down' });
      await d.ring('chat');
      await d.advance(5000);
      expect(byRole('button', 'Accept 3 requests')).to.equal(all);
      await sendMouse({ type: 'up' });
      await settle();
      expect(isTaken(d, a!)).to.equal(false);
      await click(middle(all));
      expect(takenOf(d)).to.have.length(3);
    });

    it('[POP-14] a press that began on A and ends on B answers neither', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      const [a, b] = await ringing(d, 'call', 'call');
      await move(middle(buttonOf(a!)));
      await sendMouse({ type: 'down' });
      await move(middle(buttonOf(b!)));
      await sendMouse({ type: 'up' });
      await settle();
      expect(takenOf(d)).to.deep.equal([]);
    });

    it('[POP-14] [ERR-03] the second click of a double click is none', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      const [a] = await ringing(d, 'chat', 'chat');
      buttonOf(a!).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 2 }));
      await settle();
      expect(takenOf(d)).to.deep.equal([]);
    });

    it('[POP-14] a call that rang out under the pointer leaves “Go Available” alone', async () => {
      const d = await desk(stack, { station: 'browser' });
      await away();
      await d.ring('call');
      const target = middle(byRole('button', 'Answer'));
      await move(target);
      await d.advance(20_000);
      d.heard.length = 0;
      await click(target);
      expect(isThere('alertdialog', 'You did not answer')).to.equal(true);
      expect(d.heard).to.deep.equal([]);
    });

    it('[POP-04] the buttons for paging stay under the pointer, and need no half second', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      await ringing(d, ...Array.from({ length: 11 }, (): Channel => 'email'));
      const target = middle(byRole('button', 'Later requests'));
      await click(target);
      await click(target);
      expect(textOf(dialog())).to.contain('11–11 of 11');
      expect(middle(byRole('button', 'Later requests'))).to.deep.equal(target);
      await away();
      expect(middle(byRole('button', 'Later requests'))[1]).to.be.above(target[1]);
    });

    it('[POP-14] one that is taken leaves its place empty until the pointer has left', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      const [a, b] = await ringing(d, 'chat', 'chat', 'chat', 'chat', 'chat', 'chat');
      const place = top(a!);
      await click(middle(buttonOf(b!)));
      expect(takenOf(d)).to.deep.equal([b!.id]);
      expect(top(a!)).to.equal(place);
      expect(textOf(dialog())).to.contain('Gone');
      await away();
      expect(textOf(dialog())).not.to.contain('Gone');
      expect(allByRole('article')).to.have.length(5);
    });

    it('goes when nothing is left, and does not pile up under a pointer that rests', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      const [stays, goes] = await ringing(d, 'email', 'chat');
      await move(middle(card(stays!)));
      for (let count = 0; count < 20; count += 1) await leave(d, await d.ring('chat'));
      expect([...deep(dialog())].filter((one) => one.matches('[data-slot]')).length).to.be.below(12);
      await leave(d, goes!);
      expect(dialog().checkVisibility()).to.equal(true);
      await leave(d, stays!);
      expect(dialog().checkVisibility()).to.equal(false);
      const late = await d.ring('call');
      expect(textOf(dialog())).not.to.contain('Gone');
      expect(card(late)).to.equal(allByRole('article')[0]);
    });
  });

  describe('with the keyboard', () => {
    for (const key of ['Enter', 'Space'] as const) {
      it(`[POP-14] ${key} on a button whose row has gone answers nobody`, async () => {
        const d = await desk(stack, { station: 'browser', settings: long });
        const [a, b] = await ringing(d, 'chat', 'chat', 'chat');
        buttonOf(a!).focus();
        await leave(d, a!);
        expect(focused()?.computedRole).to.equal('heading');
        expect(focused()?.computedName).to.equal('Requests');
        await d.advance(1000);
        await sendKeys({ press: key });
        await settle();
        expect(takenOf(d)).to.deep.equal([]);
        // The next Tab leads on, not past it.
        await sendKeys({ press: 'Tab' });
        await sendKeys({ press: 'Tab' });
        await sendKeys({ press: 'Tab' });
        expect(focused()).to.equal(buttonOf(b!));
      });
    }

    it('[POP-14] a row that goes while Space is down answers nobody when it comes up', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      const [a] = await ringing(d, 'call', 'call', 'call');
      buttonOf(a!).focus();
      await sendKeys({ down: 'Space' });
      await leave(d, a!);
      await d.advance(1000);
      await sendKeys({ up: 'Space' });
      await settle();
      expect(takenOf(d)).to.deep.equal([]);
    });

    it('[POP-14] the focus stays with its request when that moves, and Enter answers it', async () => {
      const d = await desk(stack, { station: 'browser', settings: long });
      const [a, b, c] = await ringing(d, 'email', 'chat', 'call');
      for (const one of [c, b]) {
        const button = buttonOf(one!);
        button.focus();
        await d.ring('email');
        await leave(d, a!).catch(() => undefined);
        expect(focused()).to.equal(button);
      }
      await d.advance(500);
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(takenOf(d)).to.deep.equal([b!.id]);
    });

    it('[POP-14] “Accept 2 requests” does not take a third that came just before', async () => {
      const d = await desk(stack, { station: 'browser', settings: { ...long, connectSeconds: 0 } });
      await ringing(d, 'chat', 'chat');
      byRole('button', 'Accept 2 requests').focus();
      await d.act('contact', { channel: 'chat', for: 'me' });
      await d.advance(0);
      expect(focused()?.computedName).to.equal('Accept 3 requests');
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(takenOf(d)).to.deep.equal([]);
      await d.advance(500);
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(takenOf(d)).to.have.length(3);
    });
  });
});
