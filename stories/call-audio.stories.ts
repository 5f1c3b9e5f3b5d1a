import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const meta: Meta = {
  title: 'Call/Call audio',
  component: 'wx-call-audio',
  // The settings lie over the page, and devices are the page's: each story has one of its own.
  parameters: { docs: { story: { inline: false, iframeHeight: 320 } } },
};
export default meta;

const audio = html`<wx-call-audio></wx-call-audio>`;

/** A microphone that is the story's, so that nobody is asked for the real one. */
function microphone(refusal: string | null = null): void {
  const getUserMedia = (): Promise<MediaStream> => {
    if (refusal !== null) return Promise.reject(new DOMException('No.', refusal));
    const context = new AudioContext();
    const target = new MediaStreamAudioDestinationNode(context);
    const voice = new OscillatorNode(context, { frequency: 180 });
    const loudness = new GainNode(context, { gain: 0.05 });
    voice.connect(loudness).connect(target);
    voice.start();
    return Promise.resolve(target.stream);
  };
  Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: getUserMedia, configurable: true });
}

/** An agent who talks, with a microphone that is there or refused. */
const talking =
  (refusal: string | null = null, then: (s: Stage) => unknown = () => undefined) =>
  async (s: Stage): Promise<void> => {
    microphone(refusal);
    await s.talk();
    for (let turn = 0; turn < 200 && !button(s); turn += 1) await s.wait(0);
    await s.wait(0);
    await then(s);
  };

const root = (s: Stage): ShadowRoot | null | undefined => s.desktop.querySelector('wx-call-audio')?.shadowRoot;
const button = (s: Stage): HTMLElement | null | undefined => root(s)?.querySelector<HTMLElement>('.mute');

export const BetweenCalls: StoryObj = { render: () => stage(audio, undefined, { station: 'browser' }) };

export const On: StoryObj = { render: () => stage(audio, talking(), { station: 'browser' }) };

export const Muted: StoryObj = {
  render: () =>
    stage(
      audio,
      talking(null, async (s) => (await s.desktop.media())?.mute(true)),
      { station: 'browser' },
    ),
};

export const Settings: StoryObj = {
  render: () =>
    stage(
      audio,
      talking(null, (s) => root(s)?.querySelector<HTMLElement>('[popover]')?.showPopover()),
      { station: 'browser' },
    ),
};

export const Refused: StoryObj = { render: () => stage(audio, talking('NotAllowedError'), { station: 'browser' }) };

export const NoMicrophone: StoryObj = { render: () => stage(audio, talking('NotFoundError'), { station: 'browser' }) };

export const UsedByAnother: StoryObj = {
  render: () => stage(audio, talking('NotReadableError'), { station: 'browser' }),
};

/** It paints nothing: the sound is at the telephone. */
export const AtATelephone: StoryObj = { render: () => stage(audio, undefined, { station: 'extension' }) };

export const WithThePane: StoryObj = {
  render: () =>
    stage(html`${audio}<wx-interaction-control></wx-interaction-control>`, talking(), { station: 'browser' }),
};
