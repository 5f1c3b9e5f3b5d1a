import { nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { answeredAt, controlsOf, heldSince, readable, situationOf, titleOf } from '../core/index.js';
import type { Act, Agent, Control, Interaction, Reason, Situation, Variable } from '../core/index.js';
import { actButton } from '../foundation/controls.js';
import { channelTile } from '../foundation/channel.js';
import { InteractionElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import {
  icon,
  iconAudioLines,
  iconAudioWaveform,
  iconCircleDot,
  iconCirclePause,
  iconCoffee,
  iconInfo,
  iconPause,
  iconPhoneOff,
  iconPlay,
  iconUnplug,
} from '../foundation/icons.js';
import { base, blanks, buttons, channels, icons, lines, statuses, variables } from '../foundation/styles.js';
import { styles } from './interaction-control.styles.js';

/** In which order the pane shows its controls: Hold first, End last and apart. */
const ORDER = ['hold', 'resume', 'pause-recording', 'resume-recording', 'end'] as const satisfies readonly Act[];

/**
 * One call or conversation: who it is, what the voice path is doing, how long, and what the agent may do with it.
 *
 * @tagname wx-interaction-control
 * @event {WxRequest<'hold'>} wx-hold - Asks to put the customer on hold. Cancelable.
 * @event {WxRequest<'resume'>} wx-resume - Asks to take the customer off hold. Cancelable.
 * @event {WxRequest<'pause-recording'>} wx-pause-recording - Asks to pause the recording. Cancelable.
 * @event {WxRequest<'resume-recording'>} wx-resume-recording - Asks to go on recording. Cancelable.
 * @event {WxRequest<'end'>} wx-end - Asks to end the call. Cancelable.
 * @csspart head - Who it is, the state and the timer.
 * @csspart line - The line that shows the voice path.
 * @csspart timer - The time in the call.
 * @csspart controls - The row of buttons.
 * @csspart hold - The button "Hold".
 * @csspart resume - The button "Resume".
 * @csspart pause-recording - The button "Pause Recording".
 * @csspart resume-recording - The button "Resume Recording".
 * @csspart end - The button "End".
 * @csspart reason - Why a control does not work now.
 * @cssstate held - The customer is on hold.
 */
export class WxInteractionControl extends InteractionElement {
  static override styles = [base, icons, buttons, channels, statuses, lines, variables, blanks, styles];

  readonly #internals = this.attachInternals();
  readonly #agent = this.select((desktop) => desktop?.state.agent ?? null);
  readonly #controls = this.select((desktop) => controlsOf(desktop?.state, this.interaction?.id));
  readonly #link = this.select((desktop) => desktop?.state.link ?? 'closed');

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#controls.refresh();
    const { interaction } = this;
    const isHeld = interaction !== null && heldSince(interaction) !== null;
    if (isHeld) this.#internals.states.add('held');
    else this.#internals.states.delete('held');
  }

  #ask(act: (typeof ORDER)[number], interactionId: string): void {
    void this.send(act, { interactionId });
  }

  protected override render(): unknown {
    const agent = this.#agent.value;
    if (!agent?.signedIn) return nothing;
    const { interaction } = this;
    if (!interaction || interaction.request) return this.#nothingOpen(agent);
    const situation = situationOf(interaction, agent.id);
    const label =
      interaction.channel === 'call'
        ? this.t.call.label(titleOf(interaction))
        : this.t.call.conversationLabel(this.t.channel[interaction.channel], titleOf(interaction));
    return html`<article class="pane" aria-label=${label}>
      ${this.#head(interaction, agent, situation)}
      <div class="wx-line" part="line" data-line=${this.#line(situation)}></div>
      ${this.#signals(interaction)} ${this.#variables(interaction)} ${this.#buttons(interaction, situation)}
    </article>`;
  }

  #nothingOpen(agent: Agent): TemplateResult {
    const isAvailable = agent.state.name === 'available';
    const settings = this.desk?.state.settings ?? null;
    const state = this.stateName(agent.state, settings);
    return html`<div class="wx-blank">
      ${icon(iconCoffee, 20)}
      <b>${isAvailable ? this.t.call.none : this.t.call.noneState}</b>
      <p>
        ${isAvailable ? this.t.call.noneAvailable : this.t.call.noneStateHint(state, this.language.time(agent.state.since))}
      </p>
    </div>`;
  }

  #head(interaction: Interaction, agent: Agent, situation: Situation): TemplateResult {
    const { channel, customer, queue } = interaction;
    const title = titleOf(interaction);
    const from = answeredAt(interaction, agent.id);
    const { endedAt } = interaction;
    return html`<header class="head" part="head">
      ${channelTile(channel)}
      <div class="wx-clip">
        <h3 class="name"><span class="wx-clip" title=${title}>${title}</span></h3>
        <p class="via">
          ${
            customer.address && customer.address !== title
              ? html`<span class="wx-num">${readable(customer.address)}</span
                  >${queue ? html`<span aria-hidden="true">·</span>` : nothing}`
              : nothing
          }
          ${queue ? html`<span class="wx-clip">${queue.name}</span>` : nothing}
        </p>
      </div>
      ${this.#status(interaction, situation)}
      <time class="timer" part="timer" role="timer" aria-label=${this.t.call.duration}>
        ${from === null ? nothing : this.counting((now) => this.language.duration((endedAt ?? now) - from))}
      </time>
    </header>`;
  }

  #status(interaction: Interaction, situation: Situation): TemplateResult {
    const { t } = this;
    const held = heldSince(interaction);
    if (this.#link.value === 'lost') {
      return html`<span class="wx-status" data-tone="danger">${icon(iconUnplug)} ${t.call.lost}</span>`;
    }
    if (held !== null) {
      return html`<span class="wx-status" data-tone="warning"
        >${icon(iconPause)} ${t.call.onHold}
        <time class="wx-time">${this.counting((now) => this.language.duration(now - held))}</time></span
      >`;
    }
    if (situation === 'talking') {
      return html`<span class="wx-status" data-tone="success">${icon(iconAudioLines)} ${t.call.connected}</span>`;
    }
    return html`<span class="wx-status">${situation === 'conversing' ? t.call.open : t.call.ended}</span>`;
  }

  #line(situation: Situation): 'live' | 'held' | 'lost' | 'ended' {
    if (this.#link.value === 'lost') return 'lost';
    if (situation === 'talking') return 'live';
    return situation === 'held' ? 'held' : 'ended';
  }

  #signals({ recording, noiseRemoval, endedAt, channel }: Interaction): unknown {
    if (channel !== 'call' || endedAt !== null || (recording.state === 'off' && !noiseRemoval)) return nothing;
    const { resumesAt } = recording;
    return html`<div class="signals">
      ${
        recording.state === 'on'
          ? html`<span class="wx-status" data-tone="record">${icon(iconCircleDot)} ${this.t.call.recording}</span>`
          : nothing
      }
      ${
        recording.state === 'paused' && resumesAt !== null
          ? html`<span class="wx-status"
              >${icon(iconCirclePause)}
              <span
                >${this.counting((now) => this.t.call.recordingPaused(this.language.duration(resumesAt - now + 999)))}</span
              ></span
            >`
          : nothing
      }
      ${
        noiseRemoval
          ? html`<span class="wx-status">${icon(iconAudioWaveform)} ${this.t.call.noiseRemoval}</span>`
          : nothing
      }
    </div>`;
  }

  #variables({ variables: all, display }: Interaction): unknown {
    const shown = display.pane.flatMap((name): Variable[] => {
      const variable = all.find((one) => one.name === name && !one.secure);
      return variable ? [variable] : [];
    });
    if (shown.length === 0) return nothing;
    return html`<dl class="wx-variables" data-layout="columns">
      ${shown.map((variable) => {
        const value = this.language.value(variable);
        return html`<div>
          <dt class="wx-clip">${variable.label}</dt>
          <dd title=${value}>${value}</dd>
        </div>`;
      })}
    </dl>`;
  }

  #buttons(interaction: Interaction, situation: Situation): unknown {
    const controls = this.#controls.value;
    const acts = ORDER.filter((act) => controls[act]);
    if (acts.length === 0) {
      return situation === 'wrapping-up'
        ? html`<p class="wx-reason foot" part="reason">${icon(iconInfo)} ${this.t.call.wrapUpNext}</p>`
        : nothing;
    }
    const reasons = new Set<Reason>();
    for (const act of acts) {
      const reason = controls[act]?.reason;
      if (reason) reasons.add(reason);
    }
    return html`<div class="controls" part="controls" role="group" aria-label=${this.t.call.controls}>
        ${acts.map((act) => this.#button(act, controls[act], interaction.id))}
        <span class="wx-aside" id="end-hint">${this.t.call.endHint}</span>
        <span class="wx-aside" id="hold-hint">${this.t.call.holdHint}</span>
      </div>
      ${[...reasons].map(
        (reason) =>
          html`<p class="wx-reason foot" part="reason" id=${reason}>${icon(iconInfo)} ${this.t.reason[reason]}</p>`,
      )}`;
  }

  #button(act: (typeof ORDER)[number], control: Control | undefined, interactionId: string): unknown {
    if (!control) return nothing;
    const { call } = this.t;
    const looks = {
      hold: { label: call.hold, glyph: iconPause },
      resume: { label: call.resume, glyph: iconPlay, kind: 'primary' },
      'pause-recording': { label: call.pauseRecording, glyph: iconCirclePause },
      'resume-recording': { label: call.resumeRecording, glyph: iconCircleDot },
      end: { label: call.end, glyph: iconPhoneOff, kind: 'danger' },
    } as const;
    const hasPhone = this.#agent.value?.station?.kind !== 'browser';
    const hint = act === 'end' ? 'end-hint' : act === 'hold' && hasPhone ? 'hold-hint' : undefined;
    const describedBy = control.reason ?? hint;
    return actButton({
      ...looks[act],
      control,
      part: act,
      ...(describedBy ? { describedBy } : {}),
      onClick: () => this.#ask(act, interactionId),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-interaction-control': WxInteractionControl;
  }
}
