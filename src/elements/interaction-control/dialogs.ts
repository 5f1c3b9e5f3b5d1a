/** The dialogs that Consult and Transfer open: each is there from its first opening on. */
import { nothing } from 'lit';
import type { ReactiveControllerHost } from 'lit';
import { focusedElement } from '../../foundation/focus.js';
import { html } from '../../foundation/html.js';

export type DialogName = 'consult' | 'transfer';

/** What both elements have in common. */
interface DialogElement extends HTMLElement {
  readonly open: boolean;
  /** Comes up near `by`, and gives the focus back to it. */
  show(by?: HTMLElement): unknown;
  close(): void;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

export class Dialogs {
  readonly #host: Host;
  readonly #onLost: () => void;
  /** For which call each was opened: it stays with it, whichever the agent turns to. */
  readonly #for = new Map<DialogName, string>();

  /** `onLost` is told when a dialog closed and nothing has the focus. */
  constructor(host: Host, onLost: () => void) {
    this.#host = host;
    this.#onLost = onLost;
  }

  isOpen(name: DialogName): boolean {
    return this.#find(name)?.open ?? false;
  }

  /** Opens a dialog for a call, or closes it where it is open for this one. */
  async toggle(name: DialogName, interactionId: string, by?: HTMLElement): Promise<void> {
    const isSame = this.#for.get(name) === interactionId;
    if (this.isOpen(name)) {
      this.#find(name)?.close();
      if (isSame) return;
    }
    this.#for.set(name, interactionId);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    await this.#find(name)?.show(by);
  }

  render(desktop: string): unknown {
    const [consult, transfer] = [this.#for.get('consult'), this.#for.get('transfer')];
    return [
      consult === undefined
        ? nothing
        : html`<wx-consult-dialog
            class="consult-dialog"
            part="consult-dialog"
            .interactionId=${consult}
            .desktop=${desktop}
            @toggle=${this.#onToggle}
          ></wx-consult-dialog>`,
      transfer === undefined
        ? nothing
        : html`<wx-transfer-dialog
            class="transfer-dialog"
            part="transfer-dialog"
            .interactionId=${transfer}
            .desktop=${desktop}
            @toggle=${this.#onToggle}
          ></wx-transfer-dialog>`,
    ];
  }

  #find(name: DialogName): DialogElement | null {
    return this.#host.renderRoot.querySelector<DialogElement>(`.${name}-dialog`);
  }

  readonly #onToggle = (event: Event): void => {
    this.#host.requestUpdate();
    // What opened it is gone where the consult began.
    if (!(event.target as DialogElement).open && !focusedElement(this.#host.ownerDocument)) this.#onLost();
  };
}
