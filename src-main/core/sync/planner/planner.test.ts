import { describe, expect, test } from 'vitest';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import type { Op, OpError } from '../../../../src-shared/domain/sync-state.schema.ts';
import { crmCell } from '../profiles/crm-cell/crm-cell.ts';
import { readRow } from '../profiles/wire-mapping.ts';
import { withOps } from '../record/ops.ts';
import { createRecord, deleteRecord, editRecord, restoreRecord, type EditContext } from '../record-edits.ts';
import { applyAnswer, type Told } from './apply-answer.ts';
import { applyLookUp } from './apply-look-up.ts';
import { applyDetail, applyForbidden, applyGone } from './apply-read.ts';
import { applyRow } from './apply-row.ts';
import type { Outcome } from './classify.ts';
import type { PlanContext } from './context.ts';
import { agreesWithSent } from './look-up.ts';
import { nextStep } from './next-step.ts';
import { NO_REFERENCES } from './references.ts';

const NOW = Date.UTC(2026, 4, 1);
const DAY = 86_400_000;
let counter = 0;
const nextId = (): string => `01890000-0000-7000-8000-${String((counter += 1)).padStart(12, '0')}`;
const scope = { tenant: 't1', user: 'wang' };
const plan: PlanContext = {
  nowMs: NOW,
  random: 0.5,
  nextId,
  device: 'd',
  scope,
  resource: crmCell.resources.customers,
  offered: new Set(),
  refs: NO_REFERENCES,
  keys: { isHonoured: true, keptMs: 28 * DAY },
};
const edits: EditContext = {
  now: new Date(NOW).toISOString(),
  by: 'wang',
  device: 'd',
  nextId,
  scope,
  changeSetId: null,
  source: 'edit',
};
const error: OpError = { code: 'X', message: '', httpStatus: 500, requestId: null, fieldErrors: {}, at: edits.now };

const made = (): Customer =>
  createRecord('customers', { name: '甲', phone: '13812345678', region: '华东' }, edits).record;
const known = (): Customer => ({ ...made(), serverId: 'c1', sync: withOps(made().sync, []) });
const edited = (record: Customer, changes: Partial<Customer>): Customer =>
  editRecord('customers', record, changes, edits).record;
const head = (record: Customer): Op => record.sync.ops[0]!;
const withHead = (record: Customer, changes: Partial<Op>): Customer => {
  const ops = record.sync.ops.map((op, index) => (index === 0 ? { ...op, ...changes } : op));
  return { ...record, sync: withOps(record.sync, ops) };
};
/** The record with its first operation on the way. */
function sending(record: Customer): Customer {
  const step = nextStep(record, plan, { isFresh: true });
  if (step.kind !== 'send') throw new Error(`expected to send, got ${step.kind}`);
  return step.record;
}
const lost = (record: Customer): Customer => withHead(sending(record), { state: 'unknown', lastError: error });
const told = (record: Customer, outcome: Outcome, isFirst = true): Customer =>
  applyAnswer(
    record,
    { opId: head(record).id, outcome, error: { ...error, code: outcome.kind.toUpperCase() }, isFirst } satisfies Told,
    plan,
  ).record;
const row = (wire: Record<string, unknown>) => readRow(plan.resource, { customerId: 'c1', name: '甲', ...wire });
const detail = (record: Customer, wire: Record<string, unknown>): Customer =>
  applyDetail(record, { row: row(wire), listHash: null }, plan).record;

