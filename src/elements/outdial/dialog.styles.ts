import { css } from 'lit';

export const dialogStyles = css`
  .open {
    anchor-name: --wx-opener;
  }
  .overlay {
    inline-size: var(--wx-outdial-width, 366px);
    box-shadow: var(--wx-shadow-dialog);
    overscroll-behavior: contain;
    scrollbar-width: thin;

    /* The dialog is the card */
    & .wx-card {
      border: 0;
      background: none;
      padding-block-start: var(--wx-space-3);
    }
  }
  /* On a phone's screen it lies at the foot, where thumbs reach it */
  @media (max-width: 480px) {
    .overlay[data-box]:popover-open {
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
