import { css } from 'lit';
import { overlays } from '../../foundation/on-demand/dialog.js';
import { fields, options } from '../../foundation/on-demand/styles.js';
import { rowStyles } from '../../foundation/on-demand/rows.js';
import { cards, lines, messages, statuses } from '../../foundation/styles.js';
import { keyStyles } from '../keypad/keys.js';
import { dialogStyles } from './dialog.styles.js';

export const styles = [
  ...[statuses, lines, messages, fields, options, cards],
  rowStyles,
  keyStyles,
  overlays,
  dialogStyles,
  css`
    .wx-card {
      position: relative;
    }
    .entry {
      position: relative;
      min-inline-size: 0;
    }
    .number {
      display: flex;
      align-items: center;
      gap: var(--wx-space-2);
      min-block-size: 42px;
      border-block-end: 2px solid var(--wx-color-accent);

      & input {
        flex: 1;
        min-inline-size: 0;
        block-size: 40px;
        padding: 0;
        border: 0;
        background: none;
        font-size: var(--wx-text-xl);
        font-variant-numeric: var(--wx-numeric);
        font-weight: var(--wx-weight-strong);
        letter-spacing: 0.01em;
        text-overflow: ellipsis;
      }
      & input:focus {
        outline: none;
      }
      & ::placeholder {
        color: var(--wx-color-faint);
        font-weight: var(--wx-weight);
        opacity: 1;
      }
      &:has(input:focus-visible) {
        outline: 2px solid var(--wx-color-focus);
        outline-offset: 3px;
        border-radius: 1px;
      }
      &[data-invalid] {
        border-color: var(--wx-color-danger);
      }
      /* The line of the call stands in its place */
      &[data-line] {
        border-block-end: 0;
      }
    }
    .note {
      min-block-size: 22px;
      padding-block-start: 5px;
    }

    /* Over the keys, so that they do not move */
    .book {
      position: absolute;
      inset-block-start: calc(100% + var(--wx-space-1));
      inset-inline: -6px;
      z-index: 1;
      padding: var(--wx-space-1);
      border: 1px solid var(--wx-color-border-control);
      border-radius: var(--wx-radius-pane);
      background: var(--wx-color-raised);
      box-shadow: var(--wx-shadow-popover);

      & [role='listbox'] {
        position: relative;
        max-block-size: 194px;
        overflow: hidden auto;
        overscroll-behavior: contain;
        scrollbar-width: thin;
        outline: none;
      }

      & .foot {
        display: flex;
        align-items: center;
        gap: var(--wx-space-2);
        padding: var(--wx-space-2);
        color: var(--wx-color-muted);
        font-size: var(--wx-text-sm);
        overflow-wrap: anywhere;
      }
    }

    .middle,
    .inputs {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--wx-space-3);
    }
    .middle > * {
      grid-area: 1 / 1;
    }
    .inputs[inert] {
      visibility: hidden;
    }
    .choices {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(128px, 100%), 1fr));
      gap: var(--wx-space-2);

      & > div {
        min-inline-size: 0;
      }
    }
    /* The whole field opens the list, the arrow too */
    .choice {
      padding-inline-end: 0;

      & select {
        padding-inline-end: 34px;
        cursor: pointer;
      }
      & .wx-icon {
        margin-inline: -34px 10px;
        pointer-events: none;
      }
    }
    option {
      background: var(--wx-color-raised);
      color: var(--wx-color-text);
    }

    .progress {
      display: grid;
      align-content: center;
      justify-items: center;
      gap: var(--wx-space-1);
      min-inline-size: 0;
      color: var(--wx-color-muted);
      text-align: center;

      & b {
        color: var(--wx-color-text);
        font-size: var(--wx-text-lg);
        font-weight: var(--wx-weight-strong);
      }
      & p {
        max-inline-size: 100%;
      }
    }
    .call,
    .end {
      inline-size: 100%;
    }
    .wx-message {
      overflow-wrap: anywhere;
    }
    .wx-card > .wx-reason {
      margin-block-start: calc(-1 * var(--wx-space-1));
    }
  `,
];
