/** The way from a system notification to the request on the screen: whatever shows it leads there [POP-13]. */
import type { Cancel } from '../core/index.js';
import type { Desktop, DesktopController } from './context.js';

/** Brings a request into view, with the focus at its name; false where this is not the place for it. */
type Lead = (interactionId: string) => boolean;

const leads = new WeakMap<Desktop, Set<Lead>>();

/** Makes an element one that leads to requests, while it is on the page and has a desktop. */
export function canLead(source: DesktopController, lead: Lead): void {
  let leave: Cancel | undefined;
  let known: Desktop | null = null;
  source.onChange((desktop) => {
    if (desktop === known) return;
    leave?.();
    known = desktop;
    leave = desktop ? enter(desktop, lead) : undefined;
  });
}

function enter(desktop: Desktop, lead: Lead): Cancel {
  const all = leads.get(desktop) ?? new Set();
  leads.set(desktop, all.add(lead));
  return () => all.delete(lead);
}

/** Leads the agent to a request, wherever it is shown. */
export function leadTo(desktop: Desktop, interactionId: string): void {
  for (const lead of leads.get(desktop) ?? []) if (lead(interactionId)) return;
}
