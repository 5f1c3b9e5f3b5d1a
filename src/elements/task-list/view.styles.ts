import { css } from 'lit';

export const viewStyles = css`
  .pane {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow: hidden;
    border: 1px solid var(--wx-color-border);
    border-radius: var(--wx-radius-pane);
    background: var(--wx-color-surface);
  }
  .head {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--wx-space-2);
    padding-block: var(--wx-space-2);
    padding-inline: var(--wx-space-3) var(--wx-space-2);
  }
  .heading {
    margin-inline-end: auto;
    font-weight: var(--wx-weight-strong);
  }

  /* What is new while the pointer is inside comes below, where it moves nothing and is seen */
  .body {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .list {
    overflow: auto;
    border-block-start: 1px solid var(--wx-color-border);
  }
  .late {
    flex: none;
    max-block-size: 184px;
    overflow: auto;
  }
  .group {
    display: flex;
    justify-content: space-between;
    padding: var(--wx-space-1) var(--wx-space-3);
    border-block-end: 1px solid var(--wx-color-border);
    background: var(--wx-color-sunken);
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    font-weight: var(--wx-weight-medium);
  }
  ul + .group,
  .late .group {
    border-block-start: 1px solid var(--wx-color-border);
  }

  .task {
    position: relative;
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) auto;
    align-content: center;
    align-items: center;
    gap: 0 10px;
    min-block-size: var(--held);
    padding: 7px var(--wx-space-3);
    cursor: default;
  }
  li + li {
    border-block-start: 1px solid var(--wx-color-border);
  }
  .task:where(:not(.gone)):hover {
    background: var(--wx-color-hover);
  }
  .name {
    display: block;
    max-inline-size: 100%;
    padding: 0;
    border: 0;
    background: none;
    font-weight: var(--wx-weight-medium);
    text-align: match-parent; /* a name has a direction of its own, and is cut at its own end */
  }
  .sub {
    display: flex;
    align-items: center;
    gap: var(--wx-space-1h);
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
  }
  .left {
    flex: none;
    color: var(--wx-color-text);
    font-weight: var(--wx-weight-strong);
  }
  .left[data-urgent] {
    color: var(--wx-color-danger);
  }
  .side {
    display: grid;
    justify-items: end;
    gap: 2px;
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
  }
  .task > .wx-line {
    grid-column: 2 / -1;
    margin-block-start: 6px;
  }
  .task > .wx-variables {
    grid-column: 2 / -1;
    margin-block-start: 6px;
    font-size: var(--wx-text-sm);
    row-gap: 2px;
  }
  .two {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    min-block-size: var(--wx-control-size);
    margin-block-start: 6px;
  }
  .two .wx-icon {
    inline-size: 14px;
    block-size: 14px;
    stroke-width: 2.1;
  }
  .two .wx-reason {
    min-inline-size: 0;
  }
  .gone {
    color: var(--wx-color-muted);
  }
  .gone .wx-channel {
    background: var(--wx-color-sunken);
    color: inherit;
  }

  /* The focus is shown around the row, which is what is chosen */
  .pick:focus-visible {
    outline: none;
  }
  .task:has(.pick:focus-visible) {
    outline: 2px solid var(--wx-color-focus);
    outline-offset: -2px;
  }
  .task[data-current] {
    background: var(--wx-color-accent-soft);
  }
  .task[data-current] .name {
    font-weight: var(--wx-weight-strong);
  }
  .task[data-current]::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 3px;
    background: var(--wx-color-accent);
  }
  .task[data-current] .wx-channel {
    background: var(--wx-color-surface);
  }
  .more {
    padding: var(--wx-space-1) var(--wx-space-3);
  }
  .foot {
    flex: none;
    padding: var(--wx-space-2) var(--wx-space-3);
    border-block-start: 1px solid var(--wx-color-border);
  }

  .tab {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 100%;
    block-size: 48px;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .tab + .tab {
    border-block-start: 1px solid var(--wx-color-border);
  }
  .tab:hover {
    background: var(--wx-color-hover);
  }
  .tab:focus-visible {
    outline-offset: -2px;
  }
  .tab .wx-badge {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
  }
  .fold:dir(rtl) .wx-icon {
    scale: -1 1;
  }

  @media (pointer: fine) {
    .task,
    .head {
      --wx-control-size: 28px;
    }
    .head .fold {
      --wx-control-size: 32px;
    }
  }
  @media (forced-colors: active) {
    .task[data-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .task:has(.pick:focus-visible) {
      outline-width: 4px;
      outline-offset: -4px;
    }
  }
`;
