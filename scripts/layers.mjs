// Which part of src may know which, and where time may come from. test/tools/layers.test.mjs holds it.
import { posix } from 'node:path';
import ts from 'typescript';

/** What each layer may import besides itself: other layers, files (with .ts) and packages. */
export const layers = {
  core: [],
  locales: ['core', 'locales/on-demand'],
  'locales/on-demand': ['core'],
  foundation: ['core', 'locales', 'lit', '@lit/context'],
  elements: ['foundation', 'core', 'locales/on-demand', 'audio', 'lit', '@lit/context'],
  'elements/simulator-panel': ['foundation', 'core', 'locales/on-demand', 'lit', '@lit/context'],
  // What several back ends share lies directly in backends.
  backends: ['core', 'backends/simulator/random.ts'],
  'backends/sound': ['core', 'backends', 'backends/simulator/random.ts'],
  'backends/faults': ['core', 'backends', 'backends/sound', 'backends/simulator/random.ts'],
  'backends/simulator': ['core', 'backends', 'backends/faults', 'backends/sound', 'valibot'],
  'backends/remote': ['core', 'backends', 'backends/faults', 'backends/simulator', 'backends/sound', 'valibot'],
  'backends/webex': ['core', '@webex/contact-center'],
  'backends/gateway': [
    'core',
    'backends',
    'backends/simulator',
    'backends/webex/sdk.ts',
    'backends/webex/names.ts',
    'node',
    'ws',
  ],
  hosts: ['core', 'foundation/events.ts', '@microsoft/teams-js'],
  directories: ['core', 'foundation/events.ts'],
  audio: ['core', 'foundation/events.ts'],
  bin: [
    ...['core', 'backends', 'backends/simulator', 'backends/remote', 'backends/gateway', 'backends/webex'],
    ...['node', 'valibot', 'ws', 'ajv'],
  ],
};

/** Reached by `import()` alone from the files directly in src: the page that does not use them does not load them. */
const lazyLayers = ['backends', 'elements/simulator-panel', 'hosts', 'directories', 'audio'];

/** What only parts use that are loaded on demand (docs/decisions/0008): no page loads it at once. */
const onDemand = /\/on-demand\/|^audio\//;

/** The files that may ask the system for the time or for a timer; every other one is given a Clock. */
export const timeKeepers = {
  'core/clock.ts': 'is the system clock, and so the one place that reads it',
  'audio/meter.ts': 'reads a level as often as frames are painted, and never where none is',
  'foundation/ticker.ts': 'the one ticker that repaints all counting labels',
  'elements/desktop.ts': 'ends the session of a desktop that stays detached for a second',
};

const timers = ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'];
const globals = ['window', 'self', 'globalThis'];
const domNames = [
  ...['window', 'document', 'navigator', 'location', 'history', 'customElements', 'matchMedia'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'BroadcastChannel', 'Worker', 'SharedWorker'],
  ...['Element', 'HTMLElement', 'Node', 'ShadowRoot', 'CustomEvent', 'MouseEvent', 'KeyboardEvent'],
];

/** Checks sources, a map from path within src to text; returns one line for each fault. */
export function check(sources) {
  const files = new Map([...sources].map(([path, text]) => [path, read(path, text)]));
  const faults = [];
  for (const [path, { imports, names, times }] of files) {
    for (const { target, kind } of imports) {
      const why = forbidden(path, target, kind);
      if (why) faults.push(`${path} imports ${target}: ${why}`);
    }
    if (!(path in timeKeepers)) {
      for (const name of times) faults.push(`${path} uses ${name}: time comes from the Clock that is passed in`);
    }
    if (layerOf(path) === 'core') {
      for (const name of names.filter((name) => domNames.includes(name))) {
        faults.push(`${path} uses ${name}: core runs without a DOM`);
      }
    }
  }
  return [...faults, ...tooEarly(files), ...cycles(files)];
}

function layerOf(path) {
  const folders = path.split('/').slice(0, -1);
  const [first, second] = folders;
  return `${first}/${second}` in layers ? `${first}/${second}` : first;
}

