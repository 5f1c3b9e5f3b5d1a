/** The inside of the wrap-up: which one is shown, what is chosen, and what happens with it. */
import { nothing } from 'lit';
import type { CSSResult, ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { controlsOf, systemClock, titleOf } from '../../core/index.js';
import type { Commands, Control, Failure, WrapUpReason } from '../../core/index.js';
import { sameItems, Selected } from '../../foundation/context.js';
import type { Desktop, DesktopController } from '../../foundation/context.js';
import { actButton } from '../../foundation/controls.js';
import type { FocusReturn } from '../../foundation/focus.js';
import { html } from '../../foundation/html.js';
import { icon, iconInfo, iconPhone } from '../../foundation/icons.js';
import { english } from '../../foundation/localize.js';
import type { Dictionary } from '../../foundation/localize.js';
import { dialogs, fields, options } from '../../foundation/on-demand/styles.js';
import { SearchList } from '../../foundation/search-list.js';
import { Shortcut } from '../../foundation/shortcuts.js';
import { lines, statuses } from '../../foundation/styles.js';
import { counting } from '../../foundation/ticker.js';
import { Notes, notesStyles } from '../participants/notes.js';
import { Choices, isOwing } from './choices.js';
import type { Owing } from './choices.js';
import { Overlay } from './overlay.js';
import { countdown, fault, head, URGENT } from './parts.js';
import type { Means } from './parts.js';
import { styles as own } from './view.styles.js';

export const styles: readonly CSSResult[] = [statuses, lines, dialogs, fields, options, notesStyles, own];

/** The element around it. */
export interface WrapupHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly interactionId: string;
  readonly inline: boolean;
}

const NO_REASONS: readonly WrapUpReason[] = [];

const owing = (desktop: Desktop | null): Owing[] => [...(desktop?.state.interactions.values() ?? [])].filter(isOwing);

export class WrapupView implements ReactiveController {
  readonly #host: WrapupHost;
  readonly #source: DesktopController;
  readonly #overlay: Overlay;
  readonly #list: SearchList<WrapUpReason>;
  readonly #choices: Choices;
  readonly #notes: Notes;
  readonly #submitKey: Shortcut;
  readonly #cancelKey: Shortcut;
  #shown: Owing | null = null;
  /** What the agent chose for it; until then the default is chosen. */
  #chosenId: string | null = null;
  /** Why an act failed, by interaction: the agent may have turned to another meanwhile. */
  readonly #failures = new Map<string, Failure>();
  readonly #sending = new Set<string>();
  /** What is said to assistive technology where the focus does not say it. */
  #news = '';
  /** Countdowns that were said, and how much the one that is shown had left then; null where that was before. */
  readonly #said = new Set<string>();
  #leftWhenSaid: number | null = null;
  #lastCurrentId: string | null = null;
  #lastOwing: readonly Owing[] = [];

  readonly #language;
  readonly #agentId;
  readonly #owing;
  readonly #currentId;
  readonly #reasons;
  readonly #controls;
  readonly #rings;

  constructor(host: WrapupHost, source: DesktopController, focusReturn: FocusReturn) {
    this.#host = host;
    this.#source = source;
    const select = <T>(read: (desktop: Desktop | null) => T, isSame?: (one: T, other: T) => boolean): Selected<T> =>
      new Selected(host, source, read, isSame);
    this.#language = select((desktop) => desktop?.language ?? english);
    this.#agentId = select((desktop) => desktop?.state.agent?.id ?? '');
    this.#owing = select(owing, sameItems);
    this.#currentId = select((desktop) => desktop?.state.currentId ?? null);
    this.#reasons = select((desktop) => desktop?.state.settings?.wrapUpReasons ?? NO_REASONS);
    this.#controls = select((desktop) => controlsOf(desktop?.state, this.#shown?.id));
    // Asked only while something is owed: requests are no reason to paint otherwise.
    this.#rings = select(
      (desktop) =>
        owing(desktop).length > 0 && [...(desktop?.state.interactions.values() ?? [])].some((one) => one.request),
    );
    // A choice that did not reach the centre is told when there is a way again.
    select((desktop) => desktop?.state.link);

