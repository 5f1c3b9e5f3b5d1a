/** Whom agents may ask and hand calls to, as the administrator's settings say [DST-01]. */
import { Failure } from '../../core/index.js';
import type { Destination, DestinationKind, SearchQuery } from '../../core/index.js';
import type { Turn } from './turn.js';

type Purpose = Exclude<SearchQuery['purpose'], 'outdial'>;

export function destinationsFor({ settings }: Turn, purpose: Purpose): readonly DestinationKind[] {
  return settings.destinations[purpose].filter((kind) => {
    // Entry points can be consulted only where they are in the list of numbers [DST-05].
    if (kind === 'entry-point') return purpose === 'transfer' || settings.entryPointsInDialNumber;
    return kind !== 'organization' || settings.organisationDirectory !== null;
  });
}

/** Refuses what the settings do not allow; people in Teams need single sign-on [DST-08]. */
export function requireAllowed(turn: Turn, purpose: Purpose, { kind, name }: Destination): void {
  const people = turn.settings.organisationDirectory;
  const lacksSignOn = kind === 'organization' && people?.source === 'teams' && !people.signedOn;
  if (lacksSignOn || !destinationsFor(turn, purpose).includes(kind)) {
    throw new Failure('destination-not-allowed', { detail: name });
  }
}
