import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLink } from '../link.ts';
import type { DriverOps, MainOps } from '../link-contract.ts';
import { createElectron } from './create-electron.ts';
import type { AppDeps } from './app.ts';
import { installNetworkCut } from './network-cut.ts';
import { strict } from './strict.ts';

/**
 * What `import … from 'electron'` gives to the app's unmodified main bundle in this process. A name that is not exported
 * here fails when the bundle is linked, and the error names it.
 */
const appPath = process.cwd();
const link = createLink<DriverOps, MainOps>({
  post: (message) => process.connected && process.send?.(message),
  onMessage: (listener) => void process.on('message', listener),
});

const { electron, start } = createElectron({
  link,
  cutNetwork: installNetworkCut(),
  appPath,
  manifest: JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8')) as AppDeps['manifest'],
  env: process.env,
  exit: (code) => process.exit(code),
});

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} = electron;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
// The driver is gone, and the windows with it.
process.on('disconnect', () => {
  link.fail('the driver is gone');
  app.quit();
});
// After the main bundle has run to its end, as Electron does.
setImmediate(() => void start());

// eslint-disable-next-line import-x/no-default-export -- Electron's module has one
export default strict('electron', electron);