describe('what is sent', () => {
  test('a create sends what is known, and nothing empty', () => {
    const step = nextStep(edited(made(), { industry: null }), plan, { isFresh: false });
    expect(step).toMatchObject({
      kind: 'send',
      isFirst: true,
      request: {
        method: 'POST',
        path: '/customers',
        body: { name: '甲', contactPhone: '13812345678', region: '华东' },
      },
    });
    expect(step.kind === 'send' && Object.keys(step.request.body as object)).not.toContain('industry');
  });

  test('a patch is preceded by a look, and then names the changed fields alone, [P20] null for an emptied one', () => {
    const record = edited(known(), { region: null, creditLimitCents: 1999 });
    expect(nextStep(record, plan, { isFresh: false })).toEqual({ kind: 'read', serverId: 'c1' });
    expect(nextStep(record, plan, { isFresh: true })).toMatchObject({
      request: { method: 'PATCH', path: '/customers/c1', body: { region: null, creditLimit: 19.99 } },
    });
  });

  test('a field in dispute stays behind, the rest flows', () => {
    const disputed = detail(edited(known(), { region: '华南', industry: '零售' }), { region: '华北', industry: null });
    const step = nextStep(disputed, plan, { isFresh: true });
    expect(step).toMatchObject({ kind: 'send', request: { body: { industry: '零售' } } });
    const settled = detail(told(sending(disputed), { kind: 'accepted', body: { customerId: 'c1', name: '甲' } }), {
      region: '华北',
      industry: '零售',
    });
    expect(settled.sync).toMatchObject({ state: 'conflict', ops: [{ changed: ['region'], state: 'pending' }] });
    expect(nextStep(settled, plan, { isFresh: true })).toEqual({ kind: 'none' });
  });

  test('[P14] a masked value that got into a record does not get out', () => {
    const leaky = { ...made(), phone: '138****5678' };
    expect(nextStep(leaky, plan, { isFresh: false })).toMatchObject({
      kind: 'settle',
      record: { sync: { state: 'refused', ops: [{ state: 'blocked', lastError: { code: 'UNSENDABLE' } }] } },
    });
  });

  test('what the server cannot do is held, counts as settled, and goes once it can', () => {
    const unable = {
      ...plan,
      resource: { ...plan.resource, operations: { create: false, patch: true, delete: true } },
    };
    const step = nextStep(made(), unable, { isFresh: false });
    expect(step).toMatchObject({ kind: 'settle', record: { sync: { state: 'held' } } });
    if (step.kind !== 'settle') return;
    expect(nextStep(step.record, unable, { isFresh: false })).toEqual({ kind: 'none' });
    expect(nextStep(step.record, plan, { isFresh: false })).toMatchObject({ kind: 'send' });
  });

  test('an id that would change the path is never asked for', () => {
    const record = edited({ ...known(), serverId: '..' }, { region: '华北' });
    expect(() => nextStep(record, plan, { isFresh: true })).toThrow(RangeError);
  });
});

describe('[P3] an operation of unknown fate', () => {
  test('goes again under the same key with the same body, whatever was edited since', () => {
    const again = nextStep(edited(lost(made()), { phone: '13900000000' }), plan, { isFresh: false });
    expect(again).toMatchObject({ kind: 'send', isFirst: false, request: { body: { contactPhone: '13812345678' } } });
  });

  test('is looked up first when the server may have forgotten its key', () => {
    const old = withHead(lost(made()), { firstSentAt: new Date(NOW - 29 * DAY).toISOString() });
    expect(nextStep(old, plan, { isFresh: false })).toMatchObject({ kind: 'look_up', text: '甲' });
  });

  test('is not sent again over what others wrote since: it is planned anew without the field in dispute', () => {
    const record = lost(edited(known(), { region: '华南', industry: '零售' }));
    const seen = detail(record, { region: '华北' });
    const step = nextStep(seen, plan, { isFresh: true });
    expect(step).toMatchObject({ kind: 'settle' });
    if (step.kind !== 'settle') return;
    expect(head(step.record).id).not.toBe(head(record).id);
    expect(nextStep(step.record, plan, { isFresh: true })).toMatchObject({ request: { body: { industry: '零售' } } });
  });

  test('throttled at its first attempt keeps its body: a second copy may be on its way', () => {
    const record = told(sending(made()), { kind: 'throttled', retryAfterMs: null });
    expect(head(record)).toMatchObject({ state: 'unknown', frozenBody: { name: '甲' } });
    expect(edited(record, { region: '华北' }).sync.ops).toHaveLength(2);
  });

  test('that never left is as if it had not been tried', () => {
    const record = told(sending(made()), { kind: 'unsent' });
    expect(head(record)).toMatchObject({ state: 'pending', frozenBody: null, firstSentAt: null, attempts: 0 });
    expect(edited(record, { region: '华北' }).sync.ops).toHaveLength(1);
    expect(head(told(sending(record), { kind: 'unsent' }, false)).state).toBe('unknown');
  });
});

