/**
 * A list of many rows of one height, of which only those in sight are painted, and the active one, which a reader must
 * find wherever it is [DST-09]. The rows are placed by custom properties; no timers, no library.
 */
import { css } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { html } from '../html.js';
import { vars } from '../vars.js';

/** So many rows beyond the edges are painted too: a turn of the wheel shows no gap. */
const BEYOND = 6;
/** So many are painted before the height of the list is known. */
const AT_FIRST = 16;

/** The row's height is `--row`. */
export const rowStyles = css`
  .wx-rows {
    --row: var(--wx-row-size);
    position: relative;
    block-size: calc(var(--count) * var(--row));
    & > * {
      position: absolute;
      inset-block-start: calc(var(--at) * var(--row));
      inset-inline: 0;
      block-size: var(--row);
    }
  }
`;

export interface RowsOptions {
  /** The element that scrolls, as a selector. */
  readonly scroller: string;
  readonly count: () => number;
  /** Rows that come into sight. */
  readonly onSight?: (first: number, last: number) => void;
}

/** The row that a key goes to; the first arrow goes to what is chosen. Null for other keys, and where there are no rows. */
export function rowForKey(key: string, { active, inSight, count }: Rows, chosen: number): number | null {
  if (count === 0) return null;
  const isFirst = active < 0 && chosen >= 0;
  const from = active < 0 ? chosen : active;
  switch (key) {
    case 'ArrowDown':
      return isFirst ? from : (from + 1) % count;
    case 'ArrowUp':
      return isFirst ? from : (Math.max(0, from) - 1 + count) % count;
    case 'PageDown':
      return Math.min(count - 1, Math.max(0, from) + inSight);
    case 'PageUp':
      return Math.max(0, from - inSight);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

export class Rows implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #options: RowsOptions;
  #active = -1;
  #revealNext = false;
  #toStart = false;
  #first = 0;
  #last = AT_FIRST;
  #inSight = 8;
  #scroller: HTMLElement | null = null;
  readonly #sizes = new ResizeObserver(() => this.#look());

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, options: RowsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get count(): number {
    return this.#options.count();
  }

  /** The row that Enter would choose; -1 for none. */
  get active(): number {
    return this.#active < this.count ? this.#active : -1;
  }

  /** How many rows can be seen at once. */
  get inSight(): number {
    return this.#inSight;
  }

  /** Makes a row the active one, and shows it. */
  activate(row: number): void {
    this.#active = row;
    this.#revealNext = row >= 0;
    this.#host.requestUpdate();
  }

  /** Shows the list from its beginning, after it became another one; nothing is active then. */
  begin(): void {
    this.#active = -1;
    this.#toStart = true;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    if (this.#scroller) this.#sizes.observe(this.#scroller);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>(this.#options.scroller);
    if (scroller !== this.#scroller) {
      this.#sizes.disconnect();
      this.#scroller = scroller;
      if (scroller) this.#sizes.observe(scroller);
    }
    if (!scroller) return;
    if (this.#toStart) scroller.scrollTop = 0;
    this.#toStart = false;
    if (this.#revealNext) this.#reveal(scroller);
    this.#revealNext = false;
    this.#look();
  }

  #heightIn(scroller: HTMLElement): number {
    const body = scroller.querySelector<HTMLElement>('.wx-rows');
    const { count } = this;
    return body && count > 0 ? body.offsetHeight / count : 0;
  }

  /** Scrolls the list, and never the page around it. */
  #reveal(scroller: HTMLElement): void {
    const height = this.#heightIn(scroller);
    const top = this.active * height;
    const { scrollTop, clientHeight } = scroller;
    scroller.scrollTop = Math.min(top, Math.max(scrollTop, top + height - clientHeight));
  }

  /** Which rows are in sight, after something was painted, scrolled or became another size. */
  readonly #look = (): void => {
    const scroller = this.#scroller;
    const height = scroller ? this.#heightIn(scroller) : 0;
    if (!scroller || height === 0) return;
    const { scrollTop, clientHeight } = scroller;
    this.#inSight = Math.max(1, Math.floor(clientHeight / height));
    const first = Math.floor(scrollTop / height);
    const last = Math.ceil((scrollTop + clientHeight) / height);
    this.#options.onSight?.(first, last);
    // Painted anew only where the edge comes near: not with each pixel.
    const end = this.count - 1;
    const isCovered = this.#first <= Math.max(0, first - 1) && this.#last >= Math.min(end, last + 1);
    if (isCovered && this.#last - this.#first < last - first + 4 * BEYOND) return;
    this.#first = Math.max(0, first - BEYOND);
    this.#last = last + BEYOND;
    this.#host.requestUpdate();
  };

  /** What is painted: the rows in sight, and the active one. */
  get #painted(): readonly number[] {
    const end = Math.min(this.#last, this.count - 1);
    const rows = Array.from({ length: Math.max(0, end - this.#first + 1) }, (_, index) => this.#first + index);
    const { active } = this;
    if (active < 0 || rows.includes(active)) return rows;
    return active < this.#first ? [active, ...rows] : [...rows, active];
  }

  /** Where a row stands, for the element that is the row. */
  place(row: number): ReturnType<typeof vars> {
    return vars({ '--at': row });
  }

  /** For the element that scrolls. */
  readonly onScroll = (): void => this.#look();

  /** The rows, to be drawn in the element that scrolls; `row` draws one, with its `place`. */
  render(row: (index: number) => TemplateResult): TemplateResult {
    return html`<div class="wx-rows" role="presentation" ${vars({ '--count': this.count })}>
      ${repeat(this.#painted, (index) => index, row)}
    </div>`;
  }
}
