// `npm run package [-- --linux|--win|--mac] [--dir] [--electron-dist PATH] [--out DIR]`: builds, then packs by electron-builder.yml.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { fetchElectron } from './electron-binary.mjs';
import { node24 } from './node24.mjs';
import { missingNeeds, targetOf } from './package-needs.mjs';
import { ensurePackages } from './packages.mjs';
import { at, root } from './root.mjs';
import { run } from './run.mjs';
import { fail, say } from './say.mjs';

const TARGETS = /** @type {const} */ (['linux', 'win', 'mac']);
const USAGE =
  'npm run package [-- --linux|--win|--mac] [--x64|--arm64] [--dir] [--electron-dist PATH] [--out DIR]\n' +
  '--dir            只生成未打包的文件夹 / the unpacked folder only\n' +
  '--electron-dist  已解压的 Electron，或放着官方 zip 的文件夹 / Electron unpacked, or a folder with its official zip files';

const readWords = () => {
  const flag = { type: /** @type {const} */ ('boolean') };
  const text = { type: /** @type {const} */ ('string') };
  const options = { linux: flag, win: flag, mac: flag, x64: flag, arm64: flag, dir: flag, help: flag };
  try {
    return parseArgs({ options: { ...options, 'electron-dist': text, out: text } }).values;
  } catch {
    return fail(USAGE);
  }
};

const hasProgram = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** The state of Electron's distribution; where none was given, the brief try to download it tells whether the network has it. */
const electronState = (given) => {
  if (given !== undefined) return existsSync(given) ? 'given' : 'given but missing';
  return fetchElectron() === null ? 'none' : 'can be downloaded';
};

const words = readWords();
if (words.help) fail(USAGE);
const target = TARGETS.find((name) => words[name]) ?? targetOf(process.platform) ?? fail(USAGE);
const electronDist = words['electron-dist'] && resolve(words['electron-dist']);

await ensurePackages();
const missing = missingNeeds({
  target,
  isUnpacked: words.dir === true,
  hostPlatform: process.platform,
  electron: electronState(electronDist),
  hasWine: hasProgram('wine'),
});
if (missing.length > 0) fail(missing.flatMap(({ zh, en }) => [zh, en]).join('\n'));
await ensureBuilt();

const args = [
  ...['--config', 'electron-builder.yml', '--publish', 'never', `--${target}`],
  ...['x64', 'arm64', 'dir'].filter((name) => words[name]).map((name) => `--${name}`),
  ...(electronDist ? [`-c.electronDist=${electronDist}`] : []),
  ...(words.out ? [`-c.directories.output=${resolve(words.out)}`] : []),
];
const builder = at('node_modules/electron-builder/cli.js');
const code = await run(node24(), [builder, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
say(
  code === 0
    ? `打包完成：${words.out ?? 'dist'} / Packed into ${words.out ?? 'dist'}`
    : '打包失败，原因见上。 / Packing failed; the reason is above.',
);
process.exit(code);
