/** Lists of the configuration: a page of what is looked for. */
import { badRequest } from './refusals.js';
import { comparisonsOf, filterOf, shown } from './rsql.js';
import type { Row } from './rsql.js';

/** More than so many on a page nobody gets; who asks for more gets so many. */
const LONGEST_PAGE = 100;

export type Query = Readonly<Record<string, unknown>>;

export interface Page {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly data: readonly Row[];
}

/** `searched` are the columns that a search looks in; `path` is where the list is, for links to its other pages. */
export function pageOf(
  rows: readonly Row[],
  query: Query,
  searched: readonly string[],
  orgid: string,
  path: string,
): Page {
  let found = [...rows];
  const { filter, search, attributes } = query;
  const fields = new Set(rows.flatMap((row) => Object.keys(row)));
  if (typeof filter === 'string' && filter !== '')
    found = found.filter(filterOf(filter, rows.length ? fields : anything));
  if (typeof search === 'string' && search !== '') found = found.filter(searchOf(search, searched));
  found = sorted(found, query);
  const page = wholeNumber(query['page'], 0, 'page');
  const pageSize = Math.min(LONGEST_PAGE, Math.max(1, wholeNumber(query['pageSize'], LONGEST_PAGE, 'pageSize')));
  const totalPages = Math.ceil(found.length / pageSize);
  let data = found.slice(page * pageSize, (page + 1) * pageSize);
  if (typeof attributes === 'string' && attributes !== '') data = data.map((row) => picked(row, attributes.split(',')));
  const link = (number: number): string => `${path}?page=${String(number)}&pageSize=${String(pageSize)}`;
  const links = {
    self: link(page),
    first: link(0),
    last: link(Math.max(0, totalPages - 1)),
    ...(page + 1 < totalPages ? { next: link(page + 1) } : {}),
    ...(page > 0 ? { prev: link(page - 1) } : {}),
  };
  return { meta: { orgid, page, pageSize, totalPages, totalRecords: found.length, links }, data };
}

/** An empty list has every field. */
const anything = { has: () => true } as unknown as ReadonlySet<string>;

function wholeNumber(value: unknown, otherwise: number, name: string): number {
  if (value === undefined) return otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw badRequest(`${name} is a whole number from 0 on.`);
}

/** A word, or `fields=in=("name","description");value=="word"`. */
function searchOf(text: string, searched: readonly string[]): (row: Row) => boolean {
  const parts = comparisonsOf(text);
  const named = parts?.find((one) => one.field === 'fields' || one.field === 'field')?.values;
  const value = parts?.find((one) => one.field === 'value')?.values[0];
  const isWord = named === undefined || value === undefined;
  const columns = isWord ? searched : named;
  const unknown = columns.find((one) => !searched.includes(one));
  if (unknown !== undefined) throw badRequest(`${unknown} cannot be searched; ${searched.join(', ')} can.`);
  const wanted = (isWord ? text.replace(/^"(.*)"$/u, '$1') : value).toLowerCase();
  return (row) => columns.some((one) => shown(row[one]).toLowerCase().includes(wanted));
}

/** `sortBy=name&sortOrder=desc`, as the SDK asks, or `sort=name,DESC`. */
function sorted(rows: readonly Row[], { sort, sortBy, sortOrder }: Query): Row[] {
  const [by, order] = typeof sort === 'string' ? sort.split(',') : [sortBy, sortOrder];
  if (typeof by !== 'string') return [...rows];
  const turn = typeof order === 'string' && order.toLowerCase() === 'desc' ? -1 : 1;
  return rows.toSorted((one, other) => turn * shown(one[by]).localeCompare(shown(other[by])));
}

function picked(row: Row, attributes: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => attributes.includes(name)));
}
