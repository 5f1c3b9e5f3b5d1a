/** English of `<wx-participants>`. */
export const participants = {
  heading: 'Participants',
  you: 'You',
  customer: 'Customer',
  agent: 'Agent',
  primary: 'Primary',
  talking: 'Talking',
  held: 'On hold',
  ringing: 'Ringing',
  /** Of a consult that waits in a queue. */
  waiting: 'Waiting',
  consulting: 'Consulting',
  /** How long somebody is in the call, or is being asked. */
  time: 'Time in the call',
  more: (name: string) => `More for ${name}`,
  /** Said once after Hold or Resume. */
  said: (name: string, word: string) => `${name}: ${word}`,
  remove: 'Remove',
  removeHeading: (name: string) => `Remove ${name}?`,
  /** What becomes of the call. */
  removed: {
    others: (name: string) => `This cuts off ${name}. The others go on.`,
    two: (name: string, other: string) => `This cuts off ${name}. You go on with ${other}.`,
    customer: (name: string) => `This cuts off ${name}. The others go on, and nobody can be held or added any more.`,
    end: (name: string) => `This cuts off ${name}. Nobody else is left: the call ends.`,
  },
};
