/** What the table of a supervisor's teams is made of. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type {
  AgentState,
  Control,
  Controls,
  Settings,
  TeamCall,
  TeamCallState,
  TeamRow,
  Timestamp,
} from '../../core/index.js';
import { actButton } from '../../foundation/controls.js';
import { html } from '../../foundation/html.js';
import { icon, iconInfo, shapeOf, stateIcon } from '../../foundation/icons.js';
import type { Dictionary, Language } from '../../foundation/localize.js';
import { iconEar, iconUsers } from '../../foundation/on-demand/icons.js';
import { vars } from '../../foundation/vars.js';
import type { supervisor } from '../../locales/on-demand/supervisor.js';

export type Terms = typeof supervisor;

/** What the view needs of its element. */
export interface Means {
  readonly t: Dictionary;
  readonly language: Language;
  /** A label that is read anew each second. */
  readonly counting: (read: (now: Timestamp) => unknown) => unknown;
  readonly stateName: (state: AgentState, settings: Settings | null) => string;
  readonly ask: (act: 'monitor' | 'barge-in' | 'stop-monitoring', interactionId: string) => void;
}

/** An agent, and what can be done with the call. */
export interface Line {
  readonly row: TeamRow;
  /** Of a call that can be listened to, or why not. */
  readonly monitor: Control | null;
  /** Of the call that is listened to. */
  readonly controls: Controls | null;
  /** The supervisor is in that call. */
  readonly isOwn: boolean;
}

export interface Table {
  readonly means: Means;
  readonly terms: Terms;
  /** In their order. */
  readonly rows: readonly Line[];
  readonly settings: Settings | null;
  readonly agentId: string;
  readonly keys: Readonly<Record<'barge-in' | 'stop-monitoring', string | undefined>>;
}

/** Why there is no "Monitor" stands where it would be, since it is so for this call alone. */
export const isInPlace = (monitor: Control | null): boolean => monitor?.reason === 'in-assist';

/** What the line shows of the voice path, and in which tone the word is. */
const LOOKS: Readonly<Record<TeamCallState, { readonly line: string; readonly tone?: string }>> = {
  dialling: { line: 'pending', tone: 'accent' },
  talking: { line: 'live' },
  held: { line: 'held', tone: 'warning' },
  asking: { line: 'pending', tone: 'accent' },
  consulting: { line: 'live' },
  'consult-held': { line: 'live' },
  conference: { line: 'live' },
  assist: { line: 'ended' },
};

/** A table by its roles too: where it is narrow its rows are laid out otherwise, and browsers would take it for none. */
export function teamTable(table: Table): TemplateResult {
  const { terms, rows } = table;
  const teams = new Map<string, Line[]>();
  for (const line of rows) teams.set(line.row.team, [...(teams.get(line.row.team) ?? []), line]);
  let place = 0;
  return html`<table class="table" part="table" role="table" aria-label=${terms.label}>
    <thead>
      <tr role="row">
        <th class="who" scope="col" role="columnheader">${terms.agent}</th>
        <th class="customer" scope="col" role="columnheader">${terms.customer}</th>
        <th class="call" scope="col" role="columnheader">${terms.call}</th>
        <th class="num" scope="col" role="columnheader">${terms.time}</th>
        <th class="acts" scope="col" role="columnheader"><span class="wx-aside">${terms.acts}</span></th>
      </tr>
    </thead>
    ${repeat(
      teams,
      ([team]) => team,
      ([team, all]) =>
        html`<tbody>
          ${
            teams.size > 1
              ? html`<tr class="group" role="row">
                  <th class="wx-clip" part="team" scope="rowgroup" role="rowheader" colspan="5" title=${team}>
                    ${team}
                  </th>
                </tr>`
              : nothing
          }
          ${repeat(
            all,
            ({ row }) => row.id,
            (line) => teamRow(table, line, (place += 1)),
          )}
        </tbody>`,
    )}
  </table>`;
}

