/** No text grows longer than a variable may be: what is typed beyond that is refused, a longer paste is cut [CAD-02]. */
import { MOST_CHARACTERS } from '../../core/index.js';

type Box = HTMLInputElement | HTMLTextAreaElement;

const count = (text: string): number => Array.from(text).length;

/**
 * Lets in what fits of a text that is about to be typed, pasted or dropped. Returns how many characters were cut, 0 where
 * a typed one was refused, null where all fits.
 */
export function limit(event: InputEvent): number | null {
  const box = event.target as Box;
  const { inputType, isComposing } = event;
  // What is being composed cannot be refused; it is cut when it is finished.
  if (!inputType.startsWith('insert') || inputType.includes('Composition') || isComposing) return null;
  const isLine = box instanceof HTMLInputElement;
  const isBreak = /^insert(?:LineBreak|Paragraph)$/u.test(inputType);
  const raw = isBreak && !isLine ? '\n' : (event.data ?? event.dataTransfer?.getData('text/plain') ?? '');
  const text = isLine ? raw.replace(/\r\n?|\n/gu, ' ') : raw.replace(/\r\n?/gu, '\n');
  const start = box.selectionStart ?? 0;
  const end = box.selectionEnd ?? start;
  const stays = count(box.value.slice(0, start)) + count(box.value.slice(end));
  const room = Math.max(0, MOST_CHARACTERS - stays);
  const characters = Array.from(text);
  if (characters.length <= room) return null;
  event.preventDefault();
  if (room > 0) insert(box, characters.slice(0, room).join(''), start, end);
  return isBreak || inputType === 'insertText' ? 0 : characters.length - room;
}

/** Cuts what was composed, from its end. Returns how many characters were cut, or null. */
export function limitComposed(event: CompositionEvent): number | null {
  const box = event.target as Box;
  const composed = Array.from(event.data);
  const over = Math.min(count(box.value) - MOST_CHARACTERS, composed.length);
  if (over <= 0) return null;
  const end = box.selectionStart ?? box.value.length;
  box.setRangeText('', end - composed.slice(-over).join('').length, end, 'end');
  return over;
}

function insert(box: Box, text: string, start: number, end: number): void {
  // Deprecated, and still the only insertion that Undo can take back.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (box.ownerDocument.execCommand('insertText', false, text)) return;
  box.setRangeText(text, start, end, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
