import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import storybook from 'eslint-plugin-storybook';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import wx from './scripts/eslint/index.mjs';

export default defineConfig(
  { ignores: ['dist', 'cdn', 'storybook-static'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [
      tseslint.configs.strictTypeChecked,
      lit['flat/recommended'],
      wc['flat/best-practice'],
      litA11y.configs['flat/recommended'] ?? {
        plugins: { 'lit-a11y': litA11y },
        rules: litA11y.configs.recommended.rules,
      },
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Lit binds the handlers of a template to their element.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An act without a payload is an empty object, and means it.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // The centre's state is plain records by id, so that it can be kept and sent; entries come and go.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // A leading underscore says: must be there, is not used.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { wx },
    rules: { 'wx/no-own-tag-selectors': 'error', 'wx/no-unsafe-markup': 'error', 'wx/strict-templates': 'error' },
  },
  { files: ['src/elements/**/*.ts'], plugins: { wx }, rules: { 'wx/own-html': 'error' } },
  { files: ['src/{elements,foundation}/**/*.ts'], plugins: { wx }, rules: { 'wx/no-show-modal': 'error' } },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off', // a test fails either way
      '@typescript-eslint/no-unused-expressions': 'off', // chai: expect(x).to.be.true
      '@typescript-eslint/no-floating-promises': 'off', // chai's assertions are thenable
      '@typescript-eslint/require-await': 'off', // a story's play, a fake port
      'lit-a11y/accessible-name': 'off', // fixtures are parts of a page
    },
  },
  storybook.configs['flat/recommended'],
  {
    files: ['**/*.mjs', 'test/webex/seat/*.js'],
    rules: { 'no-undef': 'off' }, // scripts: Node's globals, and the browser's in page functions
  },
);
