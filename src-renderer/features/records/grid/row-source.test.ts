import { expect, test } from 'vitest';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { createRowSource, indexOfRow, PAGE_ROWS, rowAt, type AskedPage, type RowPage } from './row-source.ts';

/** Answers from a list of numbers when told to, and keeps what was asked. */
function setUp(total: number, options: { isCounted?: boolean } = {}) {
  const list = Array.from({ length: total }, (_, index) => index);
  const asked: AskedPage[] = [];
  const waiting: (() => void)[] = [];
  const answer = ({ after, offset }: AskedPage): RowPage<number> => {
    const from = after === null ? offset : Number(after);
    const rows = list.slice(from, from + PAGE_ROWS);
    const next = from + PAGE_ROWS < list.length ? String(from + PAGE_ROWS) : null;
    return { rows, next, total: options.isCounted === false ? null : list.length };
  };
  const source = createRowSource<number>({
    page: (page) => {
      asked.push(page);
      return new Promise((resolve) => waiting.push(() => resolve(answer(page))));
    },
    count: () => new Promise((resolve) => waiting.push(() => resolve(list.length))),
    now: () => 0,
  });
  const settle = async (): Promise<void> => {
    while (waiting.length > 0) {
      waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  return { source, asked, list, settle };
}

test('a list asks for what is in sight and the page behind it, by key', async () => {
  const { source, asked, settle } = setUp(1_000);
  source.want(0, 20);
  await settle();
  expect(asked).toEqual([
    { after: null, offset: 0 },
    { after: '50', offset: 0 },
  ]);
  expect(source.store.getState()).toMatchObject({ count: 1_000, isCounted: true });
  expect(rowAt(source.store.getState(), 99)).toBe(99);
});

test('a jump asks for the rows there, and a drag only for where it ends', async () => {
  const { source, asked, settle } = setUp(1_000_000);
  source.want(0, 20);
  await settle();
  asked.length = 0;
  for (let index = 10_000; index < 990_000; index += 10_000) source.want(index, index + 20);
  await settle();
  expect(asked.length).toBeLessThan(8);
  expect(rowAt(source.store.getState(), 980_010)).toBe(980_010);
});

test('after a change what is in sight stays until it is replaced, and many changes lead to few questions', async () => {
  const { source, asked, list, settle } = setUp(300);
  source.want(0, 20);
  await settle();
  asked.length = 0;
  list.unshift(-1);
  for (let times = 0; times < 50; times += 1) source.refresh();
  expect(rowAt(source.store.getState(), 0)).toBe(0);
  await settle();
  expect(rowAt(source.store.getState(), 0)).toBe(-1);
  expect(source.store.getState().count).toBe(301);
  expect(asked.length).toBeLessThanOrEqual(4);
});

test('a list that cannot be counted at once grows until it is counted', async () => {
  const { source, settle } = setUp(450, { isCounted: false });
  source.want(0, 20);
  await new Promise((resolve) => setTimeout(resolve));
  expect(source.store.getState().count).toBeUndefined();
  await settle();
  expect(source.store.getState()).toMatchObject({ count: 450, isCounted: true });
});

test('a failed question is told and asked again at the next change', async () => {
  const answers: (() => Promise<RowPage<number>>)[] = [
    () => Promise.reject(new SatchelError('INTERNAL')),
    () => Promise.resolve({ rows: [1], next: null, total: 1 }),
  ];
  const source = createRowSource<number>({
    page: () => answers.shift()?.() ?? Promise.reject(new Error('asked too often')),
    count: () => Promise.resolve(1),
    now: () => 0,
  });
  source.want(0, 20);
  await new Promise((resolve) => setTimeout(resolve));
  expect(source.store.getState().error).not.toBeNull();
  source.refresh();
  await new Promise((resolve) => setTimeout(resolve));
  expect(source.store.getState()).toMatchObject({ error: null, count: 1 });
});

test('a row is replaced in its place and found by what it is', async () => {
  const { source, settle } = setUp(300);
  source.want(100, 120);
  await settle();
  source.replace((row) => row === 105, -5);
  expect(rowAt(source.store.getState(), 105)).toBe(-5);
  expect(indexOfRow(source.store.getState(), (row) => row === -5)).toBe(105);
  expect(indexOfRow(source.store.getState(), (row) => row === 105)).toBe(-1);
});

test('a change made in the list does not make it ask again, the next one of the same record does', async () => {
  const { source, asked, settle } = setUp(300);
  source.want(0, 20);
  await settle();
  asked.length = 0;
  source.expect('a');
  source.refresh(['a']);
  await settle();
  expect(asked).toEqual([]);
  source.refresh(['a']);
  await settle();
  expect(asked.length).toBeGreaterThan(0);
});

test('while a row is written into nothing moves; what changed meanwhile is asked for afterwards', async () => {
  const { source, asked, settle } = setUp(300);
  source.want(0, 20);
  await settle();
  asked.length = 0;
  const release = source.hold();
  source.refresh(null);
  await settle();
  expect(asked).toEqual([]);
  release();
  await settle();
  expect(asked.length).toBeGreaterThan(0);
});

test('rows just above the sight are there before a person scrolls up to them', async () => {
  const { source, settle } = setUp(1_000);
  source.want(500, 520);
  await settle();
  expect(rowAt(source.store.getState(), 495)).toBe(495);
});
