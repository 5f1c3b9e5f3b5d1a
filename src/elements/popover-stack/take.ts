/** What an agent does with a request, and its buttons: the same in a popover and in a row of the task list. */
import type { TemplateResult } from 'lit';
import { requestKindOf } from '../../core/index.js';
import type { Act, Control, Interaction } from '../../core/index.js';
import { actButton } from '../../foundation/controls.js';
import { iconPhone } from '../../foundation/icons.js';
import type { Dictionary } from '../../foundation/localize.js';

export const TAKE_ACTS = ['accept', 'decline', 'skip-preview', 'remove-preview'] as const satisfies readonly Act[];
export type TakeAct = (typeof TAKE_ACTS)[number];

export interface TakeButton {
  readonly control: Control;
  /** The one filled button, for the next thing to do. */
  readonly isNext: boolean;
  readonly describedBy: string;
  readonly keys: string | undefined;
  onClick(event: MouseEvent): void;
}

export function takeButton(
  act: TakeAct,
  interaction: Interaction,
  t: Dictionary,
  { control, isNext, describedBy, keys, onClick }: TakeButton,
): TemplateResult {
  const common = { control, describedBy, keys, onClick };
  if (act === 'decline') return actButton({ ...common, label: t.decline, part: act });
  if (act !== 'accept') {
    return actButton({ ...common, label: act === 'skip-preview' ? t.popover.skip : t.popover.remove, part: act });
  }
  const isCall = interaction.channel === 'call';
  // A campaign's contact has not called: there is nothing to answer.
  const isAnswered = isCall && requestKindOf(interaction) !== 'preview';
  return actButton({
    ...common,
    label: isAnswered ? t.answer : t.accept,
    kind: isCall && isNext ? 'primary' : 'tonal',
    part: isAnswered ? 'answer' : 'accept',
    ...(isCall ? { glyph: iconPhone } : {}),
  });
}
