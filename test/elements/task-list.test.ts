import { expect, nextFrame } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { BackendListener, Channel, Fact, Interaction } from '../../src/core/index.js';
import type { WxTaskList } from '../../src/elements/index.js';
import { through } from '../support/backend.js';
import { desk, find as findTag, html, settle, own } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';
import { waitUntil } from '../support/wait.js';

const tasks = html`<wx-task-list></wx-task-list>`;
const roomy = { capacity: { call: 3, chat: 20, social: 20, email: 20 }, ringSeconds: 60 };

const list = (): WxTaskList => {
  const found = findTag('wx-task-list');
  if (!found) throw new Error('There is no task list.');
  return found;
};
const row = (name: string | RegExp): HTMLElement => {
  const found = byRole('button', name).closest('li');
  if (!found) throw new Error(`${String(name)} is no row.`);
  return found;
};
/** The names of the rows of a group, as a reader hears them. */
const rowsOf = (group: RegExp): string[] =>
  allByRole('listitem', undefined, byRole('list', group)).map((one) => byRowButton(one)?.computedName ?? textOf(one));
const byRowButton = (one: Element): Element | undefined => allByRole('button', undefined, one)[0];
const top = (element: Element): number => Math.round(element.getBoundingClientRect().top);

async function mouse(type: 'move' | 'click', target: Element | [number, number]): Promise<void> {
  let position: [number, number];
  if (Array.isArray(target)) position = target;
  else {
    const { left, top: y, width, height } = target.getBoundingClientRect();
    position = [Math.round(left + width / 2), Math.round(y + height / 2)];
  }
  await sendMouse({ type, position });
  await settle();
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
  await settle();
}

/** Someone else at the centre's end of the line: says what a test wants to be true. */
class Line {
  listener: BackendListener | undefined;
  last: Fact | undefined;

  static async into(d: Desk): Promise<Line> {
    const line = new Line();
    const { backend } = d;
    d.desktop.backend = through(backend, {
      world: backend.world,
      connect: (listener) => {
        line.listener = listener;
        return backend.connect({ ...listener, fact: (fact) => line.pass(fact) });
      },
    });
    await settle();
    return line;
  }

  pass(fact: Fact): void {
    const seq = this.last && !fact.snapshot ? this.last.seq + 1 : fact.seq;
    this.last = { ...fact, seq };
    this.listener?.fact(this.last);
  }

  async say(interactions: Interaction[], gone: string[] = []): Promise<void> {
    const { epoch = '', seq = 0, now = 0 } = this.last ?? {};
    const nothing = { snapshot: false, agent: null, settings: null, happenings: [] };
    this.last = { epoch, seq: seq + 1, now, interactions, gone: gone.map((id) => ({ id, revision: 1e6 })), ...nothing };
    this.listener?.fact(this.last);
    await settle();
  }
}

/** Requests like this one, each of another customer. */
const alike = (one: Interaction, count: number): Interaction[] =>
  Array.from({ length: count }, (_, index) => ({
    ...one,
    id: `more ${String(index)}`,
    customer: { id: null, name: `Customer ${String(index)}`, address: null },
    request: one.request && { ...one.request, since: one.request.since - index },
  }));

