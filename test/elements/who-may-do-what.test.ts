/**
 * The table "Who may do what" of the rules, walked through with the eyes of each agent: in every situation which buttons
 * there are in `<wx-interaction-control>`, which of them work, that the others say why and do nothing, and what
 * `<wx-participants>` offers for whom. The contract walks the same table through the stores and the centre.
 */
import { expect } from '@open-wc/testing';
import type { Interaction } from '../../src/core/index.js';
import {
  ANSWERED_AFTER,
  ask,
  asked,
  colleague,
  confer,
  conferred,
  consult,
  consulted,
  does,
  NUMBER,
} from '../support/colleagues.js';
import type { Player } from '../support/colleagues.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { allByRole, descriptionOf } from '../support/page.js';

const content = html`<wx-interaction-control></wx-interaction-control><wx-popover-stack></wx-popover-stack>`;

/** `on`, or what the button says of why it does not work. */
type Buttons = Readonly<Record<string, string>>;

interface Scene {
  readonly name: string;
  /** The station of the desk; a browser where nothing is said. */
  readonly station?: 'extension';
  readonly play: (d: Desk) => Promise<unknown>;
  readonly pane?: Buttons;
  /** Of whom this agent consults. */
  readonly beside?: Buttons;
  /** The popover of a request. */
  readonly request?: readonly string[];
  /** What the roster offers, by participant. */
  readonly roster?: Readonly<Record<string, readonly string[]>>;
}

const PENDING = 'Transfer and Conference open when the consult is accepted.';
const BOTH = 'While consulting, recording cannot be paused and the held call cannot be ended.';
const CONSULT = 'Recording cannot be paused during a consult.';
const CONFERENCE = 'Recording cannot be paused during a conference.';
const HELD = 'A call on hold cannot be ended. Resume it first.';
const GONE = 'Nobody can be held or added any more. Handling time runs until one is left.';

const PLAIN = { Hold: 'on', Consult: 'on', Transfer: 'on', 'Pause Recording': 'on', End: 'on' } as const;
const ASKED = { Hold: 'on', Transfer: 'on', Conference: 'on', 'End Consult': 'on' } as const;
const FOR_ALL = ['Hold', 'Remove'] as const;

const idOf = (d: Desk): string => [...d.desktop.state.interactions.keys()][0] ?? '';
const mine = (d: Desk): Interaction => d.interaction(idOf(d));
const perform = async (d: Desk, act: 'hold' | 'resume' | 'hold-consult'): Promise<void> => {
  await d.desktop.perform(act, { interactionId: idOf(d) });
  await settle();
};
const customerLeaves = (d: Desk): Promise<void> => d.act('customer-leaves', { interactionId: idOf(d) });
const asksNumber = async (d: Desk): Promise<void> => {
  await ask(d, mine(d), NUMBER);
  await d.advance(ANSWERED_AFTER);
};
/** A colleague out of the conference asks a number. */
const otherAsks = async (d: Desk, other: Player, isAnswered = true): Promise<void> => {
  await other.store.send('consult', { interactionId: other.only.id, to: NUMBER, othersTalk: false });
  if (isAnswered) await d.advance(ANSWERED_AFTER);
  await settle();
};
const eight = async (d: Desk): Promise<void> => {
  await confer(d);
  for (let more = 0; more < 5; more += 1) {
    await ask(d, mine(d), { ...NUMBER, id: `+1415555010${String(more)}`, name: `Expert ${String(more)}` });
    await d.advance(ANSWERED_AFTER);
    await d.desktop.perform('conference', { interactionId: idOf(d) });
  }
  await settle();
};

