import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { WxOutdial } from '../src/index.js';
import { html, stage } from './support/stage.js';
import type { Stage, StageOptions } from './support/stage.js';

const meta: Meta = { title: 'Call/Outdial', component: 'wx-outdial' };
export default meta;

const card = html`<wx-outdial inline></wx-outdial>`;
/** Nobody answers, so that a story stands still. */
const station: StageOptions = {
  station: 'extension',
  settings: { dialling: { answerSeconds: 3600, ringSeconds: 3600 } },
};

/** A story of the card, after something was done with it. What was typed in another one is forgotten. */
const story = (
  play: (outdial: WxOutdial, s: Stage) => Promise<unknown> = () => Promise.resolve(),
  options: StageOptions = station,
): StoryObj => ({
  render: () => {
    sessionStorage.clear();
    return stage(
      card,
      async (s) => {
        const outdial = s.desktop.querySelector('wx-outdial');
        if (outdial) await play(outdial, s);
      },
      options,
    );
  },
});

async function ring(outdial: WxOutdial, s: Stage): Promise<string> {
  await outdial.call('+14155550134');
  await s.wait(1);
  return [...s.desktop.state.interactions.keys()][0] ?? '';
}

export const Empty = story();
export const Number = story((outdial) => outdial.prefill('+1 (201) 553-2447'));
export const NumberInTheAddressBook = story((outdial) => outdial.prefill('+44 20 7946 0321'));
export const NameSearched = story((outdial) => outdial.prefill('an'));
export const NameNotFound = story((outdial) => outdial.prefill('anqx'));
export const NumberRefused = story((outdial) => outdial.call('+1'));
export const Dialling = story((outdial) => outdial.call('+14155550134'));
export const Ringing = story(ring);

export const NotReached = story(async (outdial, s) => {
  const interactionId = await ring(outdial, s);
  await s.act('customer-not-reached', { interactionId, reason: 'busy' });
});

export const LimitOfCalls = story((outdial) => outdial.call('+14155550134'), {
  ...station,
  settings: { callLimits: { tenant: 0 } },
});

export const OnACall = story(async (outdial, s) => {
  await s.talk();
  await outdial.prefill('+442079460321');
});

export const ButtonAndDialog: StoryObj = {
  render: () =>
    stage(
      html`<wx-outdial></wx-outdial>`,
      (s) => s.desktop.querySelector('wx-outdial')?.show() ?? Promise.resolve(),
      station,
    ),
};
