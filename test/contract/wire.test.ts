import { remote } from '../../src/backends/remote/client.js';
import { CentreHost } from '../../src/backends/remote/host.js';
import { channelPair } from '../../src/backends/remote/ports.js';
import type { Channel } from '../../src/backends/remote/wire.js';
import { EmbeddedCentre } from '../../src/backends/simulator/index.js';
import { ManualClock } from '../../src/core/index.js';
import { farSubject } from './far.js';
import { contract } from './suite.js';

contract('over a wire within the page', (organisation) => {
  const clock = new ManualClock();
  const host = new CentreHost(new EmbeddedCentre({ organisation, clock }), { clock });
  return Promise.resolve(
    farSubject(
      (agentId, waits) => {
        const open = () => {
          const [mine, its] = channelPair();
          host.attach(asText(its));
          return mine;
        };
        return remote(open, { agentId, clock: waits });
      },
      (milliseconds) => {
        clock.advance(milliseconds);
        return Promise.resolve();
      },
    ),
  );
});

/** What goes through this end goes as text, as on a socket. */
function asText(end: Channel): Channel {
  const channel: Channel = {
    onFrame: null,
    onClose: null,
    post: (frame) => end.post(JSON.stringify(frame)),
    close: (reason) => end.close(reason),
  };
  end.onFrame = (frame) => channel.onFrame?.(frame);
  end.onClose = (reason) => channel.onClose?.(reason);
  return channel;
}
