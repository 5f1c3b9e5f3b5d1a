/**
 * Fieldbook's database: what this company knows of the customers that the example contact centre plays. The six whom one
 * meets first are written out; the others are made up from what the centre knows of them, the same each time.
 */
import { defaultOrganisation } from '../src/backends/simulator/index.js';
import type { Format } from './format.js';
import type { Glyph } from './icons.js';
import type { CaseState, InvoiceState, OrderState, Texts } from './texts.js';

/** A word in Fieldbook's language, or one that is data and stays as it is. */
export type Say = string | ((t: Texts, f: Format) => string);

export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export interface Entry {
  readonly id: string;
  readonly at: number;
  readonly glyph: Glyph;
  readonly title: Say;
  readonly detail: Say;
  readonly sum?: Money;
  /** The sum is what this is about. */
  readonly flag?: boolean;
}

export interface Order {
  readonly number: string;
  readonly at: number;
  readonly what: string;
  readonly total: Money;
  readonly state: OrderState;
}

export interface Invoice {
  readonly number: string;
  readonly at: number;
  readonly total: Money;
  readonly state: InvoiceState;
}

export interface Case {
  readonly number: string;
  readonly title: string;
  readonly state: CaseState;
  readonly high: boolean;
  readonly at: number;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly logo: string;
  readonly role: string;
  readonly company: string;
  readonly number: string;
  readonly email: string;
  readonly tier: string;
  readonly owner: string;
  readonly overdue: Money;
  readonly city: string;
  readonly zone: string;
  /** How many there are in all; the lists hold the latest. */
  readonly counts: { readonly orders: number; readonly invoices: number };
  readonly orders: readonly Order[];
  readonly invoices: readonly Invoice[];
  cases: readonly Case[];
  timeline: readonly Entry[];
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const opened = Date.now();

const ago = (minutes: number): number => opened - minutes * MINUTE;

/** A time of day so many days ago. */
function day(days: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(opened - days * DAY).setHours(hours, minutes, 0, 0);
}

// ------------------------------------------------------------------------------------------------------ small factories

let ids = 0;
const newId = (): string => `e${String((ids += 1))}`;

const entry = (at: number, glyph: Glyph, title: Say, detail: Say, rest: Partial<Entry> = {}): Entry => ({
  id: newId(),
  at,
  glyph,
  title,
  detail,
  ...rest,
});
const placed = (at: number, order: string, detail: string, sum: Money): Entry =>
  entry(at, 'package', (t) => t.placed(order), detail, { sum });
const shipped = (at: number, order: string, detail: string): Entry =>
  entry(at, 'truck', (t) => t.shipped(order), detail);
const invoiced = (at: number, invoice: string, detail: string, sum: Money): Entry =>
  entry(at, 'receipt', (t) => t.invoiced(invoice), detail, { sum });
const charged = (at: number, digits: string, detail: string, sum: Money): Entry =>
  entry(at, 'credit-card', (t) => t.charged(digits), detail, { sum, flag: true });
const wrote = (at: number, text: string, name: string, agent: string): Entry =>
  entry(
    at,
    'mail',
    (t) => t.quote(text),
    (t) => t.wrote(name, agent),
  );
const called = (at: number, minutes: number, agent: string, reason: string): Entry =>
  entry(
    at,
    'phone',
    (t, f) => t.lasted(t.contact.call, f.took(minutes * MINUTE)),
    (t) => t.wrappedUp(agent, reason),
  );

const money = (amount: number, currency: string): Money => ({ amount, currency });
const usd = (amount: number): Money => money(amount, 'USD');
const eur = (amount: number): Money => money(amount, 'EUR');
const gbp = (amount: number): Money => money(amount, 'GBP');

type Written = Partial<Omit<Customer, 'id' | 'name' | 'number' | 'email' | 'company'>>;

// --------------------------------------------------------------------------------------------------- the ones one meets

const written: Readonly<Record<string, Written>> = {
  'maya-torres': {
    logo: 'A&F',
    role: 'Head of purchasing',
    tier: 'Premier, since 2019',
    owner: 'Hannah Lindqvist',
    counts: { orders: 148, invoices: 96 },
    orders: [
      {
        number: '48-20917',
        at: day(10, '10:12'),
        what: 'Burr set, espresso 64 mm, 2 pieces',
        total: usd(129.9),
        state: 'shipped',
      },
      {
        number: '48-20655',
        at: day(24, '08:40'),
        what: 'Green coffee, Huila washed, 6 sacks',
        total: usd(2310),
        state: 'delivered',
      },
      {
        number: '48-20402',
        at: day(52, '10:12'),
        what: 'Burr set, espresso 64 mm, 2 pieces',
        total: usd(129.9),
        state: 'delivered',
      },
      {
        number: '48-20118',
        at: day(71, '15:26'),
        what: 'Drum roaster, 5 kg, service kit',
        total: usd(418.5),
        state: 'delivered',
      },
    ],
    invoices: [
      { number: 'INV-7731', at: day(1, '16:48'), total: usd(129.9), state: 'paid' },
      { number: 'INV-7588', at: day(23, '16:02'), total: usd(2310), state: 'paid' },
      { number: 'INV-7401', at: day(51, '16:44'), total: usd(129.9), state: 'paid' },
    ],
    cases: [
      { number: '00418823', title: 'Charged twice', state: 'new', high: true, at: ago(41) },
      {
        number: '00417310',
        title: 'Grinder burrs worn after four weeks',
        state: 'waiting',
        high: false,
        at: day(4, '14:05'),
      },
      { number: '00409954', title: 'Change of delivery address', state: 'closed', high: false, at: day(51, '11:20') },
    ],
    timeline: [
      charged(ago(93), '4471', 'INV-7731, second charge in 5 seconds', usd(129.9)),
      charged(ago(93) - 5000, '4471', 'INV-7731', usd(129.9)),
      invoiced(day(1, '16:48'), 'INV-7731', '2 × burr set, espresso 64 mm; freight', usd(129.9)),
      shipped(day(1, '11:20'), '48-20917', 'Northgate Freight, two parcels, due in three days'),
      wrote(day(4, '14:05'), 'The burrs are worn after four weeks', 'Maya', 'Sipho Nkosi'),
      called(day(4, '09:40'), 6, 'Priya Raman', 'Order change'),
      placed(day(10, '10:12'), '48-20917', 'Standing order, every six weeks', usd(129.9)),
    ],
  },
  'jonas-weber': {
    logo: 'RN',
    role: 'Head roaster',
    tier: 'Standard',
    owner: 'Ngozi Eze-Whitfield',
    overdue: eur(0),
    counts: { orders: 63, invoices: 61 },
    orders: [
      {
        number: '48-21003',
        at: day(9, '07:55'),
        what: 'Kraft bags with valve, 24 boxes',
        total: eur(1164),
        state: 'delivered',
      },
      {
        number: '48-20760',
        at: day(37, '07:48'),
        what: 'Green coffee, Sidama natural, 12 sacks',
        total: eur(4980),
        state: 'delivered',
      },
      {
        number: '48-20541',
        at: day(65, '08:02'),
        what: 'Kraft bags with valve, 24 boxes',
        total: eur(1164),
        state: 'delivered',
      },
    ],
    invoices: [
      { number: 'INV-7702', at: day(8, '12:00'), total: eur(1164), state: 'open' },
      { number: 'INV-7490', at: day(36, '12:00'), total: eur(4980), state: 'paid' },
    ],
    cases: [
      { number: '00418790', title: 'Pallet short by two boxes', state: 'open', high: false, at: ago(190) },
      { number: '00412006', title: 'Wrong VAT rate on INV-7211', state: 'closed', high: false, at: day(88, '09:30') },
    ],
    timeline: [
      wrote(ago(190), 'Pallet short by two boxes, order 48-21003', 'Jonas', 'Freja Mikkelsen'),
      shipped(day(6, '17:30'), '48-21003', 'Nordwest Spedition, one pallet'),
      invoiced(day(8, '12:00'), 'INV-7702', '24 boxes of kraft bags; pallet freight', eur(1164)),
      called(day(9, '07:41'), 3, 'Hana Kobayashi', 'Order placed'),
      placed(day(9, '07:55'), '48-21003', 'By telephone', eur(1164)),
    ],
  },
  'nomvula-dlamini': {
    logo: 'TW',
    role: 'Owner',
    tier: 'Standard',
    owner: 'Ngozi Eze-Whitfield',
    counts: { orders: 21, invoices: 21 },
    orders: [
      {
        number: '48-21188',
        at: day(2, '18:20'),
        what: 'One-group machine, compact, with grinder',
        total: gbp(1249),
        state: 'placed',
      },
      {
        number: '48-20911',
        at: day(29, '18:04'),
        what: 'Oat drink, barista, 40 cartons',
        total: gbp(92),
        state: 'delivered',
      },
    ],
    invoices: [{ number: 'INV-7596', at: day(28, '12:00'), total: gbp(92), state: 'paid' }],
    cases: [{ number: '00418810', title: 'Delivery before nine', state: 'new', high: false, at: ago(64) }],
    timeline: [
      wrote(ago(64), 'Can you deliver before nine? The street is closed after that.', 'Nomvula', 'Samuel Okoro'),
      placed(day(2, '18:20'), '48-21188', 'In the web shop, delivery on a weekday', gbp(1249)),
      called(day(3, '11:15'), 9, 'Arjun Venkataraman', 'Question before buying'),
    ],
  },
  'owen-achterberg': {
    logo: 'LS',
    role: 'Bookkeeping',
    tier: 'Standard',
    owner: 'Marcus Delgado',
    overdue: usd(46.5),
    counts: { orders: 34, invoices: 33 },
    orders: [
      {
        number: '48-20761',
        at: day(33, '13:12'),
        what: 'Group gaskets and screens, service set',
        total: usd(46.5),
        state: 'delivered',
      },
    ],
    invoices: [
      { number: 'INV-7688', at: day(32, '12:00'), total: usd(46.5), state: 'overdue' },
      { number: 'INV-7410', at: day(60, '12:00'), total: usd(318), state: 'paid' },
    ],
    cases: [
      { number: '00418745', title: 'Line 4 on INV-7688 is not clear', state: 'open', high: false, at: day(1, '10:06') },
    ],
    timeline: [
      wrote(day(1, '10:06'), 'What is line 4 on invoice INV-7688?', 'Owen', 'Lin Yu-ting'),
      invoiced(day(32, '12:00'), 'INV-7688', 'Service set; handling', usd(46.5)),
      placed(day(33, '13:12'), '48-20761', 'By email', usd(46.5)),
    ],
  },
  'keiko-yamashita': {
    logo: 'KK',
    role: 'Owner',
    tier: 'Premier, since 2020',
    owner: 'Hannah Lindqvist',
    overdue: usd(1840),
    counts: { orders: 57, invoices: 55 },
    orders: [
      {
        number: '48-20688',
        at: day(40, '09:03'),
        what: 'Two-group machine, steel, deposit',
        total: usd(1840),
        state: 'shipped',
      },
    ],
    invoices: [
      { number: 'INV-7622', at: day(39, '12:00'), total: usd(1840), state: 'overdue' },
      { number: 'INV-7377', at: day(70, '12:00'), total: usd(265), state: 'paid' },
    ],
    cases: [
      { number: '00417902', title: 'The bank took the payment back', state: 'open', high: true, at: day(3, '08:22') },
    ],
    timeline: [
      entry(ago(220), 'credit-card', 'Payment returned by the bank', 'INV-7622, reason 4853', {
        sum: usd(-1840),
        flag: true,
      }),
      wrote(day(3, '08:22'), 'I did not ask the bank for that', 'Keiko', 'Juliette Tremblay'),
      called(day(3, '08:10'), 12, 'Noor van der Berg', 'Chargeback opened'),
      charged(day(39, '12:04'), '0386', 'INV-7622', usd(1840)),
      placed(day(40, '09:03'), '48-20688', 'Deposit of one third', usd(1840)),
    ],
  },
  'lucia-ferrante': {
    logo: 'FE',
    role: 'Operations, five bars',
    tier: 'Premier, since 2021',
    owner: 'Marcus Delgado',
    counts: { orders: 92, invoices: 88 },
    orders: [
      {
        number: '48-21072',
        at: day(5, '16:31'),
        what: 'Heating element, two-group machine',
        total: usd(184),
        state: 'shipped',
      },
      {
        number: '48-20820',
        at: day(30, '16:12'),
        what: 'Filters, steel, 6 cases',
        total: usd(240),
        state: 'delivered',
      },
    ],
    invoices: [
      { number: 'INV-7719', at: day(4, '12:00'), total: usd(184), state: 'open' },
      { number: 'INV-7566', at: day(29, '12:00'), total: usd(240), state: 'paid' },
    ],
    cases: [
      { number: '00418614', title: 'Second group stays cold', state: 'waiting', high: true, at: day(5, '15:58') },
      { number: '00416230', title: 'Yearly inspection, bar 3', state: 'closed', high: false, at: day(44, '10:00') },
    ],
    timeline: [
      shipped(ago(310), '48-21072', 'Courier, due tomorrow before noon'),
      placed(day(5, '16:31'), '48-21072', 'Under warranty, MV-2G-003960', usd(184)),
      called(day(5, '15:58'), 14, 'Greta Vogelsang', 'Technician booked'),
      wrote(day(6, '07:20'), 'Second group stays cold since Friday', 'Lucia', 'Dimitrios Papadopoulos'),
    ],
  },
};

// ------------------------------------------------------------------------------------------------------------ the others

/** Where a number is at home: its beginning, city, time zone and currency. The longest beginning that fits counts. */
const PLACES: readonly (readonly [start: string, city: string, zone: string, currency: string])[] = [
  ['+1415', 'San Francisco', 'America/Los_Angeles', 'USD'],
  ['+1503', 'Portland', 'America/Los_Angeles', 'USD'],
  ['+1312', 'Chicago', 'America/Chicago', 'USD'],
  ['+1212', 'New York', 'America/New_York', 'USD'],
  ['+1201', 'Jersey City', 'America/New_York', 'USD'],
  ['+44', 'London', 'Europe/London', 'GBP'],
  ['+4930', 'Berlin', 'Europe/Berlin', 'EUR'],
  ['+4940', 'Hamburg', 'Europe/Berlin', 'EUR'],
  ['+33', 'Paris', 'Europe/Paris', 'EUR'],
  ['+34', 'Bilbao', 'Europe/Madrid', 'EUR'],
  ['+31', 'Amsterdam', 'Europe/Amsterdam', 'EUR'],
  ['+46', 'Malmö', 'Europe/Stockholm', 'SEK'],
  ['+61', 'Melbourne', 'Australia/Melbourne', 'AUD'],
];

const ROLES = ['Owner', 'Purchasing', 'Store manager', 'Accounts payable', 'Head of operations', 'Head barista'];
const GOODS: readonly (readonly [what: string, price: number])[] = [
  ['Green coffee, Huila washed, 4 sacks', 1540],
  ['Burr set, espresso 64 mm', 64.95],
  ['Kraft bags with valve, 8 boxes', 388],
  ['Filters, steel, 6 cases', 240],
  ['Descaler, 12 bottles', 79.8],
  ['Cups, stoneware, 96 pieces', 412],
  ['Drum roaster, 5 kg, service kit', 418.5],
  ['Milk jugs, 10 pieces', 135],
];

// The first agent is the one who sits here.
const COLLEAGUES = defaultOrganisation.agents.slice(1).map(({ name }) => name);
const REASONS = defaultOrganisation.wrapUpReasons.map(({ name }) => name);

/** A generator that gives every customer a life of their own, the same on every visit. */
function chance(seed: string): (below: number) => number {
  let state = 2166136261;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619);
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

type Person = (typeof defaultOrganisation.customers)[number];

function customerOf(person: Person): Customer {
  const { id, name, number, email, values = {}, subject = '' } = person;
  const draw = chance(id);
  const pick = <T>(list: readonly T[], otherwise: T): T => list[draw(list.length)] ?? otherwise;
  const [, city, zone, currency] = PLACES.find(([start]) => number.startsWith(start)) ?? [
    '',
    'London',
    'Europe/London',
    'EUR',
  ];
  const company = values['account'] ?? name;
  const colleague = (): string => pick(COLLEAGUES, 'Priya Raman');
  const reason = (): string => pick(REASONS, 'Order placed');

  // The newest order is the one that the contact centre knows; the ones before it have lower numbers.
  const newest = /^(\d+)-(\d+)$/u.exec(values['order'] ?? '');
  const orders: Order[] = [];
  for (let back = 0; newest && back < 2 + draw(3); back += 1) {
    const [what, price] = pick(GOODS, ['Filters, steel', 40]);
    const days = 6 + back * 27 + draw(9);
    orders.push({
      number: `${newest[1] ?? ''}-${String(Number(newest[2]) - back * 263)}`,
      at: day(days, `${String(8 + draw(9))}:${String(10 + draw(49))}`),
      what,
      total: money(price, currency),
      state: back > 0 ? 'delivered' : pick(['placed', 'shipped', 'delivered'] as const, 'placed'),
    });
  }
  const invoices = orders.map(({ at, total }, index): Invoice => ({
    number: `INV-${String(7700 - index * 118 - draw(90))}`,
    at: at + DAY,
    total,
    state: index === 0 ? 'open' : 'paid',
  }));
  const cases: Case[] = subject
    ? [
        {
          number: values['caseNumber'] ?? `00418${String(100 + draw(700))}`,
          title: values['reason'] ?? subject,
          state: pick(['new', 'open', 'waiting'] as const, 'open'),
          high: values['priority'] === '1',
          at: ago(70 + draw(2400)),
        },
      ]
    : [];
  const timeline = [
    ...(subject ? [wrote(cases[0]?.at ?? ago(90), subject, name.split(' ')[0] ?? name, colleague())] : []),
    ...orders.flatMap(({ number: order, at, what, total, state }) => [
      placed(at, order, what, total),
      ...(state === 'placed' ? [] : [shipped(at + 2 * DAY - draw(300) * MINUTE, order, what)]),
    ]),
    ...invoices.map(({ number: invoice, at, total }) => invoiced(at, invoice, '', total)),
    called(day(12 + draw(30), `${String(9 + draw(8))}:${String(10 + draw(49))}`), 2 + draw(14), colleague(), reason()),
  ];
  const made: Customer = {
    id,
    name,
    logo: logoOf(company),
    role: pick(ROLES, 'Owner'),
    company,
    number,
    email,
    tier: values['tier'] ?? 'Standard',
    owner: colleague(),
    overdue: money(0, currency),
    city,
    zone,
    counts: { orders: orders.length, invoices: invoices.length },
    orders,
    invoices,
    cases,
    timeline,
  };
  const whole = { ...made, ...written[id] };
  return { ...whole, timeline: newestFirst(whole.timeline.filter((one) => one.at <= opened)) };
}

export const newestFirst = (entries: readonly Entry[]): Entry[] => [...entries].sort((a, b) => b.at - a.at);

/** Two letters for a company's tile, or its ampersand. */
function logoOf(company: string): string {
  const words = company.split(' ').filter((word) => /^[\p{L}&]/u.test(word));
  const [first = '', second = '', third = ''] = words;
  if (second === '&') return `${first.slice(0, 1)}&${third.slice(0, 1)}`;
  return (first.slice(0, 1) + second.slice(0, 1)).toUpperCase();
}

/** Everybody, by id. */
export const customers: ReadonlyMap<string, Customer> = new Map(
  defaultOrganisation.customers.map((person) => [person.id, customerOf(person)]),
);

/** The agent's own doings become entries here. */
export function log(
  customer: Customer,
  glyph: Glyph,
  title: Say,
  detail: Say,
  { id = newId(), at = Date.now() }: { id?: string; at?: number } = {},
): void {
  const others = customer.timeline.filter((one) => one.id !== id);
  customer.timeline = newestFirst([{ id, at, glyph, title, detail }, ...others]);
}

let caseNumbers = 418824;

export function openCase(customer: Customer, title: string): void {
  const number = `00${String((caseNumbers += 1))}`;
  const at = Date.now();
  customer.cases = [{ number, title, state: 'new', high: false, at }, ...customer.cases];
  log(customer, 'life-buoy', (t) => t.caseOpened(number), title, { at });
}

/** A number as people read it: +1 415 555 0134. */
export function readable(number: string): string {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/u.exec(number);
  if (american) return `+1 ${american.slice(1).join(' ')}`;
  const abroad = /^\+(44|49|33|34|31|46|61)(\d{2,3})(\d+)$/u.exec(number);
  if (!abroad) return number;
  const [, country = '', area = '', rest = ''] = abroad;
  return `+${country} ${area} ${rest.replace(/\B(?=(?:\d{4})+$)/gu, ' ')}`;
}
