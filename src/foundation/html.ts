/**
 * The `html` of every template of the kit. Where this copy of the kit goes by another prefix, it puts that into the
 * kit's own tags; for `wx` a template passes through as it is.
 */
import { html as litHtml } from 'lit';
import type { TemplateResult } from 'lit';

let prefix = 'wx';
const rewritten = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** The prefix of this copy's tags. */
export const tagPrefix = (): string => prefix;

/** Sets the prefix, once, before the first element is defined. */
export function setTagPrefix(name: string): void {
  prefix = name;
}

export function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult<1> {
  return litHtml(prefix === 'wx' ? strings : withPrefix(strings), ...values);
}

function withPrefix(strings: TemplateStringsArray): TemplateStringsArray {
  let result = rewritten.get(strings);
  if (!result) {
    const replace = (text: string): string => text.replace(/(<\/?)wx-/gu, `$1${prefix}-`);
    // Lit knows a template by its strings, and trusts them because they are a tag's: both have to stay so.
    result = Object.assign(strings.map(replace), { raw: strings.raw.map(replace) });
    rewritten.set(strings, result);
  }
  return result;
}