function forbidden(path, target, kind) {
  const layer = layerOf(path);
  const isOwn = target.endsWith('.ts') || target.endsWith('.json');
  if (layer === undefined) {
    // index, define, react, cdn: they join the layers, and load only what every page needs.
    if (isOwn && kind === 'static' && lazyLayers.includes(layerOf(target)?.split('/')[0])) return 'only import() may';
    if (isOwn && kind === 'static' && lazyLayers.includes(layerOf(target))) return 'only import() may';
    return undefined;
  }
  const allowed = layers[layer];
  if (!allowed) return `${layer} is no layer yet: add it to scripts/layers.mjs`;
  if (isOwn) {
    const targetLayer = layerOf(target);
    if (targetLayer === layer || allowed.includes(targetLayer) || allowed.includes(target)) return undefined;
    return `${layer} may not know ${targetLayer ?? 'the entry files'}`;
  }
  const name = target.startsWith('node:') ? 'node' : target.match(/^(@[^/]+\/)?[^/]+/)[0];
  return allowed.includes(name) ? undefined : `${layer} may not use this package`;
}

/** The imports, the global names and the sources of time in one file. */
function read(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports = [];
  const names = new Set();
  const declared = new Set();
  const times = new Set();
  visit(source);
  return { imports, times: [...times], names: [...names].filter((name) => !declared.has(name)) };

  function visit(node) {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ? 'type' : 'static');
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'static');
    else if (ts.isImportTypeNode(node)) add(node.argument.literal, 'type');
    else if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], 'lazy');
      if (isGlobal(node.expression, 'Date')) times.add('Date()');
    } else if (ts.isNewExpression(node)) {
      if (isGlobal(node.expression, 'Date') && !node.arguments?.length) times.add('new Date()');
    } else if (ts.isPropertyAccessExpression(node)) {
      const { expression, name } = node;
      if (name.text === 'now' && isGlobal(expression, 'Date')) times.add('Date.now');
      if (name.text === 'now' && isGlobal(expression, 'performance')) times.add('performance.now');
    } else if (ts.isIdentifier(node)) {
      if (isDeclaration(node)) declared.add(node.text);
      else if (!isMember(node)) names.add(node.text);
      if (timers.includes(node.text) && !isDeclaration(node) && !isMember(node)) times.add(node.text);
    }
    ts.forEachChild(node, visit);
  }

  function add(specifier, kind) {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const target = specifier.text;
    const own = target.startsWith('.');
    const resolved = own ? posix.join(posix.dirname(path), target).replace(/\.js$/, '.ts') : target;
    imports.push({ target: resolved, kind });
  }
}

/** `Date`, or `globalThis.Date`. */
function isGlobal(node, name) {
  if (ts.isPropertyAccessExpression(node))
    return node.name.text === name && globals.includes(node.expression.getText());
  return ts.isIdentifier(node) && node.text === name;
}

/** A name after a dot, or in an object or a type; `window.setTimeout` is none. */
function isMember(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) {
    return parent.name === node && !globals.includes(parent.expression.getText());
  }
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return true;
  return (
    isNameOf(parent, node) && (ts.isClassElement(parent) || ts.isTypeElement(parent) || ts.isPropertyAssignment(parent))
  );
}

/** A parameter, variable, function, class or type of the file's own. */
function isDeclaration(node) {
  const { parent } = node;
  if (!isNameOf(parent, node)) return false;
  return (
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isClassDeclaration(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isTypeParameterDeclaration(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isImportClause(parent)
  );
}

function isNameOf(parent, node) {
  return parent.name === node;
}

/** What the files directly in src load at once, though it is to be loaded on demand: by whom each was imported. */
function tooEarly(files) {
  const found = [];
  const done = new Set();
  const visit = (path) => {
    if (done.has(path)) return;
    done.add(path);
    for (const { target, kind } of files.get(path)?.imports ?? []) {
      if (kind !== 'static') continue;
      if (onDemand.test(target)) found.push(`${path} imports ${target}: it is loaded at once, that on demand`);
      else visit(target);
    }
  };
  for (const path of files.keys()) if (!path.includes('/')) visit(path);
  return found;
}

/** Every circle of static imports once; types count, since they too tie two files into one. */
function cycles(files) {
  const found = [];
  const done = new Set();
  const visit = (path, trail) => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push(`import cycle: ${[...trail.slice(start), path].join(' → ')}`);
    if (start >= 0 || done.has(path)) return;
    for (const { target, kind } of files.get(path)?.imports ?? []) {
      if (kind !== 'lazy' && files.has(target)) visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of files.keys()) visit(path, []);
  return found;
}
