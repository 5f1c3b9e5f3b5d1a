/** What stands in the popover stack, from top to bottom, and what waits behind it [POP-03, POP-04, POP-14]. */
import { inPopoverOrder, POPOVERS_AT_ONCE } from '../../core/index.js';
import type { Interaction, Missed } from '../../core/index.js';
import type { Desktop } from '../../foundation/context.js';
import { heldStill, laidOut } from '../../foundation/steady.js';
import type { Slot } from '../../foundation/steady.js';
import type { Form, Joint } from './parts.js';

const NONE: readonly Interaction[] = [];

/** Sorting is done once for a state, whatever else of the desktop changes. */
const sorted = new WeakMap<ReadonlyMap<string, Interaction>, readonly Interaction[]>();

/** The requests that the popovers have to show: none while a task list shows them [POP-01]. */
export function requestsOf(desktop: Desktop | null): readonly Interaction[] {
  if (!desktop || desktop.showsRequestsInList) return NONE;
  const { interactions } = desktop.state;
  let requests = sorted.get(interactions);
  if (!requests) sorted.set(interactions, (requests = inPopoverOrder(interactions.values())));
  return requests;
}

export interface RequestItem {
  readonly kind: 'request';
  readonly interaction: Interaction;
  readonly form: Form;
}

/** One thing in the stack. */
export type Item =
  | RequestItem
  | { readonly kind: 'missed'; readonly missed: Missed }
  | { readonly kind: 'head' | 'reason' }
  /** A call that rings outside of the five. */
  | { readonly kind: 'elsewhere'; readonly interaction: Interaction }
  /** More calls that ring outside than have a line of their own, and the first of them. */
  | { readonly kind: 'more'; readonly interaction: Interaction; readonly count: number };

export interface LayoutInput {
  /** All requests, in their order. */
  readonly requests: readonly Interaction[];
  readonly missed: Missed | null;
  /** Whether something has to be said of why nothing can be done. */
  readonly hasReason: boolean;
  /** Whether the pointer is in the stack, so that nothing may move. */
  readonly isAiming: boolean;
  /** The row that is unfolded into a card. */
  readonly unfolded: string | null;
  heightOf(key: string): number | null;
}

export const isOffered = (one: Interaction): boolean => one.request?.stage === 'offered';
const isRinging = (one: Interaction): boolean => one.channel === 'call' && isOffered(one);
/** Calls are never accepted with the others [POP-05]. */
const isForAll = (one: Interaction): boolean => one.channel !== 'call' && isOffered(one);

const isRow = (item: Item | null | undefined): boolean => item?.kind === 'request' && item.form === 'row';

/** Rows that follow each other are one block, an empty place among them too. */
export function jointOf(slots: readonly Slot<Item>[], index: number): Joint {
  const isRowAt = (place: number): boolean => isRow(slots[place]?.item ?? slots[place]?.fixed?.item);
  if (!isRowAt(index)) return null;
  if (isRowAt(index + 1)) return isRowAt(index - 1) ? 'middle' : 'start';
  return isRowAt(index - 1) ? 'end' : null;
}

export class Layout {
  #slots: readonly Slot<Item>[] = [];
  #first = 0;
  /** The request that the window begins with; null at the very top, where what comes first is shown. */
  #anchor: string | null = null;
  #requests: readonly Interaction[] = [];
  #forAll: ReadonlySet<string> = new Set();
  #additions = 0;

  get slots(): readonly Slot<Item>[] {
    return this.#slots;
  }

  get requests(): readonly Interaction[] {
    return this.#requests;
  }

  has(id: string): boolean {
    return this.#requests.some((one) => one.id === id);
  }

  /** The call to take next, which has the one filled button. */
  get next(): string | undefined {
    return this.shown.find((one) => isRinging(one) && one.request?.answer === 'screen')?.id;
  }

  /** The place of the window among all requests. */
  get first(): number {
    return this.#first;
  }

  /** The requests that are shown. */
  get shown(): Interaction[] {
    return this.#slots.flatMap(({ item }) => (item?.kind === 'request' ? [item.interaction] : []));
  }

