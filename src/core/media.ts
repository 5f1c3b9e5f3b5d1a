/**
 * The sound of calls at a browser station: how a back end brings it into the page. What is done with it there (played,
 * cleaned of noise, measured) is not the back end's business.
 */
import type { Cancel } from './clock.js';

/** Somebody whom the agent is to hear. */
export interface Voice {
  /** The same for as long as it is the same voice. */
  readonly id: string;
  readonly interactionId: string;
  /** Whose it is; `call`: everybody's in one. The noise behind callers is taken away, not that behind colleagues [NOI-01]. */
  readonly of: 'caller' | 'colleague' | 'call';
  /** Who that is; null where it is not told. */
  readonly name: string | null;
  /**
   * `interrupted`: the way broke, or the other page is gone; it is looked for. `lost`: there is no way back to it in this
   * page, such as after a reload in a call of a service that knows of none.
   */
  readonly state: 'connecting' | 'live' | 'interrupted' | 'lost';
  /** Null until there is a way. Whoever gave it ends it. */
  readonly track: MediaStreamTrack | null;
}

export interface MediaView {
  /** Whom this agent is to hear now: nobody on hold, and between calls. */
  readonly voices: readonly Voice[];
  /** This agent is in a call here, be it on hold: a microphone is wanted. */
  readonly inCall: boolean;
  /** Nothing of the microphone leaves the page. */
  readonly muted: boolean;
}

export interface Media {
  /** Changes by replacement; equal views are the same object. */
  readonly view: MediaView;
  subscribe(listener: () => void): Cancel;
  mute(isMuted: boolean): void;
  /**
   * Gives the agent's voice; null where there is no microphone. Whoever gives the track ends it. Where a back end takes
   * the microphone by itself there is no such method.
   */
  speak?(track: MediaStreamTrack | null): void;
  /**
   * What somebody else in the call hears: the agents, music on hold, nothing. For the panel that plays the world, and
   * for tests; the live service has no such thing. Ends with `stop()` of the track.
   */
  hearAs?(participantId: string): MediaStreamTrack;
  /** Lets go of everything. */
  close(): void;
}
