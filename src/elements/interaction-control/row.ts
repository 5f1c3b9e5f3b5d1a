/** The buttons of a pane, in their order, and below them why some of them do not work. */
import { nothing } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { Act, Controls, Reason } from '../../core/index.js';
import { actButton } from '../../foundation/controls.js';
import { html } from '../../foundation/html.js';
import { icon, iconHeadset, iconInfo, iconPhoneOff, iconX } from '../../foundation/icons.js';
import type { ShortcutName } from '../../foundation/keys.js';
import {
  iconCircleDot,
  iconCirclePause,
  iconLogOut,
  iconPause,
  iconPhoneForwarded,
  iconPlay,
  iconUsers,
} from '../../foundation/on-demand/icons.js';
import type { Terms } from './parts.js';
import { readableName } from './many.js';
import { heirOf } from './standing.js';
import type { Standing } from './standing.js';

/** Hold first, End last and apart. */
export const MAIN = [
  'hold',
  'resume',
  'consult',
  'transfer',
  'consult-transfer',
  'exit-conference',
  'exit-consult',
  'conference',
  'pause-recording',
  'resume-recording',
  'cancel-callback',
  'barge-in',
  'stop-monitoring',
  'end',
] as const satisfies readonly Act[];

/** Of whom this agent consults. Until they are on the line, what waits for them stands in the main row. */
export const PARTY = [
  'hold-consult',
  'resume-consult',
  'consult-transfer',
  'conference',
  'end-consult',
] as const satisfies readonly Act[];

export type Asked = (typeof MAIN)[number] | (typeof PARTY)[number] | 'cancel-consult';

/** The keys of the buttons, by shortcut. */
export type Keys = Readonly<Partial<Record<ShortcutName, string | undefined>>>;

export interface Row {
  readonly t: Terms;
  readonly standing: Standing;
  readonly controls: Controls;
  readonly keys: Keys;
  /** The agent takes calls on a telephone, which has a hold of its own. */
  readonly hasPhone: boolean;
  /** "End Consult" ends the call too, where it is no conference [CON-09]. */
  readonly endsCall: boolean;
  /** Which dialogs are open. */
  readonly isOpen: (dialog: 'consult' | 'transfer') => boolean;
  /** `opener` is the button: what it opens gives the focus back to it. */
  readonly act: (act: Asked, opener: HTMLElement) => void;
  /** The button of the keypad; nothing where the call takes no tones. */
  readonly keypad: unknown;
  /** Reasons that stand on the page already. */
  readonly told: Set<Reason>;
  /** Between the buttons and the reasons. */
  readonly confirm: unknown;
}

/** The row of one pane: of the call, or of whom this agent consults. */
export function buttonRow(row: Row, acts: readonly Asked[], label: string): unknown {
  const { t, standing, controls, keypad, confirm } = row;
  const shown = acts.filter((act) => controls[act]);
  const why = reasons(row, shown);
  const isMain = shown.includes('end');
  if (shown.length === 0) return why;
  return html`<div class="controls" part="controls" role="group" aria-label=${label}>
      ${shown.map((act) => [act === 'end' ? keypad : nothing, button(row, act)])}
      ${
        isMain
          ? html`<span class="wx-aside" id="end-hint">${t.call.endHint}</span>
              <span class="wx-aside" id="end-both-hint">${t.many.endBothHint}</span>`
          : nothing
      }
      ${shown.includes('hold') ? html`<span class="wx-aside" id="hold-hint">${t.call.holdHint}</span>` : nothing}
      ${
        shown.includes('cancel-callback')
          ? html`<span class="wx-aside" id="cancel-hint">${t.many.cancelHint}</span>`
          : nothing
      }
      ${
        shown.includes('consult-transfer') && standing.party
          ? html`<span class="wx-aside" id="transfer-hint">${t.many.transferHint(readableName(standing.party))}</span>`
          : nothing
      }
    </div>
    ${isMain ? confirm : nothing} ${why}`;
}

