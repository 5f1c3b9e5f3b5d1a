/**
 * Nobody answers the wrong request [POP-14]. Rows come, go and move while somebody aims at one; a click counts only
 * when it can have been meant for the row that it hits.
 */
import type { LitElement, ReactiveController } from 'lit';
import type { Timestamp } from '../core/index.js';

/** A row that came or moved less than this ago, in milliseconds, was not aimed at. */
const SETTLING = 500;
/** Offsets are whole pixels, so a row that stands still may seem to move by one. */
const ROUNDING = 1.5;

interface Place {
  readonly top: number;
  readonly bottom: number;
  readonly sense: string;
  readonly since: Timestamp;
}

interface Press {
  /** The row that was pressed; null outside of all rows. */
  readonly row: string | null;
  readonly at: Timestamp;
}

/**
 * Watches the rows of one element. `data-row` holds the id of what a row is about, on the row or on a single button;
 * `data-sense`, where there is one, what the button means: when that becomes another, it counts as having just come.
 */
export class Aim implements ReactiveController {
  readonly #host: LitElement;
  readonly #now: () => Timestamp;
  #places = new Map<string, Place>();
  #press: Press | null = null;
  #pointerIn = false;
  #trees: readonly Node[] = [];

  constructor(host: LitElement, now: () => Timestamp) {
    this.#host = host;
    this.#now = now;
    host.addController(this);
  }

  /** While the pointer is among the rows they must not move: hold them back until this is false. */
  get isAiming(): boolean {
    return this.#pointerIn;
  }

  /** A listener, to be added with `capture`, for an element in whose rows every click has to be meant. */
  readonly guard = (event: MouseEvent): void => {
    const row = rowOf(event);
    if (row === null || this.isMeant(row, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#onDown, { capture: true });
    this.#host.addEventListener('pointerenter', this.#onPointer);
    // The rows may have come to a pointer that was there already.
    this.#host.addEventListener('pointermove', this.#onPointer);
    this.#host.addEventListener('pointerleave', this.#onLeave);
    // What else is on the page may push the rows: then another one comes under a pointer at rest.
    this.#host.renderRoot.addEventListener('pointerover', this.#onOver);
    this.#trees = treesAround(this.#host);
    for (const tree of this.#trees) tree.addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#onDown, { capture: true });
    this.#host.removeEventListener('pointerenter', this.#onPointer);
    this.#host.removeEventListener('pointermove', this.#onPointer);
    this.#host.removeEventListener('pointerleave', this.#onLeave);
    this.#host.renderRoot.removeEventListener('pointerover', this.#onOver);
    for (const tree of this.#trees) tree.removeEventListener('scroll', this.#onScroll, { capture: true });
    this.reset();
  }

  hostUpdated(): void {
    this.measure();
  }

  /** Looks where the rows are now. For rows that are shown only after their element was updated. */
  measure(): void {
    this.#measure(false);
  }

  #measure(hasScrolled: boolean): void {
    const before = this.#places;
    this.#places = new Map();
    for (const row of this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-row]')) {
      // What nobody sees has no place, and comes anew when it is shown.
      if (!row.checkVisibility()) continue;
      const { row: id = '', sense = '' } = row.dataset;
      const { top, bottom } = placeOf(row);
      const known = before.get(id);
      // A row that only grew or shrank at one edge stands where it stood.
      const stayed =
        known !== undefined &&
        known.sense === sense &&
        (hasScrolled || Math.abs(known.top - top) < ROUNDING || Math.abs(known.bottom - bottom) < ROUNDING);
      this.#places.set(id, { top, bottom, sense, since: stayed ? known.since : this.#now() });
    }
  }

  /** Forgets pointer and rows: they are off the screen, and no `pointerleave` tells of that. */
  reset(): void {
    this.#places.clear();
    this.#press = null;
    this.#pointerIn = false;
  }

  /** Whether this click was meant for this row. */
  isMeant(id: string, event: MouseEvent): boolean {
    const isPointer = event.detail > 0;
    const press = isPointer ? this.#press : null;
    if (isPointer) this.#press = null;
    if (event.detail > 1 || (press && press.row !== id)) return false;
    const place = this.#places.get(id);
    // Aim was taken when the button went down: what has come since then was not in it.
    return place !== undefined && (press?.at ?? this.#now()) - place.since >= SETTLING;
  }

  readonly #onDown = (event: PointerEvent): void => {
    this.#press = { row: rowOf(event), at: this.#now() };
  };

  readonly #onOver = (): void => this.measure();

  // An agent scrolls by hand, and sees what that moves.
  readonly #onScroll = (): void => this.#measure(true);

  readonly #onPointer = (event: PointerEvent): void => {
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

/** The trees around an element, its own first: a scroll is told in the tree of what scrolls, and in no other. */
function treesAround(element: HTMLElement): Node[] {
  const trees: Node[] = [];
  for (let tree: Node = element.getRootNode(); ; tree = tree.host.getRootNode()) {
    trees.push(tree);
    if (!(tree instanceof ShadowRoot)) return trees;
  }
}

/** The row that an event happened in. */
function rowOf(event: Event): string | null {
  for (const node of event.composedPath()) {
    if (node instanceof HTMLElement && node.dataset['row'] !== undefined) return node.dataset['row'];
  }
  return null;
}

/**
 * Where a row is laid out: not where the animation of its arrival draws it, and not where it was scrolled to, which an
 * agent does by hand.
 */
function placeOf(row: HTMLElement): { top: number; bottom: number } {
  const holder = row.offsetParent;
  if (!holder) return row.getBoundingClientRect();
  const top = holder.getBoundingClientRect().top + row.offsetTop;
  return { top, bottom: top + row.offsetHeight };
}
