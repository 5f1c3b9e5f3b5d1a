import { css } from 'lit';

export const styles = css`
  :host {
    position: relative;
    inline-size: max-content;
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .now {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: var(--wx-space-2);
    inline-size: 100%;
    min-block-size: var(--wx-control-size);
    padding-block: 0;
    padding-inline: 10px var(--wx-space-2);
    border: 1px solid var(--wx-color-border-control);
    border-radius: var(--wx-radius-control);
    background: var(--wx-color-surface);
    box-shadow: var(--wx-shadow-control);
    font-weight: var(--wx-weight-medium);
    line-height: 1.2;
    text-align: start;
    cursor: pointer;
    anchor-name: --wx-opener;
    transition: background-color var(--wx-motion-feedback);
  }
  .now:hover,
  .now[aria-expanded='true'] {
    background: var(--wx-color-hover);
  }
  .now:hover .wx-state,
  .now[aria-expanded='true'] .wx-state {
    --cut: var(--wx-color-hover);
  }
  .now[aria-busy='true'] {
    cursor: progress;
  }
  /* What went wrong stands out, open or not */
  .now[data-state='rona'] {
    border-color: var(--wx-color-danger-fill);
    background: var(--wx-color-danger-soft);
  }
  .now[data-state='rona'] .wx-state {
    --cut: var(--wx-color-danger-soft);
  }
  .now .after {
    flex: 0 50 auto;
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    font-weight: var(--wx-weight);
  }
  /* Where the element is stretched, time and arrow stand at the end */
  .now .wx-time {
    flex: none;
    margin-inline-start: auto;
    color: var(--wx-color-muted);
    font-weight: var(--wx-weight);
  }
  .now .wx-icon {
    color: var(--wx-color-muted);
  }
  .wx-spinner {
    flex: none;
    inline-size: var(--wx-icon);
    block-size: var(--wx-icon);
  }
`;
