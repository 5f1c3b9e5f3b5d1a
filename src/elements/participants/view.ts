/** The roster of a call: who is in it, since when, and what the primary does with each. Loaded with the first call. */
import { nothing } from 'lit';
import type { CSSResult, ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controlsOf, participantOf, scopeOf, situationOf, systemClock } from '../../core/index.js';
import type { Act, Control, Interaction, Pending, State } from '../../core/index.js';
import { Announcer } from '../../foundation/announcer.js';
import { sameItems, Selected } from '../../foundation/context.js';
import type { Desktop, DesktopController } from '../../foundation/context.js';
import { html } from '../../foundation/html.js';
import { icon, iconPhoneOff } from '../../foundation/icons.js';
import { english } from '../../foundation/localize.js';
import { Confirm, confirmStyles } from '../../foundation/on-demand/confirm.js';
import type { Question } from '../../foundation/on-demand/confirm.js';
import { iconCrown, iconEllipsis, iconPause, iconPlay } from '../../foundation/on-demand/icons.js';
import { Menu, menuStyles } from '../../foundation/on-demand/menu.js';
import { fields, options } from '../../foundation/on-demand/styles.js';
import { Shortcut, WORKS } from '../../foundation/shortcuts.js';
import { lines, messages, statuses } from '../../foundation/styles.js';
import { counting } from '../../foundation/ticker.js';
import { Notes, notesStyles } from './notes.js';
import { seatsOf, termsOf, whatFollows } from './seats.js';
import type { Seat, Terms } from './seats.js';
import { viewStyles } from './view.styles.js';

export const styles: readonly CSSResult[] = [
  ...[statuses, lines, messages, options, fields],
  ...[menuStyles, confirmStyles, viewStyles, notesStyles],
];

/** What is done to one of the others. */
const ACTS = ['hold-participant', 'resume-participant', 'remove-participant'] as const satisfies readonly Act[];
type RosterAct = (typeof ACTS)[number];

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

const NONE: readonly Pending[] = [];

export class Roster implements ReactiveController {
  readonly #host: Host;
  readonly #source: DesktopController;
  readonly #interaction: () => Interaction | null;
  readonly #announcer: Announcer;
  readonly #confirm: Confirm;
  readonly #menu: Menu;
  readonly #notes: Notes;
  readonly #nextKey: Shortcut;
  /** Whose menu is open, or was last. */
  #menuFor: string | null = null;
  #opensNext: 'chosen' | 'last' | null = null;
  #hadFocus = false;
  /** Those of whom something can be done, by their ids. */
  #within: readonly string[] = [];

  readonly #language;
  readonly #agentId;
  readonly #controls;
  readonly #pending;
  readonly #isLost;

