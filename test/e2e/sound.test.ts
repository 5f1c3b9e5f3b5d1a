/**
 * Agents at browser stations in three tabs of one browser, whose microphones hear a tone: it comes out of the other tabs
 * in a consult and in a conference, not on hold and on mute, and again after it.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, Locator } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { Person, Tab } from './support.js';

/** What every microphone hears, in hertz. */
const TONE = 620;
/** In decibels at that frequency. */
const HEARD = -60;
const SILENT = -90;

/** Bursts of a tone, like words: what only hums would be taken away as noise. */
function toneFile(): Buffer {
  const rate = 48_000;
  const samples = Buffer.alloc(44 + rate * 2 * 2);
  samples.write('RIFF', 0);
  samples.writeUInt32LE(samples.length - 8, 4);
  samples.write('WAVEfmt ', 8);
  samples.writeUInt32LE(16, 16);
  samples.writeUInt16LE(1, 20);
  samples.writeUInt16LE(1, 22);
  samples.writeUInt32LE(rate, 24);
  samples.writeUInt32LE(rate * 2, 28);
  samples.writeUInt16LE(2, 32);
  samples.writeUInt16LE(16, 34);
  samples.write('data', 36);
  samples.writeUInt32LE(samples.length - 44, 40);
  for (let at = 0; at < rate * 2; at += 1) {
    const isOn = at % (rate / 2) < rate * 0.3;
    samples.writeInt16LE(isOn ? Math.round(12_000 * Math.sin((2 * Math.PI * TONE * at) / rate)) : 0, 44 + at * 2);
  }
  return samples;
}

interface Voice {
  readonly state: string;
  readonly name: string | null;
  readonly track: MediaStreamTrack | null;
}

interface Sounding extends HTMLElement {
  media(): Promise<{ readonly view: { readonly voices: readonly Voice[]; readonly inCall: boolean } }> | null;
}

/** Runs in the page: how loud somebody is there at a frequency, over two thirds of a second. Null: never heard of. */
function loudness(ears: Map<string, { track: MediaStreamTrack; analyser: AnalyserNode }>) {
  return async (name: string, frequency: number): Promise<number | null> => {
    const media = await document.querySelector<Sounding>('#desktop')?.media();
    const track = media?.view.voices.find((one) => one.name === name)?.track;
    let ear = ears.get(name);
    if (track && track !== ear?.track) {
      const context = new AudioContext({ sampleRate: 48_000 });
      await context.resume();
      const analyser = new AnalyserNode(context, { fftSize: 32_768, smoothingTimeConstant: 0 });
      const stream = new MediaStream([track]);
      context.createMediaStreamSource(stream).connect(analyser);
      // Chromium gives a context nothing of a remote track that no element plays: on hold the desk plays none.
      const player = new Audio();
      player.muted = true;
      player.srcObject = stream;
      await player.play();
      ears.set(name, (ear = { track, analyser }));
    }
    if (!ear) return null;
    const bins = new Float32Array(ear.analyser.frequencyBinCount);
    ear.analyser.getFloatFrequencyData(bins);
    const bin = Math.round((frequency * ear.analyser.fftSize) / 48_000);
    return Math.max(-200, ...bins.slice(bin - 3, bin + 4));
  };
}

class Desk extends Tab {
  readonly name: string;

  private constructor(tab: Tab, name: string) {
    super(tab.page);
    this.name = name;
  }

  /** Opens an agent's desk, signed in with the browser as the station, and available. */
  static async of(person: Person, url: string, agentId: string, name: string): Promise<Desk> {
    const desk = new Desk(await person.open(`${url}demo/?agent=${agentId}`), name);
    await desk.named('radio', 'Browser').check({ force: true });
    await desk.signIn();
    await desk.goAvailable();
    return desk;
  }

  get call(): Locator {
    return this.named('article', /^Call with/u);
  }

  get conference(): Locator {
    return this.named('article', /^Conference with/u);
  }

