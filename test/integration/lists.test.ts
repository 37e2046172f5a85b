import { readFileSync, writeFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Filter } from '../../src-shared/domain/views/filter.schema.ts';
import type { RouteInput, RouteOutput } from '../../src-shared/ipc/contract.ts';
import type { EventData } from '../../src-shared/ipc/events.ts';
import { openAskedCore, type AskedCore } from '../support/asked-core.ts';

let core: AskedCore;
beforeAll(async () => {
  core = await openAskedCore();
});
afterAll(() => core.close());

type Customer = RouteOutput<'customers.get'>;
const REGIONS = ['北京', '上海', '成都'];
let made: Customer[];

beforeEach(async () => {
  await core.reopen();
  await core.ask('bulk.remove', { entity: 'customers', target: { filter: null, search: '' } });
  made = [];
  for (let index = 0; index < 30; index += 1) {
    const fields = { name: `客户 ${String(index).padStart(2, '0')}`, region: REGIONS[index % 3]!, creditScore: index };
    made.push(await core.ask('customers.create', { fields }));
  }
  core.events.length = 0;
});

const byName = { field: 'name', isDescending: false };
const page = (more: Partial<RouteInput<'grid.page'>> = {}) =>
  core.ask('grid.page', { entity: 'customers', sort: byName, ...more });
const names = ({ rows }: RouteOutput<'grid.page'>): string[] =>
  rows.map((row) => ('name' in row ? row.name.replace('客户 ', '') : ''));
const inBeijing: Filter = { field: 'region', op: 'eq', value: '北京' };
const changed = (name: string) => core.events.filter((event) => event.name === name);

