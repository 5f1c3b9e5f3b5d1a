import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import type { Backend, TeamRow } from '../../src/core/index.js';
import { through } from '../support/backend.js';
import { answer, ask, colleague, consult, does, NUMBER, to } from '../support/colleagues.js';
import type { Player } from '../support/colleagues.js';
import { desk, find, html, make, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import { pressKeys } from '../support/keys.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, atRest, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const team = html`<wx-supervisor-monitor></wx-supervisor-monitor>`;
const BOSS = 'hannah-lindqvist';
/** Until the next batch of rows is here, and no click on them is held back any more. */
async function later(d: Desk): Promise<void> {
  await d.advance(1000);
  await d.advance(600);
}

/** An agent's row; that it is one to a reader, the first test shows. To ask the browser each time takes too long. */
const row = (name: string | RegExp): HTMLElement => {
  const all = find('wx-supervisor-monitor')?.shadowRoot?.querySelectorAll<HTMLElement>('tr[data-row]') ?? [];
  const found = [...all].filter((one) => textOf(one).match(name));
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`${String(found.length)} rows have ${String(name)}.`);
  return only;
};
const cells = (name: string): string[] => [...row(name).children].map((one) => textOf(one));
const names = (): string[] => allByRole('rowheader').map((one) => textOf(one));
const press = async (name: string, who: string): Promise<void> => {
  byRole('button', name, row(who)).click();
  await settle();
};

/** A supervisor at the desk. */
const boss = (options: DeskOptions = {}): Promise<Desk> =>
  desk(team, { agentId: BOSS, station: 'extension', ...options });

/** The same, and an agent of the team who talks with a customer. */
async function withCall(options: DeskOptions = {}): Promise<[Desk, Player]> {
  const d = await boss(options);
  const priya = await colleague(d, 1);
  await priya.backend.world.act('contact', { channel: 'call', customerId: 'maya-torres', for: 'me' });
  await answer(d, priya);
  await later(d);
  return [d, priya];
}

async function monitoring(options: DeskOptions = {}): Promise<[Desk, Player]> {
  const [d, priya] = await withCall(options);
  await press('Monitor', 'Priya Raman');
  await later(d);
  return [d, priya];
}

/** The settings with something else about the agent at this place. */
const agents = (changes: Readonly<Record<number, Partial<OrganisationInput['agents'][number]>>>) => ({
  agents: defaultOrganisation.agents.map((one, index) => ({ ...one, begins: 'offline' as const, ...changes[index] })),
});

const ROW: TeamRow = {
  id: 'one',
  name: 'One',
  team: 'Team',
  state: { name: 'engaged', codeId: null, since: 0 },
  call: { interactionId: 'call', customer: 'Customer', state: 'talking', since: 0, monitors: [] },
};

/** A desk whose service tells these rows. */
async function telling(rows: readonly TeamRow[], changes: Partial<Backend> = {}, lang?: string): Promise<Desk> {
  const d = await boss(lang ? { lang } : {});
  d.desktop.backend = through(d.backend, {
    watchTeam: (tell) => {
      queueMicrotask(() => tell(rows));
      return () => undefined;
    },
    ...changes,
  });
  await settle();
  return d;
}

