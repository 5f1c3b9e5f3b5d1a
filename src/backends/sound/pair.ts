import { LONGEST_SIGNAL } from './line.js';
import type { Peer } from './line.js';
import { chance, read, write } from './signals.js';
import type { Signal } from './signals.js';

export interface PairMeans {
  readonly send: (data: string) => void;
  /** Something that can be seen of it is another. */
  readonly changed: () => void;
}

/**
 * The connection to one other page. Whoever begins offers, once, with all addresses in it; the other answers. Hold and
 * mute take a track out of its place and put it back, without another word between the pages.
 */
export class Pair {
  readonly id: string;
  readonly #begins: boolean;
  readonly #means: PairMeans;
  readonly #connection = new RTCPeerConnection({ iceServers: [] });
  /** Where the agent's voice goes in. */
  #sender: RTCRtpSender | null = null;
  #voice: MediaStreamTrack | null = null;
  #track: MediaStreamTrack | null = null;
  #wasLive = false;
  /** After a failure another way was looked for. */
  #isRetrying = false;
  /** Which of its offers stands; an answer says which one it answers. By chance: nothing of an earlier call fits it. */
  #offer = chance();
  /** Which one was answered last. */
  #answered: number | null = null;
  /** What it does to its connection, one after the other. */
  #turn: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor({ id, begins }: Peer, means: PairMeans) {
    this.id = id;
    this.#begins = begins;
    this.#means = means;
    const connection = this.#connection;
    connection.ontrack = ({ track }) => {
      if (track.kind === 'audio') this.#track = track;
    };
    connection.onconnectionstatechange = () => this.#onState();
    if (begins) {
      this.#sender = connection.addTransceiver('audio', { direction: 'sendrecv' }).sender;
      this.#next(() => this.#makeOffer());
    }
    // An offer may have come before this page knew of the pair.
    else this.#send({ type: 'again' });
  }

  get state(): 'connecting' | 'live' | 'interrupted' {
    const { connectionState } = this.#connection;
    if (connectionState === 'connected') return 'live';
    return this.#wasLive || connectionState === 'failed' ? 'interrupted' : 'connecting';
  }

  /** What comes from the other page, as soon as there is a way. */
  get track(): MediaStreamTrack | null {
    return this.#wasLive ? this.#track : null;
  }

  /** What goes to the other page: null is silence. */
  say(voice: MediaStreamTrack | null): void {
    if (voice === this.#voice) return;
    this.#voice = voice;
    // A track that ended meanwhile is silence as well.
    void this.#sender?.replaceTrack(voice).catch(() => undefined);
  }

  /** What the other page said. Whatever makes no sense does no harm. */
  hear(data: string): void {
    const signal = read(data);
    if (!signal) return;
    this.#next(async () => {
      if (signal.type === 'again') {
        if (this.#begins) await this.#offerAgain();
      } else if (signal.type === 'offer') {
        if (!this.#begins) await this.#answer(signal);
      } else if (this.#begins && signal.to === this.#offer && this.#connection.signalingState === 'have-local-offer') {
        await this.#connection.setRemoteDescription(signal);
      }
    });
  }

  /** Looks for a way once more, where there is none: what was said may have been lost. */
  mend(): void {
    const { connectionState, remoteDescription, signalingState } = this.#connection;
    const hasFailed = connectionState === 'failed';
    if (!this.#begins) {
      if (hasFailed || !remoteDescription) this.#send({ type: 'again' });
    } else if (hasFailed || signalingState === 'have-local-offer') this.#next(() => this.#offerAgain());
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const connection = this.#connection;
    connection.ontrack = connection.onconnectionstatechange = null;
    connection.close();
    this.#track?.stop();
  }

  #next(step: () => Promise<void>): void {
    this.#turn = this.#turn.then(async () => {
      if (this.#isClosed) return;
      try {
        await step();
      } catch {
        // What the browser does not take from the other page is as if it had not come.
      }
    });
  }

  async #makeOffer(): Promise<void> {
    const connection = this.#connection;
    if (connection.remoteDescription) connection.restartIce();
    await connection.setLocalDescription();
    await this.#gathered();
    this.#offer += 1;
    this.#tellOffer();
  }

  /** The other page had no offer, or wants another way. */
  async #offerAgain(): Promise<void> {
    if (this.#connection.signalingState === 'have-local-offer') this.#tellOffer();
    else await this.#makeOffer();
  }

  #tellOffer(): void {
    const { localDescription } = this.#connection;
    if (localDescription) this.#send({ type: 'offer', sdp: localDescription.sdp, number: this.#offer });
  }

  async #answer({ sdp, number }: Signal & { type: 'offer' }): Promise<void> {
    const connection = this.#connection;
    if (number === this.#answered) {
      this.#tellAnswer(number);
      return;
    }
    await connection.setRemoteDescription({ type: 'offer', sdp });
    const transceiver = connection.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio');
    if (!transceiver) return;
    transceiver.direction = 'sendrecv';
    this.#sender = transceiver.sender;
    await this.#sender.replaceTrack(this.#voice);
    await connection.setLocalDescription();
    await this.#gathered();
    this.#answered = number;
    this.#tellAnswer(number);
  }

  #tellAnswer(to: number): void {
    this.#send({ type: 'answer', sdp: this.#connection.localDescription?.sdp ?? '', to });
  }

  /** Resolves when all addresses of this machine are known: at once, since nobody outside is asked. */
  #gathered(): Promise<void> {
    const connection = this.#connection;
    if (connection.iceGatheringState === 'complete') return Promise.resolve();
    return new Promise((resolve) => {
      connection.onicegatheringstatechange = () => {
        if (connection.iceGatheringState !== 'complete') return;
        connection.onicegatheringstatechange = null;
        resolve();
      };
    });
  }

  #send(signal: Signal): void {
    const data = write(signal);
    if (!this.#isClosed && data.length <= LONGEST_SIGNAL) this.#means.send(data);
  }

  #onState(): void {
    const { connectionState } = this.#connection;
    if (connectionState === 'connected') {
      this.#wasLive = true;
      this.#isRetrying = false;
    } else if (connectionState === 'failed' && !this.#isRetrying) {
      this.#isRetrying = true;
      this.mend();
    }
    this.#means.changed();
  }
}
