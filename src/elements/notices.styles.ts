import { css } from 'lit';

export const styles = css`
  /* Over the page they take no room in it */
  :host(:not([inline])) {
    display: contents;
  }
  .notices {
    color: var(--wx-color-text);
    font: var(--wx-weight) var(--wx-text-md) / var(--wx-leading) var(--wx-font);
    text-align: start;
  }
  /* Away from the popovers, whose corner is below */
  .notices[popover] {
    position: fixed;
    inset: 0 0 auto auto;
    inline-size: 412px;
    max-inline-size: 100vw;
    max-block-size: 100dvh;
    margin: 0;
    padding: 16px 16px 32px; /* room for the shadows */
    border: 0;
    background: none;
    overflow: hidden auto;
    pointer-events: none;

    &:dir(rtl) {
      inset: 0 auto auto 0;
    }
    & > * {
      pointer-events: auto;
    }
  }
  .list {
    display: grid;
    gap: var(--wx-space-2);
  }
  .what,
  .then {
    overflow-wrap: anywhere;
  }
  /* What the service or a customer wrote may be long */
  .text {
    max-block-size: 12lh;
    overflow-y: auto;
  }
  .wx-message[data-fill][data-tone='success'] {
    background: var(--wx-color-success-soft);
  }
  .more {
    display: table;
    margin-block-start: var(--wx-space-2);
    padding: 2px var(--wx-space-2);
    border-radius: var(--wx-radius-full);
    background: var(--wx-color-raised);
    color: var(--wx-color-muted);
    font-size: var(--wx-text-sm);
    margin-inline: auto 0;
  }
  [popover] > .more {
    border: 1px solid var(--wx-color-border-control);
    box-shadow: var(--wx-shadow-popover);
  }
`;
