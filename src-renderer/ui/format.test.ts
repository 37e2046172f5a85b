import { expect, test } from 'vitest';
import { createI18n } from '../i18n/create-i18n.ts';
import { exactMoney, parseYuan, pastDate, relativeDate, shortMoney, yuanText } from './format.ts';

const zh = createI18n('zh').t;
const en = createI18n('en').t;
const at = (...parts: [number, number, number, number, number]): string => new Date(...parts).toISOString();
const now = new Date(2026, 0, 16, 9, 24).getTime();

test('an amount at a border of units is not shown as 10,000.0 万 or 1,000K', () => {
  expect(shortMoney(999_999_00, 'zh')).toBe('¥100.0 万');
  expect(shortMoney(99_999_600_00, 'zh')).toBe('¥1.00 亿');
  expect(shortMoney(123_456_789_00, 'zh')).toBe('¥1.23 亿');
  expect(shortMoney(999_600_00, 'en')).toBe('¥1.00M');
  expect(shortMoney(999_996_000_00, 'en')).toBe('¥1.00B');
});

test('small, broken and negative amounts keep their sign and their fen', () => {
  expect(shortMoney(8_235_00, 'zh')).toBe('¥8,235');
  expect(shortMoney(8_235_50, 'en')).toBe('¥8,235.50');
  expect(shortMoney(-486_000_00, 'zh')).toBe('−¥48.6 万');
  expect(exactMoney(1_234_567_89)).toBe('¥1,234,567.89');
});

test('yuan typed by a person becomes fen without binary fractions, and nonsense is refused', () => {
  expect(parseYuan('19.99')).toBe(1999);
  expect(parseYuan('0.1')).toBe(10);
  expect(parseYuan('¥1,234,567.8')).toBe(123_456_780);
  expect(parseYuan('1,23')).toBeNull();
  expect(parseYuan('12.345')).toBeNull();
  expect(parseYuan('-5')).toBeNull();
  expect(parseYuan('****')).toBeNull();
  expect(parseYuan(yuanText(1999))).toBe(1999);
  expect(yuanText(500_000_00)).toBe('500000');
});

test('an amount typed with an input method, in full-width figures and signs, is the same amount', () => {
  expect(parseYuan('￥１，２００，０００')).toBe(120_000_000);
  expect(parseYuan(' ４８．６万元 ')).toBe(48_600_000);
});

test('near times read as words and far ones as dates, in both languages', () => {
  const cases: [string, string, string][] = [
    [at(2026, 0, 16, 9, 24), '刚刚', 'just now'],
    [at(2026, 0, 16, 8, 41), '43 分钟前', '43m ago'],
    [at(2026, 0, 16, 7, 5), '今天 07:05', 'today 07:05'],
    [at(2026, 0, 15, 23, 59), '昨天', 'yesterday'],
    [at(2026, 0, 13, 9, 0), '3 天前', '3d ago'],
    [at(2026, 0, 16, 9, 28), '4 分钟后', 'in 4 min'],
    [at(2026, 0, 17, 18, 0), '明天', 'tomorrow'],
    [at(2026, 10, 3, 18, 0), '11 月 3 日', '3 Nov'],
    [at(2025, 10, 28, 18, 0), '2025-11-28', '2025-11-28'],
  ];
  for (const [instant, chinese, english] of cases) {
    expect(relativeDate(instant, now, zh)).toBe(chinese);
    expect(relativeDate(instant, now, en)).toBe(english);
  }
});

test('an amount may be typed in 万 and 亿, to the fen and no further', () => {
  expect(parseYuan('48.6万')).toBe(48_600_000);
  expect(parseYuan('¥1.2 亿')).toBe(12_000_000_000);
  expect(parseYuan('0.000001万')).toBe(1);
  expect(parseYuan('0.0000001万')).toBeNull();
  expect(parseYuan('48.6千')).toBeNull();
  expect(parseYuan('486K')).toBe(48_600_000);
  expect(parseYuan('1.2m')).toBe(120_000_000);
  expect(parseYuan('1.2345678b')).toBe(123_456_780_000);
});

test('what is still to come today is told by its hour', () => {
  expect(relativeDate(at(2026, 0, 16, 18, 0), now, zh)).toBe('今天 18:00');
  expect(relativeDate(at(2026, 0, 16, 9, 54), now, en)).toBe('in 30 min');
});

test('five minutes before midnight is yesterday only after midnight', () => {
  const late = at(2026, 0, 15, 23, 55);
  expect(relativeDate(late, new Date(2026, 0, 15, 23, 58).getTime(), zh)).toBe('3 分钟前');
  expect(relativeDate(late, new Date(2026, 0, 16, 0, 5).getTime(), zh)).toBe('昨天');
});

test('what has happened is never in the future, though the screen looks at the clock only now and then', () => {
  const sixSecondsOn = new Date(now + 6_000).toISOString();
  expect(pastDate(sixSecondsOn, now, zh)).toBe('刚刚');
  expect(relativeDate(sixSecondsOn, now, zh)).toBe('6 秒后');
});
