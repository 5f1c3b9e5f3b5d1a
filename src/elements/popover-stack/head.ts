/** What stands around the requests of the stack: the count, "Accept N requests", and the lines that lead elsewhere. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { requesterOf, requestKindOf } from '../../core/index.js';
import type { Control, Missed } from '../../core/index.js';
import { tileOf } from '../../foundation/channel.js';
import { actButton } from '../../foundation/controls.js';
import { html } from '../../foundation/html.js';
import { icon, iconChevronLeft, iconChevronRight, iconInfo } from '../../foundation/icons.js';
import type { Lazy } from '../../foundation/lazy.js';
import type { Item } from './layout.js';
import { nameFor } from './lines.js';
import type { Means } from './parts.js';
import { missedTexts } from './said.js';

export interface HeadPart {
  /** "1–5 of 12", where not all are shown. */
  readonly range: string | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly acceptAll: {
    readonly count: number;
    readonly control: Control;
    readonly sense: number;
    readonly keys: string | undefined;
  } | null;
  onTurn(by: 'back' | 'on'): void;
  onAcceptAll(): void;
}

export function headPart({ t, language }: Means, key: string, part: HeadPart): TemplateResult {
  const { range, isFirst, isLast, acceptAll, onTurn, onAcceptAll } = part;
  return html`<header class="bar" part="head" data-slot=${key}>
    ${
      range === null
        ? html`<p class="count">${t.popover.label}</p>`
        : html`<p class="count" part="count">${range}</p>
            <div class="pages">
              ${turnButton('previous', t.popover.previous, isFirst, () => onTurn('back'))}
              ${turnButton('next', t.popover.next, isLast, () => onTurn('on'))}
            </div>`
    }
    ${
      acceptAll
        ? html`<span class="all" data-row="accept-all" data-sense=${acceptAll.sense}
            >${actButton({
              control: acceptAll.control,
              label: t.popover.acceptAll(language.number(acceptAll.count)),
              kind: 'tonal',
              part: 'accept-all',
              keys: acceptAll.keys,
              ...(acceptAll.control.reason ? { describedBy: `reason-${acceptAll.control.reason}` } : {}),
              onClick: onAcceptAll,
            })}</span
          >`
        : nothing
    }
  </header>`;
}

function turnButton(part: 'previous' | 'next', label: string, isOff: boolean, onClick: () => void): TemplateResult {
  return html`<button
    class="wx-button ${part}"
    part=${part}
    type="button"
    data-kind="quiet"
    data-icon-only
    aria-label=${label}
    title=${label}
    aria-disabled=${isOff ? 'true' : 'false'}
    @click=${onClick}
  >
    ${icon(part === 'previous' ? iconChevronLeft : iconChevronRight)}
  </button>`;
}

/** Why nothing can be done. */
export function reasonPart({ t }: Means, key: string): TemplateResult {
  return html`<p class="wx-reason" part="reason" id="reason-link-lost" data-slot=${key}>
    ${icon(iconInfo)} ${t.reason['link-lost']}
  </p>`;
}

/** Calls that wait where they are not shown, and the way to the first of them [POP-04]. */
export function elsewherePart(
  { t, counting, language }: Means,
  key: string,
  item: Extract<Item, { kind: 'elsewhere' | 'more' }>,
  onShow: (id: string) => void,
): TemplateResult {
  const { interaction } = item;
  const { id, request } = interaction;
  const who = requesterOf(interaction);
  const one = requestKindOf(interaction) === 'preview' ? nameFor(interaction, who, t) : t.popover.ringingElsewhere(who);
  const text = item.kind === 'more' ? t.popover.ringingMore(language.number(item.count)) : one;
  const expiresAt = request?.expiresAt ?? null;
  return html`<div class="wx-popover elsewhere" part="elsewhere" data-slot=${key} data-row=${key}>
    ${tileOf(interaction)}
    <span class="wx-clip" title=${text}>${text}</span>
    ${
      expiresAt === null
        ? nothing
        : html`<span class="left"
            ><span class="seconds">${counting((now) => language.number(language.secondsLeft(expiresAt - now)))}</span>
            <span class="wx-aside">${t.popover.secondsLeft}</span></span
          >`
    }
    <button class="wx-button" part="show" type="button" @click=${() => onShow(id)}>${t.popover.show}</button>
  </div>`;
}

/** What became of a request that was missed, where the popover with the buttons for it has not come. */
export function missedBriefly(means: Means, missed: Missed, view: Lazy<unknown>): TemplateResult {
  const { heading, text } = missedTexts(means, missed);
  return html`<section class="wx-popover missed" part="missed" data-slot="missed">
    <div class="body">
      <h3 class="title">${heading}</h3>
      <p class="note">${text}</p>
    </div>
    ${
      view.state === 'failed'
        ? html`<div class="actions">
            <button class="wx-button" part="retry" type="button" @click=${() => void view.load()}>
              ${means.t.retry}
            </button>
          </div>`
        : nothing
    }
  </section>`;
}
