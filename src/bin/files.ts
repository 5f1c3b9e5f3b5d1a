/** The files that an administrator hands in: settings, certificates. What is wrong with one is said in its name. */
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { parseOrganisation, SettingsError } from '../backends/simulator/index.js';
import type { Organisation } from '../backends/simulator/index.js';
import { Mistake, reasonOf } from './mistake.js';

export async function settingsOf(path: string): Promise<Organisation> {
  const text = await textOf('settings file', path);
  let settings: unknown;
  try {
    // Editors on Windows begin a file with a mark of its encoding.
    settings = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new Mistake(`The settings file ${path} is no JSON: ${error instanceof Error ? error.message : ''}`);
  }
  try {
    return parseOrganisation(settings);
  } catch (error) {
    if (error instanceof SettingsError) throw new Mistake(`${path}: ${error.message}`);
    throw error;
  }
}

export interface Tls {
  readonly cert: string;
  readonly key: string;
}

export async function tlsOf(files: Tls): Promise<Tls> {
  const [cert, key] = [await textOf('certificate', files.cert), await textOf('key', files.key)];
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new Mistake(`${files.cert} and ${files.key} are no certificate and its key: ${reasonOf(error)}.`);
  }
  return { cert, key };
}

async function textOf(what: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Mistake(`The ${what} ${path} cannot be read: ${reasonOf(error)}.`);
  }
}
