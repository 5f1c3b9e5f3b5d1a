/** What a request says of itself, the same in a popover and in a row of the task list [POP-06, POP-07, POP-11]. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { popoverLines, requestKindOf } from '../../core/index.js';
import type { Interaction, PopoverLine, Settings, Timestamp } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import type { Dictionary, Language } from '../../foundation/localize.js';

/** What a call that was not made by the customer goes by: a consult, a callback of some kind, a campaign; else null. */
export function kindWord(interaction: Interaction, { popover }: Dictionary): string | null {
  const kind = requestKindOf(interaction);
  const { callback } = interaction;
  if (kind === 'consult') return popover.kind.consult;
  if (kind === 'callback' && callback) return popover.callback[callback.kind];
  return kind === 'preview' ? popover.preview : null;
}

/** The name of a request for a reader: what it is, and of whom. */
export function nameFor(interaction: Interaction, who: string, { popover }: Dictionary): string {
  const kind = requestKindOf(interaction);
  return (kind === 'preview' ? popover.about : popover.from)(popover.kind[kind], who);
}

/** What is said of a request once, when it comes. */
export function announcementOf(interaction: Interaction, who: string, now: Timestamp, language: Language): string {
  const { popover } = language.terms;
  const { expiresAt = null, atTimeout = 'miss' } = interaction.request ?? {};
  const seconds = language.number(language.secondsLeft((expiresAt ?? now) - now));
  const kind = requestKindOf(interaction);
  return kind === 'preview'
    ? popover.announcePreview(popover.kind.preview, who, seconds, popover.atTimeout[atTimeout])
    : popover.announce(popover.kind[kind], who, seconds);
}

export interface LineMeans {
  readonly settings: Settings | null;
  readonly language: Language;
  counting(read: (now: Timestamp) => unknown): unknown;
}

/** Labels and values: for a `dl`. In brief, of a callback only what every callback says. */
export function requestLines(interaction: Interaction, means: LineMeans, isBrief = false): unknown {
  const { settings, language, counting } = means;
  if (!settings) return nothing;
  const lines = popoverLines(interaction, settings);
  const isShort = isBrief && requestKindOf(interaction) === 'callback';
  const shown = isShort ? lines.filter((line) => 'term' in line) : lines;
  return shown.map((line) => lineOf(line, language, counting));
}

function lineOf(line: PopoverLine, language: Language, counting: LineMeans['counting']): TemplateResult {
  const { terms } = language;
  if ('variable' in line) {
    const { label } = line.variable;
    const value = language.value(line.variable);
    return html`<dt class="wx-clip" title=${label}>${label}</dt>
      <dd title=${value}>${value}</dd>`;
  }
  if (line.term === 'received') {
    const { at } = line;
    return html`<dt class="wx-clip">${terms.receivedTerm}</dt>
      <dd><time>${counting((now) => terms.popover.ago(language.duration(now - at)))}</time></dd>`;
  }
  const labels = {
    caller: terms.callerTerm,
    number: terms.numberTerm,
    queue: terms.queueTerm,
    dnis: terms.dnisTerm,
    agentNumber: terms.agentNumberTerm,
    team: terms.teamTerm,
  } as const;
  const value = line.value || terms.empty;
  const isName = line.term === 'queue' || line.term === 'team';
  return html`<dt class="wx-clip">${labels[line.term]}</dt>
    <dd title=${value}>${isName ? value : html`<span class="wx-num">${value}</span>`}</dd>`;
}
