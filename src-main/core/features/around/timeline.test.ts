import { afterEach, beforeEach, expect, it } from 'vitest';
import { TIMELINE_KINDS, type TimelineEntry } from '../../../../src-shared/domain/timeline.schema.ts';
import { openAskedCore, type AskedCore } from '../../../../test/support/asked-core.ts';
import { systemIds } from '../../node-ports/ids.ts';

let core: AskedCore;
beforeEach(async () => {
  core = await openAskedCore();
});
afterEach(() => core.close());

const everything = [...TIMELINE_KINDS];
const newestFirst = (entries: readonly TimelineEntry[]): string[] =>
  entries
    .map(({ at }) => at)
    .toSorted()
    .toReversed();

async function readAll(id: string, limit: number): Promise<TimelineEntry[]> {
  const all: TimelineEntry[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof core.ask<'timeline.read'>>> = await core.ask('timeline.read', {
      ...{ entity: 'customers', id, kinds: everything, limit, after },
    });
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    all.push(...page.entries);
    after = page.next;
  } while (after !== null);
  return all;
}

it('tells of a customer everything once and newest first, whatever the length of its pages', async () => {
  await core.ask('sampleData.fill', {});
  const { rows } = await core.ask('customers.list', { limit: 20, sort: { field: 'createdAt', isDescending: false } });
  const kinds = new Set<string>();
  for (const { id } of rows) {
    const whole = await readAll(id, 500);
    expect(whole.map(({ at }) => at)).toEqual(newestFirst(whole));
    expect(new Set(whole.map(({ key }) => key)).size).toBe(whole.length);
    expect(await readAll(id, 3)).toEqual(whole);
    for (const { kind } of whole) kinds.add(kind);
  }
  expect([...kinds].toSorted()).toEqual(['activity', 'case', 'changes', 'contract', 'payment', 'stage']);
});

it('gives only the kinds that were asked for, and the fields that one save wrote as one entry', async () => {
  const { id } = await core.ask('customers.create', { fields: { name: '苏州博瑞' } });
  await core.ask('customers.update', { id, changes: { region: '苏州', industry: '机械' } });
  const read = async (kinds: typeof everything) =>
    (await core.ask('timeline.read', { entity: 'customers', id, kinds })).entries;
  const [edit, creation, ...others] = await read(everything);
  expect(others).toEqual([]);
  expect(edit?.kind === 'changes' && edit.entries.map(({ field }) => field).toSorted()).toEqual(['industry', 'region']);
  expect(creation?.kind === 'changes' && creation.entries.map(({ field }) => field)).toEqual([null]);
  expect(await read(['activities', 'deals', 'cases', 'money'])).toEqual([]);
});

it('tells of a contact what was done with this person, and refuses a cursor that is none', async () => {
  await core.ask('sampleData.fill', {});
  const { rows } = await core.ask('contacts.list', { limit: 60 });
  let told = 0;
  for (const { id } of rows) {
    const { entries } = await core.ask('timeline.read', { entity: 'contacts', id, kinds: ['activities'] });
    told += entries.length;
    for (const entry of entries) expect(entry).toMatchObject({ kind: 'activity', contactId: id });
  }
  expect(told).toBeGreaterThan(0);
  const wrong = { entity: 'contacts', id: systemIds.next(), kinds: everything, after: 'yesterday' } as const;
  await expect(core.ask('timeline.read', wrong)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
});
