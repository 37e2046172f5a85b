import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** The scripts are plain JavaScript for any Node, so they are asked as the programs they are. */
const ask = (expression: string): unknown => {
  const module = new URL('./package-needs.mjs', import.meta.url).href;
  const program = `import * as needs from ${JSON.stringify(module)}; console.log(JSON.stringify(${expression}))`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
};

const GIVEN = { target: 'linux', isUnpacked: false, hostPlatform: 'linux', electron: 'given', hasWine: false };
const missing = (difference: object): unknown =>
  ask(`needs.missingNeeds(${JSON.stringify({ ...GIVEN, ...difference })})`);

describe('what packaging needs', () => {
  it('is nothing more where the distribution was given and the platform is this one', () => {
    expect(missing({})).toEqual([]);
    expect(missing({ electron: 'can be downloaded' })).toEqual([]);
  });

  it.each([
    ['no Electron', { electron: 'none' }, '--electron-dist'],
    ['a wrong path to Electron', { electron: 'given but missing' }, '--electron-dist'],
    ['a Mac package elsewhere', { target: 'mac' }, 'macOS'],
    ['a Mac folder elsewhere', { target: 'mac', isUnpacked: true }, 'macOS'],
    ['a Windows installer on Linux without wine', { target: 'win' }, 'wine'],
    ['a Linux package on Windows', { hostPlatform: 'win32' }, 'Linux'],
  ])('is told in one sentence in both languages: %s', (_, difference, name) => {
    const zh = expect.stringMatching(/\p{Script=Han}/u) as unknown;
    expect(missing(difference)).toEqual([{ zh, en: expect.stringContaining(name) as unknown }]);
  });

  it('is no wine for the unpacked folder, nor where wine is there', () => {
    expect(missing({ target: 'win', isUnpacked: true })).toEqual([]);
    expect(missing({ target: 'win', hasWine: true })).toEqual([]);
  });

  it('is for this computer unless told otherwise, and for none that Satchel does not run on', () => {
    expect(ask("['linux', 'win32', 'darwin', 'aix'].map(needs.targetOf)")).toEqual(['linux', 'win', 'mac', null]);
  });
});
