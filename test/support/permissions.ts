import { executeServerCommand } from '@web/test-runner-commands';

/** Sets what the browser's user said to this page about a permission: the real state, by Chromium's own protocol. */
export async function setPermission(name: 'notifications', setting: 'granted' | 'denied' | 'prompt'): Promise<void> {
  await executeServerCommand('permission', { name, setting });
}

// Test files share pages: what one allows, the next would have.
afterEach(() => setPermission('notifications', 'prompt'));
