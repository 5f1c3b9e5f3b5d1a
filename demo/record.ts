/** The record of one customer. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { readable } from './data.js';
import type { Customer, Entry } from './data.js';
import type { Format } from './format.js';
import { icon } from './icons.js';

export const TABS = ['activity', 'orders', 'invoices', 'cases'] as const;
export type Tab = (typeof TABS)[number];

/** What the agent has begun to write about a customer: it waits while another customer calls. */
export interface Draft {
  note?: string | undefined;
  caseTitle?: string | undefined;
}

export interface RecordActs {
  readonly setDraft: (change: Draft) => void;
  readonly saveNote: () => void;
  readonly createCase: () => void;
}

export function recordView(customer: Customer, tab: Tab, draft: Draft, f: Format, acts: RecordActs): TemplateResult {
  const { t } = f;
  return html`<div class="head">
      <a class="back" href="#/customers">${icon('chevron-left', 14)} ${t.back}</a>
      <div class="record">
        <span class="logo" aria-hidden="true">${customer.logo}</span>
        <div class="clip">
          <h1 class="clip" tabindex="-1" title=${customer.name}>${customer.name}</h1>
          <p class="sub clip" title=${`${customer.role}, ${customer.company}`}>${customer.role}, ${customer.company}</p>
        </div>
        <div class="acts">
          <a class="fb-button" href="mailto:${customer.email}">${icon('mail')} ${t.email}</a>
          <button class="fb-button" type="button" @click=${() => acts.setDraft({ caseTitle: draft.caseTitle ?? '' })}>
            ${icon('plus')} ${t.newCase}
          </button>
        </div>
      </div>
      <nav class="tabs" aria-label=${t.record}>
        ${TABS.map(
          (one) =>
            html`<a href="#/customer/${customer.id}/${one}" aria-current=${one === tab ? 'page' : nothing}
              >${t[one]} ${countOf(customer, one, f)}</a
            >`,
        )}
      </nav>
    </div>
    <div class="body cols">
      <div class="left stack">
        <section class="fb-card" aria-labelledby="facts">
          <h2 id="facts">${t.customer}</h2>
          ${facts(customer, f)}
        </section>
        ${tab === 'cases' ? nothing : casesCard(customer, draft, f, acts)}
      </div>
      <div class="mid stack">
        ${tab === 'activity' ? activity(customer, draft, f, acts) : nothing}
        ${tab === 'orders' ? orders(customer, f) : nothing} ${tab === 'invoices' ? invoices(customer, f) : nothing}
        ${tab === 'cases' ? casesCard(customer, draft, f, acts) : nothing}
      </div>
    </div>`;
}

function countOf(customer: Customer, tab: Tab, f: Format): unknown {
  if (tab === 'activity') return nothing;
  const count = tab === 'cases' ? customer.cases.length : Math.max(customer.counts[tab], customer[tab].length);
  return html`<span class="count">${f.number(count)}</span>`;
}

