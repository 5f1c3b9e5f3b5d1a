import { css } from 'lit';

/**
 * Declarations of a popover by its button, or wherever there is room; the rule around them names the anchor and the side.
 * Within `@supports (position-area: block-end)`: a browser that cannot anchor shows it in the middle of the window.
 */
export const anchored = css`
  inset: auto;
  margin-block: var(--wx-space-1h);
  margin-inline: 0;
  position-try-fallbacks:
    flip-block,
    flip-inline,
    flip-block flip-inline;
`;

/** Escape closes such a popover, and nothing around it; the focus goes to its button, which stands beside it. */
export const closesOnEscape =
  (button: string) =>
  (event: KeyboardEvent): void => {
    const { key, currentTarget: popover } = event;
    if (key !== 'Escape' || !(popover instanceof HTMLElement)) return;
    event.preventDefault();
    event.stopPropagation();
    popover.hidePopover();
    popover.parentNode?.querySelector<HTMLElement>(button)?.focus();
  };
