/**
 * Styles that several elements share, a sheet a form. An element lists the forms it draws; the browser keeps one sheet
 * for all elements that list it. Sizes answer to the element's own width, never to the window's.
 */
import { css } from 'lit';

/** What every element starts from. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    color: var(--wx-color-text);
    font: var(--wx-weight) var(--wx-text-md) / var(--wx-leading) var(--wx-font);
    text-align: start;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  h4,
  p,
  dl,
  dd,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2,
  h3,
  h4 {
    font: inherit;
  }
  button,
  input,
  select {
    margin: 0;
    color: inherit;
    font: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--wx-color-focus);
    outline-offset: 2px;
  }
  /* For readers only */
  .wx-aside {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .wx-num,
  time {
    font-variant-numeric: var(--wx-numeric);
  }
  .wx-num {
    direction: ltr;
    unicode-bidi: isolate;
    white-space: nowrap;
  }
  .wx-time {
    display: inline-block;
    min-inline-size: 5ch;
    font-variant-numeric: var(--wx-numeric);
    text-align: end;
    white-space: nowrap;
  }
  .wx-clip {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;

/** Glyphs and the icons of agents' states. */
export const icons = css`
  .wx-icon {
    flex: none;
    inline-size: var(--wx-icon);
    block-size: var(--wx-icon);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.2em;

    &[data-size='14'] {
      inline-size: 14px;
      block-size: 14px;
      stroke-width: 2.1;
    }
    &[data-size='18'] {
      inline-size: 18px;
      block-size: 18px;
      stroke-width: 1.8;
    }
    &[data-size='20'] {
      inline-size: 20px;
      block-size: 20px;
      stroke-width: 1.7;
    }
  }
  .wx-state {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    vertical-align: -0.22em;

    &[data-state='available'] {
      color: var(--wx-color-state-available);
    }
    &[data-state='idle'] {
      color: var(--wx-color-state-idle);
    }
    &[data-state='engaged'] {
      color: var(--wx-color-state-engaged);
    }
    &[data-state='rona'] {
      color: var(--wx-color-state-rona);
    }
    &[data-state='wrapup'] {
      color: var(--wx-color-state-wrapup);
    }
    &[data-state='offline'] {
      color: var(--wx-color-state-offline);
    }
  }
`;

/** Buttons, and buttons that look like links. */
export const buttons = css`
  .wx-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--wx-space-1h);
    min-block-size: var(--wx-control-size);
    padding: 0 var(--wx-space-3);
    border: 1px solid var(--wx-color-border-control);
    border-radius: var(--wx-radius-control);
    background: var(--wx-color-surface);
    box-shadow: var(--wx-shadow-control);
    color: var(--wx-color-text);
    font-weight: var(--wx-weight-medium);
    line-height: 1.2;
    white-space: nowrap;
    cursor: pointer;
    transition: background-color var(--wx-motion-feedback);

    & .wx-icon {
      color: var(--wx-color-muted);
    }
    &:hover {
      background: var(--wx-color-hover);
    }
    &:active {
      background: var(--wx-color-pressed);
    }

    &[data-kind='primary'] {
      border-color: transparent;
      background: var(--wx-color-accent);
      color: var(--wx-color-on-accent);
      font-weight: var(--wx-weight-strong);
      & .wx-icon {
        color: inherit;
      }
      &:hover {
        background: var(--wx-color-accent-hover);
      }
    }
    &[data-kind='tonal'] {
      border-color: transparent;
      background: var(--wx-color-accent-soft);
      box-shadow: none;
      color: var(--wx-color-accent-text);
      & .wx-icon {
        color: inherit;
      }
      &:hover {
        background: var(--wx-color-hover);
      }
    }
    &[data-kind='quiet'] {
      border-color: transparent;
      background: none;
      box-shadow: none;
      &:hover {
        background: var(--wx-color-hover);
      }
    }
    &[data-kind='danger'] {
      color: var(--wx-color-danger);
      & .wx-icon {
        color: inherit;
      }
      &:hover {
        border-color: transparent;
        background: var(--wx-color-danger-fill);
        color: var(--wx-color-on-danger);
      }
    }
    &[data-icon-only] {
      inline-size: var(--wx-control-size);
      padding: 0;
    }
    &[data-wide] {
      inline-size: 100%;
    }

    /* Reachable and readable; its reason stands next to it. Also under the pointer, whatever its kind */
    &[aria-disabled='true'][aria-disabled] {
      border: 1px dashed var(--wx-color-border-control);
      background: none;
      box-shadow: none;
      color: var(--wx-color-faint);
      cursor: not-allowed;
      & .wx-icon {
        color: inherit;
      }
    }
    &[aria-busy='true'] {
      cursor: progress;
    }
  }
  .wx-link {
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    color: var(--wx-color-accent-text);
    font-weight: var(--wx-weight-medium);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 2px;
    cursor: pointer;
  }
  .wx-spinner {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    border: 2px solid var(--wx-color-border-control);
    border-block-start-color: var(--wx-color-accent-text);
    border-radius: 50%;
    animation: wx-turn 900ms linear infinite;
  }
  @keyframes wx-turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .wx-spinner {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    /* A filled button keeps its fill: it is a system colour already, and without it it would look like the rest */
    .wx-button[data-kind='primary']:not([aria-disabled='true']) {
      forced-color-adjust: none;
    }
  }
`;

/** The tile that tells the channel. */
export const channels = css`
  .wx-channel {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 8px;
    background: var(--soft);
    color: var(--ink);

    &[data-channel='call'] {
      --ink: var(--wx-color-channel-call);
      --soft: var(--wx-color-channel-call-soft);
    }
    &[data-channel='email'] {
      --ink: var(--wx-color-channel-email);
      --soft: var(--wx-color-channel-email-soft);
    }
    &[data-channel='chat'] {
      --ink: var(--wx-color-channel-chat);
      --soft: var(--wx-color-channel-chat-soft);
    }
    &[data-channel='social'] {
      --ink: var(--wx-color-channel-social);
      --soft: var(--wx-color-channel-social-soft);
    }
    &[data-channel='agent'] {
      --ink: var(--wx-color-accent-text);
      --soft: var(--wx-color-accent-soft);
    }
    &[data-channel='none'] {
      --ink: var(--wx-color-muted);
      --soft: var(--wx-color-sunken);
    }
    &[data-channel='missed'] {
      --ink: var(--wx-color-danger);
      --soft: var(--wx-color-danger-soft);
    }
  }
`;

/** A word about a state, a tag, and the reason why something cannot be done. */
export const statuses = css`
  .wx-status {
    display: inline-flex;
    align-items: center;
    gap: var(--wx-space-1);
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    font-weight: var(--wx-weight-medium);
    white-space: nowrap;

    & .wx-icon {
      inline-size: 14px;
      block-size: 14px;
      stroke-width: 2.1;
    }
    &[data-tone='success'] {
      color: var(--wx-color-success);
    }
    &[data-tone='warning'] {
      color: var(--wx-color-warning);
    }
    &[data-tone='danger'] {
      color: var(--wx-color-danger);
    }
    &[data-tone='accent'] {
      color: var(--wx-color-accent-text);
    }
    &[data-tone='record'] .wx-icon {
      color: var(--wx-color-danger);
    } /* lasts the whole call: only the dot is red */
  }
  .wx-tag {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    padding: 0 5px;
    border: 1px solid var(--wx-color-border-control);
    border-radius: var(--wx-radius-sm);
    color: var(--wx-color-muted);
    font-size: var(--wx-text-xs);
    font-weight: var(--wx-weight-medium);
    line-height: 16px;
    white-space: nowrap;
  }
  .wx-reason {
    display: flex;
    gap: var(--wx-space-1h);
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    line-height: 1.35;
    & .wx-icon {
      inline-size: 14px;
      block-size: 14px;
      margin-block-start: 1px;
    }
    &[data-tone='danger'] {
      color: var(--wx-color-danger);
    }
    &[data-tone='warning'] {
      color: var(--wx-color-warning);
    }
    &[data-tone='success'] {
      color: var(--wx-color-success);
    }
  }
`;

/** The line: what the voice path is doing, read by its pattern. The kit's signature. */
export const lines = css`
  .wx-line {
    position: relative;
    display: flex;
    gap: 3px;
    block-size: var(--wx-line);
    forced-color-adjust: none; /* the tokens are system colours then */

    &[data-line='live'] {
      background: var(--wx-color-success-line);
    }
    &[data-line='held'] {
      background: repeating-linear-gradient(90deg, var(--wx-color-warning-line) 0 9px, transparent 9px 15px);
    }
    &[data-line='pending'] {
      background: radial-gradient(circle at 50% 50%, var(--wx-color-accent-text) 1.5px, transparent 1.9px) 0 0 / 9px
        100% repeat-x;
      animation: wx-travel 900ms linear infinite;
    }
    &[data-line='lost'] {
      background: linear-gradient(
        90deg,
        var(--wx-color-border-strong) 0 44%,
        transparent 44% 56%,
        var(--wx-color-border-strong) 56%
      );
    }
    &[data-line='ended'] {
      border-block-end: 1px solid var(--wx-color-border);
    }

    /* What is left is thick, what is gone is a hairline; it runs out towards the start */
    &[data-line='time'] {
      background: linear-gradient(var(--wx-color-border-control) 0 0) 0 100% / 100% 1px no-repeat;
      & i {
        inline-size: 100%;
        background: var(--wx-color-accent);
        transform: scaleX(var(--left, 1));
        transform-origin: 0 50%;
        transition: transform 1s linear;
      }
      &:dir(rtl) i {
        transform-origin: 100% 50%;
      }
      &[data-urgent] i {
        background: var(--wx-color-danger-fill);
      }
    }
    /* Eight seats: who is in the conference, who is held, and hairlines for those who can still come */
    &[data-line='seats'] {
      align-items: flex-end;
      & i {
        flex: 1;
        block-size: 1px;
        background: var(--wx-color-border-strong);
      }
      & i[data-seat] {
        block-size: 100%;
      }
      & i[data-seat='talking'] {
        background: var(--wx-color-success-line);
      }
      & i[data-seat='held'] {
        background: repeating-linear-gradient(90deg, var(--wx-color-warning-line) 0 9px, transparent 9px 15px);
      }
    }
  }
  .wx-leg {
    display: inline-block;
    flex: none;
    inline-size: 20px;
    block-size: 3px;
    forced-color-adjust: none;
    &[data-line='live'] {
      background: var(--wx-color-success-line);
    }
    &[data-line='held'] {
      background: repeating-linear-gradient(90deg, var(--wx-color-warning-line) 0 5px, transparent 5px 7.5px);
    }
    &[data-line='pending'] {
      background: radial-gradient(circle at 1.5px 50%, var(--wx-color-accent-text) 1.4px, transparent 1.7px) 0 0 / 5.6px
        100% repeat-x;
    }
    &[data-line='lost'] {
      background: linear-gradient(
        90deg,
        var(--wx-color-border-strong) 0 38%,
        transparent 38% 62%,
        var(--wx-color-border-strong) 62%
      );
    }
    &[data-line='ended'] {
      block-size: 1px;
      background: var(--wx-color-border-strong);
    }
  }
  @keyframes wx-travel {
    to {
      background-position-x: 9px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .wx-line,
    .wx-line i {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/** Variables, read: label and value. */
export const variables = css`
  .wx-variables {
    display: grid;
    gap: var(--wx-space-1) var(--wx-space-3);
    grid-template-columns: minmax(84px, max-content) minmax(0, 1fr);

    & dt {
      color: var(--wx-color-muted);
    }
    & dd {
      min-inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-weight: var(--wx-weight-medium);
    }

    /* In a pane: label over value, as many columns as fit */
    &[data-layout='columns'] {
      gap: var(--wx-space-2) var(--wx-space-4);
      grid-template-columns: repeat(auto-fill, minmax(132px, 1fr));
      & > div {
        min-inline-size: 0;
      }
      & dt {
        font-size: var(--wx-text-sm);
      }
    }
  }
`;

/** What happened, what to do, and the button for it. */
export const messages = css`
  .wx-message {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    padding: 9px var(--wx-space-3);
    border: 1px solid var(--wx-color-border-control);
    border-radius: var(--wx-radius-control);
    background: var(--wx-color-raised);

    & > .wx-icon {
      margin-block-start: 1px;
      color: var(--ink, var(--wx-color-muted));
    }
    & .text {
      flex: 1;
      min-inline-size: 0;
    }
    & .what {
      font-weight: var(--wx-weight-strong);
    }
    & .then {
      color: var(--wx-color-muted);
    }
    & .do {
      display: flex;
      flex-wrap: wrap;
      gap: var(--wx-space-1) var(--wx-space-3);
      margin-block-start: 5px;
    }
    & > .wx-button[data-icon-only] {
      --wx-control-size: 24px;
      margin-block: -2px;
      margin-inline-end: -6px;
    }
    &[data-tone='danger'] {
      --ink: var(--wx-color-danger);
    }
    &[data-tone='warning'] {
      --ink: var(--wx-color-warning);
    }
    &[data-tone='success'] {
      --ink: var(--wx-color-success);
    }
    &[data-tone='accent'] {
      --ink: var(--wx-color-accent-text);
    }
    &[data-fill] {
      border-color: transparent;
    }
    &[data-fill][data-tone='danger'] {
      background: var(--wx-color-danger-soft);
    }
    &[data-fill][data-tone='warning'] {
      background: var(--wx-color-warning-soft);
    }
    &[data-fill][data-tone='accent'] {
      background: var(--wx-color-accent-soft);
    }
    &[data-toast] {
      max-inline-size: 380px;
      box-shadow: var(--wx-shadow-popover);
      border-radius: var(--wx-radius-pane);
      animation: wx-arrive var(--wx-motion-arrive) var(--wx-ease);
    }
  }
  @keyframes wx-arrive {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
`;

/** What stands where there is nothing, or nothing yet. */
export const blanks = css`
  .wx-blank {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--wx-space-1);
    min-block-size: 132px;
    padding: var(--wx-space-5);
    color: var(--wx-color-muted);
    text-align: center;
    & b {
      color: var(--wx-color-text);
      font-weight: var(--wx-weight-strong);
    }
    & > .wx-icon {
      margin-block-end: var(--wx-space-1);
    }
    & .wx-button {
      margin-block-start: var(--wx-space-2);
    }
  }
  .wx-bones {
    display: grid;
    gap: var(--wx-space-3);
    padding: var(--wx-space-3) var(--wx-space-4);
    & i {
      display: block;
      block-size: 8px;
      inline-size: var(--w, 60%);
      border-radius: 4px;
      background: var(--wx-color-pressed);
    }
    & div {
      display: grid;
      grid-template-columns: 16px 1fr;
      gap: 12px;
      align-items: center;
      &::before {
        content: '';
        block-size: 16px;
        border-radius: 50%;
        background: var(--wx-color-pressed);
      }
    }
  }
`;

/** A card of one column. */
export const cards = css`
  .wx-card {
    border: 1px solid var(--wx-color-border);
    border-radius: var(--wx-radius-pane);
    background: var(--wx-color-surface);
    padding: var(--wx-space-4);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--wx-space-3);
    & .heading {
      font-size: var(--wx-text-lg);
      font-weight: var(--wx-weight-strong);
      line-height: 20px;
    }
    & .under {
      color: var(--wx-color-muted);
      font-size: var(--wx-text-sm);
    }
  }
`;
