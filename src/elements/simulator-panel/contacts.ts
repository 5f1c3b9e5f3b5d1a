/** Who contacts the centre, and how. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Channel, WorldView } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon, iconAtSign, iconMail, iconMessageSquare, iconPhoneIncoming } from '../../foundation/icons.js';
import { choice, oneOf, option, section, worldButton } from './parts.js';
import type { Means, Whom } from './parts.js';

const CHANNELS: readonly Channel[] = ['call', 'chat', 'social', 'email'];

const GLYPHS = { call: iconPhoneIncoming, chat: iconMessageSquare, social: iconAtSign, email: iconMail } as const;

/** So many of each channel come at once, the digital ones no more than an agent may have. */
const OF_EACH = 3;
const MIXED: readonly Channel[] = Array.from({ length: OF_EACH }, () => CHANNELS).flat();

export class Contacts {
  #who = '';
  #where = '';

  render({ people, entryPoints }: WorldView, means: Means, choose: (whom: Whom) => void): TemplateResult {
    const { t, language, whom } = means;
    const { world, channels: names } = t;
    return section(
      'contacts',
      world.contacts,
      means,
      html`<div class="pair">
          ${choice(
            'who',
            world.who,
            (id) => {
              this.#who = id;
            },
            [{ id: '', name: world.anyone }, ...people].map((one) => option(one, this.#who)),
          )}
          ${choice(
            'where',
            world.where,
            (id) => {
              this.#where = id;
            },
            html`${option({ id: '', name: world.anywhere }, this.#where)}
            ${CHANNELS.map((channel) => {
              const places = entryPoints.filter((one) => one.channel === channel);
              if (places.length === 0) return nothing;
              return html`<optgroup label=${names[channel]}>
                ${places.map((one) => option(one, this.#where))}
              </optgroup>`;
            })}`,
          )}
        </div>
        ${oneOf(
          'whom',
          world.forWhom,
          [
            ['me', world.forMe],
            ['anyone', world.forAnyone],
          ],
          whom(),
          choose,
        )}
        <div class="arrivals">
          ${CHANNELS.map((channel) => this.#arrival(channel, entryPoints, means))}
          ${worldButton('mixed', world.mixed(language.number(MIXED.length)), () => mixed(means))}
        </div>`,
    );
  }

  // Seven quick presses are seven calls: unlike an act on a call, this one may well be meant more than once.
  #arrival(channel: Channel, entryPoints: WorldView['entryPoints'], { t, act, whom }: Means): TemplateResult {
    const onClick = (): void => {
      const entryPoint = entryPoints.find((one) => one.id === this.#where);
      void act('contact', {
        channel,
        customerId: this.#who || undefined,
        // An entry point takes one channel; the others come in by their own.
        entryPointId: entryPoint?.channel === channel ? entryPoint.id : undefined,
        for: whom(),
      });
    };
    return html`<button
      class="wx-button"
      type="button"
      part="contact-${channel}"
      data-kind=${channel === 'call' ? 'primary' : nothing}
      @click=${onClick}
    >
      ${icon(GLYPHS[channel])} ${t.world.incoming[channel]}
    </button>`;
  }
}

/** Requests of all channels at once for this agent, in no order, until one is refused. */
async function mixed({ act }: Means): Promise<void> {
  for (const channel of MIXED) {
    if (!(await act('contact', { channel, for: 'me' }))) return;
  }
}
