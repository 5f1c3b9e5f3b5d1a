/** What the task list shows besides its rows. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { POPOVER_CHANNELS } from '../../core/index.js';
import type { Channel, Control, Controls, Interaction, Reason } from '../../core/index.js';
import { channelTile } from '../../foundation/channel.js';
import { actButton } from '../../foundation/controls.js';
import { html } from '../../foundation/html.js';
import { icon, iconInfo } from '../../foundation/icons.js';
import type { Dictionary, Language } from '../../foundation/localize.js';
import { iconCoffee, iconPanelRightClose, iconPanelRightOpen } from '../../foundation/on-demand/icons.js';
import { TAKE_ACTS } from '../popover-stack/take.js';
import { ALL } from './layout.js';

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

/** The head of the open list. */
export function listHead({ tasks }: Dictionary, acceptAll: unknown, onFold: () => void): TemplateResult {
  return html`<header class="head" part="head">
    <h3 class="heading" tabindex="-1">${tasks.label}</h3>
    ${acceptAll}
    <button
      class="wx-button fold"
      part="fold"
      type="button"
      data-kind="quiet"
      data-icon-only
      aria-expanded="true"
      aria-label=${tasks.close}
      title=${tasks.close}
      @click=${onFold}
    >
      ${icon(iconPanelRightClose)}
    </button>
  </header>`;
}

/** The button that accepts all of them; none where there is only one [POP-05]. */
export function acceptAllButton(
  requests: readonly Interaction[],
  controls: readonly Control[],
  language: Language,
  keys: string | undefined,
  onClick: (event: MouseEvent) => void,
): unknown {
  if (requests.length < 2) return nothing;
  const reason = controls.find((one) => one.reason)?.reason ?? null;
  // One more request makes it another button: whoever aimed at "Accept 2 requests" does not accept three.
  const newest = Math.max(...requests.map((one) => one.request?.since ?? 0));
  return html`<span data-row=${ALL} data-sense="${requests.length} ${newest}"
    >${actButton({
      control: {
        enabled: controls.some((one) => one.enabled),
        busy: controls.every((one) => one.busy),
        reason,
      },
      label: language.terms.popover.acceptAll(language.number(requests.length)),
      kind: 'tonal',
      part: 'accept-all',
      keys,
      onClick,
      ...(reason ? { describedBy: reason } : {}),
    })}</span
  >`;
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
  for (const controls of all) {
    for (const act of TAKE_ACTS) if (controls[act]?.reason) reasons.add(controls[act].reason);
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
