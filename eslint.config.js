import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import { layerRules } from './eslint.rules.ts'
import svelteConfig from './svelte.config.js'

export default defineConfig(
  globalIgnores(['out', 'dist', 'test-results', 'test/fixtures', 'resources']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      eqeqeq: 'error',
      // samples hold control characters, and templates are searched for them
      'no-control-regex': 'off',
      'max-len': [
        'error',
        { code: 140, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true },
      ],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true } },
      ],
      // the formatter lays out every line
      'no-warning-comments': ['error', { terms: ['prettier-ignore'], location: 'anywhere' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // code points are what templates and samples are counted in
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // the `!` it asks for is what no-non-null-assertion forbids
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // a component's properties are read with `let { … } = $props()`
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$bindable'] }],
    },
  },
  layerRules,
  {
    files: ['electron/main/**/*.ts'],
    // Electron hands out its windows and contents from functions, never from a constructor of ours
    rules: {
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-restricted-properties': [
        'error',
        ...['openExternal', 'openPath'].map((property) => ({
          object: 'shell',
          property,
          message: 'Galley hands nothing to other programs: what is in a sample could choose what they open.',
        })),
      ],
    },
  },
  {
    files: ['electron/main/ipc/handle.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-misused-spread': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['*.config.{js,ts}', 'test/e2e/build-app.ts'], rules: { 'no-restricted-exports': 'off' } },
)