  /** Waits until the tone of somebody is heard here, or is not. */
  async #until(name: string, test: (level: number | null) => boolean, what: string): Promise<void> {
    let level: number | null = null;
    for (let attempt = 0; attempt < 150; attempt += 1) {
      level = await this.page.evaluate<number | null, [string, number]>(
        ([who, frequency]) =>
          (globalThis as unknown as { loudness: ReturnType<typeof loudness> }).loudness(who, frequency),
        [name, TONE],
      );
      if (test(level)) return;
      await this.page.waitForTimeout(100);
    }
    assert.fail(`${this.name} ${what} ${name}: ${String(level)} dB`);
  }

  hears(other: Desk): Promise<void> {
    return this.#until(other.name, (level) => level !== null && level > HEARD, 'should hear');
  }

  hearsNothingOf(other: Desk): Promise<void> {
    return this.#until(other.name, (level) => level !== null && level < SILENT, 'should not hear');
  }

  /** Everybody whom this page is to hear can be heard. */
  async live(): Promise<void> {
    await this.page.waitForFunction(async () => {
      const media = await document.querySelector<Sounding>('#desktop')?.media();
      return media?.view.voices.every(({ state }) => state === 'live');
    });
  }

  /** Whom this page is to hear. */
  voices(): Promise<(string | null)[]> {
    return this.page.evaluate(async () => {
      const media = await document.querySelector<Sounding>('#desktop')?.media();
      return media?.view.voices.map(({ name }) => name) ?? [];
    });
  }
}

describe('the sound of three tabs', { timeout: 240_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'wx-tone-'));
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  before(async () => {
    const tone = join(folder, 'tone.wav');
    writeFileSync(tone, toneFile());
    const args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
    [browser, server] = await Promise.all([
      chromium.launch({
        executablePath: findBrowser() ?? '',
        args: [...browserArgs, ...args, `--use-file-for-fake-audio-capture=${tone}`],
      }),
      serve(),
    ]);
  });
  after(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it('[HLD-01] [HLD-02] [CNF-01] a tone of one is heard by the others as the call has it', async () => {
    const person = await Person.meet(browser, `globalThis.loudness = (${loudness.toString()})(new Map());`);
    const tomasz = await Desk.of(person, server.url, 'tomasz-wojcik', 'Tomasz Wójcik-Lewandowski');
    const priya = await Desk.of(person, server.url, 'priya-raman', 'Priya Raman');

    await tomasz.press('Incoming call');
    await tomasz.press('Answer');
    await tomasz.call.waitFor();
    assert.equal((await tomasz.voices()).length, 1, 'the customer');

    // A consult: the two talk, and the customer waits.
    await tomasz.asks(priya.name, tomasz.call);
    await priya.press('Answer');
    await tomasz.hears(priya);
    await priya.hears(tomasz);
    assert.deepEqual(await tomasz.voices(), [priya.name]);

    // Mute, and back.
    await tomasz.press('Mute');
    await priya.hearsNothingOf(tomasz);
    await tomasz.hears(priya);
    await tomasz.press('Mute');
    await priya.hears(tomasz);

    // Hold, and back.
    const consult = tomasz.named('article', /^Consult with Priya/u);
    await tomasz.press('Hold', consult);
    await priya.hearsNothingOf(tomasz);
    await tomasz.hearsNothingOf(priya);
    assert.deepEqual(await priya.voices(), []);
    await tomasz.press('Resume', consult);
    await tomasz.hears(priya);
    await priya.hears(tomasz);

    // All together, and a third.
    await tomasz.press('Conference', consult);
    await tomasz.conference.waitFor();
    await tomasz.hears(priya);
    await priya.hears(tomasz);
    assert.equal((await priya.voices()).length, 2, 'the customer too');
    const hannah = await Desk.of(person, server.url, 'hannah-lindqvist', 'Hannah Lindqvist');
    await tomasz.asks(hannah.name, tomasz.conference);
    await hannah.press('Answer');
    await tomasz.hears(hannah);
    await priya.hearsNothingOf(tomasz);
    await tomasz.press('Conference', tomasz.named('article', /^Consult with Hannah/u));
    for (const desk of [tomasz, priya, hannah]) {
      for (const other of [tomasz, priya, hannah]) if (other !== desk) await desk.hears(other);
      assert.equal((await desk.voices()).length, 3);
    }

    // A tab that closes takes only its own voice along.
    await priya.page.close();
    await hannah.hears(tomasz);
    await tomasz.hears(hannah);
    await person.leave();
  });

  it('[STN-06] a page that is loaded anew in a call complains of nothing, and is heard with its first use', async () => {
    const person = await Person.meet(browser);
    const tomasz = await Desk.of(person, server.url, 'tomasz-wojcik', 'Tomasz Wójcik-Lewandowski');
    await tomasz.press('Incoming call');
    await tomasz.press('Answer');
    await tomasz.call.waitFor();
    await tomasz.page.reload();
    // Whatever is asked of a page by a test counts as using it: nothing is asked meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const before = [...person.complaints];
    await tomasz.call.waitFor();
    assert.equal((await tomasz.voices()).length, 1, 'the customer');
    assert.deepEqual(before, []);
    await tomasz.call.click();
    await tomasz.live();
    await person.leave();
  });
});
