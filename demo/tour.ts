/** A guided tour: two agents on one page, in one contact centre. Each step is done by the visitor, or by the page. */
import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import { defaultOrganisation, EmbeddedCentre } from '../src/backends/simulator/index.js';
import { customerOf, heldSince, participantOf } from '../src/core/index.js';
import { define } from '../src/define.js';
import type { WxDesktop } from '../src/index.js';
import { icon } from './icons.js';
import { Preferences } from './preferences.js';
import { texts } from './texts.js';
import { STEPS } from './tour-steps.js';
import type { Stage, Step } from './tour-steps.js';
import { tourTexts } from './tour-texts.js';
import type { Names, TourTexts } from './tour-texts.js';

const FIRST = 'priya-raman';
const SECOND = 'ana-sofia-etxeberria';
const CUSTOMER = 'maya-torres';

define();

function desktopOf(id: string): WxDesktop {
  const desktop = document.querySelector<WxDesktop>(`wx-desktop#${id}`);
  if (!desktop) throw new Error(`tour.html has no wx-desktop#${id}.`);
  return desktop;
}

// Only the two are at work, so that nobody else takes the call.
const centre = new EmbeddedCentre({
  organisation: {
    ...defaultOrganisation,
    agents: defaultOrganisation.agents
      .filter((one) => one.id === FIRST || one.id === SECOND)
      .map((one) => ({ ...one, station: { kind: 'browser', number: '' } as const })),
    // A visitor reads meanwhile.
    ringSeconds: 120,
  },
});
const first = desktopOf('first');
const second = desktopOf('second');
const seat = centre.seat(FIRST);
first.backend = seat;
second.backend = centre.seat(SECOND);

const stage: Stage = {
  first,
  second,
  calls: () =>
    seat.world.act('contact', { channel: 'call', customerId: CUSTOMER, entryPointId: 'premier-line', for: 'me' }),
};

let at = 0;
let isBusy = false;
let hasFailed = false;
const preferences = new Preferences(paint);

/** Signs an agent in, once the centre answers. */
async function begin(desktop: WxDesktop): Promise<void> {
  const team = desktop.state.settings?.teams[0];
  if (!team || desktop.state.agent?.signedIn) return;
  await desktop.perform('sign-in', { teamId: team.id, station: { kind: 'browser', number: '' } });
  await desktop.perform('set-state', { state: { name: 'available' } });
}

function whenOpen(desktop: WxDesktop): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!desktop.state.agent) return;
      stop();
      resolve();
    };
    const stop = desktop.subscribe(look);
    look();
  });
}

const nameOf = (desktop: WxDesktop): string => desktop.state.agent?.name ?? '';
const names = (): Names => ({
  first: nameOf(first),
  second: nameOf(second),
  customer: defaultOrganisation.customers.find((one) => one.id === CUSTOMER)?.name ?? '',
});

/** Whom the customer hears now. */
function hearing(t: TourTexts): string {
  const { hearing: words } = t;
  const call = [...first.state.interactions.values(), ...second.state.interactions.values()].find(
    (one) => one.channel === 'call' && one.endedAt === null,
  );
  if (!call) return words.nobody;
  const customer = customerOf(call);
  if (call.request?.kind === 'contact' || customer?.status !== 'joined') return words.ringing;
  if (heldSince(call) !== null) return words.music;
  const isHeard = (desktop: WxDesktop): boolean => {
    const part = participantOf(call, desktop.state.agent?.id ?? '');
    return part?.leg === 'main' && part.status === 'joined' && part.heldAt === null;
  };
  const [hearsFirst, hearsSecond] = [isHeard(first), isHeard(second)];
  if (hearsFirst && hearsSecond) return words.both(names());
  return hearsSecond ? words.second(names()) : words.first(names());
}

async function play(step: Step): Promise<void> {
  isBusy = true;
  hasFailed = false;
  paint();
  try {
    await step.play(stage);
  } catch {
    // The desks show how things stand; the words say what to do.
    hasFailed = true;
  }
  isBusy = false;
  paint();
}

function stepView(t: TourTexts): TemplateResult {
  const number = new Intl.NumberFormat(preferences.language);
  const step = STEPS[at];
  if (!step) {
    return html`<div class="words">
        <h1>${t.over}</h1>
        <p>${t.overText(names())}</p>
      </div>
      <div class="acts">
        <button class="fb-button" data-strong type="button" @click=${() => location.reload()}>${t.again}</button>
      </div>`;
  }
  const words = t.steps[step.name];
  const isPossible = step.isPossible(stage);
  // Between two steps the centre may need a second.
  const isOnTheWay =
    !isPossible &&
    [...first.state.interactions.values(), ...second.state.interactions.values()].some(
      (one) => one.request?.stage === 'connecting',
    );
  return html`<div class="words">
      <p class="count">${t.step(number.format(at + 1), number.format(STEPS.length))}</p>
      <h1>${words.title(names())}</h1>
      <p>${isPossible || isOnTheWay ? words.text(names()) : t.elsewhere}</p>
      ${hasFailed ? html`<p class="failed">${t.failed}</p>` : nothing}
    </div>
    <div class="acts">
      ${
        isPossible
          ? html`<button
              class="fb-button"
              data-strong
              type="button"
              id="act"
              ?disabled=${isBusy}
              @click=${() => void play(step)}
            >
              ${words.act}
            </button>`
          : isOnTheWay
            ? html`<span class="count">${t.waiting}</span>`
            : nothing
      }
      <button class="fb-button" type="button" @click=${() => location.reload()}>${t.again}</button>
    </div>`;
}

function paint(): void {
  const t = tourTexts[preferences.language];
  const own = texts[preferences.language];
  while (STEPS[at]?.isDone(stage)) at += 1;
  const step = STEPS[at];
  document.title = t.heading;
  for (const side of ['first', 'second'] as const) {
    document.querySelector(`#${side}-side`)?.toggleAttribute('data-next', step?.side === side);
    const heading = document.querySelector(`#${side}-name`);
    if (heading) heading.textContent = names()[side];
  }
  const place = document.querySelector<HTMLElement>('#tour');
  if (!place) return;
  render(
    html`<nav class="away">
        <a href="index.html">${icon('chevron-left')} ${t.back}</a>
        <button
          class="fb-button"
          type="button"
          popovertarget="me"
          data-icon-only
          data-quiet
          aria-label=${own.preferences}
        >
          ${icon('globe')}
        </button>
        <div class="menu" id="me" popover>${preferences.view(own)}</div>
      </nav>
      <div class="steps" role="status">${stepView(t)}</div>
      <p class="hears"><span>${t.hears}</span> <b>${hearing(t)}</b></p>`,
    place,
  );
}

await Promise.all([whenOpen(first), whenOpen(second)]);
await Promise.all([begin(first), begin(second)]);
first.subscribe(paint);
second.subscribe(paint);
paint();
