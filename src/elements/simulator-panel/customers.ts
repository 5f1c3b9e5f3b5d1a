/** Those from outside who have to do with the agent. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Outsider, Whereabouts, WorldView } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { section, worldButton } from './parts.js';
import type { Means } from './parts.js';
import { outsiderRow } from './rows.js';

/** So many stand in the list before the rest is asked for. */
const FEW = 5;

const ON_LINE: readonly Whereabouts[] = ['called', 'talking', 'held', 'voicemail'];
const isOnLine = ({ where }: Outsider): boolean => ON_LINE.includes(where);

export class Customers {
  #showsAll = false;

  render({ outsiders }: WorldView, means: Means): TemplateResult {
    const { t, language } = means;
    const { world, tasks } = t;
    if (outsiders.length <= FEW) this.#showsAll = false;
    // Whom the agent is talking to is in sight, however many wait.
    const all = [...outsiders.filter(isOnLine), ...outsiders.filter((one) => !isOnLine(one))];
    const shown = this.#showsAll ? all : all.slice(0, FEW);
    const showAll = (): void => {
      this.#showsAll = true;
      means.changed();
    };
    return section(
      'customers',
      world.customers,
      means,
      all.length === 0
        ? html`<p class="under">${world.nobody}</p>`
        : html`<ul class="list">
              ${repeat(
                shown,
                (one) => one.interactionId,
                (one) => outsiderRow(one, means),
              )}
            </ul>
            ${
              shown.length < all.length
                ? worldButton('more', tasks.more(language.number(all.length - shown.length)), showAll)
                : nothing
            }`,
    );
  }
}
