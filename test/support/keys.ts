import { sendKeys } from '@web/test-runner-commands';
import { settle } from './desk.js';

/** Presses real keys together, as `aria-keyshortcuts` writes them: `Alt+Shift+H`. */
export async function pressKeys(chord: string): Promise<void> {
  const held = chord.split('+');
  const key = held.pop() ?? '';
  for (const modifier of held) await sendKeys({ down: modifier });
  await sendKeys({ press: /^[A-Z]$/u.test(key) ? `Key${key}` : /^\d$/u.test(key) ? `Digit${key}` : key });
  for (const modifier of held.reverse()) await sendKeys({ up: modifier });
  await settle();
}
