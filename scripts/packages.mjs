// Installs what package-lock.json names, when it is not there yet.
import { lstatSync, readFileSync } from 'node:fs';
import { aloneIn } from './install-lock.mjs';
import { at, root } from './root.mjs';
import { run } from './run.mjs';
import { fail, say } from './say.mjs';

const readPackages = (...path) => {
  try {
    return JSON.parse(readFileSync(at(...path), 'utf8')).packages ?? {};
  } catch {
    return null;
  }
};

/**
 * Whether node_modules holds the locked versions, by npm's own record of what it installed: true of a folder that a person
 * installed too, and not fooled by the times of files. Optional packages of other platforms may be missing.
 */
export const arePackagesInstalled = () => {
  const locked = readPackages('package-lock.json');
  const installed = readPackages('node_modules', '.package-lock.json');
  if (!locked || !installed) return false;
  return Object.entries(locked).every(([path, { version, optional, link }]) => {
    if (!path.startsWith('node_modules/') || link) return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
};

/** Whether node_modules is a link into another checkout, whose packages are not ours to replace. */
const isBorrowed = () => lstatSync(at('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true;

export const ensurePackages = async () => {
  if (arePackagesInstalled()) return;
  if (isBorrowed()) {
    fail(
      'node_modules is a link to a folder whose packages are not those of package-lock.json. Install them here or there.',
    );
  }
  // Another command may have installed them while we waited.
  const installMissing = async () => arePackagesInstalled() || (await install());
  await aloneIn(root, installMissing, () => say('Another command is installing the packages. Waiting for it …'));
};

/** npm writes to standard error here, because the program that is started next may own standard output. */
const install = async () => {
  say('Installing packages (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' };
  if ((await run(npm, ['ci', '--no-fund', '--no-audit', '--loglevel=error'], options)) !== 0) {
    fail('The packages could not be installed. Check the network and the messages above, then try again.');
  }
};
