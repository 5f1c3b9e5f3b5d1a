import { css } from 'lit';

export const viewStyles = css`
  :host {
    container: wx-pane / inline-size;
  }
  .roster {
    position: relative;
    border: 1px solid var(--wx-color-border);
    border-radius: var(--wx-radius-pane);
    background: var(--wx-color-surface);
    --cut: var(--wx-color-surface);
  }
  .row {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) minmax(92px, auto) 6ch 32px;
    align-items: center;
    gap: 0 var(--wx-space-2);
    min-block-size: var(--wx-row-size);
    padding: 3px var(--wx-space-2) 3px var(--wx-space-3);
    border-block-start: 1px solid var(--wx-color-border);
    &:first-child {
      border: 0;
    }
    & > .wx-icon {
      color: var(--wx-color-muted);
    }
    & time {
      text-align: end;
      color: var(--wx-color-muted);
    }
  }
  .who {
    display: flex;
    align-items: baseline;
    gap: var(--wx-space-1h);
    min-inline-size: 0;
    & .wx-tag {
      flex: none;
      align-self: center;
    }
    & b {
      flex: 0 1 auto;
      font-weight: var(--wx-weight-medium);
    }
    & .role {
      flex: 0 100000 auto; /* all of it before any of the name */
      color: var(--wx-color-muted);
      font-size: var(--wx-text-sm);
    }
  }
  .more[data-opener] {
    anchor-name: --wx-opener;
  }
  .wx-menu {
    inline-size: 200px;
    & .wx-option[aria-busy='true'] {
      cursor: progress;
    }
  }
  .ask {
    padding: var(--wx-space-3);
    border-block-start: 1px solid var(--wx-color-border);
    & > .wx-reason {
      margin-block-start: var(--wx-space-1);
    }
  }

  @container wx-pane (max-width: 34rem) {
    .row {
      grid-template-columns: 20px minmax(0, 1fr) 7ch 32px;
      padding-block: 6px;
      & > .wx-icon {
        grid-area: 1 / 1;
      }
      & > .wx-status {
        grid-area: 2 / 2;
      }
      & time {
        grid-area: 1 / 3;
      }
      & > .more {
        grid-area: 1 / 4 / span 2;
      }
    }
    .who {
      grid-area: 1 / 2;
    }
  }
`;
