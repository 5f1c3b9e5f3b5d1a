/** What is asked before End cuts off everyone [CNF-05]. */
import { titleOf } from '../../core/index.js';
import type { Control } from '../../core/index.js';
import type { Language } from '../../foundation/localize.js';
import type { Question } from '../../foundation/on-demand/confirm.js';
import { readableName } from './many.js';
import type { Terms } from './parts.js';
import { othersOf } from './standing.js';
import type { Standing } from './standing.js';

export function endQuestion(
  t: Terms,
  language: Language,
  standing: Standing,
  control: Control,
): Omit<Question, 'onAct'> {
  const { many } = t;
  const { interaction, me, primary } = standing;
  const names = othersOf(standing).map((one) => (one.kind === 'customer' ? titleOf(interaction) : readableName(one)));
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(names);
  const isMine = primary === null || primary.id === me?.id;
  const then = isMine ? many.thenYouWrapUp : many.thenWrapsUp(primary.name);
  return {
    heading: many.endForAll,
    text: [many.cutsOff(list), then].join(many.space),
    act: t.call.end,
    control,
    describedBy: control.reason ?? undefined,
  };
}
