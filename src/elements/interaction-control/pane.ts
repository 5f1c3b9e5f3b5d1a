/** The pane of a call or conversation: loaded when an agent has signed in. */
import { nothing } from 'lit';
import type { CSSResultOrNative, ReactiveControllerHost, TemplateResult } from 'lit';
import { situationOf, titleOf } from '../../core/index.js';
import type { Act, Agent, Control, Controls, Interaction, Reason, Situation } from '../../core/index.js';
import { actButton } from '../../foundation/controls.js';
import { html } from '../../foundation/html.js';
import { icon, iconInfo, iconPhoneOff, iconX } from '../../foundation/icons.js';
import type { Dictionary } from '../../foundation/localize.js';
import { iconCoffee } from '../../foundation/on-demand/icons.js';
import { iconCircleDot, iconCirclePause, iconPause, iconPlay, iconUnplug } from '../../foundation/on-demand/icons.js';
import { blanks, channels, lines, messages, statuses, variables } from '../../foundation/styles.js';
import { KeypadButton } from '../keypad/button.js';
import { paneStyles } from './pane.styles.js';
import { head, lineOf, signals, variableList } from './parts.js';
import type { Means } from './parts.js';

export const styles = [channels, statuses, lines, messages, variables, blanks, paneStyles];

/** In which order the pane shows its controls: Hold first, End last and apart. */
const ORDER = [
  'hold',
  'resume',
  'pause-recording',
  'resume-recording',
  'cancel-callback',
  'end',
] as const satisfies readonly Act[];

export type Asked = (typeof ORDER)[number];

export interface PaneInput extends Means {
  readonly agent: Agent;
  /** What is open; null where nothing is. */
  readonly interaction: Interaction | null;
  readonly controls: Controls;
  readonly isLost: boolean;
  /** The name of the agent's state. */
  readonly stateName: string;
  /** When a lost connection is tried again, counting down. */
  readonly nextTry: () => unknown;
  readonly retry: (() => void) | null;
  /** The keys of the buttons. */
  readonly keys: Readonly<Record<'hold' | 'recording' | 'cancel' | 'end' | 'keypad', string | undefined>>;
  /** The `desktop` of the element. */
  readonly desktop: string;
  readonly ask: (act: Asked, interactionId: string) => void;
}

type Host = ReactiveControllerHost & { readonly renderRoot: DocumentFragment | HTMLElement };

export class Pane {
  readonly keypad: KeypadButton;

  /** `all` are the styles of the element, with those of the pane. */
  constructor(host: Host, all: readonly CSSResultOrNative[]) {
    this.keypad = new KeypadButton(host, all);
  }

  render(input: PaneInput): TemplateResult {
    const { t, agent, interaction, isLost } = input;
    if (!interaction || interaction.request) return nothingOpen(input);
    const situation = situationOf(interaction, agent.id);
    const label =
      interaction.channel === 'call'
        ? t.call.label(titleOf(interaction))
        : t.call.conversationLabel(t.channel[interaction.channel], titleOf(interaction));
    const pane = { interaction, agentId: agent.id, situation, isLost };
    return html`<article class="pane" aria-label=${label}>
      ${head(input, pane)}
      <div class="wx-line" part="line" data-line=${lineOf(pane)}></div>
      ${lost(input, situation)} ${signals(input, pane)} ${variableList(input, interaction)}
      ${situation === 'conversing' ? html`<slot name="conversation" part="conversation"></slot>` : nothing}
      ${this.#buttons(input, interaction, situation)}
    </article>`;
  }

