/** What an administrator should know of the settings. */
import { nothing } from 'lit';
import { readable } from '../../core/index.js';
import type { PhoneTrouble, SettingsWarning } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon, iconTriangleAlert } from '../../foundation/icons.js';
import type { Means } from './parts.js';

/** So many telephones are named; of the others their number is told. */
const NAMED = 3;
const ORDER: readonly PhoneTrouble[] = ['voicemail-first', 'voicemail', 'forwarding', 'call-waiting'];

/** Settings that cost calls: a message for each way in which telephones do that [XFR-07]. */
export function warnings(all: readonly SettingsWarning[], means: Means): unknown {
  if (all.length === 0) return nothing;
  return html`<div class="warnings" part="warnings">
    ${ORDER.map((trouble) =>
      message(
        trouble,
        all.filter((one) => one.trouble === trouble),
        means,
      ),
    )}
  </div>`;
}

function message(trouble: PhoneTrouble, all: readonly SettingsWarning[], { t, language }: Means): unknown {
  const [first] = all;
  if (!first) return nothing;
  const { world } = t;
  const phones = all.slice(0, NAMED).map(({ station: { kind, number }, voicemailSeconds: seconds }) => {
    const phone = world.station(kind, readable(number));
    return seconds !== null && trouble === 'voicemail-first'
      ? world.voicemailAfter(phone, language.number(seconds))
      : phone;
  });
  const more = all.length > NAMED ? language.number(all.length - NAMED) : null;
  const { what, then } = world.warnings[trouble];
  return html`<div class="wx-message" data-fill data-tone="warning">
    ${icon(iconTriangleAlert, 18)}
    <div class="text">
      <p class="what">${what}</p>
      <p>${then(world.phones(phones, more), language.number(first.ringSeconds))}${world.tellAdministrator}</p>
    </div>
  </div>`;
}
