import { css } from 'lit';

export const paneStyles = css`
  /* Each pane answers to its own width, of two beside each other half of the element's */
  .cell {
    container: wx-pane / inline-size;
  }
  .pane:focus-visible {
    outline-offset: -2px;
  }
  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 10px;
    min-block-size: 56px;
    padding: var(--wx-space-2) var(--wx-space-4) var(--wx-space-2) var(--wx-space-3);
  }
  .name {
    display: flex;
    align-items: center;
    gap: var(--wx-space-1h);
    font-size: var(--wx-text-lg);
    font-weight: var(--wx-weight-strong);
    line-height: 20px;
  }
  /* A dot stands before each of them; where a line begins it is cut off */
  .via {
    display: flex;
    margin-inline-start: -16px;
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    line-height: 16px;
  }
  .via > * {
    flex: 0 0 auto;
    max-inline-size: 100%;
    &::before {
      content: '·' / '';
      display: inline-block;
      inline-size: 16px;
      text-align: center;
    }
  }
  .via > .wx-clip {
    flex: 0 1 auto;
  }
  .timer {
    min-inline-size: 5ch;
    font-size: var(--wx-text-xl);
    font-weight: var(--wx-weight-strong);
    font-variant-numeric: var(--wx-numeric);
    letter-spacing: -0.01em;
    line-height: 24px;
    text-align: end;
  }
  .head > .wx-status {
    min-inline-size: 0;
    max-inline-size: 40cqi;
    padding-inline-end: var(--wx-space-2);
  }
  .signals {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--wx-space-1) var(--wx-space-4);
    padding: 10px var(--wx-space-4) 0 var(--wx-space-3);
  }
  .signals .wx-status:has(> span:empty) {
    display: none;
  }
  .noise summary {
    min-block-size: 24px;
    /* A finger gets more room than the line has */
    margin-block: -3px;
    cursor: pointer;
    list-style: none;
    text-decoration: underline dotted;
    text-underline-offset: 3px;
  }
  .noise summary::-webkit-details-marker {
    display: none;
  }
  .noise .about {
    max-inline-size: 40ch;
    margin: 0;
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
  }
  .pane > .wx-message {
    margin: var(--wx-space-3) var(--wx-space-3) 0;
  }
  .lost {
    flex-wrap: wrap;
  }
  .lost .text {
    flex-basis: 15em;
  }
  .roster::part(roster) {
    border-width: 0 0 1px;
    border-radius: 0;
    background: none;
  }
  .asked {
    align-items: center;
  }
  .asked > .wx-icon {
    align-self: flex-start;
  }
  .pane > .wx-confirm {
    margin-block: 0 var(--wx-space-3);
  }
  .wx-variables {
    padding: 10px var(--wx-space-4) 0 var(--wx-space-3);
  }
  :is(.signals, .wx-variables, .roster):last-child {
    padding-block-end: var(--wx-space-3);
  }
  /* What the page puts here brings its own room; without it there is none */
  slot {
    display: block;
  }
  ::slotted(*) {
    margin-block-start: 10px;
    border-block-start: 1px solid var(--wx-color-border);
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: var(--wx-space-2);
    padding: var(--wx-space-3);
  }
  .controls :is(.end, .end-consult, .cancel-callback) {
    margin-inline-start: auto;
  }
  .foot {
    justify-content: flex-end;
    margin-block-start: 10px;
    padding: 0 var(--wx-space-3) var(--wx-space-3);
  }
  .foot > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .foot[data-at='start'] {
    justify-content: flex-start;
  }
  :where(.controls, .wx-confirm) ~ .foot {
    margin-block-start: -4px;
  }

  /* Waiting: lower than the page, where the live one is higher */
  [data-ground='sunken'] {
    background: var(--wx-color-sunken);
  }
  [data-ground='sunken'] .wx-button:not([data-kind='primary'], [aria-disabled='true'], :hover) {
    background: var(--wx-color-surface);
  }
  /* Somebody is asked: a seat that is about to be taken */
  .wx-line i[data-seat='pending'] {
    background: radial-gradient(circle at 4.5px 50%, var(--wx-color-accent-text) 1.5px, transparent 1.9px) 0 0 / 9px
      100% repeat-x;
  }

  @container wx-pane (max-width: 42rem) {
    .controls {
      gap: var(--wx-space-1h);
    }
    .controls .wx-button {
      padding-inline: 10px;
    }
  }
  @container wx-pane (max-width: 34rem) {
    .head {
      grid-template-columns: auto minmax(0, 1fr) auto;
      padding-inline-end: var(--wx-space-3);
    }
    .via {
      flex-wrap: wrap;
    }
    .timer:empty {
      display: none;
    }
    .head > .wx-status {
      grid-row: 2;
      grid-column: 2 / -1;
      max-inline-size: none;
      padding: 3px 0 0;
    }
    .controls {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(52px, 1fr));
      gap: var(--wx-space-1);
      padding: 10px var(--wx-space-2) var(--wx-space-2);
    }
    .controls .wx-button {
      flex-direction: column;
      align-self: stretch;
      justify-content: flex-start;
      gap: 5px;
      min-block-size: 56px;
      padding: 9px 1px 6px;
      font-size: var(--wx-text-sm);
      line-height: 1.15;
      text-align: center;
      white-space: normal;
    }
    .controls .wx-button .wx-icon {
      inline-size: 18px;
      block-size: 18px;
    }
    .controls :is(.end, .end-consult, .cancel-callback) {
      margin: 0;
    }
    .foot {
      margin-block-start: 0;
      padding-block-end: 10px;
    }
  }
  @container wx-pane (max-width: 24rem) {
    .controls .wx-button {
      font-size: var(--wx-text-xs);
      letter-spacing: -0.01em;
    }
  }

  /* The slim form for the top of a page: one row, its line at the foot. Too narrow for it, the pane is a pane. */
  @container wx-pane (min-width: 66rem) {
    .pane[data-slim] {
      display: grid;
      grid-template-columns: minmax(0, auto) auto minmax(max-content, 1fr);
      align-items: center;

      /* What has no place in the row stands below, in its order */
      & > * {
        grid-column: 1 / -1;
      }
      & > .head {
        grid-area: 1 / 1;
        grid-template-columns: auto minmax(0, auto) auto auto;
      }
      & > .head > .wx-status {
        min-inline-size: max-content;
        max-inline-size: none;
        padding-inline-start: var(--wx-space-6);
      }
      & > .signals {
        grid-area: 1 / 2;
        display: grid;
        gap: 0;
        padding: 0 var(--wx-space-4);
        border-inline-start: 1px solid var(--wx-color-border);
      }
      & > .controls {
        grid-area: 1 / 3;
        justify-content: flex-end;
        padding-block: 0;
        & :is(.end, .cancel-callback) {
          margin-inline-start: var(--wx-space-3);
        }
      }
      & > .foot {
        margin: 0;
        padding-block: 6px;
      }
      & > .wx-line {
        grid-area: 2 / 1 / 3 / -1;
      }
      & > .wx-message {
        margin-block: var(--wx-space-2);
      }
      & > .wx-variables {
        display: none;
      }
    }
  }
  /* Where the row has no room for words beside their icons, they stand below */
  @container wx-pane (min-width: 66rem) and (max-width: 88rem) {
    .pane[data-slim]:has(> .controls > .consult) {
      grid-template-columns: minmax(22rem, auto) auto minmax(max-content, 1fr);

      & > .head > .wx-status {
        padding-inline-start: var(--wx-space-2);
      }
      & > .signals .wx-status {
        max-inline-size: 12rem;
        white-space: normal;
      }
      & > .controls {
        flex-wrap: nowrap;
        gap: var(--wx-space-1);
        padding-block: var(--wx-space-1h);
      }
      & > .controls .wx-button {
        flex-direction: column;
        align-self: stretch;
        justify-content: flex-start;
        gap: 5px;
        min-inline-size: 56px;
        max-inline-size: 84px;
        min-block-size: 52px;
        padding: 8px 6px 5px;
        font-size: var(--wx-text-sm);
        line-height: 1.15;
        text-align: center;
        white-space: normal;
      }
    }
  }
`;
