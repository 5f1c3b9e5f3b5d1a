/** Web Locks: who holds one is there, and who is gone holds none, however it went. */
import { systemClock } from '../../core/index.js';
import type { Cancel } from '../../core/index.js';

/** Takes a lock and holds it until the returned function is called; null where somebody else had it all that time. */
export function hold(name: string, within: number): Promise<Cancel | null> {
  return new Promise((resolve, reject) => {
    const patience = new AbortController();
    const cancel = systemClock.after(within, () => patience.abort());
    const held = locks().request(name, { signal: patience.signal }, () => {
      cancel();
      return new Promise<void>((release) => resolve(release));
    });
    held.catch((error: unknown) => {
      cancel();
      if (patience.signal.aborted) resolve(null);
      else reject(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

/** Calls back once whoever holds a lock is gone. */
export function whenGone(name: string, task: () => void): Cancel {
  const interest = new AbortController();
  locks()
    .request(name, { mode: 'shared', signal: interest.signal }, () => {
      if (!interest.signal.aborted) task();
    })
    .catch(() => undefined);
  return () => interest.abort();
}

/** A page without a secure context has none, and a frame without an origin may not use them. */
function locks(): LockManager {
  const { locks: manager } = navigator as { locks?: LockManager };
  if (!manager) throw new Error('There are no Web Locks here.');
  return manager;
}
