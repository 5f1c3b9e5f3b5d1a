/** The simulator panel, apart from the other elements: a page that needs it loads it by itself. */
import { tagPrefix } from '../../foundation/html.js';
import { WxSimulatorPanel } from './panel.js';

export { WxSimulatorPanel };

/**
 * Registers `<wx-simulator-panel>`, under the prefix that `define()` was given; so call that one first. Calling this
 * again does nothing.
 */
export function defineSimulatorPanel(): void {
  const tag = `${tagPrefix()}-simulator-panel`;
  const known = customElements.get(tag);
  if (known === WxSimulatorPanel) return;
  if (known) {
    throw new Error(
      `<${tag}> is defined already, by another copy of the kit or by somebody else. Choose a prefix of your own: define({ prefix: 'acme' }).`,
    );
  }
  customElements.define(tag, WxSimulatorPanel);
}
