/** The catalogue: every element of the kit by its tag, without the prefix. */
import { WxDesktop } from './desktop.js';
import { WxInteractionControl } from './interaction-control.js';

export { WxDesktop, WxInteractionControl };

export const tags = {
  desktop: WxDesktop,
  'interaction-control': WxInteractionControl,
} as const satisfies Readonly<Record<string, CustomElementConstructor>>;
