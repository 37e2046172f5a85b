import { expect, test } from 'vitest';
import type { Contact } from '../../../../src-shared/domain/contacts/contact.schema.ts';
import { crmCell } from '../profiles/crm-cell/crm-cell.ts';
import { readRow } from '../profiles/wire-mapping.ts';
import { afterDeletionOf, createRecord, deleteRecord, editRecord, type EditContext } from '../record-edits.ts';
import { withOps } from '../record/ops.ts';
import { applyRow } from './apply-row.ts';
import type { PlanContext } from './context.ts';
import { nextStep } from './next-step.ts';
import { NO_REFERENCES, type References } from './references.ts';

const NOW = Date.UTC(2026, 4, 1);
let counter = 0;
const nextId = (): string => `01890000-0000-7000-8000-${String((counter += 1)).padStart(12, '0')}`;
const scope = { tenant: 't1', user: 'wang' };
const [CUSTOMER, OTHER] = [nextId(), nextId()];
const now = new Date(NOW).toISOString();
const edits: EditContext = { now, by: 'wang', device: 'd', nextId, scope, changeSetId: null, source: 'edit' };
const planWith = (refs: Partial<References>): PlanContext => ({
  nowMs: NOW,
  random: 0.5,
  nextId,
  device: 'd',
  scope,
  resource: crmCell.resources.contacts,
  offered: new Set(),
  refs: { ...NO_REFERENCES, ...refs },
  keys: { isHonoured: true, keptMs: 1e9 },
});
const known = planWith({ serverIdOf: (id) => (id === CUSTOMER ? 'c-1' : null) });
const made = (): Contact => createRecord('contacts', { name: '王芳', customerId: CUSTOMER }, edits).record;
const settled = (): Contact => {
  const record = made();
  return { ...record, serverId: 'k-1', sync: withOps(record.sync, []) };
};

test('[P29] a contact waits for its customer, and then goes with the id of the server', () => {
  expect(nextStep(made(), planWith({}), { isFresh: false })).toEqual({ kind: 'none' });
  expect(nextStep(made(), known, { isFresh: false })).toMatchObject({
    kind: 'send',
    request: { method: 'POST', path: '/contacts', body: { name: '王芳', customerId: 'c-1' } },
  });
});

test('a contact that moves to a customer not yet known waits; an edit of something else does not', () => {
  const moved = editRecord('contacts', settled(), { customerId: OTHER }, edits).record;
  expect(nextStep(moved, known, { isFresh: true })).toEqual({ kind: 'none' });
  const edited = editRecord('contacts', settled(), { position: '采购' }, edits).record;
  expect(nextStep(edited, planWith({}), { isFresh: true })).toMatchObject({
    kind: 'send',
    request: { body: { position: '采购' } },
  });
});

test('a deletion that follows from the customer’s waits for it, ends with it, and is undone with it', () => {
  const gone = afterDeletionOf(deleteRecord('contacts', settled(), edits).record, CUSTOMER);
  const step = (deletion: { isSettled: boolean } | null) =>
    nextStep(gone, planWith({ deletionOf: () => deletion }), { isFresh: false });
  expect(step({ isSettled: false })).toEqual({ kind: 'none' });
  expect(step({ isSettled: true })).toMatchObject({
    kind: 'settle',
    record: { deletedAt: now, sync: { state: 'settled', ops: [] } },
  });
  expect(step(null)).toMatchObject({ kind: 'settle', record: { deletedAt: null, sync: { ops: [] } } });
});

test('a contact that was moved away before is deleted on its own: the server took it along with nobody', () => {
  const moved = editRecord('contacts', settled(), { customerId: OTHER }, edits).record;
  const gone = deleteRecord('contacts', moved, edits).record;
  const step = nextStep(gone, planWith({ deletionOf: () => ({ isSettled: true }) }), { isFresh: true });
  expect(step).toMatchObject({ kind: 'send', request: { method: 'DELETE', path: '/contacts/k-1' } });
});

const row = { contactId: 'k-1', name: '王芳', customerId: 'c-9', updatedAt: '2026-01-01T00:00:00Z' };
const seen = { serverId: 'k-1', row: readRow(crmCell.resources.contacts, row), listHash: 'h' };

test('a reference to a record that is not here stays as it was, is never emptied, and is resolved once it can be', () => {
  const first = applyRow(settled(), seen, planWith({})).record;
  expect(first).toMatchObject({ customerId: CUSTOMER });
  const again = { ...first, sync: { ...first.sync, seen: { ...first.sync.seen, listHash: 'h?' } } };
  const later = applyRow(again, seen, planWith({ localIdOf: (_, id) => (id === 'c-9' ? OTHER : null) })).record;
  expect(later).toMatchObject({ customerId: OTHER });
});

test('a reference emptied there is emptied here; one changed here is kept, and both sides are told', () => {
  const emptied = { ...seen, row: readRow(crmCell.resources.contacts, { ...row, customerId: null }) };
  expect(applyRow(settled(), emptied, planWith({})).record).toMatchObject({ customerId: null });
  const moved = editRecord('contacts', settled(), { customerId: OTHER }, edits).record;
  const third = nextId();
  const merged = applyRow(moved, seen, planWith({ localIdOf: () => third })).record;
  expect(merged).toMatchObject({ customerId: OTHER, sync: { conflicts: [{ field: 'customerId', theirs: third }] } });
});

test('a day stays a day, whatever the time zone', () => {
  const read = readRow(crmCell.resources.contacts, { birthday: '1990-02-28' });
  expect(read.get('birthday')).toEqual({ kind: 'clear', value: '1990-02-28' });
  expect(readRow(crmCell.resources.contacts, { birthday: '28.02.1990' }).has('birthday')).toBe(false);
});
