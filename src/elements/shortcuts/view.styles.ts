import { css } from 'lit';

export const viewStyles = css`
  .body {
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    &:focus-visible {
      outline-offset: -2px;
    }
  }
  .columns {
    padding: var(--wx-space-1) var(--wx-space-4) var(--wx-space-3);
    columns: 2 180px;
    column-gap: var(--wx-space-6);
  }
  .columns > section {
    break-inside: avoid;
  }
  h4 {
    padding-block: var(--wx-space-2) var(--wx-space-1);
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
  }
  li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--wx-space-2);
    min-block-size: 30px;
    padding-block: 3px;
    border-block-start: 1px solid var(--wx-color-border);
    line-height: 1.25;
  }
  .keys {
    display: flex;
    flex: none;
    gap: 3px;
    direction: ltr;
  }
  .none {
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
  }
  .wx-key {
    display: inline-block;
    min-inline-size: 22px;
    padding: 0 5px;
    border: 1px solid var(--wx-color-border-control);
    border-block-end-width: 2px;
    border-radius: var(--wx-radius-sm);
    background: var(--wx-color-surface);
    font: var(--wx-weight-medium) var(--wx-text-xs) / 17px var(--wx-font);
    text-align: center;
  }
  li[data-clash] {
    color: var(--wx-color-danger);
    & .wx-key {
      border-color: var(--wx-color-danger-fill);
    }
  }
  .faults {
    display: grid;
    gap: var(--wx-space-1);
    padding: 0 var(--wx-space-4) var(--wx-space-3);
  }
  .wx-reason {
    display: flex;
    gap: var(--wx-space-1h);
    color: var(--wx-color-danger);
    font-size: var(--wx-text-sm);
    line-height: 1.35;
  }
`;
