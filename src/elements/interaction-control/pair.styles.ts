import { css } from 'lit';

/** Two panes: one talks, one waits, and the button that swaps them sits where their lines meet. */
export const pairStyles = css`
  .panes[data-pair] {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));

    & > .cell {
      display: grid;
    }
    & > .cell + .cell {
      border-inline-start: 1px solid var(--wx-color-border);
    }
    & .pane {
      display: flex;
      flex-direction: column;
    }
    & .pane > :not(.wx-line, .wx-message, .seam, .roster) {
      padding-inline: var(--wx-space-5);
    }
    & .pane > .wx-message {
      margin-inline: var(--wx-space-5);
    }
    /* Their heads are equally high, so that the lines meet */
    & .via {
      flex-wrap: nowrap;
    }
  }
  .seam {
    position: relative;
    z-index: 1;
  }
  .swap {
    position: absolute;
    inset-block-start: calc(var(--wx-line) / 2);
    inset-inline-start: 0;
    inline-size: 36px;
    min-block-size: 28px;
    padding: 0;
    border-radius: var(--wx-radius-full);
    translate: -50% -50%;

    &:dir(rtl) {
      translate: 50% -50%;
    }
  }

  /* Stacked, Resume and Hold lie under the thumb already */
  @container wx-panes (max-width: 45rem) {
    .panes[data-pair] {
      grid-template-columns: minmax(0, 1fr);

      & > .cell + .cell {
        border-inline-start: 0;
        border-block-start: 1px solid var(--wx-color-border);
      }
      & .pane > :not(.wx-line, .wx-message, .seam, .roster) {
        padding-inline: var(--wx-space-3);
      }
      & .pane > .wx-message {
        margin-inline: var(--wx-space-3);
      }
    }
    .seam {
      display: none;
    }
  }
`;
