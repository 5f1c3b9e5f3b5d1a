import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { effective } from '../../../src/backends/simulator/agents.js';
import { Centre } from '../../../src/backends/simulator/centre.js';
import { whyNot } from '../../../src/backends/simulator/free.js';
import { digitsOf, folded, Lines, List } from '../../../src/backends/simulator/lists.js';
import { defaultOrganisation } from '../../../src/backends/simulator/organisation.js';
import { directoryOf, Turn } from '../../../src/backends/simulator/turn.js';
import type { OrganisationInput } from '../../../src/backends/simulator/settings.js';

const listener = { fact: () => undefined, ended: () => undefined, world: () => undefined, agents: () => undefined };

interface Item {
  readonly name: string;
  readonly number: string;
}

const listOf = (items: readonly Item[]): List<Item> =>
  new List(
    items,
    ({ name }) => name,
    ({ number }) => number,
  );

const found = (list: List<Item>, text: string): string[] => {
  const hits = list.find(text);
  return list.items.filter((_, index) => hits[index] === 1).map(({ name }) => name);
};

describe('the lists of the embedded centre', () => {
  it('[DST-02] finds what going through all entries one by one finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'Á', 'é', ' ', '1', '2'), maxLength: 6 });
    const item = fc.record({ name: word, number: fc.string({ unit: fc.constantFrom('1', '2', '+'), maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), word, (items, text) => {
        const list = listOf(items);
        const words = folded(text.trim());
        const digits = digitsOf(text);
        const wanted = list.items.filter(
          ({ name, number }) => folded(name).includes(words) || (digits !== '' && number.includes(digits)),
        );
        expect(found(list, text)).to.deep.equal(wanted.map(({ name }) => name));
      }),
    );
  });

  it('does not run from one entry into the next, and takes a line break in a name for a blank', () => {
    const list = listOf([
      { name: 'Ann', number: '12' },
      { name: 'Bob', number: '34' },
      { name: 'Two\nlines', number: '5' },
    ]);
    expect(found(list, 'nb')).to.deep.equal([]);
    expect(found(list, '23')).to.deep.equal([]);
    expect(found(list, 'two lines')).to.deep.equal(['Two\nlines']);
    expect(found(list, '\n')).to.deep.equal(['Ann', 'Bob', 'Two\nlines']);
  });

  it('is in the order of names, whatever their case and accents', () => {
    const list = listOf(['Zoe', 'Émile', 'adam', 'Eve'].map((name) => ({ name, number: '' })));
    expect(list.items.map(({ name }) => name)).to.deep.equal(['adam', 'Émile', 'Eve', 'Zoe']);
  });

  it('a search at the beginning of lines finds beginnings only', () => {
    const hits = new Uint8Array(3);
    new Lines(['ann', 'joann', '']).mark('\nann', hits);
    expect([...hits]).to.deep.equal([1, 0, 0]);
  });

  it('[DST-02] whoever writes a word looks for a name, however a number is written for a number', () => {
    expect([digitsOf('room 12'), digitsOf('12'), digitsOf('+1 (2)')]).to.deep.equal(['', '12', '+12']);
  });
});

describe('a working day of the embedded centre', () => {
  it('[DST-03] the directory has at all times who can be asked, and nobody else', () => {
    const organisation = { ...defaultOrganisation, ringSeconds: 4 };
    const centre = new Centre({ organisation, now: 0, seed: 3 });
    const seat = centre.sit('tomasz-wojcik', listener);
    centre.act('tomasz-wojcik', 'set-traffic', { callsPerHour: 900 });
    const counts = new Set<number>();
    for (let minute = 1; minute <= 240; minute += 1) {
      centre.advance(minute * 60_000);
      const look = new Turn(centre.state, directoryOf(centre.settings));
      for (const purpose of ['consult', 'transfer'] as const) {
        const free = Object.values(centre.state.agents).filter((one) => {
          const { name } = effective(one);
          const isState = name === 'available' || (name === 'idle' && purpose === 'consult');
          return one.id !== 'tomasz-wojcik' && whyNot(look, one) === null && isState;
        });
        const { total, entries } = seat.search({ kind: 'agent', purpose, text: '' }, 0, 1000);
        expect(entries.map(({ id }) => id)).to.have.members(free.map(({ id }) => id));
        counts.add(total);
      }
    }
    // The day was one in which something happened.
    expect(counts.size).to.be.above(8);
  });
});

describe('the embedded centre with 100,000 agents', () => {
  // One test, since it takes its time to make such a centre; what may take how long is in bench/directory.bench.mjs.
  it('[DST-09] begins its day, and finds each of them', function () {
    this.timeout(60_000);
    const [team] = defaultOrganisation.teams;
    const agents: OrganisationInput['agents'] = Array.from({ length: 100_000 }, (_, index) => ({
      id: `agent-${String(index)}`,
      name: `Agent ${String(index)}`,
      teams: [team?.id ?? ''],
      station: { kind: 'extension', number: String(1_000_000 + index) },
      begins: index === 0 ? 'offline' : 'available',
    }));
    const centre = new Centre({ organisation: { ...defaultOrganisation, agents }, now: 0 });
    const seat = centre.sit('agent-0', listener);
    const all = seat.search({ kind: 'agent', purpose: 'transfer', text: '' }, 99_998, 10);
    expect([all.total, all.entries.length]).to.deep.equal([99_999, 1]);
    const one = seat.search({ kind: 'agent', purpose: 'transfer', text: 'agent 4711' }, 0, 100);
    expect(one.total).to.equal(11);
    expect(seat.search({ kind: 'agent', purpose: 'consult', text: '1054321' }, 0, 5).entries[0]?.name).to.equal(
      'Agent 54321',
    );
  });
});
