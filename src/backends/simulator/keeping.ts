/**
 * A centre kept in IndexedDB: a record for each agent, contact and deadline, and one for the rest. What one transition
 * changed is one transaction. Values of secure variables and keyed tones are never written.
 *
 * One page holds a kept centre at a time. A page that takes it over says so in the record of the centre and on a
 * channel; the former one sees that its writes are refused, at the latest then, and stops.
 */
import type { Timestamp } from '../../core/index.js';
import type { Deadline } from './deadlines.js';
import { push } from './deadlines.js';
import { records } from './state.js';
import type { AgentRecord, CentreState, ContactRecord } from './state.js';

/** Grows when what is written changes its form; a centre of another form is begun anew. */
export const FORM = 3;

const STORES = ['centre', 'agents', 'contacts', 'deadlines'] as const;

/** What is new since the last time something was written. */
export interface Changes {
  readonly agents: ReadonlySet<string>;
  readonly contacts: ReadonlySet<string>;
  readonly deadlines: readonly Deadline[];
  /** The order numbers of deadlines that are over. */
  readonly over: readonly number[];
}

/** When a centre was alive, by the machine's clock, and how far its own clock was behind. */
export interface Moment {
  readonly at: Timestamp;
  readonly behind: number;
}

export interface Kept extends Moment {
  readonly state: CentreState;
}

/** Where a centre is kept: IndexedDB in a browser, a file at a server. */
export interface Keeper {
  /** What was kept, or null where nothing was that fits the settings. */
  load(): Promise<Kept | null>;
  /** Writes what changed, or everything; resolves once it is there. The state may change meanwhile. */
  save(state: CentreState, moment: Moment, changes: Changes | 'all'): Promise<void>;
  close(): void;
}

/** Opens a keeper for these settings. `onLost` is called once, where somebody else takes the centre over. */
export type OpenKeeper = (settings: string, onLost: () => void) => Promise<Keeper>;

/** The part of a state that is written whole each time. */
export type Rest = Omit<CentreState, 'agents' | 'contacts' | 'deadlines'>;

/** A contact as it may be written: values of secure variables and keyed tones stay here. */
export const withoutSecrets = (contact: ContactRecord): ContactRecord => ({ ...contact, secrets: {}, digits: '' });

const byId = <T extends { readonly id: string }>(list: Iterable<T>): (readonly [string, T])[] =>
  [...list].map((one) => [one.id, one] as const);

/** A state from its records. */
export function assembled(
  rest: Rest,
  agents: Iterable<AgentRecord>,
  contacts: Iterable<ContactRecord>,
  deadlines: Iterable<Deadline>,
): CentreState {
  const heap: Deadline[] = [];
  for (const one of deadlines) push(heap, one);
  return {
    ...rest,
    agents: records(byId(agents)),
    contacts: records(byId(contacts)),
    deadlines: heap,
  };
}

interface CentreRow extends Moment {
  readonly form: number;
  /** A sum of the settings that the centre was made from: with others it is another centre. They hold secrets too. */
  readonly settings: string;
  readonly holder: string;
  readonly rest: Rest;
}

export class Keeping implements Keeper {
  readonly #database: IDBDatabase;
  readonly #channel: BroadcastChannel | null;
  readonly #settings: string;
  readonly #holder: string;
  readonly #onLost: () => void;
  #isHeld = true;

