import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src-shared/ipc/error-codes.ts';
import { sentence } from '../../src-shared/ipc/satchel-error.ts';
import { openConnection } from '../../src-main/core/store/sqlite/connection.ts';
import { run } from '../../src-main/cli/run.ts';
import { satchel as spawned } from '../support/processes.ts';
import { temporaryHome, type TemporaryHome } from '../support/temporary-home.ts';

let home: TemporaryHome;
let other: TemporaryHome;
let file: string;
beforeEach(async () => {
  [home, other] = [await temporaryHome(), await temporaryHome()];
  file = join(dirname(home.dir), 'people.satchel');
});
afterEach(async () => {
  await home.remove();
  await other.remove();
});

/** The command line in this process: what is tested here is what it does, and starting a process takes a second. */
async function satchel(
  at: TemporaryHome,
  args: readonly string[],
  { env = {}, input = '' }: { env?: Readonly<Record<string, string>>; input?: string } = {},
): Promise<{ exit: number; json: unknown }> {
  let out = '';
  const exit = await run({
    argv: [...args, '--home', at.dir, '--json'],
    env: { SATCHEL_KEY: at.key, ...env },
    readStdin: async () => input,
    out: (text) => void (out += text),
    err: () => undefined,
    signal: new AbortController().signal,
  });
  return { exit, json: JSON.parse(out) as unknown };
}

const put = (name: string, at = home) =>
  satchel(at, ['put', '--entity', 'customers'], { input: JSON.stringify({ name, phone: '13800138000' }) });
const namesIn = async (at: TemporaryHome): Promise<string[]> => {
  const { json } = await satchel(at, ['list', '--entity', 'customers', '--sort', 'name']);
  return (json as { rows: { name: string }[] }).rows.map(({ name }) => name);
};
const storeOf = (at: TemporaryHome): string => {
  const [id] = readdirSync(join(at.dir, 'workspaces'));
  return join(at.dir, 'workspaces', id!, 'store.db');
};
const flip = (path: string, at: number): void => {
  const bytes = readFileSync(path);
  bytes[at] = bytes[at]! ^ 0x10;
  writeFileSync(path, bytes);
};
const failed = (code: ErrorCode) => ({ error: { code, message: sentence(code) } });

