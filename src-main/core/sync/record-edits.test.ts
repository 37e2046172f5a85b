import { describe, expect, test } from 'vitest';
import type { Customer, CustomerChanges } from '../../../src-shared/domain/customers/customer.schema.ts';
import type { Op } from '../../../src-shared/domain/sync-state.schema.ts';
import { withOps } from './record/ops.ts';
import { createRecord, deleteRecord, editRecord, restoreRecord, type EditContext } from './record-edits.ts';

let counter = 0;
const context: EditContext = {
  now: '2026-05-01T08:00:00.000Z',
  by: 'wang',
  device: 'laptop',
  nextId: () => `01890000-0000-7000-8000-${String((counter += 1)).padStart(12, '0')}`,
  scope: { tenant: 't1', user: 'wang' },
  changeSetId: null,
  source: 'edit',
};
const made = (): Customer =>
  createRecord('customers', { name: '甲', region: '华东', phone: '13812345678' }, context).record;
const edited = (record: Customer, changes: CustomerChanges): Customer =>
  editRecord('customers', record, changes, context).record;
const deleted = (record: Customer): Customer => deleteRecord('customers', record, context).record;
const restored = (record: Customer): Customer => restoreRecord('customers', record, context).record;
const withHead = (record: Customer, changes: Partial<Op>): Customer => {
  const ops = record.sync.ops.map((op, index) => (index === 0 ? { ...op, ...changes } : op));
  return { ...record, sync: withOps(record.sync, ops) };
};
/** As after a round: known to the server, nothing to send. */
const settled = (): Customer => ({ ...made(), serverId: 'c1', sync: withOps(made().sync, []) });
const refusal = {
  code: 'BAD_REQUEST',
  message: '',
  httpStatus: 400,
  requestId: null,
  fieldErrors: {},
  at: context.now,
};
const kinds = ({ sync }: Customer): string[] => sync.ops.map(({ kind }) => kind);

describe('operations never sent are rewritten', () => {
  test('create and edit are one create', () => {
    const record = edited(made(), { industry: '零售' });
    expect(kinds(record)).toEqual(['create']);
    expect(record.sync.ops[0]!.changed).toEqual(['name', 'region', 'phone', 'industry']);
  });

  test('two edits are one patch that starts from what the server has', () => {
    const record = edited(edited(settled(), { region: '华北' }), { region: '华南', name: '乙' });
    expect(record.sync.ops).toMatchObject([
      { kind: 'patch', changed: ['region', 'name'], base: { region: '华东', name: '甲' } },
    ]);
    expect(record.sync.base).toEqual({ region: '华东', name: '甲' });
  });

  test('a value set back sends nothing', () => {
    const record = edited(edited(settled(), { region: '华北' }), { region: '华东' });
    expect(record.sync).toMatchObject({ ops: [], base: {}, state: 'settled' });
  });

  test('[P7] create and delete send nothing at all', () => {
    expect(deleted(edited(made(), { region: null })).sync).toMatchObject({ ops: [], state: 'settled' });
  });

  test('a patch is replaced by the deletion, and sent after all when that is taken back', () => {
    const record = deleted(edited(settled(), { region: '华北' }));
    expect(kinds(record)).toEqual(['delete']);
    expect(restored(record).sync.ops).toMatchObject([{ kind: 'patch', changed: ['region'], base: { region: '华东' } }]);
  });
});

describe('what the server may have seen stands', () => {
  test.each(['sending', 'unknown', 'acked'] as const)('an edit of a %s create opens a patch on top', (state) => {
    const record = edited(withHead(made(), { state, frozenBody: { name: '甲' } }), { region: '华北' });
    expect(record.sync.ops).toMatchObject([
      { kind: 'create', state, changed: ['name', 'region', 'phone'] },
      { kind: 'patch', state: 'pending', changed: ['region'], base: { region: '华东' }, seq: 1 },
    ]);
  });

  test('deleting it sends a delete after it, and restoring takes only that back', () => {
    const record = deleted(withHead(made(), { state: 'unknown' }));
    expect(kinds(record)).toEqual(['create', 'delete']);
    expect(kinds(restored(record))).toEqual(['create']);
  });

  test('a deletion under way that is taken back is followed by a creation, however often one changes one’s mind', () => {
    const gone = withHead(deleted(settled()), { state: 'sending' });
    const back = restored(gone);
    expect(kinds(back)).toEqual(['delete', 'create']);
    expect(kinds(restored(deleted(back)))).toEqual(['delete', 'create']);
  });
});

