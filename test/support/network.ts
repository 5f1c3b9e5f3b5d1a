import { executeServerCommand } from '@web/test-runner-commands';

/** From now on requests for these addresses fail; `*` stands for anything. Without any, all come through again. */
export async function blockUrls(...urls: readonly string[]): Promise<void> {
  await executeServerCommand('blocked-urls', [...urls]);
}

afterEach(() => blockUrls());
