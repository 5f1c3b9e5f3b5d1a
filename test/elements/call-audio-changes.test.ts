/** The sound of calls where something changes: a call ends without a microphone, devices come back, elements move. */
import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { Media, Voice } from '../../src/core/index.js';
import { focusedElement } from '../../src/foundation/focus.js';
import { reconnect } from '../support/backend.js';
import { desk, find, findAll, html, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { byRole, isThere, textOf } from '../support/page.js';
import { freshMachine, Machine, PlayedMedia, Tone } from '../support/sound.js';
import { waitUntil } from '../support/wait.js';

const content = html`<wx-call-audio></wx-call-audio>`;
const machine = new Machine();
const CALLER: Voice = { id: 'v1', interactionId: 'i1', of: 'caller', name: 'Maya Torres', state: 'live', track: null };

const atBrowsers = defaultOrganisation.agents.map((one) => ({
  ...{ ...one, begins: 'offline' as const },
  station: { kind: 'browser' as const, number: '' },
}));

const row = (): Element | null | undefined => find('wx-call-audio')?.shadowRoot?.querySelector('.row');
const shown = (): string => textOf(find('wx-call-audio') ?? document.body);
const state = (): string => find('wx-call-audio')?.shadowRoot?.querySelector('.state')?.textContent.trim() ?? '';
const until = (isSo: () => unknown, what?: string): Promise<void> => waitUntil(isSo, what, { timeout: 4000 });
const focused = (): string => focusedElement(document)?.textContent.trim() ?? 'nothing';

async function soundDesk(
  media: PlayedMedia,
  { around = content, ...options }: DeskOptions & { around?: typeof content } = {},
): Promise<Desk> {
  const d = await desk(around, { station: 'browser', ...options });
  await reconnect(d, { media: () => Promise.resolve(media) });
  await until(row, 'the row is there');
  await settle();
  return d;
}

async function call(media: PlayedMedia, ...voices: Partial<Voice>[]): Promise<void> {
  media.show({ inCall: true, voices: voices.map((one) => ({ ...CALLER, ...one })) });
  await settle();
}

async function click(target: Element): Promise<void> {
  const { left, top, width, height } = target.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  await settle();
}

/** As somebody without a mouse does it. */
async function press(button: HTMLElement): Promise<void> {
  button.focus();
  await sendKeys({ press: 'Enter' });
  await settle();
}

async function microphones(): Promise<HTMLSelectElement> {
  await click(byRole('button', 'Sound settings'));
  await until(() => isThere('combobox', 'Microphone'));
  return byRole('combobox', 'Microphone') as HTMLSelectElement;
}

function choose(select: HTMLSelectElement, id: string): void {
  select.value = id;
  select.dispatchEvent(new Event('change'));
}

describe('wx-call-audio when things change', function () {
  this.timeout(20_000);

  freshMachine(machine);
  afterEach(async () => {
    await resetMouse();
    await setViewport({ width: 800, height: 600 });
  });

  describe('after a call without a microphone', () => {
    it('[STN-01] leads to a phone once the wrap-up is given', async () => {
      machine.refusal = 'NotFoundError';
      const d = await desk(html`<wx-station-login></wx-station-login>${content}`, { station: 'browser' });
      await until(row);
      const { id } = await d.talk();
      await until(() => state() === 'No microphone', 'it is missed in the call');
      expect(isThere('button', 'Take calls on a phone')).to.equal(false);
      await d.desktop.perform('end', { interactionId: id });
      await settle();
      expect(shown()).to.contain('Nobody will hear you in the next call. Connect a microphone.');
      expect(isThere('button', 'Take calls on a phone'), 'the wrap-up is open').to.equal(false);
      await expect(d.desktop).to.be.accessible();
      const [reason] = d.desktop.state.settings?.wrapUpReasons ?? [];
      await d.desktop.perform('wrap-up', { interactionId: id, reasonId: reason?.id ?? '' });
      await settle();
      await click(byRole('button', 'Take calls on a phone'));
      await until(() => isThere('form', 'Sign in'));
      expect((byRole('radio', 'Browser') as HTMLInputElement).checked).to.equal(false);
      expect(shown()).to.equal('');
    });

    it('asks for the microphone again, and lets go of it at once', async () => {
      machine.refusal = 'NotReadableError';
      const media = new PlayedMedia();
      await soundDesk(media);
      await call(media);
      await until(() => state() === 'Another program uses the microphone');
      media.show({ inCall: false });
      await settle();
      await click(byRole('button', 'Try again'));
      expect(machine.asked).to.have.length(2);
      expect(state(), 'it is as it was').to.equal('Another program uses the microphone');
      machine.refusal = null;
      await click(byRole('button', 'Try again'));
      expect(state()).to.equal('The microphone is off between calls');
      expect(machine.asked).to.have.length(3);
      expect([machine.live, media.spoken]).to.deep.equal([0, null]);
    });

    it('keeps what was asked for again where a call comes meanwhile', async () => {
      machine.refusal = 'NotReadableError';
      const media = new PlayedMedia();
      await soundDesk(media);
      await call(media);
      media.show({ inCall: false });
      await settle();
      machine.refusal = null;
      const answer = machine.holdAnswer();
      await click(byRole('button', 'Try again'));
      await call(media);
      answer();
      await until(() => state() === 'Microphone on');
      expect(machine.live).to.equal(1);
      expect(media.spoken?.readyState).to.equal('live');
    });

    it('forgets that it was blocked when the agent allows it, and asks for nothing', async () => {
      machine.refusal = 'NotAllowedError';
      const media = new PlayedMedia();
      await soundDesk(media);
      machine.permit('denied');
      await call(media);
      media.show({ inCall: false });
      await settle();
      expect(state()).to.equal('The microphone is blocked');
      machine.permit('granted');
      await settle();
      expect(state()).to.equal('The microphone is off between calls');
      expect(machine.asked).to.have.length(1);
    });

    it('offers no phone where the administrator has none', async () => {
      machine.refusal = 'NotFoundError';
      const media = new PlayedMedia();
      await soundDesk(media, { settings: { stations: ['browser'], agents: atBrowsers } });
      await call(media);
      media.show({ inCall: false });
      await settle();
      expect(isThere('button', 'Try again')).to.equal(true);
      expect(isThere('button', 'Take calls on a phone')).to.equal(false);
    });
  });

  describe('where the back end has the microphone', () => {
    const theirs = (): PlayedMedia => Object.assign(new PlayedMedia(), { speak: undefined });

    it('is on once the call sounds, be it on hold then', async () => {
      const media = theirs();
      await soundDesk(media);
      await call(media, { state: 'connecting' });
      expect(state()).to.equal('Waiting for the microphone…');
      expect(byRole('button', 'Mute').ariaDisabled).to.equal('true');
      await call(media, {});
      expect(state()).to.equal('Microphone on');
      await call(media);
      expect(state()).to.equal('Microphone on');
      expect(byRole('button', 'Mute').ariaDisabled).to.equal('false');
      await call(media, { interactionId: 'i2', state: 'connecting' });
      expect(state(), 'of another call nothing was heard yet').to.equal('Waiting for the microphone…');
    });

    it('says that the sound of the call is lost, and what to do; nothing is muted', async () => {
      const media = theirs();
      const d = await soundDesk(media);
      await call(media, { name: null, state: 'lost' });
      expect(state()).to.equal('The sound of this call is not in this page any more');
      expect(textOf(byRole('alert'))).to.contain('Transfer it to a colleague or to a phone');
      expect(shown()).not.to.contain('by itself');
      expect(byRole('button', 'Mute').ariaDisabled).to.equal('true');
      expect(isThere('button', 'Try again')).to.equal(false);
      await expect(d.desktop).to.be.accessible();
      await setViewport({ width: 320, height: 600 });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });

    it('[I18N-01] says so in Chinese', async () => {
      const media = theirs();
      await soundDesk(media, { lang: 'zh-CN' });
      await call(media, { state: 'lost' });
      expect(state()).to.equal('此页面中已没有这次通话的声音');
      expect(textOf(byRole('alert'))).to.equal('通话仍在继续，但此页面无法再接入。请将通话转接给同事或电话。');
    });
  });

  describe('the microphone', () => {
    it('that was chosen is used again once it is back in the call, and that is said', async () => {
      const media = new PlayedMedia();
      await soundDesk(media);
      await call(media);
      await until(() => state() === 'Microphone on');
      const select = await microphones();
      choose(select, 'mic-1');
      await until(() => machine.asked.length === 2);
      await settle();
      const [headset] = machine.devices.filter(({ deviceId }) => deviceId === 'mic-1');
      machine.unplug('Jabra <b>Evolve</b>');
      await until(() => shown().includes('You speak into Built-in microphone now.'));
      await settle();
      expect(select.value, 'what is in use is chosen').to.equal('');
      if (headset) machine.add(headset);
      await until(() => shown().includes('Jabra <b>Evolve</b> is back. You speak into it now.'));
      await settle();
      expect(select.value).to.equal('mic-1');
      expect(machine.live).to.equal(1);
      expect(media.spoken?.label).to.equal('Jabra <b>Evolve</b>');
    });

    it('is there by itself where there was none', async () => {
      machine.refusal = 'NotFoundError';
      const media = new PlayedMedia();
      await soundDesk(media);
      await call(media);
      await until(() => state() === 'No microphone');
      machine.refusal = null;
      machine.add({ deviceId: 'mic-3', kind: 'audioinput', label: 'New', groupId: '' });
      await until(() => state() === 'Microphone on');
    });

    it('that was wished and not to be had can be wished again: the menu shows the one in use', async () => {
      const media = new PlayedMedia();
      const d = await soundDesk(media);
      await call(media);
      await until(() => state() === 'Microphone on');
      choose(await microphones(), 'mic-2');
      await until(() => machine.asked.length === 2);
      media.show({ inCall: false });
      machine.failing = 'mic-2';
      await reconnect(d, { media: () => Promise.resolve(media) });
      await call(media);
      await until(() => state() === 'Microphone on');
      const select = await microphones();
      expect(select.value).to.equal('');
      machine.failing = null;
      choose(select, 'mic-2');
      await until(() => media.spoken?.label === 'Built-in microphone');
      expect(select.value).to.equal('mic-2');
    });

    it('refused goes back to the one before, in the menu and in what is remembered', async () => {
      const media = new PlayedMedia();
      await soundDesk(media);
      await call(media);
      await until(() => state() === 'Microphone on');
      const select = await microphones();
      choose(select, 'mic-2');
      await until(() => media.spoken?.label === 'Built-in microphone');
      machine.failing = 'mic-1';
      choose(select, 'mic-1');
      await until(() => shown().includes('Jabra <b>Evolve</b> cannot be used.'));
      expect(select.value).to.equal('mic-2');
      expect(JSON.stringify(Object.values(localStorage)))
        .to.contain('mic-2')
        .and.not.to.contain('mic-1');
    });

    it('is the one chosen last, whatever is answered first', async () => {
      const media = new PlayedMedia();
      await soundDesk(media);
      await call(media);
      await until(() => state() === 'Microphone on');
      const before = media.spoken;
      const select = await microphones();
      const answer = machine.holdAnswer();
      choose(select, 'mic-2');
      choose(select, '');
      answer();
      await settle();
      expect(media.spoken).to.equal(before);
      expect([select.value, machine.live]).to.deep.equal(['', 1]);
    });
  });

  describe('the elements of a desktop', () => {
    it('of two, the other takes over when the one that sounds leaves', async () => {
      const media = new PlayedMedia();
      await soundDesk(media, { around: html`${content}${content}` });
      await call(media, { track: new Tone(440).track });
      await until(() => state() === 'Microphone on' && machine.playing.length === 1);
      findAll('wx-call-audio')[0]?.remove();
      await until(() => state() === 'Microphone on' && machine.playing.length === 1, 'the other sounds');
      expect(machine.live).to.equal(1);
      expect(media.spoken?.readyState).to.equal('live');
    });

    it('that is moved sounds on without a gap', async () => {
      const media = new PlayedMedia();
      const d = await soundDesk(media, { around: html`<div>${content}</div>` });
      await call(media, { track: new Tone(440).track });
      await until(() => state() === 'Microphone on' && machine.playing.length === 1);
      const { spoken } = media;
      const [playing] = machine.playing;
      const element = find('wx-call-audio');
      if (element) d.desktop.append(element);
      await settle();
      expect(media.spoken).to.equal(spoken);
      expect(spoken?.readyState).to.equal('live');
      expect(machine.playing).to.deep.equal([playing]);
      expect(machine.asked).to.have.length(1);
      const { readings } = machine;
      await until(() => machine.readings > readings, 'the meter works on');
      if (element) document.body.append(element);
      await settle();
      expect([machine.live, machine.playing.length], 'without a desktop it is still').to.deep.equal([0, 0]);
      element?.remove();
    });
  });

  describe('keyboard', () => {
    it('[A11Y-01] is at "Mute" after "Try again"', async () => {
      machine.refusal = 'NotReadableError';
      const media = new PlayedMedia();
      await soundDesk(media);
      await call(media);
      await press(byRole('button', 'Try again'));
      expect(focused(), 'nothing came of it').to.equal('Mute');
      machine.refusal = null;
      await press(byRole('button', 'Try again'));
      await until(() => state() === 'Microphone on');
      expect(focused()).to.equal('Mute');
    });

    it('[A11Y-01] is at "Mute" after "Enable sound"', async () => {
      machine.isBlocked = true;
      const media = new PlayedMedia();
      await soundDesk(media);
      await call(media, { track: new Tone(440).track });
      await until(() => isThere('button', 'Enable sound'));
      machine.isBlocked = false;
      await press(byRole('button', 'Enable sound'));
      await until(() => !isThere('button', 'Enable sound'));
      expect(focused()).to.equal('Mute');
    });

    it('[A11Y-01] is at "Retry" again where the sound did not come again, and at "Mute" where it did', async () => {
      let media: Media | null = null;
      const d = await desk(content, { station: 'browser' });
      await reconnect(d, { media: () => (media ? Promise.resolve(media) : Promise.reject(new Error('No.'))) });
      await until(() => isThere('button', 'Retry'));
      await press(byRole('button', 'Retry'));
      expect(focused()).to.equal('Retry');
      media = new PlayedMedia();
      await press(byRole('button', 'Retry'));
      expect(focused()).to.equal('Mute');
    });

    it('is not taken from where the agent went meanwhile', async () => {
      machine.refusal = 'NotReadableError';
      const media = new PlayedMedia();
      await soundDesk(media, { around: html`${content}<input aria-label="Elsewhere" />` });
      await call(media);
      byRole('button', 'Try again').click();
      byRole('textbox', 'Elsewhere').focus();
      await settle();
      expect(focusedElement(document)).to.equal(byRole('textbox', 'Elsewhere'));
    });
  });

  describe('costs', () => {
    it('no repaint for facts that have nothing to do with the sound', async () => {
      const media = new PlayedMedia();
      const d = await soundDesk(media, { settings: { noiseRemoval: false } });
      const { id } = await d.talk();
      await call(media, { interactionId: id, track: new Tone(440).track });
      await until(() => machine.readings > 1, 'all that is made for a call is there');
      let paints = 0;
      find('wx-call-audio')?.addController({ hostUpdated: () => (paints += 1) });
      await settle();
      paints = 0;
      await d.ring('chat');
      await d.desktop.perform('hold', { interactionId: id });
      await d.desktop.perform('resume', { interactionId: id });
      await d.advance(10_000);
      expect(paints).to.equal(0);
    });

    it('three readings a second where less motion is wanted', async () => {
      await emulateFeatures({ 'prefers-reduced-motion': 'reduce' });
      const media = new PlayedMedia();
      await soundDesk(media);
      await call(media);
      await until(() => machine.readings > 0);
      const [before, since] = [machine.readings, performance.now()];
      await until(() => machine.readings >= before + 3);
      expect(performance.now() - since).to.be.at.least(800);
    });

    it('a dozen readings a second for the meter, and no frame between them', async () => {
      const media = new PlayedMedia();
      await soundDesk(media);
      await call(media);
      await until(() => machine.readings > 2);
      const { requestAnimationFrame: real } = window;
      let frames = 0;
      window.requestAnimationFrame = (act) => {
        frames += 1;
        return real.call(window, act);
      };
      const before = machine.readings;
      await until(() => machine.readings >= before + 6);
      window.requestAnimationFrame = real;
      expect(frames).to.be.at.most(machine.readings - before + 1);
    });
  });
});
