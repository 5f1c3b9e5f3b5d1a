/** Buttons for acts: a control that cannot be used stays in place, and says why [A11Y-01]. */
import { nothing } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Control } from '../core/index.js';
import { html } from './html.js';
import { icon } from './icons.js';

export interface ActButton {
  readonly control: Control;
  readonly label: string;
  readonly glyph?: SVGTemplateResult;
  readonly kind?: 'primary' | 'tonal' | 'quiet' | 'danger';
  /** The CSS part, and the button's class. */
  readonly part: string;
  /** The id of the element that says why the control does not work, or what it does. */
  readonly describedBy?: string;
  /** The keys that do the same, as `aria-keyshortcuts` has them: a shortcut's `keys`. */
  readonly keys?: string | undefined;
  /** For a button that opens a dialog: whether that is open. */
  readonly isOpen?: boolean;
  readonly onClick: (event: MouseEvent) => void;
}

/**
 * A button for an act. It is `aria-disabled` rather than disabled, so that it can be reached and its reason read. The
 * second click of a double click is none: it would hit whatever came into the button's place [ERR-03].
 */
export function actButton({
  control,
  label,
  glyph,
  kind,
  part,
  describedBy,
  keys,
  isOpen,
  onClick,
}: ActButton): TemplateResult {
  const click = (event: MouseEvent): void => {
    if (control.enabled && event.detail < 2) onClick(event);
  };
  const popup = isOpen === undefined ? undefined : 'dialog';
  const expanded = isOpen === undefined ? undefined : isOpen ? 'true' : 'false';
  return html`<button
    class="wx-button ${part}"
    part=${part}
    type="button"
    data-kind=${kind ?? nothing}
    aria-disabled=${control.enabled || control.busy ? 'false' : 'true'}
    aria-busy=${control.busy ? 'true' : 'false'}
    aria-describedby=${describedBy ?? nothing}
    aria-keyshortcuts=${keys ?? nothing}
    aria-haspopup=${ifDefined(popup)}
    aria-expanded=${ifDefined(expanded)}
    @click=${click}
  >
    ${control.busy ? html`<span class="wx-spinner"></span>` : glyph ? icon(glyph) : nothing} ${label}
  </button>`;
}
