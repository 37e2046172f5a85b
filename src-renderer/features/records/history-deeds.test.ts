import { expect, test } from 'vitest';
import type { HistoryEntry } from '../../../src-shared/domain/history.schema.ts';
import { createdFields, toDeeds } from './history-deeds.ts';

const entry = (parts: Partial<HistoryEntry>): HistoryEntry => ({
  entity: 'customers',
  recordId: '0199c2f4-7d1e-7a60-b1c8-3f0a5b7c9d11',
  at: '2026-01-16T01:24:00.000Z',
  by: 'lu',
  device: 'x',
  source: 'edit',
  changeSet: null,
  field: 'phone',
  before: null,
  after: '1',
  ...parts,
});

test('one save of three fields reads as one act, and what sync brought at the same moment as another', () => {
  const deeds = toDeeds([
    entry({ field: 'region' }),
    entry({ field: 'industry' }),
    entry({ field: 'phone', source: 'sync', by: 'zhou' }),
    entry({ at: '2026-01-15T01:24:00.000Z' }),
  ]);
  expect(deeds.map(({ by, entries }) => [by, entries.map(({ field }) => field)])).toEqual([
    ['lu', ['industry', 'region']],
    ['zhou', ['phone']],
    ['lu', ['phone']],
  ]);
});

test('a deletion and its undo are told apart', () => {
  const kinds = toDeeds([
    entry({ field: 'deletedAt', after: null, before: '2026-01-16T01:24:00.000Z' }),
    entry({ field: 'deletedAt', after: '2026-01-16T01:24:00.000Z', at: '2026-01-15T01:24:00.000Z' }),
    entry({ field: null, after: { name: '甲', phone: null, sync: {} }, at: '2026-01-14T01:24:00.000Z' }),
  ]).map(({ kind }) => kind);
  expect(kinds).toEqual(['restored', 'deleted', 'created']);
});

test('a creation lists what was filled in and nothing of the bookkeeping', () => {
  expect(createdFields(entry({ field: null, after: { id: 'x', region: '苏州', name: '甲', phone: null } }))).toEqual([
    ['name', '甲'],
    ['region', '苏州'],
  ]);
});
