/** The words that Webex has for what the kit names otherwise. */
import type { AgentStateName, Channel, DestinationKind, StationKind, VariableType } from '../../core/index.js';
import type { SdkDeviceType } from './sdk.js';

export const MEDIA_TYPES: Readonly<Record<Channel, string>> = {
  call: 'telephony',
  chat: 'chat',
  social: 'social',
  email: 'email',
};

/** Messengers are social channels here. */
const CHANNELS: Readonly<Record<string, Channel>> = {
  telephony: 'call',
  chat: 'chat',
  email: 'email',
  social: 'social',
  sms: 'social',
  facebook: 'social',
  whatsapp: 'social',
  applemessages: 'social',
};

export const DEVICE_TYPES: Readonly<Record<StationKind, SdkDeviceType>> = {
  'dial-number': 'AGENT_DN',
  extension: 'EXTENSION',
  browser: 'BROWSER',
};

/** Cisco documents `Available`, `Idle` and `RONA`; how the other system states are written is not documented. */
export const SUB_STATES: Readonly<Record<AgentStateName, string>> = {
  offline: 'LoggedOut',
  available: 'Available',
  idle: 'Idle',
  engaged: 'Engaged',
  'wrap-up': 'WrapUp',
  rona: 'RONA',
  'invalid-number': 'INVALID_NUMBER',
  unavailable: 'AGENT_UNAVAILABLE',
  declined: 'AGENT_DECLINED',
  busy: 'AGENT_BUSY',
  'channel-failure': 'CHANNEL_FAILURE',
};

const STATES: Readonly<Record<string, AgentStateName>> = {
  loggedout: 'offline',
  available: 'available',
  idle: 'idle',
  engaged: 'engaged',
  wrapup: 'wrap-up',
  rona: 'rona',
  invalidnumber: 'invalid-number',
  agentinvalidnumber: 'invalid-number',
  unavailable: 'unavailable',
  agentunavailable: 'unavailable',
  declined: 'declined',
  agentdeclined: 'declined',
  busy: 'busy',
  agentbusy: 'busy',
  channelfailure: 'channel-failure',
};

/** The code that stands for Available, beside the idle codes. */
export const AVAILABLE_CODE = '0';

export const DESTINATION_TYPES: Readonly<Record<DestinationKind, string>> = {
  agent: 'agent',
  queue: 'queue',
  'dial-number': 'dialNumber',
  'entry-point': 'entryPoint',
  // The organisation's people are called at their phones.
  organization: 'dialNumber',
};

const DESTINATIONS: Readonly<Record<string, DestinationKind>> = {
  agent: 'agent',
  queue: 'queue',
  dialnumber: 'dial-number',
  dn: 'dial-number',
  entrypoint: 'entry-point',
  entrypointdialnumber: 'entry-point',
  epdn: 'entry-point',
};

export const VARIABLE_TYPES: Readonly<Record<VariableType, string>> = {
  string: 'STRING',
  integer: 'INTEGER',
  decimal: 'DECIMAL',
  boolean: 'BOOLEAN',
  'date-time': 'DATE',
};

const VARIABLES: Readonly<Record<string, VariableType>> = {
  string: 'string',
  integer: 'integer',
  int: 'integer',
  number: 'decimal',
  decimal: 'decimal',
  boolean: 'boolean',
  date: 'date-time',
  datetime: 'date-time',
};

/** Spelling differs between documents, types and frames: `EP-DN`, `EPDN`. */
const plain = (word: string): string => word.toLowerCase().replace(/[^a-z]/gu, '');

const found = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined => {
  const key = plain(word);
  return Object.hasOwn(table, key) ? table[key] : undefined;
};

export const channelNamed = (word: string): Channel | undefined => found(CHANNELS, word);
export const stateNamed = (word: string): AgentStateName | undefined => found(STATES, word);
export const destinationNamed = (word: string): DestinationKind | undefined => found(DESTINATIONS, word);
export const variableTypeNamed = (word: string): VariableType | undefined => found(VARIABLES, word);

export function stationNamed(word: string): StationKind | undefined {
  return (Object.keys(DEVICE_TYPES) as StationKind[]).find((kind) => plain(DEVICE_TYPES[kind]) === plain(word));
}
