/**
 * The contract, fifth part: the table "Who may do what" of SPEC 8, cell by cell. It is written down here from the rules,
 * and not from the code: for each situation, and each agent in it, which controls there are, which of them work, and why
 * the others do not. Each cell is held against what the desktop of that agent offers, and against what the centre takes.
 */
import { expect } from '@open-wc/testing';
import { controlsOf, Failure } from '../../src/core/index.js';
import type { Act, Commands, Destination, Interaction, Reason } from '../../src/core/index.js';
import { billing, castOf, NUMBER } from './cast.js';
import { has, tellsCodes } from './player.js';
import type { Need, Player, Stage } from './player.js';

/** `on`, or why it is switched off. A control that is not named is not there. */
type Row = Readonly<Partial<Record<Act, 'on' | Reason>>>;

/** Who is in a call: the one who owns it, the one who was asked or merged, and one more of those. */
type Role = 'primary' | 'other' | 'third';
type Cast = Readonly<Partial<Record<Role, Player>>>;

interface Scene {
  readonly name: string;
  readonly needs?: Need;
  play(): Promise<Cast>;
  readonly rows: Readonly<Partial<Record<Role, Row>>>;
}

const NOTE = { 'add-note': 'on', 'save-variable': 'on' } as const;
/** While the call with the customer is the only one [CON-01, XFR-01]. */
const PLAIN = { consult: 'on', transfer: 'on', 'save-variable': 'on' } as const;
const ALONE = { 'pause-recording': 'on' } as const;
/** Recording goes on as it is [REC-03]. */
const RECORDED = { 'pause-recording': 'in-consult', 'save-variable': 'on' } as const;
const ROSTER = { 'hold-participant': 'on', 'resume-participant': 'on', 'remove-participant': 'on' } as const;
/** The two who talk and who waits can change places, and be joined [CON-05, CNF-01]. */
const ASKED = { conference: 'on', 'end-consult': 'on' } as const;
/** Until it is accepted [CON-03]. */
const PENDING = { 'cancel-consult': 'on', conference: 'consult-pending' } as const;
const NOT_YET = { ...PENDING, 'consult-transfer': 'consult-pending' } as const;
const EXIT = { 'exit-conference': 'on' } as const;

/** All that an agent can ask for in a call, of which each scene offers a part. */
const ACTS: readonly Act[] = [
  ...(['accept', 'decline', 'hold', 'resume', 'consult', 'cancel-consult', 'end-consult', 'exit-consult'] as const),
  ...(['hold-consult', 'resume-consult', 'conference', 'exit-conference', 'consult-transfer', 'transfer'] as const),
  ...(['hold-participant', 'resume-participant', 'remove-participant', 'end', 'pause-recording'] as const),
  ...(['resume-recording', 'save-variable', 'add-note', 'wrap-up'] as const),
];

/** What a back end has to have for an act to be there at all. */
const needOf = (act: Act): Need | undefined =>
  act === 'add-note' ? 'notes' : act.endsWith('-participant') ? 'participants' : undefined;

const isThere = (act: Act): boolean => {
  const need = needOf(act);
  return need === undefined || has(need);
};

