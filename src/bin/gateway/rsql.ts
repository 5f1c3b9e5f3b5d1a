/**
 * The filters of configuration lists, in RSQL: `name=="Sales";id=in=(a,b)`. The operators are those that the service's
 * description names; `;` and `and` bind stronger than `,` and `or`.
 */
import { badRequest } from './refusals.js';

export type Row = Readonly<Record<string, unknown>>;
type Test = (row: Row) => boolean;

/** One comparison. */
export interface Comparison {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly string[];
}

const OPERATORS = ['==', '!=', '=in=', '=out='];
const TOKEN = /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([;,()])|(=[a-z]*=|!=|[<>]=?)|([^\s"'();,=!<>~]+))/uy;

interface Token {
  readonly kind: 'text' | 'mark' | 'operator' | 'word';
  readonly text: string;
}

/** What a filter lets through. `fields` are those that rows can have. Throws a refusal that says what is wrong. */
export function filterOf(text: string, fields: ReadonlySet<string>): Test {
  return parse(text, (comparison) => {
    const { field, operator, values } = comparison;
    if (!fields.has(field))
      throw badRequest(`The filter names ${field}, which is not a field that can be filtered by.`);
    const isIn = (row: Row): boolean => values.includes(shown(row[field]));
    return operator === '==' || operator === '=in=' ? isIn : (row) => !isIn(row);
  });
}

/** The comparisons of a text that is nothing but comparisons joined by `;`, or undefined where it is none. */
export function comparisonsOf(text: string): Comparison[] | undefined {
  const found: Comparison[] = [];
  try {
    parse(text, (one) => {
      found.push(one);
      return () => true;
    });
  } catch {
    return undefined;
  }
  return found;
}

/** A field as it is compared. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}

function parse(text: string, leaf: (comparison: Comparison) => Test): Test {
  const tokens = tokensOf(text);
  let at = 0;
  const wrong = (): Error => badRequest(`The filter cannot be read: ${text.slice(0, 200)}`);
  const take = (): Token => {
    const token = tokens[at];
    if (!token) throw wrong();
    at += 1;
    return token;
  };
  const skip = (...texts: string[]): boolean => {
    const token = tokens[at];
    if (!token || token.kind === 'text' || !texts.includes(token.text)) return false;
    at += 1;
    return true;
  };
  const value = (): string => {
    const { kind, text: found } = take();
    if (kind === 'word') return found;
    if (kind !== 'text') throw wrong();
    return found.slice(1, -1).replace(/\\(.)/gu, '$1');
  };
  const comparison = (): Test => {
    if (skip('(')) {
      const inside = either();
      if (!skip(')')) throw wrong();
      return inside;
    }
    const field = take();
    const operator = take();
    if (field.kind !== 'word' || operator.kind !== 'operator') throw wrong();
    if (!OPERATORS.includes(operator.text))
      throw badRequest(`The filter uses ${operator.text}, which is not supported.`);
    const values: string[] = [];
    if (operator.text === '==' || operator.text === '!=') values.push(value());
    else {
      if (!skip('(')) throw wrong();
      do values.push(value());
      while (skip(','));
      if (!skip(')')) throw wrong();
    }
    return leaf({ field: field.text, operator: operator.text, values });
  };
  const both = (): Test => {
    let test = comparison();
    while (skip(';', 'and')) {
      const [one, other] = [test, comparison()];
      test = (row) => one(row) && other(row);
    }
    return test;
  };
  const either = (): Test => {
    let test = both();
    while (skip(',', 'or')) {
      const [one, other] = [test, both()];
      test = (row) => one(row) || other(row);
    }
    return test;
  };
  const test = either();
  if (at < tokens.length) throw wrong();
  return test;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (!match) throw badRequest(`The filter cannot be read: ${text.slice(0, 200)}`);
    const [, quoted, mark, operator, word] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}
