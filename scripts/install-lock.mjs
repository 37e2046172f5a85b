// One installation of packages at a time: two at once take each other's folders away.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_AGAIN_MS = 300;

/** Beside the checkout's folder of packages, not in it: npm empties that one. */
const lockOf = (folder) =>
  join(tmpdir(), `satchel-install-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.lock`);

/**
 * Does the work while no other process of this computer does the same for the folder; waits for one that does. What a process
 * left behind that ended is taken over.
 * @template Value @param {string} folder @param {() => Promise<Value>} work @returns {Promise<Value>}
 */
export const aloneIn = async (folder, work) => {
  const file = lockOf(folder);
  while (!take(file)) await wait(LOOK_AGAIN_MS);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
};

const take = (file) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  }
};

const isHeld = (file) => {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Not written yet: whoever made the file is about to.
    if (pid === 0) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};
