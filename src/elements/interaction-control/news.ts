/** What is said to assistive technology where neither the focus nor a notice says it: each thing once. */
import type { Language } from '../../foundation/localize.js';
import { readableName } from './many.js';
import type { Terms } from './parts.js';
import { inMain } from './standing.js';
import type { Standing } from './standing.js';

interface Known {
  readonly interactionId: string;
  readonly isConference: boolean;
  readonly consult: 'requested' | 'queued' | 'connected' | null;
}

export class News {
  readonly #say: (text: string) => void;
  #known: Known | null = null;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Null where nothing is shown: what comes after that is no news, but what was found. */
  tell(standing: Standing | null, t: Terms, language: Language): void {
    const before = this.#known;
    if (!standing) {
      this.#known = null;
      return;
    }
    const { interaction, isConference, own } = standing;
    this.#known = { interactionId: interaction.id, isConference, consult: own?.state ?? null };
    const text = before?.interactionId === interaction.id ? newsOf(before, standing, t, language) : null;
    if (text !== null) this.#say(text);
  }
}

function newsOf(before: Known, standing: Standing, { many }: Terms, language: Language): string | null {
  const { interaction, own, party, isConference, situation } = standing;
  if (own && before.consult === null && !party) return many.saidRequested(own.to.name || own.to.id);
  // A consult that begins on hold has a notice [EDG-11].
  if (party && before.consult !== 'connected' && party.heldAt === null) return many.saidAccepted(readableName(party));
  // So has the customer who leaves.
  if (isConference && !before.isConference && (situation === 'conference' || situation === 'conferenced')) {
    return many.saidConference(language.number(inMain(interaction).length));
  }
  return null;
}
