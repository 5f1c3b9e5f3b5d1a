/**
 * The administrator's settings of the embedded contact centre: one JSON file. The schema below is the only description
 * of it; types, validation and the JSON Schema for editors (`settings.schema.json`) all come from it.
 */
import * as v from 'valibot';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/u, 'an id of lower-case letters, digits and hyphens'));
const name = v.pipe(v.string(), v.trim(), v.minLength(1, 'a name'), v.maxLength(80, 'at most 80 characters'));
/** What a number has to look like, in an administrator's words. */
export const DIAL_NUMBER = '3 to 18 digits; + # * : may stand among them';
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
