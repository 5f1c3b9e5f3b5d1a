/**
 * Nobody answers the wrong request [POP-14]. Rows come, go and move while somebody aims at one; a click counts only
 * when it can have been meant for the row that it hits.
 */
import type { LitElement, ReactiveController } from 'lit';
import type { Timestamp } from '../core/index.js';

/** A row that came or moved less than this ago, in milliseconds, was not aimed at. */
const SETTLING = 500;

interface Place {
  readonly top: number;
  readonly bottom: number;
  readonly since: Timestamp;
}

/** Watches the rows of one element; `data-row` holds the id of the interaction that a row is about. */
export class Aim implements ReactiveController {
  readonly #host: LitElement;
  readonly #now: () => Timestamp;
  #places = new Map<string, Place>();
  #pressed: string | null = null;
  #pointerIn = false;

  constructor(host: LitElement, now: () => Timestamp) {
    this.#host = host;
    this.#now = now;
    host.addController(this);
  }

  /** While the pointer is among the rows they must not move: hold them back until this is false. */
  get isAiming(): boolean {
    return this.#pointerIn;
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#onDown, { capture: true });
    this.#host.addEventListener('pointerenter', this.#onEnter);
    this.#host.addEventListener('pointerleave', this.#onLeave);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#onDown, { capture: true });
    this.#host.removeEventListener('pointerenter', this.#onEnter);
    this.#host.removeEventListener('pointerleave', this.#onLeave);
    this.#places.clear();
    this.#pointerIn = false;
  }

  hostUpdated(): void {
    const before = this.#places;
    this.#places = new Map();
    for (const row of this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-row]')) {
      const { top, bottom } = row.getBoundingClientRect();
      const known = before.get(row.dataset['row'] ?? '');
      // A row that only grew or shrank at one edge stands where it stood.
      const stayed = known && (Math.abs(known.top - top) < 1 || Math.abs(known.bottom - bottom) < 1);
      this.#places.set(row.dataset['row'] ?? '', { top, bottom, since: stayed ? known.since : this.#now() });
    }
  }

  /** Whether this click was meant for this row. */
  isMeant(id: string, event: MouseEvent): boolean {
    const isPointer = event.detail > 0;
    const began = this.#pressed;
    if (isPointer) this.#pressed = null;
    if (event.detail > 1 || (isPointer && began !== null && began !== id)) return false;
    const place = this.#places.get(id);
    return place !== undefined && this.#now() - place.since >= SETTLING;
  }

  readonly #onDown = (event: PointerEvent): void => {
    this.#pressed = null;
    for (const node of event.composedPath()) {
      if (!(node instanceof HTMLElement)) continue;
      const { row } = node.dataset;
      if (row !== undefined) {
        this.#pressed = row;
        return;
      }
    }
    this.#pressed = '';
  };

  readonly #onEnter = (event: PointerEvent): void => {
    // A finger aims by touching; it does not rest on what it has left.
    if (event.pointerType !== 'touch') this.#point(true);
  };

  readonly #onLeave = (): void => this.#point(false);

  #point(isIn: boolean): void {
    if (isIn === this.#pointerIn) return;
    this.#pointerIn = isIn;
    this.#host.requestUpdate();
  }
}
