/** The teams of a supervisor and their calls: loaded once somebody has signed in. */
import { nothing } from 'lit';
import type { LitElement, ReactiveController } from 'lit';
import { controlsOf, monitorControl, titleOf } from '../../core/index.js';
import type { Agent, Cancel, Controls, Interaction, Link, Reason, Settings, TeamRow } from '../../core/index.js';
import { Aim } from '../../foundation/aim.js';
import { sameItems, Selected } from '../../foundation/context.js';
import type { Desktop, DesktopController } from '../../foundation/context.js';
import { html } from '../../foundation/html.js';
import { icon, iconInfo } from '../../foundation/icons.js';
import type { Language } from '../../foundation/localize.js';
import { Shortcut } from '../../foundation/shortcuts.js';
import { blanks, lines, statuses } from '../../foundation/styles.js';
import { supervisor } from '../../locales/on-demand/supervisor.js';
import { blank, failed, isInPlace, teamTable, waiting } from './parts.js';
import type { Line, Means, Terms } from './parts.js';
import { viewStyles } from './view.styles.js';

export const styles = [statuses, lines, blanks, viewStyles];

/** After so long without an answer the team counts as not fetched, in milliseconds. */
const PATIENCE = 10_000;

/** What the table shows besides its rows. */
type Slice = readonly [
  agent: Agent | null,
  settings: Settings | null,
  link: Link,
  canMonitor: boolean,
  /** The call that is listened to, and what can be done with it. */
  monitored: Interaction | null,
  controls: Controls | null,
  /** The call that was asked for and is not here yet. */
  asked: string | null,
  ...own: Interaction[],
];

function sliceOf(desktop: Desktop | null): Slice {
  if (!desktop) return [null, null, 'closed', false, null, null, null];
  const { agent, settings, link, interactions, pending } = desktop.state;
  const calls = [...interactions.values()].filter((one) => one.channel === 'call');
  const monitored = calls.find((one) => one.monitoring !== null) ?? null;
  return [
    agent,
    settings,
    link,
    desktop.capabilities.commands.has('monitor'),
    monitored,
    monitored && controlsOf(desktop.state, monitored.id),
    pending.find((one) => one.name === 'monitor')?.interactionId ?? null,
    ...calls.filter((one) => one !== monitored),
  ];
}

/** What is said below the table: why its buttons do not work. What stands in the place of a button is said there. */
const reasonsOf = ({ monitor, controls }: Line): Reason[] => {
  const all = isInPlace(monitor) ? [] : [monitor, ...Object.values(controls ?? {})];
  return all.flatMap((one) => one?.reason ?? []);
};

const collators = new WeakMap<Language, Intl.Collator>();

