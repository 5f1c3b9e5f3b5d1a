/** The sounds of a mouth: what the formants of each are, and how loud voice and rush are in it. */

export interface Phone {
  /** In seconds, of somebody who speaks neither fast nor slowly. */
  readonly lasts: number;
  /** How loud the voice is, from 0 to 1. */
  readonly voice: number;
  /** Frequency and width of each, in hertz. */
  readonly formants: readonly (readonly [frequency: number, width: number])[];
  /** Noise: around which frequency, when and for how long. */
  readonly rush?: {
    readonly at: number;
    readonly loud: number;
    readonly after: number;
    readonly lasts: number;
    readonly rise: number;
  };
}

type Three = readonly [number, number, number];

const formants = ([first, second, third]: Three): Phone['formants'] => [
  [first, 80],
  [second, 110],
  [third, 160],
  [3_500, 240],
];

const vowel = (three: Three): Phone => ({ lasts: 0.115, voice: 1, formants: formants(three) });

export const VOWELS: readonly Phone[] = [
  vowel([290, 2_250, 2_900]),
  vowel([400, 1_980, 2_550]),
  vowel([530, 1_840, 2_480]),
  vowel([730, 1_120, 2_440]),
  vowel([700, 1_500, 2_450]),
  vowel([500, 1_400, 2_500]),
  vowel([480, 880, 2_400]),
  vowel([320, 880, 2_250]),
];

const soft = (three: Three, voice: number, lasts: number): Phone => ({ lasts, voice, formants: formants(three) });

const rush = (at: number, loud: number, voice: number): Phone => ({
  lasts: 0.1,
  voice,
  formants: formants([300, 1_500, 2_500]),
  rush: { at, loud, after: 0, lasts: 0.1, rise: 0.03 },
});

/** First closed, then a burst. */
const stop = (at: number, second: number, voice: number): Phone => ({
  lasts: 0.085,
  voice,
  formants: formants([250, second, 2_500]),
  rush: { at, loud: voice > 0 ? 0.06 : 0.12, after: 0.058, lasts: voice > 0 ? 0.018 : 0.032, rise: 0.002 },
});

export const CONSONANTS: readonly Phone[] = [
  soft([260, 1_100, 2_300], 0.4, 0.07),
  soft([260, 1_600, 2_500], 0.4, 0.07),
  soft([350, 1_150, 2_700], 0.6, 0.06),
  soft([420, 1_250, 1_700], 0.6, 0.06),
  soft([300, 700, 2_200], 0.55, 0.06),
  soft([290, 2_150, 2_900], 0.6, 0.06),
  rush(5_500, 0.09, 0),
  rush(3_000, 0.1, 0),
  rush(6_500, 0.035, 0),
  rush(4_800, 0.04, 0.3),
  rush(1_600, 0.035, 0),
  stop(1_000, 900, 0),
  stop(4_000, 1_800, 0),
  stop(2_000, 1_900, 0),
  stop(900, 900, 0.2),
  stop(3_500, 1_700, 0.2),
  stop(1_900, 2_000, 0.2),
];
