// Electron's binary does not come with its npm package: it is downloaded at first use, where the network allows it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { node24 } from './node24.mjs';
import { at } from './root.mjs';
import { say } from './say.mjs';

const DOWNLOAD_MS = 20_000;

/** The path of the binary, or null. */
export const findElectron = () => {
  const record = at('node_modules/electron/path.txt');
  if (!existsSync(record)) return null;
  const binary = at('node_modules/electron/dist', readFileSync(record, 'utf8').trim());
  return existsSync(binary) ? binary : null;
};

/** As findElectron, after one brief try to download it. */
export const fetchElectron = () => {
  const found = findElectron();
  if (found || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return found;
  say(`Trying to download Electron (at most ${DOWNLOAD_MS / 1000} s) …`);
  spawnSync(node24(), [at('node_modules/electron/install.js')], { timeout: DOWNLOAD_MS, stdio: 'ignore' });
  return findElectron();
};
