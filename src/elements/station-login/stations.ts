import { nothing } from 'lit';
import type { SVGTemplateResult } from 'lit';
import type { StationKind } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon, iconHeadset, iconInfo, iconPhone } from '../../foundation/icons.js';
import type { Dictionary } from '../../foundation/localize.js';
import type { MicrophoneFault } from '../../foundation/microphone.js';
import { iconSmartphone } from '../../foundation/on-demand/icons.js';
import { login as english } from '../../locales/on-demand/login.js';

const GLYPHS: Readonly<Record<StationKind, SVGTemplateResult>> = {
  'dial-number': iconSmartphone,
  extension: iconPhone,
  browser: iconHeadset,
};

export interface StationChoice {
  /** The kinds that the administrator allows, in that order. */
  readonly kinds: readonly StationKind[];
  readonly chosen: StationKind;
  /** Why the browser cannot be chosen, where it cannot. */
  readonly fault: MicrophoneFault | null;
  /** Why the browser was not taken, when it was tried. */
  readonly refused: MicrophoneFault | null;
  readonly choose: (kind: StationKind) => void;
}

/** The kinds of station; nothing to choose where there is one only. */
export function stationChoice(
  { login = english }: Dictionary,
  { kinds, chosen, fault, refused, choose }: StationChoice,
): unknown {
  if (kinds.length < 2) return nothing;
  const isOff = (kind: StationKind): boolean => kind === 'browser' && fault !== null;
  const reason = kinds.includes('browser') ? (fault ?? refused) : null;
  return html`<div>
    <span class="wx-label" id="stations">${login.takeCallsOn}</span>
    <div class="kinds" part="stations" role="radiogroup" aria-labelledby="stations">
      ${kinds.map(
        (kind) =>
          html`<label class="kind" ?data-off=${isOff(kind)}>
            <input
              type="radio"
              name="station"
              value=${kind}
              .checked=${kind === chosen}
              aria-disabled=${isOff(kind) ? 'true' : 'false'}
              aria-describedby=${isOff(kind) ? 'no-browser' : nothing}
              @click=${(event: Event) => isOff(kind) && event.preventDefault()}
              @change=${() => choose(kind)}
            />
            ${icon(GLYPHS[kind], 18)} ${login.station[kind]}
          </label>`,
      )}
    </div>
    ${
      reason &&
      html`<p class="wx-reason note" id="no-browser" role=${refused ? 'alert' : 'note'}>
        ${icon(iconInfo)} ${login.microphone[reason]}
      </p>`
    }
  </div>`;
}
