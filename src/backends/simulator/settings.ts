/**
 * The administrator's settings of the embedded contact centre: one JSON file. The schema below is the only description
 * of it; types, validation and the JSON Schema for editors (`settings.schema.json`) all come from it.
 */
import * as v from 'valibot';
import { dialNumberFault, isExtension } from '../../core/index.js';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/u, 'an id of lower-case letters, digits and hyphens'));
const name = v.pipe(v.string(), v.trim(), v.minLength(1, 'a name'), v.maxLength(80, 'at most 80 characters'));
const DIAL_NUMBER = '3 to 18 digits; + # * : may stand among them';
const dialNumber = v.pipe(v.string(), v.regex(/^(?:[+#*:]*\d){3,18}[+#*:]*$/u, DIAL_NUMBER));
const seconds = v.pipe(v.number(), v.minValue(0, '0 or more seconds'), v.maxValue(86_400, 'at most a day of seconds'));
const atLeastOneSecond = v.pipe(seconds, v.minValue(1, 'at least 1 second'));
const capacity = v.pipe(
  v.number(),
  v.integer('a whole number'),
  v.minValue(0, '0 or more'),
  v.maxValue(20, 'at most 20'),
);

const count = v.pipe(v.number(), v.integer('a whole number'), v.minValue(0, '0 or more'));

const channel = v.picklist(['call', 'chat', 'social', 'email']);
const called = v.picklist(['answers', 'no-answer', 'busy', 'unreachable', 'rejected']);
const destinationKind = v.picklist(['agent', 'queue', 'entry-point', 'dial-number', 'organization']);
const everyKind = [...destinationKind.options];
const presence = v.picklist(['available', 'busy', 'in-call', 'in-meeting', 'do-not-disturb', 'away', 'offline']);
const stationKind = v.picklist(['dial-number', 'extension', 'browser']);
const named = { id, name };

const station = v.strictObject({ kind: stationKind, number: v.optional(v.string(), '') });

const phone = v.strictObject({
  /** After so long its voicemail answers; null where it has none. A call that it answers is lost to it. */
  voicemailSeconds: v.optional(v.nullable(atLeastOneSecond), null),
  /** It forwards calls. */
  forwarding: v.optional(v.boolean(), false),
  /** It lets a second call in. */
  callWaiting: v.optional(v.boolean(), false),
});

const choice = v.strictObject({ ...named, default: v.optional(v.boolean(), false) });

const variable = v.strictObject({
  name: v.pipe(v.string(), v.regex(/^[A-Za-z_]\w*$/u, 'a variable name: letters, digits and underscores')),
  label: name,
  type: v.picklist(['string', 'integer', 'decimal', 'boolean', 'date-time']),
  /** What the flow sets; a customer's own value of that name goes before it. */
  value: v.optional(v.string(), ''),
  editable: v.optional(v.boolean(), false),
  secure: v.optional(v.boolean(), false),
  global: v.optional(v.boolean(), false),
  /** The flow sets it itself, also when it was carried over from another. */
  set: v.optional(v.boolean(), false),
});

const popover = v.strictObject({
  variables: v.optional(v.array(v.string()), []),
  actions: v.optional(v.array(v.strictObject(named)), []),
  links: v.optional(v.array(v.strictObject({ label: name, href: v.string() })), []),
});
const noPopover = { variables: [], actions: [], links: [] };

export const organisationSchema = v.strictObject({
  $schema: v.optional(v.string()),
  name,
  /** How long a contact request rings before it counts as missed. */
  ringSeconds: v.optional(atLeastOneSecond, 20),
  /** How long a request is being assigned before it rings. */
  connectSeconds: v.optional(seconds, 1),
  /** What becomes of an agent who misses a request. */
  missedState: v.optional(v.picklist(['rona', 'idle']), 'rona'),
  stations: v.optional(v.pipe(v.array(stationKind), v.minLength(1, 'at least one kind of station')), [
    'dial-number',
    'extension',
    'browser',
  ]),
  /** Calls at a browser station answer themselves. */
  autoAnswer: v.optional(v.boolean(), false),
  /** Show only the last four digits of customers' numbers. */
  protectNumbers: v.optional(v.boolean(), false),
  recording: v.optional(
    v.strictObject({
      enabled: v.optional(v.boolean(), true),
      pausable: v.optional(v.boolean(), true),
      /** A pause ends by itself after this time. */
      pauseSeconds: v.optional(atLeastOneSecond, 30),
    }),
    {},
  ),
  noiseRemoval: v.optional(v.boolean(), false),
  wrapUp: v.optional(
    v.strictObject({
      /** The chosen reason, else the default one, is submitted by itself after this time. Without it: never. */
      autoSeconds: v.optional(v.nullable(atLeastOneSecond), null),
      /** Agents may stop that countdown. */
      extendable: v.optional(v.boolean(), true),
    }),
    {},
  ),
  /** A call at a browser station whose page is gone is held for this time, then it ends. */
  recoverySeconds: v.optional(seconds, 60),
  /** What follows when an agent ends a consult: the customer stays, on hold, or the call ends too. */
  endConsult: v.optional(v.picklist(['keep', 'end']), 'keep'),
  /** Entry points can be consulted, and are in the list of numbers. */
  entryPointsInDialNumber: v.optional(v.boolean(), true),
  /** Whom agents may consult, and hand calls to. */
  destinations: v.optional(
    v.strictObject({
      consult: v.optional(v.array(destinationKind), everyKind),
      transfer: v.optional(v.array(destinationKind), everyKind),
    }),
    {},
  ),
  /** How customers are called: outdials, callbacks, campaigns. */
  dialling: v.optional(
    v.strictObject({
      /** How long a customer's phone rings in vain. */
      ringSeconds: v.optional(atLeastOneSecond, 30),
      /** A customer who answers does so after this time. */
      answerSeconds: v.optional(seconds, 5),
    }),
    {},
  ),
  callbacks: v.optional(
    v.strictObject({
      /** Agents may end a web callback before the customer answers. */
      endWebCallbacks: v.optional(v.boolean(), false),
      /** A callback that was not answered is offered again after this time. */
      retrySeconds: v.optional(seconds, 60),
    }),
    {},
  ),
  /** How many calls there may be at once before none is placed any more; null for no limit. */
  callLimits: v.optional(
    v.strictObject({
      tenant: v.optional(v.nullable(count), null),
      dataCentre: v.optional(v.nullable(count), null),
    }),
    {},
  ),
  /** Numbers that customers may see when an agent calls them. */
  callerIds: v.optional(v.array(v.strictObject({ name, number: dialNumber })), []),
  /** A preview campaign: people to call, offered to agents one by one. */
  campaign: v.optional(
    v.nullable(
      v.strictObject({
        name,
        /** An entry point for outgoing calls. */
        entryPoint: id,
        customers: v.array(id),
        /** How long an agent may look at an offer. */
        seconds: v.optional(atLeastOneSecond, 60),
        skippable: v.optional(v.boolean(), true),
        removable: v.optional(v.boolean(), true),
        /** What happens then. */
        atTimeout: v.optional(v.picklist(['miss', 'accept', 'skip', 'remove']), 'miss'),
      }),
    ),
    null,
  ),
  /** How new requests may make themselves known; of what is allowed here each agent chooses. */
  alerts: v.optional(
    v.strictObject({ sound: v.optional(v.boolean(), true), notification: v.optional(v.boolean(), true) }),
    {},
  ),
  /** Supervisors listen to calls of their teams. */
  monitoring: v.optional(
    v.strictObject({
      /** The agents of a call see that a supervisor listens. */
      visible: v.optional(v.boolean(), false),
    }),
    {},
  ),
  /** How many interactions of a channel an agent may have at once. */
  capacity: v.optional(
    v.strictObject({
      call: v.optional(capacity, 1),
      chat: v.optional(capacity, 3),
      social: v.optional(capacity, 3),
      email: v.optional(capacity, 5),
    }),
    {},
  ),
  wrapUpReasons: v.pipe(v.array(choice), v.minLength(1, 'at least one wrap-up reason')),
  idleCodes: v.pipe(v.array(choice), v.minLength(1, 'at least one idle code')),
  popovers: v.optional(
    v.strictObject({
      call: v.optional(popover, noPopover),
      chat: v.optional(popover, noPopover),
      social: v.optional(popover, noPopover),
      email: v.optional(popover, noPopover),
    }),
    {},
  ),
  teams: v.pipe(v.array(v.strictObject(named)), v.minLength(1, 'at least one team')),
  agents: v.pipe(
    v.array(
      v.strictObject({
        ...named,
        teams: v.pipe(v.array(id), v.minLength(1, 'at least one team')),
        station,
        /** What the telephone at that station does by itself. All of it costs calls, and is warned of. */
        phone: v.optional(phone),
        supervisor: v.optional(v.boolean(), false),
        noiseRemoval: v.optional(v.boolean(), false),
        /** How a simulated colleague starts the day. */
        begins: v.optional(v.picklist(['available', 'idle', 'offline']), 'available'),
      }),
    ),
    v.minLength(1, 'at least one agent'),
  ),
  queues: v.pipe(
    v.array(v.strictObject({ ...named, channel, teams: v.array(id), consult: v.optional(v.boolean(), false) })),
    v.minLength(1, 'at least one queue'),
  ),
  flows: v.pipe(
    v.array(
      v.strictObject({
        ...named,
        active: v.optional(v.boolean(), true),
        queue: id,
        variables: v.optional(v.array(variable), []),
        /** Names of variables that popovers and panes show, in order. */
        popover: v.optional(v.pipe(v.array(v.string()), v.maxLength(6, 'at most six variables')), []),
        pane: v.optional(v.array(v.string()), []),
      }),
    ),
    v.minLength(1, 'at least one flow'),
  ),
  entryPoints: v.pipe(
    v.array(
      v.strictObject({
        ...named,
        channel,
        address: v.string(),
        flow: id,
        /** For calls that agents place; nobody arrives here. */
        outdial: v.optional(v.boolean(), false),
      }),
    ),
    v.minLength(1, 'at least one entry point'),
  ),
  addressBook: v.optional(
    v.array(v.strictObject({ name, number: dialNumber, called: v.optional(called, 'answers') })),
    [],
  ),
  /** The company's own people, as Microsoft Teams or the Webex app knows them; those without a phone are not listed. */
  organisationDirectory: v.optional(
    v.nullable(
      v.strictObject({
        source: v.picklist(['teams', 'webex']),
        /** Single sign-on is set up in Azure; without it nobody in Teams can be consulted or handed a call. */
        signedOn: v.optional(v.boolean(), true),
        people: v.array(
          v.strictObject({
            name,
            role: v.optional(v.string(), ''),
            department: v.optional(v.string(), ''),
            /** The business or work phone. */
            phone: v.optional(v.nullable(dialNumber), null),
            /** At the beginning of the day; it changes by chance. */
            presence: v.optional(presence, 'available'),
            called: v.optional(called, 'answers'),
          }),
        ),
      }),
    ),
    null,
  ),
  /** The people who contact the centre. */
  customers: v.pipe(
    v.array(
      v.strictObject({
        ...named,
        number: dialNumber,
        email: v.pipe(v.string(), v.email('an email address')),
        /** What the flow learns of them: values of variables by name. */
        values: v.optional(v.record(v.string(), v.string()), {}),
        /** What they write about, by email and in a chat. */
        subject: v.optional(v.string(), ''),
        /** What happens when they are called. */
        called: v.optional(called, 'answers'),
      }),
    ),
    v.minLength(1, 'at least one customer'),
  ),
});

/** The settings as a file may hold them: everything that has a default may be left out. */
export type OrganisationInput = v.InferInput<typeof organisationSchema>;
/** The settings with every default filled in. */
export type Organisation = v.InferOutput<typeof organisationSchema>;

/** One fault in a settings file. */
export interface SettingsFault {
  /** Where: `queues[2].teams[0]`. */
  readonly path: string;
  /** What stands there, cut short. */
  readonly value: string;
  /** What has to stand there. */
  readonly expected: string;
}

/** A settings file that cannot be used. The message names each fault: path, value and what was expected. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly faults: readonly SettingsFault[];

  constructor(faults: readonly SettingsFault[]) {
    super(
      `The contact centre's settings have ${String(faults.length)} fault${faults.length === 1 ? '' : 's'}:\n` +
        faults.map(({ path, value, expected }) => `  ${path} is ${value}, expected ${expected}`).join('\n'),
    );
    this.faults = faults;
  }
}

/** Checks settings and fills in the defaults. Throws a `SettingsError` that names every fault. */
export function parseOrganisation(input: unknown): Organisation {
  // To the library a list is an object too, one that lacks everything.
  if (Array.isArray(input)) throw new SettingsError([{ path: 'the file', value: 'a list', expected: 'an object' }]);
  const result = v.safeParse(organisationSchema, input);
  if (!result.success) throw new SettingsError(result.issues.map(faultOf));
  const faults = danglingReferences(result.output);
  if (faults.length) throw new SettingsError(faults);
  return result.output;
}

function faultOf(issue: v.BaseIssue<unknown>): SettingsFault {
  const steps = issue.path ?? [];
  const path = steps
    .map(({ key }) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./u, '');
  // For an unknown key the library reports the key, not what stands there.
  const value = isUnknownKey(issue) ? steps.at(-1)?.value : issue.input;
  return { path: path || 'the file', value: shown(value), expected: wanted(issue) };
}

const isUnknownKey = ({ type, expected }: v.BaseIssue<unknown>): boolean =>
  type === 'strict_object' && expected === 'never';

/** The library's names of types, in an administrator's words. */
const TYPES: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
};

function wanted(issue: v.BaseIssue<unknown>): string {
  // A constraint says itself what it wants; for a wrong type the library knows.
  if (issue.kind !== 'schema') return issue.message;
  if (isUnknownKey(issue)) return 'nothing: there is no such setting';
  const expected = issue.expected ?? 'something else';
  const type = TYPES[expected];
  if (type) return type;
  // All else that an object can want is the key that is missing.
  if (issue.type === 'strict_object') return 'a value: it has no default';
  return expected
    .replaceAll('"', '')
    .replaceAll(' | ', ', ')
    .replace(/^\((.*)\)$/u, 'one of $1');
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Ids that are there twice, or that point at nothing, and defaults that compete. */
function danglingReferences(settings: Organisation): SettingsFault[] {
  const faults: SettingsFault[] = [];
  const unique = <K extends 'id' | 'name'>(list: readonly Record<K, string>[], path: string, key: K): Set<string> => {
    const known = new Map<string, number>();
    list.forEach((entry, index) => {
      const first = known.get(entry[key]);
      if (first === undefined) {
        known.set(entry[key], index);
      } else {
        const expected = `${key === 'id' ? 'an id' : 'a name'} of its own: ${path}[${String(first)}] has this one`;
        faults.push({ path: `${path}[${String(index)}].${key}`, value: shown(entry[key]), expected });
      }
    });
    return new Set(known.keys());
  };
  const ids = (list: readonly { id: string }[], path: string): Set<string> => unique(list, path, 'id');
  const refers = (known: Set<string>, value: string, path: string, what: string): void => {
    if (!known.has(value)) faults.push({ path, value: shown(value), expected: what });
  };
  const oneDefault = (list: readonly { default: boolean }[], path: string): void => {
    const defaults = list.flatMap((entry, index) => (entry.default ? [index] : []));
    for (const index of defaults.slice(1)) {
      const expected = `false: ${path}[${String(defaults[0])}] is the default already`;
      faults.push({ path: `${path}[${String(index)}].default`, value: 'true', expected });
    }
  };

  const teams = ids(settings.teams, 'teams');
  const queues = ids(settings.queues, 'queues');
  const flows = ids(settings.flows, 'flows');
  ids(settings.agents, 'agents');
  ids(settings.entryPoints, 'entryPoints');
  const customers = ids(settings.customers, 'customers');
  ids(settings.wrapUpReasons, 'wrapUpReasons');
  ids(settings.idleCodes, 'idleCodes');
  oneDefault(settings.wrapUpReasons, 'wrapUpReasons');
  oneDefault(settings.idleCodes, 'idleCodes');

  if (settings.wrapUp.autoSeconds !== null && !settings.wrapUpReasons.some((one) => one.default)) {
    faults.push({
      path: 'wrapUp.autoSeconds',
      value: shown(settings.wrapUp.autoSeconds),
      expected: 'null, or one of wrapUpReasons with "default": true, to be submitted when the time is over',
    });
  }
  if (settings.campaign) {
    const outgoing = new Set(settings.entryPoints.flatMap((one) => (one.outdial ? [one.id] : [])));
    refers(
      outgoing,
      settings.campaign.entryPoint,
      'campaign.entryPoint',
      'an id from entryPoints with "outdial": true',
    );
    settings.campaign.customers.forEach((one, index) =>
      refers(customers, one, `campaign.customers[${String(index)}]`, 'an id from customers'),
    );
  }

  settings.agents.forEach((agent, a) => {
    agent.teams.forEach((team, t) =>
      refers(teams, team, `agents[${String(a)}].teams[${String(t)}]`, 'an id from teams'),
    );
    if (!settings.stations.includes(agent.station.kind)) {
      faults.push({
        path: `agents[${String(a)}].station.kind`,
        value: shown(agent.station.kind),
        expected: `a kind of station that is allowed: ${settings.stations.join(', ')}`,
      });
    }
  });
  faults.push(...stationFaults(settings.agents));
  settings.queues.forEach((queue, q) =>
    queue.teams.forEach((team, t) =>
      refers(teams, team, `queues[${String(q)}].teams[${String(t)}]`, 'an id from teams'),
    ),
  );
  settings.flows.forEach((flow, f) => {
    const path = `flows[${String(f)}]`;
    refers(queues, flow.queue, `${path}.queue`, 'an id from queues');
    const names = unique(flow.variables, `${path}.variables`, 'name');
    for (const list of ['popover', 'pane'] as const) {
      flow[list].forEach((one, index) =>
        refers(names, one, `${path}.${list}[${String(index)}]`, `a name from ${path}.variables`),
      );
    }
  });
  settings.entryPoints.forEach((entryPoint, e) => {
    const path = `entryPoints[${String(e)}]`;
    refers(flows, entryPoint.flow, `${path}.flow`, 'an id from flows');
    if (entryPoint.outdial && entryPoint.channel !== 'call') {
      faults.push({ path: `${path}.outdial`, value: 'true', expected: 'false: only calls are placed' });
    }
    const flow = settings.flows.find((one) => one.id === entryPoint.flow);
    const queue = settings.queues.find((one) => one.id === flow?.queue);
    if (queue && queue.channel !== entryPoint.channel) {
      faults.push({
        path: `${path}.channel`,
        value: shown(entryPoint.channel),
        expected: `${queue.channel}, the channel of the queue ${queue.id} that its flow leads to`,
      });
    }
  });
  return faults;
}

/** Colleagues whom the centre plays sign in by themselves, so their phones have to work. */
function stationFaults(agents: Organisation['agents']): SettingsFault[] {
  const faults: SettingsFault[] = [];
  const taken = new Map<string, number>();
  agents.forEach(({ station: { kind, number }, begins }, index) => {
    if (kind === 'browser' || (begins === 'offline' && number === '')) return;
    const path = `agents[${String(index)}].station.number`;
    const isExt = kind === 'extension';
    if (isExt ? !isExtension(number) : dialNumberFault(number)) {
      faults.push({ path, value: shown(number), expected: isExt ? '1 to 18 digits and nothing else' : DIAL_NUMBER });
    }
    if (begins === 'offline') return;
    const first = taken.get(`${kind} ${number}`);
    if (first === undefined) taken.set(`${kind} ${number}`, index);
    else
      faults.push({
        path,
        value: shown(number),
        expected: `a phone of its own: agents[${String(first)}] has this one`,
      });
  });
  return faults;
}
