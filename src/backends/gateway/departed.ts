/** An interaction that leaves an agent's hands, as it is after that: the facts only say that it is gone. */
import type { Interaction, Participant, Timestamp } from '../../core/index.js';

/** Frames that tell of the end for everyone. */
const ENDS: ReadonlySet<string> = new Set(['ContactEnded', 'AgentOutboundFailed']);

export function departed(view: Interaction, type: string, agentId: string, now: Timestamp): Interaction {
  if (view.wrapUp) return { ...view, wrapUp: null };
  const isOver = ENDS.has(type) && view.request === null;
  const leaves = (one: Participant): boolean => one.status !== 'left' && (isOver || one.agentId === agentId);
  const participants = view.participants.map((one): Participant =>
    leaves(one) ? { ...one, status: 'left', primary: false, heldAt: null, leftAt: now } : one,
  );
  const isConsultOver = isOver || type === 'AgentConsultEnded' || view.request?.kind === 'consult';
  return {
    ...view,
    participants,
    consult: isConsultOver ? null : view.consult,
    monitoring: null,
    // Of an offer that is withdrawn the SDK has to see that it was one.
    endedAt: isOver ? now : null,
  };
}
