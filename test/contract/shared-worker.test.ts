import { expect } from '@open-wc/testing';
import { sharedCentre } from '../../src/backends/remote/index.js';
import { frameWorker } from '../support/worker.js';
import { CLERK, farSubject, withClerk } from './far.js';
import { contract } from './suite.js';

let tests = 0;
let end = (): void => undefined;
afterEach(() => end());

contract('a shared worker', async (organisation) => {
  tests += 1;
  const frame = frameWorker();
  end = () => frame.end();
  const options = {
    name: `contract-${String(tests)}`,
    organisation: withClerk(organisation),
    keep: false,
    manualClock: true,
    worker: frame.worker,
  };
  const clerk = sharedCentre({ ...options, agentId: CLERK });
  await clerk.connect({ fact: () => undefined, link: () => undefined, ended: () => undefined });
  expect(clerk.place).to.equal('shared-worker');
  return farSubject(
    (agentId, clock) => sharedCentre({ ...options, agentId, clock }),
    (milliseconds) => clerk.advance(milliseconds),
  );
});
