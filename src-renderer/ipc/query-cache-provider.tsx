import { useEffect, useState, type ReactNode } from 'react';
import { call } from './call.ts';
import { createQueryCache, QueryCacheContext } from './query-cache.ts';

/** What the screens below were answered, for as long as it is true. One around each open workspace. */
export function QueryCacheProvider({ children }: { readonly children: ReactNode }) {
  const [cache] = useState(() => createQueryCache({ call, on: (listener) => window.satchel.on(listener) }));
  useEffect(() => cache.close, [cache]);
  return <QueryCacheContext value={cache}>{children}</QueryCacheContext>;
}
