import { expect, test } from 'vitest';
import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { noPages, reducePages, type Pages, type PagesAction } from './list-pages.ts';

const play = (...actions: PagesAction<number>[]): Pages<number> => actions.reduce<Pages<number>>(reducePages, noPages);
const page = (rows: number[], next: string | null) => ({ rows, total: 9, next });

test('a slow answer to an older search must not replace the newer one', () => {
  const pages = play(
    { type: 'asked', question: 'b' },
    { type: 'asked', question: 'bo' },
    { type: 'answered', question: 'bo', answer: page([2], null), tookMs: 3 },
    { type: 'answered', question: 'b', answer: page([1], null), tookMs: 9 },
  );
  expect(pages.rows).toEqual([2]);
});

test('a page that was asked for before the list was read anew would double rows', () => {
  const first = { type: 'answered', question: 'q', answer: page([1, 2], 'c2'), tookMs: 1 } as const;
  const pages = play(
    { type: 'asked', question: 'q' },
    first,
    { type: 'askedMore' },
    { ...first, answer: page([0, 1, 2], 'c3') },
    { type: 'answeredMore', question: 'q', after: 'c2', answer: page([3, 4], 'c4') },
  );
  expect(pages.rows).toEqual([0, 1, 2]);
  expect(
    reducePages(pages, { type: 'answeredMore', question: 'q', after: 'c3', answer: page([3], null) }).rows,
  ).toEqual([0, 1, 2, 3]);
});

test('rows stay on the screen while the next question is under way and when it fails', () => {
  const error = new SatchelError('INTERNAL');
  const pages = play(
    { type: 'asked', question: 'q' },
    { type: 'answered', question: 'q', answer: page([1], null), tookMs: 1 },
    { type: 'asked', question: 'r' },
    { type: 'failed', question: 'r', error },
  );
  expect(pages.rows).toEqual([1]);
  expect(pages.error).toBe(error);
});
