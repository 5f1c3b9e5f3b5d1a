/** English of `<wx-destination-picker>`. */
import type { Presence } from '../../core/index.js';

export const picker = {
  /** The name of the tabs. */
  label: 'Destinations',
  tab: { agent: 'Agent', queue: 'Queue', 'dial-number': 'Dial Number', organization: 'Organization' },
  list: { agent: 'Agents', queue: 'Queues', 'dial-number': 'Numbers', organization: 'People' },
  search: 'Search name or number',
  searchPeople: 'Search people',
  /** What people are found by. */
  searchHint: { teams: 'First name, role, department or number', webex: 'Name' },
  source: { teams: 'Microsoft Teams, people with a business phone', webex: 'Webex, people with a work phone' },
  refresh: 'Refresh',
  /** How many there are, with the word for them. */
  count: {
    agent: (count: string) => (count === '1' ? '1 agent' : `${count} agents`),
    queue: (count: string) => (count === '1' ? '1 queue' : `${count} queues`),
    'dial-number': (count: string) => (count === '1' ? '1 number' : `${count} numbers`),
    organization: (count: string) => (count === '1' ? '1 person' : `${count} people`),
  },
  /** How many of them were found: “6 of 214 agents”. */
  of: (found: string, all: string) => `${found} of ${all}`,
  asOf: (time: string) => `as of ${time}`,
  loading: {
    agent: 'Loading agents',
    queue: 'Loading queues',
    'dial-number': 'Loading numbers',
    organization: 'Loading people',
  },
  failed: {
    agent: 'The agents could not be fetched',
    queue: 'The queues could not be fetched',
    'dial-number': 'The numbers could not be fetched',
    organization: 'The people could not be fetched',
  },
  /** Why they could not be fetched. */
  because: (what: string) => `${what}.`,
  none: {
    agent: (query: string) => `No agent matches “${query}”`,
    queue: (query: string) => `No queue matches “${query}”`,
    'dial-number': (query: string) => `No number or name matches “${query}”`,
    organization: (query: string) => `Nobody matches “${query}”`,
  },
  empty: {
    agent: 'No agent is free now',
    queue: 'There is no queue to choose',
    'dial-number': 'The address book is empty',
    organization: 'The directory is empty',
  },
  /** Who is listed at all. */
  listed: {
    consult: {
      agent: 'Only Available and Idle agents are listed.',
      queue: 'Only queues that take consults are listed.',
    },
    transfer: { agent: 'Only Available agents are listed.', queue: 'Queues and entry points are listed.' },
    'dial-number': 'Any number can be typed.',
    organization: {
      teams: 'Only people with a business phone are listed.',
      webex: 'Only people with a work phone are listed.',
    },
  },
  supervisor: 'Supervisor',
  entryPoint: 'Entry point',
  idle: (code: string) => `Idle, ${code}`,
  presence: {
    available: 'Available',
    busy: 'Busy',
    'in-call': 'In a call',
    'in-meeting': 'In a meeting',
    'do-not-disturb': 'Do not disturb',
    away: 'Away',
    offline: 'Offline',
  } satisfies Record<Presence, string>,
  /** What somebody does, and where. */
  post: (role: string, department: string) => [role, department].filter(Boolean).join(', '),
  /** What would be dialled; the number is set apart. */
  call: <T>(number: T): readonly (string | T)[] => ['Call ', number],
  pasted: (what: string) => `Removed from what you pasted: ${what}`,
  spaces: 'spaces',
  letters: 'letters',
  chosen: (name: string) => `${name} is chosen.`,
  /** The one that is chosen cannot be any more. */
  changed: (name: string, state: string) => `${name} is no longer to be had: ${state}. Choose somebody else.`,
  cannot: (name: string, state: string) => `${name}: ${state}.`,
  signOn: {
    consult: 'Consulting people in Teams needs single sign-on. Ask your administrator to turn it on for your tenant.',
    transfer: 'Transfer to Teams needs single sign-on. Ask your administrator to turn it on for your tenant.',
  },
  nowhere: 'Nobody can be chosen here',
  nowhereHint: 'Ask your administrator.',
};