describe('[P4] a key applied already is looked up and never sent again', () => {
  const applied = (): Customer => told(sending(made()), { kind: 'already_applied' });
  const found = (record: Customer, matches: string[]): Customer =>
    applyLookUp(record, { opId: head(record).id, matches }, plan).record;
  const again = (record: Customer): Customer => withHead(record, { nextAt: null });
  test('one match is bound', () =>
    expect(found(applied(), ['c7'])).toMatchObject({ serverId: 'c7', sync: { ops: [{ state: 'acked' }] } }));
  test('several are a question', () =>
    expect(head(found(applied(), ['c7', 'c8']))).toMatchObject({
      state: 'blocked',
      lastError: { code: 'LOOKUP_MANY' },
    }));
  test('none is looked for again, later, and then a question', () => {
    const before = { ...applied(), sync: applied().sync };
    const wait = {
      ...before,
      sync: withOps(before.sync, [{ ...head(before), lastError: { ...error, code: 'IDEMPOTENT_CONFLICT' } }]),
    };
    const once = found(wait, []);
    expect(head(once).nextAt).not.toBeNull();
    expect(nextStep(once, plan, { isFresh: false }).kind).toBe('wait');
    expect(nextStep(again(once), plan, { isFresh: false }).kind).toBe('look_up');
    expect(head(found(again(found(again(once), [])), []))).toMatchObject({
      state: 'blocked',
      lastError: { code: 'LOOKUP_NONE' },
    });
  });
});

test('[P9] a row is held for a lost create only if all it tells agrees: hidden values by their mask, untold ones do', () => {
  const create = head(lost(made()));
  const agrees = (wire: Record<string, unknown>): boolean => agreesWithSent(plan.resource, create, row(wire));
  expect(agrees({})).toBe(true);
  expect(agrees({ name: ' 甲 ', contactPhone: '138****5678', region: '华东' })).toBe(true);
  expect(agrees({ contactPhone: '139****5678' })).toBe(false);
  expect(agrees({ region: null })).toBe(false);
  expect(agrees({ name: '乙' })).toBe(false);
});

describe('[P5] a name that is taken', () => {
  test('asks when the first attempt says so', () =>
    expect(head(told(sending(made()), { kind: 'duplicate_name' }))).toMatchObject({ state: 'blocked', attempts: 1 }));
  test('is looked up after an attempt of unknown fate: it may be our own', () => {
    const record = withHead(told(sending(lost(made())), { kind: 'duplicate_name' }, false), {
      lastError: { ...error, code: 'DUPLICATE_NAME' },
    });
    expect(nextStep(record, plan, { isFresh: false }).kind).toBe('look_up');
    expect(head(applyLookUp(record, { opId: head(record).id, matches: [] }, plan).record).state).toBe('blocked');
  });
});

describe('without keys', () => {
  const bare: PlanContext = { ...plan, keys: { isHonoured: false, keptMs: 0 } };
  test('a lost create is looked up twice before it is sent again', () => {
    const record = lost(made());
    expect(nextStep(record, bare, { isFresh: false }).kind).toBe('look_up');
    const empty = (from: Customer): Customer =>
      withHead(applyLookUp(from, { opId: head(from).id, matches: [] }, bare).record, { nextAt: null });
    expect(nextStep(empty(record), bare, { isFresh: false }).kind).toBe('look_up');
    expect(nextStep(empty(empty(record)), bare, { isFresh: false }).kind).toBe('send');
  });
});

