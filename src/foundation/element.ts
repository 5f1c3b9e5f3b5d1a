import { LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AgentState, CommandName, Commands, Interaction, Settings } from '../core/index.js';
import { systemClock } from '../core/index.js';
import { DesktopController, Selected } from './context.js';
import type { Desktop, Outcome, SendOptions } from './context.js';
import { html } from './html.js';
import type { ShortcutName } from './keys.js';
import { english } from './localize.js';
import type { Dictionary, Language } from './localize.js';
import { Shortcut } from './shortcuts.js';
import type { ShortcutOptions } from './shortcuts.js';
import { counting } from './ticker.js';
import { adoptTokens } from './tokens.js';

/** What every element of the kit is: it has a desktop, speaks its language and asks it for acts. */
export abstract class WxElement extends LitElement {
  /** The `id` of the desktop to work with. Default: the nearest `<wx-desktop>` around the element. */
  @property() desktop = '';

  /** Follows the desktop; for `Selected` slices of subclasses. */
  protected readonly source = new DesktopController(this);
  readonly #language = this.select((desktop) => desktop?.language ?? english);
  readonly #hasDesktop = this.select((desktop) => desktop !== null);

  /** The desktop that the element works with; null while there is none. */
  protected get desk(): Desktop | null {
    return this.source.desktop;
  }

  protected get language(): Language {
    return this.#language.value;
  }

  /** The texts of the element's language. */
  protected get t(): Dictionary {
    return this.language.terms;
  }

  protected get hasDesktop(): boolean {
    return this.#hasDesktop.value;
  }

  /** A slice of the desktop; the element renders again when it is another one. */
  protected select<T>(select: (desktop: Desktop | null) => T, isSame?: (one: T, other: T) => boolean): Selected<T> {
    return new Selected(this, this.source, select, isSame);
  }

  /**
   * A keyboard shortcut of the element's: `readonly #holdKey = this.shortcut('hold', { control, act })`, and on the button
   * that does the same `actButton({ …, keys: this.#holdKey.keys })` [KEY-01].
   */
  protected shortcut(name: ShortcutName, options: ShortcutOptions): Shortcut {
    return new Shortcut(this, this.source, name, options);
  }

  /** Asks the desktop for an act. The request event starts at this element. */
  protected async send<K extends CommandName>(
    name: K,
    payload: Commands[K],
    options: Omit<SendOptions, 'from'> = {},
  ): Promise<Outcome | null> {
    return (await this.desk?.send(name, payload, { ...options, from: this })) ?? null;
  }

  /** A label that is read anew each second, from the centre's time. */
  protected counting(read: (now: number) => unknown): unknown {
    const desktop = this.desk;
    return counting(desktop?.clock ?? systemClock, () => read(desktop?.now() ?? systemClock.now()));
  }

  /** When a lost connection is tried again, counting down [ERR-02]. */
  protected nextTry(retryAt: number | null): unknown {
    return this.counting((now) => {
      const { notices } = this.t;
      const left = (retryAt ?? now) - now;
      return left > 0 ? notices.nextTry(this.language.number(this.language.secondsLeft(left))) : notices.trying;
    });
  }

  /** What stands in the place of a part that could not be loaded: it is asked for again by the button. */
  protected notLoaded(retry: () => unknown): TemplateResult {
    const { failure, retry: label } = this.t;
    return html`<p role="alert">
      ${failure.unexpected.what}.
      <button class="wx-link" part="retry" type="button" @click=${retry}>${label}</button>
    </p>`;
  }

  /** The name of an agent's state; an idle state goes by its code. */
  protected stateName(state: Pick<AgentState, 'name' | 'codeId'>, settings: Settings | null): string {
    const code = state.codeId === null ? undefined : settings?.idleCodes.find((one) => one.id === state.codeId);
    return code?.name ?? this.t.state[state.name];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    adoptTokens(this.getRootNode());
    adoptTokens(this.ownerDocument);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('desktop') && (this.desktop || changed.get('desktop'))) this.source.resolve();
  }
}

/** An element that shows one interaction: the one it is bound to, else the desktop's current one [TSK-01]. */
export abstract class InteractionElement extends WxElement {
  /** The interaction to show. Default: the current one. */
  @property({ attribute: 'interaction-id' }) interactionId = '';

  readonly #interaction = this.select((desktop) => this.#find(desktop));

  protected get interaction(): Interaction | null {
    return this.#interaction.value;
  }

  /** The shortcut is about the element's interaction: of several panes, that of the current one acts. */
  protected override shortcut(name: ShortcutName, options: ShortcutOptions): Shortcut {
    return super.shortcut(name, { about: () => this.interaction?.id ?? null, ...options });
  }

  #find(desktop: Desktop | null): Interaction | null {
    if (!desktop) return null;
    const id = this.interactionId || desktop.state.currentId;
    return id === null ? null : (desktop.state.interactions.get(id) ?? null);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('interactionId')) this.#interaction.refresh();
  }
}
