/** The frame of the kit's dialogs over the page: its place, its head with the button that closes it, and Escape. */
import { css, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { html } from '../html.js';
import { icon, iconX } from '../icons.js';
import type { Dictionary } from '../localize.js';
import { isOnTop } from '../overlay.js';
import { vars } from '../vars.js';
import { anchored } from './anchored.js';

/** In the middle of the window, or by what has the anchor's name. A sheet of its own says how large it is. */
export const overlays = css`
  .overlay {
    position: fixed;
    inset: 0;
    inline-size: var(--wx-dialog-width, 440px);
    max-inline-size: calc(100vw - 32px);
    block-size: fit-content;
    max-block-size: calc(100dvh - 32px);
    margin: auto;
    padding: 0;
    border: 0;
    background: none;
    color: var(--wx-color-text);
    font: var(--wx-weight) var(--wx-text-md) / var(--wx-leading) var(--wx-font);
    text-align: start;
    overflow: visible;

    &:popover-open,
    &:modal {
      display: flex;
    }
    &::backdrop {
      background: none;
    }
  }
  .overlay > .wx-dialog {
    min-block-size: 0;
    & > .head,
    & > .foot {
      flex: none;
    }
  }
  /* The box itself, where there is no dialog in it */
  .overlay[data-box] {
    max-inline-size: calc(100vw - 2 * var(--wx-space-2));
    max-block-size: calc(100dvh - 2 * var(--wx-space-2));
    border: 1px solid var(--wx-color-border-control);
    border-radius: var(--wx-radius-overlay);
    background: var(--wx-color-raised);
    overflow: hidden auto;

    &:popover-open,
    &:modal {
      display: block;
    }
  }
  /* Near what opened it, and clear of the popovers, which stand in the corner, 360 wide and up to 80 from its side */
  .overlay[data-near] {
    inset: auto;
    inset-block-start: clamp(16px, var(--top), 100dvh - var(--most) - 16px);
    inset-inline-start: clamp(16px, var(--start), 100vw - var(--wx-dialog-width, 440px) - 456px);
    max-block-size: min(var(--most), 100dvh - 32px);
    margin: 0;
  }
  /* Beside the popovers there is no room: they keep the foot of the page, the dialog comes to its head */
  @media (max-width: 839px) {
    .overlay[data-near] {
      inset: 16px auto auto 16px;
      inset-inline: 16px auto;
      max-block-size: min(var(--most), max(60dvh, 336px), 100dvh - 16px);
    }
  }
  @media (max-width: 480px) {
    .overlay[data-near] {
      inset: 8px 8px auto;
      inline-size: auto;
      max-inline-size: none;
    }
  }
  /* By its button, or wherever there is room; a browser that cannot anchor shows it in the middle of the window */
  @supports (position-area: block-end) {
    .overlay[data-box]:popover-open {
      ${anchored}
      position-anchor: --wx-opener;
      position-area: self-block-end span-self-inline-end;
    }
  }
`;

/** The most that a dialog near its opener is high, and how wide it is as a rule. */
const MOST = 520;
const WIDTH = 440;
const GAP = 6;

/** Where a dialog begins, in pixels. */
export interface Place {
  readonly top: number;
  readonly start: number;
}

/**
 * The place of a dialog near what opened it: below that, else above, else over it. Where nothing on the page did, or nothing
 * that can be seen, in the middle.
 */
export function nearPlace(opener: HTMLElement | null): Place {
  if (!opener?.checkVisibility()) return { top: (innerHeight - MOST) / 2, start: (innerWidth - WIDTH) / 2 };
  const { top, bottom, left, right } = opener.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(opener).direction === 'rtl';
  const isBelow = bottom + GAP + MOST < innerHeight || top - GAP - MOST < 0;
  return { top: isBelow ? bottom + GAP : top - GAP - MOST, start: isRightToLeft ? innerWidth - right : left };
}

export interface Frame {
  /** The dialog's name, where no heading with the id `heading` is in it. */
  readonly label?: string;
  /** The id of what describes it. */
  readonly describedBy?: string | null;
  /** Its class and part beside the shared ones. */
  readonly name?: string;
  /** Where it stands. Default: in the middle of the window. */
  readonly place?: Place;
  /** It is a box by what has the anchor name `--wx-opener`, and not a `.wx-dialog`. */
  readonly isBox?: boolean;
  /** Escape was pressed, or it was closed by other hands. Asked more than once, it closes once. */
  readonly onClose: () => void;
  readonly content: unknown;
}

/** A dialog that leaves the page usable. It is shown by `showOnTop`. */
export function dialogFrame({ label, describedBy, name, place, isBox, onClose, content }: Frame): TemplateResult {
  /** Escape, as a key or, from a modal, as the browser's wish to close. */
  const onEscape = (event: Event): void => {
    if (event instanceof KeyboardEvent && (event.key !== 'Escape' || event.isComposing)) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return html`<dialog
    class="overlay ${name ?? ''}"
    part=${name ? `${name}-overlay` : 'overlay'}
    .popover=${'manual'}
    aria-label=${label ?? nothing}
    aria-labelledby=${label === undefined ? 'heading' : nothing}
    aria-describedby=${describedBy ?? nothing}
    ?data-box=${isBox}
    ?data-near=${place}
    ${vars(place ? { '--top': `${String(place.top)}px`, '--start': `${String(place.start)}px`, '--most': `${String(MOST)}px` } : {})}
    @keydown=${onEscape}
    @cancel=${onEscape}
    @close=${({ currentTarget }: Event) => {
      // A modal that the browser closed all the same; one that came up again meanwhile is open.
      if (!isOnTop(currentTarget as HTMLElement)) onClose();
    }}
  >
    ${content}
  </dialog>`;
}

/** The head of a dialog: its heading, what stands below that, and the button that closes it. */
export function dialogHead(
  t: Dictionary,
  heading: string,
  onClose: () => void,
  under: unknown = nothing,
): TemplateResult {
  return html`<header class="head" part="head">
    <div class="wx-clip">
      <h3 class="heading wx-clip" id="heading">${heading}</h3>
      ${under}
    </div>
    <button
      class="wx-button"
      part="close"
      type="button"
      data-kind="quiet"
      data-icon-only
      aria-label=${t.close}
      title=${t.close}
      @click=${onClose}
    >
      ${icon(iconX)}
    </button>
  </header>`;
}
