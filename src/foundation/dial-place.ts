/** Where a number is shown before it is called: links that ask first find the `<wx-outdial>` of their desktop here. */
import type { Desktop, DesktopController } from './context.js';

export interface DialPlace extends HTMLElement {
  /** Shows a number, to be called from there. */
  prefill(number: string): unknown;
}

const places = new WeakMap<Desktop, Set<DialPlace>>();

/** Makes an element known to the desktop that it has, for as long as it has it. */
export function offerDialPlace(place: DialPlace, source: DesktopController): void {
  let offered: Set<DialPlace> | undefined;
  source.onChange((desktop) => {
    const known = desktop ? (places.get(desktop) ?? new Set()) : undefined;
    if (known === offered) return;
    offered?.delete(place);
    if (desktop && known) places.set(desktop, known.add(place));
    offered = known;
  });
}

/** A place of this desktop's; of several one that can be seen. */
export function dialPlaceOf(desktop: Desktop): DialPlace | undefined {
  const all = [...(places.get(desktop) ?? [])];
  return all.find((place) => place.checkVisibility()) ?? all[0];
}
