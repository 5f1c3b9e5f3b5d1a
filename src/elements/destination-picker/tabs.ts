/** The kinds of destination: tabs of the ARIA Authoring Practices, of which an arrow selects the next. */
import type { TemplateResult } from 'lit';
import { html } from '../../foundation/html.js';
import type { Tab, Terms } from './kinds.js';

export function tabs(
  { picker }: Terms,
  all: readonly Tab[],
  selected: Tab,
  select: (tab: Tab) => void,
): TemplateResult {
  const onKeydown = (event: KeyboardEvent): void => {
    const list = event.currentTarget as HTMLElement;
    const to = goal(event.key, all.indexOf(selected), all.length, list.matches(':dir(rtl)'));
    const tab = all[to ?? -1];
    if (!tab) return;
    event.preventDefault();
    select(tab);
    list.querySelector<HTMLElement>(`#tab-${tab}`)?.focus();
  };
  return html`<div class="wx-tabs" part="tabs" role="tablist" aria-label=${picker.label} @keydown=${onKeydown}>
    ${all.map(
      (tab) =>
        html`<button
          role="tab"
          type="button"
          id="tab-${tab}"
          title=${picker.tab[tab]}
          data-label=${picker.tab[tab]}
          aria-selected=${tab === selected ? 'true' : 'false'}
          aria-controls="panel"
          tabindex=${tab === selected ? '0' : '-1'}
          @click=${() => select(tab)}
        >
          ${picker.tab[tab]}
        </button>`,
    )}
  </div>`;
}

function goal(key: string, from: number, count: number, isRightToLeft: boolean): number | null {
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case forward:
      return (from + 1) % count;
    case back:
      return (from - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
