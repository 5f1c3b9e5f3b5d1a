import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

export default {
  rootDir: path('.'),
  hostname: '127.0.0.1',
  // Lit's production build, as hosts get it; its development build fills the console.
  nodeResolve: { exportConditions: ['browser'] },
  middleware: [demoAtRoot, openToBoxes],
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: path('tsconfig.json') })],
};

/** The demo's files have relative addresses, so / leads to /demo/. */
function demoAtRoot(context, next) {
  if (context.path !== '/') return next();
  if (existsSync(path('demo/index.html'))) return context.redirect('/demo/');
  context.body = 'There is no demo yet.';
}

/** A frame in a box has no origin, and so gets even its own modules as a stranger. */
function openToBoxes(context, next) {
  if (context.get('Origin') === 'null') context.set('Access-Control-Allow-Origin', 'null');
  return next();
}
