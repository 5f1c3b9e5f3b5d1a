/** Variables of a contact: saving one, and handing out the value of a secure one [CAD-03, CAD-04, CAD-07]. */
import { Failure, variableFault } from '../../core/index.js';
import type { Commands, Named } from '../../core/index.js';
import { crewOf } from './crew.js';
import { offerTo } from './parts.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

/**
 * Saves a value. Of two saves on the same version the first wins; the second is refused with the name of who was
 * first, and changes nothing.
 */
export function saveVariable(
  turn: Turn,
  contact: ContactRecord,
  by: Named,
  { variable: name, value, base }: Pick<Commands['save-variable'], 'variable' | 'value' | 'base'>,
): void {
  const index = contact.variables.findIndex((one) => one.name === name);
  const variable = contact.variables[index];
  if (!variable?.editable) throw new Failure('variable-read-only', { detail: variable?.label ?? name });
  if (variable.version !== base) throw new Failure('variable-changed', { detail: variable.saved?.by.name });
  if (value === null || variableFault(variable.type, value)) {
    throw new Failure('variable-value', { detail: variable.label });
  }
  if (variable.secure) {
    contact.secrets[name] = value;
    if (!contact.editedSecrets.includes(name)) contact.editedSecrets.push(name);
  }
  contact.variables[index] = {
    ...variable,
    value: variable.secure ? null : value,
    version: variable.version + 1,
    saved: { by, at: turn.at },
  };
  turn.touch(contact);
  for (const agent of crewOf(turn).all) {
    if (!agent.contacts.includes(contact.id)) continue;
    turn.tell(agent.id, 'variable-saved', { interactionId: contact.id, variable: name, by });
  }
}

/** The value of a secure variable, for an agent who is in the contact. */
export function reveal(contact: ContactRecord, agentId: string, name: string): string {
  const variable = contact.variables.find((one) => one.name === name);
  if (!variable?.secure || offerTo(contact, agentId)) throw new Failure('not-allowed');
  const value = contact.secrets[name];
  if (value === undefined) throw new Failure('value-gone');
  return value;
}

/** Who edits beside this agent: the next one of the same team, else anybody else. */
export function colleagueOf({ settings }: Turn, agent: AgentRecord): Named {
  const isOther = (one: Named): boolean => one.id !== agent.id;
  const mate = settings.agents.find((one) => isOther(one) && one.teams.includes(agent.teamId ?? ''));
  const { id, name } = mate ?? settings.agents.find(isOther) ?? agent;
  return { id, name };
}
