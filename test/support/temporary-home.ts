import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryHome {
  readonly dir: string;
  readonly key: string;
  readonly remove: () => Promise<void>;
}

/** A folder for one test's data and a key for it. */
export async function temporaryHome(): Promise<TemporaryHome> {
  const folder = await mkdtemp(join(tmpdir(), 'satchel-test-'));
  return {
    dir: join(folder, 'home'),
    key: randomBytes(32).toString('hex'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
