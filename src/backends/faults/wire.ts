/** One direction of an unreliable link: carries messages in their order, unless a fault strikes one of them. */
import type { Cancel, Clock, LinkFaults } from '../../core/index.js';
import { draw } from '../simulator/random.js';
import type { Chance } from '../simulator/random.js';

/** How far a message falls behind that is overtaken or comes twice: at most so many milliseconds. */
const BEHIND = 2_000;

export class Wire {
  readonly #clock: Clock;
  readonly #chance: Chance;
  readonly #faults: () => LinkFaults;
  readonly #under = new Set<Cancel>();
  /** Of the messages that keep their order: when the last one arrives, and how many are on their way. */
  #last = -Infinity;
  #queued = 0;

  constructor(clock: Clock, chance: Chance, faults: () => LinkFaults) {
    this.#clock = clock;
    this.#chance = chance;
    this.#faults = faults;
  }

  /** Carries one message; without faults it arrives within this call. Returns false where it is lost. */
  carry(deliver: () => void): boolean {
    const { lose, double, delay, reorder } = this.#faults();
    if (this.#strikes(lose)) return false;
    const late = this.#strikes(delay.chance) ? draw(this.#chance) * delay.max : 0;
    const isTwice = this.#strikes(double);
    if (this.#strikes(reorder)) this.later(late + this.#behind(), deliver);
    else this.#inOrder(late, deliver);
    if (isTwice) this.later(late + this.#behind(), deliver);
    return true;
  }

  /** Does something after a time, unless the connection breaks before. */
  later(delay: number, task: () => void): Cancel {
    const stop = this.#clock.after(delay, () => {
      this.#under.delete(cancel);
      task();
    });
    const cancel = (): void => {
      this.#under.delete(cancel);
      stop();
    };
    this.#under.add(cancel);
    return cancel;
  }

  /** The connection breaks: whatever is on its way is gone. */
  cut(): void {
    for (const cancel of [...this.#under]) cancel();
    this.#last = -Infinity;
    this.#queued = 0;
  }

  /** For a fault that is switched off no number is drawn: a link without faults leaves the seed as it is. */
  #strikes(chance: number): boolean {
    return chance > 0 && draw(this.#chance) < chance;
  }

  #behind(): number {
    return draw(this.#chance) * BEHIND;
  }

  #inOrder(late: number, deliver: () => void): void {
    const now = this.#clock.now();
    this.#last = Math.max(this.#last, now + late);
    if (this.#queued === 0 && this.#last <= now) {
      deliver();
      return;
    }
    this.#queued += 1;
    this.later(this.#last - now, () => {
      this.#queued -= 1;
      deliver();
    });
  }
}
