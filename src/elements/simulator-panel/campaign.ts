/** A campaign offers somebody to be called [OUT-02]. */
import type { TemplateResult } from 'lit';
import type { WorldView } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { choice, fold, forWhom, option, worldButton } from './parts.js';
import type { Means } from './parts.js';

export class Campaign {
  #who = '';

  render({ campaign, people }: WorldView, means: Means): TemplateResult {
    const { world } = means.t;
    const offer = (): unknown => means.act('offer-preview', { customerId: this.#who || undefined, for: means.whom() });
    return fold(
      'campaign',
      world.campaign,
      means,
      campaign === null
        ? html`<p class="under">${world.noCampaign}</p>`
        : html`<p>${campaign}</p>
            ${choice(
              'campaign-who',
              world.toCall,
              (id) => {
                this.#who = id;
              },
              [{ id: '', name: world.nextOnList }, ...people].map((one) => option(one, this.#who)),
            )}
            ${worldButton('offer-preview', world.offer, offer)} ${forWhom(means)}`,
    );
  }
}
