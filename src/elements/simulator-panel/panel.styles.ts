import { css } from 'lit';

export const styles = css`
  :host {
    border: 1px solid var(--wx-color-border);
    border-radius: var(--wx-radius-pane);
    background: var(--wx-color-surface);
    overflow: clip; /* not hidden: what is sticky stays with the page's own scrolling */
  }
  .head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--wx-space-2);
    padding: 10px var(--wx-space-2) 10px var(--wx-space-3);
  }
  .heading {
    font-size: var(--wx-text-lg);
    font-weight: var(--wx-weight-strong);
    line-height: 20px;
  }
  .under {
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
  }

  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
    padding: var(--wx-space-3);
  }
  .part + .part {
    border-block-start: 1px solid var(--wx-color-border);
  }
  .warnings {
    display: grid;
    gap: var(--wx-space-2);
    padding: var(--wx-space-3);
    border-block-end: 1px solid var(--wx-color-border);
  }
  /* A telephone that rings is in sight, in a drawer that is too low for everything too */
  .part[data-ringing] {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    background: var(--wx-color-surface);
  }
  .part > .wx-message {
    overflow-wrap: anywhere;
  }
  .title {
    font-weight: var(--wx-weight-strong);
    white-space: nowrap;
  }
  .row {
    flex-wrap: wrap;
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--wx-space-2);
  }

  details.part {
    display: block;
    padding: 0;
  }
  summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--wx-space-2);
    min-block-size: 40px;
    padding-inline: var(--wx-space-3);
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: var(--wx-color-hover);
  }
  summary:focus-visible {
    outline-offset: -2px;
  }
  summary .wx-icon {
    color: var(--wx-color-muted);
  }
  [open] > summary .wx-icon {
    rotate: 180deg;
  }
  .inside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }
  summary + .inside {
    padding: 0 var(--wx-space-3) var(--wx-space-3);
  }
  /* Names of a host's own may be long */
  .inside {
    overflow-wrap: anywhere;
  }
  .save-as {
    white-space: normal;
  }

  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--wx-space-2);
  }
  .wx-field[data-choice] {
    gap: var(--wx-space-1);
    padding-inline-end: var(--wx-space-1h);

    & .wx-icon {
      /* The whole field opens the list, the chevron too */
      margin-inline-start: calc(-1 * var(--wx-icon) - 4px);
      pointer-events: none;
    }
    & select {
      padding-inline-end: calc(var(--wx-icon) + 4px);
    }
  }
  /* The list of a select is the browser's own; on some systems it takes these two */
  option,
  optgroup {
    background: var(--wx-color-raised);
    color: var(--wx-color-text);
  }

  .one-of {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;

    & legend {
      float: inline-start;
      margin: 0;
      padding: 0;
      padding-inline-end: var(--wx-space-3);
    }
    & label {
      position: relative;
      flex: 0 1 auto;
      min-inline-size: 0;
    }
    & input {
      position: absolute;
      inset: 0;
      opacity: 0;
      cursor: pointer;
    }
    & span {
      display: grid;
      place-items: center;
      min-block-size: calc(var(--wx-control-size) - 4px);
      min-inline-size: 52px;
      padding: 0 10px;
      border: 1px solid var(--wx-color-border-strong);
      background: var(--wx-color-surface);
      color: var(--wx-color-muted);
      line-height: 1.2;
      text-align: center;
    }
    & label:first-of-type span {
      border-start-start-radius: var(--wx-radius-control);
      border-end-start-radius: var(--wx-radius-control);
    }
    & label:last-of-type span {
      border-inline-start: 0;
      border-start-end-radius: var(--wx-radius-control);
      border-end-end-radius: var(--wx-radius-control);
    }
    & :checked + span {
      background: var(--wx-color-accent-soft);
      color: var(--wx-color-accent-text);
      font-weight: var(--wx-weight-strong);
    }
    & :focus-visible + span {
      z-index: 1;
      outline: 2px solid var(--wx-color-focus);
      outline-offset: 2px;
    }
  }

  .arrivals {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--wx-space-1h);
  }
  .arrivals .wx-button:is(:first-child, .mixed) {
    grid-column: 1 / -1;
  }
  .arrivals .wx-button:not(:first-child, .mixed) {
    flex-direction: column;
    justify-content: flex-start;
    gap: 5px;
    padding: var(--wx-space-2) 2px var(--wx-space-1h);
    font-size: var(--wx-text-sm);
    line-height: 1.2;
    white-space: normal;
  }

  .list {
    display: grid;
    gap: var(--wx-space-2);
  }
  .ringing {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--wx-space-1) var(--wx-space-1h);
  }
  .ringing > :first-child {
    grid-column: 1 / -1;
    font-weight: var(--wx-weight-medium);
  }

  .outsider {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) auto;
    gap: 0 10px;
  }
  .outsider b {
    display: block;
    font-weight: var(--wx-weight-medium);
  }
  .outsider .now {
    display: flex;
    align-items: center;
    gap: var(--wx-space-1h);
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    white-space: nowrap;
  }
  /* The queue is cut before the number is */
  .outsider .now > * {
    flex: 0 0 auto;
    max-inline-size: 100%;
  }
  .outsider .now > .wx-clip + .wx-clip {
    flex-shrink: 1;
  }
  .outsider .wx-clip + .wx-clip::before {
    content: '· ' / '';
  }
  .parties {
    display: grid;
    gap: var(--wx-space-1h);
    grid-column: 1 / -1;
    margin: var(--wx-space-1h) 0 0;
    padding: 0;
    list-style: none;
  }
  .acts {
    display: grid;
    align-content: start;
    gap: var(--wx-space-1);
  }
  .acts[data-below] {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    padding-block-start: var(--wx-space-1);
  }
  .outsider .keyed b {
    flex: 0 1 auto;
    overflow: hidden;
    color: var(--wx-color-text);
    text-overflow: ellipsis;
  }
  .list .wx-button {
    padding-inline: 10px;
  }
  @media (pointer: fine) {
    .list .wx-button {
      min-block-size: 28px;
    }
  }

  .cuts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--wx-space-1h);
  }
  .inside > .now {
    display: flex;
    align-items: center;
    gap: var(--wx-space-1h);
  }

  #traffic {
    display: block;
    inline-size: 100%;
    block-size: 24px;
    margin: 0;
    background: none;
    appearance: none;
    cursor: pointer;
  }
  #traffic::-webkit-slider-runnable-track {
    block-size: 4px;
    border-radius: 2px;
    background: var(--wx-color-border-strong);
  }
  #traffic::-moz-range-track {
    block-size: 4px;
    border-radius: 2px;
    background: var(--wx-color-border-strong);
  }
  #traffic::-webkit-slider-thumb {
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: -6px;
    border: 0;
    border-radius: 50%;
    background: var(--wx-color-accent);
    appearance: none;
  }
  #traffic::-moz-range-thumb {
    inline-size: 16px;
    block-size: 16px;
    border: 0;
    border-radius: 50%;
    background: var(--wx-color-accent);
  }
  .row output {
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
  }

  @media (forced-colors: active) {
    #traffic {
      forced-color-adjust: none;
    }
    .one-of :checked + span {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
`;
