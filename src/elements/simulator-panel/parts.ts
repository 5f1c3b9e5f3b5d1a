/** What the sections of the panel are made of, and what each of them is given. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { Failure, Named, Timestamp, Whereabouts, WorldActName, WorldActs } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon, iconChevronDown, iconCircleAlert, iconX } from '../../foundation/icons.js';
import type { Dictionary, Language } from '../../foundation/localize.js';
import { world } from '../../locales/on-demand/world.js';
import type { Listening } from './listening.js';

/** Whom a request is for. */
export type Whom = WorldActs['contact']['for'];

export type Terms = Dictionary & { readonly world: typeof world };

/** The panel's texts with the others: in English, where a language has none. */
export const termsOf = (t: Dictionary): Terms => ({ world, ...t });

/** What a section needs of its panel. */
export interface Means {
  readonly t: Terms;
  readonly language: Language;
  readonly listening: Listening;
  readonly counting: (read: (now: Timestamp) => unknown) => unknown;
  readonly whom: () => Whom;
  /** Has the world do it. Resolves to whether it did; where it did not, the section says why. */
  readonly act: <K extends WorldActName>(name: K, detail: WorldActs[K]) => Promise<boolean>;
  /** Something that the section keeps itself is another one. */
  readonly changed: () => void;
  /** Puts the focus on what a selector finds, once it is painted. */
  readonly focus: (selector: string) => void;
  /** Why the section's last act did not work. */
  readonly failure: Failure | null;
  readonly dismiss: () => void;
}

/** What the line of somebody outside looks like. */
export const LINES = {
  waiting: 'pending',
  connecting: 'pending',
  ringing: 'pending',
  called: 'pending',
  talking: 'live',
  held: 'held',
  voicemail: 'live',
  left: 'ended',
} as const satisfies Record<Whereabouts, string>;

/** A section that is always open; `aside` stands at the end of its heading. */
export function section(
  id: string,
  title: string,
  means: Means,
  content: unknown,
  { aside, ringing = false }: { aside?: unknown; ringing?: boolean } = {},
): TemplateResult {
  return html`<section class="part" role="group" part=${id} aria-labelledby=${id} ?data-ringing=${ringing}>
    <div class="row">
      <h4 class="title" id=${id} tabindex="-1">${title}</h4>
      ${aside ?? nothing}
    </div>
    ${alert(means)} ${content}
  </section>`;
}

/** A section that is folded until it is wanted. */
export function fold(id: string, title: string, means: Means, content: unknown): TemplateResult {
  return html`<details class="part" part=${id} aria-labelledby=${id}>
    <summary>
      <h4 class="title" id=${id}>${title}</h4>
      ${icon(iconChevronDown)}
    </summary>
    <div class="inside">${alert(means)} ${content}</div>
  </details>`;
}

function alert({ failure, t, dismiss }: Means): unknown {
  if (!failure) return nothing;
  const { what, then } = t.failure[failure.code];
  return html`<div class="wx-message" role="alert" data-fill data-tone="danger">
    ${icon(iconCircleAlert)}
    <div class="text">
      <p class="what">${what}</p>
      <p class="then">${then} ${failure.detail ? `(${failure.detail})` : nothing}</p>
    </div>
    <button class="wx-button" type="button" data-kind="quiet" data-icon-only aria-label=${t.dismiss} @click=${dismiss}>
      ${icon(iconX)}
    </button>
  </div>`;
}

/** A button of the panel. The second click of a double click would hit whatever came into its place [ERR-03]. */
export function worldButton(
  part: string,
  text: string,
  onClick: () => unknown,
  look: { kind?: 'tonal'; glyph?: TemplateResult; label?: string; title?: string; describedBy?: string } = {},
): TemplateResult {
  return html`<button
    class="wx-button ${part}"
    type="button"
    part=${part}
    data-kind=${look.kind ?? nothing}
    aria-label=${look.label ?? nothing}
    aria-describedby=${look.describedBy ?? nothing}
    title=${ifDefined(look.title)}
    @click=${(event: MouseEvent) => {
      if (event.detail < 2) onClick();
    }}
  >
    ${look.glyph ?? nothing} ${text}
  </button>`;
}

/** A list to choose from; its options are `option`s. */
export function choice(id: string, label: string, onChange: (value: string) => void, options: unknown): TemplateResult {
  return html`<div>
    <label class="wx-label" for=${id}>${label}</label>
    <div class="wx-field" data-choice>
      <select
        id=${id}
        @change=${(event: Event) => {
          onChange((event.target as HTMLSelectElement).value);
        }}
      >
        ${options}
      </select>
      ${icon(iconChevronDown)}
    </div>
  </div>`;
}

export const option = ({ id, name }: Named, chosen: string): TemplateResult =>
  html`<option value=${id} .selected=${live(id === chosen)}>${name}</option>`;

/** One of two or three, like the switches of the kit; the browser does the rest. */
export function oneOf<T extends string>(
  id: string,
  legend: string,
  all: readonly (readonly [value: T, text: string])[],
  chosen: T,
  onChange: (value: T) => void,
): TemplateResult {
  return html`<fieldset class="one-of">
    <legend class="wx-label">${legend}</legend>
    ${all.map(
      ([value, text]) =>
        html`<label
          ><input
            type="radio"
            name=${id}
            .checked=${live(value === chosen)}
            @change=${() => {
              onChange(value);
            }}
          /><span>${text}</span></label
        >`,
    )}
  </fieldset>`;
}

/** For whom it is, where that is chosen elsewhere. */
export const forWhom = ({ t: { world }, whom }: Means): TemplateResult =>
  html`<p class="under">${world.about(world.forWhom, whom() === 'me' ? world.forMe : world.forAnyone)}</p>`;
