/** In which order facts belong, whichever they come in: what is missing, what is too old, and what happened when. */
import type { Fact } from './backend.js';
import type { Happening } from './happenings.js';

export class Sequence {
  /** All facts up to this one are here. */
  #last = 0;
  /** The last snapshot, which holds all facts before it. */
  #snapshot = 0;
  /** What happened in facts that came before one that is still missing. */
  #ahead = new Map<number, readonly Happening[]>();

  /** Another connection may count its facts anew. */
  reset(): void {
    this.#last = 0;
    this.#snapshot = 0;
    this.#ahead.clear();
  }

  /** Whether a fact that came in between is missing. */
  get hasGap(): boolean {
    return this.#ahead.size > 0;
  }

  /** Whether a fact tells nothing that is not known better by now. What happened in it may still be news. */
  isOld({ snapshot, seq }: Fact): boolean {
    return snapshot ? seq < this.#last : seq <= this.#snapshot;
  }

  /**
   * Takes a fact into its place. Returns what has happened, as far as nothing before it is missing: a page hears of an
   * answer before it hears of the end.
   */
  take(fact: Fact): readonly Happening[] {
    const happenings: Happening[] = [];
    if (fact.snapshot && fact.seq >= this.#last) {
      this.#last = this.#snapshot = fact.seq;
      for (const [seq, held] of this.#ahead) {
        if (seq > fact.seq) continue;
        happenings.push(...held);
        this.#ahead.delete(seq);
      }
      happenings.push(...fact.happenings);
      happenings.sort((one, other) => one.at - other.at);
    } else if (fact.seq > this.#last) this.#ahead.set(fact.seq, fact.happenings);
    else happenings.push(...fact.happenings);

    for (let next = this.#ahead.get(this.#last + 1); next; next = this.#ahead.get(this.#last + 1)) {
      this.#last += 1;
      this.#ahead.delete(this.#last);
      happenings.push(...next);
    }
    return happenings;
  }
}
