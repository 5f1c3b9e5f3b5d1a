// The ready-made desk: joins the elements of the page to the centre that served it, as the agent whom the address names.
import { socketCentre } from '/cdn/wx-agent-kit.js';

const TEXTS = {
  en: { which: 'Whose desk is this?', world: 'Play the outside world', none: 'Open the link that you were given.' },
  'zh-CN': { which: '这是谁的工作台？', world: '扮演外部世界', none: '请打开发给您的链接。' },
};
const language = navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
const texts = TEXTS[language];
document.documentElement.lang = language;

/** Who may sit here, where anybody may, and whether desktops play the world. */
const served = await (await fetch('/desk.json')).json();

const find = (selector) => document.querySelector(selector);
const agent = new URLSearchParams(location.search).get('agent');
const token = tokenOf(agent);

if (agent) sit();
else choose();

/** A token comes behind the #, which is sent to no server, and stays in this tab: not in the address, not in the history. */
function tokenOf(name) {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  try {
    if (given) sessionStorage.setItem(`wx-token-${name}`, given);
    if (given) history.replaceState(null, '', location.pathname + location.search);
    return given ?? sessionStorage.getItem(`wx-token-${name}`) ?? undefined;
  } catch {
    // Without storage it stays where it is, for a reload.
    return given ?? undefined;
  }
}

function sit() {
  const desktop = find('#desktop');
  const url = new URL('/centre', location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  desktop.subscribe(() => {
    const name = desktop.state.agent?.name ?? agent;
    find('#who').textContent = name;
    document.title = name;
    const isIn = desktop.state.agent?.signedIn === true;
    find('wx-station-login').hidden = isIn;
    for (const place of [find('.work'), find('wx-task-list')]) place.hidden = !isIn;
  });
  void socketCentre({ url, agent, token }).then((centre) => {
    desktop.backend = centre;
    if (!served.world) return;
    const world = find('#world');
    world.querySelector('summary').textContent = texts.world;
    world.append(document.createElement('wx-simulator-panel'));
    world.hidden = false;
  });
}

/** Where no token is asked for everybody may choose. */
function choose() {
  find('#desktop').remove();
  const door = find('#door');
  door.hidden = false;
  document.title = door.querySelector('h1').textContent = served.agents ? texts.which : texts.none;
  for (const { id, name } of served.agents ?? []) {
    const link = document.createElement('a');
    link.href = `/?agent=${encodeURIComponent(id)}`;
    link.textContent = name;
    const item = document.createElement('li');
    item.append(link);
    door.querySelector('ul').append(item);
  }
}
