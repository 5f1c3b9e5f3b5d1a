/** The handle of an unreliable link: cuts it, mends it, and says what it does to the messages that it carries. */
import type { Cancel, Clock, Link, LinkFaults, LinkView, Timestamp } from '../../core/index.js';

const NO_FAULTS: LinkFaults = { lose: 0, double: 0, delay: { chance: 0, max: 0 }, reorder: 0 };

export interface LinkControl {
  /** What the desktop hears of the connection. */
  readonly state: Link;
  /** When a lost connection is tried again; null while it is not lost, and during an attempt. */
  readonly retryAt: Timestamp | null;
  /** Whether there is a way through. A desktop that lost its connection notices with its next attempt. */
  readonly up: boolean;
  /** Chance comes from this number: the same seed, acts and times bring the same faults. */
  readonly seed: number;
  /** What is not named is switched off. */
  get faults(): LinkFaults;
  set faults(faults: Partial<LinkFaults>);
  /** Cuts the connection: for so many milliseconds, or until `restore()`. What was on its way is gone. */
  drop(milliseconds?: number): void;
  /** Mends it. */
  restore(): void;
  /** Calls back after each change of anything that stands here. */
  subscribe(listener: () => void): Cancel;
}

export class LinkHandle implements LinkControl {
  readonly seed: number;
  readonly #clock: Clock;
  readonly #onCut: () => void;
  readonly #listeners = new Set<() => void>();
  #state: Link = 'closed';
  #retryAt: Timestamp | null = null;
  #view: LinkView;
  #cancelMending: Cancel | undefined;

  constructor(clock: Clock, seed: number, faults: Partial<LinkFaults>, onCut: () => void) {
    this.#clock = clock;
    this.#onCut = onCut;
    this.seed = seed;
    this.#view = { up: true, faults: checked(faults), seed };
  }

  get state(): Link {
    return this.#state;
  }

  get retryAt(): Timestamp | null {
    return this.#retryAt;
  }

  get up(): boolean {
    return this.#view.up;
  }

  get faults(): LinkFaults {
    return this.#view.faults;
  }

  set faults(faults: Partial<LinkFaults>) {
    this.#look({ faults: checked(faults) });
  }

  /** What the world shows of it; the same object while it stays the same. */
  get view(): LinkView {
    return this.#view;
  }

  drop(milliseconds?: number): void {
    this.#cancelMending?.();
    this.#cancelMending =
      milliseconds === undefined ? undefined : this.#clock.after(milliseconds, () => this.restore());
    if (!this.up) return;
    this.#look({ up: false });
    this.#onCut();
  }

  restore(): void {
    this.#cancelMending?.();
    this.#cancelMending = undefined;
    if (!this.up) this.#look({ up: true });
  }

  subscribe(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The desktop is told of this state. */
  tell(state: Link, retryAt: Timestamp | null = null): void {
    this.#state = state;
    this.#retryAt = retryAt;
    this.#changed();
  }

  #look(change: Partial<LinkView>): void {
    this.#view = { ...this.#view, ...change };
    this.#changed();
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function checked(given: Partial<LinkFaults>): LinkFaults {
  const { lose, double, delay, reorder } = { ...NO_FAULTS, ...given };
  for (const [name, chance] of Object.entries({ lose, double, reorder, 'delay.chance': delay.chance })) {
    if (!(chance >= 0 && chance <= 1)) throw new RangeError(`${name} is a chance from 0 to 1, not ${chance}.`);
  }
  if (!(delay.max >= 0)) throw new RangeError(`delay.max is a time in milliseconds, not ${delay.max}.`);
  return { lose, double, delay, reorder };
}
