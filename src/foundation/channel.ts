import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { Channel } from '../core/index.js';
import { html } from './html.js';
import {
  icon,
  iconAtSign,
  iconMail,
  iconMessageSquare,
  iconPhone,
  iconPhoneIncoming,
  iconPhoneMissed,
} from './icons.js';

const GLYPHS: Readonly<Record<Channel, SVGTemplateResult>> = {
  call: iconPhone,
  chat: iconMessageSquare,
  social: iconAtSign,
  email: iconMail,
};

/** The tile that tells the channel at a glance; the word stands beside it. */
export function channelTile(channel: Channel, form: 'open' | 'incoming' | 'missed' = 'open'): TemplateResult {
  const isCall = channel === 'call';
  const glyph =
    isCall && form === 'incoming' ? iconPhoneIncoming : isCall && form === 'missed' ? iconPhoneMissed : GLYPHS[channel];
  return html`<span class="wx-channel" data-channel=${form === 'missed' ? 'missed' : channel}
    >${icon(glyph, 18)}</span
  >`;
}
