/** One row of the task list: who it is, where it stands, how long, and what a request asks for. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { answeredAt, isNumeric, requesterOf, situationOf } from '../../core/index.js';
import type { Control, Controls, Interaction, Settings, Situation, Timestamp } from '../../core/index.js';
import { channelTile, tileOf } from '../../foundation/channel.js';
import type { Desktop } from '../../foundation/context.js';
import { html } from '../../foundation/html.js';
import { icon } from '../../foundation/icons.js';
import type { Language } from '../../foundation/localize.js';
import { iconSmartphone } from '../../foundation/on-demand/icons.js';
import type { TakeKeys } from '../../foundation/request-shortcuts.js';
import { counting } from '../../foundation/ticker.js';
import { countingVars, vars } from '../../foundation/vars.js';
import { many } from '../../locales/on-demand/many.js';
import { kindWord, requestLines } from '../popover-stack/lines.js';
import { TAKE_ACTS, takeButton } from '../popover-stack/take.js';
import type { TakeAct } from '../popover-stack/take.js';

/** So long before its end a request looks urgent, in milliseconds [POP-12]. */
const URGENT = 10_000;

export interface Row {
  readonly task: Interaction;
  /** It went away while somebody aims at its neighbours. */
  readonly isGone: boolean;
  /** The least height, in pixels. */
  readonly height: number;
  readonly controls: Controls;
  readonly unread: number;
  /** It is the current interaction. */
  readonly isCurrent: boolean;
  /** Tab leads to it. */
  readonly isStop: boolean;
  /** It is the next thing to do, which has the one filled button. */
  readonly isNext: boolean;
  /** The keys that do the same as its buttons. */
  readonly keys: TakeKeys;
}

/** What all rows of a list share. */
export interface Rows {
  readonly desktop: Desktop;
  readonly language: Language;
  readonly agentId: string;
  readonly settings: Settings | null;
  readonly onAct: (act: TakeAct, interactionId: string, event: MouseEvent) => void;
}

export function taskRow(rows: Rows, row: Row): TemplateResult {
  const { task, isGone, height } = row;
  if (isGone) {
    return html`<li class="task gone" part="task" ${vars({ '--held': `${height}px` })}>
      ${channelTile(task.channel, 'open', task.origin)}
      <div class="wx-clip">
        <p class="name wx-clip" dir="auto">${nameOf(task)}</p>
        <p class="sub">${rows.language.terms.tasks.gone}</p>
      </div>
    </li>`;
  }
  const situation = situationOf(task, rows.agentId);
  const isIncoming = task.channel === 'call' && task.request !== null;
  return html`<li
    class="task"
    part="task"
    data-row=${task.id}
    data-current=${row.isCurrent ? '' : nothing}
    ${vars({ '--held': `${height}px` })}
  >
    ${isIncoming ? tileOf(task) : channelTile(task.channel, 'open', task.origin)}
    <div class="wx-clip">${nameButton(rows, row, situation)} ${sub(rows, task, situation)}</div>
    ${task.request ? requestSide(rows, row) : workSide(rows, row)} ${isIncoming ? ring(rows, row, situation) : nothing}
  </li>`;
}

/** An email goes by its subject, everything else by who it is. */
const nameOf = (task: Interaction): string => (task.channel === 'email' && task.subject) || requesterOf(task);

/** What describes a row's buttons: its name. An id may hold what a list of ids may not. */
const nameId = (task: Interaction): string => `name-${encodeURIComponent(task.id)}`;

function nameButton(
  { language }: Rows,
  { task, isCurrent, isStop, unread }: Row,
  situation: Situation,
): TemplateResult {
  const { terms } = language;
  const name = nameOf(task);
  const parts = [terms.channel[task.channel], name, ...wordsOf(task, situation, language)];
  if (unread > 0) parts.push(terms.tasks.unread(language.number(unread)));
  return html`<button
    class="name wx-clip pick"
    id=${nameId(task)}
    type="button"
    dir="auto"
    title=${name}
    tabindex=${isStop ? '0' : '-1'}
    aria-label=${terms.tasks.row(parts)}
    aria-current=${ifDefined(isCurrent ? 'true' : undefined)}
  >
    ${isNumeric(task) ? html`<span class="wx-num">${name}</span>` : name}
  </button>`;
}

/** The state in words, and what else tells one row from another. */
function wordsOf(task: Interaction, situation: Situation, { terms }: Language): string[] {
  const { channel, customer, queue, subject, request, dialling, origin } = task;
  const { tasks, popover } = terms;
  const more = { many, ...terms }.many;
  const kind = kindWord(task, terms);
  const from = channel === 'email' ? (customer.name ?? customer.address) : (queue?.name ?? null);
  const states: Readonly<Partial<Record<Situation, string>>> = {
    connecting: tasks.connecting,
    ringing: tasks.ringing,
    requested: terms.channel[channel],
    previewing: popover.atTimeout[request?.atTimeout ?? 'miss'],
    dialling: dialling?.state === 'ringing' ? tasks.ringing : tasks.calling,
    talking: tasks.talking,
    held: tasks.onHold,
    asking: more.requested,
    consulting: more.consulting,
    'consult-held': more.consultHeld,
    consulted: more.consulting,
    conference: more.conference,
    conferenced: more.conference,
    assist: more.assist,
    assisting: more.assist,
    monitoring: more.monitoring,
    conversing: tasks.conversing,
    'wrapping-up': tasks.wrapUp,
  };
  const state = states[situation] ?? '';
  // Of a call that the customer did not make it is told first what it is.
  if (situation === 'dialling') return [kind ?? (origin === 'outdial' ? tasks.outdial : ''), state].filter(Boolean);
  if (kind !== null && request) return [kind, state];
  const detail = situation === 'conversing' && channel !== 'email' && subject ? tasks.quote(subject) : from;
  return [state, detail ?? ''].filter(Boolean);
}

