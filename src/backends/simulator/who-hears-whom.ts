/**
 * Who hears whom in a call. Everybody is in one place, and hears who else is there:
 *
 *   call     customer ─ agents ─ numbers   what the call is about
 *   consult  who asks ─ who is asked       whose telephone rings there first
 *   hold     each alone, with music        customers, agents, whoever is consulted [HLD-01]
 *
 * Who asks is in `consult` until whoever was asked is put on hold, and in `call` as long as that lasts [CON-05]. A
 * supervisor who listens hears `call`, and is heard nowhere [MON-01].
 */
import { customerIn, inConsult, isConference, listensTo, monitorsOf, partOf } from './parts.js';
import type { Part } from './parts.js';
import type * as line from '../sound/line.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

type Place = 'call' | 'consult' | 'hold';

/** The connection to another agent's page; null where there is none to be had. */
export type PairWith = (agentId: string) => Pick<line.Peer, 'id' | 'begins'> | null;

const SILENCE: line.SoundPlan = { inCall: false, peers: [], parts: [] };

/** At a browser station an agent speaks through a page; all others at a telephone, or played by the centre. */
export const speaksThroughPage = ({ signedIn, simulated, station }: AgentRecord): boolean =>
  signedIn && !simulated && station?.kind === 'browser';

/** The calls that an agent is in, or listens to. */
export function callsOf(look: Turn, { id, contacts }: AgentRecord): ContactRecord[] {
  const listened = listensTo(look, id)?.contactId;
  return [...contacts, ...(listened === undefined ? [] : [listened])].flatMap((one) => {
    const contact = look.state.contacts[one];
    const isIn = contact?.channel === 'call' && contact.phase === 'active';
    return isIn && (one === listened || partOf(contact, id)) ? [contact] : [];
  });
}

/** All that an agent's page has to know about sound. */
export function planOf(
  look: Turn,
  agent: AgentRecord,
  calls: readonly ContactRecord[],
  pairWith: PairWith,
): line.SoundPlan {
  if (!speaksThroughPage(agent)) return SILENCE;
  const peers = new Map<string, line.Peer>();
  const parts: line.Part[] = [];
  let inCall = false;

  for (const contact of calls) {
    const interactionId = contact.id;
    const own = partOf(contact, agent.id);
    const here = own ? placeOf(contact, own) : 'call';
    inCall ||= own !== undefined;

    const meet = (agentId: string, name: string | null, hears: boolean, heard: boolean): boolean => {
      const pair = pairWith(agentId);
      if (!pair) return false;
      const former = peers.get(pair.id);
      // Of two calls that both are in they hear each other through either.
      const [isHearing, isHeard] = [hears || former?.hears === true, heard || former?.heard === true];
      peers.set(pair.id, { ...pair, interactionId, name, hears: isHearing, heard: isHeard });
      return true;
    };

    for (const part of contact.participants) {
      if (part === own || part.status === 'left') continue;
      const place = placeOf(contact, part);
      const heard = place === here && place !== 'hold';
      const { agentId } = part;
      if (agentId !== null && part.status === 'joined' && speaksThroughPage(look.agent(agentId))) {
        const isThere = meet(agentId, part.name, heard && own !== undefined, heard);
        if (!isThere && heard) parts.push({ ...voiceOf(contact, part, place, heard), says: 'gone', hears: 'nothing' });
      } else parts.push(voiceOf(contact, part, place, heard));
    }
    for (const { agentId } of own ? monitorsOf(look, contact.id) : []) meet(agentId, null, here === 'call', false);

    const { consult } = contact;
    if (consult?.state === 'queued') {
      // Nobody was found yet: whoever asks hears that it is tried.
      const { id, to } = consult;
      const heard = here === 'consult';
      parts.push({ id, interactionId, of: 'colleague', name: to.name, says: 'ringing', heard, hears: 'nothing' });
    }
  }
  return { inCall, peers: [...peers.values()], parts };
}

function placeOf(contact: ContactRecord, part: Part): Place {
  const { consult } = contact;
  const asks = consult !== null && part.leg === 'main' && part.agentId === consult.byAgentId;
  if (asks && isTurnedAway(contact)) return 'consult';
  if (part.heldAt !== null) return 'hold';
  return part.leg === 'consult' ? 'consult' : 'call';
}

/** Whoever asks talks with the one who is asked, or waits for them; with the customer off hold, that goes first [EDG-11]. */
function isTurnedAway(contact: ContactRecord): boolean {
  const { consult } = contact;
  if (consult?.state === 'connected') return inConsult(contact).some((one) => one.heldAt === null);
  return customerIn(contact)?.heldAt !== null || (consult?.othersTalk === true && isConference(contact));
}

/** Somebody without a page. */
function voiceOf(contact: ContactRecord, part: Part, place: Place, heard: boolean): line.Part {
  const { id, kind, name, status, leg, primary } = part;
  const isCalled = status === 'setup';
  const waitsForAnswer = leg === 'main' && place === 'consult' && contact.consult?.state !== 'connected';
  return {
    id,
    interactionId: contact.id,
    of: kind === 'agent' ? 'colleague' : 'caller',
    name,
    says: isCalled
      ? contact.dialling?.state === 'dialling'
        ? 'nothing'
        : 'ringing'
      : contact.voicemail && primary
        ? 'voicemail'
        : 'speech',
    heard,
    hears: isCalled ? 'nothing' : place === 'hold' ? 'music' : waitsForAnswer ? 'ringing' : 'call',
  };
}