  constructor(host: Host, source: DesktopController, interaction: () => Interaction | null) {
    this.#host = host;
    this.#source = source;
    this.#interaction = interaction;
    const select = <T>(read: (desktop: Desktop | null) => T, isSame?: (one: T, other: T) => boolean): Selected<T> =>
      new Selected(host, source, read, isSame);
    this.#language = select((desktop) => desktop?.language ?? english);
    this.#agentId = select((desktop) => desktop?.state.agent?.id ?? '');
    this.#controls = select((desktop) => controlsOf(desktop?.state, interaction()?.id));
    this.#pending = select((desktop) => this.#pendingIn(desktop?.state), sameItems);
    this.#isLost = select((desktop) => desktop?.state.link === 'lost');

    this.#announcer = new Announcer(host, () => source.desktop?.clock ?? systemClock);
    // Before the roster: where a question cannot give the focus back, the roster takes it.
    this.#confirm = new Confirm(host);
    this.#menu = new Menu(host, {
      button: () => host.renderRoot.querySelector<HTMLButtonElement>('[data-opener]'),
      locale: () => this.#language.value.locale,
      onToggle: () => undefined,
    });
    this.#notes = new Notes(host, source, (text) => this.#announcer.say(text));
    const about = (): string | null => interaction()?.id ?? null;
    this.#nextKey = new Shortcut(host, source, 'participants', {
      control: () => (this.#within.length > 0 ? WORKS : null),
      about,
      act: () => this.#openNext(),
    });
    this.#notes.goByKeys({ control: () => this.#controls.value['add-note'], about });
    host.addController(this);
  }

  get #t(): Terms {
    return termsOf(this.#language.value.terms);
  }

  #pendingIn(state: State | undefined): readonly Pending[] {
    const id = this.#interaction()?.id;
    return (
      state?.pending.filter(({ name, interactionId }) => interactionId === id && ACTS.some((act) => act === name)) ??
      NONE
    );
  }

  hostUpdate(): void {
    this.#controls.refresh();
    this.#pending.refresh();
    this.#hadFocus = this.#host.renderRoot.querySelector(':focus') !== null;
  }

  hostUpdated(): void {
    this.#menu.bind();
    if (this.#opensNext) this.#menu.open(this.#opensNext);
    this.#opensNext = null;
    // Whoever was at somebody who has left is at the roster, and not at somebody else's button.
    if (this.#hadFocus && !this.#host.renderRoot.querySelector(':focus')) {
      this.#host.renderRoot.querySelector<HTMLElement>('.heading')?.focus({ preventScroll: true });
    }
  }

  /** What can be done to somebody: nothing to oneself, nor to those who are only asked. */
  #actsFor({ participant, isMe }: Seat): RosterAct[] {
    if (!participant || isMe || participant.leg !== 'main' || participant.status !== 'joined') return [];
    const not = participant.heldAt === null ? 'resume-participant' : 'hold-participant';
    return ACTS.filter((act) => act !== not && this.#controls.value[act]);
  }

  /** An act is busy for one participant, and not for the others. */
  #controlFor(act: RosterAct, participantId: string): Control {
    const reason = this.#controls.value[act]?.reason ?? null;
    const scope = scopeOf({ interactionId: this.#interaction()?.id ?? '', participantId });
    const busy = this.#pending.value.some((one) => one.name === act && one.scope === scope);
    return { enabled: reason === null && !busy, reason, busy };
  }

  async #do(act: RosterAct, { id, name }: Seat): Promise<void> {
    const { desktop } = this.#source;
    const interactionId = this.#interaction()?.id;
    if (!desktop || interactionId === undefined) return;
    const outcome = await desktop.send(act, { interactionId, participantId: id }, { from: this.#host });
    // Who was removed is told by a notice, to all the others too.
    if (!outcome.done || act === 'remove-participant') return;
    const { said, held, talking } = this.#t.participants;
    this.#announcer.say(said(name, act === 'hold-participant' ? held : talking));
  }

  #onMore(event: MouseEvent, { id }: Seat): void {
    // The browser would open the menu without moving the focus.
    event.preventDefault();
    if (event.detail > 1) return;
    if (this.#menu.isOpen && this.#menuFor === id) this.#menu.close();
    else this.#openMenu(id, 'chosen');
  }

  #onMoreKey(event: KeyboardEvent, { id }: Seat): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#openMenu(id, event.key === 'ArrowDown' ? 'chosen' : 'last');
  }

  #openMenu(id: string, on: 'chosen' | 'last'): void {
    this.#menuFor = id;
    this.#opensNext = on;
    this.#host.requestUpdate();
  }

  /** The menu of the next one; of the first, where none is open. */
  #openNext(): void {
    const all = this.#within;
    const next = this.#menu.isOpen ? all.indexOf(this.#menuFor ?? '') + 1 : 0;
    const id = all[next % all.length];
    this.#menu.close();
    if (id !== undefined) this.#openMenu(id, 'chosen');
  }

  #choose(act: RosterAct, seat: Seat): void {
    const { enabled } = this.#controlFor(act, seat.id);
    if (!enabled) return;
    const opener = this.#host.renderRoot.querySelector('[data-opener]');
    this.#menu.close();
    if (act === 'remove-participant') this.#confirm.ask(seat.id, opener);
    else void this.#do(act, seat);
  }

  render(): unknown {
    const interaction = this.#interaction();
    const agentId = this.#agentId.value;
    this.#within = [];
    if (!interaction || !participantOf(interaction, agentId)) return nothing;
    const t = this.#t;
    const seats = seatsOf(interaction, agentId, t);
    this.#within = seats.filter((seat) => this.#actsFor(seat).length > 0).map(({ id }) => id);
    return html`<section class="roster" part="roster" aria-labelledby="heading">
      <h3 class="heading wx-aside" id="heading" tabindex="-1">${t.participants.heading}</h3>
      <ul class="list" part="list" aria-labelledby="heading">
        ${repeat(
          seats,
          ({ id }) => id,
          (seat) => this.#row(seat, t),
        )}
      </ul>
      ${this.#menuPart(
        seats.find(({ id }) => id === this.#menuFor),
        t,
      )}
      ${this.#ask(seats, interaction, t)} ${this.#notesPart(interaction, agentId)} ${this.#announcer.region()}
    </section>`;
  }

  #row(seat: Seat, t: Terms): TemplateResult {
    const { name, isNumber, role, glyph, isPrimary, word, line, since } = seat;
    const { terms, clock, now } = { terms: t.participants, ...this.#time };
    return html`<li class="row" part="row">
      ${icon(glyph)}
      <p class="who">
        <b class="wx-clip ${isNumber ? 'wx-num' : ''}" part="name" title=${name}>${name}</b>
        ${role === null ? nothing : html`<span class="role wx-clip" title=${role}>${role}</span>`}
        ${
          isPrimary ? html`<span class="wx-tag" part="primary">${icon(iconCrown, 14)} ${terms.primary}</span>` : nothing
        }
      </p>
      <span class="wx-status" part="state" data-tone=${line === 'held' ? 'warning' : nothing}
        ><i class="wx-leg" data-line=${this.#isLost.value ? 'lost' : line}></i>${word}</span
      >
      ${
        since === null
          ? html`<span></span>`
          : html`<time part="time" role="timer" aria-label=${terms.time}
              >${counting(clock, () => this.#language.value.duration(now() - since))}</time
            >`
      }
      ${this.#more(seat, t)}
    </li>`;
  }

  get #time(): { readonly clock: Desktop['clock']; readonly now: () => number } {
    const { desktop } = this.#source;
    const clock = desktop?.clock ?? systemClock;
    return { clock, now: () => desktop?.now() ?? clock.now() };
  }

  #more(seat: Seat, t: Terms): TemplateResult {
    const acts = this.#actsFor(seat);
    if (acts.length === 0) return html`<span></span>`;
    const isBusy = acts.some((act) => this.#controlFor(act, seat.id).busy);
    const isIts = this.#menuFor === seat.id;
    const label = t.participants.more(seat.name);
    return html`<button
      class="wx-button more"
      part="more"
      type="button"
      data-kind="quiet"
      data-icon-only
      aria-haspopup="menu"
      aria-expanded=${isIts && this.#menu.isOpen ? 'true' : 'false'}
      aria-busy=${isBusy ? 'true' : 'false'}
      aria-label=${label}
      aria-keyshortcuts=${(this.#within[0] === seat.id && this.#nextKey.keys) || nothing}
      title=${label}
      ?data-opener=${isIts}
      @click=${(event: MouseEvent) => this.#onMore(event, seat)}
      @keydown=${(event: KeyboardEvent) => this.#onMoreKey(event, seat)}
    >
      ${isBusy ? html`<span class="wx-spinner"></span>` : icon(iconEllipsis)}
    </button>`;
  }

  #menuPart(seat: Seat | undefined, t: Terms): unknown {
    const acts = seat ? this.#actsFor(seat) : [];
    if (!seat || acts.length === 0) return nothing;
    const reason = acts.map((act) => this.#controlFor(act, seat.id).reason).find((one) => one !== null);
    return html`<div
      class="wx-menu"
      part="menu"
      .popover=${'auto'}
      tabindex="-1"
      @toggle=${this.#menu.onToggle}
      @keydown=${this.#menu.onKeydown}
      @focusout=${this.#menu.onFocusout}
    >
      <div role="menu" aria-label=${t.participants.more(seat.name)}>${acts.map((act) => this.#item(act, seat, t))}</div>
      ${reason ? html`<p class="wx-reason" part="reason" id="reason">${t.reason[reason]}</p>` : nothing}
    </div>`;
  }

  #item(act: RosterAct, seat: Seat, t: Terms): TemplateResult {
    const looks = {
      'hold-participant': { label: t.call.hold, glyph: iconPause, part: 'hold' },
      'resume-participant': { label: t.call.resume, glyph: iconPlay, part: 'resume' },
      'remove-participant': { label: t.participants.remove, glyph: iconPhoneOff, part: 'remove' },
    };
    const { label, glyph, part } = looks[act];
    const { enabled, reason, busy } = this.#controlFor(act, seat.id);
    return html`<button
      class="wx-option"
      part=${part}
      type="button"
      role="menuitem"
      tabindex="-1"
      aria-disabled=${enabled || busy ? 'false' : 'true'}
      aria-busy=${busy ? 'true' : 'false'}
      aria-describedby=${reason ? 'reason' : nothing}
      @click=${({ detail }: MouseEvent) => detail < 2 && this.#choose(act, seat)}
    >
      ${icon(glyph)} <span class="main">${label}</span>
    </button>`;
  }

  #ask(seats: readonly Seat[], interaction: Interaction, t: Terms): unknown {
    const { about } = this.#confirm;
    if (about === null) return nothing;
    const seat = seats.find(({ id }) => id === about);
    const control =
      seat && this.#actsFor(seat).includes('remove-participant') && this.#controlFor('remove-participant', about);
    const question: Question | null =
      seat && control
        ? {
            heading: t.participants.removeHeading(seat.name),
            text: whatFollows(seat, seats, interaction, t),
            act: t.participants.remove,
            control,
            describedBy: control.reason ? 'ask-reason' : undefined,
            onAct: () => void this.#do('remove-participant', seat),
          }
        : null;
    const asked = this.#confirm.render(t, question);
    if (!control) return asked;
    const { reason } = control;
    return html`<div class="ask">
      ${asked} ${reason ? html`<p class="wx-reason" part="reason" id="ask-reason">${t.reason[reason]}</p>` : nothing}
    </div>`;
  }

  #notesPart(interaction: Interaction, agentId: string): unknown {
    const control = this.#controls.value['add-note'];
    const wrappers = interaction.wrappingUp.map(({ name }) => name);
    if (situationOf(interaction, agentId) === 'assisting') {
      wrappers.push(...interaction.participants.filter((one) => one.primary).map(({ name }) => name));
    }
    if (!Notes.has(interaction, control) && wrappers.length === 0) return nothing;
    return this.#notes.render({ language: this.#language.value, agentId, interaction, control, wrappers });
  }
}
