import { systemClock } from '../../core/index.js';
import type { Cancel } from '../../core/index.js';
import { LONGEST_SIGNAL } from './line.js';
import type { Peer } from './line.js';
import { chance, read, write } from './signals.js';
import type { Signal } from './signals.js';

export interface PairMeans {
  readonly send: (data: string) => void;
  /** Something that can be seen of it is another. */
  readonly changed: () => void;
}

/** How long a way may take; after each failure twice as long, up to the longest. In milliseconds. */
const PATIENCE = 3_000;
const LONGEST_PATIENCE = 24_000;
/** Addresses of this machine are known at once: nobody outside is asked. */
const GATHERING = 2_000;

/**
 * The way to one other page. Whoever begins offers a connection, with all addresses in it; the other answers. Hold and
 * mute take a track out of its place and put it back, without another word between the pages. A way that breaks is not
 * mended: another connection takes its place.
 */
export class Pair {
  readonly id: string;
  readonly #begins: boolean;
  readonly #means: PairMeans;
  #connection: RTCPeerConnection | null = null;
  /** Where the agent's voice goes in. */
  #sender: RTCRtpSender | null = null;
  #voice: MediaStreamTrack | null = null;
  /** What comes out. */
  #track: MediaStreamTrack | null = null;
  /** This connection has been a way. */
  #isThrough = false;
  /** There was a way, or one has failed. */
  #isInterrupted = false;
  /** Since there was a way last. */
  #tries = 0;
  #cancelTry: Cancel | undefined;
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
    // To whoever does not begin an offer may have come before this page knew of the pair.
    this.#look();
  }

  get state(): 'connecting' | 'live' | 'interrupted' {
    if (this.#connection?.connectionState === 'connected') return 'live';
    return this.#isInterrupted ? 'interrupted' : 'connecting';
  }

  /** What comes from the other page, as soon as there is a way. */
  get track(): MediaStreamTrack | null {
    return this.#isThrough ? this.#track : null;
  }

  /** What goes to the other page: null is silence. */
  say(voice: MediaStreamTrack | null): void {
    if (voice === this.#voice) return;
    this.#voice = voice;
    this.#speak();
  }

  /** What the other page said. Whatever makes no sense does no harm. */
  hear(data: string): void {
    const signal = read(data);
    if (!signal) return;
    this.#next(async () => {
      const connection = this.#connection;
      if (signal.type === 'again') {
        if (this.#begins) await this.#offerAgain();
      } else if (signal.type === 'offer') {
        if (!this.#begins) await this.#answer(signal);
      } else if (this.#begins && signal.to === this.#offer && connection?.signalingState === 'have-local-offer') {
        await connection.setRemoteDescription(signal);
      }
    });
  }

  /** Looks for a way at once, where none is being made: what was said may have been lost. */
  mend(): void {
    const connection = this.#connection;
    const isBeingMade = connection?.connectionState === 'new' || connection?.connectionState === 'connecting';
    if (this.state !== 'live' && !(isBeingMade && connection.remoteDescription)) this.#look();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelTry?.();
    this.#letGo();
  }

  #look(): void {
    if (this.#begins) this.#next(() => this.#offerAgain());
    else this.#send({ type: 'again' });
    this.#wait();
  }

  /** Until there is a way it is looked for: signals are lost, and connections fail without a word. */
  #wait(): void {
    this.#cancelTry?.();
    const patience = Math.min(LONGEST_PATIENCE, PATIENCE * 2 ** this.#tries);
    // Networks keep to no other clock than the machine's.
    this.#cancelTry = systemClock.after(patience, () => {
      this.#tries += 1;
      this.#look();
    });
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

  /** The other page had no offer, or wants another way. */
  async #offerAgain(): Promise<void> {
    if (this.#connection?.signalingState === 'have-local-offer') {
      this.#tellOffer();
      return;
    }
    const connection = this.#connect();
    this.#offer += 1;
    this.#use(connection, connection.addTransceiver('audio', { direction: 'sendrecv' }));
    await connection.setLocalDescription();
    await gathered(connection);
    this.#tellOffer();
  }

  #tellOffer(): void {
    this.#send({ type: 'offer', sdp: this.#connection?.localDescription?.sdp ?? '', number: this.#offer });
  }

  async #answer({ sdp, number }: Signal & { type: 'offer' }): Promise<void> {
    if (number !== this.#answered) {
      const connection = this.#connect();
      try {
        await connection.setRemoteDescription({ type: 'offer', sdp });
        const transceiver = connection.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio');
        if (!transceiver || this.#isClosed) return;
        transceiver.direction = 'sendrecv';
        this.#use(connection, transceiver);
      } finally {
        // The one that is there goes on until there is a better one.
        if (this.#connection !== connection) connection.close();
      }
      await connection.setLocalDescription();
      await gathered(connection);
      this.#answered = number;
    }
    this.#send({ type: 'answer', sdp: this.#connection?.localDescription?.sdp ?? '', to: number });
  }

  #connect(): RTCPeerConnection {
    try {
      return new RTCPeerConnection({ iceServers: [] });
    } catch (error) {
      // The browser has no more of them, or was told to have none.
      this.#isInterrupted = true;
      this.#means.changed();
      throw error;
    }
  }

  #use(connection: RTCPeerConnection, { sender, receiver }: RTCRtpTransceiver): void {
    // It takes the place of one that was no way, or is none any more.
    if (this.#connection) this.#isInterrupted = true;
    this.#letGo();
    this.#connection = connection;
    this.#sender = sender;
    this.#track = receiver.track;
    connection.onconnectionstatechange = () => this.#onState(connection);
    this.#speak();
    this.#means.changed();
  }

  #letGo(): void {
    if (this.#connection) this.#connection.onconnectionstatechange = null;
    this.#connection?.close();
    this.#track?.stop();
    this.#isThrough = false;
    this.#connection = this.#sender = this.#track = null;
  }

  #speak(): void {
    // A track that ended meanwhile is silence as well.
    void this.#sender?.replaceTrack(this.#voice).catch(() => undefined);
  }

  #send(signal: Signal): void {
    const data = write(signal);
    if (!this.#isClosed && data.length <= LONGEST_SIGNAL) this.#means.send(data);
  }

  #onState({ connectionState }: RTCPeerConnection): void {
    if (connectionState === 'connected') {
      this.#isThrough = this.#isInterrupted = true;
      this.#tries = 0;
      this.#cancelTry?.();
    } else {
      if (connectionState === 'failed') this.#isInterrupted = true;
      // The first time at once; what fails again and again is given time.
      if (connectionState === 'failed' && this.#tries === 0) {
        this.#tries = 1;
        this.#look();
      } else this.#wait();
    }
    this.#means.changed();
  }
}

/** Resolves when all addresses of this machine are known, or enough time has passed to know them. */
function gathered(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      cancel();
      connection.onicegatheringstatechange = null;
      resolve();
    };
    const cancel = systemClock.after(GATHERING, done);
    connection.onicegatheringstatechange = () => {
      if (connection.iceGatheringState === 'complete') done();
    };
    if (connection.iceGatheringState === 'complete') done();
  });
}
