/** How loud a track is, for the eye. It works only between `start` and `stop`, and not while the page is hidden. */

/** Readings a second; with less motion wanted, fewer. */
const OFTEN = 12;
const SELDOM = 3;
/** What counts as silence, in decibels. */
const FLOOR = -60;

export class Meter {
  readonly #analyser: AnalyserNode;
  readonly #source: MediaStreamAudioSourceNode;
  readonly #samples: Float32Array<ArrayBuffer>;
  readonly #paint: (level: number) => void;
  readonly #stillness = matchMedia('(prefers-reduced-motion: reduce)');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  #level = 0;

  /** `paint` gets a level from 0 to 1. */
  constructor(context: AudioContext, track: MediaStreamTrack, paint: (level: number) => void) {
    this.#source = context.createMediaStreamSource(new MediaStream([track]));
    this.#analyser = new AnalyserNode(context, { fftSize: 1024 });
    this.#source.connect(this.#analyser);
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#paint = paint;
  }

  start(): void {
    this.stop();
    this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }

  close(): void {
    this.stop();
    this.#source.disconnect();
  }

  /** A timer, so that no frame is asked for between readings; then a frame, of which hidden pages have none. */
  #wait(): void {
    const ask = (): void => void (this.#frame = requestAnimationFrame(this.#onFrame));
    this.#timer = setTimeout(ask, 1000 / (this.#stillness.matches ? SELDOM : OFTEN));
  }

  readonly #onFrame = (): void => {
    this.#wait();
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, value) => sum + value * value, 0) / this.#samples.length;
    const decibels = 10 * Math.log10(power + 1e-12);
    const level = Math.round(100 * Math.min(1, Math.max(0, 1 - decibels / FLOOR))) / 100;
    if (level === this.#level) return;
    this.#level = level;
    this.#paint(level);
  };
}
