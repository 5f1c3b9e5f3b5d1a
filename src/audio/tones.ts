/** Short sounds of the page's own: requests, an answer, the keys of a call. Made here, so that there is nothing to load. */
import type { RequestKind } from '../core/index.js';

/** A sound after another, in hertz; two at a time are a key's [POP-13]. */
interface Tune {
  readonly tones: readonly (number | readonly [number, number])[];
  /** How often it is repeated in one go. */
  readonly times: number;
}

/** A request, an answered call, or one of the twelve keys. */
export type ToneName = RequestKind | 'answered' | KeyName;
export type KeyName = `key-${string}`;

const TUNES: Readonly<Record<RequestKind | 'answered', Tune>> = {
  call: { tones: [659, 880], times: 2 },
  callback: { tones: [587, 784], times: 2 },
  preview: { tones: [587, 784], times: 1 },
  consult: { tones: [659, 988], times: 2 },
  chat: { tones: [784, 1047], times: 1 },
  social: { tones: [988, 1175], times: 1 },
  email: { tones: [659, 523], times: 1 },
  answered: { tones: [1319], times: 1 },
};

/** Each key is a tone of its row and one of its column (ITU-T Q.23). */
const ROWS: readonly (readonly [hertz: number, keys: string])[] = [
  [697, '123A'],
  [770, '456B'],
  [852, '789C'],
  [941, '*0#D'],
];
const COLUMNS = [1209, 1336, 1477, 1633] as const;

function tuneOf(name: ToneName): Tune | null {
  if (!isKey(name)) return TUNES[name];
  const key = name.slice('key-'.length);
  const [hertz, keys] = ROWS.find(([, all]) => key.length === 1 && all.includes(key)) ?? [0, ''];
  const column = COLUMNS[keys.indexOf(key)];
  return keys === '' || column === undefined ? null : { tones: [[hertz, column]], times: 1 };
}

const isKey = (name: ToneName): name is KeyName => name.startsWith('key-');

// In seconds.
const TONE = 0.14;
const KEY = 0.1;
const GAP = 0.02;
const PAUSE = 0.12;
const RISE = 0.012;

/** As loud as it gets at full volume: well below speech in a headset. */
const LOUDEST = 0.2;
const LOUDEST_KEY = 0.06;

/** Plays it once, at a volume between 0 and 1; resolves when it is over. */
export function playTune(context: BaseAudioContext, name: ToneName, volume: number): Promise<void> {
  const tune = tuneOf(name);
  const loudness = Math.min(1, Math.max(0, volume));
  let at = context.currentTime + GAP;
  let last: OscillatorNode | undefined;
  for (let time = 0; time < (tune?.times ?? 0); time += 1) {
    for (const one of tune?.tones ?? []) {
      if (typeof one === 'number') last = soft(context, one, at, LOUDEST * loudness);
      else for (const hertz of one) last = steady(context, hertz, at, LOUDEST_KEY * loudness);
      at += TONE + GAP;
    }
    at += PAUSE;
  }
  return last && context.state !== 'closed' ? over(context, last) : Promise.resolve();
}

/** Resolves when this has ended, or nothing ends any more. */
function over(context: BaseAudioContext, last: OscillatorNode): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      context.removeEventListener('statechange', onState);
      resolve();
    };
    const onState = (): void => {
      if (context.state === 'closed') done();
    };
    context.addEventListener('statechange', onState);
    last.addEventListener('ended', done);
  });
}

/** Comes at once and dies away. */
function soft(context: BaseAudioContext, hertz: number, at: number, loudness: number): OscillatorNode {
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + RISE);
  gain.gain.setTargetAtTime(0, at + TONE / 2, TONE / 6);
  return oscillator(context, { type: 'triangle', frequency: hertz }, gain, [at, at + TONE]);
}

/** A pure tone, with edges that do not click. */
function steady(context: BaseAudioContext, hertz: number, at: number, loudness: number): OscillatorNode {
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + RISE / 2);
  gain.gain.setValueAtTime(loudness, at + KEY - RISE / 2);
  gain.gain.linearRampToValueAtTime(0, at + KEY);
  return oscillator(context, { type: 'sine', frequency: hertz }, gain, [at, at + KEY]);
}

function oscillator(
  context: BaseAudioContext,
  options: OscillatorOptions,
  gain: GainNode,
  [from, to]: readonly [number, number],
): OscillatorNode {
  const made = new OscillatorNode(context, options);
  made.connect(gain).connect(context.destination);
  made.start(from);
  made.stop(to);
  return made;
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

  /** Plays it, or nothing where the browser does not let it. Of several tabs of the agent that is named, one plays. */
  async play(name: ToneName, volume: number, agentId: string | null): Promise<void> {
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
    const tune = (): Promise<void> => playTune(context, name, volume);
    // While it plays here it is this tab's anyway.
    await (this.#playing > 1 || agentId === null ? tune() : inOneTab(agentId, tune));
    // Whoever closed it counts from nothing again.
    if (context !== this.#context) return;
    this.#playing -= 1;
    if (this.#playing === 0) await context.suspend().catch(() => undefined);
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

// ------------------------------------------------------------------------------------------------------ the keys of a call

/** How loud the page's own sounds are, from 0 to 1; the call has a volume of its own. */
let volumeOfTones = 0.5;

export function setVolumeOfTones(volume: number): void {
  volumeOfTones = volume;
}

const keys = new Speaker(() => undefined);
let before: Promise<void> = Promise.resolve();
/** How many are to be heard yet. */
let waiting = 0;

/** The tone of a key, for the agent who pressed it: after those before it, as in the call. */
export function playKey(key: string): void {
  waiting += 1;
  before = before.then(async () => {
    // Where the browser gives no loudspeaker now, the next key may have one.
    await keys.play(`key-${key}`, volumeOfTones, null).catch(() => undefined);
    waiting -= 1;
    // Nobody tells when the call is over.
    if (waiting === 0) keys.close();
  });
}
