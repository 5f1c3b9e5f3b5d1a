import { expect } from '@open-wc/testing';
import { sharedCentre } from '../../src/backends/remote/index.js';
import type { Shared, WorkerSource } from '../../src/backends/remote/index.js';
import { CLERK, farSubject, withClerk } from './far.js';
import { contract } from './suite.js';

let tests = 0;
let host: Shared | null = null;
afterEach(async () => host?.close());

/** A page that may have no worker. */
const worker: WorkerSource = () => {
  throw new Error('No worker here.');
};
contract('a centre in another page', async (organisation) => {
  tests += 1;
  const options = {
    name: `contract-page-${String(tests)}`,
    organisation: withClerk(organisation),
    keep: false,
    manualClock: true,
    worker,
  };
  const clerk = sharedCentre({ ...options, agentId: CLERK });
  host = clerk;
  await clerk.connect({ fact: () => undefined, link: () => undefined, ended: () => undefined });
  expect(clerk.place).to.equal('page');
  return farSubject(
    (agentId, clock) => {
      const seat = sharedCentre({ ...options, agentId, clock });
      const connect = seat.connect.bind(seat);
      return Object.assign(seat, {
        connect: async (listener: Parameters<typeof connect>[0]) => {
          await connect(listener);
          expect(seat.place).to.equal('other-page');
        },
      });
    },
    (milliseconds) => clerk.advance(milliseconds),
  );
});
