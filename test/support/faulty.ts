/** A link between a seat and its desktop that loses, delays, doubles and reorders what it carries, by seed. */
import { Failure } from '../../src/core/index.js';
import type { Acknowledgement, Backend, BackendListener, Clock, Command, Fact } from '../../src/core/index.js';

export interface Faults {
  /** A number from 0 up to 1, the next of a seed. */
  readonly draw: () => number;
  /** Chances from 0 to 1. */
  readonly lose: number;
  readonly double: number;
  readonly delay: number;
}

export function faulty(backend: Backend, clock: Clock, { draw, lose, double, delay }: Faults): Backend {
  let isPerfect = false;
  const carry = (deliver: () => void): void => {
    if (isPerfect) {
      deliver();
      return;
    }
    if (draw() < lose) return;
    const times = draw() < double ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      if (draw() < delay) clock.after(draw() * 3000, deliver);
      else deliver();
    }
  };
  return {
    capabilities: backend.capabilities,
    async connect(listener: BackendListener) {
      isPerfect = true;
      await backend.connect({
        link: (link) => listener.link(link),
        fact: (fact: Fact) => carry(() => listener.fact(structuredClone(fact))),
      });
      isPerfect = false;
    },
    send(command: Command): Promise<Acknowledgement> {
      return new Promise((resolve, reject) => {
        carry(() => {
          backend.send(command).then(
            (acknowledgement) => carry(() => resolve(acknowledgement)),
            (error: unknown) => carry(() => reject(Failure.from(error))),
          );
        });
      });
    },
    resync() {
      // What is asked for again and again arrives in the end.
      isPerfect = true;
      backend.resync();
      isPerfect = false;
    },
    disconnect: () => backend.disconnect(),
  };
}
