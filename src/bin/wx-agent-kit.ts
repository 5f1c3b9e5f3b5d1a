#!/usr/bin/env node
/** The command line: `wx-agent-kit centre`, `wx-agent-kit gateway`. It ends with 0 when it was stopped, 1 when it could not work, 2 when it was called wrongly. */
import { readFile } from 'node:fs/promises';
import { Mistake, WrongUsage } from './mistake.js';
import type { Serve } from './serving.js';

const HELP = `Usage: wx-agent-kit <command> [options]

  centre    a contact centre for the desktops of many machines; wx-agent-kit centre --help
  gateway   the same for desktops on the SDK of Webex Contact Center; wx-agent-kit gateway --help

  --help, --version
`;

// Whoever read what it says may be gone; the centre is not.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const say = (line: string): void => console.log(line);
const complain = (line: string): void => console.error(line);

/** Each is loaded by those who want it. */
const COMMANDS: Readonly<Record<string, () => Promise<Serve>>> = {
  centre: async () => (await import('./centre/command.js')).centre,
  gateway: async () => (await import('./gateway/command.js')).gateway,
};

async function main([command = '', ...args]: readonly string[]): Promise<number | null> {
  const load = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (load && !args.includes('--version')) {
    const running = await (await load())(args, say, complain);
    if (!running) return 0;
    stopInOrder(running);
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

/**
 * The first signal stops it in order, the second at once. So does a fault that nobody caught, in a deadline, say: what is
 * known up to there is kept, and nothing goes on that may be half done.
 */
function stopInOrder(running: { stop(): Promise<void> }): void {
  let isStopping = false;
  const stop = (code: number): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    running.stop().then(() => process.exit(code), fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(0));
  // Also of promises, which come here where nobody listens to those.
  process.on('uncaughtException', (error) => {
    complain(`wx-agent-kit: it stops, because of a fault of its own: ${error.stack ?? String(error)}`);
    stop(1);
  });
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
