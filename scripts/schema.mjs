// Writes src/backends/simulator/settings.schema.json, which editors check an administrator's file with; with --check,
// says whether the file is up to date. The comments above the settings become their descriptions.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { format, resolveConfig } from 'prettier';
import { tsImport } from 'tsx/esm/api';
import ts from 'typescript';
import { root } from './lib.mjs';

const source = join(root, 'src/backends/simulator/settings-schema.ts');
const file = join(root, 'src/backends/simulator/settings.schema.json');
const { organisationSchema } = await tsImport('../src/backends/simulator/settings-schema.ts', import.meta.url);

const { $schema, ...rest } = toJsonSchema(organisationSchema, {
  target: 'draft-2020-12',
  // Not typeMode 'input': that stops at the first transformation, so the lengths of trimmed texts would be lost.
  // Settings with a default are optional in this mode as well.
  typeMode: 'ignore',
  ignoreActions: ['trim'],
  overrideAction: ({ valibotAction: action, jsonSchema }) => {
    // JSON Schema reads every pattern with the flag u, so no meaning is lost. An editor shows the message.
    if (action.type === 'regex')
      return { ...jsonSchema, pattern: action.requirement.source, description: action.message };
    return undefined;
  },
});
const schema = { $schema, title: 'Settings of the embedded contact centre of wx-agent-kit', ...rest };
describe(schema, '', commentsOf(source));
const text = await format(JSON.stringify(schema), { ...(await resolveConfig(file)), parser: 'json' });

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== text) {
  console.error('settings.schema.json does not match settings.ts: run `node scripts/schema.mjs` and commit it.');
  process.exit(1);
}

/** Comments by the path of their setting, such as `agents.begins`. */
function commentsOf(path) {
  const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const constants = new Map();
  const comments = new Map();
  const collect = (node) => {
    if (ts.isVariableDeclaration(node) && node.initializer) constants.set(node.name.getText(), node.initializer);
    ts.forEachChild(node, collect);
  };
  collect(tree);

  const walk = (node, at) => {
    if (ts.isPropertyAssignment(node)) {
      const here = at ? `${at}.${node.name.getText()}` : node.name.getText();
      const [comment] = ts.getJSDocCommentsAndTags(node);
      if (comment) comments.set(here, ts.getTextOfJSDocComment(comment.comment));
      walk(node.initializer, here);
    } else if (ts.isIdentifier(node)) {
      const constant = constants.get(node.text);
      if (constant) walk(constant, at);
    } else if (ts.isPropertyAccessExpression(node)) {
      // `v.strictObject` names no setting.
    } else {
      ts.forEachChild(node, (child) => walk(child, at));
    }
  };
  walk(constants.get('organisationSchema'), '');
  return comments;
}

/** The settings' comments go before what a pattern says. */
function describe(node, at, comments) {
  for (const [name, property] of Object.entries((node.items ?? node).properties ?? {})) {
    const here = at ? `${at}.${name}` : name;
    const comment = comments.get(here);
    if (comment) property.description = comment;
    describe(property, here, comments);
  }
}
