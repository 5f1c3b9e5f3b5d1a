/**
 * Which desk this tab is, and where its contact centre is: `?agent=priya-raman` names the agent, `?centre=here` keeps the
 * centre in this tab, and `?centre=wss://…&token=…` finds it on a server. Otherwise all tabs share one.
 */
import { sharedCentre, socketCentre } from '../src/backends/remote/index.js';
import type { Place } from '../src/backends/remote/index.js';
import { defaultOrganisation, simulator } from '../src/backends/simulator/index.js';
import type { Backend } from '../src/core/index.js';

const { agents } = defaultOrganisation;
const organisation = { ...defaultOrganisation, wrapUp: { autoSeconds: 120 } };
const asked = new URLSearchParams(location.search);
const centre = asked.get('centre');
const isServer = centre !== null && /^wss?:/u.test(centre);

/** What sits here; at a server only the server knows who may. */
const agentId = isServer ? asked.get('agent') : (agents.find((one) => one.id === asked.get('agent')) ?? agents[0])?.id;
const own = agentId ? { agentId } : {};

const shared =
  centre === null
    ? // The development server hands the worker's modules out one by one; a slow machine takes its time for that.
      sharedCentre({ ...own, name: 'fieldbook', organisation, patience: 8_000 })
    : null;

export const backend: Backend =
  shared ??
  (isServer
    ? socketCentre({ url: centre, agent: agentId ?? undefined, token: asked.get('token') ?? undefined })
    : simulator({ ...own, keep: 'fieldbook', organisation }));

/** Where the shared centre is; null for one that is not, and before the first connection. */
export const place = (): Place | null => shared?.place ?? null;

/** The address of a colleague's desk in the same centre, for a tab of its own; null where no other tab can join. */
export function colleagueAddress(): string | null {
  const found = place();
  if (found === null || found === 'alone') return null;
  const me = agents.find((one) => one.id === agentId);
  const team = agents.filter((one) => one.teams[0] === me?.teams[0]);
  const next = team[(team.findIndex((one) => one === me) + 1) % team.length];
  return next && next !== me ? `?agent=${next.id}` : null;
}
