import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { TEST_KEY } from '../../support/stores.ts';
import { probes } from '../kills/compare.ts';
import type { Expected } from '../kills/expected.ts';
import { openFirst } from '../kills/open-first.ts';

export const VERDICTS = [
  'refused at opening',
  'noticed when read',
  'noticed by verify',
  'right answers',
  'WRONG',
] as const;

/** How a damaged home answers, and what was wrong or which code named the damage. */
export interface Finding {
  readonly verdict: (typeof VERDICTS)[number];
  readonly details: readonly string[];
}

/**
 * Opens a home, asks it everything and lets it check itself. Every question by itself: one that fails with a STORE_ code must
 * not hide another that is answered wrongly. Whatever is no STORE_ code is thrown on: that is a defect.
 */
export async function examine(dir: string, expected: Expected): Promise<Finding> {
  try {
    const { home, store } = await openFirst(dir, TEST_KEY);
    try {
      const [wrong, codes] = [[] as string[], [] as string[]];
      for (const probe of probes(store, expected)) {
        const answer = await named(probe);
        if (answer.code === null) wrong.push(...answer.value);
        else codes.push(answer.code);
      }
      if (wrong.length > 0) return { verdict: 'WRONG', details: wrong };
      if (codes.length > 0) return { verdict: 'noticed when read', details: codes };
      const { problems } = await store.verify();
      return { verdict: problems.length > 0 ? 'noticed by verify' : 'right answers', details: problems };
    } finally {
      await named(home.close);
    }
  } catch (error) {
    return { verdict: 'refused at opening', details: [storeCode(error)] };
  }
}

type Named<Value> = { readonly code: string } | { readonly code: null; readonly value: Value };

async function named<Value>(work: () => Promise<Value>): Promise<Named<Value>> {
  try {
    return { code: null, value: await work() };
  } catch (error) {
    return { code: storeCode(error) };
  }
}

/** The STORE_ code of an error; throws it on when it is anything else. */
function storeCode(error: unknown): string {
  if (error instanceof SatchelError && error.code.startsWith('STORE_')) return error.code;
  throw error;
}
