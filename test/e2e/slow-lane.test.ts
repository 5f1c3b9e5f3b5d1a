/** What a driver's own switches would hide: hidden pages are slowed, and frames under different sites are kept apart. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { PlainBrowser } from './plain-browser.js';
import type { PlainPage } from './plain-browser.js';
import { Host, html } from './support.js';

const ELEMENTS = ['station-login', 'agent-state', 'interaction-control', 'popover-stack', 'notices'];
const DESK = `<wx-desktop id="desk">${ELEMENTS.map((name) => `<wx-${name}></wx-${name}>`).join('')}</wx-desktop>`;

/** An agent's seat in the centre that tabs share. What happens there is kept; a page around it is told where it is. */
const JOIN = `
  import { sharedCentre } from '/cdn/wx-agent-kit.js';
  const agentId = new URLSearchParams(location.search).get('agent') ?? 'tomasz-wojcik';
  const desktop = document.querySelector('#desk');
  const backend = await sharedCentre({ agentId, name: 'lane', keep: false, patience: 10000 });
  const happened = [];
  for (const name of ['wx-missed', 'wx-not-shared']) {
    desktop.addEventListener(name, ({ detail }) => happened.push({ name, heardAt: desktop.now(), ...detail }));
  }
  desktop.subscribe(() => {
    const { agent, interactions } = desktop.state;
    Object.assign(globalThis, { desktop, backend, happened, agent, calls: [...interactions.values()] });
  });
  const tell = () => {
    const { agent, link } = desktop.state;
    const notices = document.querySelector('wx-notices').shadowRoot?.textContent ?? '';
    parent.postMessage({ link, place: backend.place, state: agent?.state.name, happened, notices }, '*');
  };
  if (parent !== window) setInterval(tell, 200);
  desktop.backend = backend;
  // Counts how often a timer of 100 ms comes.
  globalThis.beats = 0;
  const beat = () => { globalThis.beats += 1; setTimeout(beat, 100); };
  beat();
`;

/** A page of somebody else's that frames the desk, and remembers what it was told. */
const frame = (url: string): string =>
  html(
    `<iframe title="Desk" src="${url}" width="600" height="600"></iframe><script type="module" src="/told.js"></script>`,
  );
const TOLD = `addEventListener('message', ({ data }) => { globalThis.told = data; });`;

describe('in a browser that nobody drives', { timeout: 300_000 }, () => {
  let host: Host;
  let port = '';
  let browser: PlainBrowser;

  before(async () => {
    assert.ok(existsSync('cdn/centre-worker.js'), 'Run `npm run build` first: there is no cdn/ folder.');
    host = new Host(
      {
        '/desk.html': () => ({ type: '.html', body: html(`${DESK}<script type="module" src="/join.js"></script>`) }),
        '/frame.html': () => ({ type: '.html', body: frame(`http://127.0.0.1:${port}/desk.html`) }),
        '/join.js': () => ({ type: '.js', body: JOIN }),
        '/told.js': () => ({ type: '.js', body: TOLD }),
      },
      { '/cdn/': 'cdn/' },
    );
    ({ port } = new URL(await host.listen()));
    browser = await PlainBrowser.launch();
  });
  after(async () => {
    host.close();
    await browser.close();
  });

  async function desk(agent: string): Promise<PlainPage> {
    const page = await browser.open(`http://127.0.0.1:${port}/desk.html?agent=${agent}`);
    await page.until(`globalThis.desktop?.state.link === 'open'`);
    const station = `{ kind: 'extension', number: '${agent === 'tomasz-wojcik' ? '2214' : '2215'}' }`;
    await page.read(`desktop.perform('sign-in', { teamId: desktop.state.settings.teams[0].id, station: ${station} })`);
    return page;
  }

  const available = `desktop.perform('set-state', { state: { name: 'available' } })`;
  const call = `backend.world.act('contact', { channel: 'call', for: 'me' })`;

  it('[ANS-02] a hidden page is slowed, its centre is not: a request rings out on time', async () => {
    const me = await desk('tomasz-wojcik');
    assert.equal(await me.read('backend.place'), 'shared-worker');
    const other = await desk('priya-raman');
    await other.show();
    await me.until(`document.visibilityState === 'hidden'`);

    await me.read(available);
    await me.read(call);
    await me.until(`calls[0]?.request?.expiresAt`);
    const [expiresAt, left] = (await me.read(
      `[calls[0].request.expiresAt, calls[0].request.expiresAt - desktop.now()]`,
    )) as [number, number];
    const [began, before] = [Date.now(), Number(await me.read('beats'))];
    await me.until(`happened.some((one) => one.name === 'wx-missed')`, left + 10_000);
    const [took, beats] = [Date.now() - began, Number(await me.read('beats')) - before];
    // Of ten a second.
    assert.ok(beats < (2 * took) / 1000, `The page was not slowed: ${String(beats)} beats in ${String(took)} ms.`);
    assert.ok(took > left - 1000 && took < left + 5000, `${String(left)} ms were left, it took ${String(took)}.`);
    const missed = `happened.find((one) => one.name === 'wx-missed')`;
    assert.equal(await me.read(`${missed}.at`), expiresAt);
    const late = Number(await me.read(`${missed}.heardAt`)) - expiresAt;
    assert.ok(late < 500, `The page heard of it ${String(late)} ms late.`);
    assert.equal(await me.read('agent.state.name'), 'rona');

    // A call that began while nobody looked: its time is right at once when somebody does.
    await me.read(available);
    await me.read(call);
    await me.until(`calls[0]?.request?.stage === 'offered'`);
    await me.read(`backend.world.act('answer-phone', { interactionId: calls[0].id })`);
    await me.until(`calls[0]?.participants.some((one) => one.agentId === agent.id && one.joinedAt)`);
    await new Promise((resolve) => setTimeout(resolve, 6000));
    await me.show();
    const timer = `document.querySelector('wx-interaction-control').shadowRoot.querySelector('[part=timer]').textContent`;
    const seconds = `Math.floor((desktop.now() - calls[0].participants.find((one) => one.agentId === agent.id).joinedAt) / 1000)`;
    await me.until(`${timer}.trim() === '00:' + String(${seconds}).padStart(2, '0')`, 3000);
    assert.ok(Number(await me.read(seconds)) >= 6);
  });

  it('frames under different sites have a centre each, and say so; frames under one site share', async () => {
    const opened = async (host: string): Promise<PlainPage> => {
      const page = await browser.open(`http://${host}:${port}/frame.html`);
      await page.until(`globalThis.told?.link === 'open' && told.state`);
      return page;
    };
    const own = await opened('127.0.0.1');
    const foreign = await opened('localhost');
    // In the first test this agent works: a frame under the desk's own site is in that centre, and takes it over.
    assert.notEqual(await own.read('told.state'), 'offline');
    assert.equal(await foreign.read('told.state'), 'offline', 'a centre in which nobody signed in');
    assert.deepEqual(
      [await own.read('told.place'), await foreign.read('told.place')],
      ['shared-worker', 'shared-worker'],
    );
    assert.equal(await own.read(`told.happened.some((one) => one.name === 'wx-not-shared')`), false);
    await foreign.until(`told.happened.some((one) => one.name === 'wx-not-shared' && one.framed)`);
    await foreign.until(`told.notices.includes('Tabs of other sites have another contact centre')`);
  });
});
