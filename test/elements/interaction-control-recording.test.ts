import { expect } from '@open-wc/testing';
import { Failure } from '../../src/core/index.js';
import type { Consult } from '../../src/core/index.js';
import { reconnect } from '../support/backend.js';
import { answer, ask, colleague, confer } from '../support/colleagues.js';
import { desk, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { allByRole, byRole, descriptionOf, isThere, textOf } from '../support/page.js';

const pane = html`<wx-interaction-control></wx-interaction-control><wx-notices inline></wx-notices>`;
const paused = 'Recording paused, resumes in';

async function press(name: string): Promise<void> {
  byRole('button', name).click();
  await settle();
}

/** Somebody is asked, and answered or not; returns the way out of it. */
async function consulting(d: Desk, state: Consult['state']): Promise<() => Promise<void>> {
  const other = await colleague(d);
  const { id } = await d.talk();
  if (state === 'queued') await other.idle();
  await ask(d, d.interaction(id), state === 'queued' ? QUEUE : other);
  if (state === 'connected') await answer(d, other);
  expect(d.interaction(id).consult?.state).to.equal(state);
  const act = state === 'connected' ? 'end-consult' : 'cancel-consult';
  return async () => {
    await d.desktop.perform(act, { interactionId: id });
    await settle();
  };
}

const QUEUE = { kind: 'queue', id: 'billing-premier', name: 'Billing Premier' } as const;

describe('wx-interaction-control and the recording', () => {
  it('[REC-01] says from the start that the call is recorded, by an icon and a word', async () => {
    const d = await desk(pane, { station: 'browser' });
    await d.talk();
    const chip = d.desktop.querySelector('*')?.shadowRoot?.querySelector('[data-tone=record]');
    expect(chip?.querySelector('svg')).not.to.equal(null);
    expect(chip?.textContent.trim()).to.equal('Recording');
  });

  it('[REC-02] pauses, shows the seconds left, and goes on by itself, with a notice', async () => {
    const d = await desk(pane, { station: 'browser', settings: { recording: { pauseSeconds: 30 } } });
    await d.talk();
    d.heard.length = 0;
    await press('Pause Recording');
    expect(textOf(d.desktop)).to.contain(`${paused} 00:30`);
    expect(isThere('button', 'Pause Recording')).to.equal(false);
    await d.advance(12_000);
    expect(textOf(d.desktop)).to.contain(`${paused} 00:18`);
    await d.advance(17_000);
    expect(textOf(d.desktop)).to.contain(`${paused} 00:01`);
    await d.advance(1000);
    expect(textOf(d.desktop)).not.to.contain(paused);
    expect(isThere('button', 'Pause Recording')).to.equal(true);
    expect(textOf(d.desktop)).to.contain('Recording runs again');
    expect(d.heard).to.deep.equal(['wx-pause-recording', 'wx-recording-paused', 'wx-recording-resumed']);
  });

  it('[REC-02] goes on by hand, and an older pause does not end a newer one', async () => {
    const d = await desk(pane, { station: 'browser', settings: { recording: { pauseSeconds: 30 } } });
    await d.talk();
    await press('Pause Recording');
    await d.advance(20_000);
    await press('Resume Recording');
    expect(textOf(d.desktop)).not.to.contain(paused).and.not.to.contain('Recording runs again');
    await press('Pause Recording');
    await d.advance(20_000);
    expect(textOf(d.desktop)).to.contain(`${paused} 00:10`);
  });

  it('[REC-02] pauses and goes on while the customer is on hold', async () => {
    const d = await desk(pane, { station: 'browser' });
    await d.talk();
    await press('Hold');
    await press('Pause Recording');
    expect(textOf(d.desktop)).to.contain(`${paused} 00:30`);
    await d.advance(30_000);
    expect(textOf(d.desktop)).to.contain('Call on hold').and.not.to.contain(paused);
  });

  it('[REC-02] counts on correctly over a reload', async () => {
    const d = await desk(pane, { station: 'browser' });
    await d.talk();
    await press('Pause Recording');
    await d.advance(10_000);
    await reconnect(d, {});
    expect(textOf(d.desktop)).to.contain(`${paused} 00:20`);
  });

  it('[REC-02] has no button where pausing is not allowed', async () => {
    const d = await desk(pane, { station: 'browser', settings: { recording: { pausable: false } } });
    await d.talk();
    expect(textOf(d.desktop)).to.contain('Recording');
    expect(isThere('button', 'Pause Recording')).to.equal(false);
  });

  it('[REC-02] [ERR-01] keeps on saying that it records where the pause fails', async () => {
    const d = await desk(pane, { station: 'browser' });
    await d.talk();
    await reconnect(d, { send: () => Promise.reject(new Failure('timeout', { retryable: true })) });
    await press('Pause Recording');
    expect(textOf(d.desktop)).to.contain('did not reply in time').and.not.to.contain(paused);
    expect(isThere('button', 'Pause Recording')).to.equal(true);
  });

  for (const state of ['requested', 'queued', 'connected'] as const) {
    it(`[REC-03] cannot be paused while a consult is ${state}, and says why; afterwards it can`, async () => {
      const d = await desk(pane, { station: 'browser' });
      const end = await consulting(d, state);
      const pause = byRole('button', 'Pause Recording');
      expect(pause.ariaDisabled).to.equal('true');
      expect(descriptionOf(pause)).to.equal(
        'While consulting, recording cannot be paused and the held call cannot be ended.',
      );
      d.heard.length = 0;
      await press('Pause Recording');
      expect(d.heard).to.deep.equal([]);
      expect(textOf(d.desktop), 'it still records').to.contain('Recording');
      await end();
      await press('Pause Recording');
      expect(textOf(d.desktop)).to.contain(paused);
    });
  }

  it('[REC-03] cannot be paused either while the customer talks and the consult waits', async () => {
    const d = await desk(pane, { station: 'browser' });
    await consulting(d, 'connected');
    byRole('button', 'Resume').click();
    await settle();
    expect(descriptionOf(byRole('button', 'Pause Recording'))).to.equal('Recording cannot be paused during a consult.');
  });

  it('[REC-03] [EDG-25] cannot be resumed by hand during a consult, and a pause ends at its time', async () => {
    const d = await desk(pane, { station: 'browser' });
    const other = await colleague(d);
    const call = await d.talk();
    await press('Pause Recording');
    await d.advance(4000);
    await ask(d, call, other);
    await answer(d, other);
    const resume = byRole('button', 'Resume Recording');
    expect(resume.ariaDisabled).to.equal('true');
    expect(descriptionOf(resume)).to.contain('recording cannot be resumed');
    expect(textOf(d.desktop)).to.contain(`${paused} 00:25`);
    await d.advance(25_000);
    expect(textOf(d.desktop)).not.to.contain(paused);
  });

  it('[REC-03] cannot be paused in a conference, and says why', async () => {
    const d = await desk(pane, { station: 'browser' });
    await confer(d, 1);
    const pause = byRole('button', 'Pause Recording');
    expect(pause.ariaDisabled).to.equal('true');
    expect(descriptionOf(pause)).to.equal('Recording cannot be paused during a conference.');
    await expect(d.desktop).to.be.accessible();
  });

  it('[I18N-01] [REC-03] says so in Chinese', async () => {
    const d = await desk(pane, { station: 'browser', lang: 'zh-CN' });
    await consulting(d, 'connected');
    expect(descriptionOf(byRole('button', '暂停录音'))).to.equal('咨询期间不能暂停录音，也不能结束保留中的通话。');
    expect(allByRole('button', '暂停录音')).to.have.length(1);
  });
});
