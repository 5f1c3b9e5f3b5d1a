/** Numbers, sums and times as Fieldbook writes them in its language. */
import type { Money, Say } from './data.js';
import { texts } from './texts.js';
import type { LanguageTag, Texts } from './texts.js';

const DAY = 24 * 60 * 60_000;

export class Format {
  readonly t: Texts;
  readonly #tag: LanguageTag;
  readonly #number: Intl.NumberFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #date: Intl.DateTimeFormat;
  readonly #shortDate: Intl.DateTimeFormat;
  readonly #year: Intl.DateTimeFormat;

  constructor(tag: LanguageTag) {
    this.#tag = tag;
    this.t = texts[tag];
    this.#number = new Intl.NumberFormat(tag);
    this.#time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    // The British order of day and month: Fieldbook is at home in both worlds.
    const dates = tag === 'en' ? 'en-GB' : tag;
    this.#date = new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'long' });
    this.#shortDate = new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'short' });
    this.#year = new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'long', year: 'numeric' });
  }

  say(text: Say): string {
    return typeof text === 'string' ? text : text(this.t, this);
  }

  number(value: number): string {
    return this.#number.format(value);
  }

  money({ amount, currency }: Money): string {
    return new Intl.NumberFormat(this.#tag, { style: 'currency', currency }).format(amount);
  }

  time(at: number): string {
    return this.#time.format(at);
  }

  /** The heading of a day: Today, Yesterday, 18 November. */
  day(at: number): string {
    const days = daysBefore(at);
    if (days === 0) return this.t.today;
    if (days === 1) return this.t.yesterday;
    return (new Date(at).getFullYear() === new Date().getFullYear() ? this.#date : this.#year).format(at);
  }

  /** When, as short as it goes: 10:34, Yesterday, 18 Nov. */
  when(at: number): string {
    const days = daysBefore(at);
    return days === 0 ? this.time(at) : days === 1 ? this.t.yesterday : this.#shortDate.format(at);
  }

  /** 10:35, San Francisco */
  localTime(zone: string, city: string): string {
    const time = new Intl.DateTimeFormat(this.#tag, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    });
    return `${time.format(Date.now())}${this.#tag === 'zh-CN' ? '，' : ', '}${city}`;
  }

  /** How long something took: 42 sec, 6 min. */
  took(milliseconds: number): string {
    const seconds = Math.max(1, Math.round(milliseconds / 1000));
    const [value, unit] = seconds < 60 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute'];
    return new Intl.NumberFormat(this.#tag, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  }
}

/** How many midnights lie between then and now. */
function daysBefore(at: number): number {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  return Math.round((midnight(Date.now()) - midnight(at)) / DAY);
}
