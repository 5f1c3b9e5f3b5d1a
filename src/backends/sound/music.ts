import { pulse, RATE } from './making.js';

/** One bar for each chord, in half tones above the A of 220 Hz: the bass, the chord, and a tune that stays within it. */
const BARS: readonly { readonly bass: number; readonly chord: readonly number[]; readonly tune: readonly number[] }[] =
  [
    { bass: -9, chord: [3, 7, 10, 14], tune: [19, 22, 26, 22] },
    { bass: -12, chord: [0, 3, 7, 10], tune: [15, 19, 22, 19] },
    { bass: -16, chord: [-4, 3, 7, 12], tune: [24, 19, 15, 12] },
    { bass: -14, chord: [-2, 2, 5, 12], tune: [14, 17, 22, 17] },
  ];

const BAR = 4;

const pitch = (halfTones: number): number => 220 * 2 ** (halfTones / 12);

/** Music on hold: four soft chords with a few notes above them, again and again. */
export function music(): Promise<AudioBuffer> {
  const context = new OfflineAudioContext(1, BARS.length * BAR * RATE, RATE);
  const soft = new BiquadFilterNode(context, { type: 'lowpass', frequency: 2_400, Q: 0.3 });
  soft.connect(context.destination);
  const note = (
    halfTones: number,
    type: OscillatorType,
    at: number,
    lasts: number,
    loud: number,
    rise: number,
    fall: number,
  ): void => {
    const gain = new GainNode(context, { gain: 0 });
    pulse(gain.gain, at, lasts, loud, rise, fall);
    const tone = new OscillatorNode(context, { type, frequency: pitch(halfTones) });
    tone.connect(gain).connect(soft);
    tone.start(at);
    tone.stop(at + lasts);
  };
  for (const [index, { bass, chord, tune }] of BARS.entries()) {
    const at = index * BAR;
    note(bass, 'sine', at, BAR, 0.07, 0.08, 2);
    for (const one of chord) note(one, 'triangle', at, BAR, 0.022, 0.6, 0.8);
    for (const [beat, one] of tune.entries()) note(one, 'sine', at + beat, 1, 0.03, 0.02, 0.95);
  }
  return context.startRendering();
}