function facts(customer: Customer, f: Format): TemplateResult {
  const { t } = f;
  const { overdue } = customer;
  const rows = [
    [
      t.phone,
      html`<wx-dial-link number=${customer.number}><bdi class="num">${readable(customer.number)}</bdi></wx-dial-link>`,
    ],
    [t.email, html`<a class="clip" href="mailto:${customer.email}" title=${customer.email}>${customer.email}</a>`],
    [t.tier, customer.tier],
    [t.owner, customer.owner],
    [t.balance, overdue.amount > 0 ? t.overdue(f.money(overdue)) : t.nothingOverdue(f.money(overdue))],
    [t.localTime, f.localTime(customer.zone, customer.city)],
  ] as const;
  return html`<dl class="facts">
    ${rows.map(
      ([term, value]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function casesCard(customer: Customer, draft: Draft, f: Format, acts: RecordActs): TemplateResult {
  const { t } = f;
  const open = customer.cases.filter((one) => one.state !== 'closed').length;
  const onInput = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) acts.setDraft({ caseTitle: event.target.value });
  };
  return html`<section class="fb-card" aria-labelledby="cases">
    <h2 id="cases">${t.cases} <small>${t.openCases(f.number(open))}</small></h2>
    ${
      draft.caseTitle === undefined
        ? nothing
        : html`<form
            class="writing"
            @submit=${(event: Event) => {
              event.preventDefault();
              acts.createCase();
            }}
          >
            <label for="case-title">${t.caseTitle}</label>
            <input id="case-title" required maxlength="120" .value=${draft.caseTitle} @input=${onInput} />
            <div class="do">
              <button class="fb-button" type="button" @click=${() => acts.setDraft({ caseTitle: undefined })}>
                ${t.cancel}
              </button>
              <button class="fb-button" data-strong>${t.create}</button>
            </div>
          </form>`
    }
    <ul class="cases">
      ${customer.cases.map(
        (one) =>
          html`<li>
            <b class="clip" title=${one.title}>${one.title}</b>
            <span>${one.high ? t.high(t.caseState[one.state]) : t.caseState[one.state]}</span>
            <small>${one.number} · ${one.state === 'new' ? t.opened(f.when(one.at)) : f.when(one.at)}</small>
          </li>`,
      )}
    </ul>
  </section>`;
}

function activity(customer: Customer, draft: Draft, f: Format, acts: RecordActs): TemplateResult {
  const { t } = f;
  const onInput = (event: Event): void => {
    if (event.target instanceof HTMLTextAreaElement) acts.setDraft({ note: event.target.value });
  };
  const days = byDay(customer.timeline, f);
  return html`<section class="fb-card" aria-label=${t.activity}>
    <div class="compose">
      <button
        type="button"
        aria-expanded=${draft.note === undefined ? 'false' : 'true'}
        @click=${() => acts.setDraft({ note: draft.note ?? '' })}
      >
        ${icon('note')} ${t.note}
      </button>
      <a href="mailto:${customer.email}">${icon('mail')} ${t.email}</a>
    </div>
    ${
      draft.note === undefined
        ? nothing
        : html`<form
            class="writing"
            @submit=${(event: Event) => {
              event.preventDefault();
              acts.saveNote();
            }}
          >
            <label for="note">${t.noteLabel}</label>
            <textarea id="note" rows="3" required .value=${draft.note} @input=${onInput}></textarea>
            <div class="do">
              <button class="fb-button" type="button" @click=${() => acts.setDraft({ note: undefined })}>
                ${t.cancel}
              </button>
              <button class="fb-button" data-strong>${t.saveNote}</button>
            </div>
          </form>`
    }
    ${[...days].map(
      ([day, entries]) =>
        html`<h3 class="day">${day}</h3>
          <ol>
            ${repeat(
              entries,
              (one) => one.id,
              (one) => line(one, f),
            )}
          </ol>`,
    )}
  </section>`;
}

/** Entries come newest first, so those of a day stand together. */
function byDay(timeline: readonly Entry[], f: Format): Map<string, Entry[]> {
  const days = new Map<string, Entry[]>();
  for (const one of timeline) {
    const day = f.day(one.at);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return days;
}

function line(one: Entry, f: Format): TemplateResult {
  const detail = f.say(one.detail);
  return html`<li class="line ${one.flag ? 'flag' : ''}">
    <time datetime=${new Date(one.at).toISOString()}>${f.time(one.at)}</time>
    <span class="dot">${icon(one.glyph, 14)}</span>
    <div class="clip">
      <b>${f.say(one.title)}</b>
      <p class="clip" title=${detail}>${detail}</p>
    </div>
    <span class="sum">${one.sum ? f.money(one.sum) : nothing}</span>
  </li>`;
}

function orders(customer: Customer, f: Format): TemplateResult {
  const { t } = f;
  const list = customer.orders;
  return sheet(
    t.orders,
    list.length,
    customer.counts.orders,
    f,
    list.map(
      (one) =>
        html`<li>
          <b>${one.number}</b><span class="sum">${f.money(one.total)}</span>
          <small class="clip" title=${one.what}>${one.what}</small>
          <small>${t.orderState[one.state]} · ${f.when(one.at)}</small>
        </li>`,
    ),
  );
}

function invoices(customer: Customer, f: Format): TemplateResult {
  const { t } = f;
  const list = customer.invoices;
  return sheet(
    t.invoices,
    list.length,
    customer.counts.invoices,
    f,
    list.map(
      (one) =>
        html`<li>
          <b>${one.number}</b><span class="sum">${f.money(one.total)}</span> <small>${t.invoiceState[one.state]}</small
          ><small>${f.when(one.at)}</small>
        </li>`,
    ),
  );
}

function sheet(heading: string, shown: number, all: number, f: Format, rows: unknown): TemplateResult {
  return html`<section class="fb-card" aria-labelledby="sheet">
    <h2 id="sheet">
      ${heading} ${all > shown ? html`<small>${f.t.latest(f.number(shown), f.number(all))}</small>` : nothing}
    </h2>
    <ul class="sheet">
      ${rows}
    </ul>
  </section>`;
}
