import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }
  :host([inline]) {
    display: block;
    max-inline-size: var(--wx-outdial-width, 366px);
  }
  .open {
    max-inline-size: 100%;
  }
`;
