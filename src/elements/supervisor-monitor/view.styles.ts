import { css } from 'lit';

export const viewStyles = css`
  :host {
    container: wx-team / inline-size;
    border: 1px solid var(--wx-color-border);
    border-radius: var(--wx-radius-pane);
    background: var(--wx-color-surface);
    overflow: hidden;
  }
  .team {
    display: flex;
    flex-direction: column;
    max-block-size: inherit;
    &:focus-visible {
      outline-offset: -2px;
    }
  }
  .list {
    position: relative;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  /* Each row is a grid: the ground of an active one has no seams between cells */
  .table,
  tbody {
    display: block;
  }
  thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: block;
    background: var(--wx-color-sunken);
  }
  tr {
    display: grid;
    grid-template-columns: 24% 15% 20% 9.5% minmax(0, 1fr);
    align-items: center;
  }
  th,
  td {
    min-inline-size: 0;
    padding: 3px 10px;
    font-weight: inherit;
    text-align: start;
    white-space: nowrap;
  }
  thead th,
  .group th {
    padding-block: 7px;
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    font-weight: var(--wx-weight-medium);
  }
  .group,
  tr[data-row] {
    border-block-start: 1px solid var(--wx-color-border);
  }
  .group {
    display: block;
    & th {
      display: block;
      padding-block: 4px;
    }
  }
  tr[data-row] {
    min-block-size: 44px;
  }
  .cell {
    display: flex;
    align-items: center;
    gap: var(--wx-space-2);
    & b {
      font-weight: var(--wx-weight-medium);
    }
  }
  .call .wx-status {
    display: flex;
    gap: var(--wx-space-1h);
  }
  .others {
    display: block;
    color: var(--wx-color-muted);
    font-size: var(--wx-text-xs);
    line-height: 1.2;
  }
  .table .num {
    text-align: end;
    font-variant-numeric: var(--wx-numeric);
  }
  .table .acts {
    --wx-control-size: 28px;
    text-align: end;
    & .wx-status {
      vertical-align: middle;
    }
    & .wx-button {
      margin-inline-start: var(--wx-space-1h);
    }
    & .wx-icon {
      inline-size: 14px;
      block-size: 14px;
    }
    & .wx-reason {
      justify-content: flex-end;
      white-space: normal;
    }
  }
  tr[data-active] {
    --cut: var(--wx-color-accent-soft);
    background: var(--wx-color-accent-soft);
  }
  .foot {
    padding: var(--wx-space-2) 10px;
    border-block-start: 1px solid var(--wx-color-border);
  }

  /* Too narrow for five columns: the name with its time, below it the call, and the acts where they find room */
  @container wx-team (max-width: 45.99rem) {
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tr[data-row] {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px var(--wx-space-2);
      padding: 7px 10px;
    }
    tr[data-row] > * {
      padding: 0;
    }
    tr[data-row] > .who {
      flex: 1 0 calc(100% - 8ch);
      inline-size: calc(100% - 8ch);
    }
    tr[data-row] > .num {
      order: 1;
      flex: none;
      margin-inline-start: auto;
    }
    tr[data-row] > .call {
      order: 2;
      flex: none;
      max-inline-size: 100%;
    }
    tr[data-row] > .customer {
      order: 3;
      flex: 1 1 7em;
      color: var(--wx-color-muted);
      font-size: var(--wx-text-sm);
      &[data-none] {
        display: none;
      }
    }
    tr[data-row] > .acts {
      order: 4;
      flex: none;
      margin-inline-start: auto;
      &:empty {
        display: none;
      }
    }
  }

  @media (forced-colors: active) {
    tr[data-active] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
