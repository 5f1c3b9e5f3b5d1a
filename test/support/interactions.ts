/** Interactions for tests of the core, played by the embedded centre and then changed where a test needs it. */
import { EmbeddedCentre, defaultOrganisation } from '../../src/backends/simulator/index.js';
import { ManualClock, Store } from '../../src/core/index.js';
import type { Channel, Interaction, Settings } from '../../src/core/index.js';

/** Requests of these channels, as they reach an agent one second after each other, and the agent's settings. */
export async function requests(...channels: Channel[]): Promise<{ interactions: Interaction[]; settings: Settings }> {
  const clock = new ManualClock();
  const agents = defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const }));
  const centre = new EmbeddedCentre({ organisation: { ...defaultOrganisation, agents }, clock });
  const backend = centre.seat(centre.agentIds[0] ?? '');
  const store = new Store(backend, clock);
  await store.connect();
  const { settings } = store.state;
  if (!settings) throw new Error('The centre sent no settings.');
  await store.send('sign-in', { teamId: settings.teams[0]?.id ?? '', station: { kind: 'extension', number: '2214' } });
  await store.send('set-state', { state: { name: 'available' } });
  for (const channel of channels) {
    await backend.world.act('contact', { channel, for: 'me' });
    clock.advance(1000);
  }
  const interactions = [...store.state.interactions.values()];
  await store.disconnect();
  return { interactions, settings };
}
