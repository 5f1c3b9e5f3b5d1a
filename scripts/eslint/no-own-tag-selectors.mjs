import { templateText } from './template-text.mjs';

// The kit can be registered under another prefix: a selector that names wx-… finds nothing then.
// Use a class, a part or an id.
const queries = /^(querySelector|querySelectorAll|closest|matches|getElementsByTagName)$/;
const ownTag = /(?<![\w.#\-"'=])wx-[a-z]/i;

export const noOwnTagSelectors = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { tag: 'No selector by tag: with another prefix it finds nothing. Use a class, a part or an id.' },
  },
  create: (context) => ({
    CallExpression(node) {
      const name = node.callee.property?.name;
      const [selector] = node.arguments;
      if (name && queries.test(name) && selector && ownTag.test(stringOf(selector))) {
        context.report({ node: selector, messageId: 'tag' });
      }
    },
    'TaggedTemplateExpression[tag.name="css"]'(node) {
      const text = templateText(node).replace(/\/\*[\s\S]*?\*\//g, '');
      // What stands before a brace is a selector, or the head of an at-rule, which may be named as it likes.
      const heads = [...text.matchAll(/([^{};]+)\{/g)].map(([, head]) => head.trim());
      if (heads.some((head) => !head.startsWith('@') && ownTag.test(head))) context.report({ node, messageId: 'tag' });
    },
  }),
};

function stringOf(node) {
  if (node.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.cooked).join('\0');
  return typeof node.value === 'string' ? node.value : '';
}
