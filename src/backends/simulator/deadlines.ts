/**
 * What is going to happen, in order of time: a binary heap in a plain array, so that it can be kept with the rest of
 * the state. A deadline is never searched and removed; it carries what it was meant for, and is idle when that passed.
 */
import type { NotReachedReason, Timestamp } from '../../core/index.js';

export type Due =
  /** About a contact; void once the contact's `token` is another. */
  | {
      readonly kind:
        | 'ring'
        | 'ring-out'
        | 'answer'
        | 'voicemail'
        | 'recording-resumes'
        | 'customer-leaves'
        | 'agent-ends'
        | 'called-phone-rings'
        | 'called-answers';
      readonly contactId: string;
      readonly token: number;
    }
  /** The customer waits no longer, in the queue or while it rings. An agent whose page is gone has not come back. */
  | { readonly kind: 'patience' | 'recovery-over'; readonly contactId: string }
  /** About a consult; void once its `step` is another. */
  | {
      readonly kind: 'consult-rings' | 'consult-rings-out' | 'consult-answers';
      readonly contactId: string;
      readonly step: string;
    }
  | {
      readonly kind: 'consult-not-reached';
      readonly contactId: string;
      readonly step: string;
      readonly reason: NotReachedReason;
    }
  /** A customer who is called cannot be reached. */
  | {
      readonly kind: 'called-not-reached';
      readonly contactId: string;
      readonly token: number;
      readonly reason: NotReachedReason;
    }
  /** A callback that was not answered has rested. */
  | { readonly kind: 'callback-again'; readonly contactId: string }
  /** About an agent's wrap-up of a contact. */
  | { readonly kind: 'colleague-wraps-up' | 'auto-wrap-up'; readonly contactId: string; readonly agentId: string }
  | { readonly kind: 'phone-on-hook'; readonly agentId: string }
  /** A simulated colleague changes state now and then. */
  | { readonly kind: 'colleague-mood'; readonly agentId: string }
  /** A simulated colleague who missed a request is there again. */
  | { readonly kind: 'colleague-returns'; readonly agentId: string }
  | { readonly kind: 'traffic'; readonly token: number };

export interface Deadline {
  readonly at: Timestamp;
  /** Breaks ties, so that the order never depends on the heap. */
  readonly order: number;
  readonly due: Due;
}

const isBefore = (a: Deadline, b: Deadline): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

export function push(heap: Deadline[], deadline: Deadline): void {
  let index = heap.length;
  heap.push(deadline);
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent];
    if (!above || !isBefore(deadline, above)) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = deadline;
}

/** Takes the earliest deadline that is due at `now`, if there is one. */
export function popDue(heap: Deadline[], now: Timestamp): Deadline | undefined {
  const first = heap[0];
  if (!first || first.at > now) return undefined;
  const last = heap.pop();
  if (!last || last === first) return first;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    const left = heap[child];
    if (!left) break;
    const right = heap[child + 1];
    const smaller = right && isBefore(right, left) ? right : left;
    if (smaller === right) child += 1;
    if (!isBefore(smaller, last)) break;
    heap[index] = smaller;
    index = child;
  }
  heap[index] = last;
  return first;
}
