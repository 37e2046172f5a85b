import { openStore } from '../../src-main/core/store/open-store.ts';
import { bigramMatch } from '../../src-main/core/store/search/bigrams.ts';
import { createReadings } from '../../src-main/core/store/search/pinyin-readings.ts';
import { randomFrom } from '../support/random.ts';
import type { Dataset } from './dataset.ts';
import { compare, type Bench, type Result } from './harness.ts';
import { withCopies, withSides, type Sides } from './sides.ts';

/** The search box against the least that could answer: the index's first 50 hits, in no order, each one read. */
export const searchBench: Bench = async ({ rows, dataset }) => {
  const data = await dataset(rows);
  const random = randomFrom(99);
  const readingsOf = createReadings();
  const names = Array.from({ length: 300 }, () => random.pick(data.someCustomers).name);
  const turns = names.map((name) => {
    const chars = [...name];
    const length = 2 + random.below(2);
    const start = random.below(chars.length - length + 1);
    const [reading = []] = readingsOf(name);
    const initials = reading.map((unit) => unit.charAt(0)).join('');
    const from = random.below(4);
    const [typed, letters] = [chars.slice(from, from + 2).join(''), initials.slice(from, from + 2 + length)];
    return {
      piece: chars.slice(start, start + length).join(''),
      initials: initials.slice(from, from + length),
      syllables: reading.slice(0, length).join(''),
      mixed: typed + letters.slice(2),
      // The least that this can be answered by: the characters, and somewhere the initials of all that was typed.
      mixedMatch: `${anywhere(typed)} AND ${anywhere(letters.toUpperCase())}`,
    };
  });
  const rowsOfBox = await withSides(data, async (sides): Promise<Result[]> => [
    await row(
      sides,
      'search of 2–3 characters, first 50, p95',
      turns.map(({ piece }) => [piece, anywhere(piece)]),
    ),
    await row(
      sides,
      'search of 2–3 initials, first 50, p95',
      turns.map((turn) => [turn.initials, anywhere(turn.initials.toUpperCase())]),
    ),
    await row(
      sides,
      'search of 2–3 syllables, first 50, p95',
      turns.map(({ syllables, piece }) => [syllables, anywhere(piece)]),
    ),
    await row(
      sides,
      'search of 2 characters and 2–3 initials, first 50, p95',
      turns.map(({ mixed, mixedMatch }) => [mixed, mixedMatch]),
    ),
  ]);
  return [...rowsOfBox, await againstRegex(data, (turn) => turns[turn % turns.length]?.piece ?? '')];
};

/** What RxDB itself offers for it: a pattern that every record is held against. */
const againstRegex = (data: Dataset, piece: (turn: number) => string): Promise<Result> =>
  withCopies(data, async ({ ours }) => {
    const store = await openStore({ file: ours.file, key: ours.key, name: 'regex' });
    const { customers } = store.database.collections;
    const times = await compare(
      1,
      (turn) => store.search(piece(turn), { entities: ['customers'], limit: 50 }),
      (turn) => customers.find({ selector: { name: { $regex: piece(turn) } } }).exec(),
    );
    await store.close();
    return { name: 'search against RxDB’s $regex', ...times, unit: 'ms', goal: { ratioAtMost: 0.02 } };
  });

const anywhere = (text: string): string => bigramMatch(text, 'anywhere') ?? '';

/** What is typed, and the expression of the full-text index that the bare statement looks for. */
type Turn = readonly [typed: string, match: string];

async function row({ store, bare }: Sides, name: string, turns: readonly Turn[]): Promise<Result> {
  const at = (turn: number): Turn => turns[turn % turns.length] ?? ['', ''];
  const times = await compare(
    100,
    (turn) => store.search(at(turn)[0], { entities: ['customers'], limit: 50 }),
    (turn) => bare.search('customers', at(turn)[1]),
  );
  return { name, ...times, unit: 'ms', goal: { ratioAtMost: 10 } };
}
