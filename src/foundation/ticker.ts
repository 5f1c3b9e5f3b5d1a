/**
 * One beat a second for everything that counts. Labels that show a time repaint their own text on it; no element has a
 * timer, and where nothing counts there is no beat.
 */
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { DirectiveResult } from 'lit/directive.js';
import type { Cancel, Clock } from '../core/index.js';

const BEAT = 1000;

class Ticker {
  readonly #clock: Clock;
  readonly #watchers = new Set<() => void>();
  #cancel: Cancel | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  watch(beat: () => void): Cancel {
    this.#watchers.add(beat);
    this.#wait();
    return () => {
      this.#watchers.delete(beat);
      if (this.#watchers.size > 0) return;
      this.#cancel?.();
      this.#cancel = undefined;
    };
  }

  #wait(): void {
    this.#cancel ??= this.#clock.after(BEAT - (this.#clock.now() % BEAT), () => {
      this.#cancel = undefined;
      for (const beat of [...this.#watchers]) beat();
      if (this.#watchers.size > 0) this.#wait();
    });
  }
}

const tickers = new WeakMap<Clock, Ticker>();

/** Calls back once a second until cancelled. All who watch one clock share one timer. */
export function everySecond(clock: Clock, beat: () => void): Cancel {
  let ticker = tickers.get(clock);
  if (!ticker) tickers.set(clock, (ticker = new Ticker(clock)));
  return ticker.watch(beat);
}

class Ticking extends AsyncDirective {
  #clock: Clock | undefined;
  #read: () => unknown = () => '';
  #shown: unknown;
  #cancel: Cancel | undefined;

  render(clock: Clock, read: () => unknown): unknown {
    this.#read = read;
    if (clock !== this.#clock) {
      this.disconnected();
      this.#clock = clock;
    }
    if (this.isConnected) this.reconnected();
    this.#shown = read();
    return this.#shown;
  }

  override disconnected(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  override reconnected(): void {
    if (this.#clock) this.#cancel ??= everySecond(this.#clock, () => this.#beat());
  }

  #beat(): void {
    const now = this.#read();
    if (now === this.#shown) return;
    this.#shown = now;
    this.setValue(now);
  }
}

const ticking = directive(Ticking);

/** What `read` returns, read anew each second; the element around it is not rendered again. */
export function counting(clock: Clock, read: () => unknown): DirectiveResult<typeof Ticking> {
  return ticking(clock, read);
}