describe('wx-supervisor-monitor', () => {
  describe('paints', () => {
    it('[MON-01] a table of the team: who, with whom, what is going on, and for how long', async () => {
      const [d, priya] = await withCall();
      const stephanie = await colleague(d, 4);
      await stephanie.idle('lunch');
      await d.advance(62_000);
      expect(byRole('table', 'Team calls')).to.be.instanceOf(HTMLTableElement);
      expect(allByRole('columnheader').map((one) => textOf(one))).to.deep.equal([
        ...['Agent', 'Customer', 'Call', 'Time', 'Monitoring'],
      ]);
      expect(cells('Priya Raman').slice(0, 4)).to.deep.equal(['Priya Raman', 'Maya Torres', 'Connected', '01:03']);
      expect(allByRole('row').map((one) => textOf(one).split(' ')[0])).to.deep.equal(['Agent', 'Priya', 'Stephanie']);
      expect(allByRole('cell', undefined, row('Priya Raman'))).to.have.length(4);
      expect(cells('Stephanie Roux').slice(0, 4)).to.deep.equal(['Stephanie Roux', '–', 'Idle, Lunch', '01:02']);
      await does(priya, 'hold');
      await later(d);
      expect(cells('Priya Raman')[2]).to.equal('On hold');
      await priya.store.send('consult', { interactionId: priya.only.id, to: to(stephanie), othersTalk: false });
      await later(d);
      expect(cells('Priya Raman')[2]).to.equal('Consult requested');
      await stephanie.backend.world.act('answer-phone', { interactionId: stephanie.only.id });
      await later(d);
      expect(cells('Priya Raman')[2]).to.equal('Consulting');
      expect(cells('Stephanie Roux').slice(1, 3)).to.deep.equal(['Maya Torres', 'Consulting']);
      await does(priya, 'conference');
      await later(d);
      expect(cells('Priya Raman')[2]).to.equal('In conference');
    });

    it('[MON-01] why there is no Monitor in wrap-up assist, where Monitor would be', async () => {
      const [d, priya] = await withCall();
      const other = await colleague(d, 4);
      await priya.store.send('consult', { interactionId: priya.only.id, to: to(other), othersTalk: false });
      await answer(d, other);
      await does(priya, 'conference');
      await priya.backend.world.act('customer-leaves', { interactionId: priya.only.id });
      await later(d);
      const [, customer, call, , act] = cells('Priya Raman');
      expect([customer, call, act]).to.deep.equal(['Left', 'Wrap-up assist', 'No monitoring in wrap-up assist']);
      expect(isThere('button', 'Monitor')).to.equal(false);
      await does(priya, 'end');
      await later(d);
      expect(cells('Priya Raman')).to.deep.equal(['Priya Raman', '–', 'Wrap-up', '00:01', '']);
    });

    it('[MON-01] the call that is listened to: the sign, Barge In and Stop, and nothing of it on other rows', async () => {
      const [d] = await monitoring();
      const other = await colleague(d, 4);
      await other.talks();
      await later(d);
      expect(textOf(row('Priya Raman'))).to.contain('Monitoring');
      expect(allByRole('button', undefined, row('Priya Raman')).map((one) => one.computedName)).to.deep.equal([
        ...['Barge In', 'Stop'],
      ]);
      expect(allByRole('button', undefined, row('Stephanie Roux')).map((one) => one.computedName)).to.deep.equal([
        'Monitor',
      ]);
      expect(row('Priya Raman').hasAttribute('data-active')).to.equal(true);
      expect(descriptionOf(byRole('button', 'Monitor'))).to.equal('Stephanie Roux');
    });

    it('[MON-01] who else listens, by name', async () => {
      const [d, priya] = await withCall(agentsOf({ 11: { teams: ['billing-west'] } }));
      const ngozi = await colleague(d, 11);
      await ngozi.store.send('monitor', { interactionId: priya.only.id });
      await later(d);
      expect(textOf(row(/^Priya/u))).to.contain('Monitored by Ngozi Eze-Whitfield');
      await press('Monitor', 'Priya Raman');
      await later(d);
      expect(textOf(row(/^Priya/u))).not.to.contain('Hannah');
    });

    it('in the order of teams and names, a heading for each team where there are several', async () => {
      const d = await boss();
      await colleague(d, 4);
      await colleague(d, 1);
      await later(d);
      expect(names()).to.deep.equal(['Priya Raman', 'Stephanie Roux']);
      await colleague(d, 37);
      await later(d);
      expect(names()).to.deep.equal([
        ...['Billing West', 'Priya Raman', 'Stephanie Roux', 'Claims and retention', 'Adaeze Nwosu'],
      ]);
    });

    it('that nobody is signed in, that this is for supervisors, that it is loading', async () => {
      await boss();
      expect(textOf(document.body)).to.contain('Nobody is signed in');
      await desk(team, { station: 'extension' });
      expect(textOf(document.body)).to.contain('For supervisors');
      const d = await telling([], { watchTeam: () => () => undefined });
      expect(textOf(d.desktop)).to.contain('Loading the team…');
    });

    it('[ERR-01] that the team did not come, with Retry', async () => {
      let asked = 0;
      const d = await telling([], {
        watchTeam: (tell) => {
          asked += 1;
          if (asked > 1) queueMicrotask(() => tell([ROW]));
          return () => undefined;
        },
      });
      await d.advance(11_000);
      expect(textOf(byRole('alert'))).to.contain('The team could not be fetched');
      byRole('button', 'Retry').click();
      await settle();
      expect(names()).to.deep.equal(['One']);
    });

    it('that the service tells nothing of a team, or lets nobody listen', async () => {
      const d = await boss();
      d.desktop.backend = through(d.backend, {});
      await settle();
      expect(textOf(d.desktop)).to.contain('This service does not tell what a team is doing.');
      const { capabilities } = d.backend;
      const commands = new Set([...capabilities.commands].filter((one) => one !== 'monitor'));
      const other = await telling([ROW], { capabilities: { ...capabilities, commands } });
      expect(names()).to.deep.equal(['One']);
      expect(isThere('button', undefined, other.desktop)).to.equal(false);
    });

    it('[I18N-01] in Chinese', async () => {
      await withCall({ lang: 'zh-CN' });
      const call = row('Priya Raman');
      expect(textOf(call)).to.contain('已接通');
      byRole('button', '监控', call).click();
      await settle();
      expect(textOf(row('Priya Raman'))).to.contain('正在监控');
      expect(isThere('button', '插入')).to.equal(true);
      expect(isThere('button', '停止')).to.equal(true);
    });
  });

  describe('asks', () => {
    it('[MON-01] [HST-01] monitors, comes in and stops, each announced before and told after', async () => {
      const heard: string[] = [];
      const hear = (event: Event): void => void heard.push(event.type);
      const [d, priya] = await withCall();
      for (const name of [
        'monitor',
        'monitoring-started',
        'stop-monitoring',
        'monitoring-ended',
        'barge-in',
        'barged-in',
      ]) {
        d.desktop.addEventListener(`wx-${name}`, hear);
      }
      await press('Monitor', 'Priya Raman');
      expect(d.interaction(priya.only.id).monitoring).to.be.a('number');
      await later(d);
      await press('Stop', 'Priya Raman');
      expect(d.desktop.state.interactions.size).to.equal(0);
      await later(d);
      await press('Monitor', 'Priya Raman');
      await later(d);
      await press('Barge In', 'Priya Raman');
      await later(d);
      expect(heard).to.deep.equal([
        ...['wx-monitor', 'wx-monitoring-started', 'wx-stop-monitoring', 'wx-monitoring-ended'],
        ...['wx-monitor', 'wx-monitoring-started', 'wx-barge-in', 'wx-barged-in'],
      ]);
      expect(priya.only.participants.map((one) => one.name)).to.include('Hannah Lindqvist');
      expect(textOf(row('Priya Raman'))).to.contain('You are in the call');
      expect(isThere('button', 'Barge In')).to.equal(false);
    });

    it('[HST-01] leaves the act to a listener that cancels it', async () => {
      const [d, priya] = await withCall();
      d.desktop.addEventListener('wx-monitor', (event) => {
        expect(event.detail).to.deep.equal({ interactionId: priya.only.id, desktop: 'desk' });
        event.preventDefault();
      });
      await press('Monitor', 'Priya Raman');
      expect(d.desktop.state.interactions.size).to.equal(0);
      await d.desktop.perform('monitor', { interactionId: priya.only.id });
      await settle();
      expect(isThere('button', 'Stop')).to.equal(true);
    });

    it('[MON-01] from the pane of the call too, which becomes the current one', async () => {
      const d = await desk(html`<wx-interaction-control></wx-interaction-control>${team}`, {
        agentId: BOSS,
        station: 'extension',
      });
      const priya = await colleague(d, 1);
      await priya.backend.world.act('contact', { channel: 'call', customerId: 'maya-torres', for: 'me' });
      await answer(d, priya);
      await later(d);
      await press('Monitor', 'Priya Raman');
      await later(d);
      const pane = byRole('article', 'Call with Maya Torres');
      expect(textOf(pane)).to.contain('Monitoring');
      expect(allByRole('button', undefined, pane).map((one) => one.computedName)).to.deep.equal(['Barge In', 'Stop']);
      byRole('button', 'Stop', pane).click();
      await settle();
      expect(isThere('article')).to.equal(false);
      await later(d);
      await press('Monitor', 'Priya Raman');
      await later(d);
      byRole('button', 'Barge In', byRole('article', 'Call with Maya Torres')).click();
      await settle();
      expect(isThere('article', 'Conference with Maya Torres')).to.equal(true);
    });

    it('[MON-01] goes over to another call', async () => {
      const [d] = await monitoring();
      const other = await colleague(d, 4);
      await other.talks();
      await later(d);
      await press('Monitor', 'Stephanie Roux');
      expect(textOf(row('Stephanie Roux'))).to.contain('Monitoring');
      expect(isThere('button', 'Monitor', row('Priya Raman'))).to.equal(true);
    });

    it('[MON-02] goes on with the call, and says so when its last agent is gone', async () => {
      const d = await desk(html`${team}<wx-notices></wx-notices>`, { agentId: BOSS, station: 'extension' });
      const priya = await colleague(d, 1);
      const other = await colleague(d, 4);
      await priya.talks();
      await later(d);
      await press('Monitor', 'Priya Raman');
      await priya.store.send('consult', { interactionId: priya.only.id, to: to(other), othersTalk: false });
      await answer(d, other);
      await does(priya, 'consult-transfer');
      await later(d);
      expect(textOf(row('Stephanie Roux'))).to.contain('Monitoring');
      expect(textOf(row('Priya Raman'))).not.to.contain('Monitoring');
      await other.store.send('transfer', { interactionId: other.only.id, to: NUMBER });
      await later(d);
      expect(isThere('button', 'Stop')).to.equal(false);
      expect(textOf(d.desktop)).to.contain('Monitoring ended No agent is left in the call.');
    });

    it('[MON-01] is heard by nobody: nothing on the desk of the agent changes', async () => {
      const [d, priya] = await withCall();
      const before = JSON.stringify(priya.state.interactions.get(priya.only.id));
      await press('Monitor', 'Priya Raman');
      await later(d);
      expect(JSON.stringify(priya.only)).to.equal(before);
    });

    it('[ERR-03] acts once on a double click, whatever came into the place of the button', async () => {
      const [d] = await withCall();
      const button = byRole('button', 'Monitor');
      const { left, top, width, height } = button.getBoundingClientRect();
      const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
      await sendMouse({ type: 'click', position });
      await settle();
      await sendMouse({ type: 'click', position });
      await settle();
      expect([...d.desktop.state.interactions.values()].map((one) => one.monitoring !== null)).to.deep.equal([true]);
    });

    it('listens to nothing that it was not aimed at, when another row comes into the place', async () => {
      const [d] = await withCall();
      const { left, top, width, height } = byRole('button', 'Monitor').getBoundingClientRect();
      const aroha = await colleague(d, 6);
      await aroha.talks();
      await sendMouse({
        type: 'move',
        position: [Math.round(left + width / 2), Math.round(top + height / 2)],
      });
      // Aroha's row takes the place of Priya's with this batch; the click comes at once.
      await d.advance(400);
      expect(names()[0]).to.equal('Aroha Ngata');
      await sendMouse({
        type: 'click',
        position: [Math.round(left + width / 2), Math.round(top + height / 2)],
      });
      await settle();
      expect(d.desktop.state.interactions.size).to.equal(0);
      await sendMouse({ type: 'move', position: [0, 0] });
    });
  });

  describe('refuses', () => {
    it('[MON-01] to listen while in a call of the own, and says why', async () => {
      const [d] = await withCall();
      await d.talk('jonas-weber');
      const button = byRole('button', 'Monitor');
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(descriptionOf(button)).to.equal('Priya Raman You are on a call. End it first.');
      button.click();
      await settle();
      expect([...d.desktop.state.interactions.values()].every((one) => one.monitoring === null)).to.equal(true);
    });

    it('[MON-01] to come into wrap-up assist that was listened to before, and says why', async () => {
      const [d, priya] = await monitoring();
      const other = await colleague(d, 4);
      await priya.store.send('consult', { interactionId: priya.only.id, to: to(other), othersTalk: false });
      await answer(d, other);
      await does(priya, 'conference');
      await priya.backend.world.act('customer-leaves', { interactionId: priya.only.id });
      await later(d);
      const [button] = allByRole('button', 'Barge In');
      expect(button?.getAttribute('aria-disabled')).to.equal('true');
      expect(button && descriptionOf(button)).to.contain('Not in wrap-up assist.');
      expect(allByRole('button', 'Stop')).to.have.length(2);
    });

    it('[CNF-02] to come into a call of eight, and says why', async () => {
      const [d, priya] = await monitoring();
      for (let seats = 2; seats < 8; seats += 1) {
        await priya.store.send('consult', { interactionId: priya.only.id, to: NUMBER, othersTalk: false });
        await priya.backend.world.act('party-answers', { interactionId: priya.only.id });
        await does(priya, 'conference');
      }
      await later(d);
      expect(descriptionOf(byRole('button', 'Barge In'))).to.contain('Eight are in the call, which is the most.');
      expect(byRole('button', 'Stop').getAttribute('aria-disabled')).to.equal('false');
    });

    it('[ERR-02] all acts while the connection is lost; what was seen stays', async () => {
      const d = await boss();
      let lose: (() => void) | undefined;
      d.desktop.backend = through(d.backend, {
        connect: (listener) => {
          lose = () => listener.link('lost', null);
          return d.backend.connect(listener);
        },
        watchTeam: (tell) => {
          queueMicrotask(() => tell([ROW]));
          return () => undefined;
        },
      });
      await settle();
      lose?.();
      await settle();
      const button = byRole('button', 'Monitor');
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(descriptionOf(button)).to.contain('lost its connection');
    });

    it('[ERR-01] a call that was over before the click: the screen stays true, and a notice says what happened', async () => {
      const d = await desk(html`${team}<wx-notices></wx-notices>`, { agentId: BOSS, station: 'extension' });
      const priya = await colleague(d, 1);
      await priya.talks();
      await later(d);
      await priya.store.send('end', { interactionId: priya.only.id });
      await press('Monitor', 'Priya Raman');
      expect(textOf(d.desktop)).to.contain('That call cannot be monitored');
      expect(d.desktop.state.interactions.size).to.equal(0);
      await later(d);
      expect(isThere('button', 'Monitor')).to.equal(false);
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] keeps the focus with the row when Monitor becomes Stop, and with the list when the row goes', async () => {
      const [d, priya] = await withCall();
      byRole('button', 'Monitor').focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(focused()?.computedName).to.equal('Stop');
      await later(d);
      expect(focused()?.computedName).to.equal('Stop');
      await pressKeys('Shift+Tab');
      expect(focused()?.computedName).to.equal('Barge In');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(focused()?.computedName).to.equal('Monitor');
      await does(priya, 'end');
      await priya.store.send('wrap-up', { interactionId: priya.only.id, reasonId: 'billing-enquiry' });
      await priya.store.send('sign-out', {});
      await colleague(d, 4);
      await later(d);
      expect(focused()?.computedRole).to.equal('region');
      expect(focused()?.computedName).to.equal('Team calls');
    });

    it('[A11Y-01] says once that it listens, and to whom', async () => {
      const [d] = await monitoring();
      const said = (): string =>
        allByRole('status')
          .map((one) => one.textContent)
          .join(' ');
      expect(said()).to.contain('You are monitoring the call with Maya Torres. Nobody hears you.');
      await press('Stop', 'Priya Raman');
      await later(d);
      expect(said()).not.to.contain('monitoring');
    });

    it('[KEY-01] comes in and stops by keys, each on its button', async () => {
      const [d, priya] = await monitoring();
      expect(byRole('button', 'Barge In').getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+F2');
      await pressKeys('Alt+Shift+F9');
      expect(d.desktop.state.interactions.size).to.equal(0);
      await later(d);
      await press('Monitor', 'Priya Raman');
      await later(d);
      await pressKeys('Alt+Shift+F2');
      expect(d.interaction(priya.only.id).participants.map((one) => one.name)).to.include('Hannah Lindqvist');
    });

    it('[A11Y-01] axe finds nothing', async () => {
      const [d] = await monitoring();
      await colleague(d, 37);
      await later(d);
      await atRest();
      await expect(d.desktop).to.be.accessible();
    });

    it('[A11Y-01] is a table still where it is narrow, with all of its buttons, and axe finds nothing', async () => {
      const [d] = await monitoring();
      const holder = find('wx-supervisor-monitor');
      holder?.style.setProperty('inline-size', '320px');
      await colleague(d, 37);
      await later(d);
      await atRest();
      expect(byRole('table', 'Team calls').checkVisibility()).to.equal(true);
      expect(names()).to.have.length(4);
      const frame = holder?.getBoundingClientRect();
      const buttons = [...(holder?.shadowRoot?.querySelectorAll('button') ?? [])];
      expect(buttons).to.have.length(2);
      for (const one of buttons) {
        const { left, right, height } = one.getBoundingClientRect();
        expect(left).to.be.at.least(frame?.left ?? 0);
        expect(right).to.be.at.most(frame?.right ?? 0);
        expect(height).to.be.at.least(24);
      }
      expect(holder?.scrollWidth).to.be.at.most(320);
      await expect(d.desktop).to.be.accessible();
    });

    it('[A11Y-01] tells the active row by more than its ground, in forced colours too', async () => {
      await emulateFeatures({ 'forced-colors': 'active' });
      await monitoring();
      expect(getComputedStyle(row('Priya Raman')).outlineStyle).to.equal('solid');
      expect(textOf(row('Priya Raman'))).to.contain('Monitoring');
    });
  });

  describe('edges', () => {
    it('alone on a page paints nothing and throws nothing', async () => {
      const alone = make('wx-supervisor-monitor');
      document.body.append(alone);
      await settle();
      expect(textOf(alone)).to.equal('');
      alone.remove();
    });

    it('paints nothing until somebody signs in, and nothing after the sign-out', async () => {
      const d = await desk(team, { agentId: BOSS });
      expect(textOf(d.desktop)).to.equal('');
      await d.signIn();
      expect(textOf(d.desktop)).to.contain('Nobody is signed in');
      await d.desktop.perform('sign-out', {});
      await settle();
      expect(textOf(d.desktop)).to.equal('');
    });

    it('watches for as long as it is on the page, and anew when it comes back', async () => {
      const watched: boolean[] = [];
      const d = await telling([ROW], {
        watchTeam: (tell) => {
          watched.push(true);
          queueMicrotask(() => tell([ROW]));
          return () => void watched.push(false);
        },
      });
      const element = find('wx-supervisor-monitor');
      element?.remove();
      await settle();
      expect(watched).to.deep.equal([true, false]);
      if (element) d.desktop.append(element);
      await settle();
      expect(watched).to.deep.equal([true, false, true]);
      expect(names()).to.deep.equal(['One']);
    });

    it('shows markup and 5,000 characters as text, cut, with the whole in the title', async () => {
      const markup = '<img src=x onerror=alert(1)><b>Bold</b>';
      const long = 'W'.repeat(5000);
      const d = await telling([
        { ...ROW, name: markup, team: markup, call: ROW.call && { ...ROW.call, customer: markup } },
        { ...ROW, id: 'two', name: long, team: long, call: ROW.call && { ...ROW.call, customer: long } },
      ]);
      const element = find('wx-supervisor-monitor');
      expect(element?.shadowRoot?.querySelector('img, td b b')).to.equal(null);
      expect(textOf(d.desktop)).to.contain(markup);
      expect(element?.scrollWidth).to.be.at.most(element?.clientWidth ?? 0);
      for (const one of element?.shadowRoot?.querySelectorAll(`[title="${long}"]`) ?? []) {
        expect(one.getBoundingClientRect().right).to.be.at.most(element?.getBoundingClientRect().right ?? 0);
      }
      for (const one of allByRole('button')) expect(one.checkVisibility()).to.equal(true);
    });

    it('a row that nothing happened to keeps its element, whoever comes or goes before it', async () => {
      const [d] = await withCall();
      const button = byRole('button', 'Monitor');
      button.focus();
      await colleague(d, 6);
      await later(d);
      expect(names()).to.deep.equal(['Aroha Ngata', 'Priya Raman']);
      expect(byRole('button', 'Monitor')).to.equal(button);
      expect(focused()).to.equal(button);
    });

    it('[POP-10] shows only the last four digits where numbers are protected', async () => {
      const d = await boss({ settings: { ...agents({}), protectNumbers: true } });
      const priya = await colleague(d, 1);
      const outdial = { number: '+493023125077', entryPointId: 'care-outgoing', callerId: null };
      await priya.store.send('outdial', outdial);
      await later(d);
      expect(cells('Priya Raman')[1]).to.match(/5077$/u);
      expect(find('wx-supervisor-monitor')?.shadowRoot?.innerHTML).not.to.contain('302312');
      expect(cells('Priya Raman')[2]).to.equal('Dialling…');
    });

    it('two hundred agents are painted at once, and one of them is painted anew alone', async () => {
      const rows = Array.from({ length: 200 }, (_, index): TeamRow => ({
        ...ROW,
        id: `agent-${String(index)}`,
        name: `Agent ${String(1000 + index)}`,
      }));
      let tell: ((rows: readonly TeamRow[]) => void) | undefined;
      await telling(rows, {
        watchTeam: (listener) => {
          tell = listener;
          queueMicrotask(() => listener(rows));
          return () => undefined;
        },
      });
      const table = find('wx-supervisor-monitor')?.shadowRoot?.querySelector('table');
      if (!table) throw new Error('There is no table.');
      expect(table.querySelectorAll('[data-row]').length).to.equal(200);
      const changed = new Set<Node>();
      const observer = new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          changed.add(element?.closest('[data-row]') ?? target);
        }
      });
      observer.observe(table, { subtree: true, childList: true, attributes: true, characterData: true });
      tell?.(
        rows.map((one, index) => (index === 7 && one.call ? { ...one, call: { ...one.call, state: 'held' } } : one)),
      );
      await settle();
      observer.disconnect();
      expect([...changed].map((one) => (one as HTMLElement).dataset['row'])).to.deep.equal(['agent-7']);
    });

    it('does not mix a consult of the own with the call that is listened to', async () => {
      const d = await boss();
      const [call] = await consult(d, 1);
      await later(d);
      expect(textOf(row('Priya Raman'))).to.contain('You are in the call');
      await d.desktop.perform('end-consult', { interactionId: call.id });
      await later(d);
      expect(cells('Priya Raman')[2]).to.equal('Available');
    });

    it('asks nobody who listens: who listens is busy for a consult', async () => {
      const [d, priya] = await monitoring();
      let code = '';
      await ask(d, priya.only, to(priya)).catch(() => undefined);
      await priya.store
        .send('consult', { interactionId: priya.only.id, to: { kind: 'agent', id: BOSS, name: '' }, othersTalk: false })
        .catch((error: unknown) => (code = (error as { code: string }).code));
      expect(code).to.equal('agent-busy');
    });
  });
});

function agentsOf(changes: Parameters<typeof agents>[0]): DeskOptions {
  return { settings: agents(changes) };
}
