import { instantSchema, toInstant } from '../../../../src-shared/lib/time.ts';
import type { Clock } from '../../ports.ts';
import type { Store } from '../../store/store.ts';

const KEY = 'soundAt';

/** When every page of the store was last found as it was written, or null. */
export async function lastSoundAt(store: Pick<Store, 'setting'>): Promise<string | null> {
  const kept = instantSchema.safeParse(await store.setting(KEY));
  return kept.success ? kept.data : null;
}

/** Notes that the store is sound now. No flush of its own: a note that a power cut takes is made again at the next start. */
export function noteSound(store: Pick<Store, 'write'>, clock: Clock): Promise<void> {
  const settings = { [KEY]: toInstant(clock.now()) };
  return store.write(async () => ({ plan: { puts: [], settings, durability: 'deferred' }, result: undefined }));
}
