import { css } from 'lit';

export const styles = css`
  .head {
    display: flex;
    align-items: center;
    gap: var(--wx-space-2);
    padding: 10px var(--wx-space-3) var(--wx-space-1h);
  }
  .heading {
    font-weight: var(--wx-weight-strong);
  }
  .head .wx-status {
    margin-inline-start: auto;
  }
  .rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--wx-space-1h);
    padding: var(--wx-space-1) var(--wx-space-3) var(--wx-space-3);
  }
  .row {
    display: grid;
    grid-template-columns: 124px minmax(0, 1fr);
    gap: 0 var(--wx-space-2);
  }
  .label {
    display: flex;
    align-items: center;
    gap: var(--wx-space-1);
    min-inline-size: 0;
    block-size: var(--wx-control-size);
    color: var(--wx-color-muted);
  }
  .label .wx-icon {
    inline-size: 13px;
    block-size: 13px;
  }
  .value {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--wx-space-2);
    min-block-size: var(--wx-control-size);
    padding-inline-start: 11px;
    font-weight: var(--wx-weight-medium);
  }
  .secret {
    letter-spacing: 0.12em;
  }
  .below {
    display: grid;
    gap: var(--wx-space-1);
    padding: var(--wx-space-1) 0 var(--wx-space-half);
    overflow-wrap: anywhere;
  }
  .below:not(:has(> *)) {
    display: none;
  }

  /* What can be changed has a box, and a thick start edge while it is */
  .wx-field {
    position: relative;
    min-inline-size: 0;
  }
  .wx-field .wx-status,
  .wx-field .wx-link,
  .value .wx-link {
    flex: none;
  }
  [data-dirty] {
    border-inline-start: 3px solid var(--wx-color-accent);
    padding-inline-start: 8px;
  }
  [data-dirty][data-invalid] {
    border-inline-start-color: var(--wx-color-danger-fill);
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    max-block-size: 8lh;
    margin: 0;
    padding: calc((var(--wx-control-size) - 2px - 1lh) / 2) 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    field-sizing: content;
    outline: none;
    resize: none;
  }
  /* The picker is the browser's own, in the theme of the page */
  input[type='datetime-local']::-webkit-calendar-picker-indicator {
    margin-inline-start: 0;
    cursor: pointer;
  }
  .wx-field:dir(rtl) .wx-num {
    text-align: end;
  }
  .wx-field:has([type='datetime-local']) {
    padding-inline: 8px 6px;
  }
  /* The zone stands before the time that is read and typed in it */
  .zone {
    flex: none;
    margin-inline-start: auto;
    font-size: var(--wx-text-xs);
    font-variant-numeric: var(--wx-numeric);
  }

  .choices {
    display: flex;
    align-items: center;
    gap: var(--wx-space-2);
    min-block-size: var(--wx-control-size);
  }
  .switch {
    display: inline-flex;
    padding: 0;
    border: 1px solid var(--wx-color-border-strong);
    border-radius: var(--wx-radius-control);
    background: var(--wx-color-surface);
    overflow: hidden;
  }
  .switch[data-dirty] {
    border-inline-start: 3px solid var(--wx-color-accent);
  }
  .choice {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 5px;
    min-inline-size: 56px;
    min-block-size: calc(var(--wx-control-size) - 2px);
    padding: 0 10px;
    color: var(--wx-color-muted);
    cursor: pointer;
  }
  .choice + .choice {
    border-inline-start: 1px solid var(--wx-color-border-strong);
  }
  .choice:hover {
    background: var(--wx-color-hover);
  }
  .choice:has(:checked) {
    background: var(--wx-color-accent-soft);
    color: var(--wx-color-accent-text);
    font-weight: var(--wx-weight-strong);
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--wx-color-focus);
    outline-offset: -3px;
  }
  /* The radio lies over its word, unseen: it takes the click, the arrow keys and the reader's cursor */
  .choice input {
    position: absolute;
    inset: 0;
    appearance: none;
    cursor: inherit;
    outline: none;
  }

  /* Comes with the pointer or the focus; until then it takes no room */
  .copy {
    --wx-control-size: 26px;
    position: absolute;
    inset-inline-end: 2px;
    padding: 0 var(--wx-space-2);
    opacity: 0;
  }
  .value .copy {
    background: var(--wx-color-surface);
  }
  .row:hover .copy,
  .row:focus-within .copy {
    opacity: 1;
  }
  .row:hover :is(.wx-field, .choices) .copy,
  .row:focus-within :is(.wx-field, .choices) .copy {
    position: static;
  }
  .wx-field .copy {
    margin-inline-end: -8px;
  }
  @media (hover: none) {
    .copy,
    .value .copy {
      position: static;
      opacity: 1;
    }
    .value .copy {
      margin-inline-start: auto;
    }
  }

  .conflict {
    position: relative;
    padding: var(--wx-space-2) 10px;
    padding-inline-end: 30px;
    border-radius: var(--wx-radius-control);
    background: var(--wx-color-warning-soft);
    font-size: var(--wx-text-sm);
  }
  .conflict > p > .wx-icon {
    inline-size: 14px;
    block-size: 14px;
    color: var(--wx-color-warning);
  }
  .conflict .dismiss {
    --wx-control-size: 24px;
    position: absolute;
    inset-block-start: 3px;
    inset-inline-end: 3px;
  }
  .conflict .mine {
    padding-block-start: 3px;
  }
  .conflict .do {
    display: flex;
    flex-wrap: wrap;
    gap: var(--wx-space-1) var(--wx-space-3);
    padding-block-start: var(--wx-space-1);
  }
  .wx-link[aria-disabled='true'] {
    color: var(--wx-color-faint);
    text-decoration-style: dashed;
    cursor: not-allowed;
  }

  .foot {
    display: flex;
    align-items: center;
    gap: var(--wx-space-2);
    padding: 10px var(--wx-space-3);
    border-block-start: 1px solid var(--wx-color-border);
  }
  .count {
    display: grid;
    gap: var(--wx-space-1);
    margin-inline-end: auto;
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
  }

  @container wx-cad (max-width: 22rem) {
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .label {
      block-size: auto;
      padding-block: 2px 3px;
      font-size: var(--wx-text-sm);
    }
    .value {
      min-block-size: 22px;
      padding-inline-start: 0;
    }
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      box-shadow: inset 0 0 0 3px Highlight;
      background: Canvas;
      color: CanvasText;
      forced-color-adjust: none;
    }
    .conflict {
      border: 1px solid;
    }
  }
`;