const SCENES: readonly Scene[] = [
  {
    name: '[CON-01] [XFR-01] in a call',
    play: (d) => d.talk('maya-torres'),
    pane: PLAIN,
  },
  {
    name: '[HLD-01] [CON-01] in a call on hold',
    play: async (d) => {
      await d.talk('maya-torres');
      await perform(d, 'hold');
    },
    pane: { Resume: 'on', Consult: 'on', Transfer: 'on', 'Pause Recording': 'on', End: HELD },
  },
  {
    name: '[CON-03] consult requested, as the one who asks',
    play: async (d) => {
      const call = await d.talk('maya-torres');
      await ask(d, call, await colleague(d));
    },
    pane: { Resume: 'on', Cancel: 'on', Transfer: PENDING, Conference: PENDING, 'Pause Recording': BOTH, End: BOTH },
  },
  {
    name: '[CON-03] [EDG-11] consult requested and the customer resumed, as the one who asks',
    play: async (d) => {
      const call = await d.talk('maya-torres');
      await ask(d, call, await colleague(d));
      await perform(d, 'resume');
    },
    pane: { Hold: 'on', Cancel: 'on', Transfer: PENDING, Conference: PENDING, 'Pause Recording': CONSULT, End: 'on' },
  },
  {
    name: '[CON-03] [ANS-01] consult requested, as the one who is asked, at a browser station',
    play: (d) => asked(d),
    request: ['Answer', 'Decline'],
  },
  {
    name: '[CON-03] [ANS-01] consult requested, as the one who is asked, at a telephone',
    station: 'extension',
    play: (d) => asked(d),
    request: [],
  },
  {
    name: '[CON-05] [CON-10] [EDG-24] consulting, as the one who asked',
    play: (d) => consult(d),
    pane: { Resume: 'on', 'Pause Recording': BOTH, End: BOTH },
    beside: { ...ASKED, 'Swap: talk to Maya Torres, hold Priya Raman': 'on' },
  },
  {
    name: '[CON-05] [CON-10] [EDG-24] consult on hold, as the one who asked',
    play: async (d) => {
      await consult(d);
      await perform(d, 'hold-consult');
    },
    pane: { Hold: 'on', 'Pause Recording': CONSULT, End: 'on' },
    beside: {
      Resume: 'on',
      Transfer: 'on',
      Conference: 'on',
      'End Consult': 'on',
      'Swap: talk to Priya Raman, hold Maya Torres': 'on',
    },
  },
  {
    name: '[CON-05] [CON-06] consulting, as the one who was asked',
    play: (d) => consulted(d),
    pane: { 'Exit Consult': 'on' },
  },
  {
    name: '[CNF-04] [CNF-05] [CNF-09] [CNF-10] in a conference, as its primary',
    play: (d) => confer(d),
    pane: { Hold: 'on', Consult: 'on', 'Exit Conference': 'on', 'Pause Recording': CONFERENCE, End: 'on' },
    roster: { 'Maya Torres': FOR_ALL, 'Priya Raman': FOR_ALL },
  },
  {
    name: '[CNF-10] [HLD-01] in a conference with the customer on hold, as its primary',
    play: async (d) => {
      await confer(d);
      await perform(d, 'hold');
    },
    pane: { Resume: 'on', Consult: 'on', 'Exit Conference': 'on', 'Pause Recording': CONFERENCE, End: HELD },
    roster: { 'Maya Torres': ['Resume', 'Remove'], 'Priya Raman': FOR_ALL },
  },
  {
    name: '[CNF-06] in a conference, as a conferenced agent',
    play: (d) => conferred(d),
    pane: { Consult: 'on', Exit: 'on', End: 'on' },
    roster: {},
  },
  {
    name: '[EDG-03] in a conference of which another consults, as its primary',
    play: async (d) => {
      const [, other] = await confer(d);
      await otherAsks(d, other, false);
    },
    pane: {
      Resume: 'on',
      Consult: 'Priya Raman is consulting. One consult at a time.',
      'Exit Conference': 'on',
      'Pause Recording': CONSULT,
      End: HELD,
    },
  },
  {
    name: '[EDG-03] in a conference of which another consults, as a conferenced agent',
    play: async (d) => {
      const [, other] = await conferred(d);
      await otherAsks(d, other);
    },
    pane: { Consult: 'Priya Raman is consulting. One consult at a time.', Exit: 'on', End: HELD },
  },
  {
    name: '[EDG-23] [CON-14] consulting out of a conference, as its primary',
    play: async (d) => {
      await confer(d);
      await asksNumber(d);
    },
    pane: { Resume: 'on', 'Exit Conference': 'on', 'Pause Recording': CONSULT, End: HELD },
    beside: {
      Hold: 'on',
      Conference: 'on',
      'End Consult': 'on',
      'Swap: talk to the others, hold Outside expert': 'on',
    },
  },
  {
    name: '[EDG-23] [CON-14] consulting out of a conference, as a conferenced agent',
    play: async (d) => {
      await conferred(d);
      await asksNumber(d);
    },
    pane: { Resume: 'on', Exit: 'on', End: HELD },
    beside: {
      Hold: 'on',
      Conference: 'on',
      'End Consult': 'on',
      'Swap: talk to the others, hold Outside expert': 'on',
    },
  },
  {
    name: '[CNF-02] in a conference of eight',
    play: eight,
    pane: {
      Hold: 'on',
      Consult: 'Eight are in the call, which is the most.',
      'Exit Conference': 'on',
      'Pause Recording': CONFERENCE,
      End: 'on',
    },
  },
  {
    name: '[CNF-07] in wrap-up assist, as its primary',
    play: async (d) => {
      await confer(d);
      await customerLeaves(d);
    },
    pane: { 'Exit Conference': 'on', End: 'on' },
    roster: { 'Priya Raman': ['Remove'] },
  },
  {
    name: '[CNF-07] in wrap-up assist, as one of the others',
    play: async (d) => {
      await conferred(d);
      await customerLeaves(d);
    },
    pane: { Exit: 'on' },
    roster: {},
  },
  {
    name: '[EDG-09] in wrap-up assist during an own consult',
    play: async (d) => {
      await confer(d);
      await asksNumber(d);
      await customerLeaves(d);
    },
    pane: { Resume: GONE, 'Exit Conference': 'on', End: 'on' },
    beside: { Conference: GONE, 'End Consult': 'on' },
  },
  {
    name: '[EDG-01] in a call that was a conference',
    play: async (d) => {
      const [, other] = await conferred(d);
      await does(other, 'exit-conference');
    },
    pane: PLAIN,
  },
  {
    name: '[CON-10] in a call that was handed over, as the one who has it now',
    play: async (d) => {
      const [, other] = await consulted(d);
      await does(other, 'consult-transfer');
    },
    pane: PLAIN,
  },
];

