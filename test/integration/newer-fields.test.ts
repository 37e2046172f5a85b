import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Customer } from '../../src-shared/domain/customers/customer.schema.ts';
import { systemClock } from '../../src-main/core/node-ports/clock.ts';
import { systemIds } from '../../src-main/core/node-ports/ids.ts';
import { silentLog } from '../../src-main/core/node-ports/silent-log.ts';
import { openParts, type CoreParts } from '../../src-main/core/open-parts.ts';
import { storedCustomer, temporaryFolder, TEST_KEY } from '../support/stores.ts';

let folder: ReturnType<typeof temporaryFolder>;
let parts: CoreParts;
const network = { isOnline: () => false, request: () => Promise.reject(new Error('no network here')) };
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

/** What a later version of the app may store in a record of the same store version. */
const UNKNOWN = { carbonScore: 7, partners: [{ id: 'p1', 名称: '华东区' }] };

test('fields that this version does not know stay through reading, editing, importing and deleting, and are no damage', async () => {
  const customer = storedCustomer(1, { name: '北京星辰科技', phone: '13800138000' });
  const newer: Customer = { ...customer, ...UNKNOWN, sync: { ...customer.sync, ...{ weight: 3 } } };
  await parts.requireOpen().store.write(async () => ({
    plan: { puts: [{ entity: 'customers', record: newer }] },
    result: null,
  }));
  await parts.close();
  await open();
  expect(await parts.records.get('customers', newer.id)).toEqual(newer);
  await parts.records.update('customers', newer.id, { phone: '13900139000' });
  const file = join(folder.dir, 'f.csv');
  writeFileSync(file, '名称,地区\n北京星辰科技,北京\n');
  await parts.imports.commit(file, {
    ...{ entity: 'customers', encoding: 'auto', columns: new Map(), values: {}, key: [] },
    ...{ onMatch: 'update', blank: 'leave' },
  });
  await parts.records.remove('customers', newer.id);
  await parts.records.restore('customers', newer.id);
  const kept = await parts.records.get('customers', newer.id);
  expect(kept).toMatchObject({ ...UNKNOWN, name: '北京星辰科技', phone: '13900139000', region: '北京' });
  expect(kept.sync).toMatchObject({ weight: 3 });
  expect((await parts.requireOpen().store.verify()).problems).toEqual([]);
});
