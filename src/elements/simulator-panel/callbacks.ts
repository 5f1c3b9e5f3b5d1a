/** Customers who ask to be called back without having called: on the shop's website, or its chat bot [CBK-01]. */
import type { TemplateResult } from 'lit';
import { dialled } from '../../core/index.js';
import type { WorldActs, WorldView } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { Bot } from './bot.js';
import { fold, forWhom, oneOf } from './parts.js';
import type { Means } from './parts.js';
import { Website } from './website.js';
import type { Shop } from './wish.js';

type Kind = WorldActs['request-callback']['kind'];

export class Callbacks {
  #kind: Kind = 'web';
  readonly #website = new Website();
  readonly #bot = new Bot();

  render({ people, entryPoints }: WorldView, means: Means, organisation: string): TemplateResult {
    const { world } = means.t;
    const shop: Shop = {
      name: organisation,
      people,
      topics: entryPoints.filter((one) => one.channel === 'call'),
      ask: ({ name, number, topic }) =>
        means.act('request-callback', {
          kind: this.#kind,
          name: name.trim(),
          number: dialled(number),
          entryPointId: topic || undefined,
          for: means.whom(),
        }),
    };
    return fold(
      'callbacks',
      world.callbacks,
      means,
      html`${oneOf<Kind>(
        'over',
        world.over,
        [
          ['web', world.website],
          ['bot', world.bot],
        ],
        this.#kind,
        (kind) => {
          this.#kind = kind;
          means.changed();
        },
      )}
      ${this.#kind === 'web' ? this.#website.render(shop, means) : this.#bot.render(shop, means)} ${forWhom(means)}`,
    );
  }
}
