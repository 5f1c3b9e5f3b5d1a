/*
Design tokens of the agent desktop. A host restyles the kit by setting these properties on any ancestor;
  custom properties cross shadow roots, so nothing else is needed.

  Light and dark: every colour is light-dark(); the page's color-scheme decides. Force one side on a subtree with
  [data-wx-theme="light"] or [data-wx-theme="dark"].
  High contrast: with forced colours on, the roles map to system colours (end of this file). Fills and gradients are
  dropped by the browser then, so no state may rest on them: the line opts out and draws its pattern in system colours,
  buttons keep a border, a selected row keeps its check mark and gets an outline.
  Teams has a high-contrast theme of its own, which the browser does not report: [data-wx-theme="contrast"].

  Contrast, WCAG 2.2. Rounded down, computed from the values below.

  Text, at least 4.5 : 1
     pair                                  light  dark    pair                                  light  dark
     text on surface                        17.0  15.1    accent-text on hover                    6.5   7.2
     text on raised                         17.0  14.0    accent-text on accent-soft              6.9   7.0
     text on sunken                         15.1  16.1    success on surface                      6.3   9.7
     text on canvas                         15.5  16.4    success on raised                       6.3   9.0
     text on hover                          14.3  12.1    success on sunken                       5.6  10.3
     text on pressed                        12.9  10.3    success on hover                        5.3   7.8
     text on accent-soft                    15.2  11.7    success on success-soft                 5.7   7.7
     text on success-soft                   15.3  11.9    warning on surface                      6.7  10.2
     text on warning-soft                   15.4  11.7    warning on raised                       6.7   9.4
     text on danger-soft                    15.1  11.9    warning on sunken                       5.9  10.8
     muted on surface                        6.6   7.8    warning on hover                        5.6   8.1
     muted on raised                         6.6   7.2    warning on warning-soft                 6.0   7.9
     muted on sunken                         5.8   8.3    danger on surface                       6.7   7.9
     muted on canvas                         6.0   8.5    danger on raised                        6.7   7.3
     muted on hover                          5.5   6.2    danger on sunken                        6.0   8.4
     muted on accent-soft                    5.9   6.0    danger on hover                         5.6   6.3
     muted on warning-soft                   6.0   6.0    danger on danger-soft                   5.9   6.2
     muted on danger-soft                    5.8   6.1    on-danger on danger-fill                5.8   4.6
     faint on surface                        5.6   6.2    channel-call on channel-call-soft       5.3   7.5
     faint on raised                         5.6   5.8    channel-call on raised                  5.9   9.1
     faint on sunken                         4.9   6.6    channel-email on channel-email-soft     5.9   7.5
     faint on hover                          4.7   5.0    channel-email on raised                 6.7   8.9
     on-accent on accent                     7.2   4.5    channel-chat on channel-chat-soft       6.0   6.6
     on-accent on accent-hover               9.1   5.3    channel-chat on raised                  6.8   7.9
     accent-text on surface                  7.7   9.1    channel-social on channel-social-soft   5.8   6.5
     accent-text on raised                   7.7   8.4    channel-social on raised                6.6   7.8
     accent-text on sunken                   6.8   9.6

  Icons, control borders, bars, focus rings, at least 3 : 1
     pair                                  light  dark    pair                                  light  dark
     border-strong on surface                3.7   4.2    warning-line on sunken                  3.3   8.5
     border-strong on raised                 3.7   3.9    state-available on surface              4.7   8.2
     border-strong on sunken                 3.3   4.4    state-available on raised               4.7   7.6
     focus on surface                        5.8   8.2    state-available on hover                3.9   6.5
     focus on raised                         5.8   7.6    state-idle on surface                   3.9   9.0
     focus on sunken                         5.1   8.7    state-idle on raised                    3.9   8.3
     focus on canvas                         5.3   8.9    state-idle on hover                     3.3   7.2
     focus on hover                          4.8   6.5    state-engaged on surface                5.7   6.5
     accent on surface                       7.2   3.9    state-engaged on raised                 5.7   6.0
     accent on raised                        7.2   3.6    state-engaged on hover                  4.8   5.2
     accent on sunken                        6.3   4.1    state-rona on surface                   5.4   5.9
     danger-fill on surface                  5.8   3.8    state-rona on raised                    5.4   5.4
     danger-fill on raised                   5.8   3.5    state-rona on hover                     4.5   4.7
     danger-fill on sunken                   5.1   4.0    state-wrapup on surface                 5.8   7.9
     success-line on surface                 3.6   7.6    state-wrapup on raised                  5.8   7.3
     success-line on raised                  3.6   7.1    state-wrapup on hover                   4.8   6.3
     success-line on sunken                  3.2   8.1    state-offline on surface                4.6   5.2
     warning-line on surface                 3.7   8.1    state-offline on raised                 4.6   4.8
     warning-line on raised                  3.7   7.5    state-offline on hover                  3.8   4.2

  Host looks (light / dark)
     teams       on-accent on accent 5.3 / 6.6   accent-text on surface 6.5 / 7.6   on accent-soft 5.5 / 6.8   accent on raised 5.3 / 5.3
     webex       on-accent on accent 4.9 / 4.9   accent-text on surface 6.4 / 7.8   on accent-soft 5.5 / 6.0   accent on raised 4.9 / 3.2
     salesforce  on-accent on accent 4.6 / 4.6   accent-text on surface 6.6 / 7.5   on accent-soft 6.0 / 6.5   accent on raised 4.6 / 3.2
     text, muted, faint, success, warning and danger stay at 4.5 or more, lines and borders at 3 or more, on their surfaces.

  Not bound by a ratio: border and border-control (they part areas that text and space part already), and
  disabled text, which still keeps the ratio of faint since agents read it to learn why.
*/

