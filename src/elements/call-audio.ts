import { adoptStyles, css, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { WxElement } from '../foundation/element.js';
import { Lazy } from '../foundation/lazy.js';
import { base, buttons, icons } from '../foundation/styles.js';

/**
 * The sound of calls at a station in the browser: it plays them, has the microphone with "Mute", and the choice of devices.
 * Every page that takes calls needs one. At a telephone it paints nothing.
 *
 * @tagname wx-call-audio
 * @event {WxRequest<'sign-out'>} wx-sign-out - Asks to sign out, to take calls on a phone. Cancelable.
 * @csspart mute - The button "Mute".
 * @csspart state - What the microphone does, in words.
 * @csspart meter - How loud the agent speaks.
 * @csspart enable - The button "Enable sound", while the browser lets nothing be heard.
 * @csspart button - The button that opens the settings.
 * @csspart menu - What holds the settings.
 * @csspart message - What is not as it should be.
 * @csspart try-again - The button that asks for the microphone again.
 * @csspart phone - The button "Take calls on a phone".
 * @csspart retry - The button "Retry", where the sound could not be loaded.
 * @cssstate shown - There is something to see.
 */
export class WxCallAudio extends WxElement {
  static override styles = [
    base,
    icons,
    buttons,
    // Where it paints nothing it takes no gap of a grid either.
    css`
      :host(:not(:state(shown))) {
        display: none;
      }
    `,
  ];

  readonly #internals = this.attachInternals();
  readonly #isHere = this.select((desktop) => {
    const agent = desktop?.state.agent;
    return agent?.signedIn === true && agent.station?.kind === 'browser';
  });
  readonly #view = new Lazy(this, async () => {
    const { SoundView, styles } = await import('./call-audio/view.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxCallAudio.elementStyles, ...styles]);
    return new SoundView(this, this.source);
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#isHere.value && this.#view.state === 'idle') void this.#view.load();
  }

  protected override updated(): void {
    if (this.renderRoot.childElementCount > 0) this.#internals.states.add('shown');
    else this.#internals.states.delete('shown');
  }

  protected override render(): unknown {
    if (!this.#isHere.value) return nothing;
    const { value: view, state } = this.#view;
    if (view) return view.render(() => void this.send('sign-out', {}));
    return state === 'failed' ? this.notLoaded(() => this.#view.load()) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-call-audio': WxCallAudio;
  }
}
