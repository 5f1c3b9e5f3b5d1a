/**
 * The directories as lists that can be searched, made once, when they are asked for first. A list keeps its names, and
 * its numbers, as one long text with a line an entry: looking through 100,000 of them is one search in a text, and no
 * entry is touched that was not found [DST-09].
 */
import { dialled } from '../../core/index.js';
import type { DestinationKind, DirectoryEntry } from '../../core/index.js';
import type { Organisation } from './settings.js';

/** How names are compared: without regard to case and accents, so that “Sofia” finds “Sofía”. */
export const folded = (text: string): string => {
  const plain = /[^\p{ASCII}]/u.test(text) ? text.normalize('NFD').replace(/\p{M}/gu, '') : text;
  return plain.toLowerCase().replaceAll('\n', ' ');
};

/** The digits of a search. Whoever writes a word looks for a name. */
export const digitsOf = (text: string): string => (/\p{L}/u.test(text) ? '' : dialled(text));

/** Several texts as one, a line each. */
export class Lines {
  readonly #text: string;
  /** Where each line begins, and at last where the text ends. */
  readonly #starts: Uint32Array;

  constructor(lines: readonly string[]) {
    this.#starts = new Uint32Array(lines.length + 1);
    let at = 1;
    lines.forEach((line, index) => {
      this.#starts[index] = at;
      at += line.length + 1;
    });
    this.#starts[lines.length] = at;
    this.#text = `\n${lines.join('\n')}\n`;
  }

