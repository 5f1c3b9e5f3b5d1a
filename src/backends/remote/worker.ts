/** Starts the worker that holds the centre. */

/** What a browser with Trusted Types wants of an address before it runs what is there. */
interface ScriptPolicy {
  createScriptURL(address: string): unknown;
}
interface Policies {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): ScriptPolicy;
}

let policy: ScriptPolicy | null = null;

/** The policy is made at first use: a page that shares no centre need not allow it. */
function trusted(address: URL | string): URL {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  if (!trustedTypes) return address as URL;
  policy ??= trustedTypes.createPolicy('wx-agent-kit', { createScriptURL: (text) => text });
  return policy.createScriptURL(String(address)) as URL;
}

// Bundlers look for `new SharedWorker(new URL('…', import.meta.url))`, and make a file of its own of what is there. So
// these two go by the names of the real ones, which a page with Trusted Types does not let have an address as it is.
class SharedWorker {
  readonly real: globalThis.SharedWorker;

  constructor(address: URL | string, options: WorkerOptions) {
    this.real = new globalThis.SharedWorker(trusted(address), options);
  }
}

class Worker {
  readonly real: globalThis.Worker;

  constructor(address: URL | string, options: WorkerOptions) {
    this.real = new globalThis.Worker(trusted(address), options);
  }
}

/** Where the worker's script is, for a page that has to serve it itself; or what makes a worker of that name. */
export type WorkerSource = string | URL | ((name: string) => globalThis.SharedWorker);

/** Throws where the page may not, or the browser cannot. */
export function sharedWorker(source: WorkerSource | undefined, name: string): globalThis.SharedWorker {
  if (typeof source === 'function') return source(name);
  if (source !== undefined) return new SharedWorker(source, { type: 'module', name }).real;
  return new SharedWorker(new URL('./centre-worker.ts', import.meta.url), { type: 'module', name }).real;
}

export function dedicatedWorker(source: WorkerSource | undefined, name: string): globalThis.Worker {
  // What makes shared workers makes no other.
  if (typeof source === 'function') throw new TypeError('There is no address to start a worker from.');
  if (source !== undefined) return new Worker(source, { type: 'module', name }).real;
  return new Worker(new URL('./centre-worker.ts', import.meta.url), { type: 'module', name }).real;
}
