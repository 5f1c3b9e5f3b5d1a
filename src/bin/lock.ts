/** Whose a state file is. */
import { readFile, unlink, writeFile } from 'node:fs/promises';
import { codeOf, Mistake, reasonOf } from './mistake.js';

/** Files with customers' names and numbers are their owner's alone. */
export const MODE = 0o600;

const lockOf = (path: string): string => `${path}.lock`;

/** Two processes with one file would be two centres. A process that is gone holds nothing. */
export async function lock(path: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(lockOf(path), `${String(process.pid)}\n`, { flag: 'wx', mode: MODE });
      return;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw new Mistake(`${path} cannot be written: ${reasonOf(error)}.`);
    }
    const holder = Number(await readFile(lockOf(path), 'utf8').catch(() => ''));
    if (holder !== process.pid && isAlive(holder)) {
      throw new Mistake(
        `${path} belongs to a centre that runs already, as process ${String(holder)}. If that is none, delete ${lockOf(path)}.`,
      );
    }
    await unlock(path);
  }
  throw new Mistake(`${path} is being opened by another process.`);
}

export const unlock = (path: string): Promise<void> => unlink(lockOf(path)).catch(() => undefined);

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