const root = (): ShadowRoot | null | undefined => find('wx-interaction-control')?.shadowRoot;
/** The keypad has tests of its own. */
const isControl = (one: HTMLElement): boolean => one.computedName !== '' && !one.computedName.startsWith('Keypad');

function buttonsIn(part: string): HTMLButtonElement[] {
  return [...(root()?.querySelectorAll<HTMLButtonElement>(`[part~="${part}"] button`) ?? [])].filter(isControl);
}

const isOff = (button: HTMLElement): boolean => button.getAttribute('aria-disabled') === 'true';

/** What the buttons say, to those who see the page: why, for those that are off. */
function seen(part: string): Buttons {
  return Object.fromEntries(
    buttonsIn(part).map((one) => {
      expect(one.checkVisibility({ visibilityProperty: true }), one.computedName).to.equal(true);
      return [one.computedName, isOff(one) ? whyOf(one) : 'on'];
    }),
  );
}

/** The reason stands on the page for everyone, and is tied to the button for those who hear it. */
function whyOf(button: HTMLElement): string {
  const tied = button.getAttribute('aria-describedby')?.split(' ') ?? [];
  const [first] = tied;
  const element = first === undefined ? null : root()?.getElementById(first);
  expect(element?.checkVisibility(), `why ${button.computedName} is off`).to.equal(true);
  return descriptionOf(button);
}

/** What can be done with whom, by the menus of the roster. */
async function roster(): Promise<Readonly<Record<string, readonly string[]>>> {
  const shadow = find('wx-participants', root() ?? document)?.shadowRoot;
  const all: Record<string, string[]> = {};
  if (!shadow) return all;
  for (const opener of allByRole('button', /^More for /u, shadow)) {
    const name = opener.computedName.replace('More for ', '');
    opener.click();
    await settle();
    all[name] = allByRole('menuitem', undefined, shadow).map((one) => one.computedName);
    opener.click();
    await settle();
  }
  return all;
}

describe('who may do what', function () {
  // Up to eight are brought into a call before there is anything to look at.
  this.timeout(30_000);

  for (const { name, station, play, pane = {}, beside = {}, request, roster: offered } of SCENES) {
    it(name, async () => {
      const d = await desk(content, { station: station ?? 'browser' });
      await play(d);
      await settle();
      if (request) {
        const popovers = find('wx-popover-stack');
        const names = allByRole('button', undefined, popovers ?? document).map((one) => one.computedName);
        expect(
          names.filter((one) => /^(?:Answer|Accept|Decline)/u.test(one)).map((one) => one.split(',')[0]),
        ).to.deep.equal(request);
      }
      expect(seen('pane')).to.deep.equal(pane);
      expect(seen('consult-pane')).to.deep.equal(beside);
      if (offered) expect(await roster()).to.deep.equal(offered);
      const before = mine(d);
      d.heard.length = 0;
      for (const one of [...buttonsIn('pane'), ...buttonsIn('consult-pane')]) {
        if (isOff(one)) one.click();
      }
      await settle();
      expect(mine(d)).to.deep.equal(before);
      expect(d.heard).to.deep.equal([]);
    });
  }

  it('[CON-07] nobody answers, at either end: it is let ring', async () => {
    const d = await desk(content, { station: 'browser' });
    const other = await asked(d);
    await d.advance(21_000);
    expect(d.desktop.state.agent?.state.name).to.equal('rona');
    expect(other.only.consult).to.equal(null);
  });
});
