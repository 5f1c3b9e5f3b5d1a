// Markup from strings breaks Trusted Types, and styleMap loses its first render under a strict policy.
const directives = /^(styleMap|unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic)$/;
const setters = /^(innerHTML|outerHTML|srcdoc|cssText)$/;
const calls = /^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|parseFromString)$/;

export const noUnsafeMarkup = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { unsafe: '{{name}} does not work on a strict host page. Write a template, or use vars() for styles.' },
  },
  create(context) {
    const report = (node, name) => context.report({ node, messageId: 'unsafe', data: { name } });
    return {
      ImportSpecifier(node) {
        const name = node.imported.name ?? node.imported.value;
        if (directives.test(name)) report(node, name);
      },
      'AssignmentExpression > MemberExpression.left'({ property }) {
        const name = property.name ?? property.value;
        if (setters.test(name)) report(property, name);
      },
      'CallExpression > MemberExpression.callee'({ property, parent }) {
        if (calls.test(property.name)) report(property, property.name);
        if (property.name === 'setAttribute' && parent.arguments[0]?.value === 'style') report(property, 'style');
      },
    };
  },
};
