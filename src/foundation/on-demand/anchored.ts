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
