/** Fieldbook, a CRM with an agent's desktop in it. The desktop is two lines; the rest is the CRM. */
import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import { define } from '../src/define.js';
import { customers, log, openCase } from './data.js';
import { Drawer } from './drawer.js';
import { followCalls } from './follow.js';
import { Format } from './format.js';
import { icon } from './icons.js';
import { LIST_GLYPHS, LISTS, listView, searchField } from './lists.js';
import type { List } from './lists.js';
import { Preferences } from './preferences.js';
import { recordView, TABS } from './record.js';
import type { Draft, Tab } from './record.js';
import { backend, colleagueAddress, place as centrePlace } from './seat.js';
import { TaskColumn } from './tasks.js';

function there<T>(element: T | null, selector: string): T {
  if (!element) throw new Error(`index.html has no ${selector}.`);
  return element;
}
const find = (id: string): HTMLElement => there(document.querySelector<HTMLElement>(`#${id}`), `#${id}`);

define();
const desktop = there(document.querySelector('wx-desktop'), 'wx-desktop');
desktop.backend = backend;

// ------------------------------------------------------------------------------------------------- what is on the page

type Route = { readonly list: List } | { readonly customerId: string; readonly tab: Tab };

let query = '';
/** Set while the page itself goes somewhere, so that the focus stays where the agent has it. */
let isFollowing = false;
const drafts = new Map<string, Draft>();
const preferences = new Preferences(paint);
const drawer = new Drawer(find('world'), paint);
const tasks = new TaskColumn(find('tasks'), find('page'), paint);
let f = new Format(preferences.language);
let route = routeOf(location.hash);

function routeOf(hash: string): Route {
  const [, view = '', customerId = '', tab = ''] = hash.split('/');
  const list = LISTS.find((one) => one === view);
  if (list) return { list };
  return { customerId: customerId || 'maya-torres', tab: TABS.find((one) => one === tab) ?? 'activity' };
}

function go(hash: string): void {
  if (location.hash === hash) return;
  isFollowing = true;
  location.hash = hash;
}

addEventListener('hashchange', () => {
  const before = route;
  route = routeOf(location.hash);
  paint();
  const isOther = 'list' in route || 'list' in before || route.customerId !== before.customerId;
  if (isOther && !isFollowing) find('main').querySelector('h1')?.focus();
  if (isOther) scrollTo(0, 0);
  isFollowing = false;
});

function onQuery(text: string): void {
  query = text;
  go('#/customers');
  paint();
}

/** Where the focus goes when a form opens, and when it closes. */
const PLACES = { note: ['#note', '.compose button'], caseTitle: ['#case-title', '.acts button'] } as const;

function changeDraft(customerId: string, change: Draft): void {
  const before = drafts.get(customerId) ?? {};
  const now = { ...before, ...change };
  drafts.set(customerId, now);
  paint();
  for (const field of ['note', 'caseTitle'] as const) {
    const isOpen = now[field] !== undefined;
    if (isOpen === (before[field] !== undefined)) continue;
    const [opened, closed] = PLACES[field];
    // Once it is painted.
    queueMicrotask(() =>
      find('main')
        .querySelector<HTMLElement>(isOpen ? opened : closed)
        ?.focus(),
    );
  }
}

// ------------------------------------------------------------------------------------------------- the desktop's places

followCalls(desktop, {
  get shown() {
    const at = routeOf(location.hash);
    return 'list' in at ? '' : at.customerId;
  },
  show: (customerId, tab) => go(tab ? `#/customer/${customerId}/${tab}` : `#/customer/${customerId}`),
  beginCase: (customerId) => {
    go(`#/customer/${customerId}`);
    route = routeOf(location.hash);
    changeDraft(customerId, { caseTitle: drafts.get(customerId)?.caseTitle ?? '' });
  },
  changed: paint,
});

desktop.subscribe(paint);

