import { expect, fixture } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { Failure, NOTE_LIMIT } from '../../src/core/index.js';
import type { Interaction } from '../../src/core/index.js';
import { through } from '../support/backend.js';
import { answer, ask, colleague, confer, conferred, consulted, does, NUMBER } from '../support/colleagues.js';
import type { Player } from '../support/colleagues.js';
import { desk, find, html, own, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { pressKeys } from '../support/keys.js';
import { linkedDesk } from '../support/link.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, atRest, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const page = html`<input aria-label="Field of the host" /><wx-participants></wx-participants><wx-notices></wx-notices>`;
const phone = { station: 'extension' } as const;

const here = (): ShadowRoot => find('wx-participants')!.shadowRoot!;
const rows = (): HTMLElement[] => allByRole('listitem', undefined, byRole('list', 'Participants', here()));
const row = (name: string): HTMLElement => {
  const found = rows().find((one) => one.querySelector('[part=name]')?.textContent === name);
  if (!found) throw new Error(`No row of ${name}; there is ${rows().map(textOf).join(', ')}.`);
  return found;
};
const partOf = (name: string, part: string): string => textOf(row(name).querySelector(`[part=${part}]`)!);
const lineOf = (name: string): string | null => row(name).querySelector('.wx-leg')!.getAttribute('data-line');
const more = (name: string): HTMLElement => byRole('button', `More for ${name}`, here());
const items = (): string[] => allByRole('menuitem', undefined, here()).map((one) => one.computedName);
const item = (name: string): HTMLElement => byRole('menuitem', name, here());
const field = (): HTMLTextAreaElement => byRole('textbox', 'Add a note', here()) as HTMLTextAreaElement;
const noted = (): string[] => allByRole('listitem', undefined, byRole('log', /^Notes/u, here())).map(textOf);
const heard = (): string[] => [...byRole('status', undefined, here()).children].map((one) => one.textContent.trim());

async function open(name: string): Promise<void> {
  more(name).click();
  await settle();
}

async function choose(name: string, act: string): Promise<void> {
  await open(name);
  item(act).click();
  await settle();
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await settle();
}

/** The notes are folded until there are any. */
async function unfold(): Promise<void> {
  const notes = here().querySelector<HTMLDetailsElement>('[part=notes]')!;
  if (!notes.open) notes.querySelector('summary')!.click();
  await settle();
}

async function write(text: string): Promise<void> {
  await unfold();
  field().focus();
  field().value = text;
  field().dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settle();
}

async function add(text: string): Promise<void> {
  await write(text);
  byRole('button', 'Add', here()).click();
  await settle();
}

/** The desk owns a conference with Maya Torres and these colleagues. */
async function conferring(...indexes: number[]): Promise<{ d: Desk; call: Interaction; others: Player[] }> {
  const d = await desk(page, phone);
  const [call, ...others] = await confer(d, ...indexes);
  await settle();
  d.heard.length = 0;
  return { d, call, others };
}

/** The same, and then the connection is lost. */
async function conferringUnlinked(): Promise<Desk> {
  const { d, link } = await linkedDesk(page, phone);
  await confer(d, 1);
  link.drop();
  await d.advance(1000);
  expect(d.desktop.state.link).to.equal('lost');
  return d;
}

/** Somebody who is reached by number joins the call. */
async function addNumber(d: Desk, { id }: Interaction): Promise<void> {
  await ask(d, d.interaction(id), NUMBER, true);
  await d.advance(7000);
  await d.desktop.perform('conference', { interactionId: id });
  await settle();
}

const participant = (d: Desk, call: Interaction, name: string) =>
  d.interaction(call.id).participants.find((one) => one.name === name)!;

/** Lets the centre answer only when told to. */
function holdBack(d: Desk): { answer: (failure?: Failure) => Promise<void>; readonly names: string[] } {
  const send = d.backend.send.bind(d.backend);
  const waiting: ((failure?: Failure) => void)[] = [];
  const names: string[] = [];
  d.backend.send = async (command) => {
    names.push(command.name);
    const failure = await new Promise<Failure | undefined>((resolve) => waiting.push(resolve));
    if (failure) throw failure;
    return send(command);
  };
  return {
    names,
    answer: async (failure) => {
      waiting.splice(0).forEach((go) => go(failure));
      await settle();
    },
  };
}

describe('wx-participants', function () {
  this.timeout(20_000);

  afterEach(async () => {
    sessionStorage.clear();
    await setViewport({ width: 800, height: 600 });
  });

  describe('paints', () => {
    it('nothing without a call, nor for one that is only offered', async () => {
      const d = await desk(page, phone);
      expect(isThere('list', undefined, here())).to.equal(false);
      await d.ring('call');
      expect(isThere('list', undefined, here())).to.equal(false);
    });

    it('[CNF-03] name, role, time in the call, held or not, and who is primary', async () => {
      const { d, call } = await conferring(1);
      await d.advance(60_000);
      await addNumber(d, call);
      const at = d.desktop.now();
      await d.desktop.perform('hold-participant', {
        interactionId: call.id,
        participantId: participant(d, call, 'Outside expert').id,
      });
      await d.advance(120_000);
      expect(rows().map((one) => textOf(one.querySelector('.who')!))).to.deep.equal([
        'Maya Torres Customer',
        'You Primary',
        'Priya Raman Billing West',
        '+1 415 555 0199 Outside expert',
      ]);
      expect(['Maya Torres', 'You', '+1 415 555 0199'].map((one) => partOf(one, 'state'))).to.deep.equal([
        ...['Talking', 'Talking', 'On hold'],
      ]);
      expect(lineOf('+1 415 555 0199')).to.equal('held');
      const since = (name: string): string =>
        d.desktop.language.duration(d.desktop.now() - participant(d, call, name).joinedAt!);
      expect(partOf('Maya Torres', 'time')).to.equal(since('Maya Torres'));
      expect(partOf('Priya Raman', 'time')).to.equal(since('Priya Raman'));
      expect(participant(d, call, 'Outside expert').heldAt).to.equal(at);
      expect(partOf('Priya Raman', 'time')).not.to.equal(partOf('Maya Torres', 'time'));
    });

    it('[CNF-03] the time goes on without the element being painted again', async () => {
      const { d } = await conferring(1);
      const before = partOf('Priya Raman', 'time');
      await d.advance(5000);
      expect(before).to.equal('00:00');
      expect(partOf('Priya Raman', 'time')).to.equal('00:05');
    });

    it('[CNF-03] who is being asked: ringing, then consulting', async () => {
      const d = await desk(page, phone);
      const other = await colleague(d, 1);
      const call = await d.talk('maya-torres');
      await ask(d, call, other);
      expect(partOf('Priya Raman', 'state')).to.equal('Ringing');
      expect(lineOf('Priya Raman')).to.equal('pending');
      expect(partOf('Maya Torres', 'state')).to.equal('On hold');
      await d.advance(4000);
      expect(partOf('Priya Raman', 'time')).to.equal('00:04');
      await answer(d, other);
      expect([partOf('Priya Raman', 'state'), partOf('You', 'state')]).to.deep.equal(['Consulting', 'Consulting']);
      await d.desktop.perform('hold-consult', { interactionId: call.id });
      await settle();
      expect([partOf('Priya Raman', 'state'), partOf('You', 'state'), partOf('Maya Torres', 'state')]).to.deep.equal([
        ...['On hold', 'Talking', 'Talking'],
      ]);
    });

    it('[CNF-03] a consult that waits for somebody in a queue', async () => {
      const d = await desk(page, phone);
      const busy = await colleague(d, 1);
      await busy.talks();
      const call = await d.talk('maya-torres');
      const queue = { kind: 'queue', id: busy.only.queue!.id, name: busy.only.queue!.name } as const;
      await ask(d, call, queue);
      expect(d.interaction(call.id).consult?.state).to.equal('queued');
      expect(textOf(row(queue.name)))
        .to.contain('Queue')
        .and.contain('Waiting');
      expect(isThere('button', `More for ${queue.name}`)).to.equal(false);
    });

    it('[CNF-04] [CNF-08] who left is gone, and who owns it now has the tag, at once', async () => {
      const d = await desk(page, phone);
      const [call, other] = await conferred(d);
      expect(textOf(row('Priya Raman'))).to.contain('Primary');
      expect(isThere('button', /^More/u, here())).to.equal(false);
      const third = await colleague(d, 2);
      await other.store.send('consult', {
        ...{ interactionId: call.id, othersTalk: true },
        to: { kind: 'agent', id: third.state.agent!.id, name: '' },
      });
      await answer(d, third);
      await does(other, 'conference');
      await does(other, 'exit-conference');
      expect(textOf(row('You'))).to.contain('Primary');
      expect(rows()).to.have.length(3);
      expect(isThere('button', 'More for Maya Torres', here())).to.equal(true);
    });

    it('[CNF-07] without the customer: who is left, and only Remove', async () => {
      const { d, call } = await conferring(1);
      await addNumber(d, call);
      await d.act('customer-leaves', { interactionId: call.id });
      expect(rows()).to.have.length(3);
      await open('Priya Raman');
      expect(items()).to.deep.equal(['Remove']);
    });

    it('[POP-10] of a protected number the last four digits, in the DOM too', async () => {
      const d = await desk(page, { ...phone, settings: { protectNumbers: true } });
      await confer(d, 1);
      await show(d, (one) => ({ ...one, customer: { ...one.customer, name: null } }));
      expect(textOf(rows()[0]!)).to.contain('0134').and.contain('•••');
      expect(here().innerHTML).not.to.contain('4155550134').and.not.to.contain('415 555');
    });

    it('a broken line at each while the connection is lost', async () => {
      await conferringUnlinked();
      expect(lineOf('Maya Torres')).to.equal('lost');
    });
  });

  describe('asks', () => {
    it('[CNF-10] to hold the customer, and to resume: the others talk on', async () => {
      const { d, call } = await conferring(1);
      await choose('Maya Torres', 'Hold');
      expect(partOf('Maya Torres', 'state')).to.equal('On hold');
      expect(partOf('Priya Raman', 'state')).to.equal('Talking');
      expect(participant(d, call, 'Maya Torres').heldAt).not.to.equal(null);
      expect(heard()).to.deep.equal(['Maya Torres: On hold']);
      await open('Maya Torres');
      expect(items()).to.deep.equal(['Resume', 'Remove']);
      item('Resume').click();
      await settle();
      expect(partOf('Maya Torres', 'state')).to.equal('Talking');
      expect(heard().at(-1)).to.equal('Maya Torres: Talking');
    });

    it('[CNF-10] to hold a conferenced agent, which that agent sees', async () => {
      const { others } = await conferring(1);
      await choose('Priya Raman', 'Hold');
      const [other] = others;
      const theirs = other!.only.participants.find((one) => one.agentId === other!.state.agent?.id);
      expect(theirs?.heldAt).not.to.equal(null);
      expect(partOf('Maya Torres', 'state')).to.equal('Talking');
    });

    it('[CNF-09] to remove somebody, after a question that says what follows', async () => {
      const { d, call, others } = await conferring(1, 2);
      await choose('Priya Raman', 'Remove');
      const question = byRole('alertdialog', 'Remove Priya Raman?', here());
      expect(descriptionOf(question)).to.equal('This cuts off Priya Raman. The others go on.');
      expect(participant(d, call, 'Priya Raman').status).to.equal('joined');
      byRole('button', 'Remove', question).click();
      await settle();
      expect(participant(d, call, 'Priya Raman').status).to.equal('left');
      expect(others[0]!.calls).to.deep.equal([]);
      expect(rows()).to.have.length(3);
      expect(isThere('alertdialog', undefined, here())).to.equal(false);
    });

    it('[CNF-09] nothing when the question is called off, and gives the focus back', async () => {
      const { d, call } = await conferring(1);
      await choose('Priya Raman', 'Remove');
      expect(focused()?.computedName).to.equal('Cancel');
      await press('Escape');
      expect(isThere('alertdialog', undefined, here())).to.equal(false);
      expect(focused()?.computedName).to.equal('More for Priya Raman');
      expect(participant(d, call, 'Priya Raman').status).to.equal('joined');
    });

    for (const [who, index, text] of [
      ['Priya Raman', [1], 'This cuts off Priya Raman. You go on with Maya Torres.'],
      ['Maya Torres', [1], 'This cuts off Maya Torres. The others go on, and nobody can be held or added any more.'],
    ] as const) {
      it(`[CNF-09] says what follows when ${who} is removed`, async () => {
        await conferring(...index);
        await choose(who, 'Remove');
        expect(descriptionOf(byRole('alertdialog', undefined, here()))).to.equal(text);
      });
    }

    it('[CNF-09] says that the call ends where nobody else is left', async () => {
      const { d, call } = await conferring(1);
      await d.act('customer-leaves', { interactionId: call.id });
      await choose('Priya Raman', 'Remove');
      expect(descriptionOf(byRole('alertdialog', undefined, here()))).to.contain('the call ends');
    });

    it('[HST-01] by an event with the participant, and does nothing where the host takes it over', async () => {
      const { d, call } = await conferring(1);
      let detail: unknown;
      d.desktop.addEventListener(
        'wx-hold-participant',
        (event) => {
          event.preventDefault();
          ({ detail } = event as CustomEvent<unknown>);
        },
        { once: true },
      );
      await choose('Maya Torres', 'Hold');
      const { id } = participant(d, call, 'Maya Torres');
      expect(detail).to.deep.include({ interactionId: call.id, participantId: id });
      expect(participant(d, call, 'Maya Torres').heldAt).to.equal(null);
    });

    it('[ERR-03] once, and of one participant while another is under way', async () => {
      const { d } = await conferring(1);
      const link = holdBack(d);
      await choose('Maya Torres', 'Hold');
      expect(more('Maya Torres').ariaBusy).to.equal('true');
      expect(more('Priya Raman').ariaBusy).to.equal('false');
      await open('Maya Torres');
      expect(item('Hold').ariaBusy).to.equal('true');
      item('Hold').click();
      await press('Escape');
      await choose('Priya Raman', 'Hold');
      expect(link.names).to.deep.equal(['hold-participant', 'hold-participant']);
      await link.answer();
      expect([partOf('Maya Torres', 'state'), partOf('Priya Raman', 'state')]).to.deep.equal(['On hold', 'On hold']);
    });

    it('[ERR-01] says why it failed, and stays true', async () => {
      const { d } = await conferring(1);
      const link = holdBack(d);
      await choose('Maya Torres', 'Hold');
      await link.answer(new Failure('cannot-hold'));
      expect(textOf(find('wx-notices')!)).to.contain('The call was not put on hold');
      expect(partOf('Maya Torres', 'state')).to.equal('Talking');
      expect(heard()).to.deep.equal([]);
    });
  });

  describe('notes', () => {
    it('[CNF-06] of the primary and of a conferenced agent, for each other', async () => {
      const { d, call, others } = await conferring(1);
      await add('Charged twice on 12 November.');
      expect(others[0]!.only.notes.map((one) => one.text)).to.deep.equal(['Charged twice on 12 November.']);
      await others[0]!.store.send('add-note', { interactionId: call.id, text: 'Refund agreed' });
      await settle();
      expect(noted().map((one) => one.replace(/\d+:\d+ .M/u, '·'))).to.deep.equal([
        'You · Charged twice on 12 November.',
        'Priya Raman · Refund agreed',
      ]);
      expect(field().value).to.equal('');
      expect(d.interaction(call.id).notes).to.have.length(2);
    });

    it('[CNF-06] tells a conferenced agent that the primary wraps up, and takes notes meanwhile', async () => {
      const d = await desk(page, phone);
      const [call, other] = await conferred(d);
      const third = await colleague(d, 2);
      await other.store.send('consult', {
        ...{ interactionId: call.id, othersTalk: true },
        to: { kind: 'agent', id: third.state.agent!.id, name: '' },
      });
      await answer(d, third);
      await does(other, 'conference');
      expect(textOf(here())).not.to.contain('wraps up');
      await d.act('customer-leaves', { interactionId: call.id });
      expect(textOf(here())).to.contain('Priya Raman wraps up. Your notes help.');
      await add('She asked for a letter.');
      expect(other.only.notes.map((one) => one.text)).to.deep.equal(['She asked for a letter.']);
      // Whoever leaves first wraps up, and sees what is noted from then on.
      await does(other, 'exit-conference');
      expect(textOf(here())).to.contain('Priya Raman wraps up');
      expect(other.only.wrapUp).not.to.equal(null);
      expect(other.only.notes).to.have.length(1);
    });

    it('[CNF-06] none in a plain call, nor for whoever is only asked', async () => {
      const d = await desk(page, phone);
      const [call] = await consulted(d);
      expect(d.interaction(call.id).consult).not.to.equal(null);
      expect(isThere('textbox', 'Add a note')).to.equal(false);
    });

    it('[ERR-01] keeps the text where it was not added, says why, and adds it once when asked again', async () => {
      const { d, call } = await conferring(1);
      const link = holdBack(d);
      await add('Not lost');
      expect(field().readOnly).to.equal(true);
      await link.answer(new Failure('link-lost'));
      expect(field().value).to.equal('Not lost');
      expect(field().readOnly).to.equal(false);
      expect(textOf(byRole('alert', undefined, here()))).to.contain('Not added. The desktop is not connected');
      byRole('button', 'Add', here()).click();
      await settle();
      await link.answer();
      expect(d.interaction(call.id).notes).to.have.length(1);
      expect(field().value).to.equal('');
      expect(isThere('alert', undefined, here())).to.equal(false);
    });

    it('[ERR-03] asks for nothing twice where only the answer was lost', async () => {
      const { d, call } = await conferring(1);
      const send = d.backend.send.bind(d.backend);
      d.backend.send = async (command) => {
        await send(command);
        throw new Failure('timeout', { retryable: true });
      };
      await add('Sent once');
      await settle();
      expect(d.interaction(call.id).notes).to.have.length(1);
      expect(field().value).to.equal('');
      expect(isThere('alert', undefined, here())).to.equal(false);
    });

    it('keeps the text of each call, also over a reload, and nothing once the call is gone', async () => {
      const { d, call, others } = await conferring(1);
      await write('Half a sentence');
      const element = find('wx-participants')!;
      const again = document.createElement(own('wx-participants'));
      element.replaceWith(again);
      await settle();
      // It is open, since there is something in it.
      expect(field().value).to.equal('Half a sentence');
      await write('Half a sentence more');
      expect(JSON.stringify(sessionStorage)).to.contain('Half a sentence more');
      await does(others[0]!, 'end');
      await d.desktop.perform('wrap-up', { interactionId: call.id, reasonId: 'complaint' });
      await settle();
      expect(JSON.stringify(sessionStorage)).not.to.contain('Half a sentence');
    });

    it('keeps nothing of a call that a conferenced agent no longer has', async () => {
      const d = await desk(page, phone);
      const [, other] = await conferred(d);
      await write('Half a sentence');
      await does(other, 'end');
      await settle();
      expect(d.desktop.state.interactions.size).to.equal(0);
      expect(JSON.stringify(sessionStorage)).not.to.contain('Half a sentence');
    });

    it('refuses one that is too long, and loses none of it', async () => {
      const { d, call } = await conferring(1);
      const long = '漢😀'.repeat(NOTE_LIMIT / 2);
      await write(`${long}!`);
      expect(field().ariaInvalid).to.equal('true');
      expect(descriptionOf(field())).to.contain('1,001 characters. A note has 1,000 at most.');
      expect(byRole('button', 'Add', here()).ariaDisabled).to.equal('true');
      await pressKeys('Control+Enter');
      expect(d.interaction(call.id).notes).to.deep.equal([]);
      expect(field().value).to.equal(`${long}!`);
      await add(long);
      expect(d.interaction(call.id).notes[0]!.text).to.equal(long);
    });

    it('folds until there are some, and stays open while one types', async () => {
      await conferring(1);
      expect(isThere('textbox', 'Add a note')).to.equal(false);
      await write('x');
      await write('');
      expect(field().checkVisibility()).to.equal(true);
      await add('One');
      expect(textOf(here().querySelector('summary')!)).to.equal('Notes (1)');
    });

    it('by Control+Enter, while Enter makes a line', async () => {
      const { d, call } = await conferring(1);
      await unfold();
      field().focus();
      await sendKeys({ type: 'One' });
      await press('Enter');
      await sendKeys({ type: 'Two' });
      await pressKeys('Control+Enter');
      expect(d.interaction(call.id).notes.map((one) => one.text)).to.deep.equal(['One\nTwo']);
      expect(focused() === field()).to.equal(true);
    });
  });

  describe('refuses', () => {
    it('[CNF-10] everything while the connection is lost, and says so', async () => {
      const d = await conferringUnlinked();
      await open('Maya Torres');
      expect(item('Hold').ariaDisabled).to.equal('true');
      expect(descriptionOf(item('Hold'))).to.contain('lost its connection');
      item('Hold').click();
      await settle();
      expect(d.desktop.state.pending).to.deep.equal([]);
      await unfold();
      expect(descriptionOf(byRole('button', 'Add', here()))).to.contain('lost its connection');
    });

    it('[CNF-09] a conferenced agent has no menus, nor has anybody one for themselves', async () => {
      const d = await desk(page, phone);
      await conferred(d);
      expect(isThere('button', /^More/u, here())).to.equal(false);
    });

    it('[CNF-09] has no Remove where the service has none', async () => {
      const d = await desk(page, phone);
      const commands = new Set(d.backend.capabilities.commands);
      commands.delete('remove-participant');
      Object.assign(d.backend, { capabilities: { ...d.backend.capabilities, commands } });
      await confer(d, 1);
      await settle();
      await open('Maya Torres');
      expect(items()).to.deep.equal(['Hold']);
    });
  });

  describe('keyboard and axe', () => {
    it('opens a menu by Enter and arrows, and closes it by Escape and Tab', async () => {
      await conferring(1);
      more('Priya Raman').focus();
      await press('Enter');
      expect(focused()?.computedName).to.equal('Hold');
      await press('ArrowDown');
      expect(focused()?.computedName).to.equal('Remove');
      await press('ArrowDown', 'r');
      expect(focused()?.computedName).to.equal('Remove');
      await press('Escape');
      expect(focused()?.computedName).to.equal('More for Priya Raman');
      await press('ArrowUp');
      expect(focused()?.computedName).to.equal('Remove');
      await press('Tab');
      expect(isThere('menu')).to.equal(false);
      expect(focused()?.computedName).to.equal('Notes');
    });

    it('one menu at a time, by the mouse', async () => {
      await conferring(1);
      const at = (element: HTMLElement): [number, number] => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [Math.round(left + width / 2), Math.round(top + height / 2)];
      };
      const click = async (name: string): Promise<void> => {
        await sendMouse({ type: 'click', position: at(more(name)) });
        await settle();
      };
      const shown = (): string[] => allByRole('menu', undefined, here()).map((one) => one.computedName);
      await click('Priya Raman');
      expect(shown()).to.deep.equal(['More for Priya Raman']);
      await click('Priya Raman');
      expect(shown()).to.deep.equal([]);
      await click('Priya Raman');
      await click('Maya Torres');
      expect(shown()).to.deep.equal(['More for Maya Torres']);
      expect(more('Priya Raman').ariaExpanded).to.equal('false');
      await click('Maya Torres');
      expect(shown()).to.deep.equal([]);
    });

    it('keeps the focus at the same participant while others come and go', async () => {
      const { d, call, others } = await conferring(1, 2);
      more('Hannah Lindqvist').focus();
      await does(others[0]!, 'exit-conference');
      expect(focused()?.computedName).to.equal('More for Hannah Lindqvist');
      await addNumber(d, call);
      expect(focused()?.computedName).to.equal('More for Hannah Lindqvist');
    });

    it('leads the focus to the heading, never to another one’s button, when who had it leaves', async () => {
      const { others } = await conferring(1, 2);
      more('Priya Raman').focus();
      await does(others[0]!, 'exit-conference');
      expect(focused()?.computedName).to.equal('Participants');
    });

    it('closes the menu and the question when who they are about leaves', async () => {
      const { others } = await conferring(1, 2, 3);
      await open('Priya Raman');
      await does(others[0]!, 'exit-conference');
      expect(isThere('menu')).to.equal(false);
      expect(focused()?.computedName).to.equal('Participants');
      await choose('Hannah Lindqvist', 'Remove');
      await does(others[1]!, 'exit-conference');
      expect(isThere('alertdialog', undefined, here())).to.equal(false);
      expect(focused()?.computedName).to.equal('Participants');
    });

    it('is accessible, with a menu, a question and notes, in light, dark and high contrast', async () => {
      const { d, call } = await conferring(1);
      await addNumber(d, call);
      await add('A note');
      await choose('Priya Raman', 'Hold');
      await choose('Priya Raman', 'Remove');
      await open('Maya Torres');
      for (const features of [{ 'prefers-color-scheme': 'dark' }, { 'forced-colors': 'active' }, {}] as const) {
        await emulateFeatures(features);
        await atRest();
        await expect(find('wx-participants')).to.be.accessible();
      }
    });
  });

  describe('edges', () => {
    it('without a desktop it paints nothing and throws nothing', async () => {
      const alone = await fixture<HTMLElement>(html`<wx-participants></wx-participants>`);
      await settle();
      expect(textOf(alone)).to.equal('');
    });

    it('shows markup and 5,000 characters as text, within its own width', async () => {
      const long = `<img src=x onerror=alert(1)>${'W'.repeat(5000)}`;
      const d = await desk(page, phone);
      await confer(d, 1);
      await setViewport({ width: 320, height: 600 });
      await show(d, (one) => ({
        ...one,
        participants: one.participants.map((other) => ({ ...other, name: long, team: long })),
        customer: { ...one.customer, name: long },
        notes: [{ id: 'n', by: { id: 'x', name: long }, at: 0, text: long }],
      }));
      expect(here().querySelector('img')).to.equal(null);
      expect(textOf(here())).to.contain('<img src=x onerror=alert(1)>');
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      for (const one of rows()) expect(one.getBoundingClientRect().right).to.be.at.most(320);
      expect(isThere('button', `More for ${long}`, here())).to.equal(true);
    });

    it('in Chinese', async () => {
      const d = await desk(page, { ...phone, lang: 'zh-CN' });
      await confer(d, 1);
      await settle();
      const all = allByRole('listitem', undefined, byRole('list', '参与者', here()));
      expect(all.map((one) => textOf(one.querySelector('.who')!))).to.deep.equal([
        ...['Maya Torres 客户', '您 主座席', 'Priya Raman Billing West'],
      ]);
    });
  });
});

/** Has the centre say something else of the call, which the embedded one would not. */
async function show(d: Desk, change: (interaction: Interaction) => Interaction): Promise<void> {
  const { backend } = d;
  d.desktop.backend = through(backend, {
    connect: (listener) =>
      backend.connect({
        ...listener,
        fact: (one) => listener.fact({ ...one, interactions: one.interactions.map(change) }),
      }),
  });
  await settle();
}
