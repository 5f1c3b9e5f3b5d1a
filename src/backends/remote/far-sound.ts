/** The sound of calls around a centre that is somewhere else. Loaded with its first use: not every page has any. */
import * as v from 'valibot';
import type { Clock, Media } from '../../core/index.js';
import type { OpenSoundLine, Part, Peer, SoundNews, SoundPlan, ThroughLine } from '../sound/line.js';
import { openMedia } from '../sound/media.js';
import type { Ask } from './asks.js';
import type { Say } from './says.js';
import { flag, list, nullable, number, oneOf, oneOfKinds, text, thing } from './schema.js';

const peer = thing<Peer>({
  id: text,
  interactionId: text,
  name: nullable(text),
  begins: flag,
  hears: flag,
  heard: flag,
});

const part = thing<Part>({
  id: text,
  interactionId: text,
  of: oneOf<Part['of']>({ caller: 1, colleague: 1 }),
  name: text,
  says: oneOf<Part['says']>({ speech: 1, ringing: 1, voicemail: 1, nothing: 1, gone: 1 }),
  heard: flag,
  hears: oneOf<Part['hears']>({ call: 1, music: 1, ringing: 1, nothing: 1 }),
});

const soundNews = oneOfKinds<SoundNews>('type', {
  plan: v.object({
    type: text,
    plan: thing<SoundPlan>({ inCall: flag, peers: list(peer), parts: list(part) }),
    now: number,
  }),
  signal: v.object({ type: text, peer: text, data: text }),
});

export class FarSound {
  readonly media: Media;
  readonly #post: (ask: Ask) => void;
  readonly #clock: Clock;
  /** How far the centre's clock is ahead of this one, by the plan that came quickest over this connection. */
  #ahead: number | null = null;
  /** The line that is open; null once it was closed. */
  #line: { readonly page: string; readonly hear: (news: SoundNews) => void } | null = null;

  constructor(post: (ask: Ask) => void, clock: Clock, through: ThroughLine = (open) => open) {
    this.#post = post;
    this.#clock = clock;
    this.media = openMedia(through(this.#open), () => clock.now() + (this.#ahead ?? 0));
  }

  readonly #open: OpenSoundLine = (page, hear) => {
    const line = { page, hear };
    this.#line = line;
    this.#begin();
    return {
      signal: (pair, data) => {
        if (this.#line === line) this.#post({ type: 'signal', peer: pair, data });
      },
      close: () => {
        if (this.#line !== line) return;
        this.#line = null;
        this.#post({ type: 'sound-off' });
      },
    };
  };

  /** Opens the line, over each connection anew: under the id of the page the centre knows what is running. */
  #begin(): void {
    if (this.#line) this.#post({ type: 'sound', page: this.#line.page });
  }

  /** Takes what the centre says. What makes no sense is left out: the next plan is whole again. */
  hear(say: Say): void {
    if (say.type === 'welcome') {
      this.#ahead = null;
      this.#begin();
    }
    if (say.type !== 'sound') return;
    const { success, output } = v.safeParse(soundNews, say.news);
    if (!success) return;
    if (output.type === 'plan') {
      this.#ahead = Math.max(this.#ahead ?? -Infinity, output.now - this.#clock.now());
    }
    this.#line?.hear(output);
  }
}
