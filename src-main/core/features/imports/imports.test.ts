import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder, TEST_KEY } from '../../../../test/support/stores.ts';
import { generateCustomers } from '../../../../test/support/customer-generator.ts';
import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import type { ImportReport } from '../../../../src-shared/ipc/imports.routes.ts';
import { systemClock } from '../../node-ports/clock.ts';
import { systemIds } from '../../node-ports/ids.ts';
import { silentLog } from '../../node-ports/silent-log.ts';
import { openParts, type CoreParts } from '../../open-parts.ts';
import type { Network } from '../../ports.ts';
import type { ImportOptions } from './import-options.ts';

let folder: ReturnType<typeof temporaryFolder>;
let parts: CoreParts;
const network: Network = { isOnline: () => false, request: () => Promise.reject(new Error('no network here')) };

const open = async (): Promise<void> => {
  parts = await openParts({
    home: join(folder.dir, 'home'),
    ports: {
      ...{ clock: systemClock, ids: systemIds, log: silentLog, network, device: 'test' },
      secrets: { masterKey: () => Promise.resolve(TEST_KEY) },
    },
  });
  if ((await parts.session.openLast()) === null) await parts.workspaces.startLocal();
};
beforeEach(async () => {
  folder = temporaryFolder();
  await open();
});
afterEach(async () => {
  await parts.close();
  folder.remove();
});

const OPTIONS: ImportOptions = {
  ...{ entity: 'customers', encoding: 'auto', columns: new Map(), values: {}, key: [] },
  ...{ onMatch: 'update', blank: 'leave' },
};
const at = (name: string): string => join(folder.dir, name);
function fileOf(content: string | Buffer, name = 'f.csv'): string {
  writeFileSync(at(name), content);
  return at(name);
}
const take = (content: string | Buffer, more: Partial<ImportOptions> = {}) =>
  parts.imports.commit(fileOf(content), { ...OPTIONS, ...more });
const counted = ({ created, updated, unchanged, skipped, duplicates, refused }: ImportReport) => ({
  ...{ created, updated, unchanged, skipped, duplicates, refused },
});
const NONE = { created: 0, updated: 0, unchanged: 0, skipped: 0, duplicates: 0, refused: 0 };
const all = async (entity: FileEntity = 'customers') =>
  (
    await parts.records.page(entity, {
      ...{ where: {}, search: '', after: null, limit: 10_000 },
      sort: { field: 'createdAt', isDescending: false },
    })
  ).rows;
const only = async () => (await all())[0]!;
const exported = (name: string, entity: FileEntity = 'customers') =>
  parts.imports.exportTo(at(name), {
    ...{ entity, asked: { where: {} }, search: '', columns: null, format: 'csv', encoding: 'utf-8-bom' },
  });
const again = (name: string, entity: FileEntity = 'customers') =>
  parts.imports.commit(at(name), { ...OPTIONS, entity, blank: 'clear' });

