import { AsyncDirective } from 'lit/async-directive.js';
import { Directive, directive, PartType } from 'lit/directive.js';
import type { ElementPart, PartInfo } from 'lit/directive.js';
import { nothing } from 'lit';
import type { Cancel, Clock } from '../core/index.js';
import { everySecond } from './ticker.js';

type Properties = Readonly<Record<`--${string}`, string | number>>;

/**
 * Sets custom properties on an element: `<i ${vars({ '--left': 0.5 })}>`. Through the style object, which a strict
 * Content-Security-Policy allows, where a style attribute would be dropped.
 */
class Vars extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('vars() belongs on an element: <i ${vars({ … })}>');
  }

  render(_properties: Properties): unknown {
    return nothing;
  }

  override update(part: ElementPart, [properties]: [Properties]): unknown {
    set(part, properties);
    return nothing;
  }
}

function set(part: ElementPart, properties: Properties): void {
  const { style } = part.element as HTMLElement;
  for (const [name, value] of Object.entries(properties)) style.setProperty(name, String(value));
}

export const vars = directive(Vars);

/** The same, read anew each second: `<i ${countingVars(clock, () => ({ '--left': … }))}>`. */
class CountingVars extends AsyncDirective {
  #clock: Clock | undefined;
  #paint: () => void = () => undefined;
  #cancel: Cancel | undefined;

  render(_clock: Clock, _read: () => Properties): unknown {
    return nothing;
  }

  override update(part: ElementPart, [clock, read]: [Clock, () => Properties]): unknown {
    this.#paint = () => set(part, read());
    if (clock !== this.#clock) this.disconnected();
    this.#clock = clock;
    if (this.isConnected) this.reconnected();
    this.#paint();
    return nothing;
  }

  override disconnected(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  override reconnected(): void {
    if (this.#clock) this.#cancel ??= everySecond(this.#clock, () => this.#paint());
  }
}

export const countingVars = directive(CountingVars);
