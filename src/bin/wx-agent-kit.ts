#!/usr/bin/env node
/** The command line: `wx-agent-kit centre`. It ends with 0 when it was stopped, 1 when it could not work, 2 when it was called wrongly. */
import { readFile } from 'node:fs/promises';
import { centre } from './centre/command.js';
import { Mistake, WrongUsage } from './centre/mistake.js';

const HELP = `Usage: wx-agent-kit centre [options]

  centre    a contact centre for the desktops of many machines; wx-agent-kit centre --help

  --help, --version
`;

// Whoever read what it says may be gone; the centre is not.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const say = (line: string): void => console.log(line);
const complain = (line: string): void => console.error(line);

async function main([command, ...args]: readonly string[]): Promise<number | null> {
  if (command === 'centre' && !args.includes('--version')) {
    const running = await centre(args, say, complain);
    if (!running) return 0;
    stopAtSignal(running);
    return null;
  }
  if (command === '--version' || command === 'centre') {
    say(await version());
    return 0;
  }
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
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

function fail(error: unknown): void {
  if (error instanceof WrongUsage) complain(`wx-agent-kit: ${error.message} See wx-agent-kit centre --help.`);
  else if (error instanceof Mistake) complain(`wx-agent-kit: ${error.message}`);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(error instanceof WrongUsage ? 2 : 1);
}

main(process.argv.slice(2)).then((code) => {
  if (code !== null) process.exitCode = code;
}, fail);
