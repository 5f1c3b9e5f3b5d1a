/** The sound of calls as a test wants it: who is heard, and which devices the machine has. */
import type { Cancel, Media, MediaView } from '../../src/core/index.js';

const Real = { AudioContext, OscillatorNode };
let shared: AudioContext | null = null;
/** In which tests make and measure sounds. */
const laboratory = (): AudioContext => (shared ??= new Real.AudioContext());

/** A real track that sounds. */
export class Tone {
  readonly track: MediaStreamTrack;

  constructor(hertz: number) {
    const target = new MediaStreamAudioDestinationNode(laboratory());
    const oscillator = new Real.OscillatorNode(laboratory(), { frequency: hertz });
    oscillator.connect(target);
    oscillator.start();
    const [track] = target.stream.getAudioTracks();
    if (!track) throw new Error('The browser gives no track.');
    this.track = track;
  }
}

/** What a back end brings, as a test says. */
export class PlayedMedia implements Media {
  view: MediaView = { voices: [], inCall: false, muted: false };
  spoken: MediaStreamTrack | null = null;
  isClosed = false;
  readonly #listeners = new Set<() => void>();

  show(change: Partial<MediaView>): void {
    this.view = { ...this.view, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  mute(muted: boolean): void {
    this.show({ muted });
  }

  speak(track: MediaStreamTrack | null): void {
    this.spoken = track;
  }

  close(): void {
    this.isClosed = true;
  }
}

type Listed = Pick<MediaDeviceInfo, 'deviceId' | 'kind' | 'label' | 'groupId'>;
const listed = (deviceId: string, kind: MediaDeviceKind, label: string): Listed => ({
  ...{ deviceId, kind, label, groupId: '' },
});

/** The machine: its devices, and what a page did with them. */
export class Machine {
  devices: Listed[] = [];
  /** What was asked for. */
  asked: unknown[] = [];
  /** How the microphone is refused. */
  refusal: string | null = null;
  /** The id of a microphone that another program has. */
  failing: string | null = null;
  /** Audio elements may not play. */
  isBlocked = false;
  refusals = 0;
  /** The frame lends the microphone. */
  isLent = true;
  sinks: string[] = [];
  readings = 0;
  contexts: AudioContext[] = [];
  #elements = new Set<HTMLMediaElement>();
  #tracks: MediaStreamTrack[] = [];
  #answer: Promise<void> = Promise.resolve();
  #undo: (() => void)[] = [];
  readonly #events = new EventTarget();
  readonly #permission = Object.assign(new EventTarget(), { state: 'prompt' });

  begin(): void {
    Object.assign(this, {
      asked: [],
      refusal: null,
      failing: null,
      isBlocked: false,
      refusals: 0,
      isLent: true,
      sinks: [],
      readings: 0,
      contexts: [],
    });
    this.devices = [
      listed('default', 'audioinput', 'Default - Jabra <b>Evolve</b>'),
      listed('mic-1', 'audioinput', 'Jabra <b>Evolve</b>'),
      listed('mic-2', 'audioinput', 'Built-in microphone'),
      listed('out-1', 'audiooutput', 'Built-in loudspeaker'),
      listed('out-2', 'audiooutput', 'Jabra headset'),
    ];
    const mediaDevices = Object.assign(this.#events, {
      enumerateDevices: () => Promise.resolve(this.devices),
      getUserMedia: ({ audio }: { audio: MediaTrackConstraints }) => this.#give(audio),
    });
    this.#replace(navigator, 'mediaDevices', mediaDevices);
    this.#permission.state = 'prompt';
    this.#replace(navigator, 'permissions', { query: () => Promise.resolve(this.#permission) });
    this.#replace(document, 'featurePolicy', { allowsFeature: () => this.isLent });
    const { contexts } = this;
    this.#replace(
      window,
      'AudioContext',
      class extends Real.AudioContext {
        constructor(options?: AudioContextOptions) {
          super(options);
          contexts.push(this);
        }
      },
    );
    this.#wrap(HTMLMediaElement.prototype, 'play', (element, play) => {
      if (!element.muted) this.#elements.add(element);
      if (!this.isBlocked) return play();
      this.refusals += 1;
      return Promise.reject(new DOMException('Not before a click.', 'NotAllowedError'));
    });
    this.#wrap(HTMLMediaElement.prototype, 'setSinkId', (_element, _set, id) => {
      this.sinks.push(String(id));
      return Promise.resolve();
    });
    this.#wrap(AnalyserNode.prototype, 'getFloatTimeDomainData', (_node, read) => {
      this.readings += 1;
      read();
    });
  }

  end(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo();
    for (const track of this.#tracks.splice(0)) track.stop();
    this.#elements.clear();
    this.#answer = Promise.resolve();
  }

  /** Elements that play now. */
  get playing(): HTMLMediaElement[] {
    return [...this.#elements].filter((one) => one.srcObject !== null);
  }

  /** Microphones that are on. */
  get live(): number {
    return this.#tracks.filter((one) => one.readyState === 'live').length;
  }

  /** The strongest tone in each element that plays, to the nearest ten hertz. */
  async hertz(): Promise<number[]> {
    await laboratory().resume();
    const found: number[] = [];
    for (const { srcObject } of this.playing) {
      const source = laboratory().createMediaStreamSource(srcObject as MediaStream);
      const analyser = new AnalyserNode(laboratory(), { fftSize: 16_384, smoothingTimeConstant: 0 });
      source.connect(analyser);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const bins = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(bins);
      const loudest = bins.indexOf(Math.max(...bins));
      found.push(Math.round((loudest * laboratory().sampleRate) / analyser.fftSize / 10) * 10);
      source.disconnect();
    }
    return found;
  }

  /** The agent is asked and does not answer yet. */
  holdAnswer(): () => void {
    let answer = (): void => undefined;
    this.#answer = new Promise((resolve) => (answer = resolve));
    return () => answer();
  }

  /** What the agent says about the microphone beside the address. */
  permit(state: PermissionState): void {
    this.#permission.state = state;
    this.#permission.dispatchEvent(new Event('change'));
  }

  setMuted(muted: boolean): void {
    const track = this.#tracks.at(-1);
    if (!track) return;
    Object.defineProperty(track, 'muted', { value: muted, configurable: true });
    track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }

  /** Takes a microphone away while it is in use. */
  unplug(label: string): void {
    this.devices = this.devices.filter((one) => !one.label.includes(label));
    const track = this.#tracks.at(-1);
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
    this.#events.dispatchEvent(new Event('devicechange'));
  }

  remove(id: string): Listed[] {
    const gone = this.devices.filter((one) => one.deviceId === id);
    this.devices = this.devices.filter((one) => one.deviceId !== id);
    this.#events.dispatchEvent(new Event('devicechange'));
    return gone;
  }

  add(device: Listed): void {
    this.devices = [...this.devices, device];
    this.#events.dispatchEvent(new Event('devicechange'));
  }

  async #give(audio: MediaTrackConstraints): Promise<MediaStream> {
    this.asked.push(audio);
    await this.#answer;
    if (this.refusal !== null) throw new DOMException('No.', this.refusal);
    const { exact } = (audio.deviceId ?? {}) as ConstrainDOMStringParameters;
    const from = this.devices.find(
      (one) => one.kind === 'audioinput' && one.deviceId !== 'default' && (!exact || one.deviceId === exact),
    );
    if (!from) throw new DOMException('There is none.', 'OverconstrainedError');
    if (from.deviceId === this.failing) throw new DOMException('Another has it.', 'NotReadableError');
    const { track } = new Tone(300);
    Object.defineProperty(track, 'label', { value: from.label });
    this.#tracks.push(track);
    return new MediaStream([track]);
  }

  #replace(object: object, name: string, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, { value, configurable: true, writable: true });
    this.#undo.push(() => {
      if (before) Object.defineProperty(object, name, before);
      else Reflect.deleteProperty(object, name);
    });
  }

  #wrap<T extends object>(
    prototype: T,
    name: keyof T & string,
    act: (self: T, real: () => unknown, argument: unknown) => unknown,
  ): void {
    const real = prototype[name] as (...all: unknown[]) => unknown;
    this.#replace(prototype, name, function (this: T, ...all: unknown[]) {
      return act(this, () => real.apply(this, all), all[0]);
    });
  }
}

