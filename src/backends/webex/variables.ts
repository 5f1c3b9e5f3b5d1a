/** Call-associated data of Webex. It has no versions, so they are counted here: another value is another version. */
import type { Interaction, Named, Timestamp, Variable } from '../../core/index.js';
import { variableTypeNamed } from './names.js';
import { bag, filled, flag, isDenied, list, text, things } from './read.js';
import type { Bag } from './read.js';
import { ORDER_VARIABLE } from './sdk.js';

export function variablesOf(raw: Bag, data: Bag, before: Interaction | undefined, at: Timestamp): Variable[] {
  const by = data['type'] === 'ContactUpdated' ? saverOf(raw, filled(data['updatedBy'])) : null;
  return things(raw['callAssociatedData']).flatMap(([key, one]): Variable[] => {
    if (key === ORDER_VARIABLE || isDenied(one['agentViewable'])) return [];
    const name = filled(one['name']) ?? key;
    const secure = flag(one['isSecure']);
    const value = secure ? null : (text(one['value']) ?? '');
    const known = before?.variables.find((it) => it.name === name);
    const isNew = known !== undefined && known.value !== value;
    return [
      {
        name,
        label: filled(one['displayName']) ?? name,
        type: variableTypeNamed(filled(one['type']) ?? '') ?? 'string',
        value,
        // There is no public way to write a secure one.
        editable: flag(one['agentEditable']) && !secure,
        secure,
        global: flag(one['global']),
        version: known ? known.version + (isNew ? 1 : 0) : 1,
        saved: isNew && by ? { by, at } : (known?.saved ?? null),
      },
    ];
  });
}

function saverOf(raw: Bag, id: string | null): Named | null {
  if (id === null) return null;
  return { id, name: filled(bag(bag(raw['participants'])[id])['name']) ?? id };
}

/** In which order the flow shows them; without one, as they come. */
export function displayOf(raw: Bag): Interaction['display'] {
  const all = bag(raw['callAssociatedData']);
  const order = parsed(bag(all[ORDER_VARIABLE])['value']);
  const names = (value: unknown): string[] =>
    list(value).flatMap((one) => filled(bag(one)['name']) ?? filled(one) ?? []);
  const pane = Array.isArray(order['interaction-panel'])
    ? names(order['interaction-panel'])
    : Object.keys(all).filter((key) => key !== ORDER_VARIABLE);
  return { popover: names(order['pop-over']), pane };
}

/** It is a thing in the types, and a text in some frames. */
function parsed(value: unknown): Bag {
  if (typeof value !== 'string') return bag(value);
  try {
    return bag(JSON.parse(value));
  } catch {
    return {};
  }
}
