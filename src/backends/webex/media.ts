/**
 * The sound of a call at a browser station. The SDK brings it: it answers with a microphone that it takes by itself, and
 * hands out one track in which everybody else of the call is.
 */
import { participantOf } from '../../core/index.js';
import type { Cancel, Interaction, Media, MediaView, Voice } from '../../core/index.js';
import type { SdkTask } from './sdk.js';
import type { Tracks } from './tracks.js';

/** What is known of the agent's calls. */
export interface Calls {
  readonly agentId: string;
  /** The agent sits at the browser. */
  readonly isHere: boolean;
  readonly all: readonly Interaction[];
  task(id: string): SdkTask | undefined;
}

const NOTHING: MediaView = { voices: [], inCall: false, muted: false };

export class WebexMedia implements Media {
  readonly #calls: () => Calls | null;
  readonly #tracks: Tracks;
  readonly #onlookers = new Set<() => void>();
  readonly #onEnded = (): void => this.look();
  #view = NOTHING;
  #track: MediaStreamTrack | null = null;
  /** The call that is muted: the SDK begins each with an open microphone. */
  #mutedIn: string | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(calls: () => Calls | null, tracks: Tracks) {
    this.#calls = calls;
    this.#tracks = tracks;
    tracks.onTrack = () => this.look();
    this.look();
  }

  get view(): MediaView {
    return this.#view;
  }

  subscribe(listener: () => void): Cancel {
    this.#onlookers.add(listener);
    return () => this.#onlookers.delete(listener);
  }

  mute(isMuted: boolean): void {
    // The SDK can only turn it about: one after the other, so that none counts twice.
    this.#turn = this.#turn.then(() => this.#mute(isMuted));
  }

  close(): void {
    this.#tracks.onTrack = () => undefined;
    this.#watch(null);
    this.#put(NOTHING);
    this.#onlookers.clear();
  }

  /** Something about the calls may be another. */
  look(): void {
    const calls = this.#calls();
    const call = calls?.isHere ? calls.all.find((one) => isIn(one, calls.agentId)) : undefined;
    const track = this.#tracks.of(call?.id ?? null);
    this.#watch(track);
    if (this.#mutedIn !== call?.id) this.#mutedIn = null;
    if (!calls || !call) {
      this.#put(NOTHING);
      return;
    }
    // The way to a call that this page found under way is gone with the page before it; the SDK has none back to it.
    const isLost = !track && this.#tracks.wasMissed(call.id);
    const voice: Voice = {
      ...{ id: call.id, interactionId: call.id, of: 'call', name: null },
      state: track ? (track.readyState === 'live' ? 'live' : 'interrupted') : isLost ? 'lost' : 'connecting',
      track,
    };
    // That it is lost is to be known on hold too: nothing comes of taking the customer back here.
    const isToBeSeen = isLost || hears(call, calls.agentId);
    this.#put({ voices: isToBeSeen ? [voice] : [], inCall: true, muted: this.#mutedIn !== null });
  }

  async #mute(isMuted: boolean): Promise<void> {
    const calls = this.#calls();
    const call = calls?.isHere ? calls.all.find((one) => isIn(one, calls.agentId)) : undefined;
    const task = call && calls?.task(call.id);
    if (!task?.toggleMute || !this.#tracks.of(call?.id ?? null)) return;
    if ((this.#mutedIn !== null) === isMuted) return;
    try {
      await task.toggleMute();
    } catch {
      // The view says that nothing came of it.
      return;
    }
    // It says that it was done also where it was not.
    const is = task.webCallingService?.isCallMuted?.() ?? isMuted;
    this.#mutedIn = is ? (call?.id ?? null) : null;
    this.look();
  }

  #watch(track: MediaStreamTrack | null): void {
    if (this.#track === track) return;
    this.#track?.removeEventListener('ended', this.#onEnded);
    this.#track = track;
    track?.addEventListener('ended', this.#onEnded);
  }

  #put(view: MediaView): void {
    if (isSame(this.#view, view)) return;
    this.#view = view;
    for (const one of [...this.#onlookers]) one();
  }
}

const isIn = (one: Interaction, agentId: string): boolean =>
  one.channel === 'call' && one.monitoring === null && participantOf(one, agentId)?.status === 'joined';

/** Whether anybody is there whom the agent is to hear: somebody who is not on hold, or a telephone that rings. */
function hears(call: Interaction, agentId: string): boolean {
  const me = participantOf(call, agentId);
  if (!me || me.heldAt !== null) return false;
  const isHeard = call.participants.some(
    (one) => one !== me && one.leg === me.leg && one.status === 'joined' && one.heldAt === null,
  );
  return isHeard || call.dialling !== null;
}

function isSame(one: MediaView, other: MediaView): boolean {
  const [voice, otherVoice] = [one.voices[0], other.voices[0]];
  return (
    one.inCall === other.inCall &&
    one.muted === other.muted &&
    voice?.id === otherVoice?.id &&
    voice?.state === otherVoice?.state &&
    voice?.track === otherVoice?.track
  );
}
