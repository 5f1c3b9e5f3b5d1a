/** What happens in a centre because its time has come. */
import { recoveryOver } from './absence.js';
import { autoWrapUpDue, close, continueRecording, takeConsult, wrapUp } from './call.js';
import { consultAccepted, consultFails, consultMissed, consultRings } from './consult.js';
import type { Due } from './deadlines.js';
import { calledAnswers, calledNotReached, calledPhoneRings, leavePreview, take } from './dialling.js';
import { customerLeaves, notTakenBlind } from './leaving.js';
import { isPreview, primaryOf } from './parts.js';
import * as people from './people.js';
import { pick } from './random.js';
import { notTaken, offerToSomebody, ring } from './routing.js';
import type { CentreState, ContactRecord } from './state.js';
import type { Turn } from './turn.js';
import { awaitVoicemail, voicemailAnswers } from './voicemail.js';

/** Whether what a deadline was set for still stands. */
export function stillMeant(state: CentreState, due: Due): boolean {
  if (due.kind === 'traffic') return due.token === state.traffic.token;
  if (!('contactId' in due)) return true;
  const contact = state.contacts[due.contactId];
  if (!contact) return false;
  if ('step' in due) return contact.consult?.step === due.step;
  return !('token' in due) || contact.token === due.token;
}

/** What a deadline was set for. */
export function fallDue(turn: Turn, due: Due): void {
  const contact = 'contactId' in due ? turn.state.contacts[due.contactId] : undefined;
  switch (due.kind) {
    case 'phone-on-hook': {
      const agent = turn.agent(due.agentId);
      agent.offHook = false;
      turn.touchAgent(agent);
      return;
    }
    case 'colleague-mood':
      people.changeMood(turn, turn.agent(due.agentId));
      return;
    case 'colleague-returns':
      people.comeBack(turn, turn.agent(due.agentId));
      return;
    case 'traffic':
      people.strangerCalls(turn);
      return;
  }
  if (!contact) return;
  const offered = contact.offer ? turn.agent(contact.offer.agentId) : undefined;
  switch (due.kind) {
    case 'ring':
      ring(turn, contact);
      if (offered) {
        people.hears(turn, contact, offered);
        awaitVoicemail(turn, contact, offered);
      }
      break;
    case 'ring-out':
      ringOut(turn, contact);
      if (offered) people.willComeBack(turn, offered);
      break;
    case 'answer':
      if (!offered) break;
      take(turn, contact, offered);
      people.talks(turn, contact, offered);
      break;
    case 'voicemail':
      if (offered) voicemailAnswers(turn, contact, offered);
      break;
    case 'consult-rings': {
      consultRings(turn, contact);
      const asked = contact.consult?.offer;
      if (asked) people.hearsConsult(turn, contact, turn.agent(asked.agentId));
      break;
    }
    case 'consult-rings-out': {
      const asked = contact.consult?.offer && turn.agent(contact.consult.offer.agentId);
      consultMissed(turn, contact, 'no-answer');
      if (asked) people.willComeBack(turn, asked);
      break;
    }
    case 'consult-answers':
      if (contact.consult?.offer) takeConsult(turn, contact, turn.agent(contact.consult.offer.agentId));
      else consultAccepted(turn, contact);
      break;
    case 'consult-not-reached':
      consultFails(turn, contact, due.reason);
      break;
    case 'called-phone-rings':
      calledPhoneRings(turn, contact);
      break;
    case 'called-answers':
      calledAnswers(turn, contact);
      break;
    case 'called-not-reached':
      calledNotReached(turn, contact, due.reason);
      break;
    case 'callback-again':
      contact.notBefore = null;
      turn.touch(contact);
      offerToSomebody(turn, contact);
      break;
    case 'auto-wrap-up':
      autoWrapUpDue(turn, contact, turn.agent(due.agentId));
      break;
    case 'recovery-over':
      recoveryOver(turn, contact);
      break;
    case 'patience':
      if (contact.callback) break;
      if (contact.phase === 'waiting' || contact.phase === 'offered') customerLeaves(turn, contact);
      break;
    case 'recording-resumes':
      continueRecording(turn, contact, true);
      break;
    case 'customer-leaves':
      customerLeaves(turn, contact);
      break;
    case 'agent-ends': {
      const owner = turn.state.agents[primaryOf(contact)?.agentId ?? ''];
      if (owner?.simulated) close(turn, contact, 'agent', owner);
      break;
    }
    case 'colleague-wraps-up': {
      const agent = turn.agent(due.agentId);
      if (agent.simulated) wrapUp(turn, contact, agent, pick(turn.state, turn.settings.wrapUpReasons).id);
      break;
    }
  }
}

/** The time of an offer is over: what a campaign's settings say, and otherwise the agent missed it [OUT-02, ANS-02]. */
function ringOut(turn: Turn, contact: ContactRecord): void {
  const act = isPreview(contact) ? turn.settings.campaign?.atTimeout : 'miss';
  const agent = contact.offer && turn.agent(contact.offer.agentId);
  if (act === 'accept' && agent) take(turn, contact, agent);
  else if (act === 'skip' || act === 'remove') leavePreview(turn, contact, act);
  else if (contact.blind) notTakenBlind(turn, contact, 'rona');
  else notTaken(turn, contact, 'rona');
}
