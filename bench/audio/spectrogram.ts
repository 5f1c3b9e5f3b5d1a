/** What a sound is made of: time to the right, frequency up, the louder the brighter. */
import { RATE } from './sounds.js';

const WIDTH = 480;
const HEIGHT = 120;
const WINDOW = 1_024;
/** As far up as a telephone goes. */
const TOP = 8_000;
/** What is dark, and what is bright, in decibels. */
const DARK = -85;
const BRIGHT = -25;

export function spectrogram(samples: Float32Array): string {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  const image = context.createImageData(WIDTH, HEIGHT);
  const step = (samples.length - WINDOW) / WIDTH;
  for (let x = 0; x < WIDTH; x += 1) {
    const piece = samples.subarray(Math.floor(x * step), Math.floor(x * step) + WINDOW);
    for (let y = 0; y < HEIGHT; y += 1) {
      const decibels = loudness(piece, ((HEIGHT - 1 - y) / HEIGHT) * TOP);
      // Few colours make a small file.
      const light = Math.round(10 * Math.min(1, Math.max(0, (decibels - DARK) / (BRIGHT - DARK)))) / 10;
      image.data.set([255 * light ** 2, 255 * light ** 1.2 * 0.85, 60 + 140 * light, 255], 4 * (y * WIDTH + x));
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.toDataURL('image/png');
}

/** Of one frequency in a piece (Goertzel, under a Hann window). */
function loudness(piece: Float32Array, hertz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / RATE);
  let last = 0;
  let before = 0;
  piece.forEach((sample, at) => {
    const now = sample * hann(at) + turn * last - before;
    before = last;
    last = now;
  });
  const power = last * last + before * before - turn * last * before;
  return 10 * Math.log10(power / (WINDOW / 4) ** 2 + 1e-12);
}

const hann = (at: number): number => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / WINDOW);
