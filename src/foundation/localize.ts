/**
 * Languages. A desktop has one; it is the nearest `lang` around it that the kit speaks, and can change at any time.
 * English is always there, others are loaded when asked for [I18N-01].
 */
import type { Variable } from '../core/index.js';
import { en } from '../locales/en.js';
import type { Dictionary } from '../locales/en.js';

export type { Dictionary, Message } from '../locales/en.js';

/** A dictionary together with how its locale writes numbers, times and durations. */
export class Language {
  readonly locale: string;
  readonly terms: Dictionary;
  // Each is made when it is wanted first: a format of times takes as long to make as half of the kit to load.
  #two: Intl.NumberFormat | undefined;
  #number: Intl.NumberFormat | undefined;
  #time: Intl.DateTimeFormat | undefined;
  #moment: Intl.DateTimeFormat | undefined;

  constructor(locale: string, terms: Dictionary) {
    this.locale = locale;
    this.terms = terms;
  }

  /** A timer: 04:12, or 1:04:12 from an hour on. Never negative. */
  duration(milliseconds: number): string {
    const seconds = Math.max(0, Math.floor(milliseconds / 1000));
    const hours = Math.floor(seconds / 3600);
    const two = (this.#two ??= new Intl.NumberFormat(this.locale, { minimumIntegerDigits: 2, useGrouping: false }));
    const rest = `${two.format(Math.floor(seconds / 60) % 60)}:${two.format(seconds % 60)}`;
    return hours > 0 ? `${this.number(hours)}:${rest}` : rest;
  }

  /** Seconds that are left: the one that is running counts, so that it shows 0 only at the end. */
  secondsLeft(milliseconds: number): number {
    return Math.max(0, Math.ceil(milliseconds / 1000));
  }

  number(value: number): string {
    this.#number ??= new Intl.NumberFormat(this.locale);
    return this.#number.format(value);
  }

  /** A variable's value as a person reads it; what does not fit its type is shown as it is. */
  value({ type, value }: Variable): string {
    if (value === null || value === '') return this.terms.empty;
    if (type === 'boolean' && /^(?:true|false)$/u.test(value)) return value === 'true' ? this.terms.yes : this.terms.no;
    const time = type === 'date-time' ? Date.parse(value) : NaN;
    if (Number.isNaN(time)) return value;
    this.#moment ??= new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short' });
    return this.#moment.format(time);
  }

  /** A time of day: 10:42. */
  time(timestamp: number): string {
    this.#time ??= new Intl.DateTimeFormat(this.locale, { timeStyle: 'short' });
    return this.#time.format(timestamp);
  }
}

export const english = new Language('en', en);

type Loader = () => Promise<Dictionary>;

const loaders = new Map<string, Loader>([['zh-cn', async () => (await import('../locales/zh-CN.js')).zhCN]]);
const loaded = new Map<string, Language>([['en', english]]);

/** Adds a language of the host's own, or replaces one of the kit's. */
export function addLanguage(locale: string, terms: Dictionary): void {
  loaded.set(locale.toLowerCase(), new Language(locale, terms));
}

/** The tag under which the kit has this language: itself, or the nearest (`zh` and `zh-SG` are read as `zh-CN`). */
function known(tag: string): string | null {
  const wanted = tag.toLowerCase();
  const has = (name: string): boolean => loaded.has(name) || loaders.has(name);
  if (has(wanted)) return wanted;
  const [language = ''] = wanted.split('-');
  if (has(language)) return language;
  const isTraditional = /^zh-(?:hant|tw|hk|mo)/u.test(wanted);
  if (isTraditional) return null;
  return [...loaded.keys(), ...loaders.keys()].find((name) => name.split('-')[0] === language) ?? null;
}

/** The language of a tag, loaded if need be; English where the kit does not speak it. */
export async function languageFor(tag: string): Promise<Language> {
  const name = known(tag) ?? 'en';
  const found = loaded.get(name);
  if (found) {
    // A region keeps its own way to write numbers and times: en-GB shows 24 hours.
    return found.locale.toLowerCase() === tag.toLowerCase() || !isLocale(tag) || (name === 'en' && !/^en\b/iu.test(tag))
      ? found
      : new Language(tag, found.terms);
  }
  const terms = await loaders.get(name)?.();
  if (!terms) return english;
  const language = new Language(isLocale(tag) ? tag : name, terms);
  loaded.set(name, language);
  return language;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
