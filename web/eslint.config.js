import js from '@eslint/js';
import vue from 'eslint-plugin-vue';
import accessibility from 'eslint-plugin-vuejs-accessibility';
import ts from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

/** Borders: shared knows no feature and not the app; a feature is entered by its index alone. */
const border = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const deepFeature = {
  regex: '^@/features/[^/]+/.+',
  message: "Enter a feature by its index: import from '@/features/<name>'.",
};
const relativeFeature = {
  regex: '^(\\.\\./)+features/',
  message: "Enter a feature by its index: import from '@/features/<name>'.",
};
const anyFeature = { regex: '(^@/features|^(\\.\\./)+features)(/|$)', message: 'shared/ knows no feature.' };
const anyApp = { regex: '(^@/app|^(\\.\\./)+app)(/|$)', message: 'Only app/ knows the application.' };

export default ts.config(
  { ignores: ['dist', 'target', 'test-results', 'playwright-report', 'src/shared/api/schema.d.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: ts.parser, sourceType: 'module' } },
  },
  {
    languageOptions: { globals: { window: 'readonly', document: 'readonly' } },
    rules: {
      // TypeScript knows the globals; ESLint need not.
      'no-undef': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error',
      'vue/no-bare-strings-in-template': [
        'error',
        {
          allowlist: [
            '—',
            '✓',
            '✗',
            '▣',
            '–',
            '·',
            '/',
            '%',
            '(',
            ')',
            ':',
            '…',
            '●',
            '▲',
            '◆',
            '■',
            '○',
            '◌',
            '×',
            '→',
            ' ',
          ],
        },
      ],
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      // Layout of a template is Prettier's work.
      'vue/max-attributes-per-line': 'off',
      'vue/html-self-closing': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      // A label may hold its control or name it by id.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/form-control-has-label': 'off',
      // A region may listen for Escape and for the focus leaving it.
      'vuejs-accessibility/no-static-element-interactions': 'off',
    },
  },
  { files: ['src/shared/**'], rules: border([anyFeature, anyApp]) },
  { files: ['src/features/**'], rules: border([deepFeature, relativeFeature, anyApp]) },
  { files: ['src/app/**'], rules: border([deepFeature, relativeFeature]) },
  {
    files: ['src/**/*.test.ts', 'src/app/testing/**', 'src/gallery/**', 'e2e/**'],
    rules: {
      'vue/one-component-per-file': 'off',
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['src/gallery/**'], rules: { 'vue/no-bare-strings-in-template': 'off' } },
  { files: ['scripts/**', 'e2e/**', '*.config.*'], rules: { 'no-console': 'off' } },
);
