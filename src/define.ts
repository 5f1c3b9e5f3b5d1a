/** Registers the kit's elements. Nothing happens until `define()` is called. */
import { setTagPrefix } from './foundation/html.js';
import * as elements from './elements/index.js';

export interface DefineOptions {
  /** Tags become `<acme-desktop>` and so on. One prefix per copy of the kit. Default: `wx`. */
  readonly prefix?: string;
}

let defined: string | null = null;

/**
 * Registers every element under its tag. Calling it again with the same prefix does nothing; with another one it throws,
 * since the templates of this copy of the kit can name only one.
 */
export function define({ prefix = 'wx' }: DefineOptions = {}): void {
  if (defined === prefix) return;
  if (defined !== null) {
    throw new Error(
      `The kit's elements are defined already, as <${defined}-…>. Load a second copy of the kit for <${prefix}-…>.`,
    );
  }
  if (!/^[a-z][a-z0-9]*$/u.test(prefix)) {
    throw new Error(`"${prefix}" cannot be a prefix of tags. Use lower-case letters and digits, a letter first.`);
  }
  defined = prefix;
  setTagPrefix(prefix);
  // The desktop comes first: what is inside it then finds it as it is upgraded.
  for (const [name, element] of Object.entries(elements.tags)) {
    const tag = `${prefix}-${name}`;
    if (customElements.get(tag)) {
      throw new Error(
        `<${tag}> is defined already, by another copy of the kit or by somebody else. Choose a prefix of your own: define({ prefix: 'acme' }).`,
      );
    }
    customElements.define(tag, element);
  }
}
