import { describe, expect, test } from 'vitest';
import {
  deciding,
  editedCustomer,
  inConflict,
  madeHere,
  refusedWith,
  settledCustomer,
  withOp,
} from '../../../../test/support/troubled-customer.ts';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { deleteRecord, editRecord } from '../record-edits.ts';
import { FAILURES_MOST } from '../record/ops.ts';
import { discardOps } from './discard-op.ts';
import { retryOps } from './retry-op.ts';

const retry = (record: Customer, id = record.id): Customer => retryOps(record, id, deciding.nextId);
const discard = (record: Customer, id = record.id) => discardOps('customers', record, { id, context: deciding });

describe('retry', () => {
  test('[P3] plans a refused operation again under a new key, without its old body', () => {
    const refused = refusedWith(editedCustomer({ region: '华南' }), 'BAD_REQUEST');
    const again = retry(refused);
    expect(again.sync).toMatchObject({ state: 'pending', lastError: null });
    expect(again.sync.ops[0]).toMatchObject({ state: 'pending', frozenBody: null, attempts: 0, firstSentAt: null });
    expect(again.sync.ops[0]?.id).not.toBe(refused.sync.ops[0]?.id);
  });

  test('takes the operation by its own id too', () => {
    const refused = refusedWith(madeHere(), 'DUPLICATE_NAME');
    expect(retry(refused, refused.sync.ops[0]!.id).sync.state).toBe('pending');
    expect(() => retry(refused, deciding.nextId())).toThrow('REFUSAL_NOT_FOUND');
  });

  test('[P1] a create that may have arrived is looked for under its old key, never sent as a new one', () => {
    const lost = refusedWith(madeHere(), 'LOOKUP_NONE');
    expect(retry(lost).sync.ops[0]).toMatchObject({
      id: lost.sync.ops[0]?.id,
      state: 'unknown',
      lastError: { code: 'IDEMPOTENT_CONFLICT' },
    });
    const tired = withOp(refusedWith(madeHere(), 'TIMEOUT'), { state: 'dead', failures: FAILURES_MOST });
    expect(retry(tired).sync.ops[0]).toMatchObject({ id: tired.sync.ops[0]?.id, state: 'unknown', failures: 0 });
  });
});

describe('discard', () => {
  test('a refused edit: the record reads as the server has it, what was given up stands in the history', () => {
    const { record, history } = discard(
      refusedWith(editedCustomer({ region: '华南', industry: '零售' }), 'BAD_REQUEST'),
    );
    expect(record).toMatchObject({ region: '华东', deletedAt: null, sync: { state: 'settled', ops: [], base: {} } });
    expect(history).toContainEqual(expect.objectContaining({ field: 'region', before: '华南', after: '华东' }));
    expect(history).toContainEqual(expect.objectContaining({ field: 'industry', before: '零售' }));
  });

  test('a value that nobody here knows is not loaded afterwards, rather than the one given up', () => {
    const typed = withOp(editedCustomer({ phone: '13900001111' }), { base: {} });
    const { record } = discard(refusedWith(typed, 'FORBIDDEN'));
    expect('phone' in record).toBe(false);
    expect(record.sync.provenance).toEqual({ phone: 'not_loaded' });
  });

  test('the next list row counts as new, so that the record is read afresh', () => {
    const seen = { serverUpdatedAt: '2026-04-01T00:00:00Z', listHash: 'h', etag: null, absentSweeps: 0 };
    const refused = refusedWith(editedCustomer({ region: '华南' }), 'BAD_REQUEST');
    const { record } = discard({ ...refused, sync: { ...refused.sync, seen } });
    expect(record.sync.seen).toMatchObject({ serverUpdatedAt: null, listHash: null });
  });

  test('[P18] with a conflict over the field, what the server has is theirs', () => {
    const refused = refusedWith(editedCustomer({ region: '华南' }), 'BAD_REQUEST');
    const { record } = discard(inConflict(refused, { field: 'region', base: '华东', theirs: '华北' }));
    expect(record).toMatchObject({ region: '华北', sync: { conflicts: [], state: 'settled' } });
  });

  test('a refused creation goes to the bin, settled', () => {
    const { record, history } = discard(refusedWith(madeHere(), 'DUPLICATE_NAME'));
    expect(record).toMatchObject({ deletedAt: deciding.now, name: '晨光文具', sync: { state: 'settled', ops: [] } });
    expect(history).toMatchObject([{ field: 'deletedAt', after: deciding.now }]);
  });

  test('a refused deletion is taken back, and an edit that it had replaced is sent after all', () => {
    const deleted = deleteRecord('customers', editedCustomer({ region: '华南' }), deciding).record;
    const { record } = discard(refusedWith(deleted, 'FORBIDDEN'));
    expect(record).toMatchObject({
      deletedAt: null,
      region: '华南',
      sync: { state: 'pending', base: { region: '华东' } },
    });
    expect(record.sync.ops.map(({ kind, changed }) => [kind, changed])).toEqual([['patch', ['region']]]);
  });

  test('[P6] a newer edit of the same field stands, and starts from what the server has', () => {
    const tired = withOp(refusedWith(editedCustomer({ region: '华南' }), 'TIMEOUT'), {
      state: 'dead',
      failures: FAILURES_MOST,
    });
    const newer = editRecord('customers', tired, { region: '西南' }, deciding).record;
    const { record } = discard(newer, tired.sync.ops[0]!.id);
    expect(record).toMatchObject({ region: '西南', sync: { state: 'pending', base: { region: '华东' } } });
  });

  test('nothing that waits or is settled is ever discarded', () => {
    expect(() => discard(editedCustomer({ region: '华南' }))).toThrow('REFUSAL_NOT_FOUND');
    expect(() => discard(settledCustomer())).toThrow('REFUSAL_NOT_FOUND');
  });
});
