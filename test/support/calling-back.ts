/** People whom the centre calls: callbacks and campaigns, played for one desk. */
import type { CallbackKind, Interaction, TimeoutAct } from '../../src/core/index.js';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { settle } from './desk.js';
import type { Desk } from './desk.js';

const newest = (d: Desk): Interaction => {
  const found = [...d.desktop.state.interactions.values()].at(-1);
  if (!found) throw new Error('Nothing reached the agent.');
  return found;
};

/** The agent changes state. */
export async function be(d: Desk, name: 'available' | 'idle'): Promise<void> {
  await d.desktop.perform('set-state', { state: name === 'idle' ? { name, codeId: 'break' } : { name } });
  await settle();
}

/** Somebody left name and number, on a website or with a bot, and it rings here. */
export async function callBack(
  d: Desk,
  wish: { kind?: Exclude<CallbackKind, 'courtesy'>; name?: string; number?: string; entryPointId?: string } = {},
): Promise<Interaction> {
  const { kind = 'web', name = 'Maya Torres', number = '+14155550134', entryPointId = 'premier-line' } = wish;
  await d.act('request-callback', { kind, name, number, entryPointId, for: 'me' });
  await d.advance(1000);
  return newest(d);
}

/** Somebody calls while the agent is away, and waits. Returns the interaction's id. */
export async function waitInQueue(d: Desk, customerId: string): Promise<string> {
  await d.act('contact', { channel: 'call', customerId, entryPointId: 'premier-line', for: 'me' });
  return d.world.view.outsiders.at(-1)?.interactionId ?? '';
}

/** A campaign offers somebody to be called. */
export async function offer(d: Desk, customerId = 'harriet-kessler'): Promise<Interaction> {
  await d.act('offer-preview', { customerId, for: 'me' });
  await d.advance(1000);
  return newest(d);
}

/** The example's campaign with other settings. */
export const campaignWith = (
  changes: Partial<NonNullable<OrganisationInput['campaign']>> & { atTimeout?: TimeoutAct },
): Partial<OrganisationInput> => {
  const { campaign } = defaultOrganisation;
  return campaign ? { campaign: { ...campaign, ...changes } } : {};
};
