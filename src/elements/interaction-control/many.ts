/** What stands above the buttons where more than two have to do with a call. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { answeredAt, customerOf, heldSince, MOST_PARTICIPANTS, readable, titleOf } from '../../core/index.js';
import type { Participant, Timestamp } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon, iconClipboardPen, iconHeadset } from '../../foundation/icons.js';
import { iconAudioLines, iconEar, iconHash, iconPause, iconUsers } from '../../foundation/on-demand/icons.js';
import { callHead, cameBy, chip, clipped, lineOf, lostChip, numberOf, numbered, paneHead, termList } from './parts.js';
import type { Line, Means } from './parts.js';
import { heldBy, inMain, seatsOf } from './standing.js';
import type { Standing } from './standing.js';

/** The head of the pane that holds the call itself, in whatever situation it is. */
export function mainHead(means: Means, standing: Standing): TemplateResult {
  const { t } = means;
  const { interaction, situation, isConference, asker, isLost, waitsSince } = standing;
  if (asker) return askerHead(means, standing, asker);
  if (isConference) return conferenceHead(means, standing);
  const plain = (text: string): TemplateResult => html`<span>${text}</span>`;
  switch (situation) {
    case 'asking': {
      const requested = isLost ? lostChip(means) : chip(means, 'accent', iconHeadset, t.many.requested);
      const where = waitsSince === null ? plain(t.call.connected) : clipped(t.many.music);
      return callHead(means, standing, [...numberOf(interaction), where], requested);
    }
    case 'consulting':
    case 'consult-held':
      return callHead(means, standing, [plain(t.many.customer), ...numberOf(interaction)]);
    case 'monitoring': {
      const listening = chip(means, 'accent', iconEar, t.many.monitoring, interaction.monitoring);
      return callHead(means, standing, cameBy(means, interaction), isLost ? lostChip(means) : listening);
    }
    default:
      return callHead(means, standing, cameBy(means, interaction));
  }
}

/** The line under that head: the voice path, or who has a seat. */
export function mainLine(means: Means, standing: Standing): TemplateResult {
  const { situation, isConference, isLost, waitsSince } = standing;
  if (isLost) return lineOf('lost');
  if (isConference) return seatLine(means, standing);
  const lines: Partial<Record<Standing['situation'], Line>> = {
    talking: 'live',
    monitoring: 'live',
    held: 'held',
    dialling: 'pending',
    asking: waitsSince === null ? 'live' : 'pending',
    consulting: 'held',
    'consult-held': 'live',
    consulted: standing.me?.heldAt == null ? 'live' : 'held',
  };
  return lineOf(lines[situation] ?? 'ended');
}

function seatLine({ t, language }: Means, { interaction }: Standing): TemplateResult {
  const seats = seatsOf(interaction);
  const taken = seats.filter((seat) => seat !== 'free').length;
  const held = seats.filter((seat) => seat === 'held').length;
  const [count = '', most = ''] = [taken, MOST_PARTICIPANTS].map((one) => language.number(one));
  return html`<div
    class="wx-line"
    part="line"
    data-line="seats"
    role="img"
    aria-label=${t.many.seatsTaken(count, most, held > 0 ? language.number(held) : null)}
  >
    ${seats.map((seat) => html`<i data-seat=${seat === 'free' ? nothing : seat}></i>`)}
  </div>`;
}

function conferenceHead(means: Means, standing: Standing): TemplateResult {
  const { t, language } = means;
  const { interaction, agentId, situation, me, primary } = standing;
  const isAssist = situation === 'assist' || situation === 'assisting';
  const seats = seatsOf(interaction).filter((seat) => seat !== 'free').length;
  const leftAt = customerOf(interaction)?.leftAt ?? null;
  const others = inMain(interaction).length - 1;
  const from = answeredAt(interaction, agentId);
  const via = isAssist
    ? [
        ...(leftAt === null ? [] : [html`<span>${t.many.leftAt(language.time(leftAt))}</span>`]),
        clipped(t.many.stillTalk(language.number(others))),
      ]
    : [
        html`<span>${t.many.conference}</span>`,
        html`<span>${t.many.seats(language.number(seats), language.number(MOST_PARTICIPANTS))}</span>`,
      ];
  // Who owns it is known at once, whatever else is on the page [CNF-04].
  if (primary) via.push(clipped(primary.id === me?.id ? t.many.youOwn : t.many.owns(primary.name)));
  return paneHead(means, {
    tile: html`<span class="wx-channel" data-channel=${isAssist ? 'none' : 'call'}>${icon(iconUsers, 18)}</span>`,
    title: titleOf(interaction),
    via,
    status: conferenceStatus(means, standing, isAssist),
    timer: from === null ? null : { label: t.call.duration, from },
  });
}

