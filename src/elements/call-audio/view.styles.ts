import { css } from 'lit';
import { anchored } from '../../foundation/on-demand/anchored.js';

export const viewStyles = css`
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--wx-space-1) var(--wx-space-2);
  }
  .mute[aria-pressed='true'] {
    border-color: transparent;
    background: var(--wx-color-warning-soft);
    color: var(--wx-color-warning);
    & .wx-icon {
      color: inherit;
    }
  }
  .state {
    flex: 0 1 auto;
    min-inline-size: 0;
    /* A long one breaks between the two buttons, and pushes neither into a row of its own */
    max-inline-size: calc(100% - 8.5rem);
    white-space: normal;
  }
  .settings {
    margin-inline-start: auto;
    anchor-name: --wx-sound;
  }
  /* Five bars, as many lit as one is loud */
  .meter {
    position: relative;
    flex: none;
    inline-size: 34px;
    block-size: 10px;
    overflow: hidden;
    border-radius: 2px;
    background: var(--wx-color-border);
    mask: repeating-linear-gradient(90deg, #000 0 5px, transparent 5px 7.25px);
  }
  .meter::before {
    content: '';
    position: absolute;
    inset: 0;
    background: var(--wx-color-success-line);
    transform: scaleX(var(--level, 0));
    transform-origin: left;
  }
  :host(:dir(rtl)) .meter::before {
    transform-origin: right;
  }
  .wx-reason {
    overflow-wrap: anywhere;
    & span {
      min-inline-size: 0;
    }
  }
  .messages:not(:empty),
  .row + .wx-reason {
    margin-block-start: var(--wx-space-1);
  }
  .wx-menu {
    inline-size: 280px;
    max-inline-size: calc(100vw - 2 * var(--wx-space-2));
    max-block-size: calc(100dvh - 2 * var(--wx-space-2));
    padding: var(--wx-space-3);
    overflow: auto;
    color: var(--wx-color-text);
  }
  .wx-menu:popover-open {
    display: grid;
    gap: var(--wx-space-3);
  }
  @supports (position-area: block-end) {
    .wx-menu {
      ${anchored}
      position-anchor: --wx-sound;
      position-area: self-block-end span-self-inline-start;
    }
  }
  .wx-menu .under {
    padding: 0;
  }
  .loudness {
    display: flex;
    align-items: center;
    gap: var(--wx-space-2);
    & input {
      flex: 1;
      min-inline-size: 0;
      block-size: 24px;
      accent-color: var(--wx-color-accent);
    }
    & .wx-num {
      min-inline-size: 5ch;
      color: var(--wx-color-muted);
      font-size: var(--wx-text-sm);
      text-align: end;
    }
  }
  @media (forced-colors: active) {
    .mute[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .meter {
      forced-color-adjust: none;
      background: GrayText;
    }
    .meter::before {
      background: Highlight;
    }
  }
`;
