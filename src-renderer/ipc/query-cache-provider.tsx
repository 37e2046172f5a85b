import { useEffect, useState, type ReactNode } from 'react';
import { createWindowCache } from './create-window-cache.ts';
import { QueryCacheContext, type QueryCache } from './query-cache.ts';

interface ProviderProps {
  /** What these screens were answered before they were drawn; null = nothing yet. */
  readonly begun: QueryCache | null;
  readonly children: ReactNode;
}

/** What the screens below were answered, for as long as it is true. One around each open workspace. */
export function QueryCacheProvider({ begun, children }: ProviderProps) {
  const [cache] = useState(() => begun ?? createWindowCache());
  useEffect(() => cache.close, [cache]);
  return <QueryCacheContext value={cache}>{children}</QueryCacheContext>;
}
