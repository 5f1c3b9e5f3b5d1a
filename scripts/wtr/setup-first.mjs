// Makes test/support/setup.ts the first import of every test file, so that no file can forget it.
// The import goes on the first line: line numbers in failures stay right.
export const setupFirst = () => ({
  name: 'setup-first',
  transform({ path, body }) {
    if (/^\/test\/.*\.test\.ts$/.test(path)) return `import '/test/support/setup.ts'; ${body}`;
  },
});
