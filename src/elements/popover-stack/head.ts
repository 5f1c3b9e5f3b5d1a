/** What stands around the requests of the stack: the count, "Accept N requests", and the lines that lead elsewhere. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Control, Interaction } from '../../core/index.js';
import { actButton } from '../../foundation/controls.js';
import { html } from '../../foundation/html.js';
import { icon, iconChevronLeft, iconChevronRight, iconPhoneIncoming } from '../../foundation/icons.js';
import type { Means } from './parts.js';

export interface HeadPart {
  /** "1–5 of 12", where not all are shown. */
  readonly range: string | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly acceptAll: { readonly count: number; readonly control: Control; readonly sense: number } | null;
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

/** A call that rings where it is not shown, and the way to it [POP-04]. */
export function elsewherePart(
  { t, counting, language }: Means,
  key: string,
  { text, interaction, onShow }: { text: string; interaction: Interaction; onShow: () => void },
): TemplateResult {
  const expiresAt = interaction.request?.expiresAt ?? null;
  return html`<div class="wx-popover elsewhere" part="elsewhere" data-slot=${key} data-row=${key}>
    <span class="wx-channel" data-channel="call">${icon(iconPhoneIncoming, 18)}</span>
    <span class="wx-clip" title=${text}>${text}</span>
    ${
      expiresAt === null
        ? nothing
        : html`<span class="left"
            ><span class="seconds">${counting((now) => language.number(language.secondsLeft(expiresAt - now)))}</span>
            <span class="wx-aside">${t.popover.secondsLeft}</span></span
          >`
    }
    <button class="wx-button" part="show" type="button" @click=${onShow}>${t.popover.show}</button>
  </div>`;
}