function button(row: Row, act: Asked): unknown {
  const { t, standing, controls, keys, isOpen, act: onAct } = row;
  const control = controls[act];
  if (!control) return nothing;
  const { call, many } = t;
  const { situation, interaction } = standing;
  const isOwner = situation === 'conference' || situation === 'assist';
  const isCall = interaction.channel === 'call';
  const transfer = { label: many.transfer, glyph: iconPhoneForwarded, keys: keys.transfer };
  const looks: Readonly<Record<Asked, Look>> = {
    hold: { label: call.hold, glyph: iconPause, keys: keys.hold },
    // The next thing to do, unless somebody else is on the line.
    resume: { label: call.resume, glyph: iconPlay, keys: keys.hold, ...(!standing.own && PRIMARY) },
    consult: { label: many.consult, glyph: iconHeadset, keys: keys.consult, isOpen: isOpen('consult') },
    transfer: { ...transfer, isOpen: isOpen('transfer') },
    'consult-transfer': transfer,
    'exit-conference': { label: isOwner ? many.exitConference : many.exit, glyph: iconLogOut, keys: keys.exit },
    'exit-consult': { label: many.exitConsult, glyph: iconLogOut, keys: keys.exit },
    conference: { label: many.conference, glyph: iconUsers, keys: keys.conference },
    'pause-recording': { label: call.pauseRecording, glyph: iconCirclePause, keys: keys['pause-recording'] },
    'resume-recording': { label: call.resumeRecording, glyph: iconCircleDot, keys: keys['pause-recording'] },
    'cancel-callback': { label: t.cancel, glyph: iconPhoneOff, keys: keys['cancel-callback'] },
    'barge-in': { label: many.bargeIn, glyph: iconUsers },
    'stop-monitoring': { label: many.stopMonitoring, glyph: iconX },
    end: { label: call.end, glyph: isCall ? iconPhoneOff : iconX, keys: keys.end, kind: 'danger' },
    'hold-consult': { label: call.hold, glyph: iconPause, keys: keys.swap },
    'resume-consult': { label: call.resume, glyph: iconPlay, keys: keys.swap },
    'end-consult': { label: many.endConsult, glyph: iconPhoneOff, keys: keys['end-consult'], kind: 'danger' },
    // Of the message alone, where the glyph would be one too many.
    'cancel-consult': { label: t.cancel, keys: keys['end-consult'] },
  };
  const describedBy = control.reason ? idOf(row, control.reason) : hint(row, act);
  return actButton({
    ...looks[act],
    control,
    part: act,
    ...(describedBy ? { describedBy } : {}),
    onClick: ({ currentTarget }) => onAct(act, currentTarget as HTMLElement),
  });
}

interface Look {
  readonly label: string;
  readonly glyph?: SVGTemplateResult;
  readonly kind?: 'primary' | 'danger';
  readonly keys?: string | undefined;
  readonly isOpen?: boolean;
}

const PRIMARY = { kind: 'primary' } as const;

/** The button "Cancel" of a consult that nobody has accepted yet. */
export const cancelButton = (row: Row): unknown => button(row, 'cancel-consult');

/** The id of what a button has to say, besides why it does not work. */
function hint({ standing, hasPhone, endsCall }: Row, act: Asked): string | null {
  const { situation, interaction, isConference, party } = standing;
  switch (act) {
    case 'cancel-callback':
      return 'cancel-hint';
    case 'end':
      if (isConference) return 'ends-for-all';
      if (situation === 'consult-held') return 'end-both-hint';
      return interaction.channel === 'call' && !interaction.dialling ? 'end-hint' : null;
    case 'hold':
      return hasPhone ? 'hold-hint' : null;
    case 'exit-conference':
      return 'exit-then';
    case 'exit-consult':
      return null;
    case 'cancel-consult':
      return 'asked';
    case 'consult-transfer':
      return party ? 'transfer-hint' : null;
    case 'end-consult':
      return endsCall && !isConference ? 'end-consult-then' : null;
    default:
      return null;
  }
}

