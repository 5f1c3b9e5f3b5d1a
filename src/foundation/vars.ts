import { Directive, directive, PartType } from 'lit/directive.js';
import type { ElementPart, PartInfo } from 'lit/directive.js';
import { nothing } from 'lit';

/**
 * Sets custom properties on an element: `<i ${vars({ '--left': 0.5 })}>`. Through the style object, which a strict
 * Content-Security-Policy allows, where a style attribute would be dropped.
 */
class Vars extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('vars() belongs on an element: <i ${vars({ … })}>');
  }

  render(_properties: Readonly<Record<`--${string}`, string | number>>): unknown {
    return nothing;
  }

  override update(part: ElementPart, [properties]: [Readonly<Record<`--${string}`, string | number>>]): unknown {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, String(value));
    return nothing;
  }
}

export const vars = directive(Vars);
