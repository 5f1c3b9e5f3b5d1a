import { expect } from '@open-wc/testing';
import {
  inPopoverOrder,
  inTaskOrder,
  isNumeric,
  popoverHref,
  popoverLines,
  requesterOf,
  requestKindOf,
} from '../../src/core/index.js';
import type { Destination, Interaction, PopoverLine, Variable } from '../../src/core/index.js';
import { requests } from '../support/interactions.js';

const variable = (name: string, more: Partial<Variable> = {}): Variable => ({
  name,
  label: name.toUpperCase(),
  type: 'string',
  value: `value of ${name}`,
  editable: false,
  secure: false,
  global: false,
  version: 1,
  saved: null,
  ...more,
});

const names = (lines: readonly PopoverLine[]): string[] =>
  lines.map((line) => ('variable' in line ? line.variable.name : `(${line.term})`));

/** The customer is not on the line: whoever takes it calls them. */
const toBeCalled = (call: Interaction): Interaction => ({
  ...call,
  participants: call.participants.map((one) => ({ ...one, status: 'setup' })),
});

describe('requests', () => {
  it('[POP-03] stand by channel in the popovers, the oldest of each on top', async () => {
    const { interactions } = await requests('call', 'chat', 'email', 'social', 'chat', 'email');
    const shuffled = [3, 0, 5, 2, 4, 1].flatMap((index) => interactions[index] ?? []);
    expect(inPopoverOrder(shuffled).map((one) => one.channel)).to.deep.equal([
      'email',
      'email',
      'social',
      'chat',
      'chat',
      'call',
    ]);
    const [first, second] = inPopoverOrder(shuffled);
    expect(first?.request?.since).to.be.below(second?.request?.since ?? 0);
  });

  it('[POP-03] [TSK-01] keep their order while they begin to ask one after the other', async () => {
    const { interactions } = await requests('chat', 'chat', 'chat');
    const [one, two, three] = interactions as [Interaction, Interaction, Interaction];
    const asks = (it: Interaction, stage: 'connecting' | 'offered', since: number): Interaction => ({
      ...it,
      request: it.request && { ...it.request, stage, since },
    });
    for (const all of [
      [asks(one, 'connecting', 0), asks(two, 'connecting', 500), asks(three, 'connecting', 900)],
      // The first one asks since it rings, which is later than the others are being assigned.
      [asks(one, 'offered', 1000), asks(two, 'connecting', 500), asks(three, 'connecting', 900)],
      [asks(one, 'offered', 1000), asks(two, 'offered', 1500), asks(three, 'connecting', 900)],
    ]) {
      const ids = [one.id, two.id, three.id];
      expect(inPopoverOrder(all.toReversed()).map((it) => it.id)).to.deep.equal(ids);
      expect(inTaskOrder(all).map((it) => it.id)).to.deep.equal(ids.toReversed());
    }
  });

  it('[TSK-01] stand the other way round in the task list', async () => {
    const { interactions } = await requests('email', 'call', 'chat', 'social', 'chat');
    expect(inTaskOrder(interactions).map((one) => one.channel)).to.deep.equal([
      'call',
      'chat',
      'chat',
      'social',
      'email',
    ]);
    const chats = inTaskOrder(interactions).filter((one) => one.channel === 'chat');
    expect(chats[0]?.request?.since).to.be.above(chats[1]?.request?.since ?? Infinity);
  });

  describe('variables', () => {
    const show = async (shown: readonly Variable[]): Promise<string[]> => {
      const { interactions, settings } = await requests('call');
      const call = interactions[0] as Interaction;
      const display = { popover: shown.map((one) => one.name), pane: [] };
      return names(popoverLines({ ...call, variables: [...shown].reverse(), display }, settings));
    };

    it('[POP-07] are the ones that were chosen, in their order, six at most', async () => {
      const seven = ['b', 'a', 'g', 'c', 'f', 'd', 'e'].map((name) => variable(name));
      expect(await show(seven)).to.deep.equal(['b', 'a', 'g', 'c', 'f', 'd']);
    });

    it('[POP-07] are filled up to three with number, queue and DNIS', async () => {
      expect(await show([])).to.deep.equal(['(caller)', '(queue)', '(dnis)']);
      expect(await show([variable('a')])).to.deep.equal(['a', '(caller)', '(queue)']);
      expect(await show([variable('a'), variable('b')])).to.deep.equal(['a', 'b', '(caller)']);
      expect(await show([variable('a'), variable('b'), variable('c')])).to.deep.equal(['a', 'b', 'c']);
    });

    it('[POP-08] are never secure ones, which do not count either', async () => {
      expect(await show([variable('pin', { secure: true, value: null }), variable('a')])).to.deep.equal([
        'a',
        '(caller)',
        '(queue)',
      ]);
    });

    it('[POP-11] of a callback: when it was asked for, number, queue and DNIS, and what was chosen besides', async () => {
      const { interactions, settings } = await requests('call');
      const call = interactions[0] as Interaction;
      const callback = { kind: 'web', requestedAt: 1, cancellable: false } as const;
      const again = variable('again', { value: call.dnis });
      const show = (changes: Partial<Interaction>): string[] =>
        names(
          popoverLines(
            {
              ...{
                ...toBeCalled(call),
                origin: 'callback',
                callback,
                variables: [again, variable('b'), variable('c', { value: '' })],
              },
              display: { popover: ['again', 'b', 'c'], pane: [] },
              ...changes,
            },
            settings,
          ),
        );
      expect(show({})).to.deep.equal(['(received)', '(number)', '(queue)', '(dnis)', 'b']);
      // Without a name the number is the heading.
      expect(show({ customer: { ...call.customer, name: null } })).to.deep.equal([
        '(received)',
        '(queue)',
        '(dnis)',
        'b',
      ]);
    });

    it('[POP-07] of a campaign’s contact, who has not called, the number fills up', async () => {
      const { interactions, settings } = await requests('call');
      const lines = popoverLines(
        { ...toBeCalled(interactions[0] as Interaction), origin: 'preview', display: { popover: [], pane: [] } },
        settings,
      );
      expect(names(lines)).to.deep.equal(['(number)', '(queue)', '(dnis)']);
    });

    describe('of a consult', () => {
      const from = { name: 'Priya Raman', number: '+14155550161', team: 'Billing West' };
      const consult = async (to: Destination['kind'], changes: Partial<Interaction> = {}, who = from) => {
        const { interactions, settings } = await requests('call');
        const call = interactions[0] as Interaction;
        const eight = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => variable(name));
        const interaction: Interaction = {
          ...call,
          variables: [variable('pin', { secure: true, value: null }), ...eight],
          display: { popover: ['pin', ...eight.map((one) => one.name)], pane: [] },
          request: call.request && { ...call.request, kind: 'consult', from: who },
          consult: { id: 'c', by: 'p', to: { kind: to, id: 'x', name: 'x' }, state: 'requested', since: 0 },
          ...changes,
        };
        return { interaction, lines: popoverLines(interaction, settings) };
      };

      it('[POP-09] [POP-08] are up to nine with the name: DN, team, and six that were chosen, none of them secure', async () => {
        const { interaction, lines } = await consult('agent');
        expect(requesterOf(interaction)).to.equal('Priya Raman');
        expect(names(lines)).to.deep.equal(['(agentNumber)', '(team)', 'a', 'b', 'c', 'd', 'e', 'f']);
        expect(lines[0]).to.deep.equal({ term: 'agentNumber', value: '+1 415 555 0161' });
        expect(isNumeric(interaction)).to.equal(false);
      });

      it('[POP-09] are up to seven through an EP-DN: the DN, which names who asks, and six', async () => {
        const { interaction, lines } = await consult('entry-point');
        expect(requesterOf(interaction)).to.equal('+1 415 555 0161');
        expect(isNumeric(interaction)).to.equal(true);
        expect(names(lines)).to.deep.equal(['(agentNumber)', 'a', 'b', 'c', 'd', 'e', 'f']);
      });

      it('[POP-09] leave out a number that a browser station has not, and fill nothing up', async () => {
        const display = { popover: [], pane: [] };
        const { interaction, lines } = await consult('queue', { display }, { ...from, number: '' });
        expect(names(lines)).to.deep.equal(['(team)']);
        const through = await consult('entry-point', { display }, { ...from, number: '' });
        expect(requesterOf(through.interaction)).to.equal('Priya Raman');
        expect(requestKindOf(interaction)).to.equal('consult');
      });

      it('[POP-09] [POP-11] of a callback or a campaign’s contact are those of a consult all the same', async () => {
        for (const origin of ['callback', 'preview'] as const) {
          const callback = { kind: 'web', requestedAt: 1, cancellable: false } as const;
          const { interaction, lines } = await consult('agent', { origin, callback });
          expect(requestKindOf(interaction)).to.equal('consult');
          expect(names(lines).slice(0, 2)).to.deep.equal(['(agentNumber)', '(team)']);
        }
      });
    });

    it('leaves out a name that the call does not have', async () => {
      const { interactions, settings } = await requests('call');
      const call = { ...(interactions[0] as Interaction), variables: [], display: { popover: ['ghost'], pane: [] } };
      expect(names(popoverLines(call, settings))).to.deep.equal(['(caller)', '(queue)', '(dnis)']);
    });
  });

  describe('links', () => {
    const href = async (template: string): Promise<string | null> => {
      const { interactions } = await requests('call');
      const variables = [
        variable('order', { value: '48/20 "917"' }),
        variable('card', { secure: true, value: null }),
        variable('page', { value: 'javascript:alert(1)' }),
      ];
      return popoverHref({ label: 'x', href: template }, { ...(interactions[0] as Interaction), variables });
    };

    it('[POP-06] are filled in, and only https, mailto and tel are followed', async () => {
      expect(await href('https://crm.example/o/{order}')).to.equal('https://crm.example/o/48%2F20%20%22917%22');
      expect(await href('mailto:a@example.com')).to.equal('mailto:a@example.com');
      expect(await href('tel:+14155550134')).to.equal('tel:+14155550134');
      for (const bad of [
        'http://crm.example',
        'javascript:alert(1)',
        'data:text/html,x',
        '/orders',
        '{page}',
        'JAVASCRIPT:x',
      ]) {
        expect(await href(bad), bad).to.equal(null);
      }
    });

    it('[POP-08] never take a secure value in', async () => {
      expect(await href('https://crm.example/{card}')).to.equal('https://crm.example/');
    });
  });
});
