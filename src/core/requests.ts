/** Which requests the popovers show, in which order, and what stands on each [POP-03, POP-04, POP-06, POP-07]. */
import { readable } from './dial-number.js';
import type { Channel, Interaction, PopoverLink, Settings, Timestamp, Variable } from './model.js';

/** Popovers from top to bottom [POP-03]. The task list reverses it [TSK-01]. */
export const POPOVER_CHANNELS: readonly Channel[] = ['email', 'social', 'chat', 'call'];

/** So many popovers are shown at once [POP-04]. */
export const POPOVERS_AT_ONCE = 5;

const FEWEST_VARIABLES = 3;
const MOST_VARIABLES = 6;

const rank = (interaction: Interaction): number => POPOVER_CHANNELS.indexOf(interaction.channel);
const asked = (interaction: Interaction): Timestamp => interaction.request?.since ?? 0;

/** Requests as popovers stand: by channel, and the oldest of a channel on top [POP-03]. */
export function inPopoverOrder(interactions: Iterable<Interaction>): Interaction[] {
  return [...interactions]
    .filter((one) => one.request !== null)
    .sort((a, b) => rank(a) - rank(b) || asked(a) - asked(b) || (a.id < b.id ? -1 : 1));
}

/** Interactions as the task list stands: calls first, and the newest of a channel on top [TSK-01]. */
export function inTaskOrder(interactions: Iterable<Interaction>): Interaction[] {
  const began = (one: Interaction): Timestamp => one.request?.since ?? one.enqueuedAt;
  return [...interactions].sort((a, b) => rank(b) - rank(a) || began(b) - began(a) || (a.id < b.id ? 1 : -1));
}

/** One line of a popover: a variable, or something every call has, named by a locale key. */
export type PopoverLine =
  { readonly variable: Variable } | { readonly term: 'caller' | 'queue' | 'dnis' | 'received'; readonly value: string };

/**
 * What a popover says of a request. The flow's administrator chose it, in an order; secure variables never show
 * [POP-08]. A call with fewer than three gets the caller's number, the queue and the DNIS until it has three [POP-07].
 */
export function popoverLines(interaction: Interaction, settings: Settings): PopoverLine[] {
  const chosen = interaction.display.popover.length
    ? interaction.display.popover
    : settings.popovers[interaction.channel].variables;
  const lines: PopoverLine[] = [];
  for (const name of chosen) {
    const variable = interaction.variables.find((one) => one.name === name);
    if (!variable || variable.secure || lines.length === MOST_VARIABLES) continue;
    lines.push({ variable });
  }
  if (interaction.channel !== 'call') return lines;
  const fill: readonly PopoverLine[] = [
    { term: 'caller', value: readable(interaction.customer.address ?? '') },
    { term: 'queue', value: interaction.queue?.name ?? '' },
    { term: 'dnis', value: readable(interaction.dnis ?? '') },
  ];
  return [...lines, ...fill.slice(0, Math.max(0, FEWEST_VARIABLES - lines.length))];
}

const SAFE_SCHEMES = ['https:', 'mailto:', 'tel:'];

/**
 * The address of a popover's link with its variables filled in, or null where it may not be a link: only `https:`,
 * `mailto:` and `tel:` are followed, all else is shown as text [POP-06].
 */
export function popoverHref(link: PopoverLink, interaction: Interaction): string | null {
  const filled = link.href.replace(/\{([^{}]+)\}/gu, (_, name: string) => {
    const variable = interaction.variables.find((one) => one.name === name && !one.secure);
    return encodeURIComponent(variable?.value ?? '');
  });
  if (!URL.canParse(filled)) return null;
  return SAFE_SCHEMES.includes(new URL(filled).protocol) ? filled : null;
}
