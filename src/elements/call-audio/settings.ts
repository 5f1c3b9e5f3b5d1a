/** The settings of the sound of calls, in a popover. */
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Device } from '../../audio/devices.js';
import { html } from '../../foundation/html.js';
import { icon, iconChevronDown } from '../../foundation/icons.js';
import type { Language } from '../../foundation/localize.js';
import { closesOnEscape } from '../../foundation/on-demand/anchored.js';
import { iconSliders } from '../../foundation/on-demand/icons.js';
import type { sound as inEnglish } from '../../locales/on-demand/sound.js';
import type { CallSound } from './sound.js';

type Terms = typeof inEnglish;

const onKeydown = closesOnEscape('.settings');

export function settingsMenu(sound: CallSound, terms: Terms, language: Language): TemplateResult {
  const { choice, devices } = sound;
  const percent = Math.round(choice.volume * 100);
  const isUnknown = devices.microphones.length === 0 && devices.loudspeakers.length === 0;
  const isLed = 'setSinkId' in HTMLMediaElement.prototype;
  const onVolume = ({ target }: Event): void =>
    sound.choose({ volume: Number((target as HTMLInputElement).value) / 100 });
  return html`<button
      class="wx-button settings"
      part="button"
      type="button"
      data-kind="quiet"
      data-icon-only
      aria-label=${terms.settings}
      aria-haspopup="dialog"
      title=${terms.settings}
    >
      ${icon(iconSliders)}
    </button>
    <div
      class="wx-menu"
      part="menu"
      .popover=${'auto'}
      role="dialog"
      aria-label=${terms.settings}
      @keydown=${onKeydown}
    >
      ${
        sound.takesMicrophone
          ? choose(terms, 'microphone', terms.microphones, devices.microphones, sound.chosenMicrophone, (microphone) =>
              sound.choose({ microphone }),
            )
          : ''
      }
      ${
        isLed
          ? choose(terms, 'loudspeaker', terms.loudspeakers, devices.loudspeakers, choice.loudspeaker, (loudspeaker) =>
              sound.choose({ loudspeaker }),
            )
          : ''
      }
      ${isUnknown ? html`<p class="wx-reason under">${terms.unknown}</p>` : ''}
      <div>
        <label class="wx-label" for="volume">${terms.volume}</label>
        <div class="loudness">
          <input
            id="volume"
            type="range"
            min="0"
            max="100"
            step="5"
            .value=${String(percent)}
            aria-valuetext=${terms.percent(language.number(percent))}
            @input=${onVolume}
          />
          <span class="wx-num" aria-hidden="true">${terms.percent(language.number(percent))}</span>
        </div>
      </div>
    </div>`;
}

function choose(
  terms: Terms,
  id: string,
  label: string,
  all: readonly Device[],
  chosen: string,
  onChoose: (id: string) => void,
): TemplateResult {
  // What is not there now is used again once it is; until then it is as the system has it.
  const isThere = all.some((one) => one.id === chosen);
  const name = all.find((one) => one.id === chosen)?.name ?? terms.system;
  return html`<div>
    <label class="wx-label" for=${id}>${label}</label>
    <div class="wx-field choice">
      <select id=${id} title=${name} @change=${({ target }: Event) => onChoose((target as HTMLSelectElement).value)}>
        <option value="" .selected=${live(!isThere)}>${terms.system}</option>
        ${all.map((one) => html`<option value=${one.id} .selected=${live(one.id === chosen)}>${one.name}</option>`)}
      </select>
      ${icon(iconChevronDown)}
    </div>
  </div>`;
}
