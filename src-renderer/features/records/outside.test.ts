import { expect, test } from 'vitest';
import { outsideOf } from './outside.ts';

const urlOf = (field: string, value: string, language: 'zh' | 'en' = 'zh'): string | undefined =>
  outsideOf(field, value, language)?.url;

test('values lead to programs outside by addresses that the shell opens, whatever is typed around them', () => {
  expect(urlOf('phone', ' +86 (512) 6288-1234 ')).toBe('tel:+8651262881234');
  expect(urlOf('email', 'wang+a@corp.example.net')).toBe('mailto:wang%2Ba@corp.example.net');
  expect(urlOf('website', 'http://corp.example.net/a')).toBe('https://corp.example.net/a');
  expect(urlOf('address', '苏州市 人民路&1号', 'en')).toBe(
    'https://www.openstreetmap.org/search?query=%E8%8B%8F%E5%B7%9E%E5%B8%82%20%E4%BA%BA%E6%B0%91%E8%B7%AF%261%E5%8F%B7',
  );
  expect(urlOf('phone', '总机')).toBeUndefined();
  expect(urlOf('taxNo', '9132')).toBeUndefined();
});