    this.#choices = new Choices(
      (interactionId, reasonId) => this.#send('choose-reason', { interactionId, reasonId }),
      () => host.requestUpdate(),
    );
    // Before the list: that scrolls to what is chosen once it is on the page.
    host.addController(this);
    this.#overlay = new Overlay(host, focusReturn, () => (this.#news = ''));
    this.#list = new SearchList<WrapUpReason>(host, {
      items: () => this.#reasons.value,
      chosen: () => this.#chosen,
      onChoose: (reason) => this.#choose(reason),
      onSearch: (found) => (this.#news = this.#t.wrapUp.found(this.#language.value.number(found))),
    });
    this.#notes = new Notes(host, source, (text) => (this.#news = text));
    this.#submitKey = new Shortcut(host, source, 'submit-wrap-up', {
      control: () => this.#submitControl,
      why: () => this.#whyNot,
      about: () => this.#shown?.id ?? null,
      // Nobody submits what cannot be seen.
      act: () => (this.#overlay.isFolded ? this.#overlay.unfold() : void this.#submit()),
    });
    this.#cancelKey = new Shortcut(host, source, 'cancel-auto-wrap-up', {
      control: () => this.#controls.value['cancel-auto-wrap-up'],
      about: () => this.#shown?.id ?? null,
      act: () => this.#cancelAuto(),
    });
  }

  get #t(): Dictionary {
    return this.#language.value.terms;
  }

  get #means(): Means {
    const { desktop } = this.#source;
    const clock = desktop?.clock ?? systemClock;
    const now = (): number => desktop?.now() ?? clock.now();
    return {
      t: this.#t,
      language: this.#language.value,
      clock,
      now,
      counting: (read) => counting(clock, () => read(now())),
    };
  }

  hostUpdate(): void {
    // What is owed and what can be done with it are of one moment, or the focus would be lost between them.
    this.#owing.refresh();
    this.#forgetDone();
    const before = this.#shown;
    const shown = (this.#shown = this.#pick());
    if (shown?.id !== before?.id) this.#turnTo(shown);
    else if (shown && before?.wrapUp.autoAt != null && shown.wrapUp.autoAt === null) this.#onAutoStopped();
    this.#chosenId = shown && this.#choices.of(this.#agentId.value, shown);
    this.#controls.refresh();
  }

  hostUpdated(): void {
    this.#overlay.updated(this.#rings.value, this.#list.field);
    const { desktop } = this.#source;
    if (desktop) this.#choices.sync(desktop.state, this.#owing.value);
  }

  /** What was wrapped up, here or elsewhere, leaves nothing behind. */
  #forgetDone(): void {
    const before = this.#lastOwing;
    this.#lastOwing = this.#owing.value;
    const state = this.#source.desktop?.state;
    if (state?.link !== 'open' || !state.agent) return;
    for (const one of before) {
      if (state.interactions.get(one.id)?.wrapUp) continue;
      this.#choices.forget(state.agent.id, one);
      this.#failures.delete(one.id);
      this.#said.delete(one.id);
    }
  }

  /**
   * The current one first, then one by one. What the agent has before it stays until it is done, or until the agent
   * turns to another: nobody submits the reason of one call for the next.
   */
  #pick(): Owing | null {
    const find = (id: string | null): Owing | undefined => this.#owing.value.find((one) => one.id === id);
    const currentId = this.#currentId.value;
    const isTurned = currentId !== this.#lastCurrentId;
    this.#lastCurrentId = currentId;
    const { interactionId } = this.#host;
    if (interactionId) return find(interactionId) ?? null;
    const current = find(currentId);
    const shown = find(this.#shown?.id ?? null);
    if (shown && !this.#overlay.isFolded && !(isTurned && current)) return shown;
    return current ?? shown ?? this.#owing.value[0] ?? null;
  }

  #turnTo(shown: Owing | null): void {
    this.#list.reset();
    const isUnheard = this.#overlay.turn(shown !== null);
    this.#news = shown && isUnheard ? `${this.#t.wrapUp.heading}: ${titleOf(shown)}` : '';
    const autoAt = shown?.wrapUp.autoAt ?? null;
    if (!shown || autoAt === null) return;
    this.#leftWhenSaid = this.#said.has(shown.id) ? null : autoAt - this.#means.now();
    this.#said.add(shown.id);
  }

  #onAutoStopped(): void {
    const { activeElement } = this.#host.shadowRoot ?? {};
    if (activeElement?.part.contains('cancel-auto')) this.#overlay.keepFocus();
    this.#news = this.#t.wrapUp.autoStopped;
  }

  get #chosen(): WrapUpReason | undefined {
    const id = this.#chosenId;
    return this.#reasons.value.find((one) => (id === null ? one.isDefault : one.id === id));
  }

  /** Why it cannot be submitted now. */
  get #whyNot(): string | null {
    const reason = this.#controls.value['wrap-up']?.reason;
    if (reason) return this.#t.reason[reason];
    return this.#chosen ? null : this.#t.wrapUp.choose;
  }

  get #submitControl(): Control | undefined {
    const control = this.#controls.value['wrap-up'];
    return control && { ...control, enabled: control.enabled && this.#chosen !== undefined };
  }

  #choose({ id }: WrapUpReason): void {
    if (!this.#shown || this.#controls.value['wrap-up']?.busy) return;
    this.#chosenId = id;
    this.#failures.delete(this.#shown.id);
    this.#choices.set(this.#agentId.value, this.#shown, id);
  }

  /** Asks for an act; resolves to why it failed, or null. */
  async #send<K extends 'choose-reason' | 'cancel-auto-wrap-up' | 'wrap-up'>(
    name: K,
    payload: Commands[K],
  ): Promise<Failure | null> {
    const outcome = await this.#source.desktop?.send(name, payload, { from: this.#host, showsFailure: true });
    return outcome && 'failure' in outcome ? outcome.failure : null;
  }

  /** Waits for an act on the one that is shown, and shows why it failed. */
  async #show(interactionId: string, act: Promise<Failure | null>): Promise<void> {
    this.#failures.delete(interactionId);
    this.#host.requestUpdate();
    const failure = await act;
    if (failure) this.#failures.set(interactionId, failure);
    if (failure && this.#shown?.id === interactionId) this.#overlay.open();
    this.#host.requestUpdate();
  }

  readonly #submit = async (): Promise<void> => {
    const { id } = this.#shown ?? {};
    const chosen = this.#chosen;
    if (id === undefined || !chosen || this.#sending.has(id)) return;
    this.#sending.add(id);
    this.#news = this.#t.wrapUp.submitting;
    await this.#show(id, this.#send('wrap-up', { interactionId: id, reasonId: chosen.id }));
    this.#sending.delete(id);
    if (this.#shown?.id === id) this.#news = '';
  };

  readonly #cancelAuto = (): void => {
    const { id } = this.#shown ?? {};
    if (id !== undefined) void this.#show(id, this.#send('cancel-auto-wrap-up', { interactionId: id }));
  };

  /** What a reader hears: news, and of a countdown that it runs and that it is nearly over. */
  said(): unknown {
    const shown = this.#shown;
    const autoAt = shown?.wrapUp.autoAt ?? null;
    return html`<p>${this.#news}</p>
      ${autoAt === null ? nothing : html`<p>${this.#means.counting((now) => this.#sayLeft(autoAt - now))}</p>`}`;
  }

  #sayLeft(left: number): string {
    const first = this.#leftWhenSaid;
    const said = left <= URGENT && (first === null || first > URGENT) ? URGENT : first;
    const { language, t } = this.#means;
    return said === null ? '' : t.wrapUp.autoSaid(language.number(language.secondsLeft(said)));
  }

  render(): unknown {
    const shown = this.#shown;
    if (!shown) return nothing;
    const content = this.#content(shown);
    if (this.#host.inline) {
      return html`<section class="wx-dialog" part="dialog" aria-labelledby="heading">${content}</section>`;
    }
    const describedBy = shown.wrapUp.hangUp ? 'hang-up' : null;
    return this.#overlay.render({ content, describedBy, open: this.#folded(shown) });
  }

  /** What the button of a folded dialog says. */
  #folded({ wrapUp: { autoAt } }: Owing): unknown {
    const { t, language, counting: count } = this.#means;
    if (autoAt === null) return t.wrapUp.open;
    const left = (now: number): string => t.tasks.left(language.number(language.secondsLeft(autoAt - now)));
    return html`${t.wrapUp.open} <span class="wx-num" aria-hidden="true">${count(left)}</span>`;
  }

  #content(shown: Owing): TemplateResult {
    const means = this.#means;
    const { wrapUp } = means.t;
    const chosen = this.#chosen;
    const failure = this.#failures.get(shown.id) ?? this.#choices.failureOf(shown);
    return html`${head(means, {
      shown,
      agentId: this.#agentId.value,
      more: this.#host.interactionId ? 0 : this.#owing.value.length - 1,
      onFold: this.#host.inline ? null : this.#overlay.fold,
    })}
    ${countdown(means, {
      shown,
      reason: chosen?.name,
      control: this.#controls.value['cancel-auto-wrap-up'],
      keys: this.#cancelKey.keys,
      onCancel: this.#cancelAuto,
    })}
    ${this.#list.render({ search: wrapUp.search, list: wrapUp.reasons, none: wrapUp.none }, ({ isDefault }) =>
      isDefault ? html`<span class="side">${wrapUp.default}</span>` : nothing,
    )}
    ${this.#noted(shown)} ${fault(means, failure)} ${this.#foot(shown, chosen)}`;
  }

  /** What the agents of the call noted, and may note still: the others help with it [CNF-06]. */
  #noted(interaction: Owing): unknown {
    const control = this.#controls.value['add-note'];
    if (!Notes.has(interaction, control)) return nothing;
    const agentId = this.#agentId.value;
    return this.#notes.render({ language: this.#language.value, agentId, interaction, control });
  }

  #foot({ wrapUp: { hangUp } }: Owing, chosen: WrapUpReason | undefined): TemplateResult {
    const { wrapUp } = this.#t;
    const control = this.#submitControl;
    const why = this.#whyNot;
    return html`<footer class="foot">
      <div class="hints">
        ${hangUp ? html`<p class="wx-reason" id="hang-up">${icon(iconPhone)} ${wrapUp.hangUp}</p>` : nothing}
        ${why === null ? nothing : html`<p class="wx-reason" id="why">${icon(iconInfo)} ${why}</p>`}
        <span class="wx-aside" id="what">${chosen?.name}</span>
      </div>
      ${
        control
          ? actButton({
              control,
              label: wrapUp.submit,
              kind: 'primary',
              part: 'submit',
              describedBy: why === null ? 'what' : 'why',
              keys: this.#submitKey.keys,
              onClick: () => void this.#submit(),
            })
          : nothing
      }
    </footer>`;
  }
}
