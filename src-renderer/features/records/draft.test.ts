import { expect, test } from 'vitest';
import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import { newRecordSync } from '../../../src-shared/domain/sync-state.schema.ts';
import { changedFields, fieldText, readChanges, readNew } from './draft.ts';

const customer: Customer = {
  id: '0199c2f4-7d1e-7a60-b1c8-3f0a5b7c9d11',
  serverId: '7',
  name: '苏州博瑞精密机械有限公司',
  industry: '精密机械',
  creditLimitCents: 50_000_050,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'lu',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'lu',
  deletedAt: null,
  ownerId: 'lu',
  sync: { ...newRecordSync(), provenance: { phone: 'masked' }, display: { phone: '139****6021' } },
};

test('only what differs is sent: a field typed back to its old value is no change', () => {
  const read = readChanges('customers', { industry: '精密机械', region: '苏州' }, customer);
  expect(read).toEqual({ ok: true, fields: { region: '苏州' } });
});

test('a masked field left blank is left alone, and a masked value typed in is refused at the field', () => {
  expect(changedFields({ phone: '' }, customer)).toEqual([]);
  expect(readChanges('customers', { phone: '139****6021' }, customer)).toEqual({
    ok: false,
    problems: { phone: 'masked' },
  });
  expect(readChanges('customers', { phone: '13912346021' }, customer)).toEqual({
    ok: true,
    fields: { phone: '13912346021' },
  });
});

test('an emptied field becomes empty, an emptied name is refused', () => {
  expect(readChanges('customers', { industry: ' ' }, customer)).toEqual({ ok: true, fields: { industry: null } });
  expect(readChanges('customers', { name: '  ' }, customer)).toEqual({ ok: false, problems: { name: 'required' } });
  expect(readNew('customers', { region: '苏州' })).toEqual({ ok: false, problems: { name: 'required' } });
});

test('figures and days count however an input method writes them', () => {
  expect(readChanges('customers', { creditLimitCents: '４８．６万', employeeCount: '１，２００' }, customer)).toEqual({
    ok: true,
    fields: { creditLimitCents: 48_600_000, employeeCount: 1_200 },
  });
  const born = (birthday: string) => readNew('contacts', { name: '薄睿', birthday });
  expect(born('1990年1月31日')).toMatchObject({ ok: true, fields: { birthday: '1990-01-31' } });
  expect(born('1990/2/31')).toEqual({ ok: false, problems: { birthday: 'not_a_day' } });
  expect(born('去年')).toEqual({ ok: false, problems: { birthday: 'not_a_day' } });
});

test('amounts are typed in yuan and kept in fen; what is no number is said at the field', () => {
  expect(fieldText(customer, 'creditLimitCents')).toBe('500000.50');
  expect(readChanges('customers', { creditLimitCents: '1,200,000.5' }, customer)).toEqual({
    ok: true,
    fields: { creditLimitCents: 120_000_050 },
  });
  const read = readChanges(
    'customers',
    { creditLimitCents: '很多', employeeCount: '12.5', creditScore: '120' },
    customer,
  );
  expect(read).toEqual({
    ok: false,
    problems: { creditLimitCents: 'not_an_amount', employeeCount: 'not_an_integer', creditScore: 'too_large' },
  });
});
