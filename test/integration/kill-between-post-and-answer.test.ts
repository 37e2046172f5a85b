import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { customersOnCell } from '../support/cell-records.ts';
import { createNetworkCable, type NetworkCable } from '../support/network-cable.ts';
import { ROOT, satchel, startCellProcess, type CellProcess } from '../support/processes.ts';
import { temporaryHome, type TemporaryHome } from '../support/temporary-home.ts';

let home: TemporaryHome;
let cell: CellProcess;
let cable: NetworkCable;

beforeEach(async () => {
  home = await temporaryHome();
  cell = await startCellProcess(join(home.dir, '..', 'cell.db'));
  cable = await createNetworkCable(cell.port);
  await cell.addUser('t1', 'lu', 'secret');
  const connected = await satchel(
    home,
    ['connect', '--cell', `http://127.0.0.1:${cable.port}`, '--tenant', 't1', '--user', 'lu', '--password-stdin'],
    { input: 'secret' },
  );
  expect(connected.exit).toBe(0);
});

afterEach(async () => {
  await cable.cut();
  await cell.stop();
  await home.remove();
});

const put = async (fields: object, ...more: string[]) =>
  (await satchel(home, ['put', '--entity', 'customers', ...more], { input: JSON.stringify(fields) })).json as {
    id: string;
  };

/** A syncing process that dies by `kill -9` the moment the server has done what it was asked and before it hears of it. */
async function killBetween(firstLine: RegExp): Promise<void> {
  const held = cable.holdAnswerTo(firstLine);
  const child = spawn(
    process.execPath,
    [resolve(ROOT, 'src-main/cli/index.ts'), 'sync', '--until-settled', '--home', home.dir],
    { env: { ...process.env, SATCHEL_KEY: home.key }, stdio: 'ignore' },
  );
  await held;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
}

it('[P1] a create whose process was killed before the answer makes one customer, not two', async () => {
  const { id } = await put({ name: '无锡欣锐电子', phone: '13877147714' });
  await killBetween(/^POST \/api\/v1\/crm\/customers /u);
  expect((await satchel(home, ['status'])).json).toMatchObject({ pending: 1, unknown: 1, settled: false });

  const synced = await satchel(home, ['sync', '--until-settled', '--timeout', '120']);
  expect(synced.exit).toBe(0);
  const there = await customersOnCell(cell.url, 't1', await cell.token('t1', 'lu'));
  expect(there.map((row) => row.name)).toEqual(['无锡欣锐电子']);
  expect((await satchel(home, ['get', '--entity', 'customers', id])).json).toMatchObject({
    serverId: there[0]?.customerId,
    phone: '13877147714',
    sync: { state: 'settled' },
  });
});

it('[P1] an edit and a delete survive the same death', async () => {
  const { id } = await put({ name: '常州启衡传动' });
  const other = await put({ name: '昆山联拓' });
  expect((await satchel(home, ['sync', '--until-settled'])).exit).toBe(0);

  await put({ phone: '13912345678' }, '--id', id);
  await killBetween(/^PATCH /u);
  await satchel(home, ['delete', '--entity', 'customers', other.id]);
  await killBetween(/^DELETE /u);

  expect((await satchel(home, ['sync', '--until-settled', '--timeout', '120'])).exit).toBe(0);
  const there = await customersOnCell(cell.url, 't1', await cell.token('t1', 'lu'));
  expect(there.map((row) => [row.name, row['contactPhone']])).toEqual([['常州启衡传动', '13912345678']]);
  expect((await satchel(home, ['status'])).json).toMatchObject({ pending: 0, refused: 0, conflicts: 0, settled: true });
});
