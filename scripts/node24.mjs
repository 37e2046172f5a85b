// Finds a Node >= 24 for this platform: this one if new enough, else the binary inside an npm package.
import { createRequire } from 'node:module';
import { fail } from './say.mjs';

/** @returns {string} the absolute path of the binary; ends the program with advice when there is none */
export const node24 = () => {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const ending = platform === 'win' ? '.exe' : '';
  try {
    return createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/bin/node${ending}`);
  } catch {
    return fail(
      `Satchel runs on Node 24 or newer; this is ${process.version}, and npm has no Node 24 for ${process.platform} ` +
        `${process.arch}.\nInstall it from https://nodejs.org (on a Mac also: brew install node@24) and try again.`,
    );
  }
};
