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
  #frame = 0;
  #readAt = 0;

  /** `paint` gets a level from 0 to 1. */
  constructor(context: AudioContext, track: MediaStreamTrack, paint: (level: number) => void) {
    this.#source = context.createMediaStreamSource(new MediaStream([track]));
    this.#analyser = new AnalyserNode(context, { fftSize: 1024 });
    this.#source.connect(this.#analyser);
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#paint = paint;
  }

  start(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#onFrame);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  close(): void {
    this.stop();
    this.#source.disconnect();
  }

  readonly #onFrame = (at: number): void => {
    this.#frame = requestAnimationFrame(this.#onFrame);
    const often = matchMedia('(prefers-reduced-motion: reduce)').matches ? SELDOM : OFTEN;
    if (at - this.#readAt < 1000 / often) return;
    this.#readAt = at;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, value) => sum + value * value, 0) / this.#samples.length;
    const decibels = 10 * Math.log10(power + 1e-12);
    this.#paint(Math.min(1, Math.max(0, 1 - decibels / FLOOR)));
  };
}
