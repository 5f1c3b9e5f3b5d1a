import { nothing } from 'lit';
import type { PropertyValues, SVGTemplateResult, TemplateResult } from 'lit';
import { dialled, dialNumberFault, isExtension } from '../core/index.js';
import type { Agent, Control, Failure, Settings, StationKind } from '../core/index.js';
import type { Desktop } from '../foundation/context.js';
import { WxElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import {
  icon,
  iconChevronDown,
  iconCircleAlert,
  iconCloudOff,
  iconHeadset,
  iconInfo,
  iconPhone,
  iconSmartphone,
} from '../foundation/icons.js';
import { base, blanks, buttons, cards, fields, icons, messages, statuses } from '../foundation/styles.js';
import { vars } from '../foundation/vars.js';
import { styles } from './station-login.styles.js';

const GLYPHS: Readonly<Record<StationKind, SVGTemplateResult>> = {
  'dial-number': iconSmartphone,
  extension: iconPhone,
  browser: iconHeadset,
};

const isSigningIn = (desktop: Desktop | null): boolean =>
  desktop?.state.pending.some(({ name }) => name === 'sign-in') ?? false;

/**
 * The card with which an agent begins the day: the team, and the station to take calls on. Once the agent is signed in
 * it paints nothing, so it can stand where the other elements take its place.
 *
 * @tagname wx-station-login
 * @event {WxRequest<'sign-in'>} wx-sign-in - Asks to sign in with a team and a station. Cancelable.
 * @csspart card - The card around everything.
 * @csspart team - The choice of the team.
 * @csspart stations - The kinds of station.
 * @csspart number - The number or extension.
 * @csspart failure - Why the last try did not work.
 * @csspart sign-in - The button "Sign in".
 * @csspart retry - The button "Retry", where the centre could not be reached.
 * @csspart reason - What to know before signing in, or why it is not possible now.
 * @cssproperty [--wx-login-width=360px] - How wide the card becomes at most.
 */
export class WxStationLogin extends WxElement {
  static override styles = [base, icons, buttons, statuses, messages, fields, blanks, cards, styles];

  /** Who is to sign in; null before that is known, and while somebody is signed in. */
  readonly #agent = this.select((desktop) => {
    const agent = desktop?.state.agent ?? null;
    return agent?.signedIn ? null : agent;
  });
  readonly #isSignedIn = this.select((desktop) => desktop?.state.agent?.signedIn ?? false);
  readonly #settings = this.select((desktop) => desktop?.state.settings ?? null);
  readonly #link = this.select((desktop) => desktop?.state.link ?? 'closed');
  readonly #isBusy = this.select(isSigningIn);
  readonly #unconnected = this.select((desktop) => desktop?.state.failure ?? null);

  // What the agent chose and typed. It stays through failures, and for the next time [ERR-01].
  #agentId = '';
  #teamId: string | null = null;
  #kind: StationKind | null = null;
  #numbers = new Map<StationKind, string>();
  /** Faults show from the first try on, not while somebody types for the first time. */
  #showsFault = false;
  #failure: Failure | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#isSignedIn.value) this.#clear();
    const agent = this.#agent.value;
    if (!agent || agent.id === this.#agentId) return;
    this.#agentId = agent.id;
    this.#teamId = agent.team?.id ?? null;
    this.#kind = null;
    this.#numbers.clear();
    this.#clear();
  }

  #clear(): void {
    this.#showsFault = false;
    this.#failure = null;
  }

  /** The chosen team; else the first one. */
  #teamOf({ teams }: Settings): string | null {
    return (teams.find(({ id }) => id === this.#teamId) ?? teams[0])?.id ?? null;
  }

  /** The chosen kind of station; else the administrator's default, where it is allowed. */
  #kindOf({ stations, defaultStation }: Settings): StationKind {
    const wanted = this.#kind ?? defaultStation.kind;
    return stations.includes(wanted) ? wanted : (stations[0] ?? wanted);
  }

  /** What stands in the field. */
  #textOf({ defaultStation }: Settings, kind: StationKind): string {
    return this.#numbers.get(kind) ?? (kind === defaultStation.kind ? defaultStation.number : '');
  }

  /** What the centre gets: of a dial number only what is dialled [DN-02]. */
  #numberOf(settings: Settings, kind: StationKind): string {
    const text = this.#textOf(settings, kind);
    if (kind === 'browser') return '';
    return kind === 'dial-number' ? dialled(text) : text.trim();
  }

  /** Why the number cannot be used, in words; null where it can [STN-01, DN-01]. */
  #faultOf(settings: Settings, kind: StationKind): string | null {
    const number = this.#numberOf(settings, kind);
    const { fault: texts } = this.t.login;
    if (kind === 'browser') return null;
    if (kind === 'extension' && number !== '') return isExtension(number) ? null : texts.extension;
    const fault = dialNumberFault(number);
    return fault && texts[fault];
  }

  #control(settings: Settings): Control {
    const reason = this.#link.value === 'open' ? null : 'link-lost';
    const busy = this.#isBusy.value;
    return { enabled: reason === null && !busy && settings.teams.length > 0, reason, busy };
  }

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const settings = this.#settings.value;
    // A second submit may come before the first has been told to everyone [ERR-03].
    this.#isBusy.refresh();
    if (!settings || !this.#control(settings).enabled) return;
    const teamId = this.#teamOf(settings) ?? '';
    const kind = this.#kindOf(settings);
    this.#failure = null;
    this.#showsFault = this.#faultOf(settings, kind) !== null;
    this.requestUpdate();
    if (this.#showsFault) {
      // The field says what is wrong before it gets the focus, so that a reader hears both.
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLInputElement>('#number')?.focus();
      return;
    }
    const station = { kind, number: this.#numberOf(settings, kind) };
    const outcome = await this.send('sign-in', { teamId, station }, { showsFailure: true });
    this.#failure = outcome && 'failure' in outcome ? outcome.failure : null;
    this.requestUpdate();
  };

  /**
   * The click signs in, not the submit that would follow: a sandboxed frame may have no leave to submit forms. Enter
   * clicks here too. The second click of a double click is none, not even where the first one has failed already [ERR-03].
   */
  #onSignInClick(event: MouseEvent): void {
    event.preventDefault();
    if (event.detail < 2) void this.#onSubmit(event);
  }

  #onTeamChange(event: Event): void {
    this.#teamId = (event.target as HTMLSelectElement).value;
    this.requestUpdate();
  }

  #onKindChange(kind: StationKind): void {
    this.#kind = kind;
    this.#clear();
    this.requestUpdate();
  }

  #onInput(kind: StationKind, event: Event): void {
    this.#numbers.set(kind, (event.target as HTMLInputElement).value);
    this.requestUpdate();
  }

  /** A pasted text that holds a digit is reduced at once; any other stays as it is [DN-02]. */
  #onPaste(kind: StationKind, event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!/\d/u.test(text)) return;
    event.preventDefault();
    const input = event.target as HTMLInputElement;
    const kept = kind === 'extension' ? text.replace(/\D/gu, '') : dialled(text);
    input.setRangeText(kept, input.selectionStart ?? 0, input.selectionEnd ?? input.value.length, 'end');
    this.#onInput(kind, event);
  }

  protected override render(): unknown {
    if (!this.hasDesktop || this.#isSignedIn.value) return nothing;
    const agent = this.#agent.value;
    const settings = this.#settings.value;
    if (agent && settings) return this.#form(agent, settings);
    const failure = this.#unconnected.value;
    return failure ? this.#notConnected(failure) : this.#connecting();
  }

  #connecting(): TemplateResult {
    return html`<div class="wx-card" part="card">
      <div>
        <h3 class="heading">${this.t.login.heading}</h3>
        <p class="under" role="status">${this.t.login.connecting}</p>
      </div>
      <div class="wx-bones" aria-hidden="true">
        <i ${vars({ '--w': '38%' })}></i><i ${vars({ '--w': '100%' })}></i><i ${vars({ '--w': '72%' })}></i>
      </div>
    </div>`;
  }

  #notConnected({ code, detail }: Failure): TemplateResult {
    return html`<div class="wx-card" part="card">
      <div class="wx-blank" role="alert">
        ${icon(iconCloudOff, 20)}
        <b>${this.t.failure[code].what}</b>
        ${detail ? html`<p>${detail}</p>` : nothing}
        <button class="wx-button" part="retry" type="button" @click=${() => this.desk?.connect()}>
          ${this.t.retry}
        </button>
      </div>
    </div>`;
  }

  #form(agent: Agent, settings: Settings): TemplateResult {
    const { login, reason: reasons } = this.t;
    const kind = this.#kindOf(settings);
    const { busy, enabled, reason } = this.#control(settings);
    return html`<form class="wx-card" part="card" novalidate aria-label=${login.signIn} @submit=${this.#onSubmit}>
      <div>
        <h3 class="heading">${login.heading}</h3>
        <p class="under wx-clip" title=${agent.name}>${agent.name}</p>
      </div>
      ${this.#teams(settings)} ${this.#stations(settings, kind)} ${this.#number(settings, kind)} ${this.#failed()}
      <button
        class="wx-button sign-in"
        part="sign-in"
        type="submit"
        data-kind="primary"
        data-wide
        aria-disabled=${enabled || busy ? 'false' : 'true'}
        aria-busy=${busy ? 'true' : 'false'}
        aria-describedby="reason"
        @click=${this.#onSignInClick}
      >
        ${busy ? html`<span class="wx-spinner"></span>` : nothing} ${busy ? login.signingIn : login.signIn}
      </button>
      <p class="wx-reason" part="reason" id="reason">
        ${icon(iconInfo)} ${reason ? reasons[reason] : settings.teams.length > 0 ? login.startsIdle : login.noTeams}
      </p>
    </form>`;
  }

  #teams(settings: Settings): unknown {
    const { teams } = settings;
    const chosen = this.#teamOf(settings);
    if (chosen === null) return nothing;
    const title = teams.find(({ id }) => id === chosen)?.name ?? '';
    return html`<div>
      <label class="wx-label" for="team">${this.t.login.team}</label>
      <div class="wx-field choice">
        <select id="team" part="team" title=${title} @change=${this.#onTeamChange}>
          ${teams.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
        </select>
        ${icon(iconChevronDown)}
      </div>
    </div>`;
  }

  /** The kinds that the administrator allows, in that order; nothing to choose where there is one only. */
  #stations({ stations }: Settings, chosen: StationKind): unknown {
    if (stations.length < 2) return nothing;
    const { takeCallsOn, station: names } = this.t.login;
    return html`<div>
      <span class="wx-label" id="stations">${takeCallsOn}</span>
      <div class="kinds" part="stations" role="radiogroup" aria-labelledby="stations">
        ${stations.map(
          (kind) =>
            html`<label class="kind">
              <input
                type="radio"
                name="station"
                value=${kind}
                .checked=${kind === chosen}
                @change=${() => this.#onKindChange(kind)}
              />
              ${icon(GLYPHS[kind], 18)} ${names[kind]}
            </label>`,
        )}
      </div>
    </div>`;
  }

  #number(settings: Settings, kind: StationKind): unknown {
    const { login } = this.t;
    if (kind === 'browser') return html`<p class="wx-reason">${login.hint.browser}</p>`;
    const text = this.#textOf(settings, kind);
    const number = this.#numberOf(settings, kind);
    const fault = this.#faultOf(settings, kind);
    const shown = this.#showsFault ? fault : null;
    const isReduced = fault === null && number !== text.trim();
    return html`<div>
      <label class="wx-label" for="number">${login.station[kind]}</label>
      <div class="wx-field" ?data-invalid=${shown !== null}>
        <input
          class="wx-num"
          id="number"
          part="number"
          type="text"
          inputmode=${kind === 'extension' ? 'numeric' : 'tel'}
          autocomplete=${kind === 'extension' ? 'off' : 'tel'}
          spellcheck="false"
          .value=${text}
          aria-invalid=${shown === null ? 'false' : 'true'}
          aria-describedby="note"
          @input=${(event: Event) => this.#onInput(kind, event)}
          @paste=${(event: ClipboardEvent) => this.#onPaste(kind, event)}
        />
      </div>
      <p class="wx-reason note" id="note" data-tone=${shown === null ? nothing : 'danger'}>
        ${shown === null ? nothing : icon(iconCircleAlert)}
        ${shown ?? (isReduced ? login.dials(number) : login.hint[kind])}
      </p>
    </div>`;
  }

  #failed(): unknown {
    const failure = this.#failure;
    if (!failure) return nothing;
    const { what, then } = this.t.failure[failure.code];
    return html`<div class="wx-message" part="failure" data-fill data-tone="danger" role="alert">
      ${icon(iconCircleAlert, 18)}
      <div class="text">
        <p class="what">${what}</p>
        <p>${failure.detail ? `${then} (${failure.detail})` : then}</p>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-station-login': WxStationLogin;
  }
}
