import { join, resolve } from 'node:path';

export interface Roots {
  /** The folder of this person's data. */
  readonly home: string;
  /** 64 hex digits given from outside, unchecked; null = the system's keyring keeps the key. */
  readonly givenKey: string | null;
  readonly settingsFile: string;
  readonly windowFile: string;
  readonly keyFile: string;
  readonly logsDir: string;
  /** The core's code as V8 compiled it, made anew when it is missing or of another version. */
  readonly compiledDir: string;
}

/**
 * Where everything lies. From a checkout SATCHEL_HOME and SATCHEL_KEY are honoured; an installed app ignores them, so that
 * nobody can point it elsewhere by an environment variable.
 */
export function findRoots(given: {
  env: Readonly<Record<string, string | undefined>>;
  isPackaged: boolean;
  userData: string;
}): Roots {
  const { env, userData } = given;
  const fromEnv = (name: string): string | null => (given.isPackaged ? null : env[name] || null);
  const home = fromEnv('SATCHEL_HOME');
  return {
    home: home === null ? join(userData, 'home') : resolve(home),
    givenKey: fromEnv('SATCHEL_KEY'),
    settingsFile: join(userData, 'settings.json'),
    windowFile: join(userData, 'window.json'),
    keyFile: join(userData, 'key.sealed'),
    logsDir: join(userData, 'logs'),
    compiledDir: join(userData, 'compiled'),
  };
}
