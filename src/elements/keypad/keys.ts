import { css, nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Timestamp } from '../../core/index.js';
import { html } from '../../foundation/html.js';

/** The keys of a telephone, and the letters on them. */
const KEYS = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', ''],
  ['#', ''],
] as const;

/** Where an arrow leads, three keys a row. The keys lie from left to right in every language. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -3, ArrowDown: 3 };

/** A zero that is held down so long is a plus, in milliseconds. */
const HOLD = 500;

export const keyStyles = css`
  .keys {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--wx-space-1h);
    direction: ltr;
  }
  .key {
    display: grid;
    grid-template-columns: 1fr 1fr;
    align-items: center;
    gap: 6px;
    block-size: 40px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: var(--wx-radius-control);
    background: var(--wx-color-sunken);
    font-size: var(--wx-text-lg);
    font-weight: var(--wx-weight-medium);
    font-variant-numeric: var(--wx-numeric);
    user-select: none;
    touch-action: manipulation;
    cursor: pointer;

    & span {
      text-align: end;
    }
    & small {
      color: var(--wx-color-muted);
      font-size: var(--wx-text-xs);
      font-weight: var(--wx-weight);
      letter-spacing: 0.04em;
      text-align: start;
    }
    &:hover {
      background: var(--wx-color-hover);
    }
    &:active {
      background: var(--wx-color-pressed);
    }
    &[aria-disabled='true'] {
      border: 1px dashed var(--wx-color-border-control);
      background: none;
      color: var(--wx-color-faint);
      cursor: not-allowed;
      & small {
        color: inherit;
      }
    }
  }
`;

export interface KeysOptions {
  readonly now: () => Timestamp;
  readonly press: (key: string) => void;
  /** What Backspace does. */
  readonly erase?: () => void;
  /** A zero that is held down is a plus: in numbers, not in tones. */
  readonly hasPlus?: boolean;
  /** Whether a press by mouse leaves the focus where it is. */
  readonly keepsFocus?: () => boolean;
}

export interface KeysTexts {
  readonly label: string;
  /** What holding the zero down does. */
  readonly plus?: string;
  /** The id of the reason why the keys do not work; null where they do. */
  readonly why: string | null;
}

/**
 * The twelve keys: buttons of which Tab reaches one and the arrows the others. While one of them has the focus, digits
 * can be typed as well.
 */
export class Keys {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #options: KeysOptions;
  /** The key that Tab reaches. */
  #at = 0;
  #isOff = false;
  /** When the zero went down. */
  #down: Timestamp | null = null;
  /** The plus came already; the click that ends the press is no zero. */
  #wasHeld = false;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, options: KeysOptions) {
    this.#host = host;
    this.#options = options;
  }

  focus(): void {
    this.#buttons[this.#at]?.focus();
  }

  get #buttons(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.key')];
  }

  #press(key: string): void {
    if (!this.#isOff) this.#options.press(key);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const { key } = event;
    // Some keyboards write # with AltGr, which counts as Control and Alt there.
    const isText = event.getModifierState('AltGraph') || !(event.ctrlKey || event.altKey || event.metaKey);
    if (event.isComposing || !isText) return;
    const step = STEPS[key];
    if (step !== undefined) {
      const to = this.#at + step;
      if (to in KEYS) this.#buttons[to]?.focus();
    } else if (KEYS.some(([one]) => one === key) || (key === '+' && this.#options.hasPlus)) {
      if (!event.repeat) this.#press(key);
    } else if (key === 'Backspace' && this.#options.erase) this.#options.erase();
    // A key that is held down presses its button once.
    else if (!((key === 'Enter' || key === ' ') && event.repeat)) return;
    event.preventDefault();
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    event.preventDefault();
    const text = event.clipboardData?.getData('text') ?? '';
    for (const key of text.match(this.#options.hasPlus ? /[\d+#*:]/gu : /[\d#*]/gu) ?? []) this.#press(key);
  };

  #onDown(key: string): void {
    this.#wasHeld = false;
    this.#down = key === '0' && this.#options.hasPlus ? this.#options.now() : null;
  }

  /** Told at the end of the press: a touch that lasts long ends without a click. */
  #onUp(): void {
    if (this.#down === null || this.#options.now() - this.#down < HOLD) return;
    this.#down = null;
    this.#wasHeld = true;
    this.#press('+');
  }

  #onClick(key: string): void {
    if (!this.#wasHeld) this.#press(key);
    this.#wasHeld = false;
  }

  readonly #onMousedown = (event: MouseEvent): void => {
    if (this.#options.keepsFocus?.()) event.preventDefault();
  };

  render({ label, plus, why }: KeysTexts): TemplateResult {
    this.#isOff = why !== null;
    return html`<div
      class="keys"
      part="keys"
      role="group"
      aria-label=${label}
      @keydown=${this.#onKeydown}
      @paste=${this.#onPaste}
    >
      ${KEYS.map(([key, letters], index) => {
        const isPlus = key === '0' && this.#options.hasPlus;
        return html`<button
          class="key"
          part="key"
          type="button"
          tabindex=${index === this.#at ? 0 : -1}
          aria-disabled=${why === null ? 'false' : 'true'}
          aria-describedby=${why ?? nothing}
          title=${ifDefined(isPlus ? plus : undefined)}
          @pointerdown=${() => this.#onDown(key)}
          @pointerup=${() => this.#onUp()}
          @mousedown=${this.#onMousedown}
          @contextmenu=${(event: Event) => isPlus && event.preventDefault()}
          @focus=${() => this.#move(index)}
          @click=${() => this.#onClick(key)}
        >
          <span>${key}</span><small aria-hidden="true">${isPlus ? '+' : letters}</small>
        </button>`;
      })}
    </div>`;
  }

  #move(to: number): void {
    if (to === this.#at) return;
    this.#at = to;
    this.#host.requestUpdate();
  }
}
