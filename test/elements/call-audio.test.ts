import { aTimeout, expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import type { Media, Voice } from '../../src/core/index.js';
import { reconnect } from '../support/backend.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { pressKeys } from '../support/keys.js';
import { byRole, isThere, textOf } from '../support/page.js';
import { freshMachine, Machine, PlayedMedia, Tone } from '../support/sound.js';
import { waitUntil } from '../support/wait.js';

const content = html`<wx-call-audio></wx-call-audio>`;
const machine = new Machine();

interface SoundDesk {
  readonly d: Desk;
  readonly media: PlayedMedia;
}

/** An agent at a station in the browser, with a back end whose sound a test makes. */
async function soundDesk(options: DeskOptions = {}, media = new PlayedMedia()): Promise<SoundDesk> {
  const d = await desk(content, { station: 'browser', ...options });
  await reconnect(d, { media: () => Promise.resolve(media) });
  await waitUntil(() => isRow());
  await settle();
  return { d, media };
}

const isRow = (): boolean => find('wx-call-audio')?.shadowRoot?.querySelector('.row') != null;
const mute = (name = 'Mute'): HTMLElement => byRole('button', name);
const shown = (): string => textOf(find('wx-call-audio') ?? document.body);
const state = (): string => find('wx-call-audio')?.shadowRoot?.querySelector('.state')?.textContent.trim() ?? '';
const until = (isSo: () => unknown): Promise<void> => waitUntil(isSo, undefined, { timeout: 4000 });

async function click(target: Element): Promise<void> {
  const { left, top, width, height } = target.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  await settle();
}

async function openSettings(): Promise<void> {
  await click(byRole('button', 'Sound settings'));
  await waitUntil(() => isThere('slider', 'Volume of the call'));
}

/** A call begins: the microphone is wanted, and a caller is heard. */
async function call(media: PlayedMedia, voices: readonly Partial<Voice>[] = []): Promise<void> {
  media.show({ inCall: true, voices: voices.map((one) => ({ ...CALLER, ...one })) });
  await settle();
}

const CALLER: Voice = { id: 'v1', interactionId: 'i1', of: 'caller', name: 'Maya Torres', state: 'live', track: null };

describe('wx-call-audio', function () {
  this.timeout(20_000);

  freshMachine(machine);
  afterEach(async () => {
    await resetMouse();
    await setViewport({ width: 800, height: 600 });
  });

  describe('paints', () => {
    it('a row whose microphone is off between calls', async () => {
      await soundDesk();
      expect(state()).to.equal('The microphone is off between calls');
      expect(mute().getAttribute('aria-disabled')).to.equal('true');
      expect(machine.asked).to.deep.equal([]);
    });

    it('nothing at a telephone, signed out, without a sound in the back end, and without a desktop', async () => {
      const phone = await desk(content, { station: 'extension' });
      await reconnect(phone, { media: () => Promise.resolve(new PlayedMedia()) });
      expect(shown()).to.equal('');
      await desk(content);
      expect(shown()).to.equal('');
      const mute = await desk(content, { station: 'browser' });
      await reconnect(mute, {});
      expect(isRow()).to.equal(false);
    });

    it('[I18N-01] everything in Chinese', async () => {
      const { media } = await soundDesk({ lang: 'zh-CN' });
      await call(media);
      await until(() => state() === '麦克风已打开');
      await click(mute('静音'));
      expect(state()).to.equal('您已静音');
      byRole('button', '声音设置');
    });

    for (const [what, features] of [
      ['light', {}],
      ['dark', { 'prefers-color-scheme': 'dark' }],
      ['forced colours', { 'forced-colors': 'active' }],
    ] as const) {
      it(`[A11Y-01] no barrier, in ${what}, muted and with its settings open`, async () => {
        await emulateFeatures(features);
        const { d, media } = await soundDesk();
        await call(media, [{ state: 'interrupted' }]);
        await until(() => state() === 'Microphone on');
        await expect(d.desktop).to.be.accessible();
        await click(mute());
        await openSettings();
        await expect(d.desktop).to.be.accessible();
      });
    }

    it('[A11Y-01] one row that fits 320 pixels', async () => {
      await setViewport({ width: 320, height: 600 });
      const { media } = await soundDesk();
      await call(media);
      await until(() => state() === 'Microphone on');
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
      await openSettings();
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
  });

  describe('plays', () => {
    it('[ANS-01] the voices that are to be heard, and no others', async () => {
      const { media } = await soundDesk();
      const maya = new Tone(440);
      const ben = new Tone(1000);
      await call(media, [
        { id: 'a', track: maya.track },
        { id: 'b', of: 'colleague', name: 'Ben Carter', track: ben.track },
      ]);
      await until(() => machine.playing.length === 2);
      expect(await machine.hertz()).to.deep.equal([440, 1000]);
      media.show({ voices: media.view.voices.filter(({ id }) => id === 'b') });
      await settle();
      expect(await machine.hertz()).to.deep.equal([1000]);
      media.show({ voices: [] });
      await settle();
      expect(machine.playing).to.have.length(0);
    });

    it('as loud as was chosen, and remembers it', async () => {
      const { d, media } = await soundDesk();
      await call(media, [{ track: new Tone(440).track }]);
      await openSettings();
      const volume = byRole('slider', 'Volume of the call') as HTMLInputElement;
      volume.focus();
      await sendKeys({ press: 'Home' });
      for (let i = 0; i < 8; i += 1) await sendKeys({ press: 'ArrowRight' });
      await settle();
      expect(machine.playing[0]?.volume).to.be.closeTo(0.4, 0.001);
      expect(volume.getAttribute('aria-valuetext')).to.equal('40 %');
      media.show({ voices: [] });
      await reconnect(d, { media: () => Promise.resolve(media) });
      await call(media, [{ track: new Tone(440).track }]);
      await until(() => machine.playing.length === 1);
      expect(machine.playing[0]?.volume).to.be.closeTo(0.4, 0.001);
    });

    it('[NOI-01] with the noise, and says so, where the page’s policy lets nothing take it away', async () => {
      const { d, media } = await soundDesk({ settings: { noiseRemoval: true } });
      const { id, noiseRemoval } = await d.talk();
      expect(noiseRemoval).to.equal(true);
      await call(media, [{ interactionId: id, track: new Tone(440).track }]);
      await until(() => shown().includes('Background noise cannot be removed now. You hear the call as it comes.'));
      expect(await machine.hertz()).to.deep.equal([440]);
    });

    it('a button where the browser lets nothing be heard; its click is heard', async () => {
      machine.isBlocked = true;
      const { media } = await soundDesk();
      await call(media, [{ track: new Tone(440).track }]);
      await until(() => isThere('button', 'Enable sound'));
      machine.isBlocked = false;
      await click(byRole('button', 'Enable sound'));
      await until(() => !isThere('button', 'Enable sound'));
      expect(machine.refusals).to.equal(1);
    });

    it('says whose sound is interrupted, markup and all, until it is back', async () => {
      const name = '<img src=x onerror=alert(1)>';
      const { media } = await soundDesk();
      await call(media, [{ name, state: 'interrupted' }]);
      expect(shown()).to.contain(`${name}’s sound is interrupted. It comes back by itself.`);
      media.show({ voices: [{ ...CALLER, name }] });
      await settle();
      expect(shown()).not.to.contain('interrupted');
      media.show({ voices: [{ ...CALLER, name: null, state: 'interrupted' }] });
      await settle();
      expect(shown()).to.contain('The sound is interrupted.');
    });

    it('once, with two of the elements on the page', async () => {
      const media = new PlayedMedia();
      const d = await desk(html`${content}${content}`, { station: 'browser' });
      await reconnect(d, { media: () => Promise.resolve(media) });
      await waitUntil(() => isRow());
      await call(media, [{ track: new Tone(440).track }]);
      await until(() => machine.playing.length > 0);
      await settle();
      expect(machine.playing).to.have.length(1);
      expect(machine.asked).to.have.length(1);
    });
  });

  describe('the microphone', () => {
    it('[ANS-01] is asked for with the first call, spoken into, and let go of with the last', async () => {
      const { media } = await soundDesk();
      await call(media);
      await until(() => state() === 'Microphone on');
      expect(machine.asked).to.deep.equal([{ echoCancellation: true, noiseSuppression: true, autoGainControl: true }]);
      const { spoken } = media;
      expect(spoken?.readyState).to.equal('live');
      media.show({ inCall: false });
      await settle();
      expect(spoken?.readyState).to.equal('ended');
      expect(media.spoken).to.equal(null);
      expect(state()).to.equal('The microphone is off between calls');
    });

    it('is let go of where the call was over before the agent had allowed it', async () => {
      const { media } = await soundDesk();
      const answer = machine.holdAnswer();
      await call(media);
      expect(state()).to.equal('Waiting for the microphone…');
      media.show({ inCall: false });
      await settle();
      answer();
      await settle();
      expect(machine.live).to.equal(0);
      expect(media.spoken).to.equal(null);
    });

    it('[A11Y-01] is muted and back, by mouse and by keys; the next call begins unmuted', async () => {
      const { media } = await soundDesk();
      await call(media);
      await until(() => state() === 'Microphone on');
      await click(mute());
      expect([media.view.muted, state(), mute().ariaPressed]).to.deep.equal([true, 'You are muted', 'true']);
      await pressKeys('Alt+Shift+F7');
      await settle();
      expect([media.view.muted, mute().ariaPressed]).to.deep.equal([false, 'false']);
      await sendKeys({ press: 'Space' });
      await settle();
      expect(media.view.muted).to.equal(true);
      media.show({ inCall: false });
      await settle();
      expect(media.view.muted).to.equal(false);
    });

    it('says when the headset or the system mutes it', async () => {
      const { media } = await soundDesk();
      await call(media);
      await until(() => state() === 'Microphone on');
      machine.setMuted(true);
      await settle();
      expect(state()).to.equal('Muted by the system or the headset');
      expect(shown()).to.contain('nobody hears you. Unmute the headset');
      machine.setMuted(false);
      await settle();
      expect(state()).to.equal('Microphone on');
    });

    for (const [name, what, then] of [
      ['NotAllowedError', 'The microphone is blocked', 'Allow the microphone'],
      ['NotFoundError', 'No microphone', 'Connect a microphone'],
      ['NotReadableError', 'Another program uses the microphone', 'Close the other program'],
    ] as const) {
      it(`[ERR-01] ${name}: the call is heard all the same; it can be tried again`, async () => {
        machine.refusal = name;
        const { media } = await soundDesk();
        await call(media, [{ track: new Tone(440).track }]);
        await until(() => state() === what);
        expect(textOf(byRole('alert'))).to.contain(`nobody hears you. ${then}`);
        expect(mute().getAttribute('aria-disabled')).to.equal('true');
        expect(machine.playing).to.have.length(1);
        machine.refusal = null;
        await click(byRole('button', 'Try again'));
        await until(() => state() === 'Microphone on');
        expect(isThere('alert')).to.equal(false);
        expect(media.spoken?.readyState).to.equal('live');
      });
    }

    it('follows what the agent allows meanwhile', async () => {
      machine.refusal = 'NotAllowedError';
      const { media } = await soundDesk();
      machine.permit('denied');
      await call(media);
      await until(() => state() === 'The microphone is blocked');
      machine.refusal = null;
      machine.permit('granted');
      await until(() => state() === 'Microphone on');
      expect(media.spoken?.readyState).to.equal('live');
    });

    it('[HST-02] is not asked for in a frame that does not lend it, and why is said', async () => {
      machine.isLent = false;
      const { media } = await soundDesk();
      await call(media, [{ track: new Tone(440).track }]);
      expect(state()).to.equal('No microphone in this page');
      expect(textOf(byRole('alert'))).to.contain('Open this page in a window of its own.');
      expect(machine.asked).to.deep.equal([]);
      expect(machine.playing).to.have.length(1);
    });

    it('goes on with another where it was unplugged, and says which', async () => {
      const { media } = await soundDesk();
      await call(media);
      await until(() => state() === 'Microphone on');
      const before = media.spoken;
      machine.unplug('Jabra <b>Evolve</b>');
      await until(() => media.spoken !== null && media.spoken !== before);
      expect(shown()).to.contain('Jabra <b>Evolve</b> is gone. You speak into Built-in microphone now.');
      expect(state()).to.equal('Microphone on');
    });

    it('is chosen in the call, and remembered by its id alone', async () => {
      const { media } = await soundDesk();
      await call(media);
      await until(() => state() === 'Microphone on');
      const before = media.spoken;
      await openSettings();
      const choice = byRole('combobox', 'Microphone') as HTMLSelectElement;
      choice.value = 'mic-2';
      choice.dispatchEvent(new Event('change'));
      await until(() => media.spoken !== before);
      expect(before?.readyState).to.equal('ended');
      expect(machine.asked.at(-1)).to.have.deep.property('deviceId', { exact: 'mic-2' });
      const kept = JSON.stringify(Object.entries(localStorage));
      expect(kept).to.contain('mic-2');
      for (const { label } of machine.devices) expect(kept).not.to.contain(label);
    });

    it('stays as it was where the chosen one cannot be had, and says so', async () => {
      const { media } = await soundDesk();
      await call(media);
      await until(() => state() === 'Microphone on');
      const before = media.spoken;
      await openSettings();
      machine.refusal = 'NotReadableError';
      const choice = byRole('combobox', 'Microphone') as HTMLSelectElement;
      choice.value = 'mic-2';
      choice.dispatchEvent(new Event('change'));
      await until(() => shown().includes('Built-in microphone cannot be used. You go on with the one before.'));
      expect(media.spoken).to.equal(before);
      expect(before?.readyState).to.equal('live');
      expect(state()).to.equal('Microphone on');
    });

    it('is the back end’s own where that takes it', async () => {
      const media = new PlayedMedia();
      Object.assign(media, { speak: undefined });
      await soundDesk({}, media);
      await call(media, [{}]);
      expect(machine.asked).to.deep.equal([]);
      await click(mute());
      expect(media.view.muted).to.equal(true);
      await openSettings();
      expect(isThere('combobox', 'Microphone')).to.equal(false);
    });
  });

  describe('the loudspeaker', () => {
    it('is chosen; where it is gone the call goes on with the system’s, and it comes back', async () => {
      const { media } = await soundDesk();
      await call(media, [{ track: new Tone(440).track }]);
      await until(() => state() === 'Microphone on');
      await openSettings();
      const choice = byRole('combobox', 'Loudspeaker') as HTMLSelectElement;
      choice.value = 'out-2';
      choice.dispatchEvent(new Event('change'));
      await settle();
      expect(machine.sinks.at(-1)).to.equal('out-2');
      const [headset] = machine.remove('out-2');
      await settle();
      expect(machine.sinks.at(-1)).to.equal('');
      expect(shown()).to.contain('Jabra headset is gone. You hear the call through the system default.');
      if (headset) machine.add(headset);
      await settle();
      expect(machine.sinks.at(-1)).to.equal('out-2');
    });
  });

  describe('costs nothing', () => {
    it('where the meter cannot be seen', async () => {
      const { d, media } = await soundDesk();
      await call(media);
      await until(() => state() === 'Microphone on');
      await until(() => machine.readings > 2);
      d.desktop.hidden = true;
      Object.assign(find('wx-call-audio')?.style ?? {}, { display: 'none' });
      await aTimeout(150);
      const { readings } = machine;
      await aTimeout(400);
      expect(machine.readings).to.equal(readings);
      find('wx-call-audio')?.style.removeProperty('display');
      await until(() => machine.readings > readings);
      await click(mute());
      await aTimeout(50);
      const muted = machine.readings;
      await aTimeout(300);
      expect(machine.readings).to.equal(muted);
    });

    it('after ten calls: no track, no context and no element is left', async () => {
      const { media } = await soundDesk();
      for (let i = 0; i < 10; i += 1) {
        await call(media, [{ id: `v${String(i)}`, track: new Tone(440).track }]);
        // The meter makes a context for each, as soon as it is seen.
        await until(() => state() === 'Microphone on' && machine.contexts.length === i + 1);
        expect(machine.playing).to.have.length(1);
        media.show({ inCall: false, voices: [] });
        await settle();
      }
      expect(machine.asked).to.have.length(10);
      expect([machine.live, machine.playing.length]).to.deep.equal([0, 0]);
      await until(() => machine.contexts.every((one) => one.state === 'closed'));
    });

    it('after the agent has signed out in a call, or the element has left', async () => {
      const { media } = await soundDesk();
      await call(media, [{ track: new Tone(440).track }]);
      await until(() => state() === 'Microphone on');
      find('wx-call-audio')?.remove();
      await settle();
      expect([machine.live, machine.playing.length]).to.deep.equal([0, 0]);
    });
  });

  describe('edges', () => {
    it('[ERR-01] says so where the sound does not come, and asks again', async () => {
      let media: Media | null = null;
      const d = await desk(content, { station: 'browser' });
      await reconnect(d, { media: () => (media ? Promise.resolve(media) : Promise.reject(new Error('No.'))) });
      await until(() => isThere('button', 'Retry'));
      media = new PlayedMedia();
      await click(byRole('button', 'Retry'));
      await until(() => isRow());
    });

    it('closes the sound with the session', async () => {
      const { d, media } = await soundDesk();
      d.desktop.backend = null;
      await settle();
      expect(media.isClosed).to.equal(true);
      expect(shown()).to.equal('');
    });

    it('holds a name of 5,000 characters', async () => {
      await setViewport({ width: 320, height: 600 });
      const { media } = await soundDesk();
      await call(media, [{ name: 'x'.repeat(5000), state: 'interrupted' }]);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
  });
});
