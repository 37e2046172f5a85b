import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram, satchel, startCellProcess, type CellProcess } from '../support/processes.ts';
import { temporaryHome, type TemporaryHome } from '../support/temporary-home.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly serverId: string | null;
  readonly phone?: string | null;
  readonly sync: { readonly state: string; readonly provenance: Record<string, string> };
}
interface Listing {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: string | null;
}
interface Failure {
  readonly error: { readonly code: string; readonly message: { readonly zh: string; readonly en: string } };
}

let home: TemporaryHome;
beforeEach(async () => {
  home = await temporaryHome();
});
afterEach(() => home.remove());

const put = (fields: object, ...more: string[]) =>
  satchel(home, ['put', '--entity', 'customers', ...more], { input: JSON.stringify(fields) });
const list = async (...more: string[]) =>
  (await satchel(home, ['list', '--entity', 'customers', ...more])).json as Listing;
const failure = (json: unknown) => (json as Failure).error;

describe('satchel without a server', () => {
  it('keeps what was put and gives it back by list, get and search', async () => {
    const made = await put({ name: '北京星辰科技有限公司', phone: '13800138000', creditLimitCents: 1_000_000 });
    expect(made.exit).toBe(0);
    const record = made.json as Row;
    expect(record.sync.state).toBe('held');

    const changed = await put({ phone: '13900139000' }, '--id', record.id);
    expect(changed.exit).toBe(0);
    const listed = await list('--where', '{"name":{"contains":"星辰"}}');
    expect(listed.total).toBe(1);
    expect(listed.rows[0]).toMatchObject({
      id: record.id,
      phone: '13900139000',
      sync: { provenance: { phone: 'clear' } },
    });

    const hits = await satchel(home, ['search', '星辰']);
    expect(hits.json).toMatchObject([{ entity: 'customers', id: record.id, title: '北京星辰科技有限公司' }]);
    const got = await satchel(home, ['get', '--entity', 'customers', record.id]);
    expect(got.json).toMatchObject({ id: record.id, name: '北京星辰科技有限公司' });
  });

  it('keeps contacts of a customer, chooses the primary one and tells what happened', async () => {
    const customer = (await put({ name: '星辰科技' })).json as Row;
    const putContact = (fields: object) =>
      satchel(home, ['put', '--entity', 'contacts'], { input: JSON.stringify(fields) });
    const [first, second] = [
      (await putContact({ name: '王芳', customerId: customer.id })).json as Row,
      (await putContact({ name: '李雷', customerId: customer.id })).json as Row,
    ];
    await putContact({ name: '路人' });
    const mine = ['list', '--entity', 'contacts', '--where', JSON.stringify({ customerId: customer.id })];
    expect((await satchel(home, mine)).json).toMatchObject({ total: 2 });
    const act = (action: string, entity: string, id: string, args: object) =>
      satchel(home, ['act', action, '--entity', entity, id], { input: JSON.stringify(args) });
    const chosen = await act('set-primary', 'customers', customer.id, { contactId: second.id });
    expect(chosen).toMatchObject({ exit: 0, json: { id: customer.id, primaryContactId: second.id } });
    const history = (await satchel(home, ['history', '--entity', 'customers', customer.id])).json as Row[];
    expect(history[0]).toMatchObject({ field: 'primaryContactId', before: first.id, after: second.id, source: 'edit' });
    expect(history.at(-1)).toMatchObject({ field: null, before: null, changeSet: null });
    expect(Object.keys(history[0]!).sort()).toEqual(
      ['after', 'at', 'before', 'by', 'changeSet', 'device', 'field', 'source'].sort(),
    );

    expect((await act('fly', 'customers', customer.id, {})).exit).toBe(2);
    for (const wrong of [
      await act('close', 'customers', customer.id, {}),
      await act('set-primary', 'contacts', first.id, { contactId: first.id }),
      await act('set-primary', 'customers', customer.id, { contactId: customer.id }),
      await putContact({ name: '无主', customerId: '01890000-0000-7000-8000-000000000000' }),
    ]) {
      expect([wrong.exit, failure(wrong.json).code]).toEqual([1, 'INVALID_INPUT']);
    }

    expect((await satchel(home, ['delete', '--entity', 'contacts', second.id])).exit).toBe(0);
    expect((await satchel(home, ['get', '--entity', 'customers', customer.id])).json).toMatchObject({
      primaryContactId: first.id,
    });
  });

  it('pages through a list without missing or repeating a record', async () => {
    for (const name of ['甲', '乙', '丙', '丁', '戊']) await put({ name });
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page: Listing = await list('--sort', 'name', '--limit', '2', ...(after === null ? [] : ['--after', after]));
      expect(page.total).toBe(5);
      names.push(...page.rows.map((row) => row.name));
      after = page.next;
    } while (after !== null);
    expect(names.toSorted()).toEqual(['甲', '乙', '丙', '丁', '戊'].toSorted());
  });

  it('deletes into the recycle bin and says NOT_FOUND the second time', async () => {
    const { id } = (await put({ name: '将被删除' })).json as Row;
    expect((await satchel(home, ['delete', '--entity', 'customers', id])).json).toEqual({ id });
    expect((await list()).total).toBe(0);
    const again = await satchel(home, ['delete', '--entity', 'customers', id]);
    expect(again.exit).toBe(1);
    expect(failure(again.json).code).toBe('NOT_FOUND');
  });

  it.each([
    ['an empty name', { name: '  ' }],
    ['no name', { phone: '1' }],
    ['a masked phone number', { name: '甲', phone: '138****8000' }],
    ['a field of the server', { name: '甲', no: 'C-1' }],
    ['an unknown field', { name: '甲', nick: 'x' }],
    ['money in fractions of a fen', { name: '甲', creditLimitCents: 1.5 }],
  ])('refuses %s with exit 1 and a sentence in both languages', async (_, fields) => {
    const refused = await put(fields);
    expect(refused.exit).toBe(1);
    expect(failure(refused.json).code).toBe('INVALID_INPUT');
    expect(failure(refused.json).message.zh).toMatch(/\p{Script=Han}/u);
    expect(failure(refused.json).message.en).toMatch(/[a-z]/u);
  });

  it('ends with 3 when standard input is no JSON object', async () => {
    const broken = await satchel(home, ['put', '--entity', 'customers'], { input: '[1' });
    expect(broken.exit).toBe(3);
    expect(failure(broken.json).code).toBe('INPUT_UNREADABLE');
  });

  it('makes a key file for itself only for a new home, and never gives an old one a new key', async () => {
    const made = await runProgram('src-main/cli/index.ts', ['status', '--home', home.dir, '--json'], {
      env: { SATCHEL_KEY: '' },
    });
    expect(made.exit).toBe(0);
    expect(made.err).toContain('key');
    const file = join(home.dir, 'key');
    expect(existsSync(file)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const wrong = await satchel({ ...home, key: '0'.repeat(64) }, ['list', '--entity', 'customers']);
    expect(wrong.exit).toBe(4);
    expect(failure(wrong.json).code).toBe('STORE_KEY_WRONG');
  });

  it('ends with 2 for a key that is no key', async () => {
    await put({ name: '甲' });
    const wrong = await satchel({ ...home, key: 'secret' }, ['list', '--entity', 'customers']);
    expect(wrong.exit).toBe(4);
    expect(failure(wrong.json).code).toBe('STORE_KEY_INVALID');
  });

  it('verifies a sound store', async () => {
    await put({ name: '甲' });
    const verified = await satchel(home, ['verify']);
    expect(verified.exit).toBe(0);
    expect(verified.json).toMatchObject({ ok: true, counts: { customers: 1 } });
  });
});

