import { css } from 'lit';

export const menuStyles = css`
  /* A browser that cannot anchor shows the menu in the middle of the window, as it shows any popover */
  .wx-menu {
    max-inline-size: calc(100vw - 2 * var(--wx-space-2));
    max-block-size: calc(100dvh - 2 * var(--wx-space-2));
    color: var(--wx-color-text);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .wx-menu:focus {
    outline: none;
  }
  @supports (position-area: block-end) {
    .wx-menu {
      inset: auto;
      margin-block: var(--wx-space-1h);
      margin-inline: 0;
      position-anchor: --wx-now;
      position-area: self-block-end span-self-inline-end;
      position-try-fallbacks:
        flip-block,
        flip-inline,
        flip-block flip-inline;
    }
  }
  :where(.wx-option) {
    inline-size: 100%;
    border: 0;
    background: none;
    text-align: start;
  }
  .wx-option:focus-visible {
    outline-offset: -2px;
  }
  .wx-option:focus:not([aria-checked='true']) {
    background: var(--wx-color-hover);
  }
  .wx-option .wx-state {
    --cut: var(--wx-color-raised);
  }
  .wx-option:is(:hover, :focus) .wx-state {
    --cut: var(--wx-color-hover);
  }
  .wx-option .tick .wx-icon {
    color: var(--wx-color-accent-text);
  }

  @media (forced-colors: active) {
    /* Thick is where one is, thin is what is chosen: it has its tick as well */
    .wx-option[aria-checked='true'] {
      outline-width: 1px;
    }
    .wx-option:focus-visible {
      outline-width: 3px;
    }
  }
`;