export function table(stage: Stage): void {
  const { start, sit, advance, needs } = stage;
  const { agentOf, where, asks, does, two, consulting, conferencing, withThird } = castOf(stage);

  const pair = async (made: Promise<Player[]>): Promise<Cast> => {
    const [primary, other, third] = await made;
    return { ...(primary && { primary }), ...(other && { other }), ...(third && { third }) };
  };
  const acts = (player: Player | undefined, act: 'hold' | 'resume' | 'hold-consult'): Promise<void> | undefined =>
    player?.store.send(act, { interactionId: player.only.id });
  const customerLeaves = (player: Player | undefined): Promise<void> | undefined =>
    player?.backend.world.act('customer-leaves', { interactionId: player.only.id });
  /** Somebody in it asks a number, which answers where `answered`. */
  const asking = async (cast: Cast, who: Role, answered: boolean): Promise<Cast> => {
    const player = cast[who];
    if (player) await asks(player, NUMBER);
    if (answered) await advance(7000);
    return cast;
  };
  const then = async (cast: Promise<Cast>, act: (cast: Cast) => Promise<void> | undefined): Promise<Cast> => {
    const made = await cast;
    await act(made);
    return made;
  };
  const eight = async (): Promise<Cast> => {
    const [primary, other] = await conferencing();
    for (let more = 0; more < 5; more += 1) {
      const to: Destination = { ...NUMBER, id: `+1415555010${String(more)}` };
      await asks(primary, to);
      await advance(7000);
      await does(primary, 'conference');
    }
    return { primary, other };
  };
  const queued = async (): Promise<Cast> => {
    const primary = await start({ agents: billing() });
    await primary.begin();
    const other = sit(1);
    await other.begin('extension', '7002');
    await other.idle();
    await primary.talks();
    await asks(primary, { kind: 'queue', id: 'billing-premier', name: 'Billing Premier' });
    return { primary };
  };
  const requestedAtBrowser = async (): Promise<Cast> => {
    const primary = await start();
    await primary.begin();
    const other = sit(1);
    await other.begin('browser');
    await primary.talks();
    await asks(primary, agentOf(other));
    await advance(1000);
    return { primary, other };
  };
  const requested = async (): Promise<Cast> => {
    const [primary, other] = await two();
    await asks(primary, agentOf(other));
    await advance(1000);
    return { primary, other };
  };
  const alone = async (): Promise<Cast> => {
    const [primary] = await two();
    return { primary };
  };
  /** A plain call that was a conference: the other agent has it alone [EDG-01]. */
  const inherited = async (): Promise<Cast> => {
    const [former, primary] = await conferencing();
    await does(former, 'exit-conference');
    return { primary };
  };

  const SCENES: readonly Scene[] = [
    {
      name: '[CON-01] [XFR-01] a call',
      play: alone,
      rows: { primary: { ...PLAIN, ...ALONE, hold: 'on', end: 'on' } },
    },
    {
      name: '[HLD-01] [CON-01] a call on hold',
      play: () => then(alone(), ({ primary }) => acts(primary, 'hold')),
      rows: { primary: { ...PLAIN, ...ALONE, resume: 'on', end: 'on-hold' } },
    },
    {
      name: '[CON-02] [CON-03] consult requested, of an agent at a telephone',
      play: requested,
      // The telephone is where it is answered, or not.
      rows: { primary: { ...RECORDED, ...NOT_YET, resume: 'on', end: 'on-hold' }, other: {} },
    },
    {
      name: '[CON-03] [ANS-01] consult requested, of an agent at a browser station',
      needs: 'browser-station',
      play: requestedAtBrowser,
      rows: {
        primary: { ...RECORDED, ...NOT_YET, resume: 'on', end: 'on-hold' },
        other: { accept: 'on', decline: 'on' },
      },
    },
    {
      name: '[CON-03] [EDG-11] consult requested, the customer resumed',
      play: () => then(requested(), ({ primary }) => acts(primary, 'resume')),
      rows: { primary: { ...RECORDED, ...NOT_YET, hold: 'on', end: 'on' }, other: {} },
    },
    {
      name: '[CON-12] a consult that waits in a queue',
      play: queued,
      rows: { primary: { ...RECORDED, ...NOT_YET, resume: 'on', end: 'on-hold' } },
    },
    {
      name: '[CON-05] [CON-06] [EDG-24] consulting',
      play: () => pair(consulting()),
      rows: {
        primary: {
          ...RECORDED,
          ...ASKED,
          'consult-transfer': 'on',
          resume: 'on',
          'hold-consult': 'on',
          end: 'on-hold',
        },
        other: { 'exit-consult': 'on' },
      },
    },
    {
      name: '[CON-05] [CON-06] [EDG-24] consult on hold',
      play: () => then(pair(consulting()), ({ primary }) => acts(primary, 'hold-consult')),
      rows: {
        primary: { ...RECORDED, ...ASKED, 'consult-transfer': 'on', hold: 'on', 'resume-consult': 'on', end: 'on' },
        other: { 'exit-consult': 'on' },
      },
    },
    {
      name: '[CNF-04] [CNF-05] [CNF-06] [CNF-10] [REC-03] a conference',
      play: () => pair(conferencing()),
      rows: {
        primary: {
          ...NOTE,
          ...ROSTER,
          ...EXIT,
          hold: 'on',
          consult: 'on',
          end: 'on',
          'pause-recording': 'in-conference',
        },
        other: { ...NOTE, ...EXIT, consult: 'on', end: 'on' },
      },
    },
    {
      name: '[CNF-10] [HLD-01] a conference, the customer on hold',
      play: () => then(pair(conferencing()), ({ primary }) => acts(primary, 'hold')),
      rows: {
        primary: {
          ...NOTE,
          ...ROSTER,
          ...EXIT,
          resume: 'on',
          consult: 'on',
          end: 'on-hold',
          'pause-recording': 'in-conference',
        },
        other: { ...NOTE, ...EXIT, consult: 'on', end: 'on-hold' },
      },
    },
    {
      name: '[EDG-03] [CON-03] a conference, of which the primary asks somebody',
      play: async () => asking(await pair(conferencing()), 'primary', false),
      rows: {
        primary: { ...NOTE, ...RECORDED, ...ROSTER, ...EXIT, ...PENDING, resume: 'on', end: 'on-hold' },
        other: { ...NOTE, ...EXIT, consult: 'consult-elsewhere', end: 'on-hold' },
      },
    },
    {
      name: '[EDG-23] [CON-05] [CON-14] a conference, of which the primary consults',
      play: async () => asking(await pair(conferencing()), 'primary', true),
      rows: {
        primary: {
          ...NOTE,
          ...RECORDED,
          ...ROSTER,
          ...EXIT,
          ...ASKED,
          resume: 'on',
          'hold-consult': 'on',
          end: 'on-hold',
        },
        other: { ...NOTE, ...EXIT, consult: 'consult-elsewhere', end: 'on-hold' },
      },
    },
    {
      name: '[EDG-23] [CON-14] [CNF-06] a conference, of which another agent consults',
      play: async () => asking(await pair(conferencing()), 'other', true),
      rows: {
        primary: {
          ...NOTE,
          ...RECORDED,
          ...ROSTER,
          ...EXIT,
          resume: 'on',
          consult: 'consult-elsewhere',
          end: 'on-hold',
        },
        other: { ...NOTE, ...EXIT, ...ASKED, resume: 'on', 'hold-consult': 'on', end: 'on-hold' },
      },
    },
    {
      name: '[CNF-02] a conference of eight',
      play: eight,
      rows: {
        primary: {
          ...NOTE,
          ...ROSTER,
          ...EXIT,
          hold: 'on',
          consult: 'conference-full',
          end: 'on',
          'pause-recording': 'in-conference',
        },
        other: { ...NOTE, ...EXIT, consult: 'conference-full', end: 'on' },
      },
    },
    {
      name: '[CNF-07] wrap-up assist',
      play: () => then(pair(withThird()), ({ primary }) => customerLeaves(primary)),
      rows: {
        primary: { ...NOTE, ...EXIT, 'remove-participant': 'on', end: 'on' },
        other: { ...NOTE, ...EXIT },
        third: { ...NOTE, ...EXIT },
      },
    },
    {
      name: '[EDG-09] wrap-up assist, during a consult of the primary',
      play: () =>
        then(
          pair(conferencing()).then((cast) => asking(cast, 'primary', true)),
          ({ primary }) => customerLeaves(primary),
        ),
      rows: {
        primary: {
          ...NOTE,
          ...EXIT,
          'end-consult': 'on',
          conference: 'customer-gone',
          resume: 'customer-gone',
          'remove-participant': 'on',
          end: 'on',
        },
        other: { ...NOTE, ...EXIT },
      },
    },
    {
      name: '[EDG-01] a call that was a conference',
      play: inherited,
      rows: { primary: { ...PLAIN, ...ALONE, hold: 'on', end: 'on' } },
    },
    {
      name: '[WRP-02] [CNF-06] a call that was handed over',
      play: async () => {
        const [primary, other] = await consulting();
        await does(primary, 'consult-transfer');
        return { primary, other };
      },
      rows: {
        primary: { ...NOTE, 'wrap-up': 'on' },
        // Whoever has it now has nothing more to press [CON-10].
        other: { ...PLAIN, ...ALONE, hold: 'on', end: 'on' },
      },
    },
  ];

  describe('who may do what', () => {
    for (const { name, play, rows, needs: need } of SCENES) {
      for (const [role, row] of Object.entries(rows) as [Role, Row][]) {
        const on = ACTS.filter((act) => row[act] === 'on');
        const all = need ? [need] : [];

        needs(...all)(`${name}: ${role}, what is offered, and why not`, async () => {
          const player = (await play())[role];
          if (!player) throw new Error('Nobody plays that.');
          const controls = controlsOf(player.state, player.only.id);
          const shown = ACTS.flatMap((act) => {
            const control = controls[act];
            return control ? [[act, control.enabled ? 'on' : control.reason]] : [];
          });
          const due = ACTS.flatMap((act) => (row[act] && isThere(act) ? [[act, row[act]]] : []));
          expect(Object.fromEntries(shown)).to.deep.equal(Object.fromEntries(due));
          const before = player.only;
          for (const act of ACTS) {
            if (row[act] !== 'on' && isThere(act)) await isRefused(player, act);
          }
          expect(player.only).to.deep.equal(before);
        });

        for (const act of on) {
          const its = needOf(act);
          needs(...all, ...(its ? [its] : []))(`${name}: ${role}, ${act} is taken`, async () => {
            const player = (await play())[role];
            if (!player) throw new Error('Nobody plays that.');
            const participantId = whom(act, player.only, player.state.agent?.id ?? '');
            // Nobody is on hold whom one could resume: the act is there for those who are.
            if (participantId === null) return;
            await send(player, act, participantId);
          });
        }
      }
    }

    it('[CON-13] [CON-03] who has no desk answers and hangs up, and the call is what it is then', async () => {
      const world = async (player: Player, act: 'customer-leaves' | 'party-answers'): Promise<void> =>
        player.backend.world.act(act, { interactionId: player.only.id });
      const [asksOne] = await two();
      await asks(asksOne, NUMBER);
      await world(asksOne, 'party-answers');
      expect(asksOne.only.consult?.state).to.equal('connected');
      const party = asksOne.only.participants.find((one) => one.kind === 'dial-number');
      const leaves = { interactionId: asksOne.only.id, participantId: party?.id ?? '' };
      await asksOne.backend.world.act('party-leaves', leaves);
      expect(asksOne.only.consult).to.equal(null);
      await world(asksOne, 'customer-leaves');
      expect(asksOne.only.wrapUp).not.to.equal(null);
    });

    it('[CNF-08] somebody who was called leaves a conference: the others go on', async () => {
      const [me, other] = await conferencing();
      await asks(me, NUMBER);
      await advance(7000);
      await does(me, 'conference');
      const participantId = me.only.participants.find((one) => one.kind === 'dial-number')?.id ?? '';
      await me.backend.world.act('party-leaves', { interactionId: me.only.id, participantId });
      expect(me.only.participants.filter((one) => one.status === 'joined')).to.have.length(3);
      expect([where(me), where(other)]).to.deep.equal(['conference', 'conferenced']);
    });
  });
}

