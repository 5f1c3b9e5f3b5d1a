/** The centre in numbers, and the calls for the colleagues. */
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { WorldView } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { fold, worldButton } from './parts.js';
import type { Means } from './parts.js';

/** So many calls an hour are the most that the colleagues get. */
const BUSIEST = 600;

export function centreSection({ centre, callsPerHour }: WorldView, means: Means): TemplateResult {
  const { t, language, act } = means;
  const { world } = t;
  const number = (value: number): string => language.number(value);
  const onChange = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) {
      void act('set-traffic', { callsPerHour: event.target.valueAsNumber });
    }
  };
  return fold(
    'centre',
    world.centreHeading,
    means,
    html`<p class="under">${world.centre(number(centre.waiting), number(centre.available), number(centre.engaged))}</p>
      <div>
        <div class="row">
          <label class="wx-label" for="traffic">${world.traffic}</label>
          <output class="wx-num" for="traffic">${number(callsPerHour)}</output>
        </div>
        <input
          id="traffic"
          type="range"
          min="0"
          max=${BUSIEST}
          step="20"
          .value=${live(String(callsPerHour))}
          @change=${onChange}
        />
      </div>
      ${worldButton('new-day', world.newDay, () => act('new-day', {}))}`,
  );
}
