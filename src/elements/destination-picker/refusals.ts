/** Why something cannot be chosen. */
import { dialled, dialNumberFault } from '../../core/index.js';
import type { DirectoryEntry, Settings } from '../../core/index.js';
import { login } from '../../locales/on-demand/login.js';
import { isFree, stateIn } from './kinds.js';
import type { Purpose, Tab, Terms } from './kinds.js';

export interface Circumstances {
  readonly t: Terms;
  readonly settings: Settings | null;
  readonly purpose: Purpose;
  readonly tab: Tab | null;
}

/** Nobody in Teams can be chosen without single sign-on [DST-08]. */
export function whyNobody({ t, settings, purpose, tab }: Circumstances): string | null {
  const people = settings?.people;
  const lacksSignOn = tab === 'organization' && people?.source === 'teams' && !people.signedOn;
  return lacksSignOn ? t.picker.signOn[purpose] : null;
}

export function whyNot(about: Circumstances, entry: DirectoryEntry): string | null {
  const { t, settings, purpose } = about;
  const why = whyNobody(about);
  if (why !== null || isFree(entry, purpose)) return why;
  return t.picker.cannot(entry.name, stateIn(t, entry, settings));
}

/** Why the one that is chosen, and as it is now, can be chosen no longer. */
export function whyNoLonger({ t, settings, purpose }: Circumstances, now: DirectoryEntry): string | null {
  return isFree(now, purpose) ? null : t.picker.changed(now.name, stateIn(t, now, settings));
}

/** The rule that a typed number breaks [DN-01]. What holds letters is a name. */
export function faultOf({ t, tab }: Circumstances, text: string): string | null {
  if (tab !== 'dial-number' || !/\d/u.test(text) || /\p{L}/u.test(text)) return null;
  const fault = dialNumberFault(dialled(text));
  return fault && (t.login ?? login).fault[fault];
}
