/** What `register()` and the lists say, as the kit's settings and agent. */
import type {
  Agent,
  CallerId,
  DestinationKind,
  IdleCode,
  Named,
  Settings,
  Station,
  StationKind,
} from '../../core/index.js';
import { stationNamed } from './names.js';
import { amount, bag, filled, flag, list, text } from './read.js';
import type { Bag } from './read.js';

/** The SDK puts Available among the idle codes, under this id. */
const AVAILABLE = '0';

/** What the profile does not hold, and the back end fetches. */
export interface Lists {
  readonly callerIds?: readonly CallerId[];
  readonly entryPoints?: readonly Named[];
  readonly organisation?: string;
}

/** How long a request rings where no frame has said so yet. */
export const RING_TIME = 18_000;

const POPOVER = { variables: [], actions: [], links: [] };

export function settingsOf(profile: Bag, lists: Lists = {}): Settings {
  const stations = list(profile['loginVoiceOptions']).flatMap((one): StationKind[] => {
    const kind = stationNamed(filled(one) ?? '');
    return kind ? [kind] : [];
  });
  const isOutdial = flag(profile['isOutboundEnabledForAgent']) && flagOr(profile['isOutboundEnabledForTenant'], true);
  const outdialId = filled(profile['outDialEp']);
  const kinds: DestinationKind[] = ['agent', 'dial-number', 'entry-point'];
  const queues: DestinationKind[] = ['queue'];
  return {
    organisation: lists.organisation ?? '',
    teams: teamsOf(profile),
    stations,
    defaultStation: defaultStation(profile, stations),
    idleCodes: codes(profile['idleCodes']).flatMap(({ isSystem, ...code }) =>
      isSystem || code.id === AVAILABLE ? [] : [code],
    ),
    wrapUpReasons: codes(profile['wrapupCodes'] ?? wrapUpProps(profile)['wrapUpReasonList']).map(
      ({ id, name, isDefault }) => ({ id, name, isDefault }),
    ),
    ringTime: RING_TIME,
    // Cisco hides them itself where it does; the flag alone changes nothing that comes.
    protectNumbers: flag(profile['maskSensitiveData']),
    // The live service leaves the customer with the agent.
    endConsult: 'keep',
    popovers: { call: POPOVER, chat: POPOVER, social: POPOVER, email: POPOVER },
    outdial:
      isOutdial && outdialId !== null
        ? { entryPoints: [nameIn(lists.entryPoints, outdialId)], callerIds: lists.callerIds ?? [] }
        : null,
    alerts: { sound: true, notification: true },
    destinations: {
      consult: flagOr(profile['allowConsultToQueue'], true) ? [...kinds, ...queues] : kinds,
      transfer: [...kinds, ...queues],
    },
    people: null,
  };
}

const flagOr = (value: unknown, otherwise: boolean): boolean => (value === undefined ? otherwise : flag(value));

const nameIn = (all: readonly Named[] | undefined, id: string): Named =>
  all?.find((one) => one.id === id) ?? { id, name: id };

export function teamsOf(profile: Bag): Named[] {
  return list(profile['teams']).flatMap((one): Named[] => {
    const team = bag(one);
    const id = filled(team['id']) ?? filled(team['teamId']);
    return id === null ? [] : [{ id, name: filled(team['name']) ?? filled(team['teamName']) ?? id }];
  });
}

function codes(value: unknown): (IdleCode & { readonly isSystem: boolean })[] {
  return list(value).flatMap((one) => {
    const code = bag(one);
    const id = filled(code['id']);
    const name = filled(code['name']) ?? '';
    return id === null ? [] : [{ id, name, isDefault: flag(code['isDefault']), isSystem: flag(code['isSystem']) }];
  });
}

/** Codes that stand for states which the system sets. */
export function systemCodes(profile: Bag): ReadonlyMap<string, string> {
  return new Map(
    codes(profile['idleCodes']).flatMap((one): [string, string][] => (one.isSystem ? [[one.id, one.name]] : [])),
  );
}

function defaultStation(profile: Bag, stations: readonly StationKind[]): Station {
  const kind = stationNamed(filled(profile['deviceType']) ?? '') ?? stations[0] ?? 'extension';
  const number = filled(profile['dn']) ?? filled(profile['defaultDn']) ?? '';
  return { kind, number: kind === 'browser' ? '' : number };
}

const wrapUpProps = (profile: Bag): Bag => bag(bag(profile['wrapUpData'])['wrapUpProps']);

/** When a wrap-up is submitted by itself, in milliseconds, and whether agents may stop that. */
export function autoWrapUpOf(profile: Bag): { readonly after: number | null; readonly extendable: boolean } {
  const props = wrapUpProps(profile);
  const interval = amount(props['autoWrapupInterval']);
  const isOn = flag(props['autoWrapup']) && interval !== null && interval > 0;
  // The profile has seconds; the SDK takes them for milliseconds.
  return { after: isOn ? interval * 1000 : null, extendable: isOn && flag(props['allowCancelAutoWrapup']) };
}

/** The agent as the profile has it, before any frame. */
export function agentOf(profile: Bag): Pick<Agent, 'id' | 'name' | 'supervisor' | 'signedIn'> {
  return {
    id: filled(profile['agentId']) ?? '',
    name: text(profile['agentName']) ?? '',
    supervisor: flag(profile['isCallMonitoringEnabled']),
    signedIn: flag(profile['isAgentLoggedIn']),
  };
}
