/** The sound of one desktop: who is heard, what the microphone does, and which devices. Paints nothing. */
import { CallContext } from '../../audio/call-context.js';
import { Devices } from '../../audio/devices.js';
import type { Device, DeviceList } from '../../audio/devices.js';
import { Meter } from '../../audio/meter.js';
import { MicrophoneInput } from '../../audio/microphone.js';
import type { MicrophoneFault, MicrophoneState } from '../../audio/microphone.js';
import { Player } from '../../audio/player.js';
import type { Cancel, Interaction, Media, MediaView, Voice } from '../../core/index.js';
import { remember, remembered } from './remembered.js';
import type { SoundChoice } from './remembered.js';

/** What became of a device, to be told. */
export type DeviceNews =
  | { readonly kind: 'microphone-gone'; readonly gone: string; readonly now: string }
  | { readonly kind: 'loudspeaker-gone'; readonly gone: string }
  | { readonly kind: 'not-had'; readonly name: string };

export interface SoundMeans {
  changed(): void;
  /** How loud the agent speaks, from 0 to 1. */
  level(level: number): void;
  /** Why the page has no microphone, where that is known without asking. */
  fault(): MicrophoneFault | null;
}

export class CallSound {
  readonly #media: Media;
  readonly #agentId: string;
  readonly #means: SoundMeans;
  readonly #stop: Cancel;
  readonly #context: CallContext;
  readonly #player: Player;
  readonly #microphone: MicrophoneInput;
  readonly #devices: Devices;
  #choice: SoundChoice;
  #meter: { readonly track: MediaStreamTrack; readonly meter: Meter } | null = null;
  #isWatched = false;
  #news: DeviceNews | null = null;
  #interactions: ReadonlyMap<string, Interaction> = new Map();

