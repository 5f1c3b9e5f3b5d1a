/** Saved values on their way to the screen and to the clipboard. Secrets are fetched for it and kept nowhere [CAD-04]. */
import { Failure } from '../../core/index.js';
import type { Field } from './field.js';
import type { Surroundings } from './sheets.js';

export interface ValuesOptions {
  readonly around: () => Surroundings;
  readonly onChange: () => void;
  /** A value could not be fetched. */
  readonly onFailure: (field: Field, failure: Failure) => void;
  readonly onCopied: (works: boolean) => void;
}

export class Values {
  /** The field whose saved value, or text, was copied last; that the browser refused is told under it. */
  copied: { readonly field: Field; readonly works: boolean } | null = null;

  readonly #options: ValuesOptions;

  constructor(options: ValuesOptions) {
    this.#options = options;
  }

  /** Fetches a secret and shows it, until it is hidden or the editor goes. */
  async reveal(field: Field): Promise<void> {
    if (!this.#options.around().isOnline || field.fetching) return;
    field.hide();
    const fetching = {};
    field.fetching = fetching;
    this.#options.onChange();
    const secret = await this.#fetch(field);
    // Meanwhile the editor may have gone, or turned to another interaction.
    if (field.fetching !== fetching) return;
    field.fetching = null;
    if (secret instanceof Failure) this.#failed(field, secret);
    else field.show(secret);
    this.#options.onChange();
  }

  /** Copies the saved value, not what was typed over it [CAD-05]. */
  async copy(field: Field): Promise<void> {
    const { secure, value } = field.variable;
    const saved = secure ? (field.secret ?? (await this.#fetch(field))) : value;
    if (saved instanceof Failure) this.#failed(field, saved);
    else await this.copyText(field, saved ?? '');
  }

  async copyText(field: Field, text: string): Promise<void> {
    let works = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // A page without a clipboard and a browser that refuses it come to the same.
      works = false;
    }
    this.copied = { field, works };
    this.#options.onCopied(works);
  }

  /** The pointer or the focus left a field: that something was copied is old news. */
  forgetCopied(field: Field): void {
    if (this.copied?.field !== field || !this.copied.works) return;
    this.copied = null;
    this.#options.onChange();
  }

  #failed(field: Field, failure: Failure): void {
    field.fetchFailure = failure;
    this.#options.onFailure(field, failure);
  }

  #fetch({ variable }: Field): Promise<string | Failure> {
    const { desk, interaction } = this.#options.around();
    if (!desk || !interaction) return Promise.resolve(new Failure('link-lost'));
    return desk.reveal(interaction.id, variable.name).catch((error: unknown) => Failure.from(error));
  }
}
