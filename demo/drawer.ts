/** The drawer with the outside world: the people who call, and the agent's telephone. Loaded when it first opens. */
import { html, render } from 'lit';
import { icon } from './icons.js';
import { kept } from './kept.js';
import type { Texts } from './texts.js';

/** Wide enough for the page and the drawer side by side. */
const WIDE = '(min-width: 1180px)';

export class Drawer {
  readonly #element: HTMLElement;
  readonly #changed: () => void;
  #isOpen: boolean;
  #isLoaded = false;

  constructor(element: HTMLElement, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
    // On a first visit it stands open where there is room for it, so that it is found.
    this.#isOpen = (kept('session', 'outside') ?? (matchMedia(WIDE).matches ? 'open' : 'closed')) === 'open';
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) this.toggle(false);
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  toggle(isOpen = !this.#isOpen): void {
    this.#isOpen = isOpen;
    kept('session', 'outside', isOpen ? 'open' : 'closed');
    this.#changed();
  }

  /** Paints it in these words. */
  paint(t: Texts): void {
    this.#element.hidden = !this.#isOpen;
    document.documentElement.toggleAttribute('data-outside', this.#isOpen);
    if (!this.#isOpen) return;
    if (!this.#isLoaded) void this.#load();
    render(
      html`<wx-simulator-panel>
        <button
          class="fb-button"
          slot="actions"
          type="button"
          data-icon-only
          data-quiet
          aria-label=${t.closeOutside}
          @click=${() => this.#close()}
        >
          ${icon('x')}
        </button>
      </wx-simulator-panel>`,
      this.#element,
    );
  }

  #close(): void {
    this.toggle(false);
    document.querySelector<HTMLElement>('#outside')?.focus();
  }

  async #load(): Promise<void> {
    this.#isLoaded = true;
    const { defineSimulatorPanel } = await import('../src/elements/simulator-panel/index.js');
    defineSimulatorPanel();
  }
}
