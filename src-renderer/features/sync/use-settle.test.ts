import { expect, test } from 'vitest';
import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import { newRecordSync } from '../../../src-shared/domain/sync-state.schema.ts';
import { fieldsBefore } from './use-settle.ts';

const customer: Customer = {
  id: '0199c2f4-7d1e-7a60-b1c8-3f0a5b7c9d11',
  serverId: '7',
  name: '苏州博瑞',
  region: '苏州',
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'lu',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'lu',
  deletedAt: null,
  ownerId: 'lu',
  sync: newRecordSync(),
};

test('undoing a decision writes back what it changed and nothing of the bookkeeping', () => {
  const after: Customer = {
    ...customer,
    region: '上海',
    phone: '1',
    updatedAt: '2026-02-01T00:00:00.000Z',
    serverId: '8',
  };
  expect(fieldsBefore('customers', customer, after)).toEqual({ region: '苏州', phone: null });
  expect(fieldsBefore('customers', customer, { ...customer })).toEqual({});
});
