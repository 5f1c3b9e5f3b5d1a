/** Nothing moves under the pointer: what a press would move away from itself waits until the click has found its target. */
export class Press {
  #isDown = false;
  #waiting: (() => void)[] = [];

  listen(): void {
    window.addEventListener('pointerdown', this.#onDown, { capture: true });
    for (const name of ENDS) window.addEventListener(name, this.#onEnd);
  }

  stop(): void {
    window.removeEventListener('pointerdown', this.#onDown, { capture: true });
    for (const name of ENDS) window.removeEventListener(name, this.#onEnd);
    this.#onEnd();
  }

  /** Does something now, or after the click of a press that is under way. */
  after(act: () => void): void {
    if (this.#isDown) this.#waiting.push(act);
    else act();
  }

  readonly #onDown = (): void => {
    this.#isDown = true;
  };

  readonly #onEnd = (): void => {
    this.#isDown = false;
    for (const act of this.#waiting.splice(0)) act();
  };
}

/** A press that became a drag has no click: whatever comes next ends it. */
const ENDS = ['click', 'pointercancel', 'dragend', 'keydown'] as const;
