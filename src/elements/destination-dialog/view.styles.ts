import { css } from 'lit';
import { overlays } from '../../foundation/on-demand/dialog.js';
import { dialogs } from '../../foundation/on-demand/styles.js';
import { messages, statuses } from '../../foundation/styles.js';

export const styles = [
  ...[statuses, messages, dialogs, overlays],
  css`
    .picker {
      flex: 0 1 auto;
      min-block-size: 0;
    }
    .others {
      display: flex;
      flex: none;
      align-items: center;
      gap: var(--wx-space-2);
      min-block-size: var(--wx-row-size);
      padding: 0 var(--wx-space-4);
      border-block-start: 1px solid var(--wx-color-border);

      & input {
        inline-size: 16px;
        block-size: 16px;
        accent-color: var(--wx-color-accent);
      }
    }
    .fault {
      flex: none;
      padding: 0 var(--wx-space-4) var(--wx-space-3);
    }
    .others + .fault {
      padding-block-start: var(--wx-space-1);
    }
    .wx-message {
      overflow-wrap: anywhere;
    }
    /* Where there is no room beside it the buttons come below */
    .wx-dialog > .foot {
      flex-wrap: wrap;
    }
    .foot > .target,
    .foot > .wx-reason {
      flex: 1 1 8em;
      min-inline-size: 0;
    }
    .foot > .target {
      color: var(--wx-color-muted);
    }
    .foot > .wx-reason {
      overflow-wrap: anywhere;
    }
    .acts {
      display: flex;
      flex: none;
      gap: var(--wx-space-2);
      margin-inline-start: auto;
    }
  `,
];
