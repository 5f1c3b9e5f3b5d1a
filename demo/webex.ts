/**
 * Fieldbook at Webex Contact Center: the same desktop, another back end. `?centre=webex&client=…` signs in to the live
 * service with that integration, `?centre=webex&gateway=http://…` to a gateway, which stands in for it.
 */
import { html, nothing, render } from 'lit';
import { gatewayWorld } from '../src/backends/gateway/world.js';
import { EMPTY_WORLD } from '../src/backends/empty-world.js';
import { webex, WebexSignIn } from '../src/backends/webex/index.js';
import type { SdkContactCenter } from '../src/backends/webex/index.js';
import type { Backend, Cancel, World, WorldActName, WorldActs, WorldView } from '../src/core/index.js';
import { Failure } from '../src/core/index.js';
import { Format } from './format.js';
import { Preferences } from './preferences.js';

interface WebexSdk {
  init(attributes: unknown): { readonly cc: SdkContactCenter; once(event: 'ready', listener: () => void): void };
}

declare global {
  interface Window {
    Webex?: WebexSdk;
  }
}

/** Where scripts/demo-webex.mjs serves the SDK, which is no part of the kit. A host has its own copy. */
const SDK = 'webex-sdk.js';

export function webexSeat(asked: URLSearchParams): Backend {
  const gateway = asked.get('gateway');
  const signIn = new WebexSignIn({
    clientId: asked.get('client') ?? 'fieldbook',
    redirectUri: new URL('webex-answer.html', location.href).href,
    ...(gateway ? at(gateway) : {}),
  });
  const seat = webex({
    cc: async () => {
      await signedIn(signIn);
      return contactCenter(signIn, gateway);
    },
  });
  return gateway ? withWorld(seat, gateway) : seat;
}

const at = (gateway: string): { authorizeUrl: string; tokenUrl: string } => ({
  authorizeUrl: `${gateway}/idb/oauth2/v1/authorize`,
  tokenUrl: `${gateway}/idb/oauth2/v1/access_token`,
});

/** Asks for a click, since browsers open windows for nothing less, until somebody is signed in. */
function signedIn(signIn: WebexSignIn): Promise<void> {
  const { webexSignIn: t } = new Format(new Preferences(() => undefined).language).t;
  const card = document.createElement('dialog');
  card.className = 'webex';
  card.setAttribute('aria-labelledby', 'webex-heading');
  document.body.append(card);
  return new Promise((resolve) => {
    const paint = (isBusy: boolean, fault: string | null): void => {
      render(
        html`<h2 id="webex-heading">${t.heading}</h2>
          <p>${t.how}</p>
          <p role="alert">${fault ?? nothing}</p>
          <button class="fb-button" type="button" aria-disabled=${isBusy ? 'true' : 'false'} @click=${onClick}>
            ${isBusy ? t.waiting : t.button}
          </button>`,
        card,
      );
    };
    const onClick = (): void => {
      paint(true, null);
      signIn.signIn().then(
        () => {
          card.remove();
          resolve();
        },
        (error: unknown) => paint(false, error instanceof Error ? error.message : String(error)),
      );
    };
    paint(false, null);
    card.show();
  });
}

/** Loads the SDK, and gets it ready with the agent's tokens. */
async function contactCenter(signIn: WebexSignIn, gateway: string | null): Promise<SdkContactCenter> {
  const sdk = await loaded();
  const { refreshCallback, ...credentials } = signIn.credentials();
  const sandbox = gateway && {
    services: { discovery: { u2c: `${gateway}/u2c/api/v1`, hydra: `${gateway}/hydra/v1` } },
  };
  const made = sdk.init({
    credentials,
    config: { credentials: { refreshCallback }, logger: { level: 'error' }, ...sandbox },
  });
  await new Promise<void>((resolve) => made.once('ready', resolve));
  return made.cc;
}

const here = (): WebexSdk | undefined => window.Webex;

async function loaded(): Promise<WebexSdk> {
  const script = document.createElement('script');
  script.src = SDK;
  script.setAttribute('charset', 'utf-8');
  await new Promise<void>((resolve, reject) => {
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Failure('link-lost', { retryable: true, detail: SDK })));
    document.head.append(script);
  });
  const sdk = here();
  if (!sdk) throw new Failure('unexpected', { detail: `${SDK} is not the SDK.` });
  return sdk;
}

/** A gateway plays the world, which is apart from Webex's own protocol. Whose it is shows once somebody has signed in. */
function withWorld(seat: Backend, gateway: string): Backend {
  const world = new LateWorld();
  return {
    ...{ capabilities: seat.capabilities, world },
    connect: (listener) =>
      seat.connect({
        ...{ link: (link, retryAt) => listener.link(link, retryAt), ended: (failure) => listener.ended(failure) },
        fact: (fact) => {
          if (fact.agent) world.begin(gateway, fact.agent.id);
          listener.fact(fact);
        },
      }),
    send: (command) => seat.send(command),
    search: (query, start, count) => seat.search(query, start, count),
    reveal: (interactionId, variable) => seat.reveal(interactionId, variable),
    resync: () => seat.resync(),
    retry: () => seat.retry?.(),
    disconnect: () => seat.disconnect(),
  };
}

class LateWorld implements World {
  #world: World | null = null;
  readonly #listeners = new Set<() => void>();

  begin(url: string, agentId: string): void {
    if (this.#world) return;
    this.#world = gatewayWorld({ url, agentId });
    this.#world.subscribe(() => {
      for (const listener of [...this.#listeners]) listener();
    });
  }

  get view(): WorldView {
    return this.#world?.view ?? EMPTY_WORLD;
  }

  subscribe(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    return this.#world?.act(name, detail) ?? Promise.reject(new Failure('link-lost', { retryable: true }));
  }
}
