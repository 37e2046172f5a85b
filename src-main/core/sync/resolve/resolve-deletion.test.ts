import { expect, test } from 'vitest';
import { deciding, editedCustomer, inConflict, settledCustomer } from '../../../../test/support/troubled-customer.ts';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { deleteRecord, editRecord, restoreRecord } from '../record-edits.ts';
import { resolveDeletion, type DeletionChoice } from './resolve-deletion.ts';

const goneThere = (): Customer =>
  inConflict(editedCustomer({ region: '华南' }), { field: null, base: null, theirs: null });
const decide = (record: Customer, take: DeletionChoice) =>
  resolveDeletion('customers', record, { take, context: deciding });

test('recreate plans one creation with all that is known, under the same local id and no server id', () => {
  const before = goneThere();
  const { record, history } = decide(before, 'recreate');
  expect(record).toMatchObject({
    id: before.id,
    serverId: null,
    deletedAt: null,
    sync: { conflicts: [], state: 'pending' },
  });
  expect(record.sync.ops.map(({ kind, state }) => [kind, state])).toEqual([['create', 'pending']]);
  expect(record.sync.ops[0]?.changed).toEqual(expect.arrayContaining(['name', 'region', 'phone']));
  expect(history.map(({ field, before: was }) => [field, was])).toContainEqual(['serverId', 'c1']);
});

test('discard leaves a settled record in the bin', () => {
  const { record, history } = decide(goneThere(), 'discard');
  expect(record).toMatchObject({ deletedAt: deciding.now, sync: { ops: [], conflicts: [], state: 'settled' } });
  expect(history).toMatchObject([{ field: 'deletedAt', before: null, after: deciding.now }]);
});

test('keep leaves a held copy that neither edits, nor deletion, nor the bin ever send', () => {
  const kept = decide(goneThere(), 'keep').record;
  expect(kept).toMatchObject({ serverId: null, region: '华南', sync: { state: 'held', ops: [], conflicts: [] } });
  const edited = editRecord('customers', kept, { region: '西南' }, deciding).record;
  const deleted = deleteRecord('customers', edited, deciding).record;
  const restored = restoreRecord('customers', deleted, deciding).record;
  for (const record of [edited, deleted, restored]) expect(record.sync).toMatchObject({ state: 'held', ops: [] });
});

test('a kept copy can be made anew on the server at any time', () => {
  const kept = decide(goneThere(), 'keep').record;
  expect(decide(kept, 'recreate').record.sync.ops.map(({ kind }) => kind)).toEqual(['create']);
});

test('[P18] what the server had in a disputed field before it was deleted stays in the history', () => {
  const both = inConflict(
    editedCustomer({ region: '华南' }),
    { field: 'region', base: '华东', theirs: '华北' },
    { field: null, base: null, theirs: null },
  );
  expect(decide(both, 'keep').history).toContainEqual(expect.objectContaining({ field: 'region', before: '华北' }));
});

test('a record that the server still has is in no such conflict', () => {
  expect(() => decide(settledCustomer(), 'discard')).toThrow('CONFLICT_NOT_FOUND');
});
