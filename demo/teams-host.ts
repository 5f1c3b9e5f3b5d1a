/**
 * A stand-in for Microsoft Teams: a page that holds the tab in a frame of another origin and speaks Teams' messages with
 * it. What an agent or an administrator can do to a tab in Teams is a switch here.
 */
import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import { HostSide } from './teams-protocol.js';
import type { Message, Theme } from './teams-protocol.js';

type Width = '320' | '340' | '400' | 'full';

const THEMES: readonly (readonly [Theme, string])[] = [
  ['default', 'Default'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast'],
];
const WIDTHS: readonly (readonly [Width, string])[] = [
  ['320', '320 px'],
  ['340', '340 px'],
  ['400', '400 px'],
  ['full', 'Full'],
];
const LOCALES = [
  ['en-us', 'English'],
  ['zh-cn', '中文'],
] as const;

/** How Teams puts a tab into its page. Without `allow-same-origin` the tab has no origin, and so no storage. */
const SANDBOX = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals';

/** The same server by its other name: another origin, and another site. */
const other = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
const origin = `http://${other}:${location.port}`;

/** So many messages are shown. */
const MOST = 200;

function find(id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`#${id}`);
  if (!found) throw new Error(`teams-host.html has no #${id}.`);
  return found;
}

let theme: Theme = 'default';
let width: Width = '340';
let locale: string = LOCALES[0][0];
let hasStorage = true;
let hasMicrophone = true;
let isAway = false;
let messages: readonly Message[] = [];
let side = mount();

/** Loads the tab anew, as Teams does when its rights or its language change. */
function mount(): HostSide {
  const frame = document.createElement('iframe');
  frame.title = 'Agent desk';
  frame.allow = hasMicrophone ? 'microphone; autoplay' : 'autoplay';
  frame.setAttribute('sandbox', hasStorage ? `${SANDBOX} allow-same-origin` : SANDBOX);
  const made = new HostSide(
    frame,
    hasStorage ? origin : 'null',
    () => ({ theme, locale }),
    (message) => {
      messages = [...messages, message].slice(-MOST);
      paint();
    },
  );
  frame.src = `${origin}/demo/teams.html`;
  find('tab').replaceChildren(frame);
  return made;
}

function remount(): void {
  side.leave();
  messages = [];
  isAway = false;
  side = mount();
  paint();
}

async function go(away: boolean): Promise<void> {
  if (away === isAway) return;
  if (!away) {
    isAway = false;
    paint();
    side.tell('load', { entityId: 'agent-desk', contentUrl: `${origin}/demo/teams.html` });
    return;
  }
  const isKept = await side.suspend();
  isAway = true;
  if (!isKept) find('tab').replaceChildren();
  paint();
}

// --------------------------------------------------------------------------------------------------- what is on the page

function choice<T extends string>(
  legend: string,
  name: string,
  all: readonly (readonly [value: T, text: string])[],
  chosen: T,
  choose: (value: T) => void,
): TemplateResult {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${all.map(
      ([value, text]) =>
        html`<label>
          <input type="radio" name=${name} .checked=${value === chosen} @change=${() => choose(value)} />
          <span>${text}</span>
        </label>`,
    )}
  </fieldset>`;
}

function denial(text: string, isDenied: boolean, deny: (isDenied: boolean) => void): TemplateResult {
  return html`<label class="denial">
    <input
      type="checkbox"
      .checked=${isDenied}
      @change=${(event: Event) => deny((event.target as HTMLInputElement).checked)}
    />
    ${text}
  </label>`;
}

const STAGES = {
  loading: 'Loading',
  loaded: 'Loaded, not ready yet',
  ready: 'Ready',
  failed: 'Failed',
} as const;

function line({ from, func, args, isAnswer }: Message): TemplateResult {
  return html`<li data-from=${from}>
    <span class="from">${from === 'tab' ? 'tab' : 'host'}</span>
    <span><b>${isAnswer ? `${func}, answer` : func}</b> ${args.length > 0 ? JSON.stringify(args) : nothing}</span>
  </li>`;
}

function rig(): TemplateResult {
  return html`<p class="what">
      The panel holds <a href=${`${origin}/demo/teams.html`}>teams.html</a>, from another origin, with Microsoft’s own
      <code>@microsoft/teams-js</code> in it. This page answers that in Teams’ place. It is not Microsoft Teams.
    </p>
    <div class="switches">
      ${choice('Theme', 'theme', THEMES, theme, (value) => {
        theme = value;
        side.tell('themeChange', value);
        paint();
      })}
      ${choice('Width of the panel', 'width', WIDTHS, width, (value) => {
        width = value;
        paint();
      })}
      ${choice('Language', 'locale', LOCALES, locale, (value) => {
        locale = value;
        remount();
      })}
      <fieldset class="denials">
        <legend>The tab</legend>
        ${denial('Deny storage', !hasStorage, (isDenied) => {
          hasStorage = !isDenied;
          remount();
        })}
        ${denial('Deny microphone', !hasMicrophone, (isDenied) => {
          hasMicrophone = !isDenied;
          remount();
        })}
      </fieldset>
      <button type="button" @click=${() => side.tell('focusEnter', true)}>Focus into the tab</button>
      <button type="button" @click=${remount}>Reload the tab</button>
    </div>
    <section class="messages" aria-labelledby="messages">
      <h2 id="messages">Messages <small role="status">Tab: ${STAGES[side.stage]}</small></h2>
      <ol tabindex="0" aria-labelledby="messages">
        ${messages.map(line)}
      </ol>
    </section>`;
}

function apps(): TemplateResult {
  const app = (name: string, isHere: boolean, away: boolean): TemplateResult =>
    html`<button type="button" aria-current=${isHere ? 'page' : nothing} @click=${() => go(away)}>${name}</button>`;
  return html`${app('Chat', isAway, true)} ${app('Agent desk', !isAway, false)}`;
}

function paint(): void {
  document.documentElement.dataset['theme'] = theme;
  const panel = find('panel');
  panel.dataset['width'] = width;
  panel.hidden = isAway;
  render(apps(), find('apps'));
  render(rig(), find('rig'));
  const log = find('rig').querySelector('ol');
  log?.scrollTo(0, log.scrollHeight);
}

paint();
