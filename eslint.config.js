import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const typed = [
  'packages/*/src/**/*.ts',
  'packages/*/test/**/*.ts',
  'apps/*/src/**/*.{ts,tsx}',
  'apps/*/test/**/*.{ts,tsx}',
  'apps/workbench/build/*.ts',
  'apps/workbench/vite.config.ts',
  'test-support/**/*.ts',
  'scripts/**/*.ts',
  'vitest.config.ts',
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/build/types/**',
      '**/node_modules/**',
      'examples/**',
      'coverage/**',
      'docs/.vitepress/cache/**',
    ],
  },
  js.configs.recommended,
  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['packages/*/tsconfig.json', 'apps/*/tsconfig.json', 'tsconfig.tests.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  { files: ['apps/workbench/src/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  { files: ['**/test/**/*.{ts,tsx}'], rules: { 'max-lines': 'off' } },
  // Vite and Vitest load their configuration and reporters by their default export.
  {
    files: [
      'vitest.config.ts',
      'apps/workbench/vite.config.ts',
      'scripts/count-reporter.ts',
      'scripts/fuzz/fuzz-reporter.ts',
    ],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        performance: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
      },
    },
  },
);