  private constructor(database: IDBDatabase, name: string, settings: string, onLost: () => void) {
    this.#database = database;
    this.#settings = sumOf(settings);
    this.#holder = Math.random().toString(36).slice(2) + Math.random().toString(36).slice(2);
    this.#onLost = onLost;
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data !== this.#holder) this.#lose();
    });
    // Another page deletes the database, or wants a newer form of it.
    database.addEventListener('versionchange', () => this.#lose());
  }

  /**
   * Takes a kept centre over from whichever page has it. Rejects where this page may keep nothing. `onLost` is called
   * once, when another page takes it over in turn.
   */
  static async open(name: string, settings: string, onLost: () => void): Promise<Keeping> {
    const database = await opened(name);
    return new Keeping(database, name, settings, onLost);
  }

  /** What was kept, or null where nothing was that fits these settings. From here on this page holds the centre. */
  async load(): Promise<Kept | null> {
    const transaction = this.#database.transaction(STORES, 'readwrite');
    const stores = storesOf(transaction);
    const [row, agents, contacts, deadlines] = await Promise.all([
      answer<CentreRow | undefined>(stores.centre.get('centre')),
      answer<AgentRecord[]>(stores.agents.getAll()),
      answer<ContactRecord[]>(stores.contacts.getAll()),
      answer<Deadline[]>(stores.deadlines.getAll()),
    ]);
    const isOurs = row?.form === FORM && row.settings === this.#settings;
    if (isOurs) stores.centre.put({ ...row, holder: this.#holder }, 'centre');
    else for (const store of Object.values(stores)) store.clear();
    await done(transaction);
    this.#channel?.postMessage(this.#holder);
    if (!isOurs) return null;
    return { state: assembled(row.rest, agents, contacts, deadlines), at: row.at, behind: row.behind };
  }

  /** Writes what changed, or everything in place of what was there; resolves once it is there. Rejects where it could not be written. */
  async save(state: CentreState, moment: Moment, changes: Changes | 'all'): Promise<void> {
    if (!this.#isHeld) return;
    const { agents, contacts, deadlines, ...rest } = state;
    const transaction = this.#database.transaction(STORES, 'readwrite');
    const stores = storesOf(transaction);
    // Nothing may be awaited here: what is written is the state as it is now. A write that is not ours to make is
    // taken back as a whole.
    const write = { isLost: false };
    const before = stores.centre.get('centre') as IDBRequest<CentreRow | undefined>;
    before.addEventListener('success', () => {
      write.isLost = before.result !== undefined && before.result.holder !== this.#holder;
      if (write.isLost) transaction.abort();
    });
    const now: CentreRow = { form: FORM, settings: this.#settings, holder: this.#holder, rest, ...moment };
    if (changes === 'all') for (const store of Object.values(stores)) store.clear();
    stores.centre.put(now, 'centre');
    for (const id of changes === 'all' ? Object.keys(agents) : changes.agents) stores.agents.put(agents[id], id);
    for (const id of changes === 'all' ? Object.keys(contacts) : changes.contacts) {
      const contact = contacts[id];
      if (contact) stores.contacts.put(withoutSecrets(contact), id);
      else stores.contacts.delete(id);
    }
    for (const one of changes === 'all' ? deadlines : changes.deadlines) stores.deadlines.put(one, one.order);
    if (changes !== 'all') for (const order of changes.over) stores.deadlines.delete(order);
    try {
      await done(transaction);
    } catch (error) {
      if (!write.isLost) throw error;
      this.#lose();
    }
  }

  close(): void {
    this.#isHeld = false;
    this.#channel?.close();
    this.#database.close();
  }

  #lose(): void {
    if (!this.#isHeld) return;
    this.close();
    this.#onLost();
  }
}

/** A short sum of a text (FNV-1a), to tell whether two are the same. Nothing of the text can be read from it. */
export function sumOf(text: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return `${text.length.toString(36)}-${(sum >>> 0).toString(36)}`;
}

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, FORM);
    request.addEventListener('upgradeneeded', () => {
      for (const store of request.result.objectStoreNames) request.result.deleteObjectStore(store);
      for (const store of STORES) request.result.createObjectStore(store);
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(asError(request.error)));
  });
}

type Stores = Readonly<Record<(typeof STORES)[number], IDBObjectStore>>;

const storesOf = (transaction: IDBTransaction): Stores => ({
  centre: transaction.objectStore('centre'),
  agents: transaction.objectStore('agents'),
  contacts: transaction.objectStore('contacts'),
  deadlines: transaction.objectStore('deadlines'),
});

const answer = <T>(request: IDBRequest): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result as T));
    request.addEventListener('error', () => reject(asError(request.error)));
  });

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(asError(transaction.error)));
  });

const asError = (error: DOMException | null): Error => error ?? new Error('The database gave no reason.');