describe('satchel backup and restore', () => {
  it('brings the moment of the backup back, and keeps what was there as a snapshot', async () => {
    await put('甲');
    const made = await spawned(home, ['backup', file]);
    expect(made).toMatchObject({ exit: 0, json: { ok: true, bytes: statSync(file).size, workspaces: ['local'] } });
    for (const planted of ['甲', '13800138000', 'SQLite', 'customers', home.key]) {
      expect(readFileSync(file).includes(planted), planted).toBe(false);
    }
    await put('乙');
    const back = await spawned(home, ['restore', file]);
    const before = (back.json as { workspaces: { before: string }[] }).workspaces[0]!.before;
    expect(back).toMatchObject({ exit: 0, json: { ok: true, workspaces: [{ workspace: 'local', unsent: 0 }] } });
    expect(await namesIn(home)).toEqual(['甲']);
    const { json } = await satchel(home, ['verify']);
    expect(json).toMatchObject({ ok: true, problems: [] });
    const again = (await satchel(home, ['verify'])).json as { lastSoundAt: string | null };
    expect(again.lastSoundAt).toMatch(/^\d{4}-/u);
    const { snapshots } = json as { snapshots: { id: string; ok: boolean }[] };
    expect(snapshots).toContainEqual(expect.objectContaining({ id: before, reason: 'restore', ok: true }));
  });

  it('restores on another computer: with the key of the first home, or a passphrase; new data there stays in a snapshot', async () => {
    await put('甲');
    const env = { PASS: '正确的 passphrase 1', WRONG: 'something else', KEY: home.key };
    const sealed = `${file}.pass`;
    expect((await satchel(home, ['backup', file])).exit).toBe(0);
    expect((await satchel(home, ['backup', sealed, '--passphrase-stdin'], { input: `${env.PASS}\n` })).exit).toBe(0);

    const refusals: readonly (readonly [string[], ErrorCode])[] = [
      [['restore', file], 'BACKUP_LOCKED'],
      [['restore', sealed], 'BACKUP_NEEDS_PASSPHRASE'],
      [['restore', sealed, '--passphrase-env', 'WRONG'], 'BACKUP_LOCKED'],
      [['restore', file, '--passphrase-env', 'PASS'], 'BACKUP_LOCKED'],
    ];
    for (const [args, code] of refusals) {
      expect(await satchel(other, args, { env }), args.join(' ')).toMatchObject({ exit: 4, json: failed(code) });
    }
    expect(await satchel(other, ['restore', file, '--key-env', 'KEY'], { env })).toMatchObject({ exit: 0 });
    expect(await namesIn(other)).toEqual(['甲']);

    const third = await temporaryHome();
    try {
      await put('丙', third);
      expect(await satchel(third, ['restore', sealed, '--passphrase-env', 'PASS'], { env })).toMatchObject({ exit: 0 });
      expect(await namesIn(third)).toEqual(['甲']);
      expect((await satchel(third, ['verify'])).json).toMatchObject({
        ok: true,
        snapshots: [
          { reason: 'automatic', ok: true },
          { reason: 'restore', ok: true },
          { reason: 'automatic', ok: true },
        ],
      });
    } finally {
      await third.remove();
    }
  });

  it('refuses a cut, changed or foreign file and changes nothing', async () => {
    await put('甲');
    await satchel(home, ['backup', file]);
    await put('乙');
    const whole = readFileSync(file);
    const refuse = async (bytes: Buffer, exit: number, code: ErrorCode): Promise<void> => {
      writeFileSync(file, bytes);
      expect(await satchel(home, ['restore', file]), code).toMatchObject({ exit, json: failed(code) });
    };
    await refuse(whole.subarray(0, whole.length - 1), 4, 'BACKUP_DAMAGED');
    await refuse(whole.subarray(0, 100), 4, 'BACKUP_DAMAGED');
    const changed = Buffer.from(whole);
    changed[whole.length >> 1] = changed[whole.length >> 1]! ^ 1;
    await refuse(changed, 4, 'BACKUP_DAMAGED');
    await refuse(Buffer.concat([whole, Buffer.from([0])]), 4, 'BACKUP_DAMAGED');
    await refuse(Buffer.from('name,phone\n甲,1'), 3, 'BACKUP_NOT_ONE');
    await refuse(Buffer.alloc(0), 3, 'BACKUP_NOT_ONE');
    expect(await satchel(home, ['restore', `${file}.no`])).toMatchObject({ exit: 3, json: failed('FILE_UNREADABLE') });
    expect(await satchel(home, ['restore'])).toMatchObject({ exit: 2 });
    expect(await satchel(home, ['backup', join(file, 'x')])).toMatchObject({
      exit: 1,
      json: failed('FILE_UNWRITABLE'),
    });
    expect(await namesIn(home)).toEqual(['乙', '甲'].toSorted());
  });
});

describe('satchel verify', () => {
  it('names in one sentence in each language what stands beside the records and differs from them, and ends with 4', async () => {
    await put('甲');
    const list = openConnection({ file: join(home.dir, 'home.db'), key: home.key });
    const key = list.get<{ key: string }>('SELECT key FROM workspaces')?.key ?? '';
    list.close();
    const store = openConnection({ file: storeOf(home), key });
    store.run(`UPDATE "customers-0-count" SET alive=2`);
    store.close();
    expect(await satchel(home, ['verify'])).toMatchObject({
      exit: 4,
      json: {
        ok: false,
        problems: ['COUNT_WRONG customers'],
        differences: [
          { zh: '客户的计数与记录数不符。', en: 'The count of customers differs from how many there are.' },
        ],
        lastSoundAt: null,
      },
    });
  });
});

describe('satchel restore --last-good', () => {
  it('rebuilds a damaged store, with what was put after the snapshot', async () => {
    await put('甲');
    await put('乙');
    const store = storeOf(home);
    flip(store, 10);
    expect(await satchel(home, ['list', '--entity', 'customers'])).toMatchObject({
      exit: 4,
      json: failed('STORE_DAMAGED'),
    });
    const done = await satchel(home, ['restore', '--last-good']);
    expect(done).toMatchObject({ exit: 0, json: { ok: true, workspace: 'local', salvaged: 1, unsent: 0, lost: 0 } });
    expect(await namesIn(home)).toEqual(['乙', '甲'].toSorted());
    const { keptAs } = done.json as { keptAs: string };
    expect(readdirSync(dirname(store))).toContain(keptAs);
  });

  it('puts a damaged list of workspaces right', async () => {
    await put('甲');
    const list = join(home.dir, 'home.db');
    for (const damage of [() => flip(list, 100), () => flip(list, 4_096 + 50), () => truncateSync(list, 0)]) {
      damage();
      expect(await satchel(home, ['status'])).toMatchObject({ exit: 4, json: failed('STORE_DAMAGED') });
      expect(await satchel(home, ['restore', '--last-good'])).toMatchObject({ exit: 0, json: { ok: true } });
      expect(await namesIn(home)).toEqual(['甲']);
    }
  });
});
