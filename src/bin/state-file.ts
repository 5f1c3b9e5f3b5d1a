/**
 * A centre kept in a file, as lines of JSON: first what it is, then the whole centre, a line for each record, then a
 * line for each transition: what it changed. A command is acknowledged once its line is on the disk; the lines that
 * wait while one is written are written together. Now and then the file is written anew, beside the old one, and takes
 * its place. A last line that was cut off by the end of a process is not there.
 *
 * As in a browser, values of secure variables and keyed tones are never written.
 */
import { constants } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { Deadline } from '../backends/simulator/deadlines.js';
import { assembled, FORM, sumOf, withoutSecrets } from '../backends/simulator/keeping.js';
import type { Changes, Keeper, Kept, Moment, Rest } from '../backends/simulator/keeping.js';
import type { AgentRecord, CentreState, ContactRecord } from '../backends/simulator/state.js';
import { codeOf, Mistake, reasonOf } from './mistake.js';
import { lock, MODE, unlock } from './lock.js';

/** The file is written anew when the lines of transitions are longer than this, and than so many times the rest. */
const LONG = 16 * 2 ** 20;
const TIMES = 3;
/** A centre in which nothing happens says so often that it is alive, in milliseconds. */
const SIGN_OF_LIFE = 5_000;

const header = v.object({ 'wx-agent-kit': v.literal('centre'), form: v.number(), settings: v.string() });

/** An agent without the lists that only grow at their end; their new entries, and how long they are then. */
interface AgentLine extends Omit<AgentRecord, 'taken' | 'happenings'> {
  readonly taken: AgentRecord['taken'];
  readonly happenings: AgentRecord['happenings'];
  readonly lengths: readonly [taken: number, happenings: number];
}

/** One transition, or a part of the whole. */
interface Line {
  readonly at?: number;
  readonly behind?: number;
  readonly rest?: Rest;
  readonly agents?: readonly AgentLine[];
  readonly contacts?: readonly ContactRecord[];
  readonly gone?: readonly string[];
  readonly deadlines?: readonly Deadline[];
  readonly over?: readonly number[];
}

interface Waiting {
  readonly text: string;
  resolve(): void;
  reject(error: unknown): void;
}

export interface StateFileOptions {
  /** Told where the file was put aside, since it is of other settings or of another version of the kit. */
  readonly onPutAside?: (path: string) => void;
  /** Told once, when the file cannot be written any more. */
  readonly onBroken?: (why: string) => void;
}

export class StateFile implements Keeper {
  readonly #path: string;
  readonly #sum: string;
  readonly #options: StateFileOptions;
  #kept: Kept | null = null;
  #handle: FileHandle | null = null;
  /** The state belongs to the centre, and is whole whenever nothing of the centre's is running. */
  #state: CentreState | null = null;
  #moment: Moment = { at: 0, behind: 0 };
  #writtenAt = 0;
  /** Up to where the lists of each agent are written. */
  #ends = new Map<string, { taken: string | undefined; happenings: string | undefined }>();
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  #isDueAnew = true;
  #revision = -1;
  #long = 0;
  #whole = 0;
  /** Why nothing is written any more. */
  #failure: Error | null = null;
  #ended: Promise<void> | null = null;

  private constructor(path: string, settings: string, options: StateFileOptions) {
    this.#path = path;
    this.#sum = sumOf(settings);
    this.#options = options;
  }

  /** Opens the file, which is made where there is none. Throws a `Mistake` where it is none, or belongs to another process. */
  static async open(path: string, settings: string, options: StateFileOptions = {}): Promise<StateFile> {
    const file = new StateFile(path, settings, options);
    await lock(path);
    try {
      await file.#read();
    } catch (error) {
      await unlock(path);
      throw error;
    }
    return file;
  }

  load(): Promise<Kept | null> {
    const kept = this.#kept;
    this.#kept = null;
    return Promise.resolve(kept);
  }

