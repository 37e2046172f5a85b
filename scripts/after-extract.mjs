// electron-builder calls this when Electron’s distribution lies in place: what Electron runs where no app is goes away.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

/** @param {{ appOutDir: string, electronPlatformName: string }} context */
export const afterExtract = async ({ appOutDir, electronPlatformName }) => {
  const isMac = electronPlatformName === 'darwin';
  const resources = isMac ? 'Electron.app/Contents/Resources' : 'resources';
  for (const name of [`${resources}/default_app.asar`, 'version']) rmSync(join(appOutDir, name), { force: true });
};
