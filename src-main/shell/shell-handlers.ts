import type { HandlersFor, OutputOf } from '../../src-shared/ipc/define.ts';
import type { Settings, shellRoutes } from '../../src-shared/ipc/shell.routes.ts';
import type { Secrets } from '../core/ports.ts';
import { folderSize } from './folder-size.ts';
import type { OpenOutside } from './open-external.ts';
import type { SettingsStore } from './settings.store.ts';

interface ShellHandlersDeps {
  readonly info: () => Promise<OutputOf<(typeof shellRoutes)['shell.info']>>;
  readonly settings: SettingsStore;
  /** After the new settings are on disk. */
  readonly onSettings: (settings: Settings) => void;
  readonly openOutside: OpenOutside;
  readonly choosing: Pick<HandlersFor<typeof shellRoutes>, 'shell.chooseFile' | 'shell.chooseFiles'>;
  /** The folder of this person's data and the secrets that open it. */
  readonly home: string;
  readonly secrets: Secrets;
  readonly showFolder: (folder: string) => Promise<void>;
}

/** What the shell answers by itself. */
export const shellHandlers = (deps: ShellHandlersDeps): HandlersFor<typeof shellRoutes> => ({
  'shell.info': () => deps.info(),
  'shell.settings': () => deps.settings.read(),
  'shell.saveSettings': (changes) => {
    const settings = deps.settings.save(changes);
    deps.onSettings(settings);
    return settings;
  },
  ...deps.choosing,
  'shell.showKey': async () => ({ key: await deps.secrets.masterKey(true), home: deps.home }),
  'shell.openDataFolder': async () => {
    await deps.showFolder(deps.home);
    return {};
  },
  'shell.dataSize': async () => {
    const { rest, apart } = await folderSize(deps.home, 'snapshots');
    return { data: rest, snapshots: apart };
  },
  'shell.openExternal': async ({ url }) => {
    await deps.openOutside(url);
    return {};
  },
});
