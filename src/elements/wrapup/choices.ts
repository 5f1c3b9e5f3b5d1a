/**
 * Which reason is chosen for what is owed. A choice is a draft until the centre knows it; from then on the centre keeps
 * it, for a reload, for another tab, and for the end of a countdown [WRP-04, WRP-06].
 */
import { controlsOf } from '../../core/index.js';
import type { Failure, Interaction, State, WrapUp } from '../../core/index.js';
import { drafts } from '../../foundation/drafts.js';

/** An interaction whose wrap-up is owed. */
export type Owing = Interaction & { readonly wrapUp: WrapUp };

export const isOwing = (one: Interaction): one is Owing => one.wrapUp !== null;

/** The name of the draft. A centre that begins anew may give out the same ids again. */
const draftOf = ({ wrapUp }: Owing): string => `wrap-up-reason@${String(wrapUp.since)}`;

/** Tells the centre; resolves to why it does not know the choice, or null. */
type Tell = (interactionId: string, reasonId: string) => Promise<Failure | null>;

export class Choices {
  readonly #tell: Tell;
  readonly #changed: () => void;
  /** What the centre was told and has not shown yet, by interaction. */
  readonly #told = new Map<string, string>();
  readonly #failures = new Map<string, Failure>();

  constructor(tell: Tell, changed: () => void) {
    this.#tell = tell;
    this.#changed = changed;
  }

  /** The id of the reason that the agent chose, here or in another tab; null while that is none. */
  of(agentId: string, one: Owing): string | null {
    return drafts.get(agentId, one.id, draftOf(one)) ?? one.wrapUp.reasonId;
  }

  set(agentId: string, one: Owing, reasonId: string): void {
    this.#told.delete(one.id);
    this.#failures.delete(one.id);
    drafts.set(agentId, one.id, draftOf(one), reasonId);
  }

  /** Why the centre does not know the choice, where that matters: the end of a countdown would submit another. */
  failureOf(one: Owing): Failure | null {
    return (one.wrapUp.autoAt !== null && this.#failures.get(one.id)) || null;
  }

  /** Tells the centre what it does not know yet, once; again after the link was lost, or a new choice. */
  sync(state: State, all: readonly Owing[]): void {
    const agentId = state.agent?.id ?? '';
    const isKnown = (id: string): boolean => all.some((one) => one.id === id);
    for (const id of this.#told.keys()) if (!isKnown(id) || state.link !== 'open') this.#told.delete(id);
    for (const one of all) {
      const draft = drafts.get(agentId, one.id, draftOf(one));
      if (draft === null) continue;
      if (draft === one.wrapUp.reasonId) {
        this.forget(agentId, one);
        continue;
      }
      const isReason = state.settings?.wrapUpReasons.some(({ id }) => id === draft);
      if (!isReason || !controlsOf(state, one.id)['choose-reason']?.enabled) continue;
      if (this.#told.get(one.id) === draft) continue;
      this.#told.set(one.id, draft);
      void this.#tell(one.id, draft).then((failure) => {
        if (failure && this.#told.get(one.id) === draft) this.#failures.set(one.id, failure);
        this.#changed();
      });
    }
  }

  /** What was wrapped up, here or elsewhere, leaves no choice behind. */
  forget(agentId: string, one: Owing): void {
    drafts.set(agentId, one.id, draftOf(one), null);
    this.#told.delete(one.id);
    this.#failures.delete(one.id);
  }
}
