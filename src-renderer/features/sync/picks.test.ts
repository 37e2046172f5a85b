import type { ScreenConflict } from './on-screens.ts';
import { expect, test } from 'vitest';
import { pick, pickAll, similarTo, stepField } from './picks.ts';

const field = (name: string, isHidden = false) => ({ field: name, base: null, mine: '1', theirs: '2', isHidden });
const row = (id: string, ...fields: ScreenConflict['fields']): ScreenConflict => ({
  entity: 'customers',
  id,
  title: id,
  since: '2026-01-16T09:24:00.000Z',
  deletedOnServer: false,
  fields,
});
const one = row('one', field('region'), field('phone', true));

test('a mask of the other side is never taken, neither alone nor with "all theirs"', () => {
  expect(pick(one, {}, 'phone', 'theirs')).toEqual({});
  expect(pickAll(one, {}, 'theirs')).toEqual({ region: 'theirs' });
  expect(pickAll(one, {}, 'mine')).toEqual({ region: 'mine', phone: 'mine' });
});

test('the arrows stay inside the table', () => {
  expect(stepField(one, null, 1)).toBe('region');
  expect(stepField(one, 'region', -1)).toBe('region');
  expect(stepField(one, 'region', 1)).toBe('phone');
  expect(stepField(one, 'phone', 1)).toBe('phone');
});

test('similar are other records of the same entity that dispute a chosen field', () => {
  const all = [
    one,
    row('two', field('region')),
    row('three', field('name')),
    { ...row('four', field('region')), entity: 'contacts' as const },
  ];
  expect(similarTo(one, { region: 'mine' }, all)).toBe(1);
  expect(similarTo(one, {}, all)).toBe(0);
});
