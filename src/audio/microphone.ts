/** The agent's microphone during calls: asked for with the first call, let go of with the last. */

export type MicrophoneFault = 'busy' | 'refused' | 'none' | 'frame';
/** `silenced`: the system or a key of the headset muted it. */
export type MicrophoneState = 'off' | 'asking' | 'on' | 'silenced' | MicrophoneFault;

export interface MicrophoneMeans {
  /** Another state, or another track. */
  changed(): void;
  /** It was unplugged and another took its place. */
  replaced(gone: string, now: string): void;
}

const VOICE: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

export class MicrophoneInput {
  readonly #means: MicrophoneMeans;
  #state: MicrophoneState = 'off';
  #track: MediaStreamTrack | null = null;
  #deviceId = '';
  /** Counts what was asked for: an answer to what is not wanted any more is let go of. */
  #turn = 0;

  constructor(means: MicrophoneMeans) {
    this.#means = means;
  }

  get state(): MicrophoneState {
    return this.#state;
  }

  /** What the agent says; null where there is nothing. */
  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** The choice that is in use: empty also where what was wished was not to be had. */
  get deviceId(): string {
    return this.#deviceId;
  }

  /**
   * Asks for the microphone, unless it is there already. An empty id is the system's own choice. Resolves to false where
   * it cannot be had and the one before stays.
   */
  async open(deviceId: string): Promise<boolean> {
    const turn = (this.#turn += 1);
    if (this.#track && deviceId === this.#deviceId) return true;
    if (!this.#track) this.#set('asking');
    let asked = deviceId;
    let given = await ask(asked);
    // What was chosen is not there: before a call that goes on without it, any other will do.
    if (isToReplace(given) && asked !== '' && !this.#track && turn === this.#turn) given = await ask((asked = ''));
    if (turn !== this.#turn) {
      if (typeof given !== 'string') given.stop();
      return true;
    }
    if (typeof given !== 'string') this.#take(given, asked);
    else if (this.#track) return false;
    else this.#set(given);
    return true;
  }

  /** Lets go: the browser's sign that the page listens goes out. */
  close(): void {
    this.#turn += 1;
    if (this.#state === 'off') return;
    this.#drop();
    this.#set('off');
  }

  #take(track: MediaStreamTrack, deviceId: string): void {
    this.#drop();
    this.#track = track;
    this.#deviceId = deviceId;
    for (const name of ['mute', 'unmute']) track.addEventListener(name, this.#onMute);
    track.addEventListener('ended', this.#onEnded);
    this.#set(track.muted ? 'silenced' : 'on');
  }

  #drop(): void {
    const track = this.#track;
    this.#track = null;
    if (!track) return;
    for (const name of ['mute', 'unmute']) track.removeEventListener(name, this.#onMute);
    track.removeEventListener('ended', this.#onEnded);
    track.stop();
  }

  readonly #onMute = (): void => this.#set(this.#track?.muted ? 'silenced' : 'on');

  /** Unplugged, or taken away in the browser: the call goes on with another, where there is one. */
  readonly #onEnded = (): void => void this.#goOn();

  async #goOn(): Promise<void> {
    const gone = this.#track?.label ?? '';
    this.#drop();
    await this.open('');
    if (this.#track) this.#means.replaced(gone, this.#track.label);
  }

  #set(state: MicrophoneState): void {
    this.#state = state;
    this.#means.changed();
  }
}

const isToReplace = (given: MediaStreamTrack | MicrophoneFault): boolean =>
  typeof given === 'string' && given !== 'refused';

async function ask(deviceId: string): Promise<MediaStreamTrack | MicrophoneFault> {
  try {
    const audio = deviceId === '' ? VOICE : { ...VOICE, deviceId: { exact: deviceId } };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    return stream.getAudioTracks()[0] ?? 'none';
  } catch (error) {
    const name = error instanceof DOMException || error instanceof Error ? error.name : '';
    if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
    return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'refused';
  }
}