function conferenceStatus(means: Means, standing: Standing, isAssist: boolean): TemplateResult {
  const { t } = means;
  const { interaction, isLost, me, own, party, waitsSince } = standing;
  if (isLost) return lostChip(means);
  if (me?.heldAt != null) {
    const by = heldBy(standing);
    return chip(means, 'warning', iconPause, by === null ? t.many.held : t.many.heldBy(by), me.heldAt);
  }
  if (isAssist) return chip(means, null, iconClipboardPen, t.many.assist);
  if (own && !party) return chip(means, 'accent', iconHeadset, t.many.requested);
  if (waitsSince !== null) return chip(means, 'warning', iconPause, t.many.conferenceHeld, waitsSince);
  if (party && party.heldAt === null) return chip(means, 'success', iconAudioLines, t.many.othersTalk);
  const held = heldSince(interaction);
  if (held !== null) return chip(means, 'warning', iconPause, t.many.customerHeld, held);
  return chip(means, 'success', iconAudioLines, t.many.inConference);
}

/** This agent was asked: by whom, and about whom [CON-08]. */
function askerHead(means: Means, { interaction, me, isLost }: Standing, asker: Participant): TemplateResult {
  const { t } = means;
  return consultHead(means, {
    who: asker,
    via: [html`<span>${t.many.agent}</span>`, clipped(t.many.about(titleOf(interaction)))],
    ...{ isLost, heldAt: me?.heldAt ?? null, from: me?.joinedAt ?? null },
  });
}

/** Whom this agent consults. */
export function partyHead(means: Means, { isLost }: Standing, party: Participant): TemplateResult {
  const { t } = means;
  const { kind, number, name, team } = party;
  const rest = kind === 'agent' ? team && clipped(team) : number && readable(number) !== name && numbered(number);
  return consultHead(means, {
    who: party,
    via: [html`<span>${kind === 'agent' ? t.many.agent : t.many.dialNumber}</span>`, ...(rest ? [rest] : [])],
    ...{ isLost, heldAt: party.heldAt, from: party.joinedAt },
  });
}

interface ConsultHead {
  readonly who: Participant;
  readonly via: readonly TemplateResult[];
  readonly heldAt: Timestamp | null;
  readonly from: Timestamp | null;
  readonly isLost: boolean;
}

function consultHead(means: Means, { who, via, heldAt, from, isLost }: ConsultHead): TemplateResult {
  const { t } = means;
  const status = (): TemplateResult =>
    heldAt === null
      ? chip(means, 'success', iconAudioLines, t.many.consulting)
      : chip(means, 'warning', iconPause, t.many.consultHeld, heldAt);
  return paneHead(means, {
    tile: html`<span class="wx-channel" data-channel="agent">
      ${icon(who.kind === 'agent' ? iconHeadset : iconHash, 18)}
    </span>`,
    title: who.kind === 'agent' ? who.name : readableName(who),
    via,
    status: isLost ? lostChip(means) : status(),
    timer: from === null ? null : { label: t.many.duration, from },
  });
}

/** Somebody who goes by a number alone is named by it. */
export const readableName = ({ name, number }: Participant): string => (name === number ? readable(name) : name);

/** What is known of whom this agent consults. */
export function partyTerms({ t }: Means, { kind, number, team }: Participant): unknown {
  const isAgent = kind === 'agent';
  return termList([
    ...(number ? [{ label: t.many.number, value: readable(number), isNumber: true }] : []),
    ...(isAgent && team ? [{ label: t.many.team, value: team }] : []),
    ...(isAgent ? [{ label: t.many.sees, value: t.many.readOnly }] : []),
  ]);
}

/** Who is asked, since when, and the button that calls it off [CON-03, CON-12]. */
export function askedMessage(means: Means, { own }: Standing, cancel: unknown): unknown {
  if (!own || own.state === 'connected') return nothing;
  const { t, language, counting } = means;
  const isQueued = own.state === 'queued';
  const name = readable(own.to.name || own.to.id);
  const ago = isQueued ? t.many.askedAgo : t.many.ago;
  return html`<div class="wx-message asked" part="asked" data-tone="accent">
    ${icon(iconHeadset)}
    <div class="text">
      <p class="what wx-clip" id="asked" title=${name}>${isQueued ? t.many.waitingIn(name) : t.many.asked(name)}</p>
      <p class="then">
        <span class="wx-times">${counting((now) => ago(language.duration(now - own.since)))}</span>
      </p>
    </div>
    ${cancel}
  </div>`;
}
