/**
 * The customer's record follows the call. All it needs are the kit's DOM events: this is what a CRM of your own would
 * do as well.
 */
import type { WxDesktop } from '../src/index.js';
import { customers, log } from './data.js';
import type { Say } from './data.js';
import type { Glyph } from './icons.js';
import type { Channel } from './texts.js';

export interface Page {
  /** Opens the record of a customer. */
  show(customerId: string, tab?: 'orders'): void;
  /** Opens the record with a case begun. */
  beginCase(customerId: string): void;
  /** Something that is on the page is another one. */
  changed(): void;
}

const GLYPHS: Readonly<Record<Channel, Glyph>> = { call: 'phone', chat: 'message', social: 'share', email: 'mail' };

export function followCalls(desktop: WxDesktop, page: Page): void {
  /** The calls that the agent is in: while there is one, nothing else pops up. */
  const calls = new Set<string>();
  const customerOf = new Map<string, string>();
  /** What the log says of a conversation, which the wrap-up reason completes. */
  const logged = new Map<string, { glyph: Glyph; title: Say; at: number }>();

  desktop.addEventListener('wx-offered', ({ detail: { interactionId, customerId, replayed } }) => {
    if (!customerId) return;
    customerOf.set(interactionId, customerId);
    if (!replayed && calls.size === 0) page.show(customerId);
  });

  desktop.addEventListener('wx-answered', ({ detail: { interactionId, customerId, channel, at, replayed } }) => {
    const isFree = calls.size === 0;
    if (channel === 'call') calls.add(interactionId);
    const customer = customers.get(customerId ?? '');
    if (!customer || replayed) return;
    const title: Say = (t) => t.inProgress(t.contact[channel]);
    const from: Say = (t) => t.withYou(customer.name.split(' ')[0] ?? customer.name);
    log(customer, GLYPHS[channel], title, from, { id: interactionId, at });
    if (isFree) page.show(customer.id);
    page.changed();
  });

  desktop.addEventListener('wx-ended', ({ detail }) => {
    const { interactionId, customerId, channel, answeredAt, endedAt, replayed } = detail;
    calls.delete(interactionId);
    const customer = customers.get(customerId ?? '');
    if (!customer || replayed) return;
    const title: Say = (t, f) => t.lasted(t.contact[channel], f.took(endedAt - answeredAt));
    logged.set(interactionId, { glyph: GLYPHS[channel], title, at: answeredAt });
    log(customer, GLYPHS[channel], title, (t) => t.wrappingUp(t.you), { id: interactionId, at: answeredAt });
    page.changed();
  });

  desktop.addEventListener('wx-wrapped-up', ({ detail: { interactionId, reasonId, replayed } }) => {
    const entry = logged.get(interactionId);
    const customer = customers.get(customerOf.get(interactionId) ?? '');
    logged.delete(interactionId);
    customerOf.delete(interactionId);
    if (!entry || !customer || replayed) return;
    const { glyph, title, at } = entry;
    const reason = desktop.state.settings?.wrapUpReasons.find((one) => one.id === reasonId)?.name ?? reasonId;
    log(customer, glyph, title, (t) => t.wrappedUp(t.you, reason), { id: interactionId, at });
    page.changed();
  });

  // The administrator's own buttons on a popover: what they mean is the page's business.
  desktop.addEventListener('wx-action', ({ detail: { action, interactionId } }) => {
    const customerId = customerOf.get(interactionId);
    if (!customerId) return;
    if (action === 'open-order') page.show(customerId, 'orders');
    if (action === 'new-case') page.beginCase(customerId);
  });
}
