/** The steps of the tour: what each is about, when it is done, and how the page does it itself. */
import { customerOf, heldSince, participantOf } from '../src/core/index.js';
import type { Interaction } from '../src/core/index.js';
import type { WxDesktop } from '../src/index.js';
import type { TourTexts } from './tour-texts.js';

/** Both desks, and the world around them. */
export interface Stage {
  readonly first: WxDesktop;
  readonly second: WxDesktop;
  readonly calls: () => Promise<void>;
}

export interface Step {
  readonly name: keyof TourTexts['steps'];
  /** At whose desk it is done; the customer's is none. */
  readonly side: 'first' | 'second' | null;
  readonly isDone: (stage: Stage) => boolean;
  /** Whether it can be done as things stand. */
  readonly isPossible: (stage: Stage) => boolean;
  readonly play: (stage: Stage) => Promise<void>;
}

const callOf = ({ state }: WxDesktop): Interaction | undefined =>
  [...state.interactions.values()].find((one) => one.channel === 'call');

const idOf = (desktop: WxDesktop): string => callOf(desktop)?.id ?? '';
const isEnabled = (desktop: WxDesktop, act: 'conference' | 'consult' | 'exit-conference' | 'hold-consult'): boolean =>
  desktop.state.controls.get(idOf(desktop))?.[act]?.enabled ?? false;
const isOwner = (desktop: WxDesktop): boolean => {
  const call = callOf(desktop);
  return call ? (participantOf(call, desktop.state.agent?.id ?? '')?.primary ?? false) : false;
};
const reason = (desktop: WxDesktop): string => {
  const reasons = desktop.state.settings?.wrapUpReasons ?? [];
  return (reasons.find((one) => one.isDefault) ?? reasons[0])?.id ?? '';
};

const wrapsUp = (side: 'first' | 'second', name: 'wrapUp' | 'wrapUpToo'): Step => ({
  name,
  side,
  isDone: (stage) => callOf(stage[side]) === undefined,
  isPossible: (stage) => callOf(stage[side])?.wrapUp != null,
  play: (stage) => stage[side].perform('wrap-up', { interactionId: idOf(stage[side]), reasonId: reason(stage[side]) }),
});

export const STEPS: readonly Step[] = [
  {
    name: 'call',
    side: null,
    isDone: ({ first }) => callOf(first) !== undefined,
    isPossible: () => true,
    play: ({ calls }) => calls(),
  },
  {
    name: 'answer',
    side: 'first',
    isDone: ({ first }) => callOf(first)?.request === null,
    isPossible: ({ first }) => callOf(first)?.request?.stage === 'offered',
    play: ({ first }) => first.perform('accept', { interactionId: idOf(first) }),
  },
  {
    name: 'consult',
    side: 'first',
    isDone: ({ first }) => callOf(first)?.consult != null,
    isPossible: ({ first }) => isEnabled(first, 'consult'),
    play: ({ first, second }) => {
      const { id = '', name = '' } = second.state.agent ?? {};
      const to = { kind: 'agent', id, name } as const;
      return first.perform('consult', { interactionId: idOf(first), to, othersTalk: false });
    },
  },
  {
    name: 'advise',
    side: 'second',
    isDone: ({ first }) => callOf(first)?.consult?.state === 'connected',
    isPossible: ({ second }) => callOf(second)?.request?.stage === 'offered',
    play: ({ second }) => second.perform('accept', { interactionId: idOf(second) }),
  },
  {
    name: 'swap',
    side: 'first',
    isDone: ({ first }) => {
      const call = callOf(first);
      return call !== undefined && customerOf(call) !== undefined && heldSince(call) === null;
    },
    isPossible: ({ first }) => isEnabled(first, 'hold-consult'),
    play: ({ first }) => first.perform('hold-consult', { interactionId: idOf(first) }),
  },
  {
    name: 'conference',
    side: 'first',
    isDone: ({ second }) => {
      const call = callOf(second);
      return call !== undefined && participantOf(call, second.state.agent?.id ?? '')?.leg === 'main';
    },
    isPossible: ({ first }) => isEnabled(first, 'conference'),
    play: ({ first }) => first.perform('conference', { interactionId: idOf(first) }),
  },
  {
    name: 'exit',
    side: 'first',
    isDone: ({ second }) => isOwner(second),
    isPossible: ({ first }) => isEnabled(first, 'exit-conference'),
    play: ({ first }) => first.perform('exit-conference', { interactionId: idOf(first) }),
  },
  wrapsUp('first', 'wrapUp'),
  {
    name: 'end',
    side: 'second',
    isDone: ({ second }) => callOf(second)?.wrapUp != null,
    isPossible: ({ second }) => second.state.controls.get(idOf(second))?.end?.enabled ?? false,
    play: ({ second }) => second.perform('end', { interactionId: idOf(second) }),
  },
  wrapsUp('second', 'wrapUpToo'),
];
