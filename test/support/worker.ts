/** A worker that goes when it is told to: it belongs to a frame, and a shared worker ends with its last page. */
import type { WorkerSource } from '../../src/backends/remote/index.js';

interface FrameWindow extends Window {
  readonly SharedWorker: typeof SharedWorker;
  readonly trustedTypes?: {
    createPolicy(name: string, rules: object): { createScriptURL(address: string): string };
  };
}

/** In one file, from `scripts/wtr/in-few-files.mjs`: a test that starts a hundred would load its hundred modules each time. */
const ADDRESS = new URL('/src/parts/centre-worker.ts', location.href).href;

export function frameWorker(): { readonly worker: WorkerSource; end(): void } {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const inside = frame.contentWindow as FrameWindow | null;
  if (!inside) throw new Error('The frame has no window.');
  const rules = { createScriptURL: (text: string) => text };
  const policy = inside.trustedTypes?.createPolicy('wx-agent-kit', rules);
  return {
    worker: (name) =>
      new inside.SharedWorker(policy ? policy.createScriptURL(ADDRESS) : ADDRESS, { type: 'module', name }),
    end: () => frame.remove(),
  };
}
