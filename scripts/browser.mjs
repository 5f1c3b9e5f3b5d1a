// Finds a Chromium, Chrome or Edge. No dependency: it also runs before anything is installed.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';

const { env } = process;

/**
 * The path of a browser.
 * @returns {string | undefined}
 */
export function findBrowser() {
  return [env.CHROME_PATH, ...installed(), ...playwrights()].find((path) => path && runs(path));
}

/** Chromium refuses its sandbox to root; the rest keeps it quiet, off the network and alive in small containers. */
export const browserArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where the system keeps browsers. */
function installed() {
  const combine = (roots, names) => roots.filter(Boolean).flatMap((root) => names.map((name) => join(root, name)));
  switch (platform()) {
    case 'darwin':
      return combine(
        ['/Applications', join(homedir(), 'Applications')],
        ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `${name}.app/Contents/MacOS/${name}`),
      );
    case 'win32':
      return combine(
        [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA],
        [
          'Google/Chrome/Application/chrome.exe',
          'Chromium/Application/chrome.exe',
          'Microsoft/Edge/Application/msedge.exe',
        ],
      );
    default:
      return combine(
        [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'],
        [
          'chromium',
          'chromium-browser',
          'google-chrome-stable',
          'google-chrome',
          'microsoft-edge-stable',
          'microsoft-edge',
        ],
      );
  }
}

/** What `playwright-core install chromium` leaves behind, the newest first. */
function playwrights() {
  const cache =
    env.PLAYWRIGHT_BROWSERS_PATH ||
    {
      darwin: join(homedir(), 'Library/Caches/ms-playwright'),
      win32: join(env.LOCALAPPDATA ?? '', 'ms-playwright'),
    }[platform()] ||
    join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright');
  if (!existsSync(cache)) return [];
  const versions = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
  return versions
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((version) =>
      [
        'chrome-linux64/chrome',
        'chrome-linux/chrome',
        'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
        'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
        'chrome-win64/chrome.exe',
        'chrome-win/chrome.exe',
      ].map((file) => join(cache, version, file)),
    );
}
