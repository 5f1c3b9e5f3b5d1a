/** The sounds: two soft tones, others for each channel, made in the page so that there is nothing to load [POP-13]. */
import type { RequestKind } from '../../core/index.js';

/** Hertz of the tones, and how often they are repeated in one go. */
interface Tune {
  readonly tones: readonly [number, number];
  readonly times: number;
}

const TUNES: Readonly<Record<RequestKind, Tune>> = {
  call: { tones: [659, 880], times: 2 },
  callback: { tones: [587, 784], times: 2 },
  preview: { tones: [587, 784], times: 1 },
  consult: { tones: [659, 988], times: 2 },
  chat: { tones: [784, 1047], times: 1 },
  social: { tones: [988, 1175], times: 1 },
  email: { tones: [659, 523], times: 1 },
};

// In seconds.
const TONE = 0.14;
const GAP = 0.02;
const PAUSE = 0.12;
const RISE = 0.012;

/** As loud as it gets at full volume: well below speech in a headset. */
const LOUDEST = 0.2;

/** Plays the tune of a request once, at a volume between 0 and 1; resolves when it is over. */
export function playTune(context: BaseAudioContext, kind: RequestKind, volume: number): Promise<void> {
  const { tones, times } = TUNES[kind];
  let at = context.currentTime + GAP;
  let last: OscillatorNode | undefined;
  for (let time = 0; time < times; time += 1) {
    for (const hertz of tones) {
      last = tone(context, hertz, at, LOUDEST * Math.min(1, Math.max(0, volume)));
      at += TONE + GAP;
    }
    at += PAUSE;
  }
  return new Promise((resolve) => {
    last?.addEventListener('ended', () => resolve());
    context.addEventListener('statechange', () => {
      if (context.state === 'closed') resolve(); // then nothing ends any more
    });
  });
}

function tone(context: BaseAudioContext, hertz: number, at: number, loudness: number): OscillatorNode {
  const oscillator = new OscillatorNode(context, { type: 'triangle', frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + RISE);
  gain.gain.setTargetAtTime(0, at + TONE / 2, TONE / 6);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + TONE);
  return oscillator;
}

/** Whether the agent has done anything in this page yet: before that browsers let nothing be heard. */
const hasGesture = (): boolean =>
  (navigator as { userActivation?: UserActivation }).userActivation?.hasBeenActive ?? true;

/** The page's loudspeaker. It is switched on for a tune, and off again: one that runs keeps a headset awake. */
export class Speaker {
  readonly #onChange: () => void;
  #context: AudioContext | null = null;
  /** Counts the tunes: of several that could not be heard, the last one is played when they can. */
  #turn = 0;
  #playing = 0;
  #isWaiting = false;
  #isRefused = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Whether nothing can be heard until the agent does something in this page. */
  get isBlocked(): boolean {
    return 'AudioContext' in window && (!hasGesture() || this.#isRefused);
  }

  /** A second has passed: what does not play by now is not allowed to. */
  beat(): void {
    if (!this.#isWaiting || this.#isRefused) return;
    this.#isRefused = true;
    this.#onChange();
  }

  /** To be called while the agent does something, which is when browsers allow it. */
  unlock(): void {
    if (this.#isRefused) void this.#context?.resume().catch(() => undefined);
    this.#onChange();
  }

  /** Plays a tune, or nothing where the browser does not let it. Of several tabs of one agent, one plays. */
  async play(kind: RequestKind, volume: number, agentId: string): Promise<void> {
    // To try it before is no use, and some browsers complain of it in the console.
    if (!hasGesture() || !('AudioContext' in window)) return;
    const turn = (this.#turn += 1);
    const context = (this.#context ??= this.#open());
    if (context.state !== 'running') {
      this.#isWaiting = true;
      await context.resume().catch(() => undefined);
      if (turn !== this.#turn || context !== this.#context) return;
    }
    this.#playing += 1;
    const tune = (): Promise<void> => playTune(context, kind, volume);
    // While it plays here it is this tab's anyway.
    await (this.#playing > 1 ? tune() : inOneTab(agentId, tune));
    this.#playing -= 1;
    if (this.#playing === 0 && context === this.#context) await context.suspend().catch(() => undefined);
  }

  close(): void {
    const context = this.#context;
    this.#context = null;
    this.#isWaiting = this.#isRefused = false;
    this.#playing = 0;
    context?.close().catch(() => undefined);
  }

  #open(): AudioContext {
    const context = new AudioContext();
    context.addEventListener('statechange', () => {
      if (context.state !== 'running') return;
      this.#isWaiting = false;
      const wasRefused = this.#isRefused;
      this.#isRefused = false;
      if (wasRefused) this.#onChange();
    });
    return context;
  }
}

/** Runs the task unless another tab does the same for this agent now. Where tabs cannot know of each other, each does. */
async function inOneTab(agentId: string, task: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { locks?: LockManager };
  let running: Promise<void> | undefined;
  const ifFree = (lock: Lock | null): Promise<void> => (running = lock ? task() : Promise.resolve());
  await locks?.request(`wx-agent-kit:tune:${agentId}`, { ifAvailable: true }, ifFree).catch(() => undefined);
  await (running ?? task());
}
