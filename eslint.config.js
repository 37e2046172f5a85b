import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

/** The folders inside a folder, so that each feature gets a zone of its own without being named here. */
const foldersOf = (path) =>
  readdirSync(new URL(path, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

const zone = (target, from, message, except) => ({ target, from, message, ...(except ? { except } : {}) });

/** The import table of ARCHITECTURE.md; change both together. */
const zones = [
  zone(
    './src-shared',
    ['./src-main', './src-preload', './src-renderer', './cell', './test', './scripts'],
    'src-shared imports itself and zod only',
  ),
  zone(
    './src-main',
    ['./src-renderer', './src-preload', './cell', './test', './scripts'],
    'src-main imports itself and src-shared',
  ),
  zone(
    './src-main/core',
    ['./src-main/shell', './src-main/ipc', './src-main/cli'],
    'the core does not know who hosts it',
  ),
  zone('./src-main/cli', ['./src-main/shell', './src-main/ipc'], 'the command line hosts the core alone'),
  zone(
    './src-main/core/store',
    ['./src-main/core/features', './src-main/core/sync'],
    'downward only: features, sync, store, ports',
  ),
  zone(
    './src-main/core/csv',
    ['./src-main/core/features', './src-main/core/sync', './src-main/core/store'],
    'reading and writing of CSV knows no records',
  ),
  zone('./src-main/core/sync', ['./src-main/core/features'], 'downward only: features, sync, store, ports'),
  ...foldersOf('./src-main/core/features').map((name) =>
    zone(`./src-main/core/features/${name}`, './src-main/core/features', 'a feature does not know another one', [
      `./${name}`,
    ]),
  ),
  zone(
    './src-preload',
    ['./src-main', './src-renderer', './cell', './test'],
    'the preload knows channel names and types only',
  ),
  zone(
    './src-renderer',
    ['./src-main', './src-preload', './cell', './test', './scripts'],
    'the renderer asks over IPC',
  ),
  zone(
    './src-renderer/ui',
    ['./src-renderer/features', './src-renderer/ipc', './src-renderer/app'],
    'widgets know no feature',
  ),
  ...foldersOf('./src-renderer/features').map((name) =>
    zone(
      `./src-renderer/features/${name}`,
      ['./src-renderer/features', './src-renderer/app'],
      'a feature does not know another one',
      [`./${name}`],
    ),
  ),
  zone(
    './cell',
    ['./src-main', './src-preload', './src-renderer', './test', './scripts'],
    'the cell imports src-shared only',
  ),
].flatMap(({ from, except, ...rest }) =>
  // eslint-plugin-import-x resolves `except` relative to a single `from`
  [from].flat().map((path) => ({ ...rest, from: path, ...(except && path.endsWith('/features') ? { except } : {}) })),
);

const banned = {
  now: { object: 'Date', property: 'now', message: 'Ask the clock port.' },
  random: { object: 'Math', property: 'random', message: 'Ask the ids port.' },
  openExternal: {
    object: 'shell',
    property: 'openExternal',
    message: 'Only src-main/shell/open-external.ts opens things outside.',
  },
};
const electronNames = (names) =>
  ['electron', 'electron/main'].map((name) => ({
    name,
    importNames: names,
    message: 'Only the one file that wraps it may use it (ARCHITECTURE.md).',
  }));
const wholeElectron = ['electron', 'electron/main', 'electron/renderer', 'electron/common'];
const noElectron = { paths: wholeElectron.map((name) => ({ name, message: 'No Electron here.' })) };

export default tseslint.config(
  { ignores: ['node_modules', 'out', 'tour/**', 'test-results', '**/*.js', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { project: ['./tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'import-x/no-mutable-exports': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      complexity: ['error', 15],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', ...Object.values(banned)],
      'no-restricted-syntax': [
        'error',
        { selector: 'Program > VariableDeclaration[kind="let"]', message: 'No state at module level.' },
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Ask the clock port.' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: [
      'src-shared/**',
      'src-main/core/**',
      'src-main/core-worker.ts',
      'src-main/cli/**',
      'cell/**',
      'scripts/**',
      'src-renderer/**',
    ],
    rules: { 'no-restricted-imports': ['error', noElectron] },
  },
  {
    files: ['src-main/shell/**', 'src-main/ipc/**', 'src-main/index.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: electronNames(['ipcMain', 'ipcRenderer']) }] },
  },
  {
    files: ['src-renderer/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-imports': [
        'error',
        {
          paths: noElectron.paths,
          patterns: [
            {
              group: ['node:*', 'rxdb', 'rxdb/*', 'better-sqlite3*'],
              message: 'The renderer has no Node and no database.',
            },
          ],
        },
      ],
      'max-lines-per-function': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
    },
  },
  // The one file that wraps each of the banned things, and programs whose output is their console.
  { files: ['src-main/ipc/register.ts', 'src-preload/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['src-main/shell/open-external.ts'],
    rules: { 'no-restricted-properties': ['error', banned.now, banned.random] },
  },
  {
    files: ['src-main/core/node-ports/**', 'cell/src/system.ts', 'src-renderer/ui/clock.ts'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: ['scripts/**', 'test/**', '*.config.ts'],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'test/**', '**/*.spec.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'import-x/no-restricted-paths': 'off',
    },
  },
  { files: ['*.config.ts', 'test/**/*.config.ts', '**/*.d.ts'], rules: { 'import-x/no-default-export': 'off' } },
);
