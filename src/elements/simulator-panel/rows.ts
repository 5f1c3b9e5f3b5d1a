/** The rows of the panel: what rings on the agent's telephone, and who from outside has to do with the agent. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { readable } from '../../core/index.js';
import type { Outsider, Timestamp, Whereabouts, WorldActName, WorldActs } from '../../core/index.js';
import { channelTile } from '../../foundation/channel.js';
import { html } from '../../foundation/html.js';
import type { Dictionary, Language } from '../../foundation/localize.js';

/** What a row needs of its panel. */
export interface Means {
  readonly t: Dictionary;
  readonly language: Language;
  readonly counting: (read: (now: Timestamp) => unknown) => unknown;
  readonly act: <K extends WorldActName>(name: K, detail: WorldActs[K]) => Promise<void>;
}

/** What the line of somebody outside looks like. */
export const LINES = {
  waiting: 'pending',
  connecting: 'pending',
  ringing: 'pending',
  talking: 'live',
  held: 'held',
  left: 'ended',
} as const satisfies Record<Whereabouts, string>;

/** A button of the panel. The second click of a double click would hit whatever came into its place [ERR-03]. */
export function worldButton(
  act: WorldActName,
  text: string,
  onClick: () => Promise<void>,
  look: { kind?: 'tonal'; glyph?: TemplateResult; label?: string; describedBy?: string },
): TemplateResult {
  return html`<button
    class="wx-button ${act}"
    type="button"
    part=${act}
    data-kind=${look.kind ?? nothing}
    aria-label=${look.label ?? nothing}
    aria-describedby=${look.describedBy ?? nothing}
    @click=${(event: MouseEvent) => {
      if (event.detail < 2) void onClick();
    }}
  >
    ${look.glyph ?? nothing} ${text}
  </button>`;
}

/** A call on its way to the agent's telephone. */
export function ringingRow({ interactionId, name, address, where }: Outsider, { t, act }: Means): TemplateResult {
  const { world } = t;
  const describedBy = `from-${interactionId}`;
  return html`<li class="ringing">
    <span class="wx-clip" id=${describedBy} title=${name}>${name || readable(address)}</span>
    ${
      where === 'ringing'
        ? worldButton('answer-phone', world.answerOnPhone, () => act('answer-phone', { interactionId }), {
            kind: 'tonal',
            describedBy,
          })
        : html`<span class="wx-status">${world.at.connecting}</span>`
    }
    ${worldButton('fail-phone', world.failPhone, () => act('fail-phone', { interactionId }), { describedBy })}
  </li>`;
}

/** Somebody from outside, and what they can do next. */
export function outsiderRow(outsider: Outsider, { t, language, counting, act }: Means): TemplateResult {
  const { interactionId, channel, name, address, queue, where, since } = outsider;
  const { world } = t;
  const number = readable(address);
  const who = name || number;
  const isCall = channel === 'call';
  return html`<li class="outsider">
    ${channelTile(channel, where === 'ringing' ? 'incoming' : 'open')}
    <div class="wx-clip">
      <b class="wx-clip" title=${who}>${who}</b>
      <p class="now">
        <i class="wx-leg" data-line=${LINES[where]}></i>
        <span>${world.at[where === 'ringing' && !isCall ? 'offered' : where]}</span>
        <time class="wx-num">${counting((now) => language.duration(now - since))}</time>
      </p>
      <p class="now">
        ${number === who ? nothing : html`<span class="wx-num wx-clip" title=${number}>${number}</span>`}
        ${queue ? html`<span class="wx-clip" title=${queue}>${queue}</span>` : nothing}
      </p>
    </div>
    <div class="acts">
      ${
        isCall
          ? nothing
          : worldButton('customer-writes', world.writes, () => act('customer-writes', { interactionId }), {
              label: world.about(world.customerWrites, who),
            })
      }
      ${worldButton(
        'customer-leaves',
        isCall ? world.hangsUp : world.leaves,
        () => act('customer-leaves', { interactionId }),
        { label: world.about(isCall ? world.customerHangsUp : world.customerLeaves, who) },
      )}
    </div>
  </li>`;
}
