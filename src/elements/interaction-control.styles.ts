import { css } from 'lit';

export const styles = css`
  :host {
    container: wx-pane wx-panes / inline-size;
    border: 1px solid var(--wx-color-border);
    border-radius: var(--wx-radius-pane);
    background: var(--wx-color-surface);
    overflow: hidden;
  }
`;
