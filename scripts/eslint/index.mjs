// The project's own lint rules. Each holds one promise that the types cannot.
import { noOwnTagSelectors } from './no-own-tag-selectors.mjs';
import { noShowModal } from './no-show-modal.mjs';
import { noUnsafeMarkup } from './no-unsafe-markup.mjs';
import { ownHtml } from './own-html.mjs';
import { strictTemplates } from './strict-templates.mjs';

export default {
  rules: {
    'no-own-tag-selectors': noOwnTagSelectors,
    'no-show-modal': noShowModal,
    'no-unsafe-markup': noUnsafeMarkup,
    'own-html': ownHtml,
    'strict-templates': strictTemplates,
  },
};
