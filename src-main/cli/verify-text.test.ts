import { expect, test } from 'vitest';
import { verifyText } from './verify-text.ts';

test.each([
  [
    'SEARCH_WRONG opportunities 3',
    '商机的搜索索引有 3 处与记录的内容不符。',
    'The search index of deals differs from the records, so many times: 3.',
  ],
  [
    'HISTORY_INVALID 12',
    '第 12 条修改历史读不出来，或与它的记录对不上。',
    'Entry 12 of the history cannot be read or belongs to another record.',
  ],
  [
    'VALUES_INVALID settings 1',
    '表 settings 有 1 个值读不出来。',
    'The table settings holds values that cannot be read: 1.',
  ],
])('%s is a sentence in each language', (problem, zh, en) => {
  expect(verifyText(problem)).toEqual({ zh, en });
});

test('a code of an error says what the error says', () => {
  expect(verifyText('STORE_DAMAGED').en).toMatch(/damaged/u);
});