  save(state: CentreState, moment: Moment, changes: Changes | 'all'): Promise<void> {
    this.#state = state;
    const isNothing = changes !== 'all' && state.revision === this.#revision && changes.over.length === 0;
    this.#moment = moment;
    // What is acknowledged again may still be on its way to the disk.
    if (isNothing && this.#writing) return this.#join('');
    if (isNothing && !this.#isDueAnew && moment.at - this.#writtenAt < SIGN_OF_LIFE) return Promise.resolve();
    this.#writtenAt = moment.at;
    this.#revision = state.revision;
    if (changes === 'all') this.#isDueAnew = true;
    return this.#join(changes === 'all' || this.#isDueAnew ? '' : this.#lineOf(state, changes));
  }

  close(): void {
    void this.end();
  }

  /** Closes the file once everything is written. */
  end(): Promise<void> {
    return (this.#ended ??= this.#close());
  }

  async #close(): Promise<void> {
    await this.#writing;
    const handle = this.#handle;
    // The last sign of life.
    if (this.#state && this.#writtenAt !== this.#moment.at && !this.#failure) {
      await this.#append(`${JSON.stringify({ ...this.#moment, rest: restOf(this.#state) } satisfies Line)}\n`).catch(
        () => undefined,
      );
    }
    this.#failure ??= new Error('The file is closed.');
    this.#handle = null;
    await handle?.close();
    await unlock(this.#path);
  }

  // ----------------------------------------------------------------------------------------------------------- writing

  #join(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, resolve, reject });
      this.#writing ??= this.#write();
    });
  }

  async #write(): Promise<void> {
    // What the rest of this turn has to say goes with it.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        if (this.#failure) throw this.#failure;
        if (this.#isDueAnew) await this.#writeAnew();
        else await this.#append(batch.map((one) => one.text).join(''));
        for (const one of batch) one.resolve();
      } catch (error) {
        if (!this.#failure) {
          this.#failure = error instanceof Error ? error : new Error(String(error));
          this.#options.onBroken?.(reasonOf(error));
        }
        for (const one of batch) one.reject(error);
      }
    }
    this.#writing = null;
  }

  async #append(text: string): Promise<void> {
    if (text === '' || !this.#handle) return;
    await this.#handle.appendFile(text);
    await this.#handle.datasync();
    this.#long += Buffer.byteLength(text);
    if (this.#long > LONG && this.#long > TIMES * this.#whole) this.#isDueAnew = true;
  }

  async #writeAnew(): Promise<void> {
    const state = this.#state;
    if (!state) return;
    // Nothing may be awaited before the text is made: it is the centre as it is now.
    this.#isDueAnew = false;
    this.#ends.clear();
    const { agents, contacts, deadlines } = state;
    const lines: Line[] = [
      { ...this.#moment, rest: restOf(state) },
      ...Object.values(agents).map((one) => ({ agents: [this.#agentLine(one)] })),
      ...Object.values(contacts).map((one) => ({ contacts: [withoutSecrets(one)] })),
      { deadlines },
    ];
    const first = { 'wx-agent-kit': 'centre', form: FORM, settings: this.#sum };
    const text = [first, ...lines].map((one) => `${JSON.stringify(one)}\n`).join('');

    const beside = `${this.#path}.new`;
    const { O_WRONLY, O_CREAT, O_TRUNC, O_APPEND } = constants;
    const handle = await open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, MODE);
    try {
      await handle.appendFile(text);
      await handle.sync();
      await rename(beside, this.#path);
      await syncFolder(dirname(this.#path));
    } catch (error) {
      await handle.close();
      throw error;
    }
    await this.#handle?.close();
    this.#handle = handle;
    this.#whole = Buffer.byteLength(text);
    this.#long = 0;
  }

  #lineOf(state: CentreState, changes: Changes): string {
    const { agents, contacts } = state;
    const touched = [...changes.contacts];
    const there = touched.flatMap((id) => contacts[id] ?? []);
    const line: Line = {
      ...this.#moment,
      rest: restOf(state),
      agents: [...changes.agents].flatMap((id) => (agents[id] ? [this.#agentLine(agents[id])] : [])),
      contacts: there.map(withoutSecrets),
      gone: touched.filter((id) => !contacts[id]),
      deadlines: changes.deadlines,
      over: changes.over,
    };
    return `${JSON.stringify(line)}\n`;
  }

  #agentLine(agent: AgentRecord): AgentLine {
    const ends = this.#ends.get(agent.id);
    const { taken, happenings } = agent;
    this.#ends.set(agent.id, { taken: taken.at(-1)?.id, happenings: happenings.at(-1)?.id });
    return {
      ...agent,
      taken: after(taken, ends?.taken),
      happenings: after(happenings, ends?.happenings),
      lengths: [taken.length, happenings.length],
    };
  }

  // ----------------------------------------------------------------------------------------------------------- reading

  async #read(): Promise<void> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return;
      throw new Mistake(`The state file ${this.#path} cannot be read: ${reasonOf(error)}.`);
    }
    if (text === '') return;
    const lines = text.split('\n');
    // Empty, or what was being written when the process ended.
    lines.pop();
    const first = v.safeParse(header, parsed(lines[0] ?? ''));
    if (!first.success) {
      throw new Mistake(`${this.#path} is no state of a centre. Name another file; this one is left as it is.`);
    }
    if (first.output.form !== FORM || first.output.settings !== this.#sum) {
      const aside = `${this.#path}.old`;
      await rename(this.#path, aside);
      this.#options.onPutAside?.(aside);
      return;
    }
    this.#kept = restored(lines.slice(1), this.#path);
  }
}

function restOf(state: CentreState): Rest {
  const rest: Partial<CentreState> = { ...state };
  for (const apart of ['agents', 'contacts', 'deadlines'] as const) delete rest[apart];
  return rest as Rest;
}

function restored(lines: readonly string[], path: string): Kept {
  let rest: Rest | undefined;
  let moment: Moment | undefined;
  const agents = new Map<string, AgentRecord>();
  const contacts = new Map<string, ContactRecord>();
  const deadlines = new Map<number, Deadline>();
  lines.forEach((text, index) => {
    const line = parsed(text) as Line | undefined;
    if (line === undefined) throw damaged(path, index + 2);
    if (line.rest) rest = line.rest;
    if (line.at !== undefined && line.behind !== undefined) moment = { at: line.at, behind: line.behind };
    for (const { lengths, ...one } of line.agents ?? []) {
      const before = agents.get(one.id);
      const [taken, happenings] = lengths;
      agents.set(one.id, {
        ...one,
        taken: last([...(before?.taken ?? []), ...one.taken], taken),
        happenings: last([...(before?.happenings ?? []), ...one.happenings], happenings),
      });
    }
    for (const one of line.contacts ?? []) contacts.set(one.id, one);
    for (const id of line.gone ?? []) contacts.delete(id);
    for (const one of line.deadlines ?? []) deadlines.set(one.order, one);
    for (const order of line.over ?? []) deadlines.delete(order);
  });
  if (!rest || !moment) throw damaged(path, lines.length + 2);
  return { ...moment, state: assembled(rest, agents.values(), contacts.values(), deadlines.values()) };
}

const damaged = (path: string, line: number): Mistake =>
  new Mistake(
    `The state file ${path} is damaged in line ${String(line)}. Put a sound copy in its place, or move it away to begin a new day.`,
  );

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const last = <T>(list: T[], count: number): T[] => (count === 0 ? [] : list.slice(-count));

function after<T extends { readonly id: string }>(list: readonly T[], id: string | undefined): T[] {
  return list.slice(id === undefined ? 0 : list.findLastIndex((one) => one.id === id) + 1);
}

/** A renamed file is there for good once its folder is written; where a system cannot do that, it does it itself. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path);
    await folder.sync().finally(() => folder.close());
  } catch {
    // Windows has no such thing.
  }
}
