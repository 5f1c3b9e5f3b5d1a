import { css } from 'lit';

export const dialogStyles = css`
  .open {
    anchor-name: --wx-open;
  }
  .overlay {
    position: fixed;
    inset: 0;
    inline-size: var(--wx-outdial-width, 366px);
    max-inline-size: calc(100vw - 2 * var(--wx-space-2));
    block-size: fit-content;
    max-block-size: calc(100dvh - 2 * var(--wx-space-2));
    margin: auto;
    padding: 0;
    border: 1px solid var(--wx-color-border-control);
    border-radius: var(--wx-radius-overlay);
    background: var(--wx-color-raised);
    box-shadow: var(--wx-shadow-dialog);
    color: var(--wx-color-text);
    font: var(--wx-weight) var(--wx-text-md) / var(--wx-leading) var(--wx-font);
    text-align: start;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;

    &::backdrop {
      background: none;
    }
    /* The dialog is the card */
    & .wx-card {
      border: 0;
      background: none;
      padding-block-start: var(--wx-space-3);
    }
  }
  /* Below its button, or wherever there is room; a browser that cannot anchor shows it in the middle of the window */
  @supports (position-area: block-end) {
    .overlay:popover-open {
      inset: auto;
      margin-block: var(--wx-space-1h);
      margin-inline: 0;
      position-anchor: --wx-open;
      position-area: self-block-end span-self-inline-end;
      position-try-fallbacks:
        flip-block,
        flip-inline,
        flip-block flip-inline;
    }
  }
  /* On a phone's screen it lies at the foot, where thumbs reach it */
  @media (max-width: 480px) {
    .overlay:popover-open {
      inset: auto var(--wx-space-2) var(--wx-space-2);
      inline-size: auto;
      margin: 0;
      position-area: none;
    }
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--wx-space-2);
    margin-block-end: calc(-1 * var(--wx-space-2));

    & .wx-button {
      margin-inline-end: -8px;
    }
  }
`;
