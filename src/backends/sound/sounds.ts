/** Everything that is heard of somebody without a page, made in code: no file, and nobody's rights. */
import { greeting, talk } from './speech.js';
import { pulse, RATE } from './making.js';
import { music } from './music.js';

export type Sound = 'speech' | 'voicemail' | 'ringing' | 'music';

/** Makes a sound. `who` decides whose voice it is, `isNoisy` whether something is heard behind it. */
export async function render(kind: Sound, who: string, isNoisy: boolean): Promise<AudioBuffer> {
  switch (kind) {
    case 'speech':
      return talk(who, isNoisy);
    case 'voicemail':
      return greeting(who, isNoisy);
    case 'ringing':
      return ringing();
    case 'music':
      return music();
  }
}

/** What whoever calls hears while it rings: a second of 425 Hz, and four of nothing. */
function ringing(): Promise<AudioBuffer> {
  const context = new OfflineAudioContext(1, 5 * RATE, RATE);
  const gain = new GainNode(context, { gain: 0 });
  pulse(gain.gain, 0, 1, 0.1);
  const tone = new OscillatorNode(context, { frequency: 425 });
  tone.connect(gain).connect(context.destination);
  tone.start();
  return context.startRendering();
}
