/** What a reader is told without being asked: each thing once [A11Y-01]. */
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { html } from './html.js';

/** So many beats a saying stays in its region, for a reader that is slow; then nobody finds old news there. */
const STAYS = 5;

interface Saying {
  readonly key: string;
  readonly text: string;
  readonly isUrgent: boolean;
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
    if (text !== null) this.#add(key, text, isUrgent);
  }

  /** Says something that may be said again. */
  sayNow(text: string): void {
    this.#count += 1;
    this.#add(`now ${this.#count}`, text, false);
  }

  /** Whether this was said. */
  has(key: string): boolean {
    return this.#said.has(key);
  }

  /** Forgets what was about things that are gone. Should they come again, it is said again. */
  forget(isGone: (about: string) => boolean): void {
    for (const [key, about] of this.#said) if (isGone(about)) this.#said.delete(key);
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
    const region = (isUrgent: boolean): unknown =>
      repeat(
        isMute ? [] : this.#sayings.filter((one) => one.isUrgent === isUrgent),
        (one) => one.key,
        (one) => html`<p>${one.text}</p>`,
      );
    return html`<div class="wx-aside" role="status" aria-atomic="false">${region(false)}</div>
      <div class="wx-aside" role="alert" aria-atomic="false">${region(true)}</div>`;
  }

  #add(key: string, text: string, isUrgent: boolean): void {
    this.#sayings = [...this.#sayings, { key, text, isUrgent, beats: 0 }];
  }
}
