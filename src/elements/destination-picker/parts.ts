/** What the picker's list is made of. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { dialled, dialNumberFormat } from '../../core/index.js';
import type { AgentStateName, DirectoryEntry, Failure, Presence, Settings } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon, iconCloudOff, iconInfo, iconPhone, iconTriangleAlert, stateIcon } from '../../foundation/icons.js';
import {
  iconBookUser,
  iconCheck,
  iconCornerDownLeft,
  iconRefreshCw,
  iconRoute,
  iconSearchX,
  iconUsers,
} from '../../foundation/on-demand/icons.js';
import { marked } from '../../foundation/search-list.js';
import { vars } from '../../foundation/vars.js';
import { stateIn } from './kinds.js';
import type { Purpose, Tab, Terms } from './kinds.js';

/** Presence by the outlines of agents' states. */
const PRESENCE: Readonly<Record<Presence, AgentStateName>> = {
  available: 'available',
  busy: 'engaged',
  'in-call': 'engaged',
  'in-meeting': 'engaged',
  'do-not-disturb': 'engaged',
  away: 'idle',
  offline: 'offline',
};

export interface Row {
  readonly t: Terms;
  readonly settings: Settings | null;
  /** What was looked for. */
  readonly query: string;
  readonly isChosen: boolean;
  readonly isActive: boolean;
  /** The typed number, that no directory has. */
  readonly isLead: boolean;
}

/** What stands in a row: what it is, its name, what tells it from others, and its state or number at the end. */
export function rowOf(entry: DirectoryEntry, row: Row): TemplateResult {
  const { t, settings, query, isChosen, isActive, isLead } = row;
  const { kind, name, number, state, team, supervisor, person } = entry;
  const tick = isChosen
    ? html`<span class="tick">${icon(iconCheck, 14)}</span>`
    : isLead && isActive
      ? html`<span class="tick">${icon(iconCornerDownLeft, 14)}</span>`
      : nothing;
  if (kind === 'dial-number' && isLead) {
    return html`${icon(iconPhone)}
      <p class="main">
        <b class="wx-clip">${t.picker.call(html`<span class="wx-num">${entry.id}</span>`)}</b>
        <span class="part wx-clip">${t.outdial.format[dialNumberFormat(entry.id)]}</span>
      </p>
      <span class="side">${tick}</span>`;
  }
  const label = html`<b class="wx-clip" title=${name}>${marked(name, query)}</b>`;
  if (state) {
    return html`${stateIcon(state.name)}
      <p class="main">
        ${label} ${supervisor ? html`<span class="wx-tag">${t.picker.supervisor}</span>` : nothing}
        ${team === null ? nothing : html`<span class="part wx-clip" title=${team}>${team}</span>`}
      </p>
      <span class="side">${stateIn(t, entry, settings)}${tick}</span>`;
  }
  if (person) {
    const post = t.picker.post(person.role, person.department);
    return html`${stateIcon(PRESENCE[person.presence])}
      <p class="main">${label}</p>
      <span class="side">${t.picker.presence[person.presence]}${tick}</span>
      <p class="second">
        <span class="wx-clip" title=${post}>${marked(post, query)}</span>${post ? '·' : nothing}
        <span class="wx-num">${marked(number ?? '', dialled(query))}</span>
      </p>`;
  }
  const glyph = kind === 'queue' ? iconUsers : kind === 'entry-point' ? iconRoute : iconBookUser;
  return html`${icon(glyph)}
    <p class="main">
      ${label} ${kind === 'entry-point' ? html`<span class="wx-tag">${t.picker.entryPoint}</span>` : nothing}
    </p>
    <span class="side">
      ${number === null ? nothing : html`<span class="wx-num">${marked(number, dialled(query))}</span>`}${tick}
    </span>`;
}

/** What stands in a row that is not here yet. */
export const rowToCome = (): TemplateResult => html`<i></i>`;

/** The list is on its way. */
export const loading = ({ picker }: Terms, tab: Tab): TemplateResult =>
  html`<div class="wx-bones" part="blank" role="status" aria-label=${picker.loading[tab]}>
    ${['58%', '74%', '42%', '66%'].map((width) => html`<div><i ${vars({ '--w': width })}></i></div>`)}
  </div>`;

/** Nothing was found, or nothing is there. */
export function nothingFound(
  t: Terms,
  tab: Tab,
  purpose: Purpose,
  query: string,
  settings: Settings | null,
): TemplateResult {
  const { none, empty, listed } = t.picker;
  const hint =
    tab === 'organization'
      ? listed.organization[settings?.people?.source ?? 'teams']
      : tab === 'dial-number'
        ? listed['dial-number']
        : listed[purpose][tab];
  return html`<div class="wx-blank" part="blank">
    ${icon(iconSearchX, 20)}
    <b>${query === '' ? empty[tab] : none[tab](query)}</b>
    <span>${hint}</span>
  </div>`;
}

/** The list did not come. */
export const notFetched = (t: Terms, tab: Tab, failure: Failure, onRetry: () => void): TemplateResult =>
  html`<div class="wx-blank" part="blank" role="alert">
    ${icon(iconCloudOff, 20)}
    <b>${t.picker.failed[tab]}</b>
    <span>${t.picker.because(t.failure[failure.code].what)}</span>
    <button class="wx-button" part="retry" type="button" @click=${onRetry}>${icon(iconRefreshCw)} ${t.retry}</button>
  </div>`;

/** The same, where there is a list that is old, or lacks a part. */
export const notRefreshed = (t: Terms, tab: Tab, onRetry: () => void): TemplateResult =>
  html`<p class="wx-reason" part="reason" role="alert" data-tone="danger">
    ${icon(iconCloudOff)}
    <span>
      ${t.picker.because(t.picker.failed[tab])}
      <button class="wx-link" part="retry" type="button" @click=${onRetry}>${t.retry}</button>
    </span>
  </p>`;

/** Why something cannot be chosen, or what can be. */
export const reason = (text: string, tone: 'danger' | 'warning' | null): TemplateResult =>
  html`<p class="wx-reason" part="reason" id="reason" data-tone=${tone ?? nothing}>
    ${icon(tone ? iconTriangleAlert : iconInfo)} <span>${text}</span>
  </p>`;

/** What was left out of a paste, in words: “( ) - and spaces”. */
export function removedIn({ picker }: Terms, locale: string, removed: string): string {
  const signs = Array.from(removed.replace(/[\s\p{L}]/gu, '')).join(' ');
  const words = [signs, /\p{L}/u.test(removed) && picker.letters, /\s/u.test(removed) && picker.spaces];
  return new Intl.ListFormat(locale).format(words.filter((one) => typeof one === 'string' && one !== '') as string[]);
}
