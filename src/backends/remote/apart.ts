/**
 * Frames under different sites share nothing: browsers keep storage, workers and locks apart. Who sits there is told.
 * Loaded by pages that are in a frame.
 */
import type { BackendListener, Happening } from '../../core/index.js';

/** The pages around this one: the nearest alone where the browser does not tell of more. */
function around(): string[] {
  const { ancestorOrigins } = location as { readonly ancestorOrigins?: ArrayLike<string> };
  return ancestorOrigins ? Array.from(ancestorOrigins) : [document.referrer];
}

/** A scheme, and the end of a host's name: of two addresses of one site they are the same. */
function siteOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  const isName = !/^[\d.]+$|:/u.test(hostname);
  return `${protocol}//${isName ? hostname.split('.').slice(-2).join('.') : hostname}`;
}

/**
 * Whether this page is in a frame of another site. Of sites whose names differ before the last two parts (`a.co.uk`,
 * `b.co.uk`) it does not know; it says so of no others.
 */
function isFramedElsewhere(): boolean {
  const here = siteOf(location.href);
  return around().some((one) => ![here, null].includes(siteOf(one)));
}

/** Who was told. */
const told = new WeakSet<BackendListener>();

/** Tells a desktop once, after what the centre holds, that other tabs are not here. */
export function tellingApart(listener: BackendListener): BackendListener {
  if (!isFramedElsewhere()) return listener;
  return {
    ended: (failure) => listener.ended(failure),
    link: (link, retryAt) => listener.link(link, retryAt),
    fact: (fact) => {
      listener.fact(fact);
      if (!fact.snapshot || told.has(listener)) return;
      told.add(listener);
      const apart: Happening = { id: 'apart', at: fact.now, name: 'not-shared', detail: { framed: true } };
      // The same once more does no harm; what it tells of is new.
      listener.fact({ ...fact, happenings: [apart] });
    },
  };
}
