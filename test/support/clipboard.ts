import { executeServerCommand, sendKeys } from '@web/test-runner-commands';

const permit = (setting: 'granted' | 'denied' | 'prompt'): Promise<unknown> =>
  executeServerCommand('permission', { name: 'clipboard-write', setting });

/** Lets the page write to the clipboard, or has the browser refuse it, until the test is over. */
export const allowClipboard = (isAllowed = true): Promise<unknown> => permit(isAllowed ? 'granted' : 'denied');

/** Pages that run at the same time share one clipboard: each has it for itself in its turn. */
async function inTurn<T>(use: () => Promise<T>): Promise<T> {
  await executeServerCommand('clipboard-turn', true);
  try {
    return await use();
  } finally {
    await executeServerCommand('clipboard-turn', false);
  }
}

async function pressPaste(): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: 'v' });
  await sendKeys({ up: 'Control' });
}

/** Pastes a text where the focus is, as an agent does: by the keyboard, out of the clipboard. */
export const paste = (text: string): Promise<void> =>
  inTurn(async () => {
    await navigator.clipboard.writeText(text);
    await pressPaste();
  });

/** What an act puts into the clipboard, as pasting it somewhere else shows. */
export const copied = (act: () => Promise<void>): Promise<string> =>
  inTurn(async () => {
    await act();
    const box = document.createElement('textarea');
    document.body.append(box);
    box.focus();
    await pressPaste();
    box.remove();
    return box.value;
  });

// Test files share pages: what one leaves on, the next would get.
afterEach(() => permit('prompt'));
