/** What can be dialled [DN-01, DN-02, DN-03]. */

/** Why a number cannot be dialled. */
export type DialNumberFault = 'empty' | 'too-short' | 'too-long' | 'characters';

const NOT_DIALLED = /[^\d+#*:]/gu;
const FEWEST_DIGITS = 3;
const MOST_DIGITS = 18;

const digitsIn = (text: string): number => text.replace(/\D/gu, '').length;

/** Keeps what is dialled, digits and `+ # * :`, and drops everything else [DN-02]. */
export function dialled(text: string): string {
  return text.replace(NOT_DIALLED, '');
}

/** Which rule a number breaks, or null for one that can be dialled. The special characters do not count [DN-01]. */
export function dialNumberFault(number: string): DialNumberFault | null {
  if (number === '') return 'empty';
  if (dialled(number) !== number) return 'characters';
  const digits = digitsIn(number);
  if (digits < FEWEST_DIGITS) return 'too-short';
  return digits > MOST_DIGITS ? 'too-long' : null;
}

/** The ways to write a number that a reader is told of; `other` is an extension or a number of one's own country. */
export type DialNumberFormat = 'us' | 'e164' | 'idd' | 'other';

/** How a number is written [DN-03]. What fits none of the formats can be dialled all the same. */
export function dialNumberFormat(number: string): DialNumberFormat {
  // No area code of the North American plan begins with 0 or 1.
  if (/^\+1[2-9]\d{9}$/u.test(number)) return 'us';
  if (/^\+[1-9]\d{2,14}$/u.test(number)) return 'e164';
  // 011 leads abroad from North America, 00 from most of the world.
  return /^(?:011|00)[1-9]\d{4,14}$/u.test(number) ? 'idd' : 'other';
}

/** Whether a text is an extension: digits only, at least one [STN-01]. */
export function isExtension(text: string): boolean {
  return /^\d{1,18}$/u.test(text);
}

/**
 * A number in groups, as people read it: numbers of the North American plan, masked or not. Others are written in so
 * many ways that a table of them would outweigh the kit; they stay as they came.
 */
export function readable(number: string): string {
  return number.replace(/^\+([1•])([\d•]{3})([\d•]{3})([\d•]{4})$/u, '+$1 $2 $3 $4');
}

/** Hides all digits but the last four, keeping the shape of the number [POP-10]. */
export function masked(number: string): string {
  let left = Math.max(0, digitsIn(number) - 4);
  return number.replace(/\d/gu, (digit) => (left-- > 0 ? '•' : digit));
}
