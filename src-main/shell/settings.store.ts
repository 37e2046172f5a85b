import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import { settingsSchema, type Settings } from '../../src-shared/ipc/shell.routes.ts';
import { jsonFile } from './json-file.ts';

export interface SettingsStore {
  readonly read: () => Settings;
  /** Changes the given ones and returns all. Errors: STORE_UNWRITABLE. */
  readonly save: (changes: { [Name in keyof Settings]?: Settings[Name] | undefined }) => Settings;
}

/** Language, theme and own keys of this computer, in settings.json. A broken file means the system's. */
export function createSettingsStore(file: string): SettingsStore {
  const stored = jsonFile({ file, schema: settingsSchema, fallback: { language: null, theme: null } });
  return {
    read: stored.read,
    save: (changes) => {
      const before = stored.read();
      const after = {
        language: changes.language === undefined ? before.language : changes.language,
        theme: changes.theme === undefined ? before.theme : changes.theme,
        ...withKeys(changes.keys ?? before.keys),
      };
      try {
        stored.write(after);
      } catch (error) {
        throw new SatchelError('STORE_UNWRITABLE', {}, { cause: error });
      }
      return after;
    },
  };
}

/** Without any, as before there were any. */
const withKeys = (keys: Settings['keys']): Pick<Settings, 'keys'> =>
  keys === undefined || Object.keys(keys).length === 0 ? {} : { keys };
