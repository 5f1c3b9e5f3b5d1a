/** An agent's desktop as a tab of Microsoft Teams. Opened by itself it is an ordinary narrow page. */
import { simulator } from '../src/backends/simulator/index.js';
import { define } from '../src/define.js';
import { defineSimulatorPanel } from '../src/elements/simulator-panel/index.js';
import { joinTeams } from '../src/hosts/teams.js';

define();
defineSimulatorPanel();

const root = document.documentElement;
const desktop = document.querySelector('wx-desktop');
if (!desktop) throw new Error('teams.html has no wx-desktop.');
desktop.backend = simulator({ keep: 'teams-tab' });
desktop.subscribe(() => {
  root.toggleAttribute('data-signed-in', desktop.state.agent?.signedIn ?? false);
});

const teams = await joinTeams({
  desktop,
  // The stand-in for Teams beside this page comes from the same machine, by its other name.
  origins: ['127.0.0.1', 'localhost'].map((name) => `http://${name}:${location.port}`),
  // The demo has no way out to the network, by its policy.
  knownHostsOnly: true,
});

root.lang = teams?.locale ?? navigator.language;

/** The page's own words; the desktop's follow `lang` by themselves. */
function say(id: string, text: string): void {
  const place = document.querySelector(`#${id}`);
  if (place) place.textContent = text;
}
const isChinese = root.lang.startsWith('zh');
document.title = isChinese ? '座席工作台' : 'Agent desk';
say('name', document.title);
say('calls', isChinese ? '呼叫' : 'Calls');
