import { call } from './call.ts';
import { createQueryCache, type QueryCache } from './query-cache.ts';

/** An empty cache over the channels of this window. */
export const createWindowCache = (): QueryCache =>
  createQueryCache({ call, on: (listener) => window.satchel.on(listener), now: () => performance.now() });