describe('deletions', () => {
  test('[P8] gone already is done', () => {
    const record = sending(deleteRecord('customers', known(), edits).record);
    expect(told(record, { kind: 'gone' }).sync).toMatchObject({ ops: [], state: 'settled' });
  });

  test('one settled while it was taken back goes on with the creation, under no server id', () => {
    const back = restoreRecord('customers', sending(deleteRecord('customers', known(), edits).record), edits).record;
    const settled = told(back, { kind: 'accepted', body: null });
    expect(settled).toMatchObject({
      serverId: null,
      deletedAt: null,
      sync: { ops: [{ kind: 'create', state: 'pending' }] },
    });
  });

  test('one refused while it was taken back never happened: what is here is sent as a change, not as a second customer', () => {
    const back = restoreRecord('customers', sending(deleteRecord('customers', known(), edits).record), edits).record;
    const refused = told(back, { kind: 'refused', state: 'dead', isAlarm: false });
    expect(refused).toMatchObject({ serverId: 'c1', sync: { ops: [{ kind: 'patch', state: 'pending' }] } });
  });

  test('[P28] a record that we may see no more is not deleted', () => {
    expect(applyForbidden(known()).record.deletedAt).toBeNull();
  });

  test('[P25] gone there with unsent work here is a conflict, found again it is the same one', () => {
    const record = applyGone(edited(known(), { region: '华北' }), plan).record;
    expect(record.sync).toMatchObject({
      state: 'conflict',
      conflicts: [{ field: null }],
      ops: [{ changed: ['region'] }],
    });
    expect(applyGone(record, { ...plan, nowMs: NOW + DAY }).record).toEqual(record);
    expect(nextStep(record, plan, { isFresh: true })).toEqual({ kind: 'none' });
  });
});

describe('rows of a list', () => {
  const seen = (wire: Record<string, unknown>, listHash = 'h1') => ({ serverId: 'c1', row: row(wire), listHash });
  const at = { updatedAt: '2026-04-01T00:00:00Z' };
  test('[P19] what a row leaves out stays as it is', () => {
    expect(applyRow(known(), seen(at), plan).record).toMatchObject({ region: '华东', phone: '13812345678' });
  });
  test('the same row again changes nothing, not even a note', () => {
    const first = detail(known(), at);
    const noted = applyRow(first, seen(at), plan).record;
    expect(applyRow(noted, seen(at), plan)).toEqual({ record: noted, history: [], needsDetail: false });
  });
  test('a row that hides something is not noted as seen before the record was read', () => {
    const changed = { updatedAt: '2026-04-02T00:00:00Z', contactPhone: '138****5678' };
    const first = applyRow(detail(known(), at), seen(changed, 'h2'), plan);
    expect(first).toMatchObject({ needsDetail: true, record: { phone: '13812345678' } });
    expect(applyRow(first.record, seen(changed, 'h2'), plan).needsDetail).toBe(true);
  });
  test('[P15] a hidden amount is unknown and not zero', () => {
    const hidden = readRow(plan.resource, { customerId: 'c1', name: '甲', creditLimit: '****', creditUsed: '****' });
    expect(hidden.has('creditLimitCents')).toBe(false);
    expect(hidden.get('name')).toEqual({ kind: 'clear', value: '甲' });
  });
});

test('an answer that waiting does not heal ends after eight, and even then the create is not planned anew by an edit', () => {
  let record = made();
  for (let times = 0; times < 8; times += 1)
    record = told(sending(withHead(record, { nextAt: null })), { kind: 'unknown', isTransient: false }, times === 0);
  expect(head(record)).toMatchObject({ state: 'dead', attempts: 8 });
  expect(edited(record, { region: '华北' }).sync.ops.map(({ kind }) => kind)).toEqual(['create', 'patch']);
});

test('[P42] an operation first sent in our future, by a clock that was wrong, is still sent under its key', () => {
  const record = withHead(lost(made()), { firstSentAt: new Date(NOW + DAY).toISOString() });
  expect(nextStep(record, plan, { isFresh: false })).toMatchObject({
    kind: 'send',
    request: { opId: head(record).id },
  });
});

test('[P42] a waiting time written before the clock was set back a day does not wait for that day', () => {
  const waiting = (ms: number): Customer => withHead(lost(made()), { nextAt: new Date(NOW + ms).toISOString() });
  expect(nextStep(waiting(60_000), plan, { isFresh: false })).toEqual({ kind: 'wait', untilMs: NOW + 60_000 });
  expect(nextStep(waiting(DAY), plan, { isFresh: false }).kind).toBe('send');
});
