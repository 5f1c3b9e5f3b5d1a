import { expect } from '@open-wc/testing';
import { EmbeddedCentre } from '../../../src/backends/simulator/index.js';
import { defaultOrganisation } from '../../../src/backends/simulator/organisation.js';
import { parseOrganisation, SettingsError } from '../../../src/backends/simulator/settings.js';
import type { Organisation, OrganisationInput } from '../../../src/backends/simulator/settings.js';

const minimal = (): OrganisationInput => ({
  name: 'One desk',
  wrapUpReasons: [{ id: 'done', name: 'Done' }],
  idleCodes: [{ id: 'break', name: 'Break' }],
  teams: [{ id: 'all', name: 'Everyone' }],
  agents: [{ id: 'ada', name: 'Ada', teams: ['all'], station: { kind: 'browser' } }],
  queues: [{ id: 'calls', name: 'Calls', channel: 'call', teams: ['all'] }],
  flows: [{ id: 'calls', name: 'Calls', queue: 'calls' }],
  entryPoints: [{ id: 'line', name: 'Line', channel: 'call', address: '+18005550100', flow: 'calls' }],
  customers: [{ id: 'bo', name: 'Bo', number: '+14155550101', email: 'bo@example.com' }],
});

/** What a settings file holds before anybody checked it. */
interface Raw {
  [key: string]: Raw;
  [index: number]: Raw;
}

/** The lines of the error for the minimal file with something put in its place; no value takes the setting away. */
function faultsWith(...changes: [path: string, value?: unknown][]): string[] {
  const file = JSON.parse(JSON.stringify(minimal())) as Raw;
  for (const [path, value] of changes) {
    const steps = path.split('.');
    const last = steps.pop()!;
    const parent = steps.reduce((at, step) => at[step]!, file);
    if (value === undefined) Reflect.deleteProperty(parent, last);
    else Reflect.set(parent, last, value);
  }
  return faultsOf(file);
}

function faultsOf(file: unknown): string[] {
  try {
    parseOrganisation(file);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const [head, ...lines] = error.message.split('\n');
    const many = lines.length === 1 ? '1 fault' : `${lines.length} faults`;
    expect(head).to.equal(`The contact centre's settings have ${many}:`);
    expect(lines).to.deep.equal(
      error.faults.map(({ path, value, expected }) => `  ${path} is ${value}, expected ${expected}`),
    );
    return lines.map((line) => line.trim());
  }
  return [];
}

const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const variable = (name: string) => ({ name, label: name, type: 'string' });

const unique = (list: readonly string[]): number => new Set(list).size;

