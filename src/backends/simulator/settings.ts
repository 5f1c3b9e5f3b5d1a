/** Checks the administrator's settings, and says what is wrong with them where it is. */
import * as v from 'valibot';
import { dialNumberFault, isExtension } from '../../core/index.js';
import { DIAL_NUMBER, organisationSchema } from './settings-schema.js';
import type { Organisation } from './settings-schema.js';

export { organisationSchema } from './settings-schema.js';
export type { Organisation, OrganisationInput } from './settings-schema.js';

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
