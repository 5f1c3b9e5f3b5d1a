/** What `<wx-consult-dialog>` and `<wx-transfer-dialog>` are at once: closed. Their inside comes with the first opening. */
import { adoptStyles, css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { controlsOf } from '../../core/index.js';
import type { Control } from '../../core/index.js';
import { InteractionElement } from '../../foundation/element.js';
import { html } from '../../foundation/html.js';
import { Lazy } from '../../foundation/lazy.js';
import { Opening } from '../../foundation/opening.js';
import { base, buttons, icons } from '../../foundation/styles.js';

export abstract class DestinationDialog extends InteractionElement {
  static override styles = [
    base,
    icons,
    buttons,
    // It takes no room, but is there: what is not on the page has no shortcuts.
    css`
      :host {
        position: absolute;
      }
    `,
  ];

  /** Whether it is open. */
  @property({ type: Boolean, reflect: true })
  get open(): boolean {
    return this.#opening.isOpen;
  }

  set open(open: boolean) {
    if (open) void this.show();
    else this.close();
  }

  readonly #act: 'consult' | 'transfer';
  readonly #opening: Opening = new Opening(this, () => {
    const view = this.#view.value;
    return view ? view.focusFirst : this.renderRoot.querySelector<HTMLElement>('button');
  });
  readonly #view = new Lazy(this, async () => {
    const view = await import('./view.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...DestinationDialog.elementStyles, ...view.styles]);
    return new view.DestinationView(this, { act: this.#act, source: this.source, opening: this.#opening });
  });

  protected constructor(act: 'consult' | 'transfer') {
    super();
    this.#act = act;
    this.shortcut(act, { control: () => this.#control, act: () => this.toggle() });
  }

  get #control(): Control | undefined {
    const { state } = this.desk ?? {};
    return controlsOf(state, this.interactionId || state?.currentId)[this.#act];
  }

  /**
   * Opens it for the interaction that is shown now; resolves when it is there. Without a call of which that is possible
   * it stays closed. It comes up near `by`, and gives the focus back to it; default: what has the focus now.
   */
  async show(by?: HTMLElement): Promise<void> {
    if (this.#control) this.#opening.open(by, this.interactionId || this.desk?.state.currentId);
    if (this.open) await this.#view.load();
    await this.updateComplete;
    this.toggleAttribute('open', this.open);
  }

  /** Closes it, and gives the focus back if it was in it. What was typed and not asked for is forgotten. */
  close(): void {
    this.#opening.close();
  }

  /** Opens it, or closes it. */
  toggle(by?: HTMLElement): void {
    if (this.open) this.close();
    else void this.show(by);
  }

  protected override render(): unknown {
    const { value: view, state } = this.#view;
    if (view) return view.render();
    if (!this.open || state !== 'failed') return nothing;
    return html`<dialog .popover=${'manual'} aria-label=${this.t.shortcuts.name[this.#act]}>
      ${this.notLoaded(() => this.#view.load())}
    </dialog>`;
  }
}
