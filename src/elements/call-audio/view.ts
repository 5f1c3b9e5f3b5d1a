/** The row of the sound of calls: loaded once an agent has signed in at a station in the browser. */
import { nothing } from 'lit';
import type { LitElement, ReactiveController, TemplateResult } from 'lit';
import { signOutControl } from '../../core/index.js';
import type { Control, Media } from '../../core/index.js';
import { Selected } from '../../foundation/context.js';
import type { Desktop, DesktopController } from '../../foundation/context.js';
import { focusedElement } from '../../foundation/focus.js';
import { html } from '../../foundation/html.js';
import { icon, iconCircleAlert } from '../../foundation/icons.js';
import { english } from '../../foundation/localize.js';
import type { Language } from '../../foundation/localize.js';
import { Microphone } from '../../foundation/microphone.js';
import { iconMic, iconMicOff, iconVolumeOff } from '../../foundation/on-demand/icons.js';
import { phoneWishes } from '../../foundation/on-demand/phone-wish.js';
import { choices, fields, options } from '../../foundation/on-demand/styles.js';
import { Shortcut } from '../../foundation/shortcuts.js';
import { statuses } from '../../foundation/styles.js';
import { sound as inEnglish } from '../../locales/on-demand/sound.js';
import { CallSound } from './sound.js';
import type { SoundState } from './sound.js';
import { settingsMenu } from './settings.js';
import { viewStyles } from './view.styles.js';

export const styles = [statuses, fields, choices, options, viewStyles];

export type Terms = typeof inEnglish;

/** Several elements may show a desktop's sound; it is heard once. */
const views = new WeakMap<Desktop, Set<SoundView>>();

type Means = 'silenced' | 'busy' | 'refused' | 'none' | 'frame';
const UNHEARD: readonly string[] = ['silenced', 'busy', 'refused', 'none', 'frame'] satisfies Means[];
const isUnheard = (state: string): state is Means => UNHEARD.includes(state);

export class SoundView implements ReactiveController {
  readonly #host: LitElement;
  readonly #source: DesktopController;
  readonly #language: Selected<Language>;
  readonly #canLeave: Selected<boolean>;
  readonly #permission: Microphone;
  readonly #muteKey: Shortcut;
  #desktop: Desktop | null = null;
  #agentId: string | null = null;
  #sound: CallSound | null = null;
  /** What is on its way. */
  #asked: Promise<Media> | null = null;
  #isMissing = false;
  #watcher: IntersectionObserver | null = null;
  #meter: HTMLElement | null = null;

