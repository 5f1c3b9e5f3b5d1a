import { executeServerCommand } from '@web/test-runner-commands';
import type { Remote } from '../../src/backends/remote/client.js';
import { socketCentre } from '../../src/backends/remote/socket.js';
import { CLERK, farSubject, withClerk } from './far.js';
import { contract } from './suite.js';

let mover: Remote | undefined;

contract('over a socket to a server', async (organisation) => {
  await mover?.disconnect();
  const url = await executeServerCommand<string, unknown>('socket-centre', withClerk(organisation));
  const seat = socketCentre({ url, agent: CLERK });
  mover = seat;
  const ignore = (): void => undefined;
  await seat.connect({ fact: ignore, link: ignore, ended: ignore });
  return farSubject(
    (agent, clock) => socketCentre({ url, agent, clock }),
    (milliseconds) => seat.advance(milliseconds),
  );
});
