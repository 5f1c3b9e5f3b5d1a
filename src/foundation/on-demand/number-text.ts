/** Numbers in a field that takes names too [DN-02]. */
import { dialled } from '../../core/index.js';

/** What is dialled of a pasted text, and the characters that are not; null where it holds no digit and stays as it is. */
export function reduced(text: string): { readonly number: string; readonly removed: string } | null {
  if (!/\d/u.test(text)) return null;
  const removed = [...new Set(text)].filter((one) => dialled(one) === '');
  return { number: dialled(text), removed: removed.join('') };
}

/** Puts characters where the caret is, in place of what is selected; returns what stands in the field then. */
export function insert(field: HTMLInputElement, text: string): string {
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? field.value.length, 'end');
  return field.value;
}