  /** The requests that "Accept N requests" is about. */
  get forAll(): ReadonlySet<string> {
    return this.#forAll;
  }

  /** How often one was added to them: the button means more then than when somebody aimed at it. */
  get additions(): number {
    return this.#additions;
  }

  arrange(input: LayoutInput): void {
    this.#requests = input.requests;
    const forAll = new Set(input.requests.filter(isForAll).map((one) => one.id));
    if ([...forAll].some((id) => !this.#forAll.has(id))) this.#additions += 1;
    this.#forAll = forAll;
    // Where no request is left there is none to miss.
    const isHeld = input.isAiming && this.#slots.length > 0 && input.requests.length > 0;
    const wanted = this.#wanted(input, isHeld);
    this.#slots = isHeld ? heldStill(this.#slots, wanted, input.heightOf) : laidOut(wanted);
  }

  /** Moves the window. An agent who does so by hand wants to see it: nothing is held still for that. */
  goTo(place: number): void {
    this.#first = Math.max(0, place);
    this.#anchor = this.#first === 0 ? null : (this.#requests[this.#first]?.id ?? null);
    this.release();
  }

  /** The page of five that a request stands on. */
  pageOf(id: string): number {
    const place = this.#requests.findIndex((one) => one.id === id);
    return Math.floor(Math.max(0, place) / POPOVERS_AT_ONCE) * POPOVERS_AT_ONCE;
  }

  /** Lays everything out anew, also while somebody aims. */
  release(): void {
    this.#slots = [];
  }

  #wanted({ requests, missed, hasReason, unfolded }: LayoutInput, isHeld: boolean): Map<string, Item> {
    const wanted = new Map<string, Item>();
    if (requests.length === 0 && !missed) return wanted;
    const before = new Map(isHeld ? this.#slots.map(({ key, item }) => [key, item] as const) : []);
    // What was missed stands on top: it comes without moving a request.
    if (missed) wanted.set('missed', { kind: 'missed', missed });
    const isHeadNeeded = requests.length > POPOVERS_AT_ONCE || this.#forAll.size > 1;
    if (isHeadNeeded || before.has('head')) wanted.set('head', { kind: 'head' });
    if (hasReason) wanted.set('reason', { kind: 'reason' });

    const shown = this.#window(requests, isHeld);
    const elsewhere = requests.filter((one) => isRinging(one) && !shown.includes(one));
    for (const interaction of elsewhere.slice(0, POPOVERS_AT_ONCE)) {
      wanted.set(`elsewhere ${interaction.id}`, { kind: 'elsewhere', interaction });
    }
    const more = elsewhere[POPOVERS_AT_ONCE];
    const count = elsewhere.length - POPOVERS_AT_ONCE;
    if (more) wanted.set('more', { kind: 'more', interaction: more, count });

    for (const interaction of shown) {
      const { id, channel } = interaction;
      const known = before.get(id);
      const isCard = channel === 'call' || requests.length === 1 || id === unfolded;
      const form = known?.kind === 'request' ? known.form : isCard ? 'card' : 'row';
      wanted.set(id, { kind: 'request', interaction, form });
    }
    return wanted;
  }

  /** Five of all requests. While somebody aims, those that are shown stay, and others come only where some left. */
  #window(requests: readonly Interaction[], isHeld: boolean): Interaction[] {
    const anchored = this.#anchor === null ? 0 : requests.findIndex((one) => one.id === this.#anchor);
    let first = anchored >= 0 ? anchored : this.#first;
    if (requests.length <= POPOVERS_AT_ONCE) first = 0;
    while (first > 0 && first >= requests.length) first = Math.max(0, first - POPOVERS_AT_ONCE);
    this.#first = first;
    this.#anchor = first === 0 ? null : (requests[first]?.id ?? null);
    const behind = requests.slice(first);
    if (!isHeld) return behind.slice(0, POPOVERS_AT_ONCE);
    const stay = new Set(this.shown.map((one) => one.id));
    const kept = requests.filter((one) => stay.has(one.id));
    const fresh = behind.filter((one) => !stay.has(one.id)).slice(0, Math.max(0, POPOVERS_AT_ONCE - kept.length));
    return [...kept, ...fresh];
  }
}
