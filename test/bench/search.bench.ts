import { bigramMatch } from '../../src-main/core/store/search/bigrams.ts';
import { tableOf } from '../../src-main/core/store/open-store.ts';
import { randomFrom } from '../support/random.ts';
import { compare, type Bench } from './harness.ts';
import { withSides } from './sides.ts';

/** The search box against the bare statement of the full-text index. */
export const searchBench: Bench = async ({ rows, dataset }) => {
  const data = await dataset(rows);
  const random = randomFrom(99);
  const needles = Array.from({ length: 300 }, () => {
    const chars = [...random.pick(data.someCustomers).name];
    const length = 2 + random.below(2);
    const start = random.below(chars.length - length + 1);
    return chars.slice(start, start + length).join('');
  });
  const needle = (turn: number): string => needles[turn % needles.length] ?? '';
  const table = tableOf('customers');
  const sql = `SELECT t.data AS data FROM ${table.search?.name ?? ''} s CROSS JOIN ${table.name} t ON t.rid=s.rowid
    WHERE s.pairs MATCH ? LIMIT 50`;
  const times = await withSides(data, ({ store, bare }) =>
    compare(
      100,
      (turn) => store.search(needle(turn), { entities: ['customers'], limit: 50 }),
      (turn) => bare.parsed(sql, bigramMatch(needle(turn), 'anywhere') ?? ''),
    ),
  );
  return [{ name: 'search of 2–3 characters, first 50, p95', ...times, unit: 'ms', goal: { ratioAtMost: 10 } }];
};
