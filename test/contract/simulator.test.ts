import { EmbeddedCentre } from '../../src/backends/simulator/index.js';
import { ManualClock } from '../../src/core/index.js';
import { contract } from './suite.js';

contract('the embedded centre in the page', (organisation) => {
  const clock = new ManualClock();
  const centre = new EmbeddedCentre({ organisation, clock });
  return Promise.resolve({
    clock,
    seat: (agentId: string) => centre.seat(agentId),
    advance: async (milliseconds: number) => {
      clock.advance(milliseconds);
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  });
});
