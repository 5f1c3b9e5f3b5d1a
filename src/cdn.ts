/**
 * The ready-made build: `<script type="module" src="…/cdn/wx-agent-kit.js">` registers every element. With
 * `data-wx-prefix="acme"` on that script they go by `<acme-…>`. What a page may not need is loaded when asked for.
 */
import type { CleanTrack, CleanTrackOptions } from './audio/index.js';
import type { Shared, SharedOptions } from './backends/remote/shared.js';
import type { SocketOptions } from './backends/remote/socket.js';
import type { SimulatorOptions } from './backends/simulator/index.js';
import type { WebexOptions, WebexSignIn, WebexSignInOptions } from './backends/webex/index.js';
import type { Backend } from './core/index.js';
import { define } from './define.js';

export * from './index.js';
export { define };

/** The embedded contact centre, and with it the panel that plays the outside world. */
export async function simulator(options?: SimulatorOptions): Promise<Backend> {
  const [backend, panel] = await Promise.all([
    import('./backends/simulator/index.js'),
    import('./elements/simulator-panel/index.js'),
  ]);
  panel.defineSimulatorPanel();
  return backend.simulator(options);
}

/** A seat in the embedded contact centre that all tabs share, and the panel that plays the world outside of it. */
export async function sharedCentre(options?: SharedOptions): Promise<Shared> {
  const [backend, panel] = await Promise.all([
    import('./backends/remote/shared.js'),
    import('./elements/simulator-panel/index.js'),
  ]);
  panel.defineSimulatorPanel();
  return backend.sharedCentre(options);
}

/** A seat in a centre on a server (`wx-agent-kit centre`), and the panel that plays the world outside of it. */
export async function socketCentre(options: SocketOptions): Promise<Backend> {
  const [backend, panel] = await Promise.all([
    import('./backends/remote/socket.js'),
    import('./elements/simulator-panel/index.js'),
  ]);
  panel.defineSimulatorPanel();
  return backend.socketCentre(options);
}

/** A seat in a live Webex Contact Center, through the page's own SDK. */
export async function webex(options: WebexOptions): Promise<Backend> {
  const backend = await import('./backends/webex/index.js');
  return backend.webex(options);
}

/** An agent's sign-in to Webex, in a window of its own. */
export async function webexSignIn(options: WebexSignInOptions): Promise<WebexSignIn> {
  const backend = await import('./backends/webex/index.js');
  return new backend.WebexSignIn(options);
}

/** For the page that Webex leads back to: hands its answer to the page that asked; resolves with what went wrong, or null. */
export async function answerSignIn(): Promise<string | null> {
  const backend = await import('./backends/webex/index.js');
  return backend.answerSignIn();
}

/** A caller's track without its background noise, for a station in the browser. */
export async function cleanTrack(track: MediaStreamTrack, options?: CleanTrackOptions): Promise<CleanTrack> {
  const audio = await import('./audio/index.js');
  return new audio.CleanTrack(track, options);
}

/**
 * A module cannot ask which script loaded it. Copies of the kit run in the order of their scripts, so each takes the
 * first one that no copy has taken.
 */
function prefixOfScript(): string | undefined {
  for (const script of document.scripts) {
    if (!/\/wx-agent-kit\.js(?:[?#]|$)/u.test(script.src) || 'wxLoaded' in script.dataset) continue;
    script.dataset['wxLoaded'] = '';
    return script.dataset['wxPrefix'];
  }
  return undefined;
}

const prefix = prefixOfScript();
define(prefix ? { prefix } : {});