describe('the settings of the embedded centre', () => {
  describe('a file that is right', () => {
    it('needs no more than one of each', () => {
      expect(faultsOf(minimal())).to.deep.equal([]);
    });

    it('gets every default filled in', () => {
      const settings = parseOrganisation(minimal());
      expect(settings).to.include({
        ringSeconds: 20,
        connectSeconds: 1,
        missedState: 'rona',
        autoAnswer: false,
        protectNumbers: false,
        noiseRemoval: false,
      });
      expect(settings.stations).to.deep.equal(['dial-number', 'extension', 'browser']);
      expect(settings.recording).to.deep.equal({ enabled: true, pausable: true, pauseSeconds: 30 });
      expect(settings.capacity).to.deep.equal({ call: 1, chat: 3, social: 3, email: 5 });
      const nothing = { variables: [], actions: [], links: [] };
      expect(settings.popovers).to.deep.equal({ call: nothing, chat: nothing, social: nothing, email: nothing });
      expect(settings.addressBook).to.deep.equal([]);
      expect(settings.organisationDirectory).to.equal(null);
      const everyKind = ['agent', 'queue', 'entry-point', 'dial-number', 'organization'];
      expect(settings.destinations).to.deep.equal({ consult: everyKind, transfer: everyKind });
      expect(settings.agents[0]).to.deep.equal({
        id: 'ada',
        name: 'Ada',
        teams: ['all'],
        station: { kind: 'browser', number: '' },
        supervisor: false,
        noiseRemoval: false,
        begins: 'available',
      });
      expect(settings.flows[0]).to.deep.include({ active: true, variables: [], popover: [], pane: [] });
      expect(settings.customers[0]).to.deep.include({ values: {}, subject: '' });
      expect(settings.idleCodes[0]?.default).to.be.false;
    });

    it('keeps what it says over a default, and fills up the rest beside it', () => {
      const settings = parseOrganisation({ ...minimal(), capacity: { chat: 0 }, recording: { enabled: false } });
      expect(settings.capacity).to.deep.equal({ call: 1, chat: 0, social: 3, email: 5 });
      expect(settings.recording).to.deep.equal({ enabled: false, pausable: true, pauseSeconds: 30 });
    });

    it('may name its schema', () => {
      expect(faultsWith(['$schema', './settings.schema.json'])).to.deep.equal([]);
    });

    it('does not get two centres into each other’s way', () => {
      const input = minimal();
      parseOrganisation(input).popovers.call.variables.push('mine');
      expect(parseOrganisation(input).popovers.call.variables).to.deep.equal([]);
      expect(parseOrganisation(input).popovers.chat.variables).to.deep.equal([]);
    });
  });

  describe('a file that is wrong is refused with the path, the value and what was expected', () => {
    it('no object at all', () => {
      expect(faultsOf(undefined)).to.deep.equal(['the file is missing, expected an object']);
      expect(faultsOf(null)).to.deep.equal(['the file is null, expected an object']);
      expect(faultsOf('{}')).to.deep.equal(['the file is "{}", expected an object']);
      expect(faultsOf([])).to.deep.equal(['the file is a list, expected an object']);
      expect(faultsOf([minimal()])).to.deep.equal(['the file is a list, expected an object']);
    });

    it('an empty one, with everything that is missing', () => {
      const missing = [
        ...['name', 'wrapUpReasons', 'idleCodes', 'teams', 'agents'],
        ...['queues', 'flows', 'entryPoints', 'customers'],
      ];
      expect(faultsOf({})).to.deep.equal(
        missing.map((path) => `${path} is missing, expected a value: it has no default`),
      );
    });

    const cases: [what: string, changes: [path: string, value?: unknown][], ...lines: string[]][] = [
      ['a text for a number', [['ringSeconds', '20']], 'ringSeconds is "20", expected a number'],
      ['a text for a yes or no', [['protectNumbers', 'yes']], 'protectNumbers is "yes", expected true or false'],
      ['a number for a text', [['teams.0.name', 5]], 'teams[0].name is 5, expected a text'],
      ['an object for a list', [['queues', {}]], 'queues is {}, expected a list'],
      ['null for a list', [['queues', null]], 'queues is null, expected a list'],
      ['null for an object', [['agents.0.station', null]], 'agents[0].station is null, expected an object'],
      ['an empty list', [['agents', []]], 'agents is [], expected at least one agent'],
      ['an empty name', [['teams.0.name', '  ']], 'teams[0].name is "", expected a name'],
      [
        'a name without end, cut short',
        [['name', 'x'.repeat(90)]],
        `name is "${'x'.repeat(56)}…, expected at most 80 characters`,
      ],
      ['an unknown key', [['ringSecond', 20]], 'ringSecond is 20, expected nothing: there is no such setting'],
      [
        'an unknown key deep inside',
        [['agents.0.station.nickname', 'T']],
        'agents[0].station.nickname is "T", expected nothing: there is no such setting',
      ],
      ['a missing field', [['agents.0.station']], 'agents[0].station is missing, expected a value: it has no default'],
      [
        'a bad id',
        [['teams.0.id', 'Team One']],
        'teams[0].id is "Team One", expected an id of lower-case letters, digits and hyphens',
      ],
      [
        'a word that is none of those allowed',
        [['agents.0.begins', 'late']],
        'agents[0].begins is "late", expected one of available, idle, offline',
      ],
      ['too short a time', [['ringSeconds', 0]], 'ringSeconds is 0, expected at least 1 second'],
      ['a negative time', [['connectSeconds', -1]], 'connectSeconds is -1, expected 0 or more seconds'],
      [
        'several things, each of them',
        [
          ['capacity', { call: 1.5, chat: 99 }],
          ['customers.0.email', 'bo'],
        ],
        'capacity.call is 1.5, expected a whole number',
        'capacity.chat is 99, expected at most 20',
        'customers[0].email is "bo", expected an email address',
      ],
      [
        'a number that cannot be dialled',
        [['customers.0.number', '+1 415']],
        'customers[0].number is "+1 415", expected 3 to 18 digits; + # * : may stand among them',
      ],
      [
        'a variable’s name',
        [['flows.0.variables', [variable('refund amount')]]],
        'flows[0].variables[0].name is "refund amount", expected a variable name: letters, digits and underscores',
      ],
      [
        'more than six variables on a popover',
        [
          ['flows.0.variables', seven.map(variable)],
          ['flows.0.popover', seven],
        ],
        'flows[0].popover is ["a","b","c","d","e","f","g"], expected at most six variables',
      ],
      [
        'a kind of destination that is none',
        [['destinations', { consult: ['agents'] }]],
        'destinations.consult[0] is "agents", expected one of agent, queue, entry-point, dial-number, organization',
      ],
      [
        'a directory of nobody knows whom',
        [['organisationDirectory', { source: 'slack', people: [{ name: 'Ada', phone: '12' }] }]],
        'organisationDirectory.source is "slack", expected one of teams, webex',
        'organisationDirectory.people[0].phone is "12", expected 3 to 18 digits; + # * : may stand among them',
      ],
      ['no kind of station', [['stations', []]], 'stations is [], expected at least one kind of station'],
      [
        'a kind of station that is not allowed',
        [['stations', ['extension', 'dial-number']]],
        'agents[0].station.kind is "browser", expected a kind of station that is allowed: extension, dial-number',
      ],
      [
        'an extension that is none',
        [['agents.0.station', { kind: 'extension', number: '22 14' }]],
        'agents[0].station.number is "22 14", expected 1 to 18 digits and nothing else',
      ],
      [
        'no number for a colleague’s phone',
        [['agents.0.station', { kind: 'dial-number' }]],
        'agents[0].station.number is "", expected 3 to 18 digits; + # * : may stand among them',
      ],
      [
        'two colleagues at one phone',
        [
          ['agents.0.station', { kind: 'extension', number: '2214' }],
          ['agents.1', { id: 'cy', name: 'Cy', teams: ['all'], station: { kind: 'extension', number: '2214' } }],
        ],
        'agents[1].station.number is "2214", expected a phone of its own: agents[0] has this one',
      ],
      [
        'an id that is there twice',
        [['teams.1', { id: 'all', name: 'Everyone again' }]],
        'teams[1].id is "all", expected an id of its own: teams[0] has this one',
      ],
      [
        'a variable that is there twice',
        [['flows.0.variables', ['order', 'reason', 'order'].map(variable)]],
        'flows[0].variables[2].name is "order", expected a name of its own: flows[0].variables[0] has this one',
      ],
      [
        'two defaults',
        [
          [
            'idleCodes',
            [
              { id: 'a', name: 'A', default: true },
              { id: 'b', name: 'B', default: true },
            ],
          ],
          ['wrapUpReasons', [{ id: 'a', name: 'A' }, ...['b', 'c'].map((id) => ({ id, name: id, default: true }))]],
        ],
        'wrapUpReasons[2].default is true, expected false: wrapUpReasons[1] is the default already',
        'idleCodes[1].default is true, expected false: idleCodes[0] is the default already',
      ],
      [
        'an agent’s unknown team',
        [['agents.0.teams', ['all', 'north']]],
        'agents[0].teams[1] is "north", expected an id from teams',
      ],
      [
        'a queue’s unknown team',
        [['queues.0.teams', ['north']]],
        'queues[0].teams[0] is "north", expected an id from teams',
      ],
      [
        'a flow’s unknown queue, which leaves the entry point without a channel to compare',
        [['flows.0.queue', 'nowhere']],
        'flows[0].queue is "nowhere", expected an id from queues',
      ],
      [
        'an entry point’s unknown flow',
        [['entryPoints.0.flow', 'nowhere']],
        'entryPoints[0].flow is "nowhere", expected an id from flows',
      ],
      [
        'unknown variables on a popover and a pane',
        [
          ['flows.0.variables', [variable('order')]],
          ['flows.0.popover', ['order', 'colour']],
          ['flows.0.pane', ['size']],
        ],
        'flows[0].popover[1] is "colour", expected a name from flows[0].variables',
        'flows[0].pane[0] is "size", expected a name from flows[0].variables',
      ],
      [
        'an entry point of another channel than its queue',
        [['entryPoints.0.channel', 'chat']],
        'entryPoints[0].channel is "chat", expected call, the channel of the queue calls that its flow leads to',
      ],
    ];
    for (const [what, changes, ...lines] of cases) {
      it(what, () => expect(faultsWith(...changes)).to.deep.equal(lines));
    }

    it('each of the lists that have ids', () => {
      for (const list of [
        'wrapUpReasons',
        'idleCodes',
        'teams',
        'agents',
        'queues',
        'flows',
        'entryPoints',
        'customers',
      ] as const) {
        const [first] = minimal()[list];
        expect(faultsWith([`${list}.1`, first]), list).to.deep.equal([
          `${list}[1].id is "${first!.id}", expected an id of its own: ${list}[0] has this one`,
        ]);
      }
    });

    it('though not for the phone of somebody who is still to sign in', () => {
      const station = { kind: 'extension', number: '2214' };
      expect(
        faultsWith(
          ['agents.0.station', station],
          ['agents.1', { id: 'cy', name: 'Cy', teams: ['all'], station, begins: 'offline' }],
          ['agents.2', { id: 'di', name: 'Di', teams: ['all'], station: { kind: 'extension' }, begins: 'offline' }],
        ),
      ).to.deep.equal([]);
    });
  });

  describe('the example organisation', () => {
    let settings: Organisation;
    const numbers = () => settings.addressBook.map((entry) => entry.number);
    before(() => {
      settings = parseOrganisation(defaultOrganisation);
    });

    it('is as large as a centre that is used', () => {
      expect(settings.agents.length).to.be.at.least(40);
      expect(settings.teams).to.have.lengthOf(5);
      expect(settings.queues.length).to.be.at.least(8);
      expect(settings.entryPoints.length).to.be.at.least(6);
      expect(settings.addressBook.length).to.be.at.least(200);
      expect(settings.customers.length).to.be.at.least(24);
      expect(settings.wrapUpReasons.length).to.be.at.least(12);
      expect(settings.idleCodes.length).to.be.at.least(5);
    });

    it('survives being written to a file', () => {
      expect(parseOrganisation(JSON.parse(JSON.stringify(defaultOrganisation)))).to.deep.equal(settings);
    });

    it('starts with Tomasz, at whose desk somebody sits, and Priya', () => {
      const [tomasz, priya] = settings.agents;
      expect(tomasz).to.deep.include({
        id: 'tomasz-wojcik',
        name: 'Tomasz Wójcik-Lewandowski',
        station: { kind: 'extension', number: '2214' },
        begins: 'offline',
        noiseRemoval: true,
      });
      expect(tomasz?.teams[0]).to.equal('billing-west');
      expect(priya).to.include({ id: 'priya-raman', name: 'Priya Raman' });
      expect(settings.customers[0]).to.include({ id: 'maya-torres', number: '+14155550134' });
    });

    it('has agents of every kind, and each team has somebody who begins the day', () => {
      expect(new Set(settings.agents.map((agent) => agent.station.kind))).to.have.all.keys(...settings.stations);
      expect(new Set(settings.agents.map((agent) => agent.begins))).to.have.all.keys('available', 'idle', 'offline');
      expect(settings.agents.filter((agent) => agent.supervisor).length).to.be.within(2, 4);
      for (const { id } of settings.teams) {
        const begin = settings.agents.filter((agent) => agent.teams[0] === id && agent.begins === 'available');
        expect(begin.length, id).to.be.at.least(2);
      }
      expect(unique(settings.agents.map((agent) => agent.name))).to.equal(settings.agents.length);
    });

    it('has noise removal for some agents only [NOI-01]', () => {
      expect(settings.noiseRemoval).to.be.true;
      const premium = settings.agents.filter((agent) => agent.noiseRemoval).length;
      expect(premium).to.be.within(1, settings.agents.length / 2);
    });

    it('takes every channel, from an entry point to an agent', () => {
      for (const channel of ['call', 'chat', 'social', 'email'] as const) {
        expect(
          settings.entryPoints.some((one) => one.channel === channel),
          channel,
        ).to.be.true;
      }
      for (const { id, teams } of settings.queues) {
        expect(
          settings.flows.some((flow) => flow.queue === id),
          `a flow to ${id}`,
        ).to.be.true;
        expect(
          settings.agents.some((agent) => agent.teams.some((team) => teams.includes(team))),
          id,
        ).to.be.true;
      }
      for (const { id } of settings.flows) {
        expect(
          settings.entryPoints.some((one) => one.flow === id),
          `a way to ${id}`,
        ).to.be.true;
      }
      expect(settings.queues.some((queue) => queue.consult)).to.be.true;
    });

    it('shows one variable and none in two flows of calls, so that a popover fills up [POP-07]', () => {
      const calls = settings.queues.filter((queue) => queue.channel === 'call').map((queue) => queue.id);
      const shown = settings.flows.filter((flow) => calls.includes(flow.queue)).map((flow) => flow.popover.length);
      expect(shown).to.include.members([0, 1]);
      expect(settings.popovers.call.variables).to.deep.equal([]);
    });

    it('has variables of every kind, and keeps the secure ones off popovers and links [POP-08]', () => {
      const variables = settings.flows.flatMap((flow) => flow.variables);
      const types = ['string', 'integer', 'decimal', 'boolean', 'date-time'] as const;
      expect(new Set(variables.map((one) => one.type))).to.have.all.keys(...types);
      const secure = new Set(variables.filter((one) => one.secure).map((one) => one.name));
      expect(secure.size).to.be.at.least(1);
      for (const flow of settings.flows) for (const name of flow.popover) expect(secure).not.to.include(name);
      const links = Object.values(settings.popovers).flatMap((one) => one.links);
      for (const { href } of links) {
        expect(href).to.match(/^https:\/\/crm\.example\.com\/.*\{\w+\}/u);
        for (const name of secure) expect(href).not.to.include(`{${name}}`);
      }
    });

    it('gives variables values of their type, and customers values that a flow asks for', () => {
      const formats = {
        string: /^/u,
        integer: /^-?\d+$/u,
        decimal: /^-?\d+(?:\.\d+)?$/u,
        boolean: /^(?:true|false)$/u,
        'date-time': /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?$/u,
      };
      const known = new Set<string>();
      for (const { name, type, value } of settings.flows.flatMap((flow) => flow.variables)) {
        known.add(name);
        expect(value, name).to.match(formats[type]);
        for (const { values } of settings.customers) {
          // The priority is a word in the flow of claims, where any value is a text.
          if (values[name] !== undefined) expect(values[name], name).to.match(formats[type]);
        }
      }
      for (const { id, values } of settings.customers) expect([...known], id).to.include.members(Object.keys(values));
    });

    it('has an address book without repetition, of numbers in E.164', () => {
      expect(unique(settings.addressBook.map((entry) => entry.name))).to.equal(settings.addressBook.length);
      expect(unique(numbers())).to.equal(settings.addressBook.length);
      for (const number of numbers()) expect(number).to.match(/^\+[1-9]\d{9,14}$/u);
      for (const { name } of settings.addressBook) expect(name).to.match(/^\S.*[^\s,]$/u);
    });

    it('gives no number to two', () => {
      const all = [
        ...numbers(),
        ...settings.customers.map((one) => one.number),
        ...settings.entryPoints.map((one) => one.address),
        ...settings.agents.flatMap((one) => one.station.number || []),
      ];
      expect(unique(all)).to.equal(all.length);
    });

    it('writes to nobody who exists', () => {
      for (const { email } of settings.customers) expect(email).to.match(/@(?:[\w-]+\.)*[\w-]+\.example$/u);
      expect(unique(settings.customers.map((one) => one.email))).to.equal(settings.customers.length);
    });

    it('is what a simulator has without any', () => {
      expect(new EmbeddedCentre().agentIds).to.deep.equal(settings.agents.map((agent) => agent.id));
    });
  });
});
