/** Scheduled callbacks in a file, beside the centre's own: few and small, so that each change writes all of them. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Timestamp } from '../../core/index.js';
import { codeOf, Mistake, reasonOf } from '../mistake.js';

export interface Callback {
  readonly id: string;
  readonly customerName: string;
  readonly callbackNumber: string;
  readonly timezone: string;
  readonly scheduleDate: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly queueId: string;
  readonly callbackReason?: string;
  readonly sourceInteraction?: string;
  readonly callbackOrigin: string;
  readonly createdTimestamp: Timestamp;
  readonly lastUpdatedTimestamp: Timestamp;
  readonly assigneeAgent?: string;
  readonly assignedTime?: Timestamp;
  readonly orgId: string;
}

/** Names and numbers of customers are for whoever runs the gateway alone. */
const MODE = 0o600;

export class CallbackFile {
  readonly #path: string;
  /** What it held when it was opened. */
  readonly callbacks: readonly Callback[];
  #written: Promise<void> = Promise.resolve();

  private constructor(path: string, callbacks: readonly Callback[]) {
    this.#path = path;
    this.callbacks = callbacks;
  }

  /** Throws a `Mistake` where it holds something else. */
  static async open(path: string): Promise<CallbackFile> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return new CallbackFile(path, []);
      throw new Mistake(`The callbacks in ${path} cannot be read: ${reasonOf(error)}.`);
    }
    try {
      const { callbacks } = JSON.parse(text) as { readonly callbacks: readonly Callback[] };
      if (!callbacks.every((one) => typeof one.id === 'string' && typeof one.callbackNumber === 'string'))
        throw new Error('They are none.');
      return new CallbackFile(path, callbacks);
    } catch {
      throw new Mistake(`${path} holds no callbacks. Move it away to begin without any.`);
    }
  }

  /** Resolves once it is written. */
  save(callbacks: readonly Callback[]): Promise<void> {
    const text = `${JSON.stringify({ callbacks })}\n`;
    const write = async (): Promise<void> => {
      // Whoever reads it meanwhile finds the one or the other, whole.
      await writeFile(`${this.#path}.new`, text, { mode: MODE, flush: true });
      await rename(`${this.#path}.new`, this.#path);
    };
    // One after the other; that one failed keeps none of the next from being written.
    const written = this.#written.then(write, write);
    this.#written = written.catch(() => undefined);
    return written;
  }
}