  constructor(media: Media, agentId: string, means: SoundMeans) {
    this.#media = media;
    this.#agentId = agentId;
    this.#means = means;
    this.#choice = remembered(agentId);
    this.#context = new CallContext(means.changed);
    this.#player = new Player(this.#context, means.changed);
    this.#player.setVolume(this.#choice.volume);
    this.#microphone = new MicrophoneInput({
      changed: () => this.#onMicrophone(),
      replaced: (gone, now) => this.#tell({ kind: 'microphone-gone', gone, now }),
      refused: () => this.#onRefused(),
    });
    this.#devices = new Devices((now, before) => this.#onDevices(now, before));
    this.#devices.start();
    this.#stop = media.subscribe(() => this.#look());
  }

  get view(): MediaView {
    return this.#media.view;
  }

  get microphone(): MicrophoneState {
    const { view } = this;
    if (this.#media.speak) return this.#microphone.state;
    return view.inCall ? 'on' : 'off'; // the back end has it
  }

  /** Whether the choice of the microphone is the page's. */
  get takesMicrophone(): boolean {
    return this.#media.speak !== undefined;
  }

  get devices(): DeviceList {
    return this.#devices.list;
  }

  get choice(): SoundChoice {
    return this.#choice;
  }

  get isBlocked(): boolean {
    return this.#player.isBlocked;
  }

  get isNoisy(): boolean {
    return this.#player.isNoisy;
  }

  get interrupted(): readonly Voice[] {
    return this.view.voices.filter(({ state }) => state === 'interrupted');
  }

  get news(): DeviceNews | null {
    return this.#news;
  }

  /** The calls as they are now: which of them are to be without noise [NOI-01]. */
  follow(interactions: ReadonlyMap<string, Interaction>): void {
    if (interactions === this.#interactions) return;
    this.#interactions = interactions;
    this.#look();
  }

  toggleMute(): void {
    this.#media.mute(!this.view.muted);
  }

  /** In a click of the agent's. */
  unlock(): void {
    this.#player.unlock();
    this.#means.changed();
  }

  /** Asks for the microphone again, after it was refused or was not there. */
  tryAgain(): void {
    this.#microphone.close();
    this.#look();
  }

  choose(change: Partial<SoundChoice>): void {
    this.#choice = { ...this.#choice, ...change };
    remember(this.#agentId, this.#choice);
    this.#news = null;
    this.#player.setVolume(this.#choice.volume);
    this.#player.setLoudspeaker(this.#there('loudspeakers', this.#choice.loudspeaker));
    if (change.microphone !== undefined && this.view.inCall && this.takesMicrophone) {
      void this.#microphone.open(change.microphone);
    }
    this.#means.changed();
  }

  /** Whether somebody sees the meter: only then it works. */
  watch(isWatched: boolean): void {
    if (isWatched === this.#isWatched) return;
    this.#isWatched = isWatched;
    this.#measure();
  }

  close(): void {
    this.#stop();
    this.#devices.stop();
    this.#player.close();
    this.#letGo();
  }

  #look(): void {
    const { voices, inCall, muted } = this.view;
    this.#player.play(
      voices.flatMap(({ id, interactionId, of, track }) => {
        if (!track) return [];
        const isClean = of !== 'colleague' && this.#interactions.get(interactionId)?.noiseRemoval === true;
        return [{ id, track, isClean }];
      }),
    );
    if (!inCall) {
      // Whoever was muted in the last call is heard in the next.
      if (muted) this.#media.mute(false);
      this.#rest();
    } else if (this.takesMicrophone && this.#microphone.state === 'off' && !this.#means.fault()) {
      void this.#microphone.open(this.#choice.microphone);
    }
    this.#measure();
    this.#means.changed();
  }

  /** No call is left: the microphone is let go of, and everything that was made for the call. */
  #rest(): void {
    this.#news = null;
    if (this.view.voices.length === 0) this.#letGo();
    else this.#microphone.close();
  }

  #letGo(): void {
    this.#microphone.close();
    this.#context.close();
  }

  #onMicrophone(): void {
    const { track, state } = this.#microphone;
    this.#media.speak?.(track);
    // Its name, and those of the others, are told from now on.
    if (state === 'on') void this.#devices.refresh();
    this.#measure();
    this.#means.changed();
  }

  /** The chosen microphone cannot be had: what was there before is still there. */
  #onRefused(): void {
    const name = this.devices.microphones.find(({ id }) => id === this.#choice.microphone)?.name ?? '';
    this.#choice = { ...this.#choice, microphone: '' };
    remember(this.#agentId, this.#choice);
    this.#tell({ kind: 'not-had', name });
  }

  #onDevices({ loudspeakers: now }: DeviceList, { loudspeakers: before }: DeviceList): void {
    const { loudspeaker } = this.#choice;
    const has = (list: readonly Device[]): Device | undefined => list.find(({ id }) => id === loudspeaker);
    this.#player.setLoudspeaker(this.#there('loudspeakers', loudspeaker));
    const gone = has(now) ? undefined : has(before);
    if (gone && this.view.inCall) this.#tell({ kind: 'loudspeaker-gone', gone: gone.name });
    else this.#means.changed();
  }

  /** The id, if that device is there now. */
  #there(kind: keyof DeviceList, id: string): string {
    return this.devices[kind].some((one) => one.id === id) ? id : '';
  }

  #tell(news: DeviceNews): void {
    this.#news = news;
    this.#means.changed();
  }

  #measure(): void {
    const track = this.#isWatched && !this.view.muted ? this.#microphone.track : null;
    if (track === (this.#meter?.track ?? null)) return;
    this.#meter?.meter.close();
    this.#meter = null;
    this.#means.level(0);
    if (!track) return;
    try {
      const meter = new Meter(this.#context.get(), track, this.#means.level);
      meter.start();
      this.#meter = { track, meter };
    } catch {
      // Without a context there is nothing to see; the words beside it say what the microphone does.
    }
  }
}
