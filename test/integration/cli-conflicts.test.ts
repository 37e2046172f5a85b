import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { satchel, startCellProcess, type CellProcess } from '../support/processes.ts';
import { temporaryHome, type TemporaryHome } from '../support/temporary-home.ts';

interface Row {
  readonly id: string;
  readonly serverId: string | null;
  readonly region?: string | null;
  readonly deletedAt: string | null;
  readonly sync: { readonly state: string };
}
interface Refused {
  readonly id: string;
  readonly opId: string;
}

let office: TemporaryHome;
let laptop: TemporaryHome;
let cell: CellProcess;
beforeEach(async () => {
  [office, laptop] = [await temporaryHome(), await temporaryHome()];
  cell = await startCellProcess(join(office.dir, '..', 'cell.db'));
  const env = { CELL_TOKEN: await cell.token('t1', 'lu') };
  for (const home of [office, laptop]) {
    const args = ['connect', '--cell', cell.url, '--tenant', 't1', '--user', 'lu', '--token-env', 'CELL_TOKEN'];
    expect((await satchel(home, args, { env })).exit).toBe(0);
  }
});
afterEach(async () => {
  await cell.stop();
  await office.remove();
  await laptop.remove();
});

const put = async (home: TemporaryHome, fields: object, ...more: string[]): Promise<Row> =>
  (await satchel(home, ['put', '--entity', 'customers', ...more], { input: JSON.stringify(fields) })).json as Row;
const sync = (home: TemporaryHome, ...more: string[]) => satchel(home, ['sync', ...more]);
const rows = async (home: TemporaryHome): Promise<readonly Row[]> =>
  ((await satchel(home, ['list', '--entity', 'customers'])).json as { rows: Row[] }).rows;
const get = async (home: TemporaryHome, id: string) => (await satchel(home, ['get', '--entity', 'customers', id])).json;
const codeOf = ({ json }: { json: unknown }): string => (json as { error: { code: string } }).error.code;

/** One customer on both computers; returns its id on each. */
async function shared(): Promise<{ here: string; there: string }> {
  const { id: there } = await put(office, { name: '晨光文具', region: '华东', employeeCount: 10 });
  await sync(office);
  await sync(laptop);
  return { there, here: (await rows(laptop))[0]!.id };
}

test('conflicts and resolve: the shapes of the contract, a field each, and both computers agree', async () => {
  const { here, there } = await shared();
  await put(office, { region: '华北', employeeCount: 20 }, '--id', there);
  await put(laptop, { region: '华南', employeeCount: 30 }, '--id', here);
  await sync(office);
  expect(await sync(laptop)).toMatchObject({ exit: 1, json: { conflicts: 1 } });
  const listed = await satchel(laptop, ['conflicts']);
  expect(listed).toMatchObject({ exit: 0 });
  expect(listed.json).toEqual([
    {
      entity: 'customers',
      id: here,
      title: '晨光文具',
      since: expect.any(String) as string,
      deletedOnServer: false,
      fields: expect.arrayContaining([
        { field: 'region', base: '华东', mine: '华南', theirs: '华北' },
        { field: 'employeeCount', base: 10, mine: 30, theirs: 20 },
      ]) as unknown[],
    },
  ]);

  const took = await satchel(laptop, ['resolve', here, '--field', 'region', '--take', 'theirs']);
  expect(took).toMatchObject({ exit: 0, json: { id: here, region: '华北', sync: { state: 'conflict' } } });
  const typed = await satchel(laptop, ['resolve', here, '--field', 'employeeCount', '--take', '25']);
  expect(typed).toMatchObject({ exit: 0, json: { employeeCount: 25, sync: { state: 'pending' } } });
  expect((await sync(laptop)).exit).toBe(0);
  await sync(office);
  expect(await get(office, there)).toMatchObject({ region: '华北', employeeCount: 25, sync: { state: 'settled' } });
});

test('resolve: what is wrong with a command, a field, a value has its own exit code', async () => {
  const { here } = await shared();
  const ask = (...words: string[]) => satchel(laptop, ['resolve', ...words]);
  expect((await ask(here, '--field', 'region')).exit).toBe(2);
  expect((await ask(here, '--take', 'mine')).exit).toBe(2);
  const none = await ask(here, '--field', 'region', '--take', 'mine');
  expect([none.exit, codeOf(none)]).toEqual([1, 'CONFLICT_NOT_FOUND']);
  const unknown = await ask('01890000-0000-7000-8000-000000000000', '--take', 'keep');
  expect([unknown.exit, codeOf(unknown)]).toEqual([1, 'NOT_FOUND']);
});