/** On whom an act of the roster can be tried; empty for the others, null where there is nobody. */
function whom(act: Act, { participants }: Interaction, me: string): string | null {
  if (!act.endsWith('-participant')) return '';
  const isHeld = act === 'resume-participant';
  const others = participants.filter((one) => one.leg === 'main' && one.status === 'joined' && one.agentId !== me);
  return others.find((one) => act === 'remove-participant' || (one.heldAt !== null) === isHeld)?.id ?? null;
}

function send(player: Player, act: Act, participantId: string): Promise<void> {
  const { id: interactionId, variables } = player.only;
  const variable = variables.find((one) => one.editable && one.type === 'string');
  const payload: Commands[Act] = {
    interactionId,
    to: NUMBER,
    othersTalk: false,
    participantId,
    reasonId: 'complaint',
    text: 'A note',
    variable: variable?.name ?? '',
    value: 'A value',
    base: variable?.version ?? 0,
  };
  return player.store.send(act, payload);
}

/** Refused by the centre, whatever a desktop would offer. */
async function isRefused(player: Player, act: Act): Promise<void> {
  const { participants } = player.only;
  const others = participants.filter((one) => one.kind === 'customer' || one.leg === 'main');
  for (const { id } of act.endsWith('-participant') ? others : [{ id: '' }]) {
    try {
      await send(player, act, id);
    } catch (error) {
      expect(error, act).to.be.instanceOf(Failure);
      const { code } = error as Failure;
      expect(['timeout', 'unsupported'], act).not.to.include(code);
      if (tellsCodes()) expect(code, act).not.to.equal('unexpected');
      continue;
    }
    throw new Error(`${act} was taken, though it is not offered.`);
  }
}
