// Installs the SDK that test/webex runs, where it is missing: 146 MB that no other work on the project needs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../test/webex/', import.meta.url));
const stamp = `${folder}node_modules/.setup-stamp`;

/** Once for each version of the lock; true when it is there. */
export function installSdk() {
  const lock = readFileSync(`${folder}package-lock.json`, 'utf8').replaceAll('\r\n', '\n');
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  console.log("Installing Webex's SDK for its tests…");
  if (!npm('ci', '--loglevel=error')) return false;
  writeFileSync(stamp, wanted);
  return true;
}

/** npm_execpath is the script of the npm that started us: the same npm, no shell, no npm.cmd on Windows. */
function npm(...args) {
  const script = process.env.npm_execpath;
  const isScript = script?.endsWith('.js');
  const command = isScript ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(command, isScript ? [script, ...args] : args, {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: command.endsWith('.cmd'),
  });
  return status === 0;
}
