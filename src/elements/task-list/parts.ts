/** What the task list shows besides its rows. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { POPOVER_CHANNELS } from '../../core/index.js';
import type { Channel, Controls, Interaction, Reason } from '../../core/index.js';
import { channelTile } from '../../foundation/channel.js';
import { html } from '../../foundation/html.js';
import { icon, iconCoffee, iconInfo, iconPanelRightOpen } from '../../foundation/icons.js';
import type { Language } from '../../foundation/localize.js';

/** Channels from top to bottom [TSK-01]. */
const CHANNELS: readonly Channel[] = [...POPOVER_CHANNELS].reverse();

/** The folded list: a tab for each channel that has something. `onOpen` unfolds it, for a channel or in general. */
export function taskStrip(
  tasks: readonly Interaction[],
  language: Language,
  onOpen: (channel: Channel | null) => void,
): TemplateResult {
  const { open } = language.terms.tasks;
  return html`<button
      class="tab fold"
      part="fold"
      type="button"
      aria-expanded="false"
      aria-label=${open}
      title=${open}
      @click=${() => onOpen(null)}
    >
      ${icon(iconPanelRightOpen, 18)}
    </button>
    ${CHANNELS.map((channel) => {
      const all = tasks.filter((one) => one.channel === channel);
      const requests = all.filter((one) => one.request).length;
      if (all.length === 0) return nothing;
      const { channels, tasks: terms } = language.terms;
      const [work, waiting] = [language.number(all.length - requests), language.number(requests)];
      const label = terms.counts(channels[channel], work, waiting);
      return html`<button class="tab" part="tab" type="button" title=${label} @click=${() => onOpen(channel)}>
        ${channelTile(channel)} <span class="wx-aside">${label}</span>
        <span class="wx-badge" aria-hidden="true" data-tone=${requests > 0 ? 'accent' : nothing}
          >${language.number(all.length)}</span
        >
      </button>`;
    })}`;
}

/** What stands where no row does [EDG-21]. */
export function noTasks({ terms }: Language, isAvailable: boolean): TemplateResult {
  const { none, noneHint, noneIdleHint } = terms.tasks;
  return html`<div class="wx-blank">
    ${icon(iconCoffee, 20)}
    <b>${none}</b>
    <p>${isAvailable ? noneHint : noneIdleHint}</p>
  </div>`;
}

/** Why controls do not work: at the foot, where it moves no row. */
export function reasonsOf(all: Iterable<Controls>, { terms }: Language): TemplateResult[] {
  const reasons = new Set<Reason>();
  for (const { accept, decline } of all) {
    for (const control of [accept, decline]) if (control?.reason) reasons.add(control.reason);
  }
  return [...reasons].map(
    (reason) =>
      html`<p class="wx-reason foot" part="reason" id=${reason}>${icon(iconInfo)} ${terms.reason[reason]}</p>`,
  );
}

/** A row that leads to the rows before or after those that are shown. */
export function moreRow(label: string, onClick: () => void): TemplateResult {
  return html`<li class="more">
    <button class="wx-button" part="more" type="button" data-kind="quiet" data-wide @click=${onClick}>${label}</button>
  </li>`;
}
