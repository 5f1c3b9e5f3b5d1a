// The kit can be registered under another prefix; only the html of foundation/html puts it into templates.
export const ownHtml = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { foreign: 'Import html from foundation/html: it puts the prefix of this copy into the tags.' },
  },
  create: (context) => ({
    'ImportDeclaration[importKind!="type"] > ImportSpecifier[imported.name="html"]'(node) {
      if (!/(^|\/)foundation\/html\.js$/.test(node.parent.source.value)) context.report({ node, messageId: 'foreign' });
    },
  }),
};