const LEGS: Readonly<Partial<Record<Situation, string>>> = {
  dialling: 'pending',
  talking: 'live',
  held: 'held',
  asking: 'pending',
  consulting: 'live',
  'consult-held': 'live',
  consulted: 'live',
  conference: 'live',
  conferenced: 'live',
  monitoring: 'live',
  assist: 'live',
  assisting: 'live',
  'wrapping-up': 'ended',
};

function sub(rows: Rows, task: Interaction, situation: Situation): TemplateResult {
  const words = wordsOf(task, situation, rows.language).join(' · ');
  const leg = task.channel === 'call' ? LEGS[situation] : undefined;
  return html`<p class="sub">
    ${
      leg
        ? html`<i
            class="wx-leg"
            data-line=${counting(rows.desktop.clock, () => (isLost(rows.desktop) ? 'lost' : leg))}
          ></i>`
        : nothing
    }
    <span class="wx-clip" dir="auto" title=${words}>${words}</span>
    ${task.channel === 'call' ? nothing : secondsLeft(rows, task)}
  </p>`;
}

function secondsLeft({ desktop, language }: Rows, { request }: Interaction): unknown {
  const expiresAt = request?.expiresAt ?? null;
  if (expiresAt === null) return nothing;
  const left = (): number => expiresAt - desktop.now();
  const seconds = (): string => language.terms.tasks.left(language.number(language.secondsLeft(left())));
  return html`<span class="left wx-num" data-urgent=${whenUrgent(desktop, left)}
    >${counting(desktop.clock, () => (isLost(desktop) ? '' : seconds()))}</span
  >`;
}

/** While the connection is lost nobody knows whether something still rings, let alone for how long. */
const isLost = ({ state }: Desktop): boolean => state.link === 'lost';

const whenUrgent = (desktop: Desktop, left: () => number): ReturnType<typeof counting> =>
  counting(desktop.clock, () => (left() <= URGENT && !isLost(desktop) ? '' : nothing));

/** Beside a request: the seconds of a call, or the button of everything else. */
function requestSide(rows: Rows, row: Row): unknown {
  if (row.task.channel === 'call') return html`<div class="side">${secondsLeft(rows, row.task)}</div>`;
  const { accept } = row.controls;
  return accept ? button(rows, row, 'accept', accept) : nothing;
}

/** Beside open work: the time, and what is unread. */
function workSide({ desktop, language, agentId }: Rows, { task, unread }: Row): TemplateResult {
  const from: Timestamp = task.wrapUp?.since ?? task.dialling?.since ?? answeredAt(task, agentId) ?? task.enqueuedAt;
  return html`<div class="side">
    <time>${counting(desktop.clock, () => language.duration(desktop.now() - from))}</time>
    ${
      // Its button says it in words.
      unread > 0
        ? html`<span class="wx-badge" data-tone="accent" aria-hidden="true">${language.number(unread)}</span>`
        : nothing
    }
  </div>`;
}

/** The foot of a call that waits: how long it still does, what is known of it, and where it is answered [ANS-01]. */
function ring(rows: Rows, row: Row, situation: Situation): TemplateResult {
  const { task, controls } = row;
  const { desktop } = rows;
  // The room is the same before it rings: what stands below does not move when it does.
  return html`${ringLine(rows, task)}
    ${
      kindWord(task, rows.language.terms) === null
        ? nothing
        : html`<dl class="wx-variables">
            ${requestLines(task, { ...rows, counting: (read) => counting(desktop.clock, () => read(desktop.now())) }, true)}
          </dl>`
    }
    <div class="two">
      ${controls.accept ? nothing : ringHint(rows, task, situation)}
      ${TAKE_ACTS.map((act) => {
        const control = controls[act];
        return control ? button(rows, row, act, control) : nothing;
      })}
    </div>`;
}

/** What stands in the place of "Answer". */
function ringHint({ language }: Rows, { request }: Interaction, situation: Situation): TemplateResult {
  const { popover, tasks } = language.terms;
  const isConnecting = situation === 'connecting';
  const text = isConnecting
    ? tasks.assigned
    : request?.answer === 'auto'
      ? popover.answersItself
      : popover.answerOnPhone;
  return html`<p class="wx-reason">
    ${isConnecting ? nothing : icon(iconSmartphone)} <span class="wx-clip" title=${text}>${text}</span>
  </p>`;
}

function ringLine({ desktop }: Rows, { request }: Interaction): TemplateResult {
  const { since = 0, expiresAt = null } = request ?? {};
  if (expiresAt === null) return html`<div class="wx-line" data-line="pending"></div>`;
  const left = (): number => Math.max(0, expiresAt - desktop.now());
  return html`<div
    class="wx-line"
    data-line=${counting(desktop.clock, () => (isLost(desktop) ? 'lost' : 'time'))}
    data-urgent=${whenUrgent(desktop, left)}
  >
    <i ${countingVars(desktop.clock, () => ({ '--left': left() / Math.max(1, expiresAt - since) }))}></i>
  </div>`;
}

function button(
  { language, onAct }: Rows,
  { task, isNext, keys }: Row,
  act: TakeAct,
  control: Control,
): TemplateResult {
  return takeButton(act, task, language.terms, {
    control,
    isNext,
    describedBy: describedBy(task, control),
    keys: keys[act],
    onClick: (event) => onAct(act, task.id, event),
  });
}

const describedBy = (task: Interaction, { reason }: Control): string =>
  reason === null ? nameId(task) : `${nameId(task)} ${reason}`;
