/** What is measured of a voice that was cleaned. */

/** In decibels: how much of it is the voice, whatever its loudness. `late` is how late it is, in samples. */
export function siSdr(voice: Float32Array, heard: Float32Array, late = 0): number {
  let voiceTwice = 0;
  let both = 0;
  for (let at = 0; at + late < heard.length; at += 1) {
    const clean = voice[at] ?? 0;
    voiceTwice += clean * clean;
    both += clean * (heard[at + late] ?? 0);
  }
  const loudness = both / voiceTwice;
  let rest = 0;
  for (let at = 0; at + late < heard.length; at += 1) {
    rest += ((heard[at + late] ?? 0) - loudness * (voice[at] ?? 0)) ** 2;
  }
  return 10 * Math.log10((loudness * loudness * voiceTwice) / rest);
}

const PIECE = 960;
const HALF_SECOND = 24_000;

/**
 * How much softer the noise has become where nobody speaks, in decibels. A pause is what is 30 dB below the louder parts
 * of the voice, without its first and last 20 ms.
 */
export function noiseReduction(voice: Float32Array, before: Float32Array, after: Float32Array, late = 0): number {
  const pieces = Math.floor((voice.length - late) / PIECE);
  const loudness = Array.from({ length: pieces }, (_, piece) => power(voice, piece * PIECE));
  const loud = [...loudness].sort((a, b) => a - b)[Math.floor(pieces * 0.95)] ?? 0;
  const isPause = loudness.map((one) => one < loud / 1_000);
  let was = 0;
  let is = 0;
  for (let piece = 1; piece < pieces - 1; piece += 1) {
    if (!isPause[piece - 1] || !isPause[piece] || !isPause[piece + 1]) continue;
    was += power(before, piece * PIECE);
    is += power(after, piece * PIECE + late);
  }
  return 10 * Math.log10(was / is);
}

/** How late one is against the other, in samples: where they are most alike. */
export function lateness(first: Float32Array, second: Float32Array, most: number): number {
  let best = 0;
  let found = 0;
  for (let late = 0; late <= most; late += 1) {
    let alike = 0;
    for (let at = HALF_SECOND; at + late < Math.min(second.length, 4 * HALF_SECOND); at += 1) {
      alike += (first[at] ?? 0) * (second[at + late] ?? 0);
    }
    if (alike <= best) continue;
    best = alike;
    found = late;
  }
  return found;
}

function power(samples: Float32Array, from: number): number {
  let sum = 0;
  for (let at = from; at < from + PIECE; at += 1) sum += (samples[at] ?? 0) ** 2;
  return sum;
}
