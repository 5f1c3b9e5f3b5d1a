// Installs what is missing: the packages, and with --browser a browser to test in.
// Uses nothing but Node, because it runs before `npm ci`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
checkNode();
installPackages();
if (process.argv.includes('--browser') && !findBrowser()) installBrowser();

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
  }
}

/** Once for each version of the lock: a stamp in node_modules remembers which one is installed. */
function installPackages() {
  const stamp = 'node_modules/.setup-stamp';
  const wanted = createHash('sha256')
    .update(readFileSync('package-lock.json', 'utf8').replaceAll('\r\n', '\n'))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  console.log('Installing the npm packages…');
  // --loglevel=error: some test tools declare Node 22 but run on 20; npm would warn about each.
  if (!npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error')) fail('npm ci failed.');
  writeFileSync(stamp, wanted);
}

function installBrowser() {
  console.log('No Chromium, Chrome or Edge found: installing one…');
  if (isDebian() && process.getuid?.() === 0) {
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation');
  } else {
    run(process.execPath, 'node_modules/playwright-core/cli.js', 'install', 'chromium');
  }
  if (!findBrowser()) fail('Could not install a browser. Install Chrome, Edge or Chromium, or set CHROME_PATH.');
}

function isDebian() {
  const release = '/etc/os-release';
  return existsSync(release) && /^ID(_LIKE)?="?debian/m.test(readFileSync(release, 'utf8'));
}

/** npm_execpath is the script of the npm that started us: the same npm, no shell, no npm.cmd on Windows. */
function npm(...args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, script, ...args);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ...args);
}

function run(command, ...args) {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: command.endsWith('.cmd'),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

function fail(why) {
  console.error(why);
  process.exit(1);
}