describe('satchel with a cell', () => {
  let cell: CellProcess;
  beforeEach(async () => {
    cell = await startCellProcess(join(home.dir, '..', 'cell.db'), ['--test-faults']);
    await cell.addUser('t1', 'lu', 'correct horse');
  });
  afterEach(() => cell.stop());

  const connect = (input: string, ...more: string[]) =>
    satchel(home, ['connect', '--cell', cell.url, '--tenant', 't1', '--user', 'lu', '--password-stdin', ...more], {
      input,
    });

  it('connects, sends what was made, and is settled', async () => {
    const connected = await connect('correct horse');
    expect(connected.exit).toBe(0);
    expect(connected.json).toMatchObject({ profile: 'crm-cell', guarantee: 'exactly-once' });
    const { id } = (await put({ name: '上海申跃化工', phone: '13700001111' })).json as Row;
    expect((await satchel(home, ['status'])).json).toMatchObject({ pending: 1, settled: false });
    const synced = await satchel(home, ['sync', '--until-settled', '--timeout', '60']);
    expect(synced.json).toMatchObject({ pushed: 1, pending: 0, conflicts: 0, refused: 0, complete: true });
    expect(synced.exit).toBe(0);
    expect((await satchel(home, ['status'])).json).toMatchObject({ pending: 0, settled: true });
    const record = (await satchel(home, ['get', '--entity', 'customers', id])).json as Row;
    expect(record).toMatchObject({ phone: '13700001111', sync: { state: 'settled', provenance: { phone: 'clear' } } });
    expect(record.serverId).not.toBeNull();
  });

  it('loses no answer twice: two lost creates still make one customer each', async () => {
    await connect('correct horse');
    await put({ name: '甲公司', phone: '13700001111' });
    await put({ name: '乙公司', phone: '13700002222' });
    await fetch(`${cell.url}/__faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        match: { method: 'POST', path: '/api/v1/crm/customers' },
        fault: 'lose-answer',
        times: 2,
      }),
    });
    const synced = await satchel(home, ['sync', '--until-settled', '--timeout', '60']);
    expect(synced.exit).toBe(0);
    const token = await cell.token('t1', 'lu');
    const answer = await fetch(`${cell.url}/api/v1/crm/customers`, {
      headers: { authorization: `Bearer ${token}`, 'x-tenant-id': 't1' },
    });
    const page = (await answer.json()) as { total: number; data: { customerId: string }[] };
    expect(page.total).toBe(2);
    const local = await list();
    expect(local.rows.map((row) => row.serverId).toSorted()).toEqual(page.data.map((row) => row.customerId).toSorted());
  });

  it('names a wrong password, a wrong tenant and a missing tenant, and keeps nothing of them', async () => {
    const wrong = await connect('wrong');
    expect([wrong.exit, failure(wrong.json).code]).toEqual([6, 'SIGN_IN_REFUSED']);
    const token = await cell.token('t1', 'lu');
    const elsewhere = await satchel(
      home,
      ['connect', '--cell', cell.url, '--tenant', 't2', '--user', 'lu', '--token-env', 'CELL_TOKEN'],
      { env: { CELL_TOKEN: token } },
    );
    expect([elsewhere.exit, failure(elsewhere.json).code]).toEqual([6, 'TENANT_REFUSED']);
    const missing = await satchel(home, ['connect', '--cell', cell.url, '--user', 'lu', '--password-stdin'], {
      input: 'x',
    });
    expect([missing.exit, failure(missing.json).code]).toEqual([2, 'TENANT_MISSING']);
    expect((await satchel(home, ['sync'])).json).toMatchObject({ pulled: 0, pushed: 0 });
  });

  it('ends a sync without a network with 5 and loses nothing', async () => {
    await connect('correct horse');
    await put({ name: '离线公司' });
    await cell.stop();
    const synced = await satchel(home, ['sync']);
    expect(synced.exit).toBe(5);
    expect((await satchel(home, ['status'])).json).toMatchObject({ pending: 1, settled: false });
  });
});

describe('an address that is no cell', () => {
  const connectTo = (address: string) =>
    satchel(home, ['connect', '--cell', address, '--tenant', 't', '--user', 'u', '--password-stdin'], { input: 'x' });

  it('is told apart: nonsense, unprotected, silent', async () => {
    expect(failure((await connectTo('not an address')).json).code).toBe('ADDRESS_INVALID');
    const insecure = await connectTo('http://crm.example.com');
    expect([insecure.exit, failure(insecure.json).code]).toEqual([2, 'ADDRESS_INSECURE']);
    const silent = await connectTo('http://127.0.0.1:9');
    expect([silent.exit, failure(silent.json).code]).toEqual([5, 'SERVER_UNREACHABLE']);
  });
});
