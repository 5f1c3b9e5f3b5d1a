import { expect } from '@open-wc/testing';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import { defineSimulatorPanel } from '../../src/elements/simulator-panel/index.js';
import { desk, find, html } from '../support/desk.js';
import { textOf } from '../support/page.js';

defineSimulatorPanel();

const panel = html`<wx-simulator-panel></wx-simulator-panel>`;
type Phone = NonNullable<(typeof defaultOrganisation.agents)[number]['phone']>;

/** A ring time of 30 seconds, and these telephones at the desks of the first agents. */
const withPhones = (...phones: Phone[]) => ({
  ringSeconds: 30,
  agents: defaultOrganisation.agents.map((agent, index) => ({
    ...agent,
    begins: 'offline' as const,
    ...(phones[index] ? { phone: phones[index] } : {}),
  })),
});

const said = (): string[] => {
  const all = find('wx-simulator-panel')?.shadowRoot?.querySelectorAll('[part=warnings] .wx-message') ?? [];
  return [...all].map((one) => one.textContent.replace(/\s+/gu, ' ').trim());
};

describe('wx-simulator-panel, of settings that cost calls', () => {
  it('[XFR-07] a ring time that is longer than the voicemail’s, before anything rings', async () => {
    const d = await desk(panel, { station: 'extension', settings: withPhones({ voicemailSeconds: 20 }) });
    expect(said()).to.deep.equal([
      'Calls may be lost to voicemail Ring time is 30 s, voicemail on ext. 2214 answers after 20 s. Tell your administrator.',
    ]);
    await expect(d.desktop).to.be.accessible();
  });

  it('[XFR-07] voicemail, forwarding and call waiting, each with its telephones', async () => {
    const phone = { voicemailSeconds: 40, forwarding: true, callWaiting: true };
    await desk(panel, { station: 'extension', settings: withPhones(phone, phone, phone, phone, phone) });
    const [voicemail, forwarding, waiting, ...rest] = said();
    expect(voicemail).to.match(
      /^Voicemail is switched on .*: voicemail on ext\. 2214, \+1 415 555 0161, ext\. 2201 and 2 more\./u,
    );
    expect(forwarding).to.match(/^Calls are forwarded /u);
    expect(waiting).to.match(/^Call waiting is switched on /u);
    expect(rest).to.deep.equal([]);
  });

  it('[XFR-07] the call that a voicemail took', async () => {
    const d = await desk(panel, { station: 'extension', settings: withPhones({ voicemailSeconds: 5 }) });
    await d.ring();
    await d.advance(5000);
    const customers = find('wx-simulator-panel')?.shadowRoot?.querySelector('[part=customers]');
    expect(customers && textOf(customers)).to.contain('Lost to your voicemail');
  });

  it('nothing where the settings are in order', async () => {
    await desk(panel, { station: 'extension' });
    expect(said()).to.deep.equal([]);
  });

  it('[I18N-01] Chinese', async () => {
    await desk(panel, { station: 'extension', lang: 'zh-CN', settings: withPhones({ voicemailSeconds: 20 }) });
    expect(said()).to.deep.equal([
      '呼叫可能会被语音信箱接走 振铃时间为 30 秒，而语音信箱更早接听：分机 2214（20 秒后）。请告知您的管理员。',
    ]);
  });
});
