/** What the task list draws: loaded when an agent has signed in. */
import { nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { html } from '../../foundation/html.js';
import type { Language } from '../../foundation/localize.js';
import { badges } from '../../foundation/on-demand/styles.js';
import { blanks, channels, lines, statuses, variables } from '../../foundation/styles.js';
import type { Group, Place } from './layout.js';
import { moreRow } from './parts.js';
import { viewStyles } from './view.styles.js';

export { acceptAllButton, listHead, noTasks, reasonsOf, taskStrip } from './parts.js';
export { taskRow } from './row.js';

export const styles = [channels, statuses, lines, variables, blanks, badges, viewStyles];

export interface TaskGroup {
  readonly language: Language;
  readonly places: readonly Place[];
  /** Those of them that are drawn, and the place of the first. */
  readonly shown: readonly Place[];
  readonly from: number;
  /** How many are drawn at once. */
  readonly step: number;
  readonly row: (place: Place) => unknown;
  readonly onShow: (from: number) => void;
}

export function taskGroup(group: Group, { language, places, shown, from, step, row, onShow }: TaskGroup): unknown {
  if (places.length === 0) return nothing;
  const { tasks } = language.terms;
  const after = places.length - from - shown.length;
  const rest = language.number(Math.min(after, step));
  return html`<h4 class="group" part="group" id=${group}>
      <span>${tasks[group]}</span>
      <span class="wx-num">${language.number(places.filter((place) => !place.isGone).length)}</span>
    </h4>
    <ul aria-labelledby=${group}>
      ${from > 0 ? moreRow(tasks.before(language.number(step)), () => onShow(from - step)) : nothing}
      ${repeat(shown, (place) => place.task.id, row)}
      ${after > 0 ? moreRow(tasks.more(rest), () => onShow(from + step)) : nothing}
    </ul>`;
}
