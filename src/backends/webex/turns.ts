/**
 * One after the other. The SDK takes one act of a kind at a time: while a hold waits for its answer, a hold of another
 * call is refused unsent. Here it waits for its turn.
 */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  take<T>(kind: string, act: () => Promise<T>): Promise<T> {
    const before = this.#last.get(kind);
    const turn = before ? before.then(act, act) : act();
    this.#last.set(kind, turn);
    const done = (): void => {
      if (this.#last.get(kind) === turn) this.#last.delete(kind);
    };
    turn.then(done, done);
    return turn;
  }
}
