/** What a reader is told without being asked: each thing once [A11Y-01]. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { html } from './html.js';

/** So many beats a saying stays in its region, for a reader that is slow; then nobody finds old news there. */
const STAYS = 5;
/** So many sayings wait to be heard at most; older ones nobody would hear in time. */
const MOST = 8;
const PLACES = Array.from({ length: MOST }, (_, place) => place);

interface Saying {
  /** What it is about; null where it is about nothing that could go. */
  readonly about: string | null;
  readonly text: string;
  readonly isUrgent: boolean;
  readonly place: number;
  beats: number;
}

export class Voice {
  #sayings: readonly Saying[] = [];
  /** What was said, and what it was about. */
  #said = new Map<string, string>();
  #count = 0;

  /**
   * Says something about a thing once: a second time under the same key says nothing. What is urgent interrupts. Without
   * a text it only counts as said.
   */
  say(key: string, text: string | null, about: string, isUrgent = false): void {
    if (this.#said.has(key)) return;
    this.#said.set(key, about);
    if (text !== null) this.#add(about, text, isUrgent);
  }

  /** Says something that may be said again. */
  sayNow(text: string): void {
    this.#add(null, text, false);
  }

  /** Whether this was said. */
  has(key: string): boolean {
    return this.#said.has(key);
  }

  /** Forgets what was about things that are gone, heard or not. Should they come again, it is said again. */
  forget(isGone: (about: string) => boolean): void {
    for (const [key, about] of this.#said) if (isGone(about)) this.#said.delete(key);
    this.#sayings = this.#sayings.filter(({ about }) => about === null || !isGone(about));
  }

  /** Whether nothing stands in the regions. */
  get isSilent(): boolean {
    return this.#sayings.length === 0;
  }

  /** A second has passed. Whether something left its region. */
  beat(): boolean {
    for (const saying of this.#sayings) saying.beats += 1;
    const left = this.#sayings.filter((one) => one.beats < STAYS);
    const isLess = left.length < this.#sayings.length;
    this.#sayings = left;
    return isLess;
  }

  /** The live regions. They are on the page before something is said in them; where nothing is heard they are mute. */
  regions(isMute: boolean): TemplateResult {
    return html`${this.region(false, isMute)} ${this.region(true, isMute)}`;
  }

  /** One of them: for what is urgent, or for what is not. */
  region(isUrgent: boolean, isMute = false): TemplateResult {
    // Each saying keeps its place, so that a reader hears what is new and nothing twice. Not `repeat`: it leaves a node
    // behind for every row it removes (lit 3.3), and these regions live as long as the page.
    return html`<div class="wx-aside" role=${isUrgent ? 'alert' : 'status'} aria-atomic="false">
      ${PLACES.map((place) => {
        const saying = this.#sayings.find((one) => one.place === place && one.isUrgent === isUrgent);
        return saying && !isMute ? html`<p>${saying.text}</p>` : nothing;
      })}
    </div>`;
  }

  #add(about: string | null, text: string, isUrgent: boolean): void {
    const place = this.#count++ % MOST;
    // Whatever had this place is older than all others.
    const others = this.#sayings.filter((one) => one.place !== place);
    this.#sayings = [...others, { about, text, isUrgent, place, beats: 0 }];
  }
}
