import { extractAll, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screensOf } from '../e2e/pages/screens.ts';
import { launchHost } from '../support/electron-host/driver/launch-host.ts';
import { writePlaceholderElectron } from '../support/placeholder-electron.ts';
import { ROOT } from '../support/processes.ts';

/** What a build reads; copied, so that this test builds what it packs and touches no build of anybody else. */
const CHECKOUT = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'electron.vite.config.ts',
  'vite.rx-storage.config.ts',
  'electron-builder.yml',
  'resources',
  'scripts',
  'src-main',
  'src-preload',
  'src-renderer',
  'src-shared',
];
/** What lies about in a checkout and must never reach anybody else. */
const BAIT = [
  '.env',
  'signing.p12',
  'out/main/index.js.map',
  'out/renderer/.env',
  'out/main/id_ed25519',
  'out/left.ts',
];
const DRIVER = 'node_modules/better-sqlite3-multiple-ciphers';
/** The placeholder is a shell script, and what was packed is started: both only where this machine is the target. */
const isLinux = process.platform === 'linux';
const ARCH = process.arch;
const NATIVE = `prebuilds/linux-${ARCH}.node`;

const run = promisify(execFile);
let folder = '';
const at = (...path: string[]): string => join(folder, ...path);
const unpacked = (...path: string[]): string =>
  at('dist', ARCH === 'x64' ? 'linux-unpacked' : `linux-${ARCH}-unpacked`, ...path);

const program = (file: string, ...args: string[]) =>
  run(process.execPath, [at('app', file), ...args], { cwd: at('app') });
const filesOf = async (dir: string): Promise<string[]> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

beforeAll(async () => {
  if (!isLinux) return;
  folder = await mkdtemp(join(tmpdir(), 'satchel-package-'));
  await mkdir(at('app'));
  for (const name of CHECKOUT) await cp(join(ROOT, name), at('app', name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), at('app/node_modules'));
  await writePlaceholderElectron(at('electron'));
  await program('scripts/build.mjs');
  for (const name of BAIT) await writeFile(at('app', name), 'secret');
  const words = ['--linux', `--${ARCH}`, '--dir', '--electron-dist', at('electron'), '--out', at('dist')];
  await program('scripts/package.mjs', ...words);
  extractAll(unpacked('resources/app.asar'), at('extracted'));
}, 180_000);
afterAll(() => folder !== '' && rm(folder, { recursive: true, force: true, maxRetries: 5 }));

describe.runIf(isLinux)('the archive of the app', () => {
  it('holds the bundles, the manifest and the native package, and nothing that only lay in the checkout', () => {
    const paths = listPackage(unpacked('resources/app.asar'), { isPack: false });
    const files = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
    const isExpected = (path: string): boolean =>
      path === '/package.json' ||
      path === '/out/preload/index.cjs' ||
      path === '/out/renderer/index.html' ||
      /^\/out\/main\/(?:chunks\/)?[\w.-]+\.js$/u.test(path) ||
      /^\/out\/renderer\/assets\/[\w-]+\.(?:js|css|woff2?|svg|png)$/u.test(path) ||
      new RegExp(`^/${DRIVER}/(?:package\\.json|lib/[\\w/-]+\\.js|${NATIVE})$`, 'u').test(path);
    expect(files.filter((path) => !isExpected(path))).toEqual([]);
    for (const needed of ['main/index.js', 'main/core-worker.js', 'preload/index.cjs', 'renderer/index.html']) {
      expect(files).toContain(`/out/${needed}`);
    }
  });

  it('tells neither how the app is built nor who else is on the machine', async () => {
    const manifest = JSON.parse(await readFile(at('extracted/package.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({ name: 'satchel', main: 'out/main/index.js', type: 'module' });
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['scripts']));
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['devDependencies']));
    const telling: string[] = [];
    for (const file of await filesOf(at('extracted/out'))) {
      const text = await readFile(file, 'utf8');
      if ([folder, ROOT, 'sourceMappingURL=', '//#region'].some((word) => text.includes(word))) telling.push(file);
    }
    expect(telling).toEqual([]);
  });

  it('runs the command line from the app’s own entry, with nothing of the checkout within reach', async () => {
    const register = join(ROOT, 'test/support/electron-host/register.ts');
    const home = { HOME: at('person'), XDG_CONFIG_HOME: at('person'), SATCHEL_KEY: 'ab'.repeat(32) };
    const satchel = (...words: string[]) =>
      run(
        process.execPath,
        ['--import', register, 'out/main/index.js', '--cli', '--', ...words, '--home', at('home')],
        {
          cwd: at('extracted'),
          env: { PATH: process.env['PATH'], ...home },
        },
      );
    const { stdout } = await satchel('list', '--entity', 'customers', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ rows: [], total: 0 });
    await expect(satchel('lst')).rejects.toMatchObject({ code: 2 });
  });

  it('opens its window and its store from the archive alone', async () => {
    const env = { XDG_CONFIG_HOME: at('profile'), LANGUAGE: '', LC_ALL: '', LANG: 'zh_CN.UTF-8' };
    const host = launchHost({ appDir: at('extracted'), env });
    try {
      const { welcome, customers } = screensOf(await host.firstWindow());
      await welcome.startLocal();
      await customers.heading.waitFor();
    } finally {
      await host.quit();
    }
  });
});

