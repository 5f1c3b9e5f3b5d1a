import { css } from 'lit';

export const styles = css`
  .overlay {
    inline-size: var(--wx-dialog-width, 440px);
    max-inline-size: calc(100vw - 32px);
    max-block-size: min(560px, 100dvh - 32px);

    &:popover-open,
    &:modal {
      display: flex;
    }
    &::backdrop {
      background: none;
    }
  }
  .folded .wx-button {
    box-shadow: var(--wx-shadow-popover);
    background: var(--wx-color-raised);
    &:hover {
      background: var(--wx-color-hover);
    }
  }
  @media (max-width: 839px) {
    .overlay {
      max-block-size: min(560px, max(50dvh, 320px), 100dvh - 32px);
    }
  }

  .wx-dialog {
    min-block-size: 0;
    overflow: hidden auto; /* where even the least is too high */
  }
  :host([inline]) .wx-dialog {
    max-inline-size: none;
    border-color: var(--wx-color-border);
    border-radius: var(--wx-radius-pane);
    background: var(--wx-color-surface);
    box-shadow: none;
  }
  .head .who {
    min-inline-size: 0;
  }
  .under {
    display: flex;
    align-items: center;
    gap: var(--wx-space-1h);
    & > :not(.wx-clip) {
      flex: none;
    }
  }
  .since {
    flex: none;
    margin-inline-start: auto;
    text-align: end;
    & time {
      display: block;
      font-size: var(--wx-text-xl);
      font-weight: var(--wx-weight-strong);
      line-height: 22px;
    }
    & span {
      color: var(--wx-color-muted);
      font-size: var(--wx-text-sm);
    }
  }
  .wx-dialog > .head .wx-button {
    flex: none;
    margin-inline-start: 0;
  }
  .wx-line {
    flex: none;
  }
  .auto {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--wx-space-3);
    padding: var(--wx-space-2) var(--wx-space-4) 0;
    font-size: var(--wx-text-sm);

    & .wx-clip {
      display: inline-block;
      max-inline-size: 24em;
      vertical-align: bottom;
    }
    & > .wx-link {
      min-block-size: 24px;
      &[aria-disabled='true'] {
        color: var(--wx-color-faint);
        text-decoration-style: dashed;
        cursor: not-allowed;
      }
      &[aria-busy='true'] {
        cursor: progress;
      }
    }
  }
  .search {
    flex: none;
    padding: var(--wx-space-3) var(--wx-space-4) var(--wx-space-2);
  }
  /* As high as all reasons need: searching does not move what it stands on */
  .choices {
    display: flex;
    flex-direction: column;
    flex: 0 1 calc(var(--rows) * var(--wx-row-size) + var(--wx-space-2));
    min-block-size: calc(var(--wx-row-size) * 1.5);
  }
  .list {
    position: relative;
    flex: 0 1 auto;
    min-block-size: 0;
    padding: 0 var(--wx-space-2) var(--wx-space-2);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  :host([inline]) .choices {
    max-block-size: calc(var(--wx-row-size) * 9.5);
  }
  [aria-selected='true'] > .wx-radio {
    border: 5px solid var(--wx-color-accent);
  }
  /* The search keeps the focus; this is where its Enter goes */
  .search:focus-within + .choices [data-active] {
    outline: 2px solid var(--wx-color-focus);
    outline-offset: -2px;
  }
  .none {
    padding: var(--wx-space-2) var(--wx-space-4) var(--wx-space-4);
    color: var(--wx-color-muted);
    overflow-wrap: anywhere;
  }
  .fault {
    flex: none;
    padding: 0 var(--wx-space-4) var(--wx-space-3);
  }
  /* Where even the least is too high, what is to be pressed stays in sight */
  .wx-dialog > .foot {
    position: sticky;
    inset-block-end: 0;
    flex: none;
    flex-wrap: wrap;
    background: inherit;
  }
  .hints {
    display: grid;
    flex: 1 1 10em;
    gap: var(--wx-space-1);
  }
  .notes {
    flex: none;
    padding-inline: var(--wx-space-4);
  }
  @media (forced-colors: active) {
    .search:focus-within + .choices [data-active] {
      outline: 2px dashed Highlight;
    }
  }
`;
