/** Opens a centre as the options say, for whatever server stands before it, and closes both in order. */
import { defaultOrganisation, EmbeddedCentre, parseOrganisation } from '../backends/simulator/index.js';
import type { Organisation } from '../backends/simulator/index.js';
import { ManualClock, systemClock } from '../core/index.js';
import type { CommonOptions } from './arguments.js';
import { settingsOf } from './files.js';
import { StateFile } from './state-file.js';

export interface Running {
  stop(): Promise<void>;
}

export type Line = (line: string) => void;

export class Opening {
  readonly organisation: Organisation;
  /** The centre's clock, where desktops move it. */
  readonly clock: ManualClock | undefined;
  readonly onError: (error: unknown) => void;
  readonly #options: CommonOptions;
  readonly #say: Line;
  readonly #complain: Line;

  private constructor(options: CommonOptions, organisation: Organisation, say: Line, complain: Line) {
    this.#options = options;
    this.organisation = organisation;
    this.clock = options.manualClock ? new ManualClock() : undefined;
    this.#say = say;
    this.#complain = complain;
    this.onError = (error) => complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  /** Reads the settings. Throws a `Mistake` that an administrator can put right. */
  static async of(options: CommonOptions, say: Line, complain: Line): Promise<Opening> {
    const { settings } = options;
    const organisation = settings === undefined ? parseOrganisation(defaultOrganisation) : await settingsOf(settings);
    return new Opening(options, organisation, say, complain);
  }

  /** Opens the centre, with the settings or with what is made of them, and starts a server before it. */
  async run(
    serve: (centre: EmbeddedCentre) => Promise<Running>,
    organisation: Organisation = this.organisation,
  ): Promise<Running> {
    const file = this.#options.state === undefined ? undefined : await this.#stateFile(this.#options.state);
    const centre = new EmbeddedCentre({
      organisation,
      seed: this.#options.seed,
      clock: this.clock ?? systemClock,
      ...(file ? { keep: () => Promise.resolve(file) } : {}),
    });
    const end = async (): Promise<void> => {
      await centre.stop();
      await file?.end();
    };
    let server: Running;
    try {
      await centre.open();
      server = await serve(centre);
    } catch (error) {
      await end();
      throw error;
    }
    return {
      stop: async () => {
        await server.stop();
        await end();
      },
    };
  }

  #stateFile(path: string): Promise<StateFile> {
    return StateFile.open(path, JSON.stringify(this.organisation), {
      onPutAside: (aside) =>
        this.#say(
          `${path} is of other settings, or of another version of the kit: it is ${aside} now, and a new day begins.`,
        ),
      onBroken: (why) =>
        this.#complain(
          `${path} cannot be written: ${why}. The centre goes on and keeps nothing from here on, which its agents are told.`,
        ),
    });
  }
}