/** Who was at something that is gone goes on where the work does. */
function leadFocus(isReplayed: boolean, to: () => HTMLElement | null): void {
  if (isReplayed) return;
  const look = (): void => {
    if (document.activeElement === document.body) to()?.focus();
  };
  // With the second frame the browser has noticed.
  requestAnimationFrame(() => requestAnimationFrame(look));
}
const toRecord = (): HTMLElement | null => find('main').querySelector('h1');
const toWelcome = (): HTMLElement | null => document.querySelector('#welcome-heading');
desktop.addEventListener('wx-signed-in', ({ detail }) => leadFocus(detail.replayed, toRecord));
desktop.addEventListener('wx-wrapped-up', ({ detail }) => leadFocus(detail.replayed, toRecord));
desktop.addEventListener('wx-signed-out', ({ detail }) => leadFocus(detail.replayed, toWelcome));

/** The bar for the call is there while there is one, the sign-in while nobody is signed in. */
function paintPlaces(): void {
  const { agent, interactions, currentId } = desktop.state;
  const current = interactions.get(currentId ?? '');
  find('call').hidden = !current || current.request !== null;
  find('variables').hidden = find('call').hidden;
  find('welcome').hidden = agent?.signedIn ?? false;
  document.documentElement.toggleAttribute('data-signed-in', agent?.signedIn ?? false);
  find('tasks').hidden = !agent?.signedIn || !tasks.isThere;
  const { t } = f;
  find('call').setAttribute('aria-label', t.currentCall);
  find('variables-heading').textContent = t.currentCall;
  render(
    html`<h2 id="welcome-heading" tabindex="-1">${t.welcome}</h2>
      <p>${t.how}</p>
      <p><strong>${t.steps}</strong></p>
      <p>${t.more}</p>
      ${seatWords()}
      ${colleagueAddress() ? html`<p><a href="supervisor.html" target="_blank">${t.supervisor}</a></p>` : nothing}
      <p><a href="tour.html">${t.tour}</a></p>
      <p><a href="teams-host.html">${t.inTeams}</a></p>`,
    find('words'),
  );
}

/** Whose desk this is, where its centre is, and the way to another. */
function seatWords(): TemplateResult | typeof nothing {
  const { t } = f;
  const { agent } = desktop.state;
  if (!agent) return nothing;
  const found = centrePlace();
  return html`<p>${t.seat(agent.name)}${found ? html` ${t.places[found]}` : nothing}</p>
    ${colleagueLink()}`;
}

/** In the bar there is room for its glyph alone. */
function colleagueLink(inBar = false): TemplateResult | typeof nothing {
  const address = colleagueAddress();
  const { colleague } = f.t;
  if (!address) return nothing;
  return html`<a
    class="fb-button colleague"
    href=${address}
    target="_blank"
    ?data-icon-only=${inBar}
    aria-label=${inBar ? colleague : nothing}
    title=${inBar ? colleague : nothing}
    >${icon('users')} ${inBar ? nothing : colleague}</a
  >`;
}

// ----------------------------------------------------------------------------------------------------------- the chrome

function rail(): TemplateResult {
  const here = 'list' in route ? route.list : 'customers';
  return html`<a class="mark" href="#/customers" aria-label="Fieldbook">F</a> ${LISTS.map(
      (one) =>
        html`<a
          href="#/${one}"
          aria-label=${f.t[one]}
          title=${f.t[one]}
          aria-current=${one === here ? ('list' in route ? 'page' : 'true') : nothing}
          >${icon(LIST_GLYPHS[one], 18)}</a
        >`,
    )}`;
}

function place(): TemplateResult {
  const { t } = f;
  const customer = 'list' in route ? undefined : customers.get(route.customerId);
  return html`<a class="brand" href="#/customers"><span aria-hidden="true">F</span> Fieldbook</a>
    <p class="crumbs">
      ${
        'list' in route
          ? html`<b>${t[route.list]}</b>`
          : html`<a href="#/customers">${t.customers}</a>
              <span class="clip">${customer ? ` / ${customer.company}` : nothing}</span>
              <b>/ ${customer?.name}</b>`
      }
    </p>
    ${searchField(query, f, onQuery)}`;
}