describe('wx-task-list', () => {
  afterEach(() => resetMouse());

  describe('paints', () => {
    it('[TSK-01] requests above open work; calls, chats, social, emails; the newest first', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      const open = await d.ring('email', 'jonas-weber');
      await d.desktop.perform('accept', { interactionId: open.id });
      const call = await d.talk('maya-torres');
      for (const channel of ['email', 'chat', 'social', 'call'] satisfies Channel[]) await d.ring(channel);
      await d.ring('chat', 'nomvula-dlamini');
      const channelsOf = (group: RegExp): (string | undefined)[] => rowsOf(group).map((name) => name.split(',')[0]);
      expect(channelsOf(/^Requests/u)).to.deep.equal(['Call', 'Chat', 'Chat', 'Social', 'Email']);
      expect(rowsOf(/^Requests/u)[1]).to.contain('Nomvula');
      expect(rowsOf(/^Open/u)).to.deep.equal([
        `Call, Maya Torres, On the call, ${call.queue?.name ?? ''}`,
        'Email, Pallet short by two boxes, order 48-21003, Open, Jonas Weber',
      ]);
      expect(isThere('heading', 'Requests 5')).to.equal(true);
    });

    it('[TSK-01] how long each takes, and what the call is doing', async () => {
      const d = await desk(tasks, { station: 'browser' });
      const { id, queue } = await d.talk('maya-torres');
      await d.advance(65_000);
      expect(textOf(row(/Maya Torres/u))).to.equal(`Maya Torres On the call · ${queue?.name ?? ''} 01:05`);
      await d.desktop.perform('hold', { interactionId: id });
      await settle();
      expect(textOf(row(/Maya Torres/u))).to.contain('Call on hold');
      await d.act('customer-leaves', { interactionId: id });
      await d.advance(7000);
      expect(textOf(row(/Maya Torres/u)))
        .to.contain('Wrap-up')
        .and.to.contain('00:07');
    });

    it('[TSK-01] how many messages of a conversation were not read, until it is chosen', async () => {
      const d = await desk(tasks, { station: 'browser' });
      const { id } = await d.ring('chat', 'maya-torres');
      await d.desktop.perform('accept', { interactionId: id });
      await d.talk('jonas-weber');
      await d.act('customer-writes', { interactionId: id });
      await d.act('customer-writes', { interactionId: id });
      const chat = byRole('button', /^Chat, Maya Torres, .*, 2 unread$/u);
      expect(textOf(row(/Maya Torres/u))).to.match(/ 2$/u);
      chat.click();
      await settle();
      expect(isThere('button', /unread/u)).to.equal(false);
      expect(chat.ariaCurrent).to.equal('true');
    });

    it('[ANS-01] "Answer" and "Decline" for a call at a browser station, where to answer it at a phone', async () => {
      const d = await desk(tasks, { station: 'browser' });
      await d.contact();
      expect(textOf(list())).to.contain('Connecting…');
      expect(isThere('button', 'Answer')).to.equal(false);
      await d.advance(1000);
      expect(descriptionOf(byRole('button', 'Answer'))).to.equal(descriptionOf(byRole('button', 'Decline')));
      const other = await desk(tasks, { station: 'extension' });
      await other.ring();
      const phone = other.desktop;
      expect(allByRole('button', 'Answer', phone)).to.have.length(0);
      expect(textOf(phone)).to.contain('Ringing').and.to.contain('Answer on your phone');
    });

    it('[ANS-01] that a call answers itself, where it does', async () => {
      const d = await desk(tasks, { station: 'browser', settings: { autoAnswer: true } });
      await d.ring();
      expect(textOf(list())).to.contain('Answers by itself');
      expect(isThere('button', 'Answer')).to.equal(false);
      await d.advance(1000);
      expect(rowsOf(/^Open/u)).to.have.length(1);
    });

    it('the seconds that a request still rings, urgent in the last ten', async () => {
      const d = await desk(tasks, { station: 'browser' });
      await d.ring('chat');
      await d.ring('call');
      expect(textOf(list())).to.contain('20 s').and.to.contain('19 s');
      const calm = getComputedStyle(secondsIn(row(/^Call/u))).color;
      const before = barIn(row(/^Call/u)).getBoundingClientRect().width;
      expect(before).to.equal(barIn(row(/^Call/u)).parentElement?.clientWidth);
      await emulateFeatures({ 'prefers-reduced-motion': 'reduce' });
      await d.advance(10_000);
      expect(textOf(list())).to.contain('10 s').and.to.contain('9 s');
      expect(getComputedStyle(secondsIn(row(/^Call/u))).color).not.to.equal(calm);
      expect(barIn(row(/^Call/u)).getBoundingClientRect().width).to.be.closeTo(before / 2, 1);
    });

    it('[EDG-21] "No requests", and whether any are to be expected', async () => {
      const d = await desk(tasks, { station: 'browser' });
      expect(textOf(list())).to.contain('No requests You are available.');
      const idle = { name: 'idle', codeId: 'lunch' } as const;
      await d.desktop.perform('set-state', { state: idle });
      await settle();
      expect(textOf(list())).to.contain('No requests You are not offered requests in this state.');
      await d.goAvailable();
      await d.ring('chat');
      await d.advance(20_000);
      expect(d.desktop.state.agent?.state.name).to.equal('rona');
      expect(textOf(list())).to.contain('You are not offered requests in this state.');
    });

    it('nothing while nobody is signed in', async () => {
      const d = await desk(tasks);
      expect(textOf(list())).to.equal('');
      await d.signIn('browser');
      expect(textOf(list())).to.contain('Tasks');
      await d.desktop.perform('sign-out', {});
      await settle();
      expect(textOf(list())).to.equal('');
    });

    it('[I18N-01] everything in Chinese', async () => {
      const d = await desk(tasks, { station: 'browser', lang: 'zh-CN', settings: roomy });
      await waitUntil(() => isThere('navigation', '任务'));
      expect(textOf(list())).to.contain('没有请求 您现在有空。');
      await d.ring('chat', 'maya-torres');
      await d.ring('email', 'jonas-weber');
      expect(isThere('button', '接受 2 个请求')).to.equal(true);
      expect(isThere('button', /^聊天，Maya Torres，/u)).to.equal(true);
      expect(textOf(row(/Maya Torres/u))).to.contain('59 秒');
      byRole('button', '折叠任务列表').click();
      await settle();
      expect(isThere('button', '聊天：0 个进行中，1 个等待中')).to.equal(true);
    });

    it('the channels with their counts when folded, in another colour where a request waits', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await d.talk();
      await d.ring('call');
      await d.ring('email');
      list().collapsed = true;
      await settle();
      const names = allByRole('button', undefined, list()).map((one) => one.computedName);
      expect(names).to.deep.equal(['Open the task list', 'Calls: 1 open, 1 waiting', 'Email: 0 open, 1 waiting']);
      expect(textOf(byRole('button', /^Calls/u))).to.equal('Calls: 1 open, 1 waiting 2');
      expect(list().getBoundingClientRect().width).to.equal(48);
      const withRequest = getComputedStyle(badgeIn(byRole('button', /^Calls/u))).backgroundColor;
      await d.act('customer-leaves', { interactionId: requestsOf(d)[0]?.id ?? '' });
      expect(getComputedStyle(badgeIn(byRole('button', 'Calls: 1 open, 0 waiting'))).backgroundColor).not.to.equal(
        withRequest,
      );
    });
  });

  describe('asks', () => {
    it('[TSK-01] makes the row that is clicked the current one for every unbound element', async () => {
      const d = await desk(html`${tasks}<wx-interaction-control></wx-interaction-control>`, { station: 'browser' });
      const { id } = await d.ring('chat', 'jonas-weber');
      await d.desktop.perform('accept', { interactionId: id });
      await d.talk('maya-torres');
      expect(isThere('article', 'Call with Maya Torres')).to.equal(true);
      // Beside the name, too.
      const { right, top: y } = row(/Jonas Weber/u).getBoundingClientRect();
      await mouse('click', [Math.round(right) - 4, Math.round(y) + 4]);
      expect(isThere('article', 'Chat with Jonas Weber')).to.equal(true);
      expect(allByRole('button').filter((one) => one.ariaCurrent === 'true')).to.have.length(1);
      expect(d.desktop.state.currentId).to.equal(id);
    });

    it('[HST-01] accepts and declines, each announced before and told after', async () => {
      const d = await desk(tasks, { station: 'browser' });
      await d.ring('chat');
      d.heard.length = 0;
      byRole('button', 'Accept').click();
      await settle();
      expect(d.heard).to.deep.equal(['wx-accept', 'wx-answered']);
      await d.ring('call');
      d.heard.length = 0;
      byRole('button', 'Decline').click();
      await settle();
      expect(d.heard).to.deep.equal(['wx-decline', 'wx-missed']);
      expect(rowsOf(/^Open/u)).to.have.length(1);
    });

    it('[HST-01] leaves the request to a listener that cancels its event', async () => {
      const d = await desk(tasks, { station: 'browser' });
      const { id } = await d.ring('call');
      list().addEventListener('wx-accept', (event) => {
        expect(event.detail).to.deep.equal({ interactionId: id, desktop: 'desk' });
        event.preventDefault();
      });
      byRole('button', 'Answer').click();
      await settle();
      expect(rowsOf(/^Requests/u)).to.have.length(1);
      expect(byRole('button', 'Answer').ariaBusy).not.to.equal('true');
    });

    it('accepts all digital requests at once, never a call; one that fails stays', async () => {
      const d = await desk(html`${tasks}<wx-notices></wx-notices>`, { station: 'browser', settings: roomy });
      const { id } = await d.ring('chat', 'maya-torres');
      expect(isThere('button', /^Accept \d/u)).to.equal(false);
      await d.ring('email', 'jonas-weber');
      await d.ring('call');
      await d.ring('social');
      await d.advance(500);
      d.desktop.addEventListener('wx-accept', (event) => {
        if (event.detail.interactionId === id) event.preventDefault();
      });
      d.heard.length = 0;
      byRole('button', 'Accept 3 requests').click();
      await settle();
      expect(d.heard.filter((name) => name === 'wx-accept')).to.have.length(3);
      expect(rowsOf(/^Requests/u).map((name) => name.split(',')[0])).to.deep.equal(['Call', 'Chat']);
      expect(rowsOf(/^Open/u)).to.have.length(2);
    });

    it('[ERR-01] shows by a notice why a request was not accepted, and keeps it', async () => {
      const d = await desk(html`${tasks}<wx-notices></wx-notices>`, { station: 'browser' });
      const line = await Line.into(d);
      const one = await d.ring('chat', 'maya-torres');
      // The centre knows nothing of it.
      await line.say(alike(one, 1));
      await d.advance(500);
      acceptIn(/Customer 0/u).click();
      await settle();
      expect(textOf(byRole('region', 'Notices'))).to.contain('That is over already');
      expect(isThere('button', /Customer 0/u)).to.equal(true);
    });

    it('folds and unfolds, and says so by an event that does not bubble', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await d.ring('chat', 'maya-torres');
      await d.ring('email');
      const told: string[] = [];
      list().addEventListener('toggle', (event) => told.push(event.newState));
      list().parentElement?.addEventListener('toggle', () => told.push('bubbled'));
      const fold = byRole('button', 'Fold the task list');
      expect(fold.ariaExpanded).to.equal('true');
      fold.click();
      await settle();
      expect(list().hasAttribute('collapsed')).to.equal(true);
      expect(focused()?.computedName).to.equal('Open the task list');
      expect(focused()?.ariaExpanded).to.equal('false');
      byRole('button', /^Chats/u).click();
      await settle();
      expect(focused()?.computedName).to.contain('Chat, Maya Torres');
      list().collapsed = true;
      await settle();
      byRole('button', 'Open the task list').click();
      await settle();
      expect(focused()?.computedName).to.equal('Fold the task list');
      expect(told).to.deep.equal(['closed', 'open', 'closed', 'open']);
    });

    it('[POP-01] holds the requests only while it is open and to be seen', async () => {
      const d = await desk(html`<div>${tasks}</div>`, { station: 'browser' });
      const holds = (): boolean => d.desktop.showsRequestsInList;
      expect(holds()).to.equal(true);
      list().collapsed = true;
      await settle();
      expect(holds()).to.equal(false);
      list().collapsed = false;
      await settle();
      expect(holds()).to.equal(true);
      list().hidden = true;
      expect(holds()).to.equal(false);
      list().hidden = false;
      expect(holds()).to.equal(true);
      const around = list().parentElement!;
      around.hidden = true;
      await nextFrame();
      await nextFrame();
      expect(holds()).to.equal(false);
      around.hidden = false;
      await nextFrame();
      await nextFrame();
      expect(holds()).to.equal(true);
      const gone = list();
      gone.remove();
      expect(holds()).to.equal(false);
      around.append(gone);
      expect(holds()).to.equal(true);
    });

    it('[POP-01] shows each request in one place: here while open, as a popover while folded', async () => {
      const d = await desk(html`${tasks}<wx-popover-stack></wx-popover-stack>`, { station: 'browser' });
      await d.ring('chat', 'maya-torres');
      const where = (): (string | undefined)[] =>
        allByRole('button', 'Accept').map((one) => (one.getRootNode() as ShadowRoot).host.localName);
      expect(where()).to.deep.equal([own('wx-task-list')]);
      byRole('button', 'Fold the task list').click();
      await settle();
      expect(where()).to.deep.equal([own('wx-popover-stack')]);
      byRole('button', 'Open the task list').click();
      await settle();
      expect(where()).to.deep.equal([own('wx-task-list')]);
    });

    it('[POP-01] goes on holding them for everyone who looks while it is moved about the page', async () => {
      const d = await desk(
        html`<div>${tasks}</div>
          <section></section>`,
        { station: 'browser' },
      );
      const seen: boolean[] = [];
      d.desktop.subscribe(() => seen.push(d.desktop.showsRequestsInList));
      d.desktop.querySelector('section')?.append(list());
      await settle();
      expect(seen).not.to.contain(false);
      expect(d.desktop.showsRequestsInList).to.equal(true);
    });

    it('[POP-01] [HST-02] holds those of the desktop that it names, and no other', async () => {
      const d = await desk(tasks, { station: 'browser' });
      const other = await desk(html``, { station: 'browser' });
      other.desktop.id = 'other';
      list().desktop = 'other';
      await settle();
      expect([d, other].map((one) => one.desktop.showsRequestsInList)).to.deep.equal([false, true]);
      list().desktop = '';
      await settle();
      expect([d, other].map((one) => one.desktop.showsRequestsInList)).to.deep.equal([true, false]);
    });
  });

  describe('refuses', () => {
    it('[ERR-02] to accept while the connection is lost, and says why without moving a row', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      const line = await Line.into(d);
      await d.ring('chat');
      await d.ring('chat');
      const before = allByRole('listitem').map(top);
      line.listener?.link('lost');
      await settle();
      for (const name of ['Accept', /^Accept 2/u]) {
        const [button] = allByRole('button', name);
        expect(button?.ariaDisabled).to.equal('true');
        expect(descriptionOf(button!)).to.contain('The desktop lost its connection.');
      }
      expect(allByRole('listitem').map(top)).to.deep.equal(before);
      d.heard.length = 0;
      allByRole('button', 'Accept')[0]?.click();
      byRole('button', /^Accept 2/u).click();
      await settle();
      expect(d.heard).to.deep.equal([]);
    });

    it('[POP-14] a click on a request that came less than half a second ago', async () => {
      const d = await desk(tasks, { station: 'browser' });
      const line = await Line.into(d);
      const one = await d.ring('chat');
      await line.say(alike(one, 1), [one.id]);
      await d.advance(400);
      d.heard.length = 0;
      byRole('button', 'Accept').click();
      await settle();
      expect(d.heard).to.deep.equal([]);
      await d.advance(100);
      byRole('button', 'Accept').click();
      await settle();
      expect(d.heard).to.contain('wx-accept');
    });

    it('[POP-14] a click on a request that moved into the place of another', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await d.ring('chat', 'maya-torres');
      const upper = await d.ring('chat', 'jonas-weber');
      const { left, top: y } = acceptIn(/Jonas Weber/u).getBoundingClientRect();
      await d.advance(1000);
      await d.act('customer-leaves', { interactionId: upper.id });
      expect(top(acceptIn(/Maya Torres/u))).to.equal(Math.round(y));
      d.heard.length = 0;
      // The mouse was on its way to the other.
      await mouse('click', [Math.round(left) + 10, Math.round(y) + 10]);
      expect(d.heard).to.deep.equal([]);
      await d.advance(500);
      await mouse('click', acceptIn(/Maya Torres/u));
      expect(d.heard).to.contain('wx-accept');
    });

    it('[POP-14] a click on a request that the page pushed under a pointer at rest', async () => {
      const d = await desk(
        html`<p hidden>Something else</p>
          ${tasks}`,
        { station: 'browser', settings: roomy },
      );
      await d.ring('chat', 'maya-torres');
      const upper = await d.ring('chat', 'jonas-weber');
      await d.advance(1000);
      await mouse('move', acceptIn(/Maya Torres/u));
      const push = d.desktop.querySelector('p')!;
      push.style.setProperty('margin', '0');
      const { left, top: y } = acceptIn(/Maya Torres/u).getBoundingClientRect();
      const at: [number, number] = [Math.round(left) + 20, Math.round(y) + 10];
      const pushBy = async (rows: number): Promise<void> => {
        push.style.setProperty('block-size', `${String(rows * row(/Maya Torres/u).offsetHeight)}px`);
        push.hidden = rows === 0;
        await nextFrame();
        await nextFrame();
      };
      d.heard.length = 0;
      await pushBy(1);
      await d.advance(500);
      await mouse('click', at);
      expect(d.interaction(upper.id).request).to.equal(null);
      d.heard.length = 0;
      await pushBy(0);
      await mouse('click', at);
      expect(d.heard).to.deep.equal([]);
    });

    it('[POP-14] to take a scroll for a move of the rows', async () => {
      const d = await desk(
        html`${tasks}
          <div></div>`,
        { station: 'browser' },
      );
      d.desktop.querySelector('div')?.style.setProperty('block-size', '3000px');
      await d.ring('chat');
      await d.advance(1000);
      scrollTo(0, 30);
      await nextFrame();
      await nextFrame();
      d.heard.length = 0;
      await mouse('click', byRole('button', 'Accept'));
      scrollTo(0, 0);
      expect(d.heard).to.contain('wx-accept');
    });

    it('[POP-14] to accept one more than "Accept 2 requests" said', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      const line = await Line.into(d);
      const one = await d.ring('chat');
      await line.say(alike(one, 1));
      await d.advance(1000);
      await line.say(alike({ ...one, request: { ...one.request!, since: one.request!.since + 5 } }, 3).slice(2));
      d.heard.length = 0;
      byRole('button', 'Accept 3 requests').click();
      await settle();
      expect(d.heard).to.deep.equal([]);
    });

    it('[POP-14] to move a row while the pointer is in the list', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      const kept = await d.ring('chat', 'maya-torres');
      const call = await d.ring('call', 'jonas-weber');
      await d.advance(1000);
      await mouse('move', row(/Maya Torres/u));
      const before = top(row(/Maya Torres/u));
      await d.act('customer-leaves', { interactionId: call.id });
      expect(top(row(/Maya Torres/u))).to.equal(before);
      expect(textOf(list())).to.contain('Jonas Weber Gone');
      expect(isThere('button', /Jonas Weber/u)).to.equal(false);
      await d.ring('call', 'nomvula-dlamini');
      expect(top(row(/Maya Torres/u))).to.equal(before);
      expect(top(row(/Nomvula/u))).to.be.greaterThan(before);
      expect(rowsOf(/^New/u)).to.have.length(1);
      await mouse('click', acceptIn(/Maya Torres/u));
      expect(d.interaction(kept.id).request).to.equal(null);
      expect(top(row(/Maya Torres/u))).to.equal(before);
      await mouse('move', [780, 580]);
      expect(textOf(list())).not.to.contain('Gone');
      expect(rowsOf(/^Requests/u)[0]).to.contain('Nomvula');
      expect(rowsOf(/^Open/u)[0]).to.contain('Maya Torres');
    });

    it('[POP-14] to hold the rows for a pointer that was in the list when it was hidden', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await d.ring('chat', 'maya-torres');
      await mouse('move', row(/Maya Torres/u));
      list().hidden = true;
      // The browser tells of a pointer that has nothing under it any more when it paints next.
      await waitUntil(() => !list().matches(':hover'));
      await d.ring('chat', 'jonas-weber');
      list().hidden = false;
      await settle();
      expect(rowsOf(/^Requests/u)[0]).to.contain('Jonas Weber');
    });

    it('[POP-14] to let a row that was answered under the pointer shrink', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await d.ring('chat', 'maya-torres');
      await d.ring('call', 'jonas-weber');
      await d.advance(1000);
      const before = top(row(/Maya Torres/u));
      await mouse('click', byRole('button', 'Answer'));
      expect(isThere('button', 'Answer')).to.equal(false);
      expect(top(row(/Maya Torres/u))).to.equal(before);
    });

    it('a call that begins to ring needs the room that it had', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await d.ring('chat', 'maya-torres');
      await d.contact('call');
      const before = top(row(/Maya Torres/u));
      await d.advance(1000);
      expect(isThere('button', 'Answer')).to.equal(true);
      expect(top(row(/Maya Torres/u))).to.equal(before);
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] Up, Down, Home and End go from row to row; Enter and Space choose', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      const [chat, email] = [await d.ring('chat', 'maya-torres'), await d.ring('email', 'jonas-weber')];
      for (const { id } of [chat, email]) await d.desktop.perform('accept', { interactionId: id });
      await d.ring('call', 'nomvula-dlamini');
      byRole('button', /Nomvula/u).focus();
      const names: (string | undefined)[] = [];
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowUp', 'End']) {
        await press(key);
        names.push(/Nomvula|Maya|Jonas/u.exec(focused()?.computedName ?? '')?.[0]);
      }
      expect(names).to.deep.equal(['Maya', 'Jonas', 'Jonas', 'Maya', 'Nomvula', 'Nomvula', 'Jonas']);
      await press('Enter');
      expect(d.desktop.state.currentId).to.equal(email.id);
      await press('ArrowUp', 'Space');
      expect(d.desktop.state.currentId).to.equal(chat.id);
    });

    it('[A11Y-01] Tab reaches every act, and one row', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await d.talk('maya-torres');
      await d.ring('chat', 'nomvula-dlamini');
      await d.ring('call', 'jonas-weber');
      await d.ring('email');
      byRole('button', 'Fold the task list').focus();
      const names: (string | undefined)[] = [];
      for (let i = 0; i < 5; i += 1) {
        await press('Tab');
        names.push(focused()?.computedName.split(',')[0]);
      }
      expect(names).to.deep.equal(['Answer', 'Decline', 'Accept', 'Accept', 'Call']);
      await press('ArrowUp', 'ArrowUp');
      expect(focused()?.computedName).to.contain('Nomvula');
    });

    it('[POP-14] [A11Y-01] keeps the focus at the same request, else gives it to the heading', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      const chat = await d.ring('chat', 'maya-torres');
      const email = await d.ring('email', 'jonas-weber');
      acceptIn(/Jonas Weber/u).focus();
      await d.ring('call');
      await d.ring('social');
      expect(descriptionOf(focused()!)).to.contain('Pallet short');
      await d.act('customer-leaves', { interactionId: email.id });
      expect(focused()?.computedRole).to.equal('heading');
      d.heard.length = 0;
      await press('Enter');
      expect(d.heard).to.deep.equal([]);
      acceptIn(/Maya Torres/u).focus();
      await d.advance(1000);
      await press('Enter');
      expect(d.interaction(chat.id).request).to.equal(null);
      expect(focused()?.computedName).to.contain('Chat, Maya Torres, Open');
    });

    it('[A11Y-01] says a new request once, and nothing while it is folded', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      const said = (): string => [...allByRole('status'), ...allByRole('alert')].map(textOf).join(' ').trim();
      await d.ring('chat', 'maya-torres');
      expect(said()).to.equal('Chat request from Maya Torres. 60 seconds to answer.');
      await d.advance(5000);
      expect(said()).to.equal('Chat request from Maya Torres. 60 seconds to answer.');
      list().collapsed = true;
      await settle();
      await d.ring('email', 'jonas-weber');
      expect(said()).to.equal('');
      list().collapsed = false;
      await settle();
      expect(said()).not.to.contain('Email');
    });

    it('[A11Y-01] passes axe open, folded and empty', async () => {
      await emulateFeatures({ 'prefers-reduced-motion': 'reduce' });
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await expect(d.desktop).to.be.accessible();
      await d.talk();
      await d.ring('chat');
      await d.ring('call');
      await d.contact('email');
      await d.advance(55_000);
      await expect(d.desktop).to.be.accessible();
      list().collapsed = true;
      await settle();
      await expect(d.desktop).to.be.accessible();
    });

    it('[A11Y-01] marks the current row without a fill in forced colours', async () => {
      const d = await desk(tasks, { station: 'browser' });
      await d.talk('maya-torres');
      await d.ring('chat', 'jonas-weber');
      await emulateFeatures({ 'forced-colors': 'active' });
      expect(getComputedStyle(row(/Maya Torres/u)).outlineStyle).to.equal('solid');
      expect(getComputedStyle(row(/Jonas Weber/u)).outlineStyle).to.equal('none');
    });
  });

  describe('edges', () => {
    it('shows markup as text, and the whole of a long name only where there is room', async () => {
      const d = await desk(tasks, { station: 'browser' });
      const line = await Line.into(d);
      const one = await d.ring('chat');
      const markup = '<img src=x onerror=alert(1)>';
      const long = 'Ő'.repeat(5000);
      const queue = { id: 'q', name: markup };
      await line.say([
        { ...one, id: 'a', subject: markup, queue, customer: { id: null, name: markup, address: markup } },
        { ...one, id: 'b "] *', channel: 'email', subject: long, customer: { id: null, name: long, address: long } },
      ]);
      expect(textOf(list())).to.contain(`${markup} Chat · ${markup}`);
      expect(list().shadowRoot?.querySelector('img')).to.equal(null);
      const name = byRole('button', /^Email, Ő/u);
      expect(name.title).to.equal(long);
      expect(name.scrollWidth).to.be.greaterThan(name.clientWidth);
      expect(list().scrollWidth).to.equal(list().clientWidth);
      name.click();
      await settle();
      expect(d.desktop.state.currentId).to.equal('b "] *');
      expect(descriptionOf(byRole('button', 'Accept', row(/^Email, Ő/u)))).to.equal(long);
    });

    it('paints nothing and throws nothing without a desktop', async () => {
      const d = await desk(tasks, { station: 'browser' });
      await d.ring('chat');
      const alone = list();
      document.body.append(alone);
      await settle();
      expect(textOf(alone)).to.equal('');
      alone.collapsed = true;
      await settle();
      expect(alone.getBoundingClientRect().height).to.equal(0);
      alone.remove();
    });

    it('reaches each of 500 requests with less than 2,000 elements', async () => {
      const d = await desk(tasks, { station: 'browser' });
      const line = await Line.into(d);
      const one = await d.ring('chat');
      await line.say(alike(one, 499));
      // The browser takes long to compute roles of so many: they are found by their parts.
      const root = list().shadowRoot!;
      const reached = new Set<string>();
      for (let page = 0; page < 20; page += 1) {
        expect([...elementsIn(list())].length).to.be.below(1000);
        for (const name of root.querySelectorAll('.pick')) reached.add(name.id);
        const more = [...root.querySelectorAll<HTMLElement>('[part=more]')].find((one) => / more/u.test(textOf(one)));
        if (!more) break;
        more.click();
        await settle();
        expect(focused()).to.equal(root.querySelector('.pick'));
      }
      expect(reached.size).to.equal(500);
      expect(textOf(root.querySelector('[part=more]')!)).to.equal('Show the 40 before');
    });

    it('repaints the row of a fact, and no other', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await d.ring('chat', 'maya-torres');
      const email = await d.ring('email', 'jonas-weber');
      const line = await Line.into(d);
      const touched = new Set<string>();
      const observer = new MutationObserver((records) => {
        for (const { target } of records) {
          const near = target instanceof Element ? target : target.parentElement;
          touched.add(near?.closest<HTMLElement>('li')?.dataset['row'] ?? 'none');
        }
      });
      const everything = { subtree: true, childList: true, characterData: true, attributes: true };
      observer.observe(list().shadowRoot!, everything);
      await line.say([{ ...d.interaction(email.id), revision: 1000, subject: 'Another subject' }]);
      observer.disconnect();
      expect([...touched]).to.deep.equal([email.id]);
      expect(isThere('button', /Another subject/u)).to.equal(true);
    });

    it('scrolls its rows under a head that stays, in the height that the page gives', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      list().style.setProperty('max-block-size', '200px');
      for (let i = 0; i < 6; i += 1) await d.ring('email');
      expect(list().getBoundingClientRect().height).to.equal(200);
      const heading = byRole('heading', 'Tasks');
      const before = top(heading);
      allByRole('button', /^Email,/u)
        .at(-1)
        ?.focus();
      await settle();
      expect(top(heading)).to.equal(before);
      const { bottom } = list().getBoundingClientRect();
      expect(focused()?.getBoundingClientRect().bottom).to.be.at.most(bottom);
    });

    it('shows a new call to an agent who looks at later rows', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      const line = await Line.into(d);
      const one = await d.ring('chat');
      await line.say(alike(one, 59));
      const root = list().shadowRoot!;
      find(root, '[part=more]').click();
      await settle();
      expect(textOf(find(root, '.task'))).not.to.contain('Maya Torres');
      await d.ring('call', 'maya-torres');
      expect(textOf(find(root, '.task'))).to.contain('Maya Torres Ringing');
    });
  });
});

const requestsOf = (d: Desk): Interaction[] => [...d.desktop.state.interactions.values()].filter((one) => one.request);
const acceptIn = (name: RegExp): HTMLElement => byRole('button', 'Accept', row(name));
const find = (scope: Element | ShadowRoot, selector: string): HTMLElement => {
  const found = scope.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};
const secondsIn = (scope: Element): Element => find(scope, '.left');
const barIn = (scope: Element): Element => find(scope, '.wx-line i');
const badgeIn = (scope: Element): Element => find(scope, '.wx-badge');

function* elementsIn(element: Element): Generator<Element> {
  yield element;
  for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) yield* elementsIn(child);
}
