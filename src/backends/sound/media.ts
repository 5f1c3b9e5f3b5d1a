import type { Cancel, Media, MediaView, Timestamp, Voice } from '../../core/index.js';
import type { OpenSoundLine, Part, SoundLine, SoundNews, SoundPlan } from './line.js';
import { Pair } from './pair.js';
import { chance } from './signals.js';
import { Stage } from './stage.js';
import type { Ear, Source } from './stage.js';

const NOTHING: SoundPlan = { inCall: false, peers: [], parts: [] };
const SILENCE: MediaView = { voices: [], inCall: false, muted: false };

/** Brings the sound of calls into this page. `now` is the centre's time, by which every page plays the same. */
export function openMedia(open: OpenSoundLine, now: () => Timestamp): Media {
  return new PageMedia(open, now);
}

class PageMedia implements Media {
  readonly #stage: Stage;
  readonly #line: SoundLine;
  readonly #pairs = new Map<string, Pair>();
  readonly #listeners = new Set<() => void>();
  /** What this agent hears of the parts, each for itself, as long as the plan has them. */
  readonly #ears = new Map<string, Ear>();
  /** What others hear, for whoever asked. */
  readonly #others = new Map<Ear, string>();
  #plan = NOTHING;
  #view = SILENCE;
  #voice: MediaStreamTrack | null = null;
  #isMuted = false;
  #isClosed = false;

  constructor(open: OpenSoundLine, now: () => Timestamp) {
    this.#stage = new Stage(now, () => this.#paint());
    const page = Array.from({ length: 4 }, () => chance().toString(36)).join('');
    this.#line = open(page, (news) => this.#hear(news));
  }

  get view(): MediaView {
    return this.#view;
  }

  subscribe(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  mute(isMuted: boolean): void {
    if (this.#isClosed) return;
    this.#isMuted = isMuted;
    this.#apply();
  }

  speak(voice: MediaStreamTrack | null): void {
    if (this.#isClosed) return;
    this.#voice = voice;
    this.#apply();
  }

  hearAs(participantId: string): MediaStreamTrack {
    const ear = this.#stage.ear(() => {
      this.#others.delete(ear);
      this.#apply();
    });
    if (this.#isClosed) this.#stage.close();
    else {
      this.#others.set(ear, participantId);
      this.#apply();
    }
    return ear.track;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#line.close();
    for (const pair of this.#pairs.values()) pair.close();
    this.#pairs.clear();
    this.#stage.close();
    this.#show(SILENCE);
    this.#listeners.clear();
  }

  #hear(news: SoundNews): void {
    if (this.#isClosed) return;
    if (news.type === 'signal') {
      this.#pairs.get(news.peer)?.hear(news.data);
      return;
    }
    this.#plan = news.plan;
    this.#stage.retry();
    const { peers } = news.plan;
    for (const [id, pair] of this.#pairs) {
      if (peers.some((peer) => peer.id === id)) continue;
      pair.close();
      this.#pairs.delete(id);
    }
    for (const peer of peers) {
      const known = this.#pairs.get(peer.id);
      if (known) known.mend();
      else {
        const send = (data: string): void => this.#line.signal(peer.id, data);
        this.#pairs.set(peer.id, new Pair(peer, { send, changed: () => this.#paint() }));
      }
    }
    this.#apply();
  }

  /** Everything as the plan, the microphone and mute say. */
  #apply(): void {
    const { peers } = this.#plan;
    for (const { id, hears } of peers) this.#pairs.get(id)?.say(hears && !this.#isMuted ? this.#voice : null);
    this.#paint();
  }

  /** What is heard, and what is to be seen of it. */
  #paint(): void {
    if (this.#isClosed) return;
    const { parts, peers, inCall } = this.#plan;
    for (const [id, ear] of this.#ears) {
      if (parts.some((part) => part.id === id)) continue;
      this.#ears.delete(id);
      ear.close();
    }
    const wanted = new Map<Ear, readonly Source[]>();
    for (const part of parts) {
      const ear = this.#ears.get(part.id) ?? (isHeard(part) ? this.#ear(part.id) : null);
      if (ear) wanted.set(ear, isHeard(part) ? saying(part) : []);
    }
    for (const [ear, id] of this.#others) wanted.set(ear, this.#heardBy(id));
    this.#stage.play(wanted, new Set(parts.map(({ id }) => id)));

    const voices: Voice[] = [];
    for (const { id, interactionId, heard, name } of peers) {
      const pair = this.#pairs.get(id);
      if (!pair || !heard) continue;
      voices.push({ id, interactionId, of: 'colleague', name, state: pair.state, track: pair.track });
    }
    for (const part of parts) {
      const { id, interactionId, of, name } = part;
      if (!isHeard(part) && !(part.heard && part.says === 'gone')) continue;
      const ear = isHeard(part) ? this.#ears.get(id) : null;
      voices.push({ id, interactionId, of, name, state: ear?.state ?? 'interrupted', track: ear?.track ?? null });
    }
    this.#show({ voices, inCall, muted: this.#isMuted });
  }

  /** Null where the browser has no sound to give: the rest of the call goes on. */
  #ear(partId: string): Ear | null {
    try {
      const ear = this.#stage.ear();
      this.#ears.set(partId, ear);
      return ear;
    } catch {
      return null;
    }
  }

  /** What somebody else hears: as far as this page hears it as well. */
  #heardBy(participantId: string): readonly Source[] {
    const { parts, peers } = this.#plan;
    const listener = parts.find(({ id }) => id === participantId);
    if (!listener || listener.hears === 'nothing') return [];
    if (listener.hears !== 'call') return [{ key: listener.hears, kind: listener.hears, who: '' }];
    // Who hears the listener is heard by it, but for one who listens unseen.
    const isWithUs = listener.heard;
    const tracks = isWithUs && this.#plan.inCall && this.#voice && !this.#isMuted ? [this.#voice] : [];
    for (const { id, interactionId, heard } of peers) {
      const track = isWithUs && heard && interactionId === listener.interactionId ? this.#pairs.get(id)?.track : null;
      if (track) tracks.push(track);
    }
    const others = parts.filter(
      (part) =>
        part !== listener &&
        part.interactionId === listener.interactionId &&
        part.heard === isWithUs &&
        part.hears === 'call',
    );
    return [...tracks.map((track) => ({ key: track.id, track })), ...others.flatMap(saying)];
  }

  #show(view: MediaView): void {
    const before = this.#view;
    const voices = view.voices.map((voice) => before.voices.find((other) => isSame(voice, other)) ?? voice);
    const isSameList =
      voices.length === before.voices.length && voices.every((voice, at) => voice === before.voices[at]);
    const next = { ...view, voices: isSameList ? before.voices : voices };
    if (isSame(next, before)) return;
    this.#view = next;
    for (const listener of [...this.#listeners]) listener();
  }
}

const isHeard = (part: Part): boolean => part.heard && saying(part).length > 0;

function saying({ id, of, says }: Part): readonly Source[] {
  if (says === 'nothing' || says === 'gone') return [];
  return [
    says === 'ringing' ? { key: says, kind: says, who: '' } : { key: `${says} ${of} ${id}`, kind: says, who: id, of },
  ];
}

/** Both have the same keys. */
function isSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key]);
}