import { css } from 'lit';

/**
 * The tokens with their defaults. They stand at the root without weight (`:where`), so that whatever a host sets, on
 * any ancestor, goes before them. The host's `color-scheme` is left alone: a page that is light stays light.
 */
export const tokens = css`
  [data-wx-theme='light'] {
    color-scheme: light;
  }
  [data-wx-theme='dark'] {
    color-scheme: dark;
  }

  :where(:root) {
    /* Ground. canvas < surface < raised; sunken is for what waits: held calls, read-only areas, tracks. */
    --wx-color-canvas: light-dark(#f3f4f7, #0c0e13);
    --wx-color-surface: light-dark(#ffffff, #15181d);
    --wx-color-raised: light-dark(#ffffff, #1c1f26); /* popovers, dialogs, menus */
    --wx-color-sunken: light-dark(#eff1f5, #0f1116);
    --wx-color-hover: light-dark(#e8ebf1, #262b34);
    --wx-color-pressed: light-dark(#dce0e7, #303640);

    /* Ink */
    --wx-color-text: light-dark(#161c26, #ebedf1);
    --wx-color-muted: light-dark(#545d6b, #a6adb8); /* labels, secondary lines */
    --wx-color-faint: light-dark(#606876, #939aa7); /* placeholders, disabled */

    /* Edges */
    --wx-color-border: light-dark(#dce0e6, #2d323a); /* between areas */
    --wx-color-border-control: light-dark(#c4c9d2, #464c57); /* round buttons and overlays */
    --wx-color-border-strong: light-dark(#7c8491, #747c8b); /* round fields, boxes, radios: 3 : 1 */

    /* The one accent: the next thing to do */
    --wx-color-accent: light-dark(#1a4bcb, #456fe4); /* fill */
    --wx-color-accent-hover: light-dark(#0f3bb3, #3a62d7);
    --wx-color-on-accent: light-dark(#ffffff, #ffffff);
    --wx-color-accent-text: light-dark(#1947bf, #9eb8ff); /* links, icons, selected */
    --wx-color-accent-soft: light-dark(#ecf2fe, #1e2c4e); /* selected row, tonal button */

    /* States. The bare name is for text and icons, -soft for grounds, -line for the line. */
    --wx-color-success: light-dark(#076e3e, #5fd693);
    --wx-color-success-soft: light-dark(#e4f8ea, #163121);
    --wx-color-success-line: light-dark(#129953, #3ac175);
    --wx-color-warning: light-dark(#874e0d, #f2bb61);
    --wx-color-warning-soft: light-dark(#fef2dd, #3b2a12);
    --wx-color-warning-line: light-dark(#c86c00, #e7a13c);
    --wx-color-danger: light-dark(#b70e1c, #fb8f8d);
    --wx-color-danger-soft: light-dark(#feeded, #491f1f);
    --wx-color-danger-fill: light-dark(#c7181d, #d93539);
    --wx-color-on-danger: light-dark(#ffffff, #ffffff);
    --wx-color-focus: light-dark(#2459e2, #8daffe);

    /* Channels: the 32-px tile and its icon, nothing else */
    --wx-color-channel-call: light-dark(#036e77, #6bd0d8);
    --wx-color-channel-call-soft: light-dark(#e0f5f7, #103236);
    --wx-color-channel-email: light-dark(#795425, #dcba80);
    --wx-color-channel-email-soft: light-dark(#faf0e1, #372a17);
    --wx-color-channel-chat: light-dark(#703db9, #c3a6f6);
    --wx-color-channel-chat-soft: light-dark(#f3eefe, #322748);
    --wx-color-channel-social: light-dark(#a62871, #ef98c2);
    --wx-color-channel-social-soft: light-dark(#fcecf3, #422232);

    /* Agent states: the shaped icon, always with its word */
    --wx-color-state-available: light-dark(#018548, #3cc879);
    --wx-color-state-idle: light-dark(#be6b0b, #efac45);
    --wx-color-state-engaged: light-dark(#2a5cda, #759bf5);
    --wx-color-state-rona: light-dark(#d01d21, #f56762);
    --wx-color-state-wrapup: light-dark(#855290, #ce9cd9);
    --wx-color-state-offline: light-dark(#6f757f, #868c97);

    /* Type: what the machine already has */
    --wx-font:
      system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif;
    --wx-text-xs: 0.6875rem; /* 11: key caps, counts */
    --wx-text-sm: 0.75rem; /* 12: labels, secondary lines */
    --wx-text-md: 0.8125rem; /* 13: everything else */
    --wx-text-lg: 0.9375rem; /* 15: names, titles */
    --wx-text-xl: 1.25rem; /* 20: timers, the dialled number */
    --wx-leading-tight: 1.25;
    --wx-leading: 1.4;
    --wx-weight: 400;
    --wx-weight-medium: 500;
    --wx-weight-strong: 600;
    --wx-numeric: tabular-nums lining-nums;

    /* Space: a grid of 4, with 2 and 6 for icons beside text */
    --wx-space-half: 2px;
    --wx-space-1: 4px;
    --wx-space-1h: 6px;
    --wx-space-2: 8px;
    --wx-space-3: 12px;
    --wx-space-4: 16px;
    --wx-space-5: 20px;
    --wx-space-6: 24px;

    /* Radius: an inner corner is never rounder than the one around it */
    --wx-radius-sm: 4px;
    --wx-radius-control: 6px;
    --wx-radius-pane: 10px;
    --wx-radius-overlay: 12px;
    --wx-radius-full: 999px;

    /* Elevation: a pane lies flat; only what floats has a shadow */
    --wx-shadow-control: 0 1px 1px light-dark(rgb(22 28 38 / 0.05), rgb(0 0 0 / 0.3));
    --wx-shadow-popover:
      0 1px 2px light-dark(rgb(22 28 38 / 0.08), rgb(0 0 0 / 0.4)),
      0 10px 28px -6px light-dark(rgb(22 28 38 / 0.18), rgb(0 0 0 / 0.6));
    --wx-shadow-dialog:
      0 2px 4px light-dark(rgb(22 28 38 / 0.08), rgb(0 0 0 / 0.4)),
      0 18px 44px -14px light-dark(rgb(22 28 38 / 0.24), rgb(0 0 0 / 0.7));

    /* The line under every head */
    --wx-line: 3px;

    /* Density: regular */
    --wx-control-size: 32px;
    --wx-row-size: 36px;
    --wx-pad: 12px;
    --wx-icon: 16px;

    /* Motion: things arrive, nothing else moves */
    --wx-motion-arrive: 200ms;
    --wx-motion-feedback: 80ms;
    --wx-ease: cubic-bezier(0.2, 0.8, 0.2, 1);
  }

  [data-wx-density='compact'] {
    --wx-control-size: 28px;
    --wx-row-size: 30px;
    --wx-pad: 10px;
  }
  [data-wx-density='comfortable'] {
    --wx-control-size: 40px;
    --wx-row-size: 44px;
    --wx-pad: 16px;
    --wx-icon: 18px;
  }
  @media (pointer: coarse) {
    :where(:root) {
      --wx-control-size: 44px;
      --wx-row-size: 44px;
      --wx-icon: 18px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :where(:root) {
      --wx-motion-arrive: 1ms;
      --wx-motion-feedback: 1ms;
    }
  }
  @media (prefers-contrast: more) {
    :where(:root) {
      --wx-color-muted: var(--wx-color-text);
      --wx-color-faint: light-dark(#545d6b, #a6adb8);
      --wx-color-border: var(--wx-color-border-strong);
      --wx-color-border-control: var(--wx-color-border-strong);
    }
  }

  /* Ready-made host looks; see the README for how they follow a host's own theme. */
  [data-wx-look='teams'] {
    --wx-color-accent: light-dark(#5b5fc7, #8f94f7);
    --wx-color-accent-hover: light-dark(#4f52b2, #a3a8fa);
    --wx-color-on-accent: light-dark(#ffffff, #12123a);
    --wx-color-accent-text: light-dark(#4f52b2, #aab1fa);
    --wx-color-accent-soft: light-dark(#e8ebfa, #2b2b40);
    --wx-color-focus: light-dark(#4f52b2, #aab1fa);
    --wx-color-canvas: light-dark(#f5f5f5, #1a1a1a);
    --wx-color-surface: light-dark(#ffffff, #242424);
    --wx-color-raised: light-dark(#ffffff, #292929);
    --wx-color-sunken: light-dark(#f0f0f0, #1f1f1f);
    --wx-font: 'Segoe UI', system-ui, sans-serif;
    --wx-radius-sm: 4px;
    --wx-radius-control: 4px;
    --wx-radius-pane: 8px;
    --wx-radius-overlay: 8px;
  }
  [data-wx-look='webex'] {
    --wx-color-accent: #1170cf;
    --wx-color-accent-hover: #0353a8;
    --wx-color-accent-text: light-dark(#0b5cb8, #64b4fa);
    --wx-color-accent-soft: light-dark(#e2f0fd, #10304f);
    --wx-color-focus: light-dark(#1170cf, #64b4fa);
    --wx-color-surface: light-dark(#ffffff, #1a1a1a);
    --wx-color-raised: light-dark(#ffffff, #222222);
    --wx-color-sunken: light-dark(#f7f7f7, #121212);
    --wx-font: Inter, system-ui, sans-serif;
    --wx-radius-sm: 6px;
    --wx-radius-control: 16px;
    --wx-radius-pane: 12px;
    --wx-radius-overlay: 16px;
  }
  [data-wx-look='salesforce'] {
    --wx-color-accent: #066afe;
    --wx-color-accent-hover: #0250d9;
    --wx-color-accent-text: light-dark(#0250d9, #78b0fd);
    --wx-color-accent-soft: light-dark(#eef4ff, #14284a);
    --wx-color-focus: light-dark(#0250d9, #78b0fd);
    --wx-color-surface: light-dark(#ffffff, #1c1d21);
    --wx-color-raised: light-dark(#ffffff, #232529);
    --wx-color-sunken: light-dark(#f3f3f3, #15161a);
    --wx-font: 'Salesforce Sans', system-ui, sans-serif;
    --wx-radius-sm: 4px;
    --wx-radius-control: 16px;
    --wx-radius-pane: 8px;
    --wx-radius-overlay: 12px;
  }

  /* Goes before any look, on the same element or around it: contrast is for those who need it. */
  [data-wx-theme='contrast'],
  [data-wx-theme='contrast'] [data-wx-look] {
    color-scheme: dark;
    --wx-color-canvas: #000000;
    --wx-color-surface: #000000;
    --wx-color-raised: #000000;
    --wx-color-sunken: #000000;
    --wx-color-hover: #1a1a1a;
    --wx-color-pressed: #333333;
    --wx-color-text: #ffffff;
    --wx-color-muted: #ffffff;
    --wx-color-faint: #3ff23f;
    --wx-color-border: #ffffff;
    --wx-color-border-control: #ffffff;
    --wx-color-border-strong: #ffffff;
    --wx-color-accent: #1aebff;
    --wx-color-accent-hover: #ffffff;
    --wx-color-on-accent: #000000;
    --wx-color-accent-text: #ffff00;
    --wx-color-accent-soft: #004a54; /* the one ground that is no black: a tonal button and a chosen row have no edge */
    --wx-color-focus: #ffff00;
  }

  @media (forced-colors: active) {
    :where(:root),
    [data-wx-look] {
      --wx-color-canvas: Canvas;
      --wx-color-surface: Canvas;
      --wx-color-raised: Canvas;
      --wx-color-sunken: Canvas;
      --wx-color-hover: Canvas;
      --wx-color-pressed: Canvas;
      --wx-color-text: CanvasText;
      --wx-color-muted: CanvasText;
      --wx-color-faint: GrayText;
      --wx-color-border: CanvasText;
      --wx-color-border-control: ButtonBorder;
      --wx-color-border-strong: ButtonBorder;
      --wx-color-accent: Highlight;
      --wx-color-accent-hover: Highlight;
      --wx-color-on-accent: HighlightText;
      --wx-color-accent-text: LinkText;
      --wx-color-accent-soft: Canvas;
      --wx-color-success: CanvasText;
      --wx-color-success-line: CanvasText;
      --wx-color-warning: CanvasText;
      --wx-color-warning-line: CanvasText;
      --wx-color-danger: CanvasText;
      --wx-color-danger-fill: Highlight;
      --wx-color-on-danger: HighlightText;
      --wx-color-focus: Highlight;
      --wx-line: 4px;
    }
  }
`;

/** The same as text, for a host that wants to read or to ship them: `wx-agent-kit/tokens.css`. */
export const tokensText: string = tokens.cssText;

const adopted = new WeakSet<Document | ShadowRoot>();

/**
 * Gives a tree the tokens: custom properties inherit, but a theme that is forced by an attribute inside a host's shadow
 * root is only seen by a sheet of that root.
 */
export function adoptTokens(root: Node): void {
  if (!(root instanceof Document || root instanceof ShadowRoot) || adopted.has(root)) return;
  adopted.add(root);
  const { styleSheet } = tokens;
  if (styleSheet) root.adoptedStyleSheets = [styleSheet, ...root.adoptedStyleSheets];
}
