import type { Dataset } from './dataset.ts';

/** One line of the table: ours and the limit program in the same unit, and what the ratio of both must keep to. */
export interface Result {
  readonly name: string;
  readonly ours: number;
  /** What the least program that could do the job needs; null where the goal is an absolute number. */
  readonly limit: number | null;
  readonly unit: 'ms' | 'rows/s' | 'µs' | 'MB' | 'elements';
  readonly goal: { readonly ratioAtMost: number } | { readonly ratioAtLeast: number } | { readonly oursAtMost: number };
}

export interface BenchOptions {
  readonly rows: number;
  /** How often each act on the screens is done. */
  readonly times: number;
  /** What goes on, for standard error. */
  readonly note: (text: string) => void;
  /** A home with so many customers and their activities; made once in a run, never changed: benches work on copies. */
  readonly dataset: (customers: number) => Promise<Dataset>;
}

export type Bench = (options: BenchOptions) => Promise<readonly Result[]>;

export interface Times {
  readonly ours: number;
  readonly limit: number;
}

const now = (): number => performance.now();

/** The value below which such a part (0 to 1) of the others lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

export const p95 = (values: readonly number[]): number => quantile(values, 0.95);

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds of a piece of work. Where it gives a function, that one tidies up after it and is not timed. */
export async function timed(work: () => unknown): Promise<number> {
  const start = now();
  const left = await work();
  const took = now() - start;
  if (typeof left === 'function') await (left as () => unknown)();
  return took;
}

/**
 * Runs both programs in turn, so that whatever else the machine does falls on both alike: five rounds of `count` after one
 * that is thrown away. Gives the median of the rounds' p95, in milliseconds.
 */
export async function compare(
  count: number,
  ours: (turn: number) => unknown,
  limit: (turn: number) => unknown,
): Promise<Times> {
  const rounds: Times[] = [];
  for (let round = 0; round < 6; round += 1) {
    const times = { ours: [] as number[], limit: [] as number[] };
    for (let turn = round * count; turn < (round + 1) * count; turn += 1) {
      times.limit.push(await timed(() => limit(turn)));
      times.ours.push(await timed(() => ours(turn)));
    }
    if (round > 0) rounds.push({ ours: p95(times.ours), limit: p95(times.limit) });
  }
  return { ours: median(rounds.map((round) => round.ours)), limit: median(rounds.map((round) => round.limit)) };
}

export const ratioOf = ({ ours, limit }: Result): number | null => (limit === null ? null : ours / limit);

export function isMet(result: Result): boolean {
  const { goal } = result;
  const ratio = ratioOf(result) ?? Number.NaN;
  if ('ratioAtMost' in goal) return ratio <= goal.ratioAtMost;
  return 'ratioAtLeast' in goal ? ratio >= goal.ratioAtLeast : result.ours <= goal.oursAtMost;
}

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** `name | ours | limit | ratio | goal`, with a word at the end where the goal is missed. */
export function line(result: Result): string {
  const { goal, unit } = result;
  const ratio = ratioOf(result);
  const wanted =
    'ratioAtMost' in goal
      ? `≤ ${goal.ratioAtMost}×`
      : 'ratioAtLeast' in goal
        ? `≥ ${goal.ratioAtLeast}×`
        : `≤ ${goal.oursAtMost} ${unit}`;
  return [
    result.name,
    `${number(result.ours)} ${unit}`,
    result.limit === null ? '–' : `${number(result.limit)} ${unit}`,
    ratio === null ? '–' : `${ratio.toFixed(2)}×`,
    isMet(result) ? wanted : `${wanted}  MISSED`,
  ].join(' | ');
}