describe.runIf(isLinux)('the unpacked folder', () => {
  it('has the native module outside the archive, for this platform and processor alone', async () => {
    const native = (await filesOf(unpacked())).filter((path) => path.endsWith('.node'));
    expect(native).toEqual([unpacked('resources/app.asar.unpacked', DRIVER, NATIVE)]);
    const outside = await filesOf(unpacked('resources/app.asar.unpacked'));
    expect(outside).toEqual(native);
  });

  it('has every fuse where it belongs, read back from the binary', async () => {
    const { version: _version, ...wire } = await getCurrentFuseWire(unpacked('satchel-desktop'));
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const states = [...on.map((fuse) => [fuse, FuseState.ENABLE]), ...off.map((fuse) => [fuse, FuseState.DISABLE])];
    expect(wire).toEqual(Object.fromEntries(states));
  });

  it('has neither Electron’s own start page nor languages that Satchel does not speak', async () => {
    const names = (await filesOf(unpacked())).map((path) => path.slice(unpacked().length + 1));
    expect(names).not.toContain('resources/default_app.asar');
    expect(names.filter((name) => name.startsWith('locales/')).sort()).toEqual([
      'locales/en-US.pak',
      'locales/zh-CN.pak',
    ]);
  });

  it('carries the terms of every package that was taken in', async () => {
    const terms = async (name: string): Promise<string> => readFile(unpacked('resources/licenses', name), 'utf8');
    const [main, windows, driver] = await Promise.all(
      ['main.md', 'windows.md', 'better-sqlite3-multiple-ciphers.txt'].map(terms),
    );
    for (const name of ['rxdb', 'rxjs', 'zod', 'electron-log']) expect(main).toContain(`## ${name} `);
    for (const name of ['react', '@mantine/core', 'zustand']) expect(windows).toContain(`## ${name} `);
    expect(driver).toContain('MIT');
  });

  it('starts the command line from its launcher, shielding the words from Chromium', async () => {
    const words = ['put', '--id', 'a b', '--json'];
    const { stdout } = await run(unpacked('resources/command-line/satchel'), words);
    const isRoot = process.getuid?.() === 0;
    expect(stdout.trimEnd().split('\n')).toEqual([...(isRoot ? ['--no-sandbox'] : []), '--cli', '--', ...words]);
  });
});

describe.runIf(isLinux)('npm run package', () => {
  it('says in one sentence a language what it lacks, before it builds anything', async () => {
    const failed = program('scripts/package.mjs', '--dir', '--electron-dist', at('nowhere'));
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: /^\S*--electron-dist.*不存在。\n.* does not exist\.\n$/u,
    });
  });
});

describe('the icons', () => {
  it('come in every size that Windows, macOS and Linux ask for', async () => {
    const ico = await readFile(join(ROOT, 'resources/icon.ico'));
    const sides = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico[6 + 16 * index]);
    expect(sides).toEqual([16, 24, 32, 48, 64, 128, 0]);
    const icns = await readFile(join(ROOT, 'resources/icon.icns'));
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    for (const type of ['ic07', 'ic08', 'ic09', 'ic10']) expect(icns.includes(type, 0, 'latin1')).toBe(true);
    const linux = await readdir(join(ROOT, 'resources/icons'));
    expect(linux).toEqual(expect.arrayContaining(['16x16.png', '48x48.png', '256x256.png', '512x512.png']));
  });
});
