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
  | { readonly kind: 'microphone-back'; readonly name: string }
  | { readonly kind: 'loudspeaker-gone'; readonly gone: string }
  | { readonly kind: 'not-had'; readonly name: string };

/** `lost`: the back end had it, and has no way back to the call in this page. */
export type SoundState = MicrophoneState | 'lost';

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
  /** The last choice of a microphone that was not refused. */
  #usable: string;
  /** A choice is being asked for; until it is had or refused it counts as made. */
  #isChoosing = false;
  /** Why nobody heard the agent in the last call. */
  #fault: MicrophoneFault | null = null;
  /** It is asked for between calls, to see whether it is there. */
  #isTrying = false;
  /** The call that was heard in this page. */
  #heard: string | null = null;
  #meter: { readonly track: MediaStreamTrack; readonly meter: Meter } | null = null;
  #isWatched = false;
  #news: DeviceNews | null = null;
  /** The calls that are to be without noise [NOI-01]. */
  #clean: ReadonlySet<string> | null = null;

  constructor(media: Media, agentId: string, means: SoundMeans) {
    this.#media = media;
    this.#agentId = agentId;
    this.#means = means;
    this.#choice = remembered(agentId);
    this.#usable = this.#choice.microphone;
    this.#context = new CallContext(means.changed);
    this.#player = new Player(this.#context, means.changed);
    this.#player.setVolume(this.#choice.volume);
    this.#microphone = new MicrophoneInput({
      changed: () => this.#onMicrophone(),
      replaced: (gone, now) => this.#tell({ kind: 'microphone-gone', gone, now }),
    });
    this.#devices = new Devices((now, before) => this.#onDevices(now, before));
    this.#devices.start();
    this.#stop = media.subscribe(() => this.#look());
  }

  get view(): MediaView {
    return this.#media.view;
  }

  /** What stands in the way is known where the browser tells; else what came of asking. Between calls: in the last one. */
  get microphone(): SoundState {
    const { inCall } = this.view;
    if (!this.takesMicrophone) return inCall ? this.#theirs : 'off';
    const { state } = this.#microphone;
    if (inCall) return this.#means.fault() ?? state;
    return state === 'off' ? (this.#fault ?? 'off') : state;
  }

  /** The microphone where the back end has it: there once the call was heard here, which it need not be on hold. */
  get #theirs(): SoundState {
    const { voices } = this.view;
    if (this.isLost) return 'lost';
    return this.#heard !== null && voices.every(({ interactionId }) => interactionId === this.#heard) ? 'on' : 'asking';
  }

  /** A voice is gone for good. */
  get isLost(): boolean {
    return this.view.voices.some(({ state }) => state === 'lost');
  }

  /** What the menu shows: the one in use, be it not the one that is wished. */
  get chosenMicrophone(): string {
    return this.#microphone.track && !this.#isChoosing ? this.#microphone.deviceId : this.#choice.microphone;
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

  /** The calls as they are now. Of all that changes in them only the removal of noise matters here. */
  follow(interactions: ReadonlyMap<string, Interaction>): void {
    const clean = new Set<string>();
    for (const { id, channel, noiseRemoval } of interactions.values()) {
      if (channel === 'call' && noiseRemoval) clean.add(id);
    }
    const before = this.#clean;
    if (before?.size === clean.size && [...clean].every((id) => before.has(id))) return;
    this.#clean = clean;
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

  /** Asks for the microphone again, after it was refused or was not there. Between calls to see whether it is there now. */
  tryAgain(): void {
    this.#fault = null;
    this.#microphone.close();
    if (this.view.inCall) this.#look();
    else void this.#try();
  }

  /** What stood in the way is gone: in a call the microphone is asked for again, between calls it will be. */
  mended(): void {
    if (this.view.inCall) {
      this.tryAgain();
      return;
    }
    this.#fault = null;
    this.#means.changed();
  }

  choose(change: Partial<SoundChoice>): void {
    this.#choice = { ...this.#choice, ...change };
    remember(this.#agentId, this.#choice);
    this.#news = null;
    this.#player.setVolume(this.#choice.volume);
    this.#player.setLoudspeaker(this.#there('loudspeakers', this.#choice.loudspeaker));
    if (change.microphone !== undefined) void this.#use(change.microphone);
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
    this.#heard = voices.find(({ state }) => state === 'live')?.interactionId ?? (inCall ? this.#heard : null);
    this.#player.play(
      voices.flatMap(({ id, interactionId, of, track }) => {
        if (!track) return [];
        const isClean = of !== 'colleague' && this.#clean?.has(interactionId) === true;
        return [{ id, track, isClean }];
      }),
    );
    if (!inCall) {
      // Whoever was muted in the last call is heard in the next.
      if (muted) this.#media.mute(false);
      this.#rest();
    } else if (this.takesMicrophone) {
      this.#fault = this.#means.fault() ?? this.#fault;
      if (this.#microphone.state === 'off' && this.#fault !== 'frame') {
        void this.#microphone.open(this.#choice.microphone);
      }
    }
    this.#measure();
    this.#means.changed();
  }

  /** No call is left: the microphone is let go of, and everything that was made for the call. */
  #rest(): void {
    this.#news = null;
    if (!this.#isTrying) this.#microphone.close();
    if (this.view.voices.length === 0) this.#context.close();
  }

  async #try(): Promise<void> {
    this.#isTrying = true;
    await this.#microphone.open(this.#choice.microphone);
    this.#isTrying = false;
    // A call that came meanwhile keeps it.
    if (!this.view.inCall) this.#microphone.close();
  }

  #letGo(): void {
    this.#microphone.close();
    this.#context.close();
  }

  #onMicrophone(): void {
    const { track, state } = this.#microphone;
    this.#media.speak?.(track);
    if (isFault(state)) this.#fault = state;
    else if (track) this.#fault = null;
    // Its name, and those of the others, are told from now on.
    if (state === 'on') void this.#devices.refresh();
    this.#measure();
    this.#means.changed();
  }

  /** The agent chose it. Where it cannot be had, the one before is still there, and the choice is what it was. */
  async #use(id: string): Promise<void> {
    const isAsked = this.view.inCall && this.takesMicrophone;
    this.#isChoosing = isAsked;
    const isHad = !isAsked || (await this.#microphone.open(id));
    // Another was chosen meanwhile.
    if (id !== this.#choice.microphone) return;
    this.#isChoosing = false;
    if (isHad) {
      this.#usable = id;
      this.#means.changed();
      return;
    }
    this.#choice = { ...this.#choice, microphone: this.#usable };
    remember(this.#agentId, this.#choice);
    this.#tell({ kind: 'not-had', name: named(this.devices.microphones, id)?.name ?? '' });
  }

  #onDevices(now: DeviceList, before: DeviceList): void {
    const { loudspeaker } = this.#choice;
    this.#player.setLoudspeaker(this.#there('loudspeakers', loudspeaker));
    const gone = named(now.loudspeakers, loudspeaker) ? undefined : named(before.loudspeakers, loudspeaker);
    if (gone && this.view.inCall) this.#tell({ kind: 'loudspeaker-gone', gone: gone.name });
    else this.#means.changed();
    void this.#goBack(now.microphones, before.microphones);
  }

  /** The chosen microphone is there again, or one where there was none: the call goes on with it. */
  async #goBack(now: readonly Device[], before: readonly Device[]): Promise<void> {
    const { microphone } = this.#choice;
    if (this.microphone === 'none') {
      if (now.some(({ id }) => !named(before, id))) this.mended();
      return;
    }
    const back = named(before, microphone) ? undefined : named(now, microphone);
    // Before the microphone is allowed the browser names none: what is new then is not back.
    if (!back || before.length === 0 || !this.#microphone.track || this.#microphone.deviceId === microphone) return;
    const isHad = await this.#microphone.open(microphone);
    if (isHad && this.#microphone.deviceId === microphone) this.#tell({ kind: 'microphone-back', name: back.name });
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

const isFault = (state: MicrophoneState): state is MicrophoneFault =>
  state === 'busy' || state === 'refused' || state === 'none' || state === 'frame';

const named = (all: readonly Device[], id: string): Device | undefined => all.find((one) => one.id === id);
