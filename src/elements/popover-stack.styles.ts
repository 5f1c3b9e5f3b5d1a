import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
  }

  /* The place: only what is in it takes the pointer, so that the page around can be used */
  .stack {
    position: fixed;
    inset: auto;
    inset-block-end: 0;
    inset-inline-end: 0;
    inline-size: calc(min(var(--wx-popover-width, 360px), 100vw - 32px) + 32px);
    max-inline-size: none;
    block-size: auto;
    max-block-size: 100dvh;
    margin: 0;
    padding: 16px;
    border: 0;
    overflow: hidden auto;
    background: none;
    color: inherit;
    font: inherit;
    outline: none;
    scrollbar-width: thin;
    pointer-events: none;
  }
  /* It stands on its last row: what comes on top moves nothing, and what does not fit scrolls away at the top */
  .stack:is(:popover-open, :modal) {
    display: flex;
    flex-direction: column-reverse;
  }
  .stack:modal::backdrop {
    background: rgb(0 0 0 / 0.25);
  }
  .pile {
    flex: none;
    display: flex;
    flex-direction: column;
    gap: var(--wx-space-2);
    justify-content: flex-end;
    min-block-size: var(--floor);
    border-radius: var(--wx-radius-overlay);
    pointer-events: auto;
  }
  .pile:has(.heading:focus-visible) {
    outline: 2px solid var(--wx-color-focus);
    outline-offset: 3px;
  }

  .bar,
  .wx-popover,
  .pile > .wx-reason {
    border: 1px solid var(--wx-color-border-control);
    border-radius: var(--wx-radius-overlay);
    background: var(--wx-color-raised);
    box-shadow: var(--wx-shadow-popover);
  }
  .pile > .wx-reason {
    padding: var(--wx-space-2) var(--wx-space-3);
  }
  .bar {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    flex: none;
    margin-block-end: auto;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--wx-space-1) var(--wx-space-2);
    padding: var(--wx-space-1);
    padding-inline-start: var(--wx-space-3);
  }
  .count {
    font-weight: var(--wx-weight-strong);
    font-variant-numeric: var(--wx-numeric);
  }
  .pages {
    display: flex;
    margin-inline-start: auto;
  }
  .count + .all {
    margin-inline-start: auto;
  }
  .pages .wx-button[aria-disabled='true'] {
    border-color: transparent;
  }
  .all {
    display: inline-flex;
  }

  .wx-popover {
    overflow: hidden;
    animation: wx-arrive var(--wx-motion-arrive) var(--wx-ease);
  }
  .wx-popover .wx-state {
    --cut: var(--wx-color-raised);
  }
  /* While somebody aims nothing may move, whatever becomes of it */
  .wx-popover[data-held] {
    display: flex;
    flex-direction: column;
    block-size: var(--height);
  }
  .wx-popover[data-held] > * {
    flex: none;
  }
  .wx-popover[data-held] > .body {
    flex: 1;
    min-block-size: 0;
    overflow: hidden;
  }
  .wx-popover > .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    grid-auto-columns: auto;
    grid-auto-flow: column;
    align-items: center;
    gap: 0 10px;
    padding: 10px var(--wx-space-3);
  }
  .kind {
    display: flex;
    align-items: center;
    gap: var(--wx-space-1h);
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    line-height: 16px;
  }
  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--wx-text-lg);
    font-weight: var(--wx-weight-strong);
    line-height: 20px;
  }
  .title:focus-visible,
  .fold:focus-visible {
    outline-offset: -2px;
  }
  .fold {
    display: flex;
    align-items: center;
    gap: var(--wx-space-1);
    max-inline-size: 100%;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .fold:hover {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .fold .wx-icon {
    color: var(--wx-color-muted);
  }
  .fold[aria-expanded='true'] .wx-icon {
    rotate: 180deg;
  }
  .left {
    line-height: 1;
    text-align: end;
  }
  .seconds {
    display: block;
    min-inline-size: 3ch;
    font-size: var(--wx-text-xl);
    font-weight: var(--wx-weight-strong);
    font-variant-numeric: var(--wx-numeric);
    line-height: 20px;
  }
  .unit {
    display: block;
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    line-height: 16px;
  }
  .body {
    padding: 10px var(--wx-space-3) 0;
  }
  .note {
    color: var(--wx-color-muted);
    overflow-wrap: anywhere;
  }
  .end {
    display: flex;
    align-items: center;
    gap: var(--wx-space-1h);
    padding-block-start: var(--wx-space-2);
    font-size: var(--wx-text-sm);
    line-height: 16px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--wx-space-2);
    padding: var(--wx-space-3);
  }
  .actions > :is(.answer, .accept, .go-available) {
    flex: 1;
  }
  .phone {
    display: flex;
    align-items: center;
    gap: var(--wx-space-2);
    inline-size: 100%;
    min-block-size: var(--wx-control-size);
    padding: var(--wx-space-1) var(--wx-space-3);
    border-radius: var(--wx-radius-control);
    background: var(--wx-color-accent-soft);
    color: var(--wx-color-accent-text);
    font-weight: var(--wx-weight-strong);
  }
  .foot {
    padding: 8px var(--wx-space-3) 10px;
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    line-height: 16px;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: var(--wx-space-1) var(--wx-space-3);
    padding: var(--wx-space-2) 0 0;
    font-size: var(--wx-text-sm);
  }
  .links > * {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }
  .links .unsafe {
    color: var(--wx-color-muted);
  }
  .failed {
    padding: 0 var(--wx-space-3) var(--wx-space-2);
  }

  /* One line each: what has time. Rows that follow each other are one block. */
  .wx-popover[data-size='row'] {
    position: relative;
    flex: none;
  }
  .wx-popover[data-size='row'] > .head {
    min-block-size: 55px;
    padding: var(--wx-space-2);
    padding-inline-start: var(--wx-space-3);
  }
  .wx-popover[data-size='row'] .title {
    font-size: var(--wx-text-md);
    line-height: 18px;
  }
  .sub {
    display: flex;
    align-items: center;
    gap: var(--wx-space-1h);
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    line-height: 16px;
  }
  .sub > * {
    flex: none;
  }
  .sub > .wx-clip {
    flex: 0 1 auto;
  }
  .sub[data-tone='danger'] {
    color: var(--wx-color-danger);
    font-weight: var(--wx-weight-medium);
  }
  .wx-popover[data-size='row'] .seconds,
  .elsewhere .seconds {
    min-inline-size: 2ch;
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    font-weight: var(--wx-weight-medium);
  }
  .wx-popover[data-size='row'] > .wx-line {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    block-size: 2px;
  }
  .wx-popover:is([data-joint='start'], [data-joint='middle']) {
    border-block-end: 0;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }
  .wx-popover:is([data-joint='middle'], [data-joint='end']) {
    margin-block-start: calc(-1 * var(--wx-space-2));
    border-block-start-color: var(--wx-color-border);
    border-start-start-radius: 0;
    border-start-end-radius: 0;
  }
  /* A shadow falls on the page, not on the next row */
  .wx-popover[data-joint='start'] {
    clip-path: inset(-32px -32px 0 -32px);
  }
  .wx-popover[data-joint='middle'] {
    clip-path: inset(0 -32px);
  }
  .wx-popover[data-joint='end'] {
    clip-path: inset(0 -32px -32px -32px);
  }

  .elsewhere {
    flex: none;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    grid-auto-columns: auto;
    grid-auto-flow: column;
    align-items: center;
    gap: 0 10px;
    padding: var(--wx-space-2);
    padding-inline-start: var(--wx-space-3);
    font-weight: var(--wx-weight-strong);
  }
  .gone {
    display: flex;
    align-items: center;
    justify-content: center;
    min-block-size: 40px;
    background: var(--wx-color-sunken);
    color: var(--wx-color-muted);
    animation: none;
  }

  .codes {
    margin: 10px var(--wx-space-3) 0;
    padding: var(--wx-space-1);
    border: 1px solid var(--wx-color-border);
    border-radius: var(--wx-radius-control);
    max-block-size: 40vh;
    overflow: auto;
  }
  .code {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 32px;
    padding: 4px var(--wx-space-2);
    border: 0;
    border-radius: var(--wx-radius-control);
    background: none;
    text-align: start;
    cursor: default;
  }
  .code:is(:hover, :focus-visible) {
    background: var(--wx-color-hover);
    --cut: var(--wx-color-hover);
  }
  .code:focus-visible {
    outline-offset: -2px;
  }

  /* The last ten seconds: an edge, a solid number, a word. The box keeps its size. */
  .wx-popover[data-urgent] {
    border-color: var(--wx-color-danger-fill);
    outline: 1px solid var(--wx-color-danger-fill);
  }
  .wx-popover[data-urgent] .wx-channel {
    --ink: var(--wx-color-danger);
    --soft: var(--wx-color-danger-soft);
  }
  .wx-popover[data-urgent] .kind {
    color: var(--wx-color-danger);
    font-weight: var(--wx-weight-medium);
  }
  .wx-popover[data-urgent] .left {
    padding: 4px 8px;
    margin: -4px;
    border-radius: var(--wx-radius-control);
    background: var(--wx-color-danger-fill);
    color: var(--wx-color-on-danger);
  }
  .wx-popover[data-urgent] :is(.unit, .seconds) {
    color: inherit;
  }

  @media (max-width: 640px) {
    .stack {
      inline-size: calc(min(var(--wx-popover-width, 360px), 100vw - 16px) + 16px);
      padding: 8px;
    }
  }
  @media (forced-colors: active) {
    .wx-popover[data-urgent] .left {
      forced-color-adjust: none;
    }
  }
  @keyframes wx-arrive {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
`;
