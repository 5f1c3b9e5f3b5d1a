/** Directories of the centre, a page at a time: what an agent can look for. */
import { dialled } from '../../core/index.js';
import type { DestinationKind, DirectoryEntry, DirectoryPage, SearchQuery } from '../../core/index.js';
import type { Directory } from './turn.js';

/** The kinds that can be searched. */
export const DIRECTORIES: ReadonlySet<DestinationKind> = new Set(['dial-number']);

/** Names and numbers are both searched; numbers by their digits, however they are typed. */
export function searchDirectory(
  { settings }: Directory,
  { kind, text }: SearchQuery,
  start: number,
  count: number,
): DirectoryPage {
  const all = kind === 'dial-number' ? settings.addressBook : [];
  const words = text.trim().toLocaleLowerCase();
  const digits = dialled(text);
  const found = all.filter(
    ({ name, number }) =>
      name.toLocaleLowerCase().includes(words) || (digits !== '' && dialled(number).includes(digits)),
  );
  const entries = found
    .slice(start, start + count)
    .map(({ name, number }): DirectoryEntry => ({ id: number, kind, name, number }));
  return { total: found.length, entries };
}
