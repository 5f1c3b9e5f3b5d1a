import { templateText } from './template-text.mjs';

// A strict host forbids inline styles: a style attribute or a <style> in a template does nothing there.
// Custom properties are set by the vars() directive, the rest is in the element's stylesheet.
export const strictTemplates = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      attribute: 'No style attribute: a strict policy drops it. Use vars(), or a class.',
      element: 'No <style>: a strict policy drops it. Put it into the static styles.',
      markup: 'No markup from strings: a strict policy refuses it. Write a template.',
    },
  },
  create: (context) => ({
    'TaggedTemplateExpression[tag.name=/^(html|svg|mathml)$/]'(node) {
      const text = templateText(node).replace(/<!--[\s\S]*?-->/g, '');
      if (/<style[\s>]/i.test(text)) context.report({ node, messageId: 'element' });
      // Only within a tag: text may say style= as it likes.
      for (const [tag] of text.matchAll(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>?/gi)) {
        const names = tag.replace(/"[^"]*"|'[^']*'/g, '""');
        if (/\s\.?style\s*=/i.test(names)) context.report({ node, messageId: 'attribute' });
        if (/\s\.(innerHTML|outerHTML|srcdoc)\s*=/i.test(names)) context.report({ node, messageId: 'markup' });
      }
    },
  }),
};
