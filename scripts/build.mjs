// Builds the app into out/. Run as a program it always builds; `ensureBuilt` only when a source is newer.
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { node24 } from './node24.mjs';
import { ensurePackages } from './packages.mjs';
import { at, root } from './root.mjs';
import { run } from './run.mjs';
import { fail, say } from './say.mjs';

const SOURCES = [
  'src-shared',
  'src-main',
  'src-preload',
  'src-renderer',
  'resources',
  'electron.vite.config.ts',
  'vite.rx-storage.config.ts',
  'package-lock.json',
  'scripts/build.mjs',
];
const STAMP = at('out', 'built');

const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** The newest change of a file, or of a folder with all in it; a removed file changes its folder's time. */
const newestIn = (path) => {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) return 0;
  if (!status.isDirectory()) return status.mtimeMs;
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestIn(`${path}/${name}`)));
};

const STEPS = [
  ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'],
  ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--config', 'vite.rx-storage.config.ts'],
];

/** @returns {Promise<number>} the exit code */
const build = async () => {
  rmSync(STAMP, { force: true });
  for (const [program, ...args] of STEPS) {
    const code = await run(node24(), [at(program), ...args], { cwd: root, stdio: ['ignore', 2, 2] });
    if (code !== 0) return code;
  }
  writeFileSync(STAMP, '');
  return 0;
};

/** Builds what is missing or older than its sources; ends the program when that fails. */
export const ensureBuilt = async () => {
  const builtAt = timeOf(STAMP);
  if (builtAt > 0 && SOURCES.every((source) => newestIn(at(source)) <= builtAt)) return;
  say('Building …');
  if ((await build()) !== 0) fail('The build failed; see the messages above.');
};

if (process.argv[1] && statSync(process.argv[1]).ino === statSync(new URL(import.meta.url)).ino) {
  await ensurePackages();
  process.exit(await build());
}
