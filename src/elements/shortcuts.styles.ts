import { css } from 'lit';

export const styles = css`
  /* The button takes its room; without it the element takes none, but is there */
  :host {
    display: inline-block;
  }
  :host([buttonless]) {
    position: absolute;
  }
`;
