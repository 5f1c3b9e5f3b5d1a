import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import { desk, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { textOf } from '../support/page.js';

const pane = html`<wx-interaction-control></wx-interaction-control>`;

const root = (d: Desk): ShadowRoot | null => d.desktop.querySelector('*')?.shadowRoot ?? null;
const said = (d: Desk): HTMLDetailsElement | null => root(d)?.querySelector('details') ?? null;

function withNoiseRemoval(hasLicence: boolean, noiseRemoval: boolean, lang = 'en'): Promise<Desk> {
  const [first, ...others] = defaultOrganisation.agents;
  const agents = first ? [{ ...first, noiseRemoval: hasLicence }, ...others] : [];
  return desk(pane, { station: 'browser', settings: { noiseRemoval, agents }, lang });
}

describe('wx-interaction-control and the removal of noise', () => {
  it('[NOI-01] says that it is on where the licence and the settings have it, and nothing where one has not', async () => {
    for (const [licence, organisation] of [
      [true, true],
      [true, false],
      [false, true],
    ] as const) {
      const d = await withNoiseRemoval(licence, organisation);
      await d.talk();
      expect(textOf(d.desktop).includes('Noise removal on')).to.equal(licence && organisation);
      d.desktop.remove();
    }
  });

  it('[NOI-02] says by the keyboard whom to ask, and has nothing to turn it off with', async () => {
    const d = await withNoiseRemoval(true, true);
    await d.talk();
    const summary = said(d)?.querySelector('summary');
    const words = said(d)?.querySelector('p');
    expect(words?.checkVisibility()).to.equal(false);
    summary?.focus();
    await sendKeys({ press: 'Enter' });
    expect(words?.checkVisibility()).to.equal(true);
    expect(words?.textContent).to.contain('ask your administrator');
    const controls = [...(root(d)?.querySelectorAll('button, input, [role=switch]') ?? [])];
    expect(controls.filter((control) => /noise/i.test(control.computedName))).to.have.length(0);
    await expect(d.desktop).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    expect(words?.checkVisibility()).to.equal(false);
  });

  it('[NOI-02] stays open while the call goes on, and is large enough for a finger', async () => {
    const d = await withNoiseRemoval(true, true);
    const { id } = await d.talk();
    const summary = said(d)?.querySelector('summary');
    expect(summary?.getBoundingClientRect().height).to.be.at.least(24);
    summary?.click();
    await d.desktop.perform('hold', { interactionId: id });
    await settle();
    expect(said(d)?.open).to.equal(true);
  });

  it('says it in Chinese', async () => {
    const d = await withNoiseRemoval(true, true, 'zh-CN');
    await d.talk();
    expect(said(d)?.textContent).to.contain('降噪已开启').and.contain('请联系管理员。');
  });
});
