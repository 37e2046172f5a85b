import { expect, test } from 'vitest';
import { fieldNamed, type Field } from '../../../../src-shared/domain/fields.ts';
import { checkFilter } from '../../../../src-shared/domain/views/check-filter.ts';
import type { FilterLeaf } from '../../../../src-shared/domain/views/filter.schema.ts';
import {
  conditionOf,
  filterOf,
  groupsOf,
  joined,
  opsOf,
  split,
  STRETCH_KEYS,
  textsOf,
  withCondition,
} from './conditions.ts';

const region: FilterLeaf = { field: 'region', op: 'eq', value: '苏州' };
const type: FilterLeaf = { field: 'type', op: 'in', value: ['corporate'] };
const recent: FilterLeaf = { field: 'updatedAt', op: 'within', value: { unit: 'day', from: -7, to: 0 } };

const fieldOf = (name: string): Field => {
  const field = fieldNamed('customers', name);
  if (!field) throw new Error(name);
  return field;
};

test('a filter is taken apart into groups and put together again', () => {
  for (const filter of [null, region, { any: [region, type] }, { all: [region, { any: [type, recent] }] }]) {
    const groups = groupsOf(filter);
    expect(groups && filterOf(groups)).toEqual(filter);
  }
  expect(groupsOf({ not: region })).toBeNull();
  expect(groupsOf({ all: [{ any: [{ all: [region, type] }] }] })).toBeNull();
});

test('the word between conditions switches', () => {
  const and = groupsOf({ all: [region, type, recent] }) ?? [];
  expect(filterOf(joined(and, 0))).toEqual({ all: [{ any: [region, type] }, recent] });
  expect(filterOf(split(joined(and, 0), 0, 0))).toEqual({ all: [region, type, recent] });
});

test('the last condition of a group takes the group away', () => {
  expect(filterOf(withCondition([[region], [type]], [0, 0], null))).toEqual(type);
  expect(filterOf(withCondition([[region]], [0, 0], null))).toBeNull();
});

test('every condition that the bar can build is one that the core answers, and is shown again as it was typed', () => {
  const typed: Readonly<Record<Field['kind'], string>> = {
    ...{ text: '精密', choice: 'active', number: '12', cents: '1200.50' },
    ...{ day: '2026-01-31', moment: '2026-01-31', reference: '0199c2f4-7d1e-7a60-b1c8-000000000000' },
  };
  for (const name of ['industry', 'status', 'employeeCount', 'creditLimitCents', 'updatedAt', 'primaryContactId']) {
    const field = fieldOf(name);
    for (const op of opsOf(field)) {
      const texts = op === 'within' ? STRETCH_KEYS.slice(0, 1) : op === 'between' ? ['1', '2'] : [typed[field.kind]];
      const fitting = op === 'between' && field.kind === 'moment' ? ['2026-01-01', '2026-01-31'] : texts;
      const leaf = conditionOf(name, field, op, fitting);
      expect(leaf && checkFilter('customers', leaf), `${name} ${op}`).toEqual({});
      if (leaf && 'value' in leaf) expect(textsOf(leaf, field)).toEqual(fitting);
    }
  }
});

test('a condition without what it needs is none yet', () => {
  expect(conditionOf('industry', fieldOf('industry'), 'contains', [' '])).toBeNull();
  expect(conditionOf('employeeCount', fieldOf('employeeCount'), 'gt', ['many'])).toBeNull();
  expect(conditionOf('employeeCount', fieldOf('employeeCount'), 'between', ['1'])).toBeNull();
});
