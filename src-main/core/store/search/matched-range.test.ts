import { expect, test } from 'vitest';
import { matchedRange } from './matched-range.ts';
import { createReadings } from './pinyin-readings.ts';
import { searchQuery } from './search-query.ts';

const readingsOf = createReadings();

/** The part that would be marked. */
function marked(text: string, typed: string): string | null {
  const range = matchedRange(text, searchQuery(typed), readingsOf);
  return range && text.slice(...range);
}

test('what was typed is marked, however it is written', () => {
  expect(marked('苏州博瑞精密机械有限公司', '博瑞')).toBe('博瑞');
  expect(marked('ＡＢＣ Trading Co.', 'abc t')).toBe('ＡＢＣ T');
  expect(marked('𠮷野家（中国）有限公司', '(中国)')).toBe('（中国）');
  // One character that folds to two.
  expect(marked('㈱东京', '株')).toBe('㈱');
});

test('pinyin marks the characters that it reads', () => {
  expect(marked('苏州博瑞精密', 'br')).toBe('博瑞');
  expect(marked('苏州博瑞精密', 'borui')).toBe('博瑞');
  expect(marked('苏州博瑞精密', 'bor')).toBe('博瑞');
  expect(marked('苏州 3M 博瑞', '3mb')).toBe('3M 博');
  expect(marked('重庆银行', 'chongqing')).toBe('重庆');
  expect(marked('张乐', 'zhangyue')).toBe('张乐');
});

test('a mixture marks the characters that it stands for', () => {
  expect(marked('苏州博瑞精密', 'b瑞jing')).toBe('博瑞精');
  expect(marked('苏州博瑞精密', '州bruij')).toBe('州博瑞精');
  expect(marked('苏州（博瑞）精密', 'borui密')).toBeNull();
});

test('a field that does not match is left alone', () => {
  expect(marked('苏州博瑞', 'zzz')).toBeNull();
  expect(marked('', 'a')).toBeNull();
  expect(marked('苏州', '')).toBeNull();
});
