import { adoptStyles, nothing } from 'lit';
import type { CSSResultOrNative, ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from '../../foundation/html.js';
import { icon } from '../../foundation/icons.js';
import { Lazy } from '../../foundation/lazy.js';
import type { Dictionary } from '../../foundation/localize.js';
import { iconHash } from '../../foundation/on-demand/icons.js';

type Host = ReactiveControllerHost & { readonly renderRoot: DocumentFragment | HTMLElement };

/** The button "Keypad" of a call, and the keypad over the page that it opens and closes. */
export class KeypadButton {
  readonly #host: Host;
  readonly #view: Lazy<typeof import('./pad.js')>;
  #isOpen = false;
  /** It was opened for this call, and holds what was keyed. */
  #isThere = false;

  /** Takes the styles of the element as well: with the keypad come its own. */
  constructor(host: Host, styles: readonly CSSResultOrNative[]) {
    this.#host = host;
    this.#view = new Lazy(host, async () => {
      const view = await import('./pad.js');
      adoptStyles(host.renderRoot as ShadowRoot, [...styles, ...view.styles]);
      return view;
    });
  }

  /** Opens the keypad and goes to its keys, or closes it and comes back. */
  toggle(): Promise<void> {
    return this.#turn(!this.#isOpen);
  }

  async #turn(isWanted: boolean): Promise<void> {
    const view = await this.#view.load();
    this.#isOpen = isWanted && view !== null;
    this.#isThere ||= this.#isOpen;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#isOpen) view?.showPad(this.#host.renderRoot);
    else view?.hidePad(this.#host.renderRoot);
  }

  /** Draws the button. What hinders the keys is said beside them. */
  button({ keypad }: Dictionary, keys: string | undefined): TemplateResult {
    return html`<button
      class="wx-button keypad"
      part="keypad"
      type="button"
      aria-haspopup="dialog"
      aria-expanded=${this.#isOpen ? 'true' : 'false'}
      aria-keyshortcuts=${keys ?? nothing}
      @click=${(event: MouseEvent) => event.detail < 2 && void this.toggle()}
    >
      ${icon(iconHash)} ${keypad.heading}
    </button>`;
  }

  /** Draws the keypad, open or not, from its first opening on until there is no call any more that takes tones. */
  pad(t: Dictionary, isOffered: boolean, interactionId: string, desktop: string): unknown {
    this.#isThere &&= isOffered;
    this.#isOpen &&= isOffered;
    const view = this.#isThere ? this.#view.value : null;
    return view?.pad({ t, interactionId, desktop, onClose: () => void this.#turn(false) }) ?? nothing;
  }
}
