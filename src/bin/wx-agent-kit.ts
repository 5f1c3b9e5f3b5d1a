#!/usr/bin/env node
/** The command line: `wx-agent-kit centre`, `wx-agent-kit gateway`. It ends with 0 when it was stopped, 1 when it could not work, 2 when it was called wrongly. */
import { readFile } from 'node:fs/promises';
import { Mistake, WrongUsage } from './mistake.js';
import type { Running } from './opening.js';

const HELP = `Usage: wx-agent-kit <command> [options]

  centre    a contact centre for the desktops of many machines; wx-agent-kit centre --help
  gateway   the same for desktops on the SDK of Webex Contact Center; wx-agent-kit gateway --help

  --help, --version
`;

// Whoever read what it says may be gone; the centre is not.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const say = (line: string): void => console.log(line);
const complain = (line: string): void => console.error(line);

type Line = (line: string) => void;
type Run = (args: readonly string[], say: Line, complain: Line) => Promise<Running | null>;

/** Each is loaded by those who want it. */
const COMMANDS: Readonly<Record<string, () => Promise<Run>>> = {
  centre: async () => (await import('./centre/command.js')).centre,
  gateway: async () => (await import('./gateway/command.js')).gateway,
};

async function main([command = '', ...args]: readonly string[]): Promise<number | null> {
  const load = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (load && !args.includes('--version')) {
    const running = await (await load())(args, say, complain);
    if (!running) return 0;
    stopAtSignal(running);
    return null;
  }
  if (command === '--version' || load) {
    say(await version());
    return 0;
  }
  if (command === '' || command === '--help' || command === '-h' || command === 'help') {
    say(HELP.trimEnd());
    return 0;
  }
  throw new WrongUsage(`There is no command ${command}.`);
}

/** The first signal stops it in order, the second at once. */
function stopAtSignal(running: { stop(): Promise<void> }): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      running.stop().then(() => process.exit(0), fail);
    });
  }
}

async function version(): Promise<string> {
  const { version: number } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return number;
}

const shownCommand = (): string => {
  const [command = ''] = process.argv.slice(2);
  return Object.hasOwn(COMMANDS, command) ? `${command} ` : '';
};

function fail(error: unknown): void {
  if (error instanceof WrongUsage) complain(`wx-agent-kit: ${error.message} See wx-agent-kit ${shownCommand()}--help.`);
  else if (error instanceof Mistake) complain(`wx-agent-kit: ${error.message}`);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(error instanceof WrongUsage ? 2 : 1);
}

main(process.argv.slice(2)).then((code) => {
  if (code !== null) process.exitCode = code;
}, fail);
