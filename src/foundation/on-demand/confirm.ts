/**
 * A question before an act that cannot be taken back [CNF-05, CNF-09]. It stands in its place among the rest and blocks
 * nothing: the call goes on meanwhile, and what it says stays true while people come and go.
 */
import { css, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Control } from '../../core/index.js';
import { actButton } from '../controls.js';
import { focusedElement } from '../focus.js';
import { html } from '../html.js';
import { icon, iconTriangleAlert } from '../icons.js';
import type { Dictionary } from '../localize.js';

/** Beside the sheets `buttons` and `messages`. */
export const confirmStyles = css`
  .wx-confirm {
    flex-wrap: wrap;
    & > .text {
      flex-basis: 15em;
    }
    & .what,
    & .then {
      overflow-wrap: anywhere;
    }
    & .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--wx-space-2);
      margin-inline-start: auto;
    }
  }
`;

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

export interface Question {
  /** What is asked: "End the call for everyone?" */
  readonly heading: string;
  /** What happens: "This cuts off Maya Torres and Ana." */
  readonly text: string;
  /** The name of the button that does it, the same as of the one that asks. */
  readonly act: string;
  /** The control of the act: with the connection lost the question can still be read and called off. */
  readonly control: Control;
  /** The id of the reason why the act does not work now. */
  readonly describedBy?: string | undefined;
  readonly onAct: () => void;
}

/**
 * Asks one question at a time. Draw it where it is to stand, `${confirm.render(t, …)}`, and ask by `confirm.ask('end')`.
 * The focus is on Cancel then: a key that is pressed twice calls off what it asked for. Escape does the same. Afterwards
 * the focus is back on what asked.
 */
export class Confirm implements ReactiveController {
  readonly #host: Host;
  #about: string | null = null;
  #isOpening = false;
  #opener: HTMLElement | null = null;
  /** The focus was in the question when the host began to paint. */
  #hadFocus = false;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  /** What is asked about; null while nothing is. */
  get about(): string | null {
    return this.#about;
  }

  /**
   * Asks about an act, or about the participant that it is done to. `opener` gets the focus back. Default: what has it
   * now; a button that was clicked need not have it in every browser, so hand it over.
   */
  ask(about: string, opener?: EventTarget | null): void {
    const from = opener ?? focusedElement(this.#host.ownerDocument);
    if (from instanceof HTMLElement && !this.#element?.contains(from)) this.#opener = from;
    this.#about = about;
    this.#isOpening = true;
    this.#host.requestUpdate();
  }

  /** Takes the question away, and gives the focus back where it was in it. */
  close(): void {
    if (this.#about === null) return;
    this.#about = null;
    this.#isOpening = false;
    this.#host.requestUpdate();
  }

  /**
   * Draws the question, while it is asked. Null where what it was about is over: then it is not asked any more. Of several
   * questions in one template give each only where `about` is its own.
   */
  render(t: Dictionary, question: Question | null): unknown {
    if (this.#about === null) return nothing;
    if (!question) {
      this.#about = null;
      return nothing;
    }
    const { heading, text, act, control, describedBy, onAct } = question;
    return html`<div
      class="wx-message wx-confirm"
      part="confirm"
      role="alertdialog"
      data-tone="danger"
      aria-labelledby="confirm-heading"
      aria-describedby="confirm-text"
      @keydown=${this.#onKeydown}
    >
      ${icon(iconTriangleAlert)}
      <div class="text">
        <p class="what" id="confirm-heading">${heading}</p>
        <p class="then" id="confirm-text">${text}</p>
      </div>
      <div class="acts">
        <button
          class="wx-button call-off"
          part="confirm-cancel"
          type="button"
          @click=${(event: MouseEvent) => event.detail < 2 && this.close()}
        >
          ${t.cancel}
        </button>
        ${actButton({
          control,
          label: act,
          kind: 'danger',
          part: 'confirm-act',
          ...(describedBy ? { describedBy } : {}),
          onClick: () => {
            this.close();
            onAct();
          },
        })}
      </div>
    </div>`;
  }

  hostUpdate(): void {
    this.#hadFocus = this.#element?.matches(':focus-within') ?? false;
  }

  hostUpdated(): void {
    if (this.#isOpening && this.#element) {
      this.#isOpening = false;
      this.#element.querySelector<HTMLElement>('.call-off')?.focus();
      this.#element.scrollIntoView({ block: 'nearest' });
    }
    if (this.#about !== null || !this.#opener) return;
    if (this.#hadFocus && this.#opener.isConnected) this.#opener.focus({ preventScroll: true });
    this.#opener = null;
  }

  hostDisconnected(): void {
    this.#about = null;
    this.#opener = null;
  }

  get #element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.wx-confirm');
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    // A key that is still down from the press that asked answers nothing.
    if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  };
}