  constructor(host: LitElement, source: DesktopController) {
    this.#host = host;
    this.#source = source;
    this.#language = new Selected(host, source, (desktop) => desktop?.language ?? english);
    this.#canLeave = new Selected(host, source, (desktop) => {
      if (!desktop?.state.settings?.stations.some((kind) => kind !== 'browser')) return false;
      return signOutControl(desktop.state.interactions.values(), desktop.state.link, false).enabled;
    });
    this.#permission = new Microphone(host);
    this.#muteKey = new Shortcut(host, source, 'mute', {
      control: () => this.#muteControl,
      why: () => (this.#sound ? this.#terms.microphone[this.#state] : null),
      act: () => this.#mute(),
    });
    source.onChange((desktop) => {
      if (desktop) this.#follow(desktop);
      // An element that is moved leaves and comes back at once: it sounds on.
      else queueMicrotask(() => this.#follow(source.desktop));
    });
    host.addController(this);
  }

  get #terms(): Terms {
    return this.#language.value.terms.sound ?? inEnglish;
  }

  get #state(): SoundState {
    return this.#sound?.microphone ?? 'off';
  }

  get #muteControl(): Control | null {
    if (!this.#sound) return null;
    return { enabled: this.#state === 'on' || this.#state === 'silenced', reason: null, busy: false };
  }

  hostUpdate(): void {
    // The agent may have allowed it meanwhile, in the browser.
    const wasRefused = this.#wasRefused;
    this.#wasRefused = this.#permission.fault === 'refused';
    if (wasRefused && !this.#permission.fault && this.#state === 'refused') this.#sound?.mended();
    this.#used = this.#host.renderRoot instanceof ShadowRoot ? this.#host.renderRoot.activeElement : null;
  }

  #wasRefused = false;

  /** What had the focus before something else was painted. */
  #used: Element | null = null;
  /** It went, and nothing that may have the focus has come yet. */
  #owesFocus = false;

  hostUpdated(): void {
    const root = this.#host.renderRoot;
    const button = root.querySelector<HTMLButtonElement>('.settings');
    if (button) button.popoverTargetElement = root.querySelector<HTMLElement>('.wx-menu');
    this.#watch(root.querySelector<HTMLElement>('.meter'));
    // Who has signed out has nothing more to do here.
    this.#owesFocus = this.#agentId !== null && (this.#owesFocus || this.#used?.isConnected === false);
    this.#used = null;
    // Not before the host is shown: that comes after this.
    if (this.#owesFocus) void this.#host.updateComplete.then(() => this.#giveFocus());
  }

  /** Who used a button that went is not left nowhere. */
  #giveFocus(): void {
    const first = this.#host.renderRoot.querySelector<HTMLElement>('button');
    if (!first || !this.#owesFocus) return;
    this.#owesFocus = false;
    if (!focusedElement(this.#host.ownerDocument)) first.focus();
  }

  hostDisconnected(): void {
    this.#watch(null);
  }

  /** The meter works while it can be seen, and only then. */
  #watch(meter: HTMLElement | null): void {
    if (meter === this.#meter) return;
    this.#watcher?.disconnect();
    this.#meter = meter;
    this.#sound?.watch(false);
    if (!meter) return;
    this.#watcher = new IntersectionObserver(([entry]) => this.#sound?.watch(entry?.isIntersecting ?? false));
    this.#watcher.observe(meter);
  }

  #follow(desktop: Desktop | null): void {
    const agent = desktop?.state.agent;
    const agentId = desktop && agent?.signedIn && agent.station?.kind === 'browser' ? agent.id : null;
    if (desktop !== this.#desktop || agentId !== this.#agentId) {
      this.#leave();
      this.#desktop = desktop;
      this.#agentId = agentId;
      if (desktop && agentId !== null) views.set(desktop, (views.get(desktop) ?? new Set()).add(this));
    }
    if (!desktop || agentId === null) return;
    const [first] = views.get(desktop) ?? [];
    if (first === this && !this.#sound && !this.#asked && !this.#isMissing) void this.#ask(desktop, agentId);
    this.#sound?.follow(desktop.state.interactions);
  }

  async #ask(desktop: Desktop, agentId: string): Promise<void> {
    const asked = (this.#asked = desktop.media());
    const media = await asked?.catch(() => null);
    if (asked === null || asked !== this.#asked) return;
    this.#asked = null;
    this.#isMissing = !media;
    if (media) {
      this.#sound = new CallSound(media, agentId, {
        changed: () => this.#host.requestUpdate(),
        level: (level) => this.#meter?.style.setProperty('--level', level.toFixed(2)),
        fault: () => this.#permission.fault,
      });
      this.#sound.follow(desktop.state.interactions);
    }
    this.#host.requestUpdate();
  }

  #leave(): void {
    const others = this.#desktop && views.get(this.#desktop);
    others?.delete(this);
    this.#sound?.close();
    this.#sound = null;
    this.#asked = null;
    this.#isMissing = false;
    this.#watch(null);
    // Of several the next one takes over.
    const [next] = others ?? [];
    if (next) next.#follow(next.#source.desktop);
  }

  #mute(): void {
    if (this.#muteControl?.enabled) this.#sound?.toggleMute();
  }

  readonly #onRetry = (): void => {
    this.#isMissing = false;
    this.#follow(this.#source.desktop);
    this.#host.requestUpdate();
  };

  #takePhone(signOut: () => void): void {
    if (this.#desktop) phoneWishes.add(this.#desktop);
    signOut();
  }

  render(signOut: () => void): unknown {
    const { terms: t } = this.#language.value;
    const terms = this.#terms;
    if (this.#isMissing) {
      return html`<p class="wx-reason" part="message" role="alert">
        ${icon(iconCircleAlert)} ${terms.failed}
        <button class="wx-link" part="retry" type="button" @click=${this.#onRetry}>${t.retry}</button>
      </p>`;
    }
    const sound = this.#sound;
    if (!sound) return nothing;
    const state = this.#state;
    const { muted } = sound.view;
    const isOn = this.#muteControl?.enabled ?? false;
    return html`<section class="row" aria-label=${terms.label}>
        <button
          class="wx-button mute"
          part="mute"
          type="button"
          aria-pressed=${muted ? 'true' : 'false'}
          aria-disabled=${isOn ? 'false' : 'true'}
          aria-describedby="state"
          aria-keyshortcuts=${this.#muteKey.keys ?? nothing}
          @click=${(event: MouseEvent) => event.detail < 2 && this.#mute()}
        >
          ${icon(muted || !isOn ? iconMicOff : iconMic)} ${terms.mute}
        </button>
        <p
          class="wx-status state"
          part="state"
          id="state"
          role="status"
          data-tone=${isUnheard(state) || state === 'lost' ? 'danger' : muted ? 'warning' : nothing}
        >
          ${terms.microphone[muted && state === 'on' ? 'muted' : state]}
        </p>
        ${state === 'on' && !muted && sound.takesMicrophone ? html`<span class="meter" part="meter" aria-hidden="true"></span>` : nothing}
        ${
          sound.isBlocked
            ? html`<button
                class="wx-button enable"
                part="enable"
                type="button"
                data-kind="tonal"
                title=${terms.enableHint}
                @click=${() => sound.unlock()}
              >
                ${icon(iconVolumeOff)} ${terms.enable}
              </button>`
            : nothing
        }
        ${settingsMenu(sound, terms, this.#language.value)}
      </section>
      ${this.#messages(sound, terms, signOut)}`;
  }

  #messages(sound: CallSound, terms: Terms, signOut: () => void): TemplateResult {
    const state = this.#state;
    const texts = [
      ...newsOf(sound, terms),
      ...sound.interrupted.map(({ name }) => (name === null ? terms.interruptedCall : terms.interrupted(name))),
      ...(sound.isNoisy ? [terms.noise] : []),
    ];
    const isAsked = state === 'busy' || state === 'none' || state === 'refused';
    const canLeave = isUnheard(state) && state !== 'silenced' && this.#canLeave.value;
    const say = sound.view.inCall ? terms.unheard : terms.unheardNext;
    return html`${
        isUnheard(state)
          ? html`<p class="wx-reason" part="message" data-tone="danger" role="alert">
              ${icon(iconCircleAlert)}
              <span
                >${say(terms.remedy[state])}
                ${
                  isAsked
                    ? html`<button class="wx-link" part="try-again" type="button" @click=${() => sound.tryAgain()}>
                        ${terms.tryAgain}
                      </button>`
                    : nothing
                }
                ${
                  canLeave
                    ? html`<button class="wx-link" part="phone" type="button" @click=${() => this.#takePhone(signOut)}>
                        ${terms.toPhone}
                      </button>`
                    : nothing
                }</span
              >
            </p>`
          : nothing
      }
      ${
        sound.isLost
          ? html`<p class="wx-reason" part="message" data-tone="danger" role="alert">
              ${icon(iconCircleAlert)} <span>${terms.lost}</span>
            </p>`
          : nothing
      }
      <div class="messages" role="status">
        ${texts.map((text) => html`<p class="wx-reason" part="message">${icon(iconCircleAlert)} <span>${text}</span></p>`)}
      </div>`;
  }
}

function newsOf({ news }: CallSound, terms: Terms): string[] {
  if (news?.kind === 'microphone-gone') return [terms.microphoneGone(news.gone, news.now)];
  if (news?.kind === 'microphone-back') return [terms.microphoneBack(news.name)];
  if (news?.kind === 'loudspeaker-gone') return [terms.loudspeakerGone(news.gone)];
  return news ? [terms.noDevice(news.name || terms.system)] : [];
}
