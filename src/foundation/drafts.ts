/**
 * What an agent has begun and not sent yet: an edit, a chosen reason. It survives a reload of the page, in the tab's own
 * storage; where a page is not allowed any, it is kept in memory. Never for values of secure variables: whoever keeps
 * a draft has to leave those out.
 */
import type { Cancel } from '../core/index.js';

const PREFIX = 'wx-agent-kit:draft:';

/** Drafts by agent, interaction and name. */
export class Drafts {
  readonly #storage: () => Storage;
  /** What the storage would not take. */
  readonly #memory = new Map<string, string>();
  readonly #listeners = new Set<(agentId: string) => void>();
  /** The agents that were told. */
  readonly #told = new Set<string>();

  /** Storage is asked for at each use: asking alone throws where a page is not allowed any. */
  constructor(storage: () => Storage = () => sessionStorage) {
    this.#storage = storage;
  }

  /** Whether drafts survive a reload. False where there is no storage, or where it did not take one of them. */
  get persistent(): boolean {
    return this.#memory.size === 0 && this.#try((storage) => storage.length >= 0) === true;
  }

  /** Calls back when drafts of an agent do not survive a reload: once for each, at sign-in or when storage is full. */
  onVolatile(listener: (agentId: string) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** An agent begins to work here. */
  begin(agentId: string): void {
    if (this.#told.has(agentId) || this.persistent) return;
    this.#told.add(agentId);
    for (const listener of [...this.#listeners]) listener(agentId);
  }

  get(agentId: string, interactionId: string, name: string): string | null {
    const key = keyOf(agentId, interactionId, name);
    return this.#memory.get(key) ?? this.#try((storage) => storage.getItem(key)) ?? null;
  }

  /** Keeps a draft in place of the former one; null drops it. */
  set(agentId: string, interactionId: string, name: string, value: string | null): void {
    const key = keyOf(agentId, interactionId, name);
    this.#drop(key);
    if (value === null) return;
    const isKept = this.#try((storage) => {
      storage.setItem(key, value);
      return true;
    });
    if (isKept) return;
    this.#memory.set(key, value);
    this.begin(agentId);
  }

  /** Drops all drafts of an interaction: it is wrapped up. */
  clear(agentId: string, interactionId: string): void {
    const start = keyOf(agentId, interactionId);
    const stored = this.#try((storage) => Array.from(storage, (_, index) => storage.key(index)));
    for (const key of [...this.#memory.keys(), ...(stored ?? [])]) if (key?.startsWith(start)) this.#drop(key);
  }

  #drop(key: string): void {
    this.#memory.delete(key);
    this.#try((storage) => storage.removeItem(key));
  }

  #try<T>(use: (storage: Storage) => T): T | null {
    try {
      return use(this.#storage());
    } catch {
      return null;
    }
  }
}

/** A key, or the beginning of all keys of an interaction. Ids are quoted: none can reach into another's keys. */
function keyOf(agentId: string, interactionId: string, name?: string): string {
  const start = `${PREFIX}${JSON.stringify(agentId)},${JSON.stringify(interactionId)},`;
  return name === undefined ? start : start + name;
}

/** The drafts of this page. */
export const drafts = new Drafts();
