import { css } from 'lit';

export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    inline-size: 344px;
    max-inline-size: 100%;
  }
  :host([collapsed]) {
    inline-size: 48px;
  }
`;
