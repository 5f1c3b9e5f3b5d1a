/** Which requests the popovers show, in which order, and what stands on each [POP-03, POP-04, POP-06, POP-07]. */
import { readable } from './dial-number.js';
import { customerOf, titleOf } from './model.js';
import type { Channel, Interaction, PopoverLink, Settings, Timestamp, Variable } from './model.js';

/** Popovers from top to bottom [POP-03]. The task list reverses it [TSK-01]. */
export const POPOVER_CHANNELS: readonly Channel[] = ['email', 'social', 'chat', 'call'];

/** So many popovers are shown at once [POP-04]. */
export const POPOVERS_AT_ONCE = 5;

const FEWEST_VARIABLES = 3;
const MOST_VARIABLES = 6;

/**
 * What a request is to the agent: calls that the centre places on request are told from those that came in [POP-11], and
 * a colleague who asks from both [POP-09].
 */
export type RequestKind = Channel | 'callback' | 'preview' | 'consult';

export function requestKindOf(interaction: Interaction): RequestKind {
  const { channel, origin, request } = interaction;
  if (request?.kind === 'consult') return 'consult';
  // Once the customer was reached, and then handed over, it is a call like any other.
  if (request && customerOf(interaction)?.status === 'joined') return channel;
  return channel === 'call' && (origin === 'callback' || origin === 'preview') ? origin : channel;
}

/** Through an EP-DN a consult tells only the number of who asks [POP-09]. */
const isThroughEntryPoint = ({ consult }: Interaction): boolean => consult?.to.kind === 'entry-point';

/** Who asks: the customer, or the agent who consults. */
export function requesterOf(interaction: Interaction): string {
  const { request } = interaction;
  const from = request?.kind === 'consult' ? request.from : null;
  const number = from && readable(from.number);
  return (from && ((isThroughEntryPoint(interaction) && number) || from.name || number)) || titleOf(interaction);
}

const rank = (interaction: Interaction): number => POPOVER_CHANNELS.indexOf(interaction.channel);

/** Since when it asks. One that is still being assigned comes after all that ask already: so none changes its place. */
const asked = ({ request }: Interaction): Timestamp =>
  request?.stage === 'connecting' ? Infinity : (request?.since ?? 0);
/** By when it asks, and while both are being assigned by when that began. */
const older = (a: Interaction, b: Interaction): number =>
  asked(a) === asked(b) ? (a.request?.since ?? 0) - (b.request?.since ?? 0) : asked(a) - asked(b);

/** Whether a request, or work, of a call goes by a number, which is written from left to right in every language. */
export function isNumeric(interaction: Interaction): boolean {
  if (interaction.channel !== 'call') return false;
  const { from, kind } = interaction.request ?? {};
  return kind === 'consult' && from ? requesterOf(interaction) !== from.name : interaction.customer.name === null;
}

/** Requests as popovers stand: by channel, and the oldest of a channel on top [POP-03]. */
export function inPopoverOrder(interactions: Iterable<Interaction>): Interaction[] {
  return [...interactions]
    .filter((one) => one.request !== null)
    .sort((a, b) => rank(a) - rank(b) || older(a, b) || (a.id < b.id ? -1 : 1));
}

/** Interactions as the task list stands: calls first, and of a channel requests first, the newest on top [TSK-01]. */
export function inTaskOrder(interactions: Iterable<Interaction>): Interaction[] {
  const newer = (a: Interaction, b: Interaction): number =>
    a.request && b.request
      ? older(b, a)
      : Number(b.request !== null) - Number(a.request !== null) || b.enqueuedAt - a.enqueuedAt;
  return [...interactions].sort((a, b) => rank(b) - rank(a) || newer(a, b) || (a.id < b.id ? 1 : -1));
}

/** One line of a popover: a variable, or something every call has, named by a locale key. */
export type PopoverLine =
  | { readonly variable: Variable }
  | { readonly term: 'caller' | 'number' | 'queue' | 'dnis' | 'agentNumber' | 'team'; readonly value: string }
  | { readonly term: 'received'; readonly at: Timestamp };

/**
 * What a popover says of a request. The flow's administrator chose it, in an order; secure variables never show
 * [POP-08]. A call with fewer than three gets the number, the queue and the DNIS until it has three [POP-07]; a callback
 * always has them, and when it was asked for [POP-11]; a consult has the DN and the team of who asks, whose name is the
 * heading; through an EP-DN the DN alone [POP-09].
 */
export function popoverLines(interaction: Interaction, settings: Settings): PopoverLine[] {
  const { customer, queue, dnis, display, variables, channel, callback, request } = interaction;
  const names = display.popover.length ? display.popover : settings.popovers[channel].variables;
  const chosen = names
    .flatMap((name) => variables.find((one) => one.name === name && !one.secure) ?? [])
    .slice(0, MOST_VARIABLES);
  if (channel !== 'call') return chosen.map((variable) => ({ variable }));
  const kind = requestKindOf(interaction);
  if (kind === 'consult') {
    const { number = '', team = '' } = request?.from ?? {};
    const from = [{ term: 'agentNumber', value: readable(number) } as const, { term: 'team', value: team } as const];
    return [
      ...from.filter(
        ({ term, value }) => value !== '' && (term === 'agentNumber' || !isThroughEntryPoint(interaction)),
      ),
      ...chosen.map((variable) => ({ variable })),
    ];
  }
  const fill = [
    // Who is called has not called.
    { term: kind === 'call' ? 'caller' : 'number', value: readable(customer.address ?? '') },
    { term: 'queue', value: queue?.name ?? '' },
    { term: 'dnis', value: readable(dnis ?? '') },
  ] as const;
  if (kind !== 'callback' || !callback) {
    const lines: PopoverLine[] = chosen.map((variable) => ({ variable }));
    return [...lines, ...fill.slice(0, Math.max(0, FEWEST_VARIABLES - lines.length))];
  }
  // What stands there already, in the heading too, is not said twice.
  const said = ['', customer.name, customer.address, dnis, ...fill.map((one) => one.value)];
  return [
    { term: 'received', at: callback.requestedAt },
    ...fill.slice(customer.name === null ? 1 : 0),
    ...chosen.flatMap((variable) => (said.includes(variable.value) ? [] : [{ variable }])),
  ];
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
