import { css } from 'lit';

export const styles = css`
  /* Over the page it takes no room in it */
  :host(:not([inline])) {
    display: contents;
  }
  .overlay,
  .folded,
  .not-loaded[popover] {
    /* Clear of the popovers, which stand in the corner, 360 wide and up to 80 from its side */
    --end: min(456px, 100vw - var(--wx-dialog-width, 440px) - 16px);
    position: fixed;
    inset: auto var(--end) 16px auto;
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--wx-color-text);
    font: var(--wx-weight) var(--wx-text-md) / var(--wx-leading) var(--wx-font);
    text-align: start;
    overflow: visible;

    &:dir(rtl) {
      inset: auto auto 16px var(--end);
    }
  }
  /* Beside the popovers there is no room: they keep the foot of the page, the wrap-up comes to its head */
  @media (max-width: 839px) {
    .overlay,
    .folded,
    .not-loaded[popover] {
      inset: 16px 16px auto auto;
      &:dir(rtl) {
        inset: 16px auto auto 16px;
      }
    }
  }
  .not-loaded[popover] {
    inline-size: var(--wx-dialog-width, 440px);
    max-inline-size: calc(100vw - 32px);
    & .wx-message {
      box-shadow: var(--wx-shadow-dialog);
    }
  }
`;