describe('grid', () => {
  test('jumps to any row, and goes on from there', async () => {
    const first = await page({ offset: 20, limit: 4 });
    expect(names(first)).toEqual(['20', '21', '22', '23']);
    expect(first.total).toBe(30);
    expect(names(await page({ after: first.next, limit: 4 }))).toEqual(['24', '25', '26', '27']);
    expect(await page({ offset: 30 })).toMatchObject({ rows: [], next: null });
  });

  test('filters by groups and by days of this computer', async () => {
    const asked: Filter = {
      all: [
        { any: [inBeijing, { field: 'name', op: 'contains', value: '07' }] },
        { not: { field: 'creditScore', op: 'between', value: [6, 25] } },
        { field: 'createdAt', op: 'within', value: { unit: 'day', from: -1, to: 0 } },
      ],
    };
    expect(names(await page({ filter: asked }))).toEqual(['00', '03', '27']);
    expect(await core.ask('grid.count', { entity: 'customers', filter: asked })).toEqual({ total: 3 });
    const longAgo: Filter = { field: 'createdAt', op: 'within', value: { unit: 'day', from: null, to: -2 } };
    expect(names(await page({ filter: longAgo }))).toEqual([]);
  });

  test('says which field cannot be asked or sorted so', async () => {
    const wrong: (readonly [Partial<RouteInput<'grid.page'>>, object])[] = [
      [{ filter: { field: 'nothing', op: 'empty' } }, { nothing: 'unknown_field' }],
      [{ filter: { field: 'status', op: 'eq', value: 'asleep' } }, { status: 'not_in_list' }],
      [{ filter: { field: 'updatedAt', op: 'gt', value: 'soon' } }, { updatedAt: 'not_a_day' }],
      [{ filter: { field: 'creditScore', op: 'contains', value: '1' } }, { creditScore: 'invalid' }],
      [{ sort: { field: 'remarks', isDescending: false } }, { remarks: 'unknown_field' }],
    ];
    for (const [asked, fields] of wrong) {
      await expect(page(asked)).rejects.toMatchObject({ code: 'INVALID_INPUT', fields });
    }
    const deep: Filter = { not: { not: { not: { not: inBeijing } } } };
    await expect(page({ filter: deep })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('views', () => {
  const list = () => core.ask('views.list', { entity: 'customers' });

  test('are saved, ordered, changed back and removed, and kept when the app closes', async () => {
    const always = (await list()).map(({ id }) => id);
    expect(always).toEqual(['all', 'recent', 'active', 'unsettled']);
    const [all] = await list();
    const mine = { ...all!, id: null, name: '北京客户', filter: inBeijing, search: '客户' };
    const { id } = await core.ask('views.save', { entity: 'customers', view: mine });
    expect(changed('views.changed')).toEqual([{ name: 'views.changed', data: { entity: 'customers' } }]);
    await core.ask('views.save', { entity: 'customers', view: { ...all!, sort: byName } });
    await core.ask('views.reorder', { entity: 'customers', ids: [id, 'unsettled'] });
    await core.reopen();
    const kept = await list();
    expect(kept.map((view) => view.id)).toEqual([id, 'unsettled', 'all', 'recent', 'active']);
    expect(kept[0]).toEqual({ ...mine, id });
    expect(kept[2]!.sort).toEqual(byName);
    await core.ask('views.remove', { entity: 'customers', id: 'all' });
    await core.ask('views.remove', { entity: 'customers', id });
    const last = await list();
    expect(last.map((view) => view.id)).toEqual(['unsettled', 'all', 'recent', 'active']);
    expect(last[1]).toEqual(all);
    await expect(core.ask('views.remove', { entity: 'customers', id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('go through a file into another list of tabs, names that exist with a number', async () => {
    const [all] = await list();
    const { id: _id, ...looks } = { ...all!, name: '全部', filter: inBeijing, search: '客户' };
    const file = core.fileToWrite('全部.satchel-view.json');
    await core.ask('views.export', {
      fileId: file.fileId,
      entity: 'customers',
      views: [looks, { ...looks, name: '另一个' }],
    });
    const text = readFileSync(file.path, 'utf8');
    for (const { id } of made.slice(0, 3)) expect(text).not.toContain(id);
    await expect(core.ask('views.import', { from: { fileId: file.fileId } })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
    core.events.length = 0;
    const first = await core.ask('views.import', { from: { text }, taken: ['全部'] });
    expect(changed('views.changed')).toHaveLength(1);
    const second = await core.ask('views.import', { from: { fileId: core.fileToRead(file.path) }, taken: ['全部'] });
    expect([first, second].map(({ views }) => views.map(({ name }) => name))).toEqual([
      ['全部 2', '另一个'],
      ['全部 3', '另一个 2'],
    ]);
    await core.reopen();
    const kept = await list();
    expect(kept.slice(-4)).toEqual([...first.views, ...second.views]);
    expect(kept.at(-1)).toEqual({ ...looks, id: second.views[1]!.id, name: '另一个 2' });
    const count = kept.length;
    const gbk = core.fileToWrite('gbk.json');
    writeFileSync(gbk.path, Buffer.from([0xb1, 0xb1, 0xbe, 0xa9]));
    for (const from of [{ text: 'id,name' }, { fileId: core.fileToRead(gbk.path) }]) {
      await expect(core.ask('views.import', { from })).rejects.toMatchObject({ code: 'VIEW_FILE_NOT_ONE' });
    }
    expect(await list()).toHaveLength(count);
    for (const { id } of kept.slice(-4)) await core.ask('views.remove', { entity: 'customers', id });
  });

  test('refuse what their entity has not', async () => {
    const [all] = await list();
    const wrong: (readonly [RouteInput<'views.save'>['view'], object])[] = [
      [{ ...all!, id: null }, { name: 'required' }],
      [{ ...all!, columns: [{ field: 'stage', width: 100, isPinned: false }] }, { stage: 'unknown_field' }],
      [{ ...all!, columns: [...all!.columns, all!.columns[0]!] }, { name: 'invalid' }],
      [{ ...all!, sort: { field: 'phone', isDescending: true } }, { phone: 'unknown_field' }],
      [{ ...all!, filter: { field: 'stage', op: 'empty' } }, { stage: 'unknown_field' }],
    ];
    for (const [view, fields] of wrong) {
      await expect(core.ask('views.save', { entity: 'customers', view })).rejects.toMatchObject({ fields });
    }
  });
});

test('a value that is another by now than the one on the screen is not overwritten', async () => {
  const { id } = made[0]!;
  const seen = { region: '北京' };
  await core.ask('customers.update', { id, changes: { region: '深圳' } });
  const late = core.ask('customers.update', { id, changes: { region: '天津', creditScore: 9 }, seen });
  await expect(late).rejects.toMatchObject({ code: 'INVALID_INPUT', fields: { region: 'changed_since' } });
  expect(await core.ask('customers.get', { id })).toMatchObject({ region: '深圳', creditScore: 0 });
  // what is not written, and a field of which nothing was known, do not count
  await core.ask('customers.update', { id, changes: { industry: '物流' }, seen: { ...seen, industry: null } });
  expect(await core.ask('customers.get', { id })).toMatchObject({ region: '深圳', industry: '物流' });
});

describe('bulk', () => {
  const get = (id: string) => core.ask('customers.get', { id });
  const rowsOf = async (filter: Filter): Promise<number> =>
    (await core.ask('grid.count', { entity: 'customers', filter })).total;

  test('changes all that a filter shows as one change-set, which is taken back but for what somebody touched since', async () => {
    const done = await core.ask('bulk.update', {
      entity: 'customers',
      // what is written makes the filter true of none: all that it showed are changed all the same
      target: { filter: inBeijing, search: '' },
      changes: { region: '天津', ownerId: 'li.na' },
    });
    expect(done.counts).toEqual({ records: 10, changed: 10, unchanged: 0, refused: 0 });
    expect(await rowsOf({ field: 'region', op: 'eq', value: '天津' })).toBe(10);
    const history = await core.ask('customers.history', { id: made[0]!.id });
    expect(history.slice(0, 2)).toMatchObject([
      { source: 'bulk', changeSet: done.changeSet },
      { source: 'bulk', changeSet: done.changeSet },
    ]);
    const [set] = await core.ask('changeSets.list', {});
    expect(set).toMatchObject({ kind: 'bulk', action: 'update', state: 'done', fields: ['region', 'ownerId'] });
    await core.ask('customers.update', { id: made[0]!.id, changes: { region: '深圳' } });
    const undone = await core.ask('changeSets.undo', { id: done.changeSet! });
    expect(undone).toMatchObject({ reversed: 9, kept: 1, failed: 0, notes: [{ id: made[0]!.id, fields: ['region'] }] });
    expect(await get(made[0]!.id)).toMatchObject({ region: '深圳', ownerId: null });
    expect(await get(made[3]!.id)).toMatchObject({ region: '北京', ownerId: null });
    expect((await core.ask('changeSets.list', {}))[0]!.state).toBe('reversed');
  });

  test('a record that cannot take the change is refused and named; values that none could hold change nothing', async () => {
    const gone = made[1]!.id;
    await core.ask('customers.delete', { id: gone });
    const target = { ids: [made[0]!.id, gone, made[2]!.id] };
    const done = await core.ask('bulk.update', { entity: 'customers', target, changes: { creditScore: 2 } });
    expect(done.counts).toEqual({ records: 3, changed: 1, unchanged: 1, refused: 1 });
    expect(done.refusals).toEqual([{ id: gone, title: '客户 01', fields: {} }]);
    const wrong = [
      [{ creditScore: 101 }, { creditScore: 'too_large' }],
      [{ name: null }, { name: 'not_text' }],
      [{ no: 'K-1' }, { no: 'unknown_field' }],
    ] as const;
    for (const [changes, fields] of wrong) {
      const asked = core.ask('bulk.update', { entity: 'customers', target, changes });
      await expect(asked).rejects.toMatchObject({ code: 'INVALID_INPUT', fields });
    }
    const nobody = await core.ask('contacts.create', { fields: { name: '王芳' } });
    const moved = await core.ask('bulk.update', {
      entity: 'contacts',
      target: { ids: [nobody.id] },
      changes: { customerId: gone },
    });
    expect(moved).toMatchObject({ changeSet: null, refusals: [{ fields: { customerId: 'not_a_record' } }] });
  });

  test('customers go with their contacts and come back with them, by undo and by restoring', async () => {
    const customerId = made[0]!.id;
    const contact = await core.ask('contacts.create', { fields: { name: '李雷', customerId } });
    const removed = await core.ask('bulk.remove', { entity: 'customers', target: { filter: inBeijing, search: '' } });
    expect(removed.counts.changed).toBe(10);
    expect((await core.ask('contacts.get', { id: contact.id })).deletedAt).not.toBeNull();
    expect(await core.ask('changeSets.undo', { id: removed.changeSet! })).toMatchObject({ reversed: 11, failed: 0 });
    expect(await get(customerId)).toMatchObject({ deletedAt: null, primaryContactId: contact.id });
    expect((await core.ask('contacts.get', { id: contact.id })).deletedAt).toBeNull();

    await core.ask('bulk.remove', { entity: 'customers', target: { ids: [customerId] } });
    const restored = await core.ask('bulk.restore', { entity: 'customers', ids: [customerId] });
    expect((await core.ask('contacts.get', { id: contact.id })).deletedAt).toBeNull();
    await core.ask('changeSets.undo', { id: restored.changeSet! });
    expect((await get(customerId)).deletedAt).not.toBeNull();
  });

  test('lists answer while many are changed; cancelled, the same again goes on with what is left', async () => {
    const fields = Array.from({ length: 500 }, (_, index) => ({ name: `大批 ${index}` }));
    await Promise.all(fields.map((one) => core.ask('customers.create', { fields: one })));
    const target = { filter: { field: 'name', op: 'startsWith', value: '大批' } satisfies Filter, search: '' };
    const asked = { entity: 'customers', target, changes: { industry: '物流' } } as const;
    const working = core.ask('bulk.update', asked).catch((error: { code: string }) => error.code);
    await expect(core.ask('bulk.remove', { entity: 'customers', target })).rejects.toMatchObject({
      code: 'IMPORT_BUSY',
    });
    const half: Filter = { field: 'industry', op: 'eq', value: '物流' };
    const seen: number[] = [];
    while ((seen.at(-1) ?? 0) < 200) {
      await nextTurn();
      seen.push((await page({ filter: half, limit: 1 })).total ?? 0);
    }
    await core.ask('jobs.cancel', {});
    expect(await working).toBe('CANCELLED');
    const before = await rowsOf(half);
    // Whole steps, each with the change-set, and not all of them.
    expect(before).toBeLessThan(500);
    const [open] = await core.ask('changeSets.list', {});
    expect(open).toMatchObject({ state: 'open', counts: { changed: before } });
    await core.reopen();
    const done = await core.ask('bulk.update', asked);
    expect(done).toEqual({
      changeSet: open!.id,
      counts: { records: 500, changed: 500, unchanged: 0, refused: 0 },
      refusals: [],
    });
    expect(await core.ask('changeSets.undo', { id: open!.id })).toMatchObject({ reversed: 500, kept: 0 });
    expect(await rowsOf(half)).toBe(0);
    const phases = new Set(changed('jobs.progress').map(({ data }) => (data as EventData<'jobs.progress'>).phase));
    expect(phases).toEqual(new Set(['changing', 'undoing']));
  });
});

test('a view is written to a file: its rows in its order, its columns in theirs', async () => {
  const file = core.fileToWrite('view.csv');
  const { rows } = await core.ask('exports.run', {
    ...{ fileId: file.fileId, entity: 'customers', filter: inBeijing, search: '客户', encoding: 'utf-8' },
    ...{ columns: ['sync.state', 'region', 'name'], sort: { field: 'name', isDescending: true } },
  });
  expect(rows).toBe(10);
  const lines = readFileSync(file.path, 'utf8').trim().split('\r\n');
  expect(lines.slice(0, 3)).toEqual(['sync.state,region,name', 'held,北京,客户 27', 'held,北京,客户 24']);
  const unknown = { fileId: file.fileId, entity: 'customers' as const, columns: ['name', 'sync'] };
  await expect(core.ask('exports.run', unknown)).rejects.toMatchObject({ fields: { sync: 'unknown_field' } });
});
