import type { SVGTemplateResult, TemplateResult } from 'lit';
import { requestKindOf } from '../core/index.js';
import type { Channel, Interaction, Origin } from '../core/index.js';
import { html } from './html.js';
import {
  icon,
  iconAtSign,
  iconCallback,
  iconHeadset,
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

/** What a tile can say beside the channel: `agent` is a colleague, who asks or is asked. */
export type TileForm = 'open' | 'incoming' | 'missed' | 'agent';

/** The tile that tells the channel at a glance, and of a call which way it goes; the word stands beside it. */
export function channelTile(channel: Channel, form: TileForm = 'open', origin: Origin = 'inbound'): TemplateResult {
  let glyph = GLYPHS[channel];
  if (channel === 'call') {
    if (form === 'missed') glyph = iconPhoneMissed;
    else if (form === 'agent') glyph = iconHeadset;
    else if (origin === 'callback') glyph = iconCallback;
    else if (origin !== 'inbound') glyph = iconPhoneOutgoing;
    else if (form === 'incoming') glyph = iconPhoneIncoming;
  }
  const tone = form === 'missed' || form === 'agent' ? form : channel;
  return html`<span class="wx-channel" data-channel=${tone}>${icon(glyph, 18)}</span>`;
}

/** The tile of a request. */
export function tileOf(interaction: Interaction): TemplateResult {
  const { channel, origin } = interaction;
  const kind = requestKindOf(interaction);
  return channelTile(channel, kind === 'consult' ? 'agent' : 'incoming', kind === 'call' ? 'inbound' : origin);
}
