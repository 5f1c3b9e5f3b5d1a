/** The lists behind the rail: customers, and what all of them ordered, owe and ask for. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customers, readable } from './data.js';
import type { Customer } from './data.js';
import type { Format } from './format.js';
import { icon } from './icons.js';

export const LISTS = ['customers', 'orders', 'invoices', 'cases'] as const;
export type List = (typeof LISTS)[number];

export const LIST_GLYPHS = {
  customers: 'users',
  orders: 'package',
  invoices: 'receipt',
  cases: 'life-buoy',
} as const;

export function searchField(query: string, f: Format, onQuery: (query: string) => void): TemplateResult {
  return html`<label class="find"
    >${icon('search')}<input
      type="search"
      aria-label=${f.t.searchHint}
      placeholder=${f.t.searchHint}
      .value=${query}
      @input=${(event: Event) => {
        if (event.target instanceof HTMLInputElement) onQuery(event.target.value);
      }}
  /></label>`;
}

export function listView(list: List, query: string, f: Format, onQuery: (query: string) => void): TemplateResult {
  const found = [...customers.values()].filter((one) => matches(one, query)).sort((a, b) => lastAt(b) - lastAt(a));
  return html`<div class="head">
      <div class="record">
        <h1 tabindex="-1">${f.t[list]}</h1>
        <p class="sub" role="status">${list === 'customers' ? f.t.found(f.number(found.length)) : nothing}</p>
      </div>
      <div class="own-find">${list === 'customers' ? searchField(query, f, onQuery) : nothing}</div>
    </div>
    <div class="body single">
      <section class="fb-card" aria-label=${f.t[list]}>
        ${
          list === 'customers'
            ? found.length > 0
              ? html`<ul class="people">
                  ${repeat(
                    found,
                    (one) => one.id,
                    (one) => person(one, f),
                  )}
                </ul>`
              : html`<p class="nobody">${f.t.noMatch(query)}</p>`
            : html`<ul class="sheet">
                ${rowsOf(list, f)}
              </ul>`
        }
      </section>
    </div>`;
}

function matches(customer: Customer, query: string): boolean {
  const wanted = query.trim().toLowerCase();
  const digits = wanted.replace(/\D/gu, '');
  const words = [customer.name, customer.company, customer.email, customer.city].join('\n').toLowerCase();
  return words.includes(wanted) || (digits.length > 2 && customer.number.includes(digits));
}

const lastAt = (customer: Customer): number => customer.timeline[0]?.at ?? 0;

function person(customer: Customer, f: Format): TemplateResult {
  return html`<li>
    <span class="logo" aria-hidden="true">${customer.logo}</span>
    <a class="clip" href="#/customer/${customer.id}" title=${customer.name}>${customer.name}</a>
    <span class="clip" title=${customer.company}>${customer.company}</span>
    <wx-dial-link class="num" number=${customer.number}><bdi>${readable(customer.number)}</bdi></wx-dial-link>
    <span class="when">${f.when(lastAt(customer))}</span>
  </li>`;
}

function rowsOf(list: Exclude<List, 'customers'>, f: Format): TemplateResult[] {
  const { t } = f;
  const all = [...customers.values()].flatMap((customer) =>
    customer[list].map((one) => ({ customer, one, href: `#/customer/${customer.id}/${list}` })),
  );
  return all
    .sort((a, b) => b.one.at - a.one.at)
    .map(({ customer, one, href }) => {
      const state =
        'title' in one ? t.caseState[one.state] : 'what' in one ? t.orderState[one.state] : t.invoiceState[one.state];
      return html`<li>
        <a class="clip" href=${href}>${'title' in one ? one.title : one.number}</a>
        <span class="sum">${'total' in one ? f.money(one.total) : one.high ? t.high(state) : state}</span>
        <small class="clip">${'title' in one ? `${one.number} · ${customer.name}` : customer.name}</small>
        <small>${'total' in one ? `${state} · ${f.when(one.at)}` : f.when(one.at)}</small>
      </li>`;
    });
}
