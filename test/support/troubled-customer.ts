import type { Customer, CustomerChanges } from '../../src-shared/domain/customers/customer.schema.ts';
import type { Conflict, Op, OpError } from '../../src-shared/domain/sync-state.schema.ts';
import { withOps } from '../../src-main/core/sync/record/ops.ts';
import { createRecord, editRecord, type EditContext } from '../../src-main/core/sync/record-edits.ts';

let counter = 0;
const nextId = (): string => `01890000-0000-7000-8000-${String((counter += 1)).padStart(12, '0')}`;

/** The moment and the person of every decision in these tests. */
export const deciding: EditContext = {
  now: '2026-05-01T08:00:00.000Z',
  by: 'wang',
  device: 'laptop',
  nextId,
  scope: { tenant: 't1', user: 'wang' },
  changeSetId: null,
  source: 'edit',
};

export const madeHere = (): Customer =>
  createRecord('customers', { name: '晨光文具', region: '华东', phone: '13812345678' }, deciding).record;

/** As after a round: known to the server as c1, nothing to send. */
export const settledCustomer = (): Customer => {
  const record = madeHere();
  return { ...record, serverId: 'c1', sync: withOps(record.sync, []) };
};

export const editedCustomer = (changes: CustomerChanges): Customer =>
  editRecord('customers', settledCustomer(), changes, deciding).record;

export const inConflict = (
  record: Customer,
  ...conflicts: Pick<Conflict, 'field' | 'base' | 'theirs'>[]
): Customer => ({
  ...record,
  sync: withOps(
    record.sync,
    record.sync.ops,
    conflicts.map((conflict) => ({ ...conflict, since: '2026-04-30T08:00:00.000Z' })),
  ),
});

export const withOp = (record: Customer, changes: Partial<Op>): Customer => ({
  ...record,
  sync: withOps(
    record.sync,
    record.sync.ops.map((op, index) => (index === 0 ? { ...op, ...changes } : op)),
  ),
});

export const refusal = (code: string): OpError => ({
  code,
  message: '',
  httpStatus: 400,
  requestId: null,
  fieldErrors: {},
  at: deciding.now,
});

/** The record after its first operation was refused for good. */
export const refusedWith = (record: Customer, code: string): Customer =>
  withOp(record, {
    state: 'blocked',
    attempts: 1,
    firstSentAt: deciding.now,
    frozenBody: {},
    lastError: refusal(code),
  });