function teamRow(table: Table, line: Line, place: number): TemplateResult {
  const { means, terms } = table;
  const { row, controls } = line;
  const { name, state, call } = row;
  const isActive = controls !== null;
  const since = call?.since ?? state.since;
  const customer = call === null ? means.t.empty : call.state === 'assist' ? terms.left : call.customer;
  return html`<tr
    role="row"
    part="row"
    data-row=${row.id}
    data-sense=${isActive ? 'stop' : (call?.interactionId ?? '')}
    ?data-active=${isActive}
  >
    <th class="who" scope="row" role="rowheader">
      <span class="cell">${stateIcon(state.name)}<b class="wx-clip" id="who-${place}" title=${name}>${name}</b></span>
    </th>
    <td class="customer wx-clip" role="cell" title=${customer} ?data-none=${call === null}>${customer}</td>
    <td class="call" role="cell">${status(table, row)}</td>
    <td class="num" role="cell"><time>${means.counting((now) => means.language.duration(now - since))}</time></td>
    <td class="acts" role="cell">${call && acts(table, line, call, `who-${place}`)}</td>
  </tr>`;
}

function status({ means, terms, settings, agentId }: Table, { state, call }: TeamRow): TemplateResult {
  if (!call) {
    const name = means.stateName(state, settings);
    const isIdle = state.name === 'idle' && name !== means.t.state.idle;
    const tone = shapeOf(state.name) === 'rona' ? 'danger' : nothing;
    const text = isIdle ? terms.idle(name) : name;
    return html`<span class="wx-status" data-tone=${tone} title=${text}><span class="wx-clip">${text}</span></span>`;
  }
  const { line, tone } = LOOKS[call.state];
  const names = call.monitors.flatMap((one) => (one.id === agentId ? [] : one.name)).join(', ');
  const others = names && terms.others(names);
  return html`<span class="wx-status" data-tone=${tone ?? nothing}
      ><i class="wx-leg" data-line=${line}></i><span class="wx-clip">${terms.state[call.state]}</span></span
    >
    ${others ? html`<span class="others wx-clip" title=${others}>${others}</span>` : nothing}`;
}

function acts({ means, terms, keys }: Table, line: Line, { interactionId }: TeamCall, who: string): unknown {
  const { monitor, controls, isOwn } = line;
  /** Whose call it is about, and why it does not work. */
  const about = ({ reason }: Control): string => (reason ? `${who} ${reason}` : who);
  if (controls) {
    const button = (act: 'barge-in' | 'stop-monitoring', label: string): unknown => {
      const control = controls[act];
      if (!control) return nothing;
      const onClick = (): void => means.ask(act, interactionId);
      return actButton({ control, label, part: act, describedBy: about(control), keys: keys[act], onClick });
    };
    return html`<span class="wx-status" data-tone="accent">${icon(iconEar)} ${terms.monitoring}</span
      >${button('barge-in', terms.bargeIn)}${button('stop-monitoring', terms.stop)}`;
  }
  if (isOwn) return html`<span class="wx-status" data-tone="accent">${terms.inCall}</span>`;
  if (isInPlace(monitor)) return html`<p class="wx-reason">${icon(iconInfo)} ${terms.noAssist}</p>`;
  return monitor
    ? actButton({
        control: monitor,
        label: terms.monitor,
        glyph: iconEar,
        part: 'monitor',
        describedBy: about(monitor),
        onClick: () => means.ask('monitor', interactionId),
      })
    : nothing;
}

/** What stands there where there is no agent to show. */
export const blank = (what: string, why: string, act: unknown = nothing): TemplateResult =>
  html`<div class="wx-blank" part="blank">
    ${icon(iconUsers, 20)} <b>${what}</b>
    <p>${why}</p>
    ${act}
  </div>`;

export const failed = (terms: Terms, retry: string, again: () => void): TemplateResult =>
  html`<div role="alert">
    ${blank(
      terms.failed,
      terms.failedHint,
      html`<button class="wx-button" part="retry" type="button" @click=${again}>${retry}</button>`,
    )}
  </div>`;

export const waiting = (terms: Terms): TemplateResult =>
  html`<div class="wx-bones" role="status">
    <span class="wx-aside">${terms.loading}</span>
    ${[62, 48, 55].map((width) => html`<div aria-hidden="true"><i ${vars({ '--w': `${width}%` })}></i></div>`)}
  </div>`;
