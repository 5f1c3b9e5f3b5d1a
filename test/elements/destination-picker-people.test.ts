import { expect } from '@open-wc/testing';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { clickOn } from '../support/dialling.js';
import { byRole, descriptionOf, textOf } from '../support/page.js';
import { active, field, inside, openTab, picker, pickerDesk, press, type } from '../support/picker.js';

type Directory = NonNullable<OrganisationInput['organisationDirectory']>;
const directory = defaultOrganisation.organisationDirectory!;

async function people(changes: Partial<Directory> = {}, purpose: 'consult' | 'transfer' = 'consult'): Promise<Desk> {
  const d = await pickerDesk(purpose, { settings: { organisationDirectory: { ...directory, ...changes } } });
  await openTab('Organization');
  return d;
}

const names = (): string[] => inside('[role=option] b').map((one) => one.title);
const fresh = (): string => textOf(inside('.fresh')[0]!);

describe('wx-destination-picker, the organisation’s own people', () => {
  it('[DST-07] Teams: who has a business phone, with presence, post and number', async () => {
    await people();
    byRole('listbox', 'People');
    expect(names()).to.include('Beatriz Almeida').and.not.include('Owen Llewellyn');
    byRole('option', /^Beatriz Almeida Available Controller, Finance · \+351215550143$/u);
    expect(fresh()).to.match(/^Microsoft Teams, people with a business phone as of \d/u);
    expect(field().placeholder).to.equal('First name, role, department or number');
    expect(byRole('combobox', 'Search people')).to.equal(field());
  });

  for (const [text, found] of [
    ['beatriz', ['Beatriz Almeida']],
    ['general counsel', ['Chiamaka Nwosu']],
    ['legal', ['Chiamaka Nwosu', 'Mei-Ling Cheng', 'Tobias Rheinländer']],
    ['+44 20 7946 0321', ['Gbemisola Adeyemi-Oluwaseun']],
    ['almeida', []],
    ['+44 20 7946 03', []],
  ] as const) {
    it(`[DST-07] Teams: “${text}” finds ${found.length === 0 ? 'nobody' : found.join(', ')}`, async () => {
      await people();
      await type(text);
      expect(names()).to.deep.equal(found);
      if (found.length === 0) expect(textOf(picker())).to.contain('Only people with a business phone are listed.');
    });
  }

  it('[DST-07] Webex: by any part of the name, and by nothing else', async () => {
    await people({ source: 'webex' });
    expect(fresh()).to.match(/^Webex, people with a work phone/u);
    expect(field().placeholder).to.equal('Name');
    await type('almeida');
    expect(names()).to.deep.equal(['Beatriz Almeida']);
    await type('legal');
    expect(names()).to.have.length(0);
    await type('+442079460321');
    expect(names()).to.have.length(0);
  });

  it('[DST-07] presence as of when it was fetched; refreshing or searching again renews it', async () => {
    const d = await people();
    const presences = (): string[] => inside('[role=option] .side').map(textOf);
    const before = [presences(), fresh()];
    await d.advance(60 * 60_000);
    expect([presences(), fresh()]).to.deep.equal(before);
    byRole('button', 'Refresh').click();
    await settle();
    expect(presences()).not.to.deep.equal(before[0]);
    expect(fresh()).not.to.equal(before[1]);
    const refreshed = [presences(), fresh()];
    await d.advance(60 * 60_000);
    await type('e');
    await type('');
    expect([presences(), fresh()]).not.to.deep.equal(refreshed);
  });

  it('[DST-07] chooses somebody by number', async () => {
    await people();
    await type('beatriz');
    await press('Enter');
    expect(picker().value).to.deep.equal({ kind: 'organization', id: '+351215550143', name: 'Beatriz Almeida' });
  });

  for (const purpose of ['consult', 'transfer'] as const) {
    it(`[DST-08] Teams without single sign-on: nobody can be chosen for a ${purpose}, and why`, async () => {
      await people({ signedOn: false }, purpose);
      const why =
        purpose === 'consult' ? /^Consulting people in Teams needs single/u : /^Transfer to Teams needs single/u;
      const option = byRole('option', /^Beatriz/u);
      expect(option.ariaDisabled).to.equal('true');
      expect(descriptionOf(field())).to.match(why);
      expect(picker().hindrance).to.match(why);
      await clickOn(option);
      await press('Enter');
      expect(picker().value).to.equal(null);
      await openTab('Agent');
      expect(picker().hindrance).to.equal(null);
    });
  }

  it('[DST-08] Webex needs none', async () => {
    await people({ source: 'webex', signedOn: false });
    await type('beatriz');
    expect(active()).to.contain('Beatriz');
    await press('Enter');
    expect(picker().value?.kind).to.equal('organization');
    expect(picker().hindrance).to.equal(null);
  });

  it('rows of two lines are of one height, and the number is never cut', async () => {
    await people();
    picker().style.inlineSize = '288px';
    await settle();
    expect(new Set(inside('[role=option]').map((one) => one.offsetHeight)).size).to.equal(1);
    for (const number of inside('.second .wx-num')) expect(number.scrollWidth).to.be.at.most(number.offsetWidth);
  });

  it('in Chinese', async () => {
    const d = await pickerDesk('transfer', {
      lang: 'zh-CN',
      settings: { organisationDirectory: { ...directory, signedOn: false } },
    });
    await openTab('组织');
    byRole('option', /^Beatriz Almeida 有空 Finance · Controller/u);
    expect(picker().hindrance).to.contain('单点登录');
    await expect(d.desktop).to.be.accessible();
  });
});
