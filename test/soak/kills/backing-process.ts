import { z } from 'zod';
import { systemClock } from '../../../src-main/core/node-ports/clock.ts';
import { commanded, say } from './told-process.ts';
import { openFirst } from './open-first.ts';
import { unitOf } from './units.ts';

/** A day of work between two units, so that a snapshot is due at each. */
const DAY_MS = 86_400_000;

/**
 * Works, and after each unit writes a backup over the one before and makes a snapshot: `begun N` before the unit, `saved N` when
 * the backup of it is there, `kept N` when the snapshot is.
 */
const { dir, masterKey, seed, first, file } = await commanded(
  z.strictObject({ dir: z.string(), masterKey: z.string(), seed: z.int(), first: z.int(), file: z.string() }),
);
let days = first;
const clock = { ...systemClock, now: () => systemClock.now() + days * DAY_MS };
const { home, store } = await openFirst(dir, masterKey, clock);
say('opened');
const { signal } = new AbortController();
for (let number = first; ; number += 1) {
  days = number;
  const { plan } = unitOf(seed, number);
  say(`begun ${number}`);
  await store.write(async () => ({ plan, result: null }));
  say(`written ${number}`);
  await home.backups.backUp({ file, secret: { kind: 'key', masterKey }, ids: null, onBytes: () => undefined, signal });
  say(`saved ${number}`);
  await home.backups.keepSnapshot();
  say(`kept ${number}`);
}
