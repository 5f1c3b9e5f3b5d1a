/** What agents note for the wrap-up of a call that they handle together [CNF-06]. */
import { Failure, NOTE_LIMIT } from '../../core/index.js';
import type { Commands } from '../../core/index.js';
import { inMain, isShared } from './parts.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

export function addNote(turn: Turn, contact: ContactRecord, agent: AgentRecord, payload: Commands['add-note']): void {
  // After a call that nobody else handled there is nobody to note anything for.
  const isHelped = contact.participants.filter((one) => one.agentId && one.joinedAt !== null).length > 1;
  const isWrappingUp = isHelped && contact.wrapUps.some((one) => one.agentId === agent.id);
  const isIn = isShared(contact) && inMain(contact).some((one) => one.agentId === agent.id);
  if (!isWrappingUp && !isIn) throw new Failure('not-allowed');
  const text = payload.text.trim();
  if (text === '' || Array.from(text).length > NOTE_LIMIT) throw new Failure('note-length');
  contact.notes.push({ id: turn.newId('n'), by: { id: agent.id, name: agent.name }, at: turn.at, text });
  turn.touch(contact);
}
