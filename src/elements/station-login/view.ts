/** The inside of the sign-in: loaded while nobody is signed in. */
import { nothing } from 'lit';
import type { CSSResult, ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { dialled, dialNumberFault, isExtension } from '../../core/index.js';
import type { Agent, Control, Failure, Link, Settings, StationKind } from '../../core/index.js';
import { Selected } from '../../foundation/context.js';
import type { Desktop, DesktopController } from '../../foundation/context.js';
import { html } from '../../foundation/html.js';
import { icon, iconChevronDown, iconCircleAlert, iconCloudOff, iconInfo } from '../../foundation/icons.js';
import { english } from '../../foundation/localize.js';
import type { Dictionary, Language } from '../../foundation/localize.js';
import { Microphone } from '../../foundation/microphone.js';
import type { MicrophoneFault } from '../../foundation/microphone.js';
import { phoneWishes } from '../../foundation/on-demand/phone-wish.js';
import { choices, fields } from '../../foundation/on-demand/styles.js';
import { blanks, cards, messages, statuses } from '../../foundation/styles.js';
import { vars } from '../../foundation/vars.js';
import { login } from '../../locales/on-demand/login.js';
import { stationChoice } from './stations.js';
import { styles as own } from './view.styles.js';

export const styles: readonly CSSResult[] = [statuses, messages, fields, choices, blanks, cards, own];

/** The element around it. */
export interface LoginHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

const isSigningIn = (desktop: Desktop | null): boolean =>
  desktop?.state.pending.some(({ name }) => name === 'sign-in') ?? false;

export class LoginView implements ReactiveController {
  readonly #host: LoginHost;
  readonly #source: DesktopController;
  readonly #language: Selected<Language>;
  /** Who is to sign in; null before that is known, and while somebody is signed in. */
  readonly #agent: Selected<Agent | null>;
  readonly #isSignedIn: Selected<boolean>;
  readonly #settings: Selected<Settings | null>;
  readonly #link: Selected<Link>;
  readonly #isBusy: Selected<boolean>;
  readonly #unconnected: Selected<Failure | null>;

  // What the agent chose and typed. It stays through failures, and for the next time [ERR-01].
  #agentId = '';
  #teamId: string | null = null;
  #kind: StationKind | null = null;
  #numbers = new Map<StationKind, string>();
  readonly #microphone: Microphone;
  /** Why the microphone was not to be had when it was asked for. */
  #refused: MicrophoneFault | null = null;
  #isAsking = false;
  /** Faults show from the first try on, not while somebody types for the first time. */
  #showsFault = false;
  #failure: Failure | null = null;

  constructor(host: LoginHost, source: DesktopController) {
    this.#host = host;
    this.#source = source;
    const select = <T>(read: (desktop: Desktop | null) => T): Selected<T> => new Selected(host, source, read);
    this.#language = select((desktop) => desktop?.language ?? english);
    this.#agent = select((desktop) => {
      const agent = desktop?.state.agent ?? null;
      return agent?.signedIn ? null : agent;
    });
    this.#isSignedIn = select((desktop) => desktop?.state.agent?.signedIn ?? false);
    this.#settings = select((desktop) => desktop?.state.settings ?? null);
    this.#link = select((desktop) => desktop?.state.link ?? 'closed');
    this.#isBusy = select(isSigningIn);
    this.#unconnected = select((desktop) => desktop?.state.failure ?? null);
    this.#microphone = new Microphone(host);
    host.addController(this);
  }

  get #t(): Dictionary {
    return this.#language.value.terms;
  }

  get #texts(): typeof login {
    return this.#t.login ?? login;
  }

  hostUpdate(): void {
    if (this.#isSignedIn.value) this.#clear();
    const agent = this.#agent.value;
    if (agent && agent.id !== this.#agentId) this.#begin(agent);
    const settings = this.#settings.value;
    const { desktop } = this.#source;
    // Who left a station in the browser because nobody heard them begins with a phone.
    if (agent && settings && desktop && phoneWishes.delete(desktop)) this.#kind = this.#kindOf(settings, 'none');
  }

  #begin(agent: Agent): void {
    this.#agentId = agent.id;
    this.#teamId = agent.team?.id ?? null;
    this.#kind = null;
    this.#numbers.clear();
    this.#clear();
  }

  #clear(): void {
    this.#refused = null;
    this.#showsFault = false;
    this.#failure = null;
  }

  /** The chosen team; else the first one. */
  #teamOf({ teams }: Settings): string | null {
    return (teams.find(({ id }) => id === this.#teamId) ?? teams[0])?.id ?? null;
  }

  /** The chosen kind of station; else the administrator's default. A phone in place of what is not to be had. */
  #kindOf({ stations, defaultStation }: Settings, fault = this.#microphone.fault): StationKind {
    const usable: readonly StationKind[] = fault ? stations.filter((kind) => kind !== 'browser') : stations;
    const wanted = [this.#kind, defaultStation.kind].find((kind) => kind !== null && usable.includes(kind));
    return wanted ?? usable[0] ?? stations[0] ?? defaultStation.kind;
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
    const { fault: texts } = this.#texts;
    if (kind === 'browser') return null;
    if (kind === 'extension' && number !== '') return isExtension(number) ? null : texts.extension;
    const fault = dialNumberFault(number);
    return fault && texts[fault];
  }

  #control(settings: Settings): Control {
    const reason = this.#link.value === 'open' ? null : 'link-lost';
    const busy = this.#isBusy.value || this.#isAsking;
    const isMute = this.#kindOf(settings) === 'browser' && this.#microphone.fault !== null;
    return { enabled: reason === null && !busy && !isMute && settings.teams.length > 0, reason, busy };
  }

  /**
   * Asks for the microphone, on the click that signs in and for no other reason. In a centre that is played here the
   * first call asks for it, since an agent may do without one there. Refused, a phone is chosen.
   */
  async #mayHear(settings: Settings): Promise<boolean> {
    if (this.#source.desktop?.world) return true;
    this.#isAsking = true;
    this.#host.requestUpdate();
    this.#refused = await this.#microphone.ask();
    this.#isAsking = false;
    this.#kind = this.#kindOf(settings, this.#refused);
    this.#host.requestUpdate();
    return !this.#refused;
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
    this.#host.requestUpdate();
    if (this.#showsFault) {
      // The field says what is wrong before it gets the focus, so that a reader hears both.
      await this.#host.updateComplete;
      this.#host.renderRoot.querySelector<HTMLInputElement>('#number')?.focus();
      return;
    }
    if (kind === 'browser' && !(await this.#mayHear(settings))) return;
    const station = { kind, number: this.#numberOf(settings, kind) };
    const outcome = await this.#source.desktop?.send(
      'sign-in',
      { teamId, station },
      { from: this.#host, showsFailure: true },
    );
    this.#failure = outcome && 'failure' in outcome ? outcome.failure : null;
    this.#host.requestUpdate();
  };

  /**
   * The click signs in, not the submit that would follow: a sandboxed frame may have no leave to submit forms. Enter
   * clicks here too. The second click of a double click is none, not even where the first one has failed already [ERR-03].
   */
  readonly #onSignInClick = (event: MouseEvent): void => {
    event.preventDefault();
    if (event.detail < 2) void this.#onSubmit(event);
  };

  readonly #onTeamChange = (event: Event): void => {
    this.#teamId = (event.target as HTMLSelectElement).value;
    this.#host.requestUpdate();
  };

  readonly #onKindChange = (kind: StationKind): void => {
    this.#kind = kind;
    this.#clear();
    this.#host.requestUpdate();
  };

  #onInput(kind: StationKind, event: Event): void {
    this.#numbers.set(kind, (event.target as HTMLInputElement).value);
    this.#host.requestUpdate();
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

  render(): unknown {
    if (!this.#source.desktop || this.#isSignedIn.value) return nothing;
    const agent = this.#agent.value;
    const settings = this.#settings.value;
    if (agent && settings) return this.#form(agent, settings);
    const failure = this.#unconnected.value;
    return failure ? this.#notConnected(failure) : this.#connecting();
  }

  #connecting(): TemplateResult {
    return html`<div class="wx-card" part="card">
      <div>
        <h3 class="heading">${this.#texts.heading}</h3>
        <p class="under" role="status">${this.#texts.connecting}</p>
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
        <b>${this.#t.failure[code].what}</b>
        ${detail ? html`<p>${detail}</p>` : nothing}
        <button class="wx-button" part="retry" type="button" @click=${() => this.#source.desktop?.connect()}>
          ${this.#t.retry}
        </button>
      </div>
    </div>`;
  }

  #form(agent: Agent, settings: Settings): TemplateResult {
    const login = this.#texts;
    const { reason: reasons } = this.#t;
    const kind = this.#kindOf(settings);
    const { busy, enabled, reason } = this.#control(settings);
    return html`<form class="wx-card" part="card" novalidate aria-label=${login.signIn} @submit=${this.#onSubmit}>
      <div>
        <h3 class="heading">${login.heading}</h3>
        <p class="under wx-clip" title=${agent.name}>${agent.name}</p>
      </div>
      ${this.#teams(settings)}
      ${stationChoice(this.#t, {
        kinds: settings.stations,
        chosen: kind,
        fault: this.#microphone.fault,
        refused: this.#refused,
        choose: this.#onKindChange,
      })}
      ${this.#number(settings, kind)} ${this.#failed()}
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
      <label class="wx-label" for="team">${this.#texts.team}</label>
      <div class="wx-field choice">
        <select id="team" part="team" title=${title} @change=${this.#onTeamChange}>
          ${teams.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`)}
        </select>
        ${icon(iconChevronDown)}
      </div>
    </div>`;
  }

  #number(settings: Settings, kind: StationKind): unknown {
    const login = this.#texts;
    if (kind === 'browser') {
      const fault = this.#microphone.fault ?? this.#refused;
      return html`<p class="wx-reason">${fault ? login.microphone[fault] : login.hint.browser}</p>`;
    }
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
    const { what, then } = this.#t.failure[failure.code];
    return html`<div class="wx-message" part="failure" data-fill data-tone="danger" role="alert">
      ${icon(iconCircleAlert, 18)}
      <div class="text">
        <p class="what">${what}</p>
        <p>${failure.detail ? `${then} (${failure.detail})` : then}</p>
      </div>
    </div>`;
  }
}