describe('after a refusal', () => {
  test('an edit plans again under a new key, with the reason gone', () => {
    const before = withHead(made(), { state: 'blocked', attempts: 1, lastError: refusal, frozenBody: { name: '甲' } });
    const after = edited(before, { name: '乙' });
    expect(before.sync.state).toBe('refused');
    expect(after.sync).toMatchObject({
      state: 'pending',
      lastError: null,
      ops: [{ state: 'pending', attempts: 0, frozenBody: null }],
    });
    expect(after.sync.ops[0]!.id).not.toBe(before.sync.ops[0]!.id);
  });

  test('a create that may have arrived is never planned again: a second customer could come of it', () => {
    const stuck = withHead(made(), { state: 'blocked', lastError: { ...refusal, code: 'LOOKUP_NONE' } });
    expect(kinds(edited(stuck, { region: '华北' }))).toEqual(['create', 'patch']);
  });
});

test('a deletion settled and taken back is a creation of everything known, under no server id', () => {
  const gone = { ...deleted(settled()), sync: withOps(settled().sync, []) };
  const back = restored(gone);
  expect(back).toMatchObject({ serverId: null, deletedAt: null, sync: { state: 'pending' } });
  expect(back.sync.ops).toMatchObject([{ kind: 'create', changed: ['name', 'region', 'phone'] }]);
});

test('a hidden value typed in full has no base, so that a mask is never taken for what the server has', () => {
  const { phone: _phone, ...rest } = settled();
  const hidden: Customer = {
    ...rest,
    sync: { ...rest.sync, provenance: { phone: 'masked' }, display: { phone: '138****5678' } },
  };
  const record = edited(hidden, { phone: '13900000000' });
  expect(record.sync).toMatchObject({ provenance: {}, ops: [{ changed: ['phone'], base: {} }] });
  expect(() => edited(deleted(record), { phone: '1' })).toThrow('NOT_FOUND');
});

describe('the history', () => {
  test('tells a creation with all its fields and an edit field by field', () => {
    const created = createRecord('customers', { name: '甲', region: '华东' }, context);
    expect(created.history).toMatchObject([
      { field: null, before: null, after: { name: '甲', region: '华东' }, by: 'wang', source: 'edit' },
    ]);
    const { history } = editRecord(
      'customers',
      created.record,
      { name: '乙', region: '华东', industry: null },
      context,
    );
    expect(history).toMatchObject([
      { field: 'name', before: '甲', after: '乙' },
      { field: 'industry', before: null, after: null },
    ]);
  });

  test('[P18] a deletion over an open conflict leaves their value in the history', () => {
    const conflict = { field: 'region', base: '华东', theirs: '华北', since: context.now };
    const record = edited(settled(), { region: '华南' });
    const disputed = { ...record, sync: withOps(record.sync, record.sync.ops, [conflict]) };
    const { record: gone, history } = deleteRecord('customers', disputed, context);
    expect(gone.sync.conflicts).toEqual([]);
    expect(history).toMatchObject([
      { field: 'region', before: '华北', after: '华南', source: 'merge' },
      { field: 'deletedAt' },
    ]);
  });
});

test('records of the local workspace keep no operations and read held, whatever is done to them', () => {
  const local: EditContext = { ...context, scope: null };
  const { record } = createRecord('customers', { name: '甲' }, local);
  const changed = editRecord('customers', record, { name: '乙' }, local).record;
  const gone = deleteRecord('customers', changed, local).record;
  for (const each of [record, changed, gone, restoreRecord('customers', gone, local).record]) {
    expect(each.sync).toMatchObject({ ops: [], state: 'held' });
  }
});
