/**
 * A telephone whose voicemail answers before the ring time is over takes the call: to the centre it is connected, to the
 * customer nobody is there [XFR-07]. Who has such telephones in the settings is warned: phones.ts.
 */
import { take } from './dialling.js';
import { isPreview } from './parts.js';
import { voicemailOf } from './phones.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

const SECOND = 1000;
/** So long a customer speaks to a voicemail. */
const MESSAGE = 12 * SECOND;

/** A call rings at a telephone: its voicemail answers, unless the agent does, or the ring time is over by then. */
export function awaitVoicemail(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const wait = voicemailOf(turn.directory.voicemails, agent.station);
  if (wait === null || contact.channel !== 'call' || isPreview(contact)) return;
  turn.later(wait * SECOND, { kind: 'voicemail', contactId: contact.id, token: contact.token });
}

/** The customer leaves a message, and hangs up. The customer of a callback is called first, and finds nobody. */
export function voicemailAnswers(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  take(turn, contact, agent);
  contact.voicemail = true;
  if (!contact.dialling) turn.later(MESSAGE, { kind: 'customer-leaves', contactId: contact.id, token: contact.token });
}
