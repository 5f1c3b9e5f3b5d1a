/** Which happenings, failures and changes of the connection become a notice on the screen, and in which words. */
import type { Failure, Happening, Link } from '../core/index.js';
import type { Notice } from './context.js';
import type { ShortcutName } from './keys.js';

/** The connection has one notice, which changes its words. */
const LINK = 'link';
/** So has what a reload would lose. */
export const KEPT = 'kept';

const tell = (id: string, text: Notice['text']): Notice => ({ id, tone: 'accent', text, again: null });
const warn = (id: string, text: Notice['text']): Notice => ({ id, tone: 'warning', text, again: null });

/** The notice of a happening, or null where the screen shows it already. */
export function happeningNotice({ id, name, detail }: Happening): Notice | null {
  switch (name) {
    case 'withdrawn':
      return tell(id, (t) => t.notices.withdrawn[detail.reason](detail.who));
    case 'recording-resumed':
      return detail.byItself ? tell(id, (t) => t.notices.recordingResumed) : null;
    case 'not-reached':
      return warn(id, (t) =>
        t.notices.notReached(t.notices.notReachedWhy[detail.reason](detail.who), detail.origin === 'callback'),
      );
    case 'consult-failed':
      return warn(id, (t) => t.notices.consultFailed(t.notices.consultFailedWhy[detail.reason](detail.to.name)));
    case 'consult-accepted':
      return detail.held ? tell(id, (t) => t.notices.consultHeld(detail.to.name)) : null;
    case 'consult-ended': {
      const { by, byMe, isMine } = detail;
      if (byMe || (isMine && by === null)) return null;
      return tell(id, ({ notices }) =>
        by === null ? notices.callOver : isMine ? notices.consultLeft(by) : notices.consultOver(by),
      );
    }
    case 'ended': {
      const { who, goesOn } = detail;
      return who === null ? null : tell(id, ({ notices }) => (goesOn ? notices.removed(who) : notices.ended(who)));
    }
    case 'participant-left':
      return tell(id, (t) => t.notices.left(detail.name));
    case 'became-primary':
      return tell(id, (t) => t.notices.primary(detail.from));
    case 'monitoring-ended': {
      const { reason } = detail;
      return reason === 'stopped' ? null : tell(id, (t) => t.notices.monitoringEnded[reason]);
    }
    case 'barged-in':
      return detail.byMe ? null : tell(id, (t) => t.notices.bargedIn(detail.by));
    case 'not-kept':
      return warn(KEPT, (t) => t.notices.notKept);
    case 'not-shared':
      return warn(id, ({ notices }) => (detail.framed ? notices.framed : notices.notShared));
    case 'stood-still':
      return tell(id, (t) => t.notices.stoodStill);
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

/** Says what a reload would lose, where the page is allowed no storage. */
export const draftsNotice: Notice = {
  id: KEPT,
  tone: 'accent',
  text: (t) => t.notices.draftsInMemory,
  again: null,
};

/** A lost connection is told, and so is its return, in the same place. */
export function linkNotice(before: Link, now: Link, isOnCall: boolean): Notice | null {
  if (now === 'lost') {
    return { id: LINK, tone: 'danger', text: (t) => t.notices.lost(isOnCall), again: null, reconnects: true };
  }
  if (before !== 'lost' || now !== 'open') return null;
  return { id: LINK, tone: 'success', text: (t) => t.notices.back, again: null };
}

/** What the notices of clashing shortcuts go by. */
export const CLASH = 'clash ';

/** Shortcuts that have the same keys. */
export function clashNotice(keys: string, names: readonly ShortcutName[]): Notice {
  return {
    id: CLASH + keys,
    tone: 'warning',
    text: ({ shortcuts }) => ({
      what: shortcuts.clashHeading,
      then: shortcuts.clash(names.map((one) => shortcuts.name[one])),
    }),
    again: null,
  };
}
