/** Theme and language of the page. The kit follows both by itself: `color-scheme` and `lang` are all it takes. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { kept } from './kept.js';
import { languages } from './texts.js';
import type { LanguageTag, Texts } from './texts.js';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const TAGS = Object.keys(languages) as LanguageTag[];
const isTheme = (text: string | null): text is Theme => THEMES.some((one) => one === text);
const isTag = (text: string | null): text is LanguageTag => TAGS.some((one) => one === text);

export class Preferences {
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#apply();
  }

  get language(): LanguageTag {
    const chosen = kept('local', 'language');
    if (isTag(chosen)) return chosen;
    return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  }

  get theme(): Theme {
    const chosen = kept('local', 'theme');
    return isTheme(chosen) ? chosen : 'system';
  }

  #apply(): void {
    const { dataset } = document.documentElement;
    document.documentElement.lang = this.language;
    if (this.theme === 'system') delete dataset['theme'];
    else dataset['theme'] = this.theme;
  }

  view(t: Texts): TemplateResult {
    const choices = <T extends string>(
      legend: string,
      name: string,
      all: readonly (readonly [value: T, text: string, lang?: string])[],
      chosen: T,
    ): TemplateResult =>
      html`<fieldset class="choices">
        <legend>${legend}</legend>
        ${all.map(
          ([value, text]) =>
            html`<label
              ><input
                type="radio"
                name=${name}
                value=${value}
                .checked=${value === chosen}
                @change=${() => {
                  kept('local', name, value);
                  this.#apply();
                  this.#changed();
                }}
              /><span>${text}</span></label
            >`,
        )}
      </fieldset>`;
    return html`${choices(
      t.theme,
      'theme',
      THEMES.map((one) => [one, t.themes[one]] as const),
      this.theme,
    )}
    ${choices(
      t.language,
      'language',
      TAGS.map((one) => [one, languages[one]] as const),
      this.language,
    )}`;
  }
}
