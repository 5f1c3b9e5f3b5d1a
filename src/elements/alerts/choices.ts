/** What an agent chose about sounds and notifications: kept in this browser, or in memory where that is not allowed. */
import type { Cancel } from '../../core/index.js';
import type { AlertKind } from '../../foundation/alert-event.js';

const PREFIX = 'wx-agent-kit:alerts:';

type Choice = Readonly<Partial<Record<AlertKind, boolean>>>;

export class Choices {
  readonly #storage: () => Storage;
  /** What the storage would not take. */
  readonly #memory = new Map<string, Choice>();
  readonly #listeners = new Set<() => void>();

  /** Storage is asked for at each use: asking alone throws where a page is not allowed any. */
  constructor(storage: () => Storage = () => localStorage) {
    this.#storage = storage;
  }

  /** What this agent chose; undefined where nothing was chosen. */
  get(agentId: string, kind: AlertKind): boolean | undefined {
    return this.#read(agentId)[kind];
  }

  set(agentId: string, kind: AlertKind, isOn: boolean): void {
    const choice = { ...this.#read(agentId), [kind]: isOn };
    this.#memory.delete(agentId);
    try {
      this.#storage().setItem(PREFIX + agentId, JSON.stringify(choice));
    } catch {
      this.#memory.set(agentId, choice);
    }
    this.#tell();
  }

  /** Calls back when something was chosen, in another tab too. */
  onChange(listener: () => void): Cancel {
    if (this.#listeners.size === 0) addEventListener('storage', this.#onStorage);
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) removeEventListener('storage', this.#onStorage);
    };
  }

  #read(agentId: string): Choice {
    const kept = this.#memory.get(agentId);
    if (kept) return kept;
    try {
      return choiceFrom(JSON.parse(this.#storage().getItem(PREFIX + agentId) ?? '{}'));
    } catch {
      return {}; // no storage, or what stands there is not ours
    }
  }

  readonly #onStorage = ({ key }: StorageEvent): void => {
    if (key === null || key.startsWith(PREFIX)) this.#tell();
  };

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function choiceFrom(kept: unknown): Choice {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter(([name, isOn]) => /^(?:sound|notification)$/u.test(name) && typeof isOn === 'boolean'),
  );
}

export const choices = new Choices();
