import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    position: relative;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: var(--wx-space-1);
    max-inline-size: 100%;
  }
  .bell {
    anchor-name: --wx-bell;
  }
`;
