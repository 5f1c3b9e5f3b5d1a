/**
 * More shared sheets: those that only parts use which are loaded on demand. What is loaded at once may not import them.
 */
import { css } from 'lit';

/** Dialogs: head, body, foot. */
export const dialogs = css`
  .wx-dialog {
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    max-inline-size: var(--wx-dialog-width, 440px);
    overflow: hidden;
    border: 1px solid var(--wx-color-border-control);
    border-radius: var(--wx-radius-overlay);
    background: var(--wx-color-raised);
    box-shadow: var(--wx-shadow-dialog);

    & .wx-state {
      --cut: var(--wx-color-raised);
    }
    & > .head {
      display: flex;
      align-items: center;
      gap: var(--wx-space-2);
      padding: var(--wx-space-3) var(--wx-space-3) var(--wx-space-2) var(--wx-space-4);
      & .wx-button {
        margin-inline-start: auto;
      }
    }
    & .heading {
      font-size: var(--wx-text-lg);
      font-weight: var(--wx-weight-strong);
      line-height: 20px;
    }
    & .under {
      color: var(--wx-color-muted);
      font-size: var(--wx-text-sm);
    }
    & > .foot {
      display: flex;
      align-items: center;
      justify-content: flex-end;
      gap: var(--wx-space-2);
      padding: var(--wx-space-3) var(--wx-space-4);
      border-block-start: 1px solid var(--wx-color-border);
      & .wx-reason {
        margin-inline-end: auto;
      }
    }
  }
`;

/** Fields and their labels. */
export const fields = css`
  .wx-field {
    display: flex;
    align-items: center;
    gap: var(--wx-space-2);
    min-block-size: var(--wx-control-size);
    padding: 0 10px;
    border: 1px solid var(--wx-color-border-strong);
    border-radius: var(--wx-radius-control);
    background: var(--wx-color-surface);

    & > .wx-icon {
      color: var(--wx-color-muted);
    }
    & input,
    & select {
      flex: 1;
      min-inline-size: 0;
      inline-size: 100%;
      block-size: calc(var(--wx-control-size) - 2px);
      padding: 0;
      border: 0;
      background: none;
      outline: none;
      appearance: none;
      text-overflow: ellipsis;
    }
    & ::placeholder {
      color: var(--wx-color-faint);
      opacity: 1;
    }
    &:focus-within,
    &[data-focus] {
      outline: 2px solid var(--wx-color-focus);
      outline-offset: -1px;
    }
    &[data-invalid] {
      border-color: var(--wx-color-danger);
    }
  }
  .wx-label {
    display: block;
    margin-block-end: var(--wx-space-1);
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    font-weight: var(--wx-weight-medium);
  }
`;

/** A field in which a list of the browser's own opens: `.wx-field.choice` with a select and an arrow. */
export const choices = css`
  /* The whole field opens the list, the arrow too */
  .choice {
    padding-inline-end: 0;
  }
  .choice select {
    padding-inline-end: 34px;
    cursor: pointer;
  }
  .choice .wx-icon {
    margin-inline: -34px 10px;
    pointer-events: none;
  }
  /* The list of a select is the browser's own; on some systems it takes these two */
  option {
    background: var(--wx-color-raised);
    color: var(--wx-color-text);
  }
`;

/** Rows to choose from, in lists and menus. */
export const options = css`
  .wx-option {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 10px;
    min-block-size: var(--wx-row-size);
    padding: 4px var(--wx-space-2);
    border-radius: var(--wx-radius-control);
    cursor: default;

    & > .wx-icon {
      color: var(--wx-color-muted);
    }
    & .main {
      display: flex;
      align-items: baseline;
      gap: var(--wx-space-1h);
      min-inline-size: 0;
      & b {
        flex: 0 1 auto;
        font-weight: var(--wx-weight-medium);
      }
      & .wx-tag {
        flex: none;
        align-self: center;
      }
      & .part {
        flex: 0 9999 auto;
        color: var(--wx-color-muted);
        font-size: var(--wx-text-sm);
      }
    }
    & .side {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--wx-color-muted);
      font-size: var(--wx-text-sm);
      font-variant-numeric: var(--wx-numeric);
      white-space: nowrap;
      text-align: end;
    }
    & .second {
      grid-column: 2 / -1;
      color: var(--wx-color-muted);
      font-size: var(--wx-text-sm);
    }
    & mark {
      background: none;
      color: var(--wx-color-accent-text);
      font-weight: var(--wx-weight-strong);
      text-decoration: underline;
      text-underline-offset: 2px;
    }
    &:hover,
    &[data-active] {
      background: var(--wx-color-hover);
      --cut: var(--wx-color-hover);
    }
    & .tick {
      display: inline-flex;
      color: var(--wx-color-accent-text);
    }
    &[aria-selected='true'],
    &[aria-checked='true'] {
      background: var(--wx-color-accent-soft);
      & b {
        font-weight: var(--wx-weight-strong);
      }
      & .wx-state {
        --cut: var(--wx-color-accent-soft);
      }
    }
  }
  .wx-menu {
    inline-size: 264px;
    padding: var(--wx-space-1);
    border: 1px solid var(--wx-color-border-control);
    border-radius: var(--wx-radius-pane);
    background: var(--wx-color-raised);
    box-shadow: var(--wx-shadow-popover);
    --cut: var(--wx-color-raised);
    & .group {
      padding: var(--wx-space-1h) var(--wx-space-2) var(--wx-space-half);
      color: var(--wx-color-muted);
      font-size: var(--wx-text-sm);
    }
    & hr {
      margin: var(--wx-space-1) calc(-1 * var(--wx-space-1));
      border: 0;
      border-block-start: 1px solid var(--wx-color-border);
    }
    & .wx-option {
      min-block-size: 32px;
    }
    & .wx-option[aria-disabled='true'] {
      color: var(--wx-color-faint);
      &:hover {
        background: none;
      }
    }
    & .wx-reason {
      padding-block: 0 var(--wx-space-1h);
      padding-inline: 34px var(--wx-space-2);
    }
  }
  .wx-radio {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    border: 1.5px solid var(--wx-color-border-strong);
    border-radius: 50%;
    background: var(--wx-color-surface);
    [aria-checked='true'] > & {
      border: 5px solid var(--wx-color-accent);
    }
  }
  @media (forced-colors: active) {
    .wx-option[aria-selected='true'],
    .wx-option[aria-checked='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

/** A count. */
export const badges = css`
  .wx-badge {
    display: inline-grid;
    place-items: center;
    min-inline-size: 16px;
    block-size: 16px;
    padding: 0 4px;
    border-radius: var(--wx-radius-full);
    background: var(--wx-color-text);
    color: var(--wx-color-surface);
    font-size: var(--wx-text-xs);
    font-weight: var(--wx-weight-strong);
    font-variant-numeric: var(--wx-numeric);
    line-height: 16px;
    &[data-tone='accent'] {
      background: var(--wx-color-accent);
      color: var(--wx-color-on-accent);
    }
  }
  @media (forced-colors: active) {
    .wx-badge {
      forced-color-adjust: none;
    }
  }
`;
