// The tests with the real SDK of Webex (npm run test:webex): installs it where it is missing, and runs test/webex.
import { run } from './lib.mjs';
import { installSdk } from './setup-webex.mjs';

const isThere = installSdk();
if (!isThere) console.error("Webex's SDK could not be installed.");
const files = process.argv.slice(2);
const passed =
  isThere && run('wtr', '--config', 'test/webex/wtr.config.mjs', ...(files.length > 0 ? ['--files', ...files] : []));
process.exitCode = passed ? 0 : 1;
