import type { HandlersFor, OutputOf } from '../../src-shared/ipc/define.ts';
import type { Settings, shellRoutes } from '../../src-shared/ipc/shell.routes.ts';
import type { OpenOutside } from './open-external.ts';
import type { SettingsStore } from './settings.store.ts';

interface ShellHandlersDeps {
  readonly info: () => Promise<OutputOf<(typeof shellRoutes)['shell.info']>>;
  readonly settings: SettingsStore;
  /** After the new settings are on disk. */
  readonly onSettings: (settings: Settings) => void;
  readonly openOutside: OpenOutside;
  readonly chooseFile: HandlersFor<typeof shellRoutes>['shell.chooseFile'];
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
  'shell.chooseFile': deps.chooseFile,
  'shell.openExternal': async ({ url }) => {
    await deps.openOutside(url);
    return {};
  },
});
