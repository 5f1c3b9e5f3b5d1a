import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import { withFaults } from '../../src/backends/faults/index.js';
import { reconnect, through } from '../support/backend.js';
import { colleague } from '../support/colleagues.js';
import { desk, find, html, make, settle } from '../support/desk.js';
import { clickOn } from '../support/dialling.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';
import {
  active,
  crew,
  field,
  FIVE,
  heard,
  inside,
  openTab,
  picker,
  pickerDesk,
  press,
  rows,
  type,
} from '../support/picker.js';

const tabNames = (): string[] => allByRole('tab').map(textOf);

describe('wx-destination-picker', () => {
  describe('paints', () => {
    it('[DST-01] four kinds; those that the administrator does not allow are absent', async () => {
      await pickerDesk('consult');
      expect(tabNames()).to.deep.equal(['Agent', 'Queue', 'Dial Number', 'Organization']);
      expect(byRole('tab', 'Agent').ariaSelected).to.equal('true');
      find('wx-desktop')?.remove();
      await pickerDesk('consult', { settings: { destinations: { consult: ['queue', 'agent'] } } });
      expect(tabNames()).to.deep.equal(['Agent', 'Queue']);
    });

    it('[DST-01] no kind that the back end cannot search, and no Organization where there is no directory', async () => {
      const d = await pickerDesk('consult', { settings: { organisationDirectory: null } });
      expect(tabNames()).to.deep.equal(['Agent', 'Queue', 'Dial Number']);
      await reconnect(d, { capabilities: { ...d.backend.capabilities, directories: new Set(['queue'] as const) } });
      expect(tabNames()).to.deep.equal(['Queue']);
      await reconnect(d, { capabilities: { ...d.backend.capabilities, directories: new Set() } });
      expect(textOf(picker())).to.contain('Nobody can be chosen here');
      expect(isThere('tab')).to.equal(false);
    });

    it('[DST-03] for a consult Available and Idle agents, state in shape and words, supervisors among them', async () => {
      await pickerDesk('consult');
      const list = byRole('listbox', 'Agents');
      const names = allByRole('option', undefined, list).map((one) => one.computedName);
      // Available ones first; whoever is not signed in, and who looks, is not there.
      expect(names).to.have.length(4);
      expect(names[0]).to.match(/^Daniel Osei .*Refunds and chargebacks, team Bilbao Available$/u);
      expect(names[1]).to.match(/^Hannah Lindqvist Supervisor .*Available$/u);
      expect(names[2]).to.match(/^Juan Carlos Villanueva .*Idle, /u);
      expect(names[3]).to.match(/^Kiran Bhattacharya .*Idle, /u);
      expect(inside('.wx-option svg').map((one) => one.dataset['state'])).to.deep.equal([
        'available',
        'available',
        'idle',
        'idle',
      ]);
      expect(textOf(inside('.fresh')[0]!)).to.match(/^4 agents as of \d/u);
    });

    it('[DST-03] for a transfer those Available only', async () => {
      await pickerDesk('transfer');
      expect(rows().map((row) => row.split(' ')[0])).to.deep.equal(['Daniel', 'Hannah']);
    });

    it('[DST-03] nobody who is ringing, on a call, or in wrap-up', async () => {
      const d = await pickerDesk('transfer', { settings: { agents: crew({ 'priya-raman': 'offline' }) } });
      expect(textOf(picker())).to.contain('No agent is free now');
      const refreshed = async (): Promise<number> => {
        byRole('button', 'Refresh').click();
        await settle();
        return rows().length;
      };
      const other = await colleague(d);
      expect(await refreshed()).to.equal(1);
      const { id } = await other.talks();
      expect(await refreshed()).to.equal(0);
      await other.store.send('end', { interactionId: id });
      expect(await refreshed()).to.equal(0);
      const reasonId = other.state.settings?.wrapUpReasons[0]?.id ?? '';
      await other.store.send('wrap-up', { interactionId: id, reasonId });
      await other.backend.world.act('hang-up-phone', {});
      expect(await refreshed()).to.equal(1);
    });

    it('[DST-04] queues that take consults', async () => {
      await pickerDesk('consult');
      await openTab('Queue');
      const queues = defaultOrganisation.queues.filter((one) => one.consult).map(({ name }) => name);
      expect(rows()).to.have.members(queues);
      byRole('listbox', 'Queues');
    });

    it('[DST-04] for a transfer all queues for calls and the entry points, which say so', async () => {
      await pickerDesk('transfer');
      await openTab('Queue');
      expect(rows()).to.include('Billing').and.include('Fraud desk Entry point +12015550190');
      expect(rows()).not.to.include('Delivery');
      expect(rows().some((row) => row.startsWith('Customer care, outgoing'))).to.equal(false);
    });

    it('[DST-02] the list while one types: names and numbers, what matches marked, how many of how many', async () => {
      await pickerDesk('consult');
      await type('an');
      expect(rows().map((row) => row.split(' ').slice(0, 2).join(' '))).to.deep.equal([
        'D an',
        'H an',
        'Ju an',
        'Kir an',
      ]);
      await type('VILL');
      expect(inside('mark').map(textOf)).to.deep.equal(['Vill']);
      expect(textOf(inside('.fresh')[0]!)).to.match(/^1 of 4 agents as of/u);
      expect(allByRole('status').map(textOf)).to.include('1 of 4 agents');
      // Daniel Osei sits at extension 2511.
      await type('2511');
      expect(rows()).to.have.length(1);
      expect(rows()[0]).to.contain('Daniel Osei');
    });

    it('[DST-02] finds and marks names whatever accents they have', async () => {
      await pickerDesk('consult', {
        settings: { agents: crew({ 'camille-nguyen': 'available', 'chloe-beaumont': 'available' }) },
      });
      await type('nguyen');
      expect(inside('mark').map(textOf)).to.deep.equal(['Nguyễn']);
      await type('CHLOÉ');
      expect(inside('mark').map(textOf)).to.deep.equal(['Chloé']);
    });

    it('in Chinese', async () => {
      const d = await pickerDesk('transfer', { lang: 'zh-CN' });
      expect(tabNames()).to.deep.equal(['座席', '队列', '拨号号码', '组织']);
      await type('an');
      expect(textOf(inside('.fresh')[0]!)).to.match(/^匹配 2，共 2 位座席 截至 /u);
      expect(rows()[1]).to.contain('主管').and.contain('有空');
      await type('anq');
      expect(textOf(picker())).to.contain('没有座席与“anq”匹配').and.contain('仅列出有空的座席。');
      await expect(d.desktop).to.be.accessible();
    });
  });

  describe('asks', () => {
    it('[DST-03] for whom is clicked: value, check, and one change', async () => {
      await pickerDesk('consult');
      const events = heard();
      await clickOn(byRole('option', /^Hannah/u));
      const hannah = { kind: 'agent', id: 'hannah-lindqvist', name: 'Hannah Lindqvist' };
      expect(picker().value).to.deep.equal(hannah);
      expect(events).to.deep.equal([hannah]);
      expect(byRole('option', /^Hannah/u).ariaSelected).to.equal('true');
      expect(focused()).to.equal(field());
      await clickOn(byRole('option', /^Hannah/u));
      expect(events).to.have.length(1);
    });

    it('`pick` after a double click, and after Enter on the chosen one', async () => {
      await pickerDesk('consult');
      const events = heard();
      const { left, top } = byRole('option', /^Hannah/u).getBoundingClientRect();
      const position: [number, number] = [Math.round(left + 80), Math.round(top + 12)];
      await sendMouse({ type: 'click', position });
      await sendMouse({ type: 'click', position });
      await settle();
      const first = events.length;
      inside('.wx-option')[1]?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }));
      expect(events.slice(first)).to.deep.equal(['pick']);
      await type('daniel');
      await press('Enter');
      expect(events.slice(first + 1)).to.deep.equal([null, picker().value]);
      await press('Enter');
      expect(events.at(-1)).to.equal('pick');
    });

    it('[DST-06] Refresh fetches the newest, and keeps what is chosen while it is still there', async () => {
      const d = await pickerDesk('consult', {
        settings: { agents: crew({ 'daniel-osei': 'available', 'priya-raman': 'offline' }) },
      });
      await clickOn(byRole('option', /^Daniel/u));
      const other = await colleague(d);
      await settle();
      expect(rows()).to.have.length(1);
      byRole('button', 'Refresh').click();
      await settle();
      expect(rows()).to.have.length(2);
      expect(picker().value?.id).to.equal('daniel-osei');
      await clickOn(byRole('option', /^Priya/u));
      await other.store.send('sign-out', {});
      await settle();
      await picker().refresh();
      await settle();
      expect(picker().value).to.equal(null);
      expect(rows()).to.have.length(1);
    });

    it('[DST-06] shows states live, and says when whom one chose is no longer to be had', async () => {
      const d = await pickerDesk('consult', { settings: { agents: crew({ 'priya-raman': 'offline' }) } });
      const other = await colleague(d);
      await picker().refresh();
      await settle();
      await clickOn(byRole('option', /^Priya.*Available$/u));
      const events = heard();
      await other.idle();
      await d.advance(1000);
      // Nothing moves, and an Idle agent can be asked.
      byRole('option', /^Priya.*Idle, Lunch$/u);
      expect(picker().hindrance).to.equal(null);
      await other.available();
      await other.talks();
      await d.advance(1000);
      const row = byRole('option', /^Priya.*Engaged$/u);
      expect(row.ariaDisabled).to.equal('true');
      const why = 'Priya Raman is no longer to be had: Engaged. Choose somebody else.';
      expect(picker().hindrance).to.equal(why);
      expect(descriptionOf(field())).to.equal(why);
      expect(events).to.have.length(1);
      await press('Enter');
      expect(events).not.to.include('pick');
    });

    it('nothing any more once it is gone from the page', async () => {
      const d = await pickerDesk('consult');
      let watchers = 0;
      await reconnect(d, {
        watchAgents: () => {
          watchers += 1;
          return () => (watchers -= 1);
        },
      });
      expect(watchers).to.equal(1);
      await openTab('Queue');
      expect(watchers).to.equal(0);
      await openTab('Agent');
      expect(watchers).to.equal(1);
      const it = picker();
      const parent = it.parentElement;
      it.remove();
      expect(watchers).to.equal(0);
      parent?.append(it);
      await settle();
      expect(watchers).to.equal(1);
    });
  });

  describe('refuses', () => {
    it('an agent who is not free any more, with the reason', async () => {
      const d = await pickerDesk('consult', { settings: { agents: crew({ 'priya-raman': 'offline' }) } });
      const other = await colleague(d);
      await picker().refresh();
      await settle();
      await other.talks();
      await d.advance(1000);
      await clickOn(byRole('option', /^Priya/u));
      expect(picker().value).to.equal(null);
      expect(allByRole('status').map(textOf)).to.include('Priya Raman: Engaged.');
    });

    it('to go on while the connection is lost', async () => {
      const d = await pickerDesk('consult');
      await clickOn(byRole('option', /^Hannah/u));
      const faulty = withFaults(d.backend, { clock: d.clock });
      d.desktop.backend = faulty;
      await settle();
      await clickOn(byRole('option', /^Hannah/u));
      faulty.link.drop();
      await settle();
      expect(picker().hindrance).to.equal('The desktop lost its connection. It comes back by itself.');
      faulty.link.restore();
      await d.advance(2000);
      expect(picker().hindrance).to.equal(null);
      expect(picker().value?.id).to.equal('hannah-lindqvist');
    });
  });

  describe('keyboard and axe', () => {
    it('[DST-02] a combobox: arrows, Home, End, Enter, Escape; the focus stays in the field', async () => {
      await pickerDesk('consult');
      picker().focus();
      await settle();
      expect(focused()).to.equal(field());
      expect(field().getAttribute('aria-controls')).to.equal(inside('[role=listbox]')[0]?.id);
      expect(field().ariaExpanded).to.equal('true');
      expect(active()).to.equal('');
      await press('ArrowDown');
      expect(active()).to.contain('Daniel');
      await press('ArrowUp');
      expect(active()).to.contain('Kiran');
      await press('Home');
      expect(active()).to.contain('Daniel');
      await press('End');
      expect(active()).to.contain('Kiran');
      await press('PageUp');
      expect(active()).to.contain('Daniel');
      await press('PageDown', 'Enter');
      expect(picker().value?.id).to.equal('kiran-bhattacharya');
      expect(focused()).to.equal(field());
      await type('dan');
      // What was typed makes its first match the one that Enter chooses.
      expect(active()).to.contain('Dan iel');
      expect(picker().value).to.equal(null);
      await press('Escape');
      expect(field().value).to.equal('');
      expect(rows()).to.have.length(4);
    });

    it('Home and End belong to the text where there is one', async () => {
      await pickerDesk('consult');
      await type('an');
      await press('Home');
      expect(field().selectionStart).to.equal(0);
      expect(active()).to.contain('Daniel'.slice(0, 1));
      await sendKeys({ down: 'Control' });
      await press('End');
      await sendKeys({ up: 'Control' });
      expect(active()).to.contain('Kir');
    });

    it('a second Escape is left to the dialog around it', async () => {
      await pickerDesk('consult');
      let escapes = 0;
      picker().addEventListener('keydown', ({ key }) => {
        if (key === 'Escape') escapes += 1;
      });
      await type('an');
      await press('Escape');
      expect(escapes).to.equal(0);
      await press('Escape');
      expect(escapes).to.equal(1);
    });

    it('a held Enter chooses, and does not go on by itself', async () => {
      await pickerDesk('consult');
      const events = heard();
      await type('hannah');
      await sendKeys({ down: 'Enter' });
      await sendKeys({ down: 'Enter' });
      await sendKeys({ up: 'Enter' });
      await settle();
      expect(events.map((one) => (one === 'pick' ? one : (one?.id ?? null)))).to.deep.equal(['hannah-lindqvist']);
    });

    it('tabs by arrows, of which one is in the tab order', async () => {
      await pickerDesk('consult');
      byRole('tab', 'Agent').focus();
      await press('ArrowRight');
      expect(focused()).to.equal(byRole('tab', 'Queue'));
      expect(byRole('tab', 'Queue').ariaSelected).to.equal('true');
      await press('ArrowLeft', 'ArrowLeft');
      expect(focused()).to.equal(byRole('tab', 'Organization'));
      await press('Home');
      expect(focused()).to.equal(byRole('tab', 'Agent'));
      expect(allByRole('tab').filter((one) => one.tabIndex === 0)).to.have.length(1);
      expect(byRole('tabpanel', 'Agent').contains(field())).to.equal(true);
    });

    it('nothing for axe to say, with somebody chosen', async () => {
      const d = await pickerDesk('consult');
      await type('an');
      await press('Enter');
      await expect(d.desktop).to.be.accessible();
    });

    for (const name of ['Queue', 'Dial Number', 'Organization']) {
      it(`nothing for axe to say in ${name}`, async () => {
        const d = await pickerDesk('transfer');
        await openTab(name);
        await expect(d.desktop).to.be.accessible();
      });
    }

    it('leaves keys to an input method while it composes', async () => {
      await pickerDesk('consult');
      await type('an');
      const event = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, composed: true });
      field().dispatchEvent(event);
      await settle();
      expect(picker().value).to.equal(null);
    });
  });

  describe('edges', () => {
    it('another tab chooses nothing yet, and keeps what was typed in the first', async () => {
      await pickerDesk('consult');
      await type('dan');
      await press('Enter');
      await openTab('Queue');
      expect(picker().value).to.equal(null);
      expect(field().value).to.equal('');
      await openTab('Agent');
      expect(field().value).to.equal('dan');
      expect(rows()).to.have.length(1);
    });

    it('begins anew with another purpose', async () => {
      await pickerDesk('consult');
      await type('kiran');
      await press('Enter');
      picker().purpose = 'transfer';
      await settle();
      expect(picker().value).to.equal(null);
      expect(field().value).to.equal('');
      expect(rows()).to.have.length(2);
    });

    it('chooses nothing when a host says so', async () => {
      await pickerDesk('consult');
      await clickOn(byRole('option', /^Hannah/u));
      picker().value = null;
      await settle();
      expect(byRole('option', /^Hannah/u).ariaSelected).to.equal('false');
    });

    it('by itself on a page without a desktop paints nothing and throws nothing', async () => {
      const alone = make('wx-destination-picker');
      document.body.append(alone);
      await settle();
      alone.focus();
      await alone.refresh();
      await settle();
      expect(textOf(alone)).to.equal('');
      expect(alone.hindrance).to.equal(null);
      alone.remove();
    });

    it('nothing while nobody is signed in', async () => {
      await desk(html`<wx-destination-picker></wx-destination-picker>`);
      expect(textOf(picker())).to.equal('');
    });

    it('markup in a name is text, and 5,000 characters break nothing', async () => {
      const name = '<b>x</b> & "y" <img src=x onerror=alert(1)>';
      const [me, ...others] = FIVE;
      const d = await pickerDesk('consult', {
        settings: { agents: [me!, ...others.map((one) => (one.id === 'daniel-osei' ? { ...one, name } : one))] },
      });
      expect(textOf(picker())).to.contain(name);
      await type(`${'x'.repeat(50)}<b>`);
      expect(textOf(picker())).to.contain('<b>”');
      const state = { name: 'available', codeId: null } as const;
      const long = {
        id: 'long',
        kind: 'agent',
        name: 'n'.repeat(5000),
        number: null,
        team: 't'.repeat(5000),
        state,
      } as const;
      d.desktop.backend = through(d.backend, { search: () => Promise.resolve({ total: 1, entries: [long] }) });
      await settle();
      expect(inside('[role=option] b')[0]?.title).to.have.length(5000);
      expect(picker().scrollWidth).to.be.at.most(picker().clientWidth);
    });

    it('[A11Y-01] what is chosen and what is active can be told in forced colours', async () => {
      await emulateFeatures({ 'forced-colors': 'active' });
      await pickerDesk('consult');
      picker().focus();
      await settle();
      await press('ArrowDown', 'Enter', 'ArrowDown');
      const [chosen, current] = inside('.wx-option').map((one) => getComputedStyle(one).outlineStyle);
      expect([chosen, current]).to.deep.equal(['solid', 'dashed']);
    });

    for (const lang of ['en', 'zh-CN']) {
      it(`[A11Y-01] no tab is cut on a narrow screen, ${lang}`, async () => {
        await pickerDesk('consult', { lang });
        // From 320 pixels of the screen to where the tabs have all the room they want.
        for (const width of [288, 304, 320, 328, 344, 360, 376, 384, 400]) {
          picker().style.inlineSize = `${String(width)}px`;
          await settle();
          const cut = inside('[role=tab]').filter((one) => one.scrollWidth > one.clientWidth);
          expect(cut.map(textOf), String(width)).to.deep.equal([]);
        }
      });
    }

    it('[A11Y-01] at 320 pixels nothing runs out of it', async () => {
      await pickerDesk('consult');
      picker().style.inlineSize = '288px';
      await settle();
      await openTab('Organization');
      const { right } = picker().getBoundingClientRect();
      for (const one of inside('.wx-option, .wx-tabs button, .fresh span, .search button')) {
        expect(one.getBoundingClientRect().right, textOf(one)).to.be.at.most(right + 1);
      }
    });
  });
});
