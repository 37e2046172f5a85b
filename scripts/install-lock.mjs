// One installation of packages at a time: two at once take each other's folders away.
import { createHash } from 'node:crypto';
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_AGAIN_MS = 300;
const BEAT_MS = 1_000;
/** So long without a beat: who held it was killed, or the computer was switched off. */
const GIVEN_UP_AFTER_MS = 10_000;

/** Beside the checkout's folder of packages, not in it: npm empties that one. */
const lockOf = (folder) =>
  join(tmpdir(), `satchel-install-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.lock`);

/**
 * Does the work while no other process of this computer does the same for the folder; waits for one that does. Who holds the
 * lock touches it each second, so that one who ended without a word holds it for ten seconds at most.
 * @template Value @param {string} folder @param {() => Promise<Value>} work @param {() => void} onWait called once, when it has to wait
 * @returns {Promise<Value>}
 */
export const aloneIn = async (folder, work, onWait) => {
  const file = lockOf(folder);
  for (let turn = 0; !take(file); turn += 1) {
    if (turn === 0) onWait();
    await wait(LOOK_AGAIN_MS);
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
};

const take = (file) => {
  try {
    writeFileSync(file, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const touchedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (touchedAt !== undefined && Date.now() - touchedAt > GIVEN_UP_AFTER_MS) rmSync(file, { force: true });
    return false;
  }
};

const touch = (file) => {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // A cleaned temporary folder; the work goes on without its lock.
  }
};
