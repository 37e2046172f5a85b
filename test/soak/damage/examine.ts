import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import type { Store } from '../../../src-main/core/store/store.ts';
import { TEST_KEY } from '../../support/stores.ts';
import { probes } from '../kills/compare.ts';
import type { Expected } from '../kills/expected.ts';
import { openFirst } from '../kills/open-first.ts';

export const VERDICTS = [
  ...['refused at opening', 'noticed when read', 'noticed by verify', 'right answers', 'an earlier state', 'WRONG'],
] as const;

/** How a damaged home answers, and what was wrong or which code named the damage. */
export interface Finding {
  readonly verdict: (typeof VERDICTS)[number];
  readonly details: readonly string[];
}

/**
 * Opens a home, asks it everything and lets it check itself. Every question by itself: one that fails with a STORE_ code must
 * not hide another that is answered wrongly. Whatever is no STORE_ code is thrown on: that is a defect. `states` are what was
 * true after each unit; answers that are all those of one of them but the last are an earlier state.
 */
export async function examine(dir: string, states: readonly Expected[]): Promise<Finding> {
  try {
    const { home, store } = await openFirst(dir, TEST_KEY);
    try {
      const { wrong, codes } = await ask(store, states.at(-1));
      if (wrong.length > 0) return await earlierOrWrong(store, states, wrong);
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

async function ask(store: Store, expected: Expected | undefined): Promise<{ wrong: string[]; codes: string[] }> {
  const [wrong, codes] = [[] as string[], [] as string[]];
  if (expected === undefined) throw new Error('nothing is expected');
  for (const probe of probes(store, expected)) {
    const answer = await named(probe);
    if (answer.code === null) wrong.push(...answer.value);
    else codes.push(answer.code);
  }
  return { wrong, codes };
}

async function earlierOrWrong(store: Store, states: readonly Expected[], wrong: readonly string[]): Promise<Finding> {
  const unit = await named(() => store.setting('unit'));
  const earlier = unit.code === null ? states.find(({ settings }) => settings['unit'] === unit.value) : undefined;
  const again = earlier === undefined ? wrong : (await ask(store, earlier)).wrong;
  return again.length === 0 ? { verdict: 'an earlier state', details: [] } : { verdict: 'WRONG', details: wrong };
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
