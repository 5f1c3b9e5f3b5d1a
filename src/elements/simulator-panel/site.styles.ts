import { css } from 'lit';

/** The shop's own pages: ink on paper with square corners, so that nobody takes them for the agent's desktop. */
export const siteStyles = css`
  .site {
    border: 1px solid var(--wx-color-border-strong);
    background: var(--wx-color-sunken);
  }
  .site .bar {
    padding: var(--wx-space-1h) var(--wx-space-3);
    background: var(--wx-color-text);
    color: var(--wx-color-surface);
    font-family: Georgia, 'Songti SC', 'Noto Serif CJK SC', serif;
    font-weight: var(--wx-weight-strong);
  }
  .site .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--wx-space-2);
    padding: var(--wx-space-3);
  }
  .site form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--wx-space-2);
  }
  .site h5 {
    margin: 0;
    font:
      600 var(--wx-text-lg) / 1.2 Georgia,
      'Songti SC',
      'Noto Serif CJK SC',
      serif;
  }
  .site .wx-field {
    border-radius: 0;
  }
  .site .wx-reason:empty {
    display: none;
  }
  .site .wx-reason {
    padding-block-start: 3px;
  }
  .shop-button {
    min-block-size: var(--wx-control-size);
    padding: 4px var(--wx-space-3);
    border: 1px solid transparent;
    border-radius: 0;
    background: var(--wx-color-text);
    color: var(--wx-color-surface);
    font-weight: var(--wx-weight-strong);
    cursor: pointer;
  }
  .shop-button:hover {
    background: var(--wx-color-muted);
  }
  .promise {
    display: flex;
    gap: var(--wx-space-2);
    overflow-wrap: anywhere;
  }
  .promise b {
    font-weight: var(--wx-weight-medium);
  }
  .site .wx-link {
    justify-self: start;
    min-block-size: 24px;
    color: inherit;
  }

  .chat {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: var(--wx-space-1h);
  }
  .says {
    max-inline-size: 88%;
    padding: var(--wx-space-1h) 10px;
    border: 1px solid var(--wx-color-border);
    background: var(--wx-color-surface);
    overflow-wrap: anywhere;
  }
  .says[data-own] {
    justify-self: end;
    border-color: transparent;
    background: var(--wx-color-pressed);
  }
  .site .answer {
    grid-template-columns: minmax(0, 1fr) auto;
  }
`;
