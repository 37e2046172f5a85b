import { expect, test } from 'vitest';
import { changedFields, firstFields, withDerived } from './entity-rules.ts';
import type { Case } from './cases/case.schema.ts';
import type { Opportunity } from './opportunities/opportunity.schema.ts';
import { newRecordSync } from './sync-state.schema.ts';

const meta = {
  id: '018f0000-0000-7000-8000-000000000001',
  serverId: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'me',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'me',
  deletedAt: null,
  ownerId: null,
  sync: newRecordSync(),
};
const customerId = '018f0000-0000-7000-8000-000000000002';

test('a new deal begins at the first stage with its probability; what was said stands', () => {
  expect(firstFields('opportunities', { name: 'a' }, 'me')).toEqual({
    name: 'a',
    stage: 'prospecting',
    probability: 10,
  });
  expect(firstFields('opportunities', { stage: 'proposal', probability: 75 }, 'me')).toEqual({
    stage: 'proposal',
    probability: 75,
  });
  expect(firstFields('tasks', { title: 'a', status: null }, 'me')).toEqual({
    title: 'a',
    status: null,
    priority: 'medium',
    kind: 'task',
    ownerId: 'me',
  });
  expect(firstFields('tasks', { title: 'a', ownerId: 'lu' }, 'me')).toMatchObject({ ownerId: 'lu' });
  expect(firstFields('customers', { name: 'a' }, 'me')).toEqual({ name: 'a' });
});

test('an edit of the stage brings its probability, an edit of anything else does not', () => {
  expect(changedFields('opportunities', { stage: 'closed_lost' })).toEqual({ stage: 'closed_lost', probability: 0 });
  expect(changedFields('opportunities', { stage: 'proposal', probability: 5 })).toEqual({
    stage: 'proposal',
    probability: 5,
  });
  expect(changedFields('opportunities', { name: 'b' })).toEqual({ name: 'b' });
});

test('the way through the stages is kept once each, in order', () => {
  const deal: Opportunity = { ...meta, customerId, name: 'a', stage: 'prospecting' };
  const first = withDerived('opportunities', deal, '2026-01-02T00:00:00.000Z');
  expect(withDerived('opportunities', first, '2026-01-03T00:00:00.000Z')).toBe(first);
  const second = withDerived('opportunities', { ...first, stage: 'proposal' }, '2026-01-04T00:00:00.000Z');
  expect(second.stageHistory).toEqual([
    { stage: 'prospecting', at: '2026-01-02T00:00:00.000Z' },
    { stage: 'proposal', at: '2026-01-04T00:00:00.000Z' },
  ]);
});

test('a case is resolved when it first stands so, and not while it is open again', () => {
  const open: Case = { ...meta, customerId, subject: 'a', status: 'new' };
  expect(withDerived('cases', open, meta.createdAt)).toBe(open);
  const resolved = withDerived('cases', { ...open, status: 'resolved' }, '2026-01-02T00:00:00.000Z');
  expect(resolved.resolvedAt).toBe('2026-01-02T00:00:00.000Z');
  const closed: Case = { ...resolved, status: 'closed' };
  expect(withDerived('cases', closed, '2026-01-05T00:00:00.000Z')).toBe(closed);
  expect(withDerived('cases', { ...closed, status: 'in_progress' }, meta.createdAt).resolvedAt).toBeNull();
});
