import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { exceptions, limits } from './eslint.exceptions.mjs';

const bareTime = [
  { object: 'Date', property: 'now', message: 'Time is handed in: use the Clock of src/kernel.' },
  { object: 'Math', property: 'random', message: 'Chance is handed in: use the ids of src/kernel.' },
];

export default tseslint.config(
  { ignores: ['dist', 'dist-tools', 'data', 'node_modules', 'coverage', '**/*.cjs', 'docs'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/web/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
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
    files: ['tests/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/require-await': 'off' },
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
