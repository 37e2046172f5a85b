import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { SatchelError } from '../../src-shared/ipc/satchel-error.ts';
import type { Secrets } from '../core/ports.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The folder of this person's data: `--home`, else SATCHEL_HOME, else the command line's own, beside the app's. */
export function homeFolder(option: string | undefined, env: Env): string {
  const chosen = option ?? env['SATCHEL_HOME'];
  return chosen ? resolve(chosen) : join(applicationData(env), 'satchel-cli');
}

function applicationData(env: Env): string {
  if (process.platform === 'win32') return env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}

const KEY_FORM = /^[0-9a-f]{64}$/iu;

/** SATCHEL_KEY, else the key file of the home; a new key file is made only for a home that holds no data yet. */
export function commandLineSecrets(home: string, env: Env, note: (line: string) => void): Secrets {
  const file = join(home, 'key');
  return {
    masterKey: async (hasStore) => {
      const given = env['SATCHEL_KEY'];
      if (given !== undefined && given !== '') return checked(given);
      if (existsSync(file)) return checked(readFileSync(file, 'utf8').trim());
      if (hasStore) throw new SatchelError('STORE_KEY_MISSING');
      const key = randomBytes(32).toString('hex');
      writeKeyFile(file, key);
      note(`已新建钥匙文件 ${file}（仅本人可读）。丢了它，这里的数据就打不开。`);
      note(`Made a new key file ${file}, readable by you alone. Without it the data here cannot be opened.`);
      return key;
    },
  };
}

function checked(key: string): string {
  if (KEY_FORM.test(key)) return key.toLowerCase();
  throw new SatchelError('STORE_KEY_INVALID');
}

/** Written whole and then named, so that a kill never leaves half a key. */
function writeKeyFile(file: string, key: string): void {
  const half = `${file}.${process.pid}.new`;
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(half, `${key}\n`, { mode: 0o600, flush: true });
  chmodSync(half, 0o600);
  renameSync(half, file);
}