test('a record deleted over there: read as such, kept here, then made anew', async () => {
  await put(office, { name: '另一家' });
  const { here, there } = await (async () => {
    const { id } = await put(office, { name: '晨光文具', region: '华东' });
    await sync(office);
    await sync(laptop);
    const { serverId } = (await get(office, id)) as Row;
    return { there: id, here: (await rows(laptop)).find((row) => row.serverId === serverId)!.id };
  })();
  await satchel(office, ['delete', '--entity', 'customers', there]);
  await sync(office);
  await put(laptop, { region: '华南' }, '--id', here);
  await sync(laptop);
  expect((await satchel(laptop, ['conflicts'])).json).toMatchObject([{ id: here, deletedOnServer: true, fields: [] }]);
  const kept = await satchel(laptop, ['resolve', here, '--take', 'keep']);
  expect(kept).toMatchObject({ exit: 0, json: { serverId: null, sync: { state: 'held' } } });
  expect((await sync(laptop)).exit).toBe(0);
  await satchel(laptop, ['resolve', here, '--take', 'recreate']);
  expect((await sync(laptop)).exit).toBe(0);
  await sync(office);
  expect((await rows(office)).map(({ region }) => region)).toContain('华南');
});

describe('a name that the server has already', () => {
  let mine: string;
  let refused: Refused;
  beforeEach(async () => {
    await put(office, { name: '晨光文具', region: '华东' });
    await sync(office);
    mine = (await put(laptop, { name: '晨光文具', remarks: '展会' })).id;
    expect((await sync(laptop)).exit).toBe(1);
    [refused] = (await satchel(laptop, ['refused'])).json as [Refused];
  });

  test('refused lists it, retry plans it again under another id, discard bins it', async () => {
    expect(refused).toMatchObject({
      entity: 'customers',
      id: mine,
      title: '晨光文具',
      operation: 'create',
      code: 'DUPLICATE_NAME',
      attempts: 1,
      message: expect.any(String) as string,
      requestId: expect.any(String) as string,
      at: expect.any(String) as string,
    });
    const retried = await satchel(laptop, ['retry', refused.opId]);
    expect(retried).toMatchObject({ exit: 0, json: { id: mine, sync: { state: 'pending' } } });
    expect((await sync(laptop)).exit).toBe(1);
    const stale = await satchel(laptop, ['discard', refused.opId]);
    expect([stale.exit, codeOf(stale)]).toEqual([1, 'NOT_FOUND']);
    const gone = await satchel(laptop, ['discard', mine]);
    expect(gone.exit).toBe(0);
    expect((gone.json as Row).deletedAt).not.toBeNull();
    expect((await sync(laptop)).exit).toBe(0);
    expect(await rows(laptop)).toHaveLength(1);
  });

  test('link makes one of the two, with what each side knew', async () => {
    const [{ serverId } = { serverId: null }] = await rows(office);
    const linked = await satchel(laptop, ['link', refused.opId, '--to', serverId!]);
    expect(linked).toMatchObject({ exit: 0, json: { id: mine, serverId, region: '华东', remarks: '展会' } });
    expect((await sync(laptop)).exit).toBe(0);
    expect(await rows(laptop)).toHaveLength(1);
    await sync(office);
    expect(await rows(office)).toMatchObject([{ region: '华东', remarks: '展会' }]);
  });

  test('link without a server ends with 5, without --to with 2', async () => {
    expect((await satchel(laptop, ['link', mine])).exit).toBe(2);
    await cell.stop();
    expect((await satchel(laptop, ['link', mine, '--to', 'x'])).exit).toBe(5);
  });
});

test('a list that is suddenly empty: told on standard error, taken as meant with --accept-deletions alone', async () => {
  const { there } = await shared();
  await satchel(office, ['delete', '--entity', 'customers', there]);
  await sync(office);
  const careful = await sync(laptop);
  expect(careful.json).toMatchObject({ complete: false });
  expect(careful.err).toContain('--accept-deletions');
  expect(await rows(laptop)).toHaveLength(1);
  expect(await sync(laptop, '--accept-deletions')).toMatchObject({ exit: 0, json: { complete: true, pulled: 1 } });
  expect(await rows(laptop)).toHaveLength(0);
});
