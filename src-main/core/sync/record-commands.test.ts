import { expect, test } from 'vitest';
import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import { commandRecord, setPrimaryCommand } from './record-commands.ts';
import { createRecord, deleteRecord, editRecord, restoreRecord, type EditContext } from './record-edits.ts';
import { withOps } from './record/ops.ts';

let counter = 0;
const nextId = (): string => `01890000-0000-7000-8000-${String((counter += 1)).padStart(12, '0')}`;
const context: EditContext = {
  now: '2026-05-01T08:00:00.000Z',
  by: 'wang',
  device: 'd',
  nextId,
  scope: { tenant: 't1', user: 'wang' },
  changeSetId: null,
  source: 'edit',
};
const [A, B, C] = [nextId(), nextId(), nextId()];
const settled = (): Customer => {
  const { record } = createRecord('customers', { name: '甲' }, context);
  return { ...record, serverId: 's1', primaryContactId: A, sync: withOps(record.sync, []) };
};
const choose = (record: Customer, id: string): Customer =>
  commandRecord('customers', record, setPrimaryCommand(id), context).record;
const said = ({ sync }: Customer) => sync.ops.map(({ kind, args, changed }) => (kind === 'command' ? args : changed));

test('the last of several unsent choices is the only one said', () =>
  expect(said(choose(choose(settled(), B), C))).toEqual([{ contactId: C }]));

test('choosing what the server has already leaves nothing to say', () =>
  expect(choose(choose(settled(), B), A).sync).toMatchObject({ ops: [], state: 'settled' }));

test('a choice that the server may have seen stands; the next one comes on top', () => {
  const record = choose(settled(), B);
  const ops = record.sync.ops.map((op) => ({ ...op, state: 'unknown' as const }));
  expect(said(choose({ ...record, sync: withOps(record.sync, ops) }, C))).toEqual([{ contactId: B }, { contactId: C }]);
});

test('an edit does not wait behind a choice that waits for its contact', () => {
  const edited = editRecord('customers', choose(settled(), B), { region: '华东' }, context).record;
  expect(said(edited)).toEqual([['region'], { contactId: B }]);
  const again = editRecord('customers', edited, { industry: '零售' }, context).record;
  expect(said(again)).toEqual([['region', 'industry'], { contactId: B }]);
  expect(new Set(again.sync.ops.map(({ seq }) => seq)).size).toBe(2);
});

test('a deletion taken back does not send the choice as if it were a field', () => {
  const gone = deleteRecord('customers', choose(settled(), B), context).record;
  expect(said(gone)).toEqual([[]]);
  expect(restoreRecord('customers', gone, context).record.sync.ops).toEqual([]);
});

test('in the local workspace a choice is kept and never waits', () => {
  const { record } = commandRecord('customers', settled(), setPrimaryCommand(B), { ...context, scope: null });
  expect(record).toMatchObject({ primaryContactId: B, sync: { state: 'held', ops: [] } });
});