describe('taking a file in', () => {
  it('says in a dry run what a commit then does, and writes nothing before', async () => {
    const path = fileOf('名称,电话\n甲,138\n乙,1.38E+10\n甲,139\n');
    const dry = await parts.imports.dryRun(path, OPTIONS);
    expect(await all()).toEqual([]);
    const done = await parts.imports.commit(path, OPTIONS);
    expect(dry.report).toEqual(done.report);
    expect(counted(done.report)).toEqual({ ...NONE, created: 1, skipped: 1, duplicates: 1, refused: 1 });
    expect(done.report.refusals).toMatchObject([{ row: 3, column: '电话', code: 'scientific', value: '1.38E+10' }]);
  });

  it('gives only unchanged for the same file again', async () => {
    const text = '名称,电话,信用额度（元）\n甲,138,"1,000.50"\n乙,139,\n';
    await take(text);
    const second = await take(text);
    expect(counted(second.report)).toEqual({ ...NONE, unchanged: 2 });
    expect(second.changeSet).toBeNull();
  });

  it('matches by the first key that is filled, keeps an unknown id of ours, and refuses what is ambiguous', async () => {
    const id = systemIds.next();
    await take(`id,name,taxNo\n${id},甲,T1\n,同名,T2\n,同名,T3\n`);
    expect((await parts.records.get('customers', id)).name).toBe('甲');
    const { report } = await take('name,taxNo,phone\n改名,T1,1\n同名,,2\n');
    expect(counted(report)).toEqual({ ...NONE, updated: 1, refused: 1 });
    expect(report.refusals[0]?.code).toBe('ambiguous');
    expect(await parts.records.get('customers', id)).toMatchObject({ name: '改名', phone: '1' });
  });

  it('leaves or clears by an empty cell, skips or makes anew as asked', async () => {
    await take('name,phone\n甲,138\n');
    expect(counted((await take('name,phone\n甲,\n')).report)).toEqual({ ...NONE, unchanged: 1 });
    expect(counted((await take('name,phone\n甲,9\n', { onMatch: 'skip' })).report)).toEqual({ ...NONE, skipped: 1 });
    expect(counted((await take('name,phone\n甲,\n', { blank: 'clear' })).report)).toEqual({ ...NONE, updated: 1 });
    expect((await only()).phone).toBeNull();
    expect(counted((await take('name\n甲\n', { onMatch: 'create' })).report)).toEqual({ ...NONE, created: 1 });
    expect(await all()).toHaveLength(2);
  });

  it('finds a row of the same file by another key than the one it was made with', async () => {
    const { report } = await take('taxNo,name\nT1,甲\n,甲\n');
    expect(counted(report)).toEqual({ ...NONE, created: 1, skipped: 1, duplicates: 1 });
  });

  it('gives a contact its customer by name and refuses one whose customer is not here or not the only one', async () => {
    await take('name,taxNo\n北京星辰,T1\n同名,T2\n同名,T3\n');
    const text = '姓名,客户名称,生日\n王芳,北京星辰,2001年2月3日\n李雷,没有,\n韩梅,同名,\n独立,,\n';
    const { report } = await take(text, { entity: 'contacts' });
    expect(report.refusals.map(({ row, code }) => [row, code])).toEqual([
      [3, 'no_customer'],
      [4, 'many_customers'],
    ]);
    const contacts = await all('contacts');
    expect(contacts).toMatchObject([{ name: '王芳', birthday: '2001-02-03' }, { name: '独立' }]);
    expect(counted((await take(text, { entity: 'contacts' })).report)).toEqual({ ...NONE, unchanged: 2, refused: 2 });
  });

  it('refuses a file without a known column, and remembers what a person said of it', async () => {
    const path = fileOf('甲乙,x\n一,2\n');
    await expect(parts.imports.commit(path, OPTIONS)).rejects.toMatchObject({ code: 'CSV_NO_COLUMNS' });
    await parts.imports.commit(path, { ...OPTIONS, columns: new Map([[0, 'name']]) });
    const seen = await parts.imports.inspect(path, { entity: 'customers', encoding: 'auto' });
    expect(seen.mapping[0]).toEqual({ column: 0, field: 'name', how: 'remembered' });
  });

  it('goes on where an interrupted import stopped, without doubling, also where rows name nobody', async () => {
    const text = `name\n${Array.from({ length: 1_000 }, (_unused, row) => `客户${row % 7}`).join('\n')}\n`;
    const path = fileOf(text);
    const options = { ...OPTIONS, onMatch: 'create' as const };
    const stop = new AbortController();
    const unheard = parts.requireOpen().store.onChange(() => stop.abort());
    await expect(parts.imports.commit(path, options, stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
    unheard();
    const [left] = await parts.changeSets.list();
    expect(left?.state).toBe('open');
    await parts.close();
    await open();
    const { changeSet } = await parts.imports.commit(path, options);
    expect(changeSet).toBe(left?.id);
    expect(await all()).toHaveLength(1_000);
    expect(await parts.changeSets.list()).toMatchObject([{ state: 'done', counts: { created: 1_000 } }]);
  });
});

describe('undo', () => {
  it('removes what was created and restores what was changed, field by field', async () => {
    await take('name,phone,region\n甲,1,北京\n');
    const { changeSet } = await take('name,phone,region\n甲,2,上海\n乙,3,广州\n');
    expect(await parts.changeSets.undo(changeSet!)).toMatchObject({ reversed: 2, kept: 0, failed: 0 });
    expect(await all()).toMatchObject([{ name: '甲', phone: '1', region: '北京' }]);
    expect(await parts.changeSets.undo(changeSet!)).toMatchObject({ reversed: 0, kept: 0, failed: 0 });
  });

  it('keeps and names what somebody touched since, and restores the rest of it', async () => {
    await take('name,phone,region\n甲,1,北京\n');
    const { changeSet } = await take('name,phone,region\n甲,2,上海\n乙,3,广州\n丙,4,\n');
    const [first, second] = await all();
    await parts.records.update('customers', first!.id, { region: '深圳' });
    await parts.records.update('customers', second!.id, { remarks: '谈过' });
    const undone = await parts.changeSets.undo(changeSet!);
    expect(undone).toMatchObject({ reversed: 1, kept: 2, failed: 0 });
    expect(await all()).toMatchObject([
      { name: '甲', phone: '1', region: '深圳' },
      { name: '乙', remarks: '谈过' },
    ]);
  });

  it('says NOT_FOUND for an unknown one', async () => {
    await expect(parts.changeSets.undo(systemIds.next())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the error file', () => {
  it.each(['utf8', 'utf16le'] as const)(
    'holds the cells as they were in %s, and can be taken in once corrected',
    async (encoding) => {
      const mark = encoding === 'utf16le' ? '\uFEFF' : '';
      const text = `${mark}名称;电话;备注\r\n甲;1.38E+10;"多\n行;"\r\n乙;139;好\r\n;140;无名\r\n`;
      const result = await take(Buffer.from(text, encoding));
      expect(await parts.imports.saveErrors(at('e.csv'), result)).toBe(2);
      const written = readFileSync(at('e.csv'), encoding).replace(/^\uFEFF/u, '');
      expect(written).toContain(
        '名称;电话;备注;行号;字段;错误码;原因;建议\r\n甲;1.38E+10;"多\n行;";2;phone;scientific;',
      );
      expect(written).toContain('\r\n;140;无名;4;name;required;');
      const corrected = written.replace('1.38E+10', '13800138000').replace('\r\n;140', '\r\n丙;140');
      const { report } = await take(Buffer.from(`\uFEFF${corrected}`, encoding));
      expect(counted(report)).toEqual({ ...NONE, created: 2 });
      expect(await all()).toHaveLength(3);
    },
  );
});

describe('export', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '"',
      ',',
      '\n',
      '\r\n',
      'a"b',
      '😀',
      '𠮷野家',
      '007',
      '+8613800138000',
      '-5',
      '=cmd|x',
      "'=1",
      '@a',
      '＝1',
    ),
    fc.constantFrom('\t=1', '1E5', '2026/1/31', '企业', '活跃', 'null', '__proto__', '\uFEFFx', '="1"', 'a;b|c', '\0'),
  );

  it('comes back as 0 changes, whatever the texts are', async () => {
    const fields = fc.record({ name: hostile, phone: hostile, taxNo: hostile, remarks: hostile, region: hostile });
    for (const sample of fc.sample(fields, { numRuns: 400, seed: 7 })) {
      // Masked values and empty names are refused by every door alike.
      await parts.records.create('customers', { ...sample, creditLimitCents: 5 }).catch(() => undefined);
    }
    const { rows } = await exported('all.csv');
    expect(rows).toBeGreaterThan(300);
    const { report } = await again('all.csv');
    expect(counted(report)).toEqual({ ...NONE, unchanged: rows });
  });

  it('moves a whole store: ids stay, and contacts keep their customers', async () => {
    for (const fields of generateCustomers(3, 30)) await parts.records.create('customers', fields);
    const [owner] = await all();
    await parts.records.create('contacts', { name: '王芳', customerId: owner!.id });
    await exported('customers.csv');
    await exported('contacts.csv', 'contacts');
    const [customers, contacts] = [await all(), await all('contacts')];
    await parts.close();
    const files = folder;
    folder = temporaryFolder();
    await open();
    await parts.imports.commit(join(files.dir, 'customers.csv'), OPTIONS);
    await parts.imports.commit(join(files.dir, 'contacts.csv'), { ...OPTIONS, entity: 'contacts' });
    const facts = ({ id, name }: { id: string; name: string }) => ({ id, name });
    expect((await all()).map(facts)).toEqual(customers.map(facts));
    expect(await all('contacts')).toMatchObject([{ id: contacts[0]!.id, customerId: owner!.id }]);
    files.remove();
  });

  it('leaves the file that was there as it was when it cannot be finished', async () => {
    fileOf('before', 'out.csv');
    const stopped = AbortSignal.abort();
    const options = {
      entity: 'customers',
      asked: { where: {} },
      search: '',
      columns: null,
      format: 'csv',
      encoding: 'utf-8',
    } as const;
    await expect(parts.imports.exportTo(at('out.csv'), options, stopped)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readFileSync(at('out.csv'), 'utf8')).toBe('before');
  });
});

describe('hostile files', () => {
  const bodies = [
    ...[
      '甲,1\n',
      '"甲,1\n乙,2\n',
      '"甲"x,1\n乙,2\n',
      '甲\n',
      '甲,1,2,3\n',
      ',\n',
      '甲,1\n\n\n',
      '\0,\0\n',
      '甲,"1\n2"\n',
      "'=甲,+1\n",
    ],
    ...[
      '=cmd,-1\n',
      '甲,138****8000\n',
      '甲,1E+10\n',
      '"",""\n',
      '甲;1\n',
      '\uFFFD,1\n',
      '甲\r乙,1\n',
      '"甲""乙",1\n',
      '甲,"1"  \n',
    ],
    `${'甲'.repeat(300)},1\n`,
  ];
  const headers = ['name,phone\n', 'name,name\n', '__proto__,name\n', 'name,constructor\n', 'NAME;电话\n'];
  const files = headers.flatMap((header) =>
    bodies.map((body) => [JSON.stringify(`${header}${body}`.slice(0, 60)), header + body] as const),
  );

  it.each(files)('accounts for every row of %s', async (_, text) => {
    const bytes = [Buffer.from(text), Buffer.concat([Buffer.from(text), Buffer.from([0xc4, 0xff, 0x0a])])];
    for (const content of bytes) {
      const { report } = await parts.imports.dryRun(fileOf(content), OPTIONS);
      const { rows, created, updated, unchanged, skipped, refused } = report;
      expect(rows).toBe(created + updated + unchanged + skipped + refused);
      expect(rows).toBeGreaterThan(0);
      expect(report.refusals.every(({ reason, advice }) => reason.zh !== '' && advice.en !== '')).toBe(true);
    }
  });

  it('flags the rows of another encoding by number and takes the others', async () => {
    const mixed = Buffer.concat([
      Buffer.from('名称\n北京星辰\n'),
      Buffer.from('c9cfbaa3', 'hex'),
      Buffer.from('\n广州\n'),
    ]);
    const { report } = await take(mixed);
    expect(counted(report)).toEqual({ ...NONE, created: 2, refused: 1 });
    expect(report.refusals).toMatchObject([{ row: 3, code: 'unreadable' }]);
  });
});
