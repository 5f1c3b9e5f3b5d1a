/**
 * The customer's record follows the call. All it needs are the kit's DOM events: this is what a CRM of your own would
 * do as well.
 */
import type { NotReachedReason, WxDesktop } from '../src/index.js';
import { customers, log } from './data.js';
import type { Say } from './data.js';
import type { Glyph } from './icons.js';
import type { Channel } from './texts.js';

export interface Page {
  /** Whose record is open; empty for none. */
  readonly shown: string;
  /** Opens the record of a customer. */
  show(customerId: string, tab?: 'orders'): void;
  /** Opens the record with a case begun. */
  beginCase(customerId: string): void;
  /** Something that is on the page is another one. */
  changed(): void;
}

const GLYPHS: Readonly<Record<Channel, Glyph>> = { call: 'phone', chat: 'message', social: 'share', email: 'mail' };

export function followCalls(desktop: WxDesktop, page: Page): void {
  const customerOf = new Map<string, string>();
  /** What the log calls a conversation: a call that came in, one that went out, a callback, a chat. */
  const names = new Map<string, Say>();
  /** Why a customer was not reached. */
  const unreached = new Map<string, NotReachedReason>();
  /** What the log says of a conversation, which the wrap-up reason completes. */
  const logged = new Map<string, { glyph: Glyph; title: Say; at: number }>();

  /** While the agent is in another call, or calls somebody, nothing else pops up. */
  const isFree = (interactionId: string): boolean =>
    [...desktop.state.interactions.values()].every(
      (one) => one.id === interactionId || one.channel !== 'call' || one.request !== null || one.endedAt !== null,
    );

  function nameOf(interactionId: string, channel: Channel): Say {
    const origin = desktop.state.interactions.get(interactionId)?.origin ?? 'inbound';
    const name: Say =
      names.get(interactionId) ?? ((t) => (origin === 'inbound' ? t.contact[channel] : t.calls[origin]));
    names.set(interactionId, name);
    return name;
  }

  desktop.addEventListener('wx-offered', ({ detail: { interactionId, customerId, replayed } }) => {
    if (!customerId) return;
    customerOf.set(interactionId, customerId);
    // The record of somebody who waits already stays open: of several requests the agent looks at one.
    const waits = [...desktop.state.interactions.values()].some((one) => one.request && one.customer.id === page.shown);
    if (!replayed && !waits && isFree(interactionId)) page.show(customerId);
  });

  // An outdial is announced before it begins: the record is there before somebody answers.
  desktop.addEventListener('wx-outdial', ({ detail: { number } }) => {
    const called = [...customers.values()].find((one) => one.number === number);
    if (called && isFree('')) page.show(called.id);
  });

  // Fieldbook's log is in memory. After a reload the desktop tells once more what happened, and the log is there again;
  // an entry goes by the conversation's id, so that none stands there twice.
  desktop.addEventListener('wx-answered', ({ detail: { interactionId, customerId, channel, at, replayed } }) => {
    const customer = customers.get(customerId ?? '');
    if (!customer) return;
    customerOf.set(interactionId, customer.id);
    unreached.delete(interactionId);
    const name = nameOf(interactionId, channel);
    const first = customer.name.split(' ')[0] ?? customer.name;
    const isOut = desktop.state.interactions.get(interactionId)?.origin !== 'inbound';
    log(
      customer,
      GLYPHS[channel],
      (t, f) => t.inProgress(f.say(name)),
      (t) => (isOut ? t.calledByYou(first) : t.withYou(first)),
      { id: interactionId, at },
    );
    if (!replayed && isFree(interactionId)) page.show(customer.id);
    page.changed();
  });

  desktop.addEventListener('wx-not-reached', ({ detail: { interactionId, origin, reason, at } }) => {
    unreached.set(interactionId, reason);
    const interaction = desktop.state.interactions.get(interactionId);
    const customer = customers.get(interaction?.customer.id ?? customerOf.get(interactionId) ?? '');
    if (!customer || origin === 'inbound') return;
    customerOf.set(interactionId, customer.id);
    names.set(interactionId, (t) => t.calls[origin]);
    const title: Say = (t) => t.notReached(t.calls[origin], t.reasons[reason]);
    // A callback is tried again, and each attempt has a line of its own.
    const id = origin === 'callback' ? `${interactionId}/${String(at)}` : interactionId;
    log(customer, 'phone', title, (t) => (origin === 'callback' ? t.triedAgain : t.wrappingUp(t.you)), { id, at });
    page.changed();
  });

  desktop.addEventListener('wx-ended', ({ detail }) => {
    const { interactionId, customerId, channel, answeredAt, endedAt } = detail;
    const customer = customers.get(customerId ?? '');
    if (!customer) return;
    customerOf.set(interactionId, customer.id);
    const name = nameOf(interactionId, channel);
    const reason = unreached.get(interactionId);
    const title: Say = (t, f) => {
      if (reason) return t.notReached(f.say(name), t.reasons[reason]);
      return endedAt > answeredAt
        ? t.lasted(f.say(name), f.took(endedAt - answeredAt))
        : t.notReached(f.say(name), t.calledOff);
    };
    logged.set(interactionId, { glyph: GLYPHS[channel], title, at: answeredAt });
    log(customer, GLYPHS[channel], title, (t) => t.wrappingUp(t.you), { id: interactionId, at: answeredAt });
    page.changed();
  });

  desktop.addEventListener('wx-wrapped-up', ({ detail: { interactionId, reasonId, byItself } }) => {
    const entry = logged.get(interactionId);
    const customer = customers.get(customerOf.get(interactionId) ?? '');
    for (const map of [logged, customerOf, names, unreached]) map.delete(interactionId);
    if (!entry || !customer) return;
    const { glyph, title, at } = entry;
    const reason = desktop.state.settings?.wrapUpReasons.find((one) => one.id === reasonId)?.name ?? reasonId;
    const detail: Say = (t) => (byItself ? t.wrappedUpByItself(reason) : t.wrappedUp(t.you, reason));
    log(customer, glyph, title, detail, { id: interactionId, at });
    page.changed();
  });

  // What is saved on a call belongs to the customer too. A secure value is told to nobody.
  desktop.addEventListener('wx-variable-saved', ({ detail: { interactionId, variable: name, by, at } }) => {
    const interaction = desktop.state.interactions.get(interactionId);
    const variable = interaction?.variables.find((one) => one.name === name);
    const customer = customers.get(interaction?.customer.id ?? '');
    if (!variable || !customer) return;
    const title: Say = (t) =>
      variable.secure ? t.changed(variable.label) : t.saved(variable.label, desktop.language.value(variable));
    const isYou = by.id === desktop.state.agent?.id;
    log(customer, 'note', title, (t) => (isYou ? t.savedByYou : t.savedBy(by.name)), {
      id: `${interactionId}/${name}`,
      at,
    });
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
