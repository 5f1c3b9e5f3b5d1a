// An agent must be able to answer the next call whatever is open, so the kit's dialogs are not modal.
// The one exception, a host's own modal, lives in a file that says so with a disabling comment.
export const noShowModal = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { modal: 'No showModal(): under a modal dialog requests cannot be answered. Use show() and a popover.' },
  },
  create: (context) => ({
    'CallExpression > MemberExpression.callee[property.name="showModal"]'(node) {
      context.report({ node, messageId: 'modal' });
    },
  }),
};
