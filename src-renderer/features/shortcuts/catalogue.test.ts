import { expect, test } from 'vitest';
import { createI18n } from '../../i18n/create-i18n.ts';
import { isFixed } from '../../ui/key-bindings.ts';
import { catalogue, fixedKeys } from './catalogue.ts';

test('no key is in the catalogue twice, and only those that mean the same to everybody are fixed', () => {
  const { t } = createI18n('zh');
  const movable = catalogue(t).flatMap(({ lines }) => lines.map(({ strokes }) => strokes));
  const fixed = fixedKeys(t).flatMap(({ strokes }) => strokes);
  expect(movable.filter(isFixed)).toEqual([]);
  expect(fixed.filter((strokes) => !isFixed(strokes))).toEqual([]);
  expect(new Set([...movable, ...fixed]).size).toBe(movable.length + fixed.length);
});
