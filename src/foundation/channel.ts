import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { Channel, Origin } from '../core/index.js';
import { html } from './html.js';
import {
  icon,
  iconAtSign,
  iconCallback,
  iconMail,
  iconMessageSquare,
  iconPhone,
  iconPhoneIncoming,
  iconPhoneMissed,
  iconPhoneOutgoing,
} from './icons.js';

const GLYPHS: Readonly<Record<Channel, SVGTemplateResult>> = {
  call: iconPhone,
  chat: iconMessageSquare,
  social: iconAtSign,
  email: iconMail,
};

/** The tile that tells the channel at a glance, and of a call which way it goes; the word stands beside it. */
export function channelTile(
  channel: Channel,
  form: 'open' | 'incoming' | 'missed' = 'open',
  origin: Origin = 'inbound',
): TemplateResult {
  let glyph = GLYPHS[channel];
  if (channel === 'call') {
    if (form === 'missed') glyph = iconPhoneMissed;
    else if (origin === 'callback') glyph = iconCallback;
    else if (origin !== 'inbound') glyph = iconPhoneOutgoing;
    else if (form === 'incoming') glyph = iconPhoneIncoming;
  }
  return html`<span class="wx-channel" data-channel=${form === 'missed' ? 'missed' : channel}
    >${icon(glyph, 18)}</span
  >`;
}
