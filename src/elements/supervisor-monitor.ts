import { adoptStyles, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { WxElement } from '../foundation/element.js';
import { Lazy } from '../foundation/lazy.js';
import { base, buttons, icons } from '../foundation/styles.js';

/**
 * The agents of a supervisor's teams and the calls that they are in; the supervisor listens to one of them, unheard, and
 * comes into it. How high it gets is the page's to say: the rows scroll, the head stays.
 *
 * @tagname wx-supervisor-monitor
 * @event {WxRequest<'monitor'>} wx-monitor - Asks to listen to a call. Cancelable.
 * @event {WxRequest<'barge-in'>} wx-barge-in - Asks to come into the call that is listened to. Cancelable.
 * @event {WxRequest<'stop-monitoring'>} wx-stop-monitoring - Asks to listen no longer. Cancelable.
 * @csspart list - What scrolls.
 * @csspart table - The table.
 * @csspart team - The heading of a team, where there are several.
 * @csspart row - An agent.
 * @csspart monitor - The button "Monitor".
 * @csspart barge-in - The button "Barge In".
 * @csspart stop-monitoring - The button "Stop".
 * @csspart reason - Why a button does not work now.
 * @csspart blank - What stands there where there is no agent to show.
 * @csspart retry - The button "Retry", where the team did not come or the table could not be loaded.
 */
export class WxSupervisorMonitor extends WxElement {
  static override styles = [base, icons, buttons];

  readonly #isIn = this.select((desktop) => desktop?.state.agent?.signedIn ?? false);
  readonly #view = new Lazy(this, async () => {
    const { TeamView, styles } = await import('./supervisor-monitor/view.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxSupervisorMonitor.elementStyles, ...styles]);
    return new TeamView(this, this.source);
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#isIn.value && this.#view.state === 'idle') void this.#view.load();
  }

  protected override render(): unknown {
    const { t, language } = this;
    const { value: view, state } = this.#view;
    if (!this.#isIn.value) return nothing;
    if (!view) return state === 'failed' ? this.notLoaded(() => this.#view.load()) : nothing;
    return view.render({
      ...{ t, language },
      counting: (read) => this.counting(read),
      stateName: (one, settings) => this.stateName(one, settings),
      ask: (act, interactionId) => void this.send(act, { interactionId }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-supervisor-monitor': WxSupervisorMonitor;
  }
}