function tools(): TemplateResult {
  const { t } = f;
  const { agent, interactions } = desktop.state;
  const waiting = [...interactions.values()].filter((one) => one.request !== null).length;
  const initials = agent?.name
    .split(/[\s-]/u)
    .slice(0, 2)
    .map((word) => word.slice(0, 1))
    .join('');
  return html`<button
      class="fb-button tasks-button"
      type="button"
      data-icon-only
      ?hidden=${!agent?.signedIn}
      aria-label=${waiting > 0 ? t.tasksWaiting(f.number(waiting)) : t.tasks}
      aria-expanded=${tasks.isOpen ? 'true' : 'false'}
      @click=${() => tasks.toggle()}
    >
      ${icon('list')}
    </button>
    ${agent?.signedIn ? colleagueLink(true) : nothing}
    <button
      class="fb-button"
      id="outside"
      type="button"
      aria-expanded=${drawer.isOpen ? 'true' : 'false'}
      aria-controls="world"
      aria-label=${t.outside}
      @click=${() => drawer.toggle()}
    >
      ${icon('globe')} <span class="wide">${t.outside}</span>
    </button>
    <button
      class="me"
      type="button"
      popovertarget="me"
      aria-label=${`${t.preferences}, ${initials ?? ''}`}
      title=${agent?.name ?? ''}
    >
      ${initials}
    </button>
    <div class="menu" id="me" popover>
      ${agent ? html`<p class="seat">${t.seat(agent.name)}</p>` : nothing} ${colleagueLink()}
      <button
        class="fb-button dial"
        type="button"
        popovertarget="me"
        popovertargetaction="hide"
        ?hidden=${!agent?.signedIn}
        @click=${() => void document.querySelector('wx-outdial')?.show()}
      >
        ${icon('phone')} ${t.makeCall}
      </button>
      <button
        class="fb-button keys"
        type="button"
        popovertarget="me"
        popovertargetaction="hide"
        @click=${() => void document.querySelector('wx-shortcuts')?.show()}
      >
        ${icon('keyboard')} ${t.shortcuts}
      </button>
      ${preferences.view(t)}
    </div>`;
}

function mainView(): TemplateResult {
  if ('list' in route) return listView(route.list, query, f, onQuery);
  const { customerId, tab } = route;
  const customer = customers.get(customerId);
  if (!customer) return html`<div class="head"><h1 tabindex="-1">${f.t.gone}</h1></div>`;
  const draft = drafts.get(customerId) ?? {};
  return recordView(customer, tab, draft, f, {
    setDraft: (change) => changeDraft(customerId, change),
    saveNote: () => {
      const text = draft.note?.trim();
      if (text) log(customer, 'note', text, (t) => t.noteBy);
      changeDraft(customerId, { note: undefined });
    },
    createCase: () => {
      const text = draft.caseTitle?.trim();
      if (text) openCase(customer, text);
      changeDraft(customerId, { caseTitle: undefined });
    },
  });
}

function title(): string {
  if ('list' in route) return f.t[route.list];
  const customer = customers.get(route.customerId);
  return customer ? `${customer.name} · ${customer.company}` : f.t.gone;
}

let isPainting = false;

/** Paints everything, once for all that changed meanwhile; lit touches only what is another one. */
function paint(): void {
  if (isPainting) return;
  isPainting = true;
  queueMicrotask(() => {
    isPainting = false;
    f = new Format(preferences.language);
    document.title = `${title()} · Fieldbook`;
    find('rail').setAttribute('aria-label', 'Fieldbook');
    render(rail(), find('rail'));
    render(place(), find('place'));
    render(tools(), find('tools'));
    render(mainView(), find('main'));
    drawer.paint(f.t);
    paintPlaces();
  });
}

paint();
// The customers' local time goes on.
setInterval(paint, 20_000);