/** What a consult hinders while the customer is held is said in one sentence. */
const isOneSentence = ({ standing: { situation, waitsSince } }: Row): boolean =>
  (situation === 'consulting' || situation === 'asking') && waitsSince !== null;

const idOf = (row: Row, reason: Reason): string =>
  isOneSentence(row) && reason === 'on-hold' && hasRecording(row) ? 'in-consult' : reason;

const hasRecording = ({ controls }: Row): boolean =>
  controls['pause-recording'] !== undefined || controls['resume-recording'] !== undefined;

/** Why controls do not work, each reason once on the page, and what follows from those that do. */
function reasons(row: Row, shown: readonly Asked[]): unknown {
  const { controls, standing, told } = row;
  const lines: TemplateResult[] = [];
  for (const act of shown) {
    const reason = controls[act]?.reason;
    if (!reason || told.has(reason) || (reason === 'link-lost' && standing.isLost)) continue;
    told.add(reason);
    if (idOf(row, reason) !== reason) continue;
    const at = reason === 'consult-pending' || reason === 'customer-gone' ? 'start' : nothing;
    lines.push(
      html`<p class="wx-reason foot" part="reason" data-at=${at} id=${reason}>
        ${icon(iconInfo)} <span>${reasonText(row, reason, shown)}</span>
      </p>`,
    );
  }
  return [...lines, consequences(row, shown)];
}

function reasonText(row: Row, reason: Reason, shown: readonly Asked[]): string {
  const { t, standing, controls } = row;
  const { interaction } = standing;
  const isPaused = controls['resume-recording'] !== undefined;
  switch (reason) {
    case 'in-consult':
      return controls.end?.reason === 'on-hold' && isOneSentence(row)
        ? t.many.recordingAndEnd(isPaused)
        : t.many.recordingConsult(isPaused);
    case 'in-conference':
      return t.many.recordingConference(isPaused);
    case 'consult-pending':
      return shown.includes('consult-transfer') ? t.many.pending : t.reason[reason];
    case 'consult-elsewhere': {
      const by = interaction.participants.find((one) => one.id === interaction.consult?.by);
      return by ? t.many.elsewhere(by.name) : t.reason[reason];
    }
    case 'customer-gone':
      return t.many.assistHint;
    default:
      return t.reason[reason];
  }
}

/** Whom End cuts off is asked for; what comes of the call afterwards is said before [CNF-04, CNF-05, CNF-06, CON-09]. */
function consequences({ t, standing, told, endsCall }: Row, shown: readonly Asked[]): unknown {
  const { situation, primary, interaction } = standing;
  const line = (content: unknown, at: 'start' | 'end' = 'end'): TemplateResult =>
    html`<p class="wx-reason foot" part="reason" data-at=${at}>${icon(iconInfo)} <span>${content}</span></p>`;
  const span = (id: string, text: string): TemplateResult => html`<span id=${id}>${text}</span>`;
  switch (situation) {
    case 'conference': {
      if (!shown.includes('end')) return nothing;
      const heir = heirOf(standing);
      const then = heir ? t.many.thenOwns(heir.name) : t.many.thenNobody;
      return line([span('ends-for-all', t.many.endsForAll), t.many.space, span('exit-then', then)]);
    }
    case 'conferenced': {
      if (!shown.includes('end')) return nothing;
      const then = primary ? t.many.wrapsUp(primary.name) : '';
      return line([span('ends-for-all', t.many.endsForAll), t.many.space, span('exit-then', then)]);
    }
    case 'assist':
    case 'assisting':
      if (told.has('customer-gone')) return nothing;
      told.add('customer-gone');
      return line(span('customer-gone', t.many.assistHint), 'start');
    case 'consulting':
    case 'consult-held':
      if (!endsCall || !shown.includes('end-consult')) return nothing;
      return line(span('end-consult-then', t.many.endConsultEnds));
    case 'consulted':
      return interaction.display.pane.length > 0 ? line(t.many.readsOnly) : nothing;
    case 'wrapping-up':
      return line(t.many.wrapUpNext(interaction.channel === 'call'));
    default:
      return nothing;
  }
}
