import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { exceptions, limits } from './eslint.exceptions.mjs';

const bareTime = [
  { object: 'Date', property: 'now', message: 'Time is handed in: use the Clock of src/kernel.' },
  { object: 'Math', property: 'random', message: 'Chance is handed in: use the ids of src/kernel.' },
];

export default tseslint.config(
  { ignores: ['dist', 'dist-tools', 'data', 'node_modules', 'coverage', '**/*.cjs', 'docs'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    // What concerns types is checked by oxlint: .oxlintrc.json.
    extends: [tseslint.configs.eslintRecommended],
    languageOptions: { parser: tseslint.parser },
    rules: {
      // oxlint knows which names are types.
      'no-unused-vars': 'off',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Time is handed in: use the Clock of src/kernel.',
        },
        { selector: 'ExportDefaultDeclaration', message: 'No default exports.' },
        {
          selector: 'MemberExpression[object.name="process"][property.name="env"]',
          message: 'The environment is read once, in src/config.ts.',
        },
      ],
      'no-restricted-properties': ['error', ...bareTime],
      'no-misleading-character-class': ['error', { allowEscape: true }],
    },
  },
  ...limits,
  ...Object.entries(exceptions).map(([file, passed]) => ({
    files: [file],
    rules: Object.fromEntries(Object.keys(passed).map((rule) => [rule, 'off'])),
  })),
  {
    files: ['src/kernel/**', 'src/config.ts', 'tests/**', 'src/web/**'],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
