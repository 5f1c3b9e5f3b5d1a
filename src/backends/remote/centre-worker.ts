/**
 * The contact centre in a worker: one that all tabs share, or one of the page that hosts it. Its clock goes on when every
 * page is hidden. A file of its own in each build.
 */
import { Failure } from '../../core/index.js';
import { Home } from './home.js';
import { asCall } from './meeting.js';
import type { Call, HostedPlace, Reply } from './meeting.js';
import { toWire } from './says.js';

/** A worker that is just being ended still holds its lock; so long the next one waits for it, in milliseconds. */
const PATIENCE = 1_500;

const isShared = 'onconnect' in globalThis;
const place: HostedPlace = isShared ? 'shared-worker' : 'page';

let opening: Promise<Home | null> | null = null;

// To a shared worker a port comes with each page, to the other one by a message.
addEventListener(isShared ? 'connect' : 'message', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port) listen(port);
});

/** A page calls once; what comes over the port after that is the wire. */
function listen(port: MessagePort): void {
  const onMessage = ({ data }: MessageEvent<unknown>): void => {
    const call = asCall(data);
    if (!call) return;
    port.removeEventListener('message', onMessage);
    void take(port, call).then((reply) => port.postMessage(reply));
  };
  port.addEventListener('message', onMessage);
  port.start();
}

async function take(port: MessagePort, { options, lock }: Call): Promise<Reply> {
  try {
    opening ??= Home.open(options, place, PATIENCE);
    const home = await opening;
    if (!home) {
      opening = null;
      return { type: 'elsewhere' };
    }
    home.check(options);
    home.attach(port, lock, () => port.close());
    return { type: 'here', life: home.life, place };
  } catch (error) {
    if (!(error instanceof Failure)) opening = null;
    return { type: 'refused', failure: toWire(Failure.from(error)) };
  }
}
