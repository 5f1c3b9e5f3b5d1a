/** What a variable may hold, and how its values are written [CAD-01, CAD-02, CAD-06]. */
import type { VariableType } from './model.js';

/** So many characters, counted as Unicode code points, fit into a variable [CAD-02]. */
export const MOST_CHARACTERS = 256;

/** Why a text is no value of a variable. */
export type VariableFault = 'too-long' | 'integer' | 'decimal' | 'boolean' | 'date-time';

const FORMS: Readonly<Record<Exclude<VariableType, 'string'>, RegExp>> = {
  integer: /^-?\d+$/u,
  decimal: /^-?\d+(?:\.\d+)?$/u,
  boolean: /^(?:true|false)$/u,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/u,
};

/** What keeps a text from being a value of this type, or null. Every type may be empty. */
export function variableFault(type: VariableType, text: string): VariableFault | null {
  if (fitted(text) !== text) return 'too-long';
  if (type === 'string' || text === '') return null;
  if (!FORMS[type].test(text)) return type;
  return type === 'date-time' && Number.isNaN(Date.parse(text)) ? type : null;
}

/** As much of a text as fits, cut between characters and never within one. */
export function fitted(text: string): string {
  // A text of few units has few characters; most texts are not counted.
  if (text.length <= MOST_CHARACTERS) return text;
  let end = 0;
  for (let left = MOST_CHARACTERS; left > 0 && end < text.length; left -= 1) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A saved date and time as the browser's own control wants it: this place's time, without a zone. Empty for none. */
export function localOf(saved: string): string {
  const date = new Date(saved);
  if (Number.isNaN(date.getTime())) return '';
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/**
 * What the browser's control holds as a value to save: with this place's zone at that time, or in UTC where the value
 * came with `Z` [CAD-06]. Empty for an empty control.
 */
export function zonedOf(local: string, before: string): string {
  const date = new Date(local);
  if (local === '' || Number.isNaN(date.getTime())) return '';
  if (before.endsWith('Z')) return date.toISOString().replace('.000Z', 'Z');
  const offset = -date.getTimezoneOffset();
  const size = Math.abs(offset);
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
  // Read off the moment, not off the control: an hour that the clock leaves out is another one there.
  const time = `${localOf(date.toISOString())}:${two(date.getSeconds())}`;
  return time + zone;
}
