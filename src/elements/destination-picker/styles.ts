import { css } from 'lit';
import { fields, options } from '../../foundation/on-demand/styles.js';
import { rowStyles } from '../../foundation/on-demand/rows.js';
import { blanks, statuses } from '../../foundation/styles.js';

export const styles = [
  ...[statuses, blanks, fields, options, rowStyles],
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      container: wx-picker / inline-size;
      --cut: var(--wx-color-raised);
    }
    .wx-tabs {
      display: flex;
      flex: none;
      gap: var(--wx-space-4);
      padding: 0 var(--wx-space-4);
      border-block-end: 1px solid var(--wx-color-border);

      & button {
        min-inline-size: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        padding: var(--wx-space-1h) 0 var(--wx-space-2);
        border: 0;
        border-block-end: 2px solid transparent;
        margin-block-end: -1px;
        background: none;
        color: var(--wx-color-muted);
        font-weight: var(--wx-weight-medium);
        white-space: nowrap;
        cursor: pointer;

        &[aria-selected='true'] {
          border-color: var(--wx-color-accent);
          color: var(--wx-color-text);
          font-weight: var(--wx-weight-strong);
        }
        &:focus-visible {
          outline-offset: -2px;
        }
        /* As wide as it becomes when it is selected: its neighbours stay where they are */
        &::after {
          content: attr(data-label);
          display: block;
          block-size: 0;
          overflow: hidden;
          font-weight: var(--wx-weight-strong);
          visibility: hidden;
        }
      }
    }
    @container wx-picker (inline-size < 380px) {
      .wx-tabs {
        justify-content: space-between;
        gap: var(--wx-space-1);
        padding-inline: var(--wx-space-1h);
        font-size: var(--wx-text-sm);
      }
    }
    .panel {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
    }
    .search {
      display: flex;
      flex: none;
      gap: var(--wx-space-2);
      padding: var(--wx-space-3) var(--wx-space-4) var(--wx-space-2);
      & .wx-field {
        flex: 1;
        min-inline-size: 0;
      }
    }
    .fresh {
      display: flex;
      flex: none;
      justify-content: space-between;
      gap: var(--wx-space-2);
      min-block-size: 20px;
      padding: 0 var(--wx-space-4) var(--wx-space-1h);
      color: var(--wx-color-muted);
      font-size: var(--wx-text-sm);
      font-variant-numeric: var(--wx-numeric);
      & :last-child {
        flex: none;
      }
    }
    /* One height for all lists, and for what stands in their place: nothing moves while somebody searches */
    .place {
      display: flex;
      flex-direction: column;
      flex: 0 1 calc(var(--wx-picker-rows, 7) * var(--wx-row-size) + var(--wx-space-2));
      min-block-size: calc(2 * var(--wx-row-size));
    }
    .list {
      flex: 1;
      min-block-size: 0;
      margin-inline: var(--wx-space-2);
      overflow: hidden auto;
      overscroll-behavior: contain;
      scrollbar-width: thin;
      outline: none;

      &[data-tall] .wx-rows {
        --row: calc(var(--wx-row-size) + 16px);
      }
      & .wx-option {
        align-content: center;
      }
      & .wx-option[aria-disabled='true'] {
        color: var(--wx-color-muted);
        & b {
          font-weight: var(--wx-weight);
        }
      }
      /* The number is read to its end, whatever somebody does */
      & .second {
        display: flex;
        gap: var(--wx-space-1);
        min-inline-size: 0;
        & .wx-num {
          flex: none;
        }
      }
      & .wx-option > i {
        grid-column: 2;
        block-size: 8px;
        inline-size: 55%;
        border-radius: 4px;
        background: var(--wx-color-pressed);
      }
    }
    .place .wx-blank,
    .place .wx-bones {
      flex: 1;
      min-block-size: 0;
      align-content: center;
      overflow: auto;
    }
    .place .wx-bones {
      align-content: start;
      /* Seen only where loading takes its time */
      animation: wx-late 600ms steps(2, jump-none);
    }
    @keyframes wx-late {
      from {
        opacity: 0;
      }
    }
    .wx-reason {
      flex: none;
      padding: var(--wx-space-1h) var(--wx-space-4) var(--wx-space-3);
    }
    @media (forced-colors: active) {
      .wx-tabs button {
        border-color: Canvas;
        &[aria-selected='true'] {
          border-color: Highlight;
        }
      }
      .wx-option[data-active]:not([aria-selected='true']) {
        outline: 1px dashed CanvasText;
        outline-offset: -2px;
      }
      .wx-option mark {
        color: inherit;
        forced-color-adjust: none;
      }
    }
  `,
];
