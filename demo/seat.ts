/**
 * Which desk this tab is, and where its contact centre is: `?agent=priya-raman` names the agent, `?centre=here` keeps the
 * centre in this tab, `?centre=wss://…&token=…` finds it on a server, and `?centre=webex` is Webex's own (webex.ts).
 * Otherwise all tabs share one. A token is taken out of the address, where others would find it, and kept for this tab.
 */
import { sharedCentre, socketCentre } from '../src/backends/remote/index.js';
import type { Place } from '../src/backends/remote/index.js';
import { defaultOrganisation, simulator } from '../src/backends/simulator/index.js';
import type { Backend } from '../src/core/index.js';
import { kept } from './kept.js';

const { agents } = defaultOrganisation;
const organisation = { ...defaultOrganisation, wrapUp: { autoSeconds: 120 } };
const asked = new URLSearchParams(location.search);
const centre = asked.get('centre');
const isServer = centre !== null && /^wss?:/u.test(centre);

/** Who sits here; at a server only the server knows who may. A page may be somebody's own. */
const wanted = asked.get('agent') ?? document.documentElement.dataset['agent'];
const agentId = isServer ? asked.get('agent') : (agents.find((one) => one.id === wanted) ?? agents[0])?.id;
const own = agentId ? { agentId } : {};

const shared =
  centre === null
    ? // The development server hands the worker's modules out one by one; a slow machine takes its time for that.
      sharedCentre({ ...own, name: 'fieldbook', organisation, patience: 8_000 })
    : null;

/** What lets this tab sit at that server: in the address when it was opened, and then no more. */
function tokenFor(url: string): string | undefined {
  const name = `token ${url} ${agentId ?? ''}`;
  const token = asked.get('token');
  if (token === null) return kept('session', name) ?? undefined;
  kept('session', name, token);
  const address = new URL(location.href);
  address.searchParams.delete('token');
  history.replaceState(history.state, '', address);
  return token;
}

async function seat(): Promise<Backend> {
  if (shared) return shared;
  if (centre === 'webex') return (await import('./webex.js')).webexSeat(asked);
  if (isServer) return socketCentre({ url: centre, agent: agentId ?? undefined, token: tokenFor(centre) });
  return simulator({ ...own, keep: 'fieldbook', organisation });
}

export const backend = await seat();

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
