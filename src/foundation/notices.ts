/** Which happenings, failures and changes of the connection become a notice on the screen, and in which words. */
import type { Failure, Happening, Link } from '../core/index.js';
import type { Notice } from './context.js';

/** The connection has one notice, which changes its words. */
const LINK = 'link';

/** The notice of a happening, or null where the screen shows it already. */
export function happeningNotice({ id, name, detail }: Happening): Notice | null {
  switch (name) {
    case 'withdrawn':
      return { id, tone: 'accent', text: (t) => t.notices.withdrawn[detail.reason](detail.who), again: null };
    case 'recording-resumed':
      return detail.byItself ? { id, tone: 'accent', text: (t) => t.notices.recordingResumed, again: null } : null;
    default:
      return null;
  }
}

let failures = 0;

/** The notice of an act that failed, with the service's own words behind the kit's. */
export function failureNotice(failure: Failure, again: () => void): Notice {
  const { code, detail, retryable } = failure;
  failures += 1;
  return {
    id: `failure-${String(failures)}`,
    tone: 'danger',
    text: (t) => {
      const { what, then } = t.failure[code];
      return { what, then: detail ? `${then} (${detail})` : then };
    },
    again: retryable ? again : null,
  };
}

/** A lost connection is told, and so is its return, in the same place. */
export function linkNotice(before: Link, now: Link): Notice | null {
  if (now === 'lost') return { id: LINK, tone: 'danger', text: (t) => t.notices.lost, again: null };
  if (before !== 'lost' || now !== 'open') return null;
  return { id: LINK, tone: 'success', text: (t) => t.notices.back, again: null };
}
