import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT, satchel } from '../support/processes.ts';
import { temporaryHome, type TemporaryHome } from '../support/temporary-home.ts';

interface Imported {
  readonly encoding: string;
  readonly delimiter: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly changeSet?: string;
  readonly errors: string | null;
}
const SAMPLE = resolve(ROOT, 'resources/samples/customers-gb18030.csv');

let home: TemporaryHome;
beforeEach(async () => {
  home = await temporaryHome();
});
afterEach(() => home.remove());

const at = (name: string): string => join(home.dir, '..', name);
function fileOf(content: string | Buffer, name = 'in.csv'): string {
  writeFileSync(at(name), content);
  return at(name);
}
async function take(file: string, ...more: string[]) {
  const done = await satchel(home, ['import', file, '--entity', 'customers', ...more]);
  return { ...done, json: done.json as Imported };
}

describe('satchel import', () => {
  it('takes the sample in, refuses its faults by number, and undoes it as if it had never been', async () => {
    const dry = await take(SAMPLE, '--dry-run');
    expect(dry.json).toMatchObject({
      encoding: 'gb18030',
      delimiter: ',',
      rows: 2_000,
      created: 1_992,
      skipped: 1,
      refused: 7,
    });
    expect(dry.json.changeSet).toBeUndefined();
    const done = await take(SAMPLE, '--errors', at('errors.csv'));
    expect(done.exit).toBe(1);
    expect(done.json).toMatchObject({ created: 1_992, duplicates: 1, refused: 7, errors: at('errors.csv') });
    const errors = new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(at('errors.csv')));
    expect(errors.split('\r\n')[0]).toMatch(/客户名称,.*,行号,字段,错误码,原因,建议$/u);
    expect(errors).toContain(',102,phone,scientific,');
    const again = await take(SAMPLE);
    expect(again.json).toMatchObject({ created: 0, updated: 0, unchanged: 1_992 });
    const undone = await satchel(home, ['undo', done.json.changeSet ?? '']);
    expect([undone.exit, undone.json]).toEqual([0, { reversed: 1_992, kept: 0, failed: 0 }]);
    expect((await satchel(home, ['list', '--entity', 'customers'])).json).toMatchObject({ total: 0 });
  });

  it('follows a map of columns and words, and the policies', async () => {
    const file = fileOf('a;b;c\n甲;合作;1\n乙;走了;2\n');
    const map = {
      columns: { a: 'name', b: 'status', c: 'phone' },
      values: { status: { 合作: 'active', 走了: 'inactive' } },
    };
    writeFileSync(at('map.json'), JSON.stringify(map));
    const done = await take(file, '--map', at('map.json'), '--key', 'name');
    expect([done.exit, done.json.created, done.json.delimiter]).toEqual([0, 2, ';']);
    const listed = await satchel(home, ['list', '--entity', 'customers', '--where', '{"status":"inactive"}']);
    expect(listed.json).toMatchObject({ total: 1, rows: [{ name: '乙', phone: '2' }] });
    const skipped = await take(file, '--map', at('map.json'), '--on-match', 'skip');
    expect(skipped.json).toMatchObject({ skipped: 2, duplicates: 0 });
  });

  it.each<[string, string | Buffer]>([
    ['an empty file', ''],
    ['a picture named .csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a file without a known column', '1,2\n3,4\n'],
  ])('ends with 3 for %s', async (_, content) => {
    const done = await satchel(home, ['import', fileOf(content), '--entity', 'customers']);
    expect(done.exit).toBe(3);
    expect((done.json as { error: { message: { zh: string } } }).error.message.zh).toMatch(/\p{Script=Han}/u);
  });

  it('ends with 3 for a file that is not there, with 2 for a policy that is none', async () => {
    expect((await take(at('none.csv'))).exit).toBe(3);
    expect((await take(SAMPLE, '--on-match', 'merge')).exit).toBe(2);
    expect((await take(SAMPLE, '--map', at('none.json'))).exit).toBe(2);
  });
});

describe('satchel export', () => {
  it('writes all fields with a mark and CRLF, and comes back as 0 changes', async () => {
    const fields = {
      name: '=1+1 𠮷野家',
      phone: '+8613800138000',
      taxNo: '007',
      remarks: '"a",\n-5',
      creditLimitCents: 123_450,
    };
    await satchel(home, ['put', '--entity', 'customers'], { input: JSON.stringify(fields) });
    const out = await satchel(home, ['export', '--entity', 'customers', '--out', at('out.csv')]);
    const bytes = readFileSync(at('out.csv'));
    expect([out.exit, out.json]).toEqual([0, { rows: 1, bytes: bytes.length }]);
    const text = bytes.toString();
    expect(text.startsWith('\uFEFFid,serverId,name,')).toBe(true);
    expect(text).toContain(",'=1+1 𠮷野家,");
    expect(text).toContain(',+8613800138000,');
    expect(text).toContain(',1234.50,');
    expect((await take(at('out.csv'))).json).toMatchObject({ rows: 1, unchanged: 1, updated: 0, created: 0 });
  });

  it('writes the chosen columns, JSON, and GB18030', async () => {
    await satchel(home, ['put', '--entity', 'customers'], { input: '{"name":"甲","creditLimitCents":5}' });
    const run = (...more: string[]) => satchel(home, ['export', '--entity', 'customers', '--out', at('o'), ...more]);
    await run('--columns', 'name,creditLimitCents', '--encoding', 'gb18030');
    expect(new TextDecoder('gb18030').decode(readFileSync(at('o')))).toBe('name,creditLimitCents\r\n甲,0.05\r\n');
    await run('--columns', 'name,creditLimitCents', '--format', 'json');
    expect(JSON.parse(readFileSync(at('o'), 'utf8'))).toEqual([{ name: '甲', creditLimitCents: 5 }]);
    expect((await run('--format', 'xlsx')).exit).toBe(2);
    expect((await run('--columns', 'nope')).exit).toBe(2);
    expect(existsSync(at('o'))).toBe(true);
  });
});
