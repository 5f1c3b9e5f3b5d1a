/** What the SDK has to do with a frame of a task and does not. */
import type { Ears, Said } from './ears.js';
import type { Tracks } from './tracks.js';

/** Makes up for it, once the SDK has done what it does. */
export function repair(said: Said, ears: Ears, tracks: Tracks): void {
  if (!('interactionId' in said) || !said.interactionId) return;
  const id = said.interactionId;
  const isLost = said.type === 'AgentContact' || said.type === 'ContactUpdated';
  queueMicrotask(() => {
    const task = ears.task(id);
    if (!task) return;
    tracks.listen(task);
    // It takes no news of a task that it knows, and acts on what it last saw of it.
    if (isLost && said.interaction) task.updateTaskData?.(said);
    // It takes the seconds of the countdown for milliseconds.
    task.cancelAutoWrapupTimer?.();
  });
}
