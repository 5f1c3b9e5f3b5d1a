import { adoptStyles, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { controlsOf, heldSince } from '../core/index.js';
import type { Agent } from '../core/index.js';
import { InteractionElement } from '../foundation/element.js';
import { Lazy } from '../foundation/lazy.js';
import { WORKS } from '../foundation/shortcuts.js';
import type { Shortcut } from '../foundation/shortcuts.js';
import { base, buttons, icons } from '../foundation/styles.js';
import { styles } from './interaction-control.styles.js';
import type { Asked, PaneInput } from './interaction-control/pane.js';

/**
 * One call or conversation: who it is, what the voice path is doing, how long, and what the agent may do with it.
 *
 * @tagname wx-interaction-control
 * @slot conversation - Your own pane for a chat, an email or a social conversation: shown while one is open here.
 * @event {WxRequest<'hold'>} wx-hold - Asks to put the customer on hold. Cancelable.
 * @event {WxRequest<'resume'>} wx-resume - Asks to take the customer off hold. Cancelable.
 * @event {WxRequest<'pause-recording'>} wx-pause-recording - Asks to pause the recording. Cancelable.
 * @event {WxRequest<'resume-recording'>} wx-resume-recording - Asks to go on recording. Cancelable.
 * @event {WxRequest<'cancel-callback'>} wx-cancel-callback - Asks to call off a callback. Cancelable.
 * @event {WxRequest<'send-digits'>} wx-send-digits - Asks to key a tone, from the keypad. Cancelable.
 * @event {WxRequest<'end'>} wx-end - Asks to end the call. Cancelable.
 * @csspart head - Who it is, the state and the timer.
 * @csspart line - The line that shows the voice path.
 * @csspart timer - The time in the call.
 * @csspart variables - The variables, to read: a page with an editor for them may hide them.
 * @csspart controls - The row of buttons.
 * @csspart hold - The button "Hold".
 * @csspart resume - The button "Resume".
 * @csspart pause-recording - The button "Pause Recording".
 * @csspart resume-recording - The button "Resume Recording".
 * @csspart keypad - The button "Keypad".
 * @csspart keypad-overlay - The place of the keypad over the page.
 * @csspart cancel-callback - The button "Cancel" of a callback that is being dialled.
 * @csspart end - The button "End".
 * @csspart conversation - The place of your conversation pane.
 * @csspart reason - Why a control does not work now.
 * @csspart lost - What to know while the connection is lost.
 * @csspart retry - The button "Try now" of a lost connection, or "Retry" where the pane could not be loaded.
 * @cssstate held - The customer is on hold.
 */
export class WxInteractionControl extends InteractionElement {
  static override styles = [base, icons, buttons, styles];

  readonly #internals = this.attachInternals();
  readonly #agent = this.select((desktop) => desktop?.state.agent ?? null);
  readonly #controls = this.select((desktop) => controlsOf(desktop?.state, this.interaction?.id));
  readonly #link = this.select((desktop) => desktop?.state.link ?? 'closed');
  readonly #retryAt = this.select((desktop) => desktop?.state.retryAt ?? null);
  readonly #pane = new Lazy(this, async () => {
    const { Pane, styles: paneStyles } = await import('./interaction-control/pane.js');
    const all = [...WxInteractionControl.elementStyles, ...paneStyles];
    if (this.shadowRoot) adoptStyles(this.shadowRoot, all);
    return new Pane(this, all);
  });
  readonly #holdKey = this.#keyFor('hold', 'resume');
  readonly #recordingKey = this.#keyFor('pause-recording', 'resume-recording');
  readonly #cancelKey = this.#keyFor('cancel-callback');
  readonly #endKey = this.#keyFor('end');
  readonly #keypadKey = this.shortcut('keypad', {
    // It always opens: what hinders its keys is said in it.
    control: () => this.#pane.value && this.#controls.value['send-digits'] && WORKS,
    act: () => void this.#pane.value?.keypad.toggle(),
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#controls.refresh();
    const { interaction } = this;
    const isHeld = interaction !== null && heldSince(interaction) !== null;
    if (isHeld) this.#internals.states.add('held');
    else this.#internals.states.delete('held');
    if (this.#agent.value?.signedIn && this.#pane.state === 'idle') void this.#pane.load();
  }

  /** The shortcut of an act, or of what takes its place while it is done. */
  #keyFor(name: Exclude<Asked, 'resume' | 'resume-recording'>, or: Asked = name): Shortcut {
    const act = (): Asked => (this.#controls.value[name] ? name : or);
    return this.shortcut(name, {
      control: () => this.#controls.value[act()],
      act: () => {
        if (this.interaction) this.#ask(act(), this.interaction.id);
      },
    });
  }

  #ask(act: Asked, interactionId: string): void {
    void this.send(act, { interactionId });
  }

  protected override render(): unknown {
    const agent = this.#agent.value;
    if (!agent?.signedIn) return nothing;
    const { value: pane, state } = this.#pane;
    if (pane) return pane.render(this.#inputFor(agent));
    return state === 'failed' ? this.notLoaded(() => this.#pane.load()) : nothing;
  }

  #inputFor(agent: Agent): PaneInput {
    const { t, language, interaction, desk, desktop } = this;
    return {
      ...{ t, language, agent, interaction, desktop },
      counting: (read) => this.counting(read),
      controls: this.#controls.value,
      isLost: this.#link.value === 'lost',
      stateName: this.stateName(agent.state, desk?.state.settings ?? null),
      nextTry: () => this.nextTry(this.#retryAt.value),
      retry: desk?.retry ?? null,
      keys: {
        hold: this.#holdKey.keys,
        recording: this.#recordingKey.keys,
        cancel: this.#cancelKey.keys,
        end: this.#endKey.keys,
        keypad: this.#keypadKey.keys,
      },
      ask: (act, id) => this.#ask(act, id),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-interaction-control': WxInteractionControl;
  }
}
