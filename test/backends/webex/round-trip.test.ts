/**
 * Agents by chance, one to four in one centre, who do whatever their desktops offer, while customers and telephones do as
 * they like. After each step what Webex would have told each of them is what the centre has, as far as Webex can carry
 * it (`carried`), and the same happened.
 */
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { Interaction, StationKind } from '../../../src/core/index.js';
import { idOf } from '../../contract/cast.js';
import { seated, steps, tries } from './chance.js';
import type { Step } from './chance.js';
import { carried, carriedAgent, differences } from './line.js';
import type { Line } from './line.js';

const RUNS = 200;
/** The same sequences each time, so that all kinds of frames are known to be among them; another number plays others. */
const SEED = 7;
/** What other seeds found once. */
const FOUND: [StationKind[], Step[]][] = [
  // The pause of a recording ends while a colleague is asked, who is told of nothing.
  [
    ['extension', 'extension'],
    [
      { kind: 'talk', who: 3 },
      { kind: 'offered', who: 1, which: 10, whom: 0 },
      { kind: 'talk', who: 3 },
      { kind: 'confer', who: 0, whom: 0, merge: false },
      { kind: 'offered', who: 0, which: 0, whom: 0 },
      { kind: 'call', who: 0, channel: 'call', mine: false },
      { kind: 'talk', who: 3 },
      { kind: 'answer', who: 0 },
      { kind: 'answer', who: 0 },
      { kind: 'talk', who: 3 },
      { kind: 'offered', who: 0, which: 0, whom: 0 },
      { kind: 'talk', who: 1 },
      { kind: 'offered', who: 0, which: 0, whom: 0 },
      { kind: 'wait', ms: 13000 },
      { kind: 'resync', who: 0 },
      { kind: 'confer', who: 1, whom: 0, merge: false },
      { kind: 'party-leaves', who: 0 },
      { kind: 'wait', ms: 13000 },
      { kind: 'wait', ms: 0 },
    ],
  ],
];

const stations = fc.array(fc.constantFrom<StationKind>('extension', 'dial-number', 'browser'), {
  minLength: 1,
  maxLength: 4,
});

/** What came, so that the sequences can be seen to get somewhere. */
const came = new Map<string, number>();

const sorted = (all: readonly Interaction[], agentId: string): Interaction[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => carried(one, agentId));

/**
 * What no frame tells apart: whose hold it was, a value that was saved as it had been, somebody who left in the very moment
 * when the call was over. Signing in and states are told of the agent.
 */
const UNTOLD: ReadonlySet<string> = new Set([
  ...['held', 'resumed', 'variable-saved', 'participant-left'],
  ...['signed-in', 'state-changed'],
]);

/** The same happened on both sides since this was asked last. */
function happened(line: Line, where: string): void {
  for (const player of line.players) {
    const names = (all: readonly { readonly name: string }[]): string[] =>
      all
        .map((one) => one.name)
        .filter((name) => !UNTOLD.has(name))
        .sort();
    const is = names(line.desk(player).happenings.splice(0));
    expect(is, `${where}: what happened to ${idOf(player)}`).to.deep.equal(names(player.happenings.splice(0)));
  }
}

function holds(line: Line, where: string): void {
  for (const player of line.players) {
    const agent = player.state.agent;
    if (!agent) continue;
    const desk = line.desk(player);
    const is = sorted(desk.translator.interactions, agent.id);
    const truth = sorted(player.calls, agent.id);
    const wrong = differences(is, truth);
    if (wrong.length > 0) {
      expect.fail(`${where}: ${agent.id}: ${wrong.join('; ')}, after ${desk.kinds().slice(-6).join()}`);
    }
    const self = JSON.stringify(carriedAgent(desk.translator.agent));
    expect(self, `${where}: the agent ${agent.id}`).to.equal(JSON.stringify(carriedAgent(agent)));
    expect(desk.dropped, `${where}: dropped`).to.deep.equal([]);
    expect(desk.resyncs, `${where}: asked anew`).to.equal(0);
  }
}

async function live(kinds: readonly StationKind[], sequence: readonly Step[]): Promise<void> {
  const line = await seated(kinds);
  holds(line, 'signed in');
  happened(line, 'signed in');
  for (const [index, step] of sequence.entries()) {
    const where = `step ${String(index)}, ${JSON.stringify(step)}`;
    // Frames that say the same of the same millisecond are one frame.
    await line.advance(1);
    await tries(line, step);
    holds(line, where);
    happened(line, where);
  }
  for (const player of line.players) {
    for (const kind of line.desk(player).kinds()) came.set(kind, (came.get(kind) ?? 0) + 1);
    await player.store.disconnect();
  }
}

describe('Webex frames, by chance', () => {
  it('tell each agent what the centre has', async () => {
    await fc.assert(
      fc.asyncProperty(stations, steps, (kinds, sequence) => live(kinds, sequence)),
      { numRuns: RUNS, seed: SEED, examples: FOUND, includeErrorInReport: true },
    );
  }).timeout(120_000);

  it('were of every kind', () => {
    for (const kind of [
      ...['AgentContactReserved', 'AgentOfferContact', 'AgentContactAssigned', 'AgentOfferContactRona'],
      ...['AgentContactHeld', 'AgentContactUnheld', 'ContactRecordingPaused', 'ContactRecordingResumed'],
      ...['AgentConsultCreated', 'AgentOfferConsult', 'AgentConsulting', 'AgentConsultEnded', 'AgentConsultFailed'],
      ...['AgentConsultConferenced', 'ParticipantJoinedConference', 'ParticipantLeftConference', 'ContactOwnerChanged'],
      ...['AgentConsultTransferred', 'AgentBlindTransferred', 'AgentVteamTransferred', 'ContactUpdated'],
      ...['ContactEnded', 'AgentWrapup', 'AgentWrappedUp', 'AgentOfferCampaignReservation', 'AgentCtqCancelled'],
    ]) {
      expect(came.get(kind) ?? 0, kind).to.be.above(0);
    }
  });
});
