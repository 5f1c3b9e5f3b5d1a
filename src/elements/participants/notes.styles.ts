import { css } from 'lit';

/** Beside the sheets `buttons`, `fields` and `statuses`. */
export const notesStyles = css`
  .notes {
    padding: 10px var(--wx-space-3) var(--wx-space-3);
    border-block-start: 1px solid var(--wx-color-border);
  }
  .notes .title {
    font-weight: var(--wx-weight-strong);
  }
  .notes > * + * {
    margin-block-start: var(--wx-space-2);
  }
  .notes .log {
    max-block-size: 12em;
    overflow-y: auto;
    overscroll-behavior: contain;
    border-radius: var(--wx-radius-control);
  }
  .notes .note + .note {
    margin-block-start: var(--wx-space-2);
  }
  .notes .by {
    display: flex;
    align-items: baseline;
    gap: var(--wx-space-1h);
    & b {
      font-weight: var(--wx-weight-medium);
    }
    & time {
      flex: none;
      color: var(--wx-color-muted);
      font-size: var(--wx-text-sm);
    }
  }
  .notes .text {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .notes .write {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: var(--wx-space-1) var(--wx-space-2);
  }
  .notes .why {
    grid-column: 1 / -1;
  }
  .notes textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: calc(2lh + 12px);
    max-block-size: 8lh;
    margin: 0;
    padding: 6px 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    field-sizing: content;
    outline: none;
    resize: none;
  }
  .notes summary {
    min-block-size: 24px;
    cursor: pointer;
  }
`;
