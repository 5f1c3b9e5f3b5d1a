import { executeServerCommand } from '@web/test-runner-commands';

/** Puts the page into a time zone, as `Asia/Shanghai`. After the test it is where the machine is. */
export async function emulateTimeZone(name: string): Promise<void> {
  await executeServerCommand('time-zone', name);
}

// Test files share pages: what one leaves on, the next would get.
afterEach(() => emulateTimeZone(''));
