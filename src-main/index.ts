import { app, nativeTheme, safeStorage } from 'electron/main';
import { join } from 'node:path';
import { contract } from '../src-shared/ipc/contract.ts';
import type { Settings } from '../src-shared/ipc/shell.routes.ts';
import { systemClock } from './core/node-ports/clock.ts';
import { createFileLog } from './core/node-ports/log.ts';
import type { Log, Secrets } from './core/ports.ts';
import type { CoreHost } from './ipc/core-host.ts';
import { appHandlers } from './ipc/handlers.ts';
import { answerWindows, tellWindows } from './ipc/register.ts';
import { createRouter } from './ipc/router.ts';
import { choosingFiles } from './shell/choose-file.ts';
import { declareAppScheme, servePages } from './shell/app-protocol.ts';
import { runCommandLine } from './shell/command-line.ts';
import { commandWords } from './shell/command-words.rules.ts';
import { followSystem, isFirstInstance } from './shell/lifecycle.ts';
import { createMainWindow } from './shell/main-window.ts';
import { setMenu } from './shell/menu.ts';
import { createOpenOutside } from './shell/open-external.ts';
import { findRoots, type Roots } from './shell/roots.ts';
import { createSettingsStore } from './shell/settings.store.ts';
import { shellHandlers } from './shell/shell-handlers.ts';
import { showFolder } from './shell/show-folder.ts';
import { secretsOf, startCore } from './shell/start-core.ts';
import { hasSystemKeyring } from './shell/system-keyring.ts';
import { systemLanguage } from './shell/system-language.ts';
import { guardPages } from './shell/web-guards.ts';

/** The program as a table of contents: every part is made here once and given what it needs. */
function start(): void {
  const roots = findRoots({ env: process.env, isPackaged: app.isPackaged, userData: app.getPath('userData') });
  const log = createFileLog({ file: join(roots.logsDir, 'shell.log') });
  const secrets = secretsOf(roots);
  const whenReady = app.whenReady();
  const core = startCore({
    workerFile: join(import.meta.dirname, 'core-worker.js'),
    ...{ roots, secrets, whenReady, log },
    clock: systemClock,
    onEvent: tellWindows,
  });
  void whenReady.then(() => showApp({ roots, log, secrets, core }));
}

interface StartedParts {
  readonly roots: Roots;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly core: CoreHost;
}

/** Everything that has to wait until Electron is ready. */
function showApp({ roots, log, secrets, core }: StartedParts): void {
  const isDevelopment = !app.isPackaged;
  const isPreview = isDevelopment && process.env['SATCHEL_PREVIEW'] === '1';
  const clock = systemClock;
  const openOutside = createOpenOutside(clock);
  const settings = createSettingsStore(roots.settingsFile);
  const language = systemLanguage(app.getPreferredSystemLanguages());

  guardPages(openOutside);
  servePages(join(import.meta.dirname, '../renderer'));

  const window = createMainWindow({
    stateFile: roots.windowFile,
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    title: isPreview ? 'Satchel（预览窗口 preview window）' : 'Satchel',
    isDevelopment,
    clock,
    log,
  });
  const apply = (chosen: Settings): void => {
    nativeTheme.themeSource = chosen.theme ?? 'system';
    setMenu(chosen.language ?? language, isDevelopment);
  };
  const shell = shellHandlers({
    info: async () => ({
      version: app.getVersion(),
      platform: process.platform,
      systemLanguage: language,
      isPreview,
      hasKeyring: roots.givenKey === null && (await hasSystemKeyring(safeStorage, process.platform)),
    }),
    settings,
    onSettings: (chosen) => {
      apply(chosen);
      tellWindows({ name: 'shell.settingsChanged', data: chosen });
    },
    openOutside,
    ...{ home: roots.home, secrets, showFolder },
    choosing: choosingFiles({ grant: core.grantFile, language: () => settings.read().language ?? language }),
  });

  answerWindows({ route: createRouter({ contract, handlers: appHandlers({ shell, core }), log }), clock, log });
  followSystem({ showWindow: window.show, closeCore: core.close });
  nativeTheme.on('updated', window.paint);
  apply(settings.read());
  window.show();
}

const words = commandWords(process.argv);
if (words === null) {
  app.enableSandbox();
  declareAppScheme();
  if (isFirstInstance()) start();
} else {
  // Awaited, because Electron is not ready, and needs no display, before this module has run to its end.
  await runCommandLine(words);
}