/** A real track of which nothing but a fan is heard. */
export function fan(): MediaStreamTrack {
  const target = new MediaStreamAudioDestinationNode(laboratory(), { channelCount: 1 });
  const { sampleRate } = laboratory();
  const buffer = new AudioBuffer({ length: 2 * sampleRate, sampleRate });
  const samples = buffer.getChannelData(0);
  let state = 1;
  for (let at = 0; at < samples.length; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    samples[at] = 0.2 * (state / 2_147_483_647 - 0.5);
  }
  const source = new AudioBufferSourceNode(laboratory(), { buffer, loop: true });
  source.connect(target);
  source.start();
  const [track] = target.stream.getAudioTracks();
  if (!track) throw new Error('The browser gives no track.');
  return track;
}

/** How loud what an element plays is here, in decibels, as often as it is asked. */
export const loudness = (element: HTMLMediaElement | undefined): (() => number) =>
  loudnessOf((element?.srcObject as MediaStream | undefined)?.getAudioTracks()[0]);

/** The same of a track. */
export function loudnessOf(track: MediaStreamTrack | undefined): () => number {
  void laboratory().resume();
  const analyser = new AnalyserNode(laboratory(), { fftSize: 8_192 });
  laboratory()
    .createMediaStreamSource(new MediaStream(track ? [track] : []))
    .connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length + 1e-30);
  };
}

/** Each test has devices of its own, and nothing that was remembered. */
export function freshMachine(machine: Machine): void {
  beforeEach(() => {
    localStorage.clear();
    machine.begin();
  });
  afterEach(() => machine.end());
}