  #buttons(input: PaneInput, interaction: Interaction, situation: Situation): unknown {
    const { t, controls, isLost, keys, desktop } = input;
    const acts = ORDER.filter((act) => controls[act]);
    if (acts.length === 0) {
      return situation === 'wrapping-up'
        ? html`<p class="wx-reason foot" part="reason">
            ${icon(iconInfo)} ${t.call.wrapUpNext(interaction.channel === 'call')}
          </p>`
        : nothing;
    }
    const reasons = new Set<Reason>();
    for (const act of acts) {
      const reason = controls[act]?.reason;
      if (reason && !(reason === 'link-lost' && isLost)) reasons.add(reason);
    }
    return html`<div
        class="controls"
        part="controls"
        role="group"
        aria-label=${t.call.controls(interaction.channel === 'call')}
      >
        ${acts.map((act) => [
          act === 'end' && controls['send-digits'] ? this.keypad.button(t, keys.keypad) : nothing,
          button(input, act, interaction),
        ])}
        <span class="wx-aside" id="end-hint">${t.call.endHint}</span>
        <span class="wx-aside" id="hold-hint">${t.call.holdHint}</span>
        <span class="wx-aside" id="cancel-hint">${t.call.cancelHint}</span>
      </div>
      ${this.keypad.pad(t, controls['send-digits'] !== undefined, interaction.id, desktop)}
      ${[...reasons].map(
        (reason) =>
          html`<p class="wx-reason foot" part="reason" id=${reason}>${icon(iconInfo)} ${t.reason[reason]}</p>`,
      )}`;
  }
}

function nothingOpen({ t, language, agent, isLost, stateName, nextTry, retry }: PaneInput): TemplateResult {
  if (isLost) {
    return html`<div class="wx-blank">
      ${icon(iconUnplug, 20)} <b id="link-lost">${t.call.lost}</b>
      <p>${nextTry()}</p>
      ${tryNow(t, retry)}
    </div>`;
  }
  const isAvailable = agent.state.name === 'available';
  return html`<div class="wx-blank">
    ${icon(iconCoffee, 20)}
    <b>${isAvailable ? t.call.none : t.call.noneState}</b>
    <p>${isAvailable ? t.call.noneAvailable : t.call.noneStateHint(stateName, language.time(agent.state.since))}</p>
  </div>`;
}

/** No live region: a lost connection is said once, by the notices, and not by every call. */
function lost({ t, isLost, nextTry, retry }: PaneInput, situation: Situation): unknown {
  if (!isLost) return nothing;
  const { what, then } = t.notices.lost(situation === 'talking' || situation === 'held');
  return html`<div class="wx-message lost" part="lost" data-fill data-tone="danger">
    ${icon(iconUnplug)}
    <div class="text">
      <p class="what" id="link-lost">${what}</p>
      <p>${then}${nextTry()}</p>
    </div>
    ${tryNow(t, retry)}
  </div>`;
}

function tryNow(t: Dictionary, retry: PaneInput['retry']): unknown {
  if (!retry) return nothing;
  return html`<button class="wx-button" part="retry" type="button" aria-describedby="link-lost" @click=${retry}>
    ${t.notices.tryNow}
  </button>`;
}

function button(input: PaneInput, act: Asked, interaction: Interaction): unknown {
  const { t, controls, keys, ask } = input;
  const control: Control | undefined = controls[act];
  if (!control) return nothing;
  const { call, cancel } = t;
  const isCall = interaction.channel === 'call';
  const looks = {
    hold: { label: call.hold, glyph: iconPause, keys: keys.hold },
    resume: { label: call.resume, glyph: iconPlay, kind: 'primary', keys: keys.hold },
    'pause-recording': { label: call.pauseRecording, glyph: iconCirclePause, keys: keys.recording },
    'resume-recording': { label: call.resumeRecording, glyph: iconCircleDot, keys: keys.recording },
    'cancel-callback': { label: cancel, glyph: iconPhoneOff, keys: keys.cancel },
    end: { label: call.end, glyph: isCall ? iconPhoneOff : iconX, kind: 'danger', keys: keys.end },
  } as const;
  const describedBy = control.reason ?? hint(input, act, interaction);
  return actButton({
    ...looks[act],
    control,
    part: act,
    ...(describedBy ? { describedBy } : {}),
    onClick: () => ask(act, interaction.id),
  });
}

/** The id of what a button has to say, besides why it does not work. */
function hint({ agent }: PaneInput, act: Asked, { channel, dialling }: Interaction): string | null {
  if (act === 'cancel-callback') return 'cancel-hint';
  if (act === 'end') return channel === 'call' && !dialling ? 'end-hint' : null;
  return act === 'hold' && agent.station?.kind !== 'browser' ? 'hold-hint' : null;
}
