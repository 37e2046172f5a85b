import { z } from 'zod';
import { systemClock } from '../../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../../src-main/core/node-ports/ids.ts';
import { openHome } from '../../../src-main/core/store/home.ts';
import { commanded, say } from './told-process.ts';

/** Opens the first workspace of a home, saying each step of the update that its store of an earlier version needs. */
const { dir, masterKey } = await commanded(z.strictObject({ dir: z.string(), masterKey: z.string() }));
const home = await openHome({
  ...{ dir, masterKey, clock: systemClock, ids: systemIds },
  onProgress: ({ phase, done, total }) => say(`${phase} ${done} ${total}`),
});
const [entry] = await home.list();
await home.open(entry?.id ?? '');
say('opened');
await home.close();
say('closed');
