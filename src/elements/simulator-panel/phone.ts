/** The agent's telephone. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { WorldView } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon, iconPhoneOff } from '../../foundation/icons.js';
import { section, worldButton } from './parts.js';
import type { Means } from './parts.js';
import { ringingRow } from './rows.js';

export function phoneSection({ phone, outsiders }: WorldView, means: Means, isSignedIn: boolean): TemplateResult {
  const { world } = means.t;
  const tone = phone === 'ringing' ? 'accent' : phone === 'in-call' ? 'success' : nothing;
  const offered = outsiders.filter((one) => one.atPhone !== null);
  return section(
    'phone',
    world.phone,
    means,
    html`${
      phone && offered.length > 0
        ? html`<ul class="list">
            ${repeat(
              offered,
              (one) => one.interactionId,
              (one) => ringingRow(one, means),
            )}
          </ul>`
        : nothing
    }
    ${
      phone === 'in-call' || phone === 'off-hook'
        ? worldButton('hang-up-phone', world.hangUpPhone, () => means.act('hang-up-phone', {}), {
            glyph: icon(iconPhoneOff),
          })
        : nothing
    }`,
    {
      aside: html`<span class="wx-status" data-tone=${tone}
        >${world.phoneState[phone ?? (isSignedIn ? 'none' : 'signed-out')]}</span
      >`,
      ringing: phone === 'ringing' && offered.length === 1,
    },
  );
}
