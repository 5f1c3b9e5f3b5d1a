import { css } from 'lit';

export const styles = css`
  .wx-card .wx-label {
    padding: 0;
  }

  .kinds {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    border: 1px solid var(--wx-color-border-strong);
    border-radius: var(--wx-radius-control);
    overflow: hidden;
  }
  .kind {
    position: relative;
    display: grid;
    justify-items: center;
    align-content: start;
    gap: 4px;
    padding: 9px 2px 7px;
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    font-weight: var(--wx-weight-medium);
    line-height: 1.2;
    text-align: center;
    cursor: pointer;
  }
  .kind + .kind {
    border-inline-start: 1px solid var(--wx-color-border-strong);
  }
  .kind:hover {
    background: var(--wx-color-hover);
  }
  .kind:has(:checked) {
    background: var(--wx-color-accent-soft);
    color: var(--wx-color-accent-text);
    font-weight: var(--wx-weight-strong);
  }
  .kind[data-off] {
    outline: 1px dashed var(--wx-color-border-control);
    outline-offset: -4px;
    background: none;
    color: var(--wx-color-faint);
    cursor: not-allowed;
  }
  .kind:has(:focus-visible) {
    border-radius: var(--wx-radius-control);
    outline: 2px solid var(--wx-color-focus);
    outline-offset: -3px;
  }
  /* The radio lies over its tile, unseen: it takes the click, the arrow keys and the reader's cursor */
  .kind input {
    position: absolute;
    inset: 0;
    appearance: none;
    cursor: inherit;
    outline: none;
  }

  .note {
    min-block-size: 20px;
    padding-block-start: 4px;
    overflow-wrap: anywhere;
  }
  .wx-message {
    overflow-wrap: anywhere;
  }
  .wx-bones {
    padding: var(--wx-space-2) 0;
  }
  .wx-bones i {
    block-size: 10px;
  }

  @media (forced-colors: active) {
    .kind:has(:checked) {
      box-shadow: inset 0 0 0 3px Highlight;
      forced-color-adjust: none;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
