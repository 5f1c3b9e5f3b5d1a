/** What agents' telephones do by themselves, and what that costs. */
import type { PhoneTrouble, SettingsWarning, Station } from '../../core/index.js';
import type { Organisation } from './settings.js';

/** What in these settings works and loses calls all the same, agent by agent [XFR-07]. */
export function warningsOf({ agents, ringSeconds }: Organisation): SettingsWarning[] {
  return agents.flatMap(({ phone, station: { kind, number } }, index) => {
    if (!phone || kind === 'browser') return [];
    const { voicemailSeconds, forwarding, callWaiting } = phone;
    const warning = (trouble: PhoneTrouble, setting: keyof typeof phone): SettingsWarning => ({
      path: `agents[${String(index)}].phone.${setting}`,
      trouble,
      station: { kind, number },
      ringSeconds,
      voicemailSeconds,
    });
    const isFirst = voicemailSeconds !== null && voicemailSeconds < ringSeconds;
    return [
      ...(voicemailSeconds === null ? [] : [warning(isFirst ? 'voicemail-first' : 'voicemail', 'voicemailSeconds')]),
      ...(forwarding ? [warning('forwarding', 'forwarding')] : []),
      ...(callWaiting ? [warning('call-waiting', 'callWaiting')] : []),
    ];
  });
}

const keyOf = ({ kind, number }: Station): string => `${kind} ${number}`;

/** After how many seconds the voicemail of a telephone answers, for those that have one. */
export const voicemailsOf = ({ agents }: Organisation): ReadonlyMap<string, number> =>
  new Map(
    agents.flatMap(({ phone, station }): [string, number][] => {
      const seconds = phone?.voicemailSeconds ?? null;
      return station.kind === 'browser' || seconds === null ? [] : [[keyOf(station), seconds]];
    }),
  );

/** The same for this telephone; null where it has none. */
export const voicemailOf = (voicemails: ReadonlyMap<string, number>, station: Station | null): number | null =>
  (station && voicemails.get(keyOf(station))) ?? null;
