import { useEffect, useRef, useState } from 'react';
import type { HitGroup } from '../../../src-shared/ipc/search.routes.ts';
import type { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { asSatchelError, call } from '../../ipc/call.ts';

interface Hits {
  /** What they are hits of; what was typed last may still be under way. */
  readonly text: string;
  readonly groups: readonly HitGroup[];
  readonly tookMs: number;
  readonly error: SatchelError | null;
}

const NONE: Hits = { text: '', groups: [], tookMs: 0, error: null };

/** Asks with every letter; the hits before stay until the next are here. While one answer is awaited only the last text waits. */
export function useHits(text: string): Hits {
  const [hits, setHits] = useState(NONE);
  const state = useRef({ isAsking: false, wanted: '' });

  useEffect(() => {
    const now = state.current;
    now.wanted = text;
    const ask = async (): Promise<void> => {
      now.isAsking = true;
      for (let asked: string | null = null; asked !== now.wanted;) {
        asked = now.wanted;
        setHits(await hitsOf(asked));
      }
      now.isAsking = false;
    };
    if (!now.isAsking) void ask();
  }, [text]);

  return text === '' ? NONE : hits;
}

async function hitsOf(text: string): Promise<Hits> {
  if (text === '') return NONE;
  const startedAt = performance.now();
  try {
    const { groups } = await call('search.run', { text });
    return { text, groups, tookMs: performance.now() - startedAt, error: null };
  } catch (error) {
    return { text, groups: [], tookMs: 0, error: asSatchelError(error) };
  }
}
