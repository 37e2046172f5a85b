import { expect, test } from 'vitest';
import { parseReport } from './report.ts';

test.each([
  ['turnover', undefined, 'report turnover'],
  ['funnel', '{', '--args'],
  ['overview', '[]', '--args'],
  ['funnel', '{"form":"2026-01-01"}', '--args form'],
  ['funnel', '{"from":"2026-02-01","to":"2026-01-01"}', '--args from > to'],
  ['forecast', '{"months":0}', '--args months'],
  ['trends', '{"to":"31.12.2026"}', '--args to'],
  ['segmentation', '{"__proto__":{"most":1},"most":"1"}', '--args'],
])('report %s %s is refused before the store is opened, by name and never by value', (word, text, detail) => {
  expect(() => parseReport(word, text)).toThrow(
    expect.objectContaining({ code: 'USAGE', params: { detail: expect.stringContaining(detail) as string } }) as Error,
  );
});

test('what is left out has its value', () => {
  expect(parseReport('forecast')).toEqual({ name: 'forecast', args: { months: 6 } });
  expect(parseReport('trends', '{"ownerId":"u1"}')).toEqual({ name: 'trends', args: { months: 12, ownerId: 'u1' } });
});