  /** Marks the lines that hold a text; one that begins with `\n` is looked for where lines begin. */
  mark(text: string, hits: Uint8Array): void {
    let line = 0;
    for (let at = this.#text.indexOf(text); at >= 0; at = this.#text.indexOf(text, (this.#starts[line] ?? 0) - 1)) {
      const end = text.startsWith('\n') ? at + 1 : at;
      while ((this.#starts[line + 1] ?? Infinity) <= end) line += 1;
      if (line >= hits.length) return;
      hits[line] = 1;
      line += 1;
    }
  }
}

/** A list in the order of its names. */
export class List<T> {
  readonly items: readonly T[];
  readonly #names: Lines;
  readonly #numbers: readonly string[];
  #digits: Lines | undefined;

  constructor(items: readonly T[], nameOf: (item: T) => string, numberOf: (item: T) => string | null) {
    const keyed = items.map((item) => ({ item, key: folded(nameOf(item)) }));
    keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    this.items = keyed.map(({ item }) => item);
    this.#names = new Lines(keyed.map(({ key }) => key));
    this.#numbers = this.items.map((item) => dialled(numberOf(item) ?? ''));
  }

  /** Marks what is found by a part of its name, or of its number however that is typed [DST-02]. */
  find(text: string): Uint8Array {
    const hits = new Uint8Array(this.items.length);
    this.#names.mark(folded(text.trim()), hits);
    const digits = digitsOf(text);
    if (digits) (this.#digits ??= new Lines(this.#numbers)).mark(digits, hits);
    return hits;
  }

  /** Where those stand who have the very number that is looked for. */
  exactly(text: string): readonly number[] {
    const digits = digitsOf(text);
    const found: number[] = [];
    if (!digits) return found;
    for (let at = this.#numbers.indexOf(digits); at >= 0; at = this.#numbers.indexOf(digits, at + 1)) found.push(at);
    return found;
  }
}

/** One of the organisation's own people, with a phone. */
export type PersonRecord = NonNullable<Organisation['organisationDirectory']>['people'][number] & {
  readonly number: string;
  /** Place in the settings: what is by chance goes by it. */
  readonly place: number;
};

/** Only who has a phone is listed [DST-07]. */
export const peopleOf = ({ organisationDirectory }: Organisation): PersonRecord[] =>
  organisationDirectory?.people.flatMap((one, place) =>
    one.phone === null ? [] : [{ ...one, number: one.phone, place }],
  ) ?? [];

/** The people of Teams are found by first name, role, department, or a complete number; those of Webex by name [DST-07]. */
class People {
  readonly items: readonly PersonRecord[];
  readonly #list: List<PersonRecord>;
  readonly #source: 'teams' | 'webex';
  readonly #fields: readonly Lines[];

  constructor(settings: Organisation) {
    this.#source = settings.organisationDirectory?.source ?? 'webex';
    this.#list = new List(
      peopleOf(settings),
      ({ name }) => name,
      ({ number }) => number,
    );
    this.items = this.#list.items;
    this.#fields = [
      new Lines(this.items.map(({ name }) => folded(name))),
      new Lines(this.items.map(({ role }) => folded(role))),
      new Lines(this.items.map(({ department }) => folded(department))),
    ];
  }

  find(text: string): Uint8Array {
    const hits = new Uint8Array(this.items.length);
    const words = folded(text.trim());
    const [names, ...rest] = this.#fields;
    names?.mark(this.#source === 'teams' ? `\n${words}` : words, hits);
    if (this.#source === 'webex') return hits;
    for (const field of rest) field.mark(words, hits);
    for (const at of this.exactly(text)) hits[at] = 1;
    return hits;
  }

  exactly(text: string): readonly number[] {
    return this.#source === 'teams' ? this.#list.exactly(text) : [];
  }
}

/** What an entry of the settings is in a directory. */
export const entry = (kind: DestinationKind, id: string, name: string, number: string | null): DirectoryEntry => ({
  id,
  kind,
  name,
  number,
  state: null,
  team: null,
});

const entries = (all: readonly DirectoryEntry[]): List<DirectoryEntry> =>
  new List(
    all,
    ({ name }) => name,
    ({ number }) => number,
  );

export class Lists {
  readonly #settings: Organisation;
  readonly #made = new Map<string, List<DirectoryEntry>>();
  #agents: List<Organisation['agents'][number]> | undefined;
  #people: People | undefined;

  constructor(settings: Organisation) {
    this.#settings = settings;
  }

  get agents(): List<Organisation['agents'][number]> {
    // An agent's number is that of the telephone where the agent sits today.
    return (this.#agents ??= new List(
      this.#settings.agents,
      ({ name }) => name,
      () => null,
    ));
  }

  get people(): People {
    return (this.#people ??= new People(this.#settings));
  }

  /** Queues that can be asked for advice, or all; and the entry points that a call can be handed to [DST-04]. */
  queues(isConsult: boolean, hasEntryPoints: boolean): List<DirectoryEntry> {
    return this.#make(`queues ${String(isConsult)} ${String(hasEntryPoints)}`, () => {
      const queues = this.#settings.queues.filter((one) => one.channel === 'call' && (!isConsult || one.consult));
      const listed = queues.map(({ id, name }) => entry('queue', id, name, null));
      return hasEntryPoints ? [...listed, ...this.entryPoints.items] : listed;
    });
  }

  get entryPoints(): List<DirectoryEntry> {
    const flows = new Set(this.#settings.flows.flatMap(({ id, active }) => (active ? [id] : [])));
    return this.#make('entry points', () =>
      this.#settings.entryPoints
        .filter((one) => one.channel === 'call' && !one.outdial && flows.has(one.flow))
        .map(({ id, name, address }) => entry('entry-point', id, name, address)),
    );
  }

  /** The address book, and the entry points that can be consulted [DST-05]. */
  numbers(hasEntryPoints: boolean): List<DirectoryEntry> {
    return this.#make(`numbers ${String(hasEntryPoints)}`, () => {
      const book = this.#settings.addressBook.map(({ name, number }) => entry('dial-number', number, name, number));
      return hasEntryPoints ? [...book, ...this.entryPoints.items] : book;
    });
  }

  prepareNumbers(): void {
    for (const hasEntryPoints of [true, false]) this.numbers(hasEntryPoints).find('0');
  }

  #make(name: string, list: () => readonly DirectoryEntry[]): List<DirectoryEntry> {
    let made = this.#made.get(name);
    if (!made) this.#made.set(name, (made = entries(list())));
    return made;
  }
}
