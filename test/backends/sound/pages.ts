/** Pages of agents with the sound of calls in them, all within this one, and what plays the centre between them. */
import { systemClock } from '../../../src/core/index.js';
import type { Media, Timestamp } from '../../../src/core/index.js';
import { openMedia } from '../../../src/backends/sound/media.js';
import type { Part, Peer, SoundNews, SoundPlan } from '../../../src/backends/sound/line.js';
import { waitUntil } from '../../support/wait.js';

/** A line between pages: it passes signals on, and counts them. */
export class Centre {
  readonly #pages = new Map<string, (news: SoundNews) => void>();
  readonly signals: string[] = [];
  lost = 0;
  now: () => Timestamp = () => systemClock.now();
  /** Does something to signals on their way; null loses one. */
  way: (data: string) => string | null = (data) => data;

  page(name: string): Media {
    return openMedia(
      (_page, hear) => {
        this.#pages.set(name, hear);
        return {
          signal: (peer, data) => {
            const told = this.way(data);
            if (told === null) {
              this.lost += 1;
              return;
            }
            this.signals.push(told);
            const to = peer.split('+').find((one) => one !== name) ?? '';
            // Never within the call, as over any wire.
            queueMicrotask(() => this.#pages.get(to)?.({ type: 'signal', peer, data: told }));
          },
          close: () => this.#pages.delete(name),
        };
      },
      () => this.now(),
    );
  }

  tell(page: string, plan: Partial<SoundPlan>): void {
    const whole = { inCall: true, peers: [], parts: [], ...plan };
    this.#pages.get(page)?.({ type: 'plan', plan: whole, now: systemClock.now() });
  }

  signal(page: string, peer: string, data: string): void {
    this.#pages.get(page)?.({ type: 'signal', peer, data });
  }

  /** Puts pages in a call with each other. */
  join(names: readonly string[], plan: Partial<SoundPlan> = {}): void {
    for (const name of names) {
      this.tell(name, { ...plan, peers: names.filter((other) => other !== name).map((other) => peer(name, other)) });
    }
  }
}

export const peer = (page: string, other: string, more: Partial<Peer> = {}): Peer => ({
  id: [page, other].sort().join('+'),
  interactionId: 'call-1',
  name: other,
  begins: page < other,
  hears: true,
  heard: true,
  ...more,
});

export const customer = (more: Partial<Part> = {}): Part => ({
  id: 'customer-1',
  interactionId: 'call-1',
  of: 'caller',
  name: 'Amelia Thornton',
  says: 'speech',
  heard: true,
  hears: 'call',
  ...more,
});

/** What is heard of a track at this moment. A machine that is busy lets some of it out: wait for what is to be heard. */
interface Meter {
  /** How loud it is, in decibels of full scale. */
  readonly level: () => number;
  /** How loud it is about a frequency. */
  readonly at: (frequency: number) => number;
  /** Whether nothing is louder than this tone. */
  readonly isTone: (frequency: number) => boolean;
}

/** What speaks and listens in a test. */
export class Ears {
  readonly context = new AudioContext({ sampleRate: 48_000 });
  readonly #players: HTMLAudioElement[] = [];

  /** A voice that is a pure tone. */
  tone(frequency: number): MediaStreamTrack {
    const target = new MediaStreamAudioDestinationNode(this.context, { channelCount: 1 });
    const tone = new OscillatorNode(this.context, { frequency });
    tone.connect(new GainNode(this.context, { gain: 0.3 })).connect(target);
    tone.start();
    const [track] = target.stream.getAudioTracks();
    if (!track) throw new Error('There is no track.');
    return track;
  }

  meter(track: MediaStreamTrack): Meter {
    const stream = new MediaStream([track]);
    const player = new Audio();
    player.muted = true;
    player.srcObject = stream;
    void player.play();
    this.#players.push(player);
    const analyser = new AnalyserNode(this.context, { fftSize: 8_192, smoothingTimeConstant: 0 });
    this.context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const bins = new Float32Array(analyser.frequencyBinCount);
    const spectrum = (): Float32Array => {
      analyser.getFloatFrequencyData(bins);
      return bins;
    };
    const width = 48_000 / analyser.fftSize;
    return {
      level: () => {
        analyser.getFloatTimeDomainData(samples);
        return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      },
      at: (frequency) => {
        const bin = Math.round(frequency / width);
        return Math.max(...spectrum().slice(bin - 1, bin + 2));
      },
      isTone: (frequency) => {
        const loudest = spectrum().reduce((best, one, bin, all) => (one > (all[best] ?? -Infinity) ? bin : best), 0);
        return Math.abs(loudest * width - frequency) < 12;
      },
    };
  }

  async close(): Promise<void> {
    for (const player of this.#players) player.srcObject = null;
    await this.context.close();
  }
}

/** The track of the only voice, as soon as it is there. */
export async function heardIn(media: Media, name?: string): Promise<MediaStreamTrack> {
  const find = (): MediaStreamTrack | null =>
    media.view.voices.find((one) => one.state === 'live' && (name === undefined || one.name === name))?.track ?? null;
  await waitUntil(() => find() !== null, `${name ?? 'somebody'} is heard`, { timeout: 10_000 });
  const track = find();
  if (!track) throw new Error('There is no track.');
  return track;
}

/** What is said into a connection: null is nothing. */
export const spoken = (connection: RTCPeerConnection | undefined): (MediaStreamTrack | null)[] =>
  (connection?.getSenders() ?? []).map(({ track }) => track);

/** What comes out of a connection, whether it is to be heard or not. */
export function received(connection: RTCPeerConnection | undefined): MediaStreamTrack {
  const track = connection?.getReceivers()[0]?.track;
  if (!track) throw new Error('There is no track.');
  return track;
}

/** What pages make of the browser, to see whether it is let go of. */
export class Watch {
  readonly connections: RTCPeerConnection[] = [];
  readonly contexts: AudioContext[] = [];
  readonly players: HTMLAudioElement[] = [];
  readonly #real = { RTCPeerConnection, AudioContext, Audio };

  constructor() {
    const { connections, contexts, players } = this;
    const real = this.#real;
    globalThis.RTCPeerConnection = class extends real.RTCPeerConnection {
      constructor(options?: RTCConfiguration) {
        super(options);
        connections.push(this);
      }
    };
    globalThis.AudioContext = class extends real.AudioContext {
      constructor(options?: AudioContextOptions) {
        super(options);
        contexts.push(this);
      }
    };
    globalThis.Audio = class extends real.Audio {
      constructor() {
        super();
        players.push(this);
      }
    };
  }

  end(): void {
    Object.assign(globalThis, this.#real);
  }
}
