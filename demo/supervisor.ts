/** A supervisor's desktop in the same contact centre: the team, its calls, and the way into them. */
import { html, nothing, render } from 'lit';
import { define } from '../src/define.js';
import { Preferences } from './preferences.js';
import { backend, place } from './seat.js';
import { texts } from './texts.js';

define();

const desktop = document.querySelector('wx-desktop');
const head = document.querySelector<HTMLElement>('#head');
if (!desktop || !head) throw new Error('supervisor.html has no desktop, or no head.');
const preferences = new Preferences(() => undefined);

function paint(where: HTMLElement): void {
  const t = texts[preferences.language];
  const agent = desktop?.state.agent;
  const found = place();
  document.title = t.supervisor;
  document.documentElement.toggleAttribute('data-signed-in', agent?.signedIn ?? false);
  render(
    html`<h1 id="heading">${t.supervisor}</h1>
      <p>
        ${agent ? t.seat(agent.name) : nothing} ${found ? t.places[found] : nothing}
        ${agent?.signedIn ? nothing : t.supervises}
      </p>
      <p><a href="./">${t.backToDesk}</a></p>`,
    where,
  );
}

desktop.backend = backend;
desktop.subscribe(() => paint(head));
paint(head);
