/** Speech with noise, the same each time: the clips of this folder, and noises made by chance with a fixed seed. */
export const RATE = 48_000;
export const SECONDS = 10;
const SAMPLES = RATE * SECONDS;

/** The settings were chosen by the first part; the figures are those of the second, whose voices are others. */
export const parts = { chosen: ['en', 'ru'], measured: ['fr', 'it'] } as const;
export type Part = keyof typeof parts;

export const noises = ['babble', 'street', 'fan', 'keyboard'] as const;
export type Noise = (typeof noises)[number];

export const ratios = [0, 5, 10, 15] as const;

export interface Mix {
  readonly noise: Noise;
  readonly decibels: number;
  readonly speech: Float32Array;
  readonly mixed: Float32Array;
}

/** Every voice of a part with every noise, at every ratio. */
export async function mixes(part: Part): Promise<Mix[]> {
  const voices = parts[part];
  const speech = await Promise.all(voices.map((voice) => clip(`${voice}-speech`)));
  const others = await Promise.all(voices.map((voice) => clip(`${voice}-others`)));
  const all: Mix[] = [];
  voices.forEach((_, index) => {
    const voice = atLevel(speech[index] ?? new Float32Array(SAMPLES), -26);
    const random = randomFrom(part === 'chosen' ? 11 + index : 77 + index);
    const made: Record<Noise, Float32Array> = {
      babble: babble(others, random),
      street: street(random),
      fan: fan(random),
      keyboard: keyboard(random),
    };
    for (const noise of noises) {
      const line = lowPass(lowPass(made[noise], 7_000), 7_000); // it comes over the same telephone as the voice
      for (const decibels of ratios) {
        const under = atLevel(line, -26 - decibels);
        all.push({ noise, decibels, speech: voice, mixed: voice.map((sample, at) => sample + (under[at] ?? 0)) });
      }
    }
  });
  return all;
}

/** A clip of this folder at 48 kHz, as long as all are. */
export async function clip(name: string): Promise<Float32Array> {
  const response = await fetch(new URL(`./${name}.ogg`, import.meta.url));
  const context = new OfflineAudioContext(1, SAMPLES, RATE);
  const decoded = await context.decodeAudioData(await response.arrayBuffer());
  const samples = new Float32Array(SAMPLES);
  samples.set(decoded.getChannelData(0).subarray(0, SAMPLES));
  return samples;
}

/** Eight people who talk at the same time, some way off. */
function babble(voices: readonly Float32Array[], random: () => number): Float32Array {
  const sum = new Float32Array(SAMPLES);
  for (let person = 0; person < 8; person += 1) {
    const voice = voices[person % voices.length] ?? sum;
    const pace = 0.85 + 0.3 * random();
    const from = random() * SAMPLES;
    const loudness = 0.5 + random();
    for (let at = 0; at < SAMPLES; at += 1) {
      const place = (from + at * pace) % (SAMPLES - 1);
      const whole = Math.floor(place);
      const part = place - whole;
      sum[at] = (sum[at] ?? 0) + loudness * ((voice[whole] ?? 0) * (1 - part) + (voice[whole + 1] ?? 0) * part);
    }
  }
  return sum;
}

/** A rumble that never ends, and cars that pass. */
function street(random: () => number): Float32Array {
  const rumble = lowPass(lowPass(white(random), 120), 120);
  const tyres = highPass(lowPass(white(random), 2_500), 300);
  const cars = [1.5, 4.2, 7.9].map((second) => second + random() - 0.5);
  return rumble.map((sample, at) => {
    const near = cars.reduce((sum, car) => sum + Math.exp(-(((at / RATE - car) / 0.9) ** 2)), 0);
    return 4 * sample + (tyres[at] ?? 0) * (0.15 + near);
  });
}

/** Air, and the hum of a motor. */
function fan(random: () => number): Float32Array {
  const air = lowPass(white(random), 400);
  const hum = (hertz: number, at: number): number => Math.sin((2 * Math.PI * hertz * at) / RATE);
  return air.map((sample, at) => sample + 0.02 * hum(100, at) + 0.015 * hum(200, at) + 0.01 * hum(300, at));
}

/** Somebody types: short knocks, not too evenly. */
function keyboard(random: () => number): Float32Array {
  const knocks = new Float32Array(SAMPLES);
  for (let second = 0.1; second < SECONDS - 0.1; second += 0.07 + 0.2 * random()) {
    const loudness = 0.5 + random();
    const from = Math.floor(second * RATE);
    for (let at = 0; at < 0.03 * RATE; at += 1) {
      knocks[from + at] = loudness * Math.exp(-at / (0.004 * RATE)) * (2 * random() - 1);
    }
  }
  const room = white(random);
  return highPass(lowPass(knocks, 6_000), 800).map((sample, at) => sample + 0.003 * (room[at] ?? 0));
}

function white(random: () => number): Float32Array {
  return Float32Array.from({ length: SAMPLES }, () => random() + random() + random() - 1.5);
}

function lowPass(samples: Float32Array, hertz: number): Float32Array {
  const share = 1 - Math.exp((-2 * Math.PI * hertz) / RATE);
  let last = 0;
  return samples.map((sample) => (last += share * (sample - last)));
}

function highPass(samples: Float32Array, hertz: number): Float32Array {
  const low = lowPass(samples, hertz);
  return samples.map((sample, at) => sample - (low[at] ?? 0));
}

/** As loud as this, in decibels below full scale. */
function atLevel(samples: Float32Array, decibels: number): Float32Array {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const factor = 10 ** (decibels / 20) / Math.sqrt(power);
  return samples.map((sample) => sample * factor);
}

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
