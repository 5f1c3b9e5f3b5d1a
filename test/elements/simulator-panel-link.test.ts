import { expect } from '@open-wc/testing';
import { defineSimulatorPanel } from '../../src/elements/simulator-panel/index.js';
import { desk, html, settle } from '../support/desk.js';
import { linkedDesk } from '../support/link.js';
import { allByRole, byRole, isThere, textOf } from '../support/page.js';

defineSimulatorPanel();

const panel = html`<wx-simulator-panel></wx-simulator-panel>`;

async function open(name = 'Connection'): Promise<HTMLElement> {
  const section = byRole('group', name);
  section.querySelector('summary')?.click();
  await settle();
  return section;
}

async function press(name: string, section: HTMLElement): Promise<void> {
  byRole('button', name, section).click();
  await settle();
}

describe('wx-simulator-panel, the connection', () => {
  it('[ERR-02] is dropped and restored, and says which it is', async () => {
    const { d, link } = await linkedDesk(panel);
    const section = await open();
    expect(textOf(section)).to.contain('The link to the centre is there.');
    byRole('button', 'Drop', section).focus();
    await press('Drop', section);
    expect(link.up).to.equal(false);
    expect(d.desktop.state.link).to.equal('lost');
    expect(textOf(section)).to.contain('The link to the centre is cut.');
    await press('Restore', section);
    expect(link.up).to.equal(true);
    expect(isThere('button', 'Drop', section)).to.equal(true);
    await d.advance(1000);
    expect(d.desktop.state.link).to.equal('open');
  });

  it('[ERR-02] is dropped for a time', async () => {
    const { d, link } = await linkedDesk(panel);
    const section = await open();
    for (const seconds of [5, 30]) {
      await press(`Drop for ${String(seconds)} s`, section);
      await d.advance(seconds * 1000 - 1);
      expect(link.up).to.equal(false);
      await d.advance(1);
      expect(link.up).to.equal(true);
      await d.advance(31_000);
    }
  });

  it('[ERR-03] is good, slow or unreliable; what that means stands there, with the seed', async () => {
    const { link } = await linkedDesk(panel, {}, { seed: 7 });
    const section = await open();
    const quality = (): string =>
      allByRole('radio', undefined, section).find((one) => (one as HTMLInputElement).checked)?.computedName ?? 'none';
    expect(quality()).to.equal('Good');
    expect(textOf(section)).to.contain('Seed 7.').and.not.to.contain('Lost');
    byRole('radio', 'Slow', section).click();
    await settle();
    expect(link.faults).to.deep.equal({ lose: 0, double: 0, delay: { chance: 0.8, max: 2000 }, reorder: 0 });
    byRole('radio', 'Unreliable', section).click();
    await settle();
    expect(link.faults.lose).to.equal(0.15);
    expect(textOf(section)).to.contain('Lost 15 % · doubled 15 % · overtaken 15 % · late 30 %, by up to 3 s. Seed 7.');
    link.faults = { lose: 0.5 };
    await settle();
    expect(quality(), 'of its own').to.equal('none');
    expect(textOf(section)).to.contain('Lost 50 %');
  });

  it('[I18N-01] [A11Y-01] speaks Chinese, and is accessible', async () => {
    const { d } = await linkedDesk(panel, { lang: 'zh-CN' });
    const section = await open('连接');
    await press('切断', section);
    expect(isThere('button', '恢复连接', section)).to.equal(true);
    await expect(d.desktop).to.be.accessible();
  });

  it('is not there where the link cannot be played with', async () => {
    await desk(panel);
    expect(isThere('group', 'Connection')).to.equal(false);
  });
});