/** By team and name, as the language sorts them. */
function inOrder(language: Language): (a: TeamRow, b: TeamRow) => number {
  const collator = collators.get(language) ?? new Intl.Collator(language.locale);
  collators.set(language, collator);
  return (a, b) => collator.compare(a.team, b.team) || collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

export class TeamView implements ReactiveController {
  readonly #host: LitElement;
  readonly #slice: Selected<Slice>;
  #desktop: Desktop | null = null;
  #supervisorId: string | null = null;
  #cancel: Cancel | null = null;
  #rows: readonly TeamRow[] | null = null;
  /** Since when the team is waited for. */
  #since = 0;
  readonly #bargeKey: Shortcut;
  readonly #stopKey: Shortcut;
  /** What the buttons do; known from the first paint on. */
  #ask: Means['ask'] | undefined;
  /** The row that has the focus while it is painted anew. */
  #focusedRow: string | null = null;

  constructor(host: LitElement, source: DesktopController) {
    this.#host = host;
    // Rows come, go and move: a click on one that was not aimed at lets nobody be heard.
    const aim = new Aim(host, () => this.#desktop?.clock.now() ?? 0);
    host.addEventListener('click', aim.guard, { capture: true });
    this.#slice = new Selected<Slice>(host, source, sliceOf, sameItems);
    this.#bargeKey = this.#keyFor('barge-in', source);
    this.#stopKey = this.#keyFor('stop-monitoring', source);
    source.onChange((desktop) => this.#follow(desktop));
    host.addController(this);
  }

  /** A row that goes, or a button that becomes another, must not leave the focus nowhere. */
  hostUpdate(): void {
    const row = this.#host.shadowRoot?.activeElement?.closest<HTMLElement>('tr[data-row]');
    this.#focusedRow = row?.dataset['row'] ?? null;
  }

  hostUpdated(): void {
    const { shadowRoot } = this.#host;
    if (this.#focusedRow === null || shadowRoot?.activeElement) return;
    const row = shadowRoot?.querySelector(`tr[data-row="${CSS.escape(this.#focusedRow)}"]`);
    // Not Barge In: a key that is still held down would be heard by the customer.
    const next = row?.querySelector<HTMLElement>('.stop-monitoring, .monitor');
    (next ?? shadowRoot?.querySelector<HTMLElement>('.team'))?.focus({ preventScroll: true });
    this.#focusedRow = null;
  }

  render(means: Means): unknown {
    this.#ask = means.ask;
    const { t, language } = means;
    const terms = t.supervisor ?? supervisor;
    const [agent, settings, link, canMonitor, monitored, controls, asked, ...own] = this.#slice.value;
    if (!agent) return nothing;
    if (!agent.supervisor) return blank(terms.notSupervisor, terms.notSupervisorHint);
    if (!this.#cancel) return blank(terms.unsupported, terms.unsupportedHint);
    if (!this.#rows) return this.#waiting(means, terms);
    if (this.#rows.length === 0) return blank(terms.nobody, terms.nobodyHint);
    const rows = [...this.#rows].sort(inOrder(language)).map((row): Line => {
      const { call } = row;
      if (!call || !canMonitor) return { row, monitor: null, controls: null, isOwn: false };
      if (call.interactionId === monitored?.id) return { row, monitor: null, controls, isOwn: false };
      const isOwn = own.some((one) => one.id === call.interactionId && !one.request);
      const monitor = monitorControl(agent, own, call, link, call.interactionId === asked);
      return { row, monitor: isOwn ? null : monitor, controls: null, isOwn };
    });
    const table = teamTable({
      ...{ means, terms, settings, rows },
      agentId: agent.id,
      keys: { 'barge-in': this.#bargeKey.keys, 'stop-monitoring': this.#stopKey.keys },
    });
    return html`<section class="team" aria-label=${terms.label} tabindex="-1">
      <div class="list" part="list">${table}</div>
      ${[...new Set(rows.flatMap(reasonsOf))].map(
        (reason) =>
          html`<p class="wx-reason foot" part="reason" id=${reason}>${icon(iconInfo)} ${t.reason[reason]}</p>`,
      )}
      <p class="wx-aside" role="status">${monitored ? terms.said(titleOf(monitored)) : nothing}</p>
    </section>`;
  }

  #waiting(means: Means, terms: Terms): unknown {
    return means.counting((now) =>
      now - this.#since < PATIENCE ? waiting(terms) : failed(terms, means.t.retry, () => this.#watch()),
    );
  }

  #keyFor(act: 'barge-in' | 'stop-monitoring', source: DesktopController): Shortcut {
    const about = (): string | null => this.#slice.value[4]?.id ?? null;
    return new Shortcut(this.#host, source, act, {
      about,
      control: () => this.#slice.value[5]?.[act],
      act: () => this.#ask?.(act, about() ?? ''),
    });
  }

  /** The team is watched for as long as a supervisor is signed in and the element is on the page. */
  #follow(desktop: Desktop | null): void {
    const agent = desktop?.state.agent;
    const supervisorId = agent?.signedIn && agent.supervisor ? agent.id : null;
    if (desktop === this.#desktop && supervisorId === this.#supervisorId) return;
    this.#desktop = desktop;
    this.#supervisorId = supervisorId;
    this.#watch();
  }

  #watch(): void {
    this.#cancel?.();
    this.#rows = null;
    this.#since = this.#desktop?.now() ?? 0;
    const tell = (rows: readonly TeamRow[]): void => {
      this.#rows = rows;
      this.#host.requestUpdate();
    };
    this.#cancel = this.#supervisorId === null ? null : (this.#desktop?.watchTeam(tell) ?? null);
    this.#host.requestUpdate();
  }
}
