/** The panes themselves: the call's, and beside it that of whom this agent consults [CON-04]. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { titleOf } from '../../core/index.js';
import type { Control, Participant } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon } from '../../foundation/icons.js';
import { iconArrowLeftRight } from '../../foundation/on-demand/icons.js';
import { askedMessage, mainHead, mainLine, partyHead, partyTerms, readableName } from './many.js';
import { isOnCall, lineOf, signals, variableList } from './parts.js';
import type { Means, Terms } from './parts.js';
import { buttonRow, cancelButton, MAIN, PARTY } from './row.js';
import type { Asked, Row } from './row.js';
import type { Standing } from './standing.js';

export interface PanesInput {
  readonly means: Means;
  readonly standing: Standing;
  readonly row: Row;
  /** What to know while the connection is lost. */
  readonly lost: unknown;
  /** The element's `desktop`. */
  readonly desktop: string;
}

export function panes(input: PanesInput): TemplateResult {
  const { party } = input.standing;
  // One template for one pane and for two: what has the focus stays where it is when the second comes.
  return html`<div class="panes" ?data-pair=${party !== null}>
    <div class="cell">${mainPane(input)}</div>
    ${party ? html`<div class="cell">${partyPane(input, party)}</div>` : nothing}
  </div>`;
}

/** With the consulted party on the line, what is done with them stands in their pane. */
const BESIDE = MAIN.filter((act) => !(PARTY as readonly Asked[]).includes(act));

function mainPane({ means, standing, row, lost, desktop }: PanesInput): TemplateResult {
  const { t } = means;
  const { interaction, situation, asker, own, party, isConference } = standing;
  return html`<article
    class="pane"
    part="pane"
    tabindex="-1"
    aria-label=${labelOf(t, standing)}
    data-ground=${isWaiting(standing) ? 'sunken' : nothing}
    ?data-slim=${!own && !isConference}
  >
    ${mainHead(means, standing)} ${mainLine(means, standing)} ${lost}
    ${askedMessage(means, standing, cancelButton(row))}
    ${
      isConference
        ? html`<wx-participants
            class="roster"
            part="participants"
            .interactionId=${interaction.id}
            .desktop=${desktop}
          ></wx-participants>`
        : nothing
    }
    ${asker ? nothing : signals(means, standing)} ${variableList(means, interaction)}
    ${situation === 'conversing' ? html`<slot name="conversation" part="conversation"></slot>` : nothing}
    ${buttonRow(row, party ? BESIDE : MAIN, t.call.controls(interaction.channel === 'call'))}
  </article>`;
}

function partyPane({ means, standing, row }: PanesInput, party: Participant): TemplateResult {
  const { many } = means.t;
  const isHeld = party.heldAt !== null;
  return html`<article
    class="pane"
    part="consult-pane"
    aria-label=${many.label(readableName(party))}
    data-ground=${isHeld ? 'sunken' : nothing}
  >
    ${partyHead(means, standing, party)} ${swap(row, party)}
    ${lineOf(standing.isLost ? 'lost' : isHeld ? 'held' : 'live')} ${partyTerms(means, party)}
    ${buttonRow(row, PARTY, many.consultControls)}
  </article>`;
}

/** Lower than the page, where what is live is higher. */
function isWaiting(standing: Standing): boolean {
  const { asker, me, waitsSince } = standing;
  return asker ? me?.heldAt != null : waitsSince !== null && isOnCall(standing);
}

function labelOf({ call, channel, many }: Terms, { interaction, asker, isConference }: Standing): string {
  const title = titleOf(interaction);
  if (asker) return many.label(asker.name);
  if (isConference) return many.conferenceLabel(title);
  return interaction.channel === 'call'
    ? call.label(title)
    : call.conversationLabel(channel[interaction.channel], title);
}

/** Where the lines of the two meet: the one who waits is heard, and the other waits [HLD-03]. */
function swap({ t, standing, controls, keys, act: onAct }: Row, party: Participant): unknown {
  const act = controls['hold-consult'] ? 'hold-consult' : 'resume-consult';
  const control: Control | undefined = controls[act];
  if (!control) return nothing;
  const others = standing.isConference ? t.many.theOthers : titleOf(standing.interaction);
  const label =
    act === 'hold-consult' ? t.many.swap(others, readableName(party)) : t.many.swap(readableName(party), others);
  const click = (event: MouseEvent): void => {
    if (control.enabled && event.detail < 2) onAct(act, event.currentTarget as HTMLElement);
  };
  return html`<div class="seam">
    <button
      class="wx-button swap"
      part="swap"
      type="button"
      aria-label=${label}
      title=${label}
      aria-disabled=${control.enabled || control.busy ? 'false' : 'true'}
      aria-busy=${control.busy ? 'true' : 'false'}
      aria-describedby=${control.reason ?? nothing}
      aria-keyshortcuts=${keys.swap ?? nothing}
      @click=${click}
    >
      ${control.busy ? html`<span class="wx-spinner"></span>` : icon(iconArrowLeftRight)}
    </button>
  </div>`;
}
