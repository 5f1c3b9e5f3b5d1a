/** English of `<wx-supervisor-monitor>`. */
import type { TeamCallState } from '../../core/index.js';

export const supervisor = {
  label: 'Team calls',
  agent: 'Agent',
  customer: 'Customer',
  call: 'Call',
  time: 'Time',
  acts: 'Monitoring',
  monitor: 'Monitor',
  monitoring: 'Monitoring',
  bargeIn: 'Barge In',
  stop: 'Stop',
  state: {
    dialling: 'Dialling…',
    talking: 'Connected',
    held: 'On hold',
    asking: 'Consult requested',
    consulting: 'Consulting',
    'consult-held': 'Consult on hold',
    conference: 'In conference',
    assist: 'Wrap-up assist',
  } satisfies Record<TeamCallState, string>,
  /** An idle state, with its code. */
  idle: (code: string) => `Idle, ${code}`,
  /** The customer of a call that goes on without them. */
  left: 'Left',
  /** Why there is no "Monitor" in its place. */
  noAssist: 'No monitoring in wrap-up assist',
  inCall: 'You are in the call',
  /** Other supervisors who listen. */
  others: (names: string) => `Monitored by ${names}`,
  /** Said when it begins. */
  said: (who: string) => `You are monitoring the call with ${who}. Nobody hears you.`,
  nobody: 'Nobody is signed in',
  nobodyHint: 'The agents of your teams come here when their shift begins.',
  notSupervisor: 'For supervisors',
  notSupervisorHint: 'Your administrator decides who looks after a team.',
  loading: 'Loading the team…',
  failed: 'The team could not be fetched',
  failedHint: 'The service did not reply.',
  unsupported: 'No team here',
  unsupportedHint: 'This service does not tell what a team is doing.',
};
