// custom-elements.json: what editors, Storybook and readers of the package learn about the elements.
export default {
  globs: ['src/elements/**/*.ts', 'src/foundation/**/*.ts'], // the foundation for what elements inherit
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [onlyWhatIsPublic()],
};

/** Speaks of the files in the package, not of the sources, and only of what a host developer may use. */
function onlyWhatIsPublic() {
  return {
    name: 'only-what-is-public',
    packageLinkPhase({ customElementsManifest: manifest }) {
      manifest.modules = manifest.modules.filter((module) => module.declarations.some((it) => it.customElement));
      for (const module of manifest.modules) {
        module.declarations = module.declarations.filter((it) => it.customElement);
        const names = module.declarations.map((it) => it.name);
        module.exports = module.exports.filter((it) => names.includes(it.name));
        for (const declaration of module.declarations) {
          declaration.members = declaration.members?.filter(isPublic);
          declaration.attributes = declaration.attributes?.filter(isPublic);
        }
      }
      manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
      namePackageFiles(manifest);
      manifest.modules.push(definitions(manifest));
    },
  };
}

const isPublic = ({ name = '', privacy = 'public' }) => privacy === 'public' && !name.startsWith('#');

/** src/elements/x.ts → dist/elements/x.js, wherever a path stands. */
function namePackageFiles(node) {
  for (const [key, value] of Object.entries(node)) {
    if (value && typeof value === 'object') namePackageFiles(value);
    else if ((key === 'path' || key === 'module') && typeof value === 'string') {
      node[key] = value.replace(/^\/?src\/(.*)\.[jt]s$/, 'dist/$1.js');
    }
  }
}

/** Classes and their registration are apart: define.js registers every tag. */
function definitions({ modules }) {
  const path = 'dist/define.js';
  const elements = modules.flatMap((module) =>
    module.declarations.filter((it) => it.tagName).map(({ name, tagName }) => ({ name, tagName, module: module.path })),
  );
  return {
    kind: 'javascript-module',
    path,
    declarations: [],
    exports: elements.map(({ name, tagName, module }) => ({
      kind: 'custom-element-definition',
      name: tagName,
      declaration: { name, module },
    })),
  };
}
