import { afterEach, expect, test } from 'vitest';
import { startCell, type RunningCell } from '../../cell/src/server/start-cell.ts';
import { serverCapabilities } from '../../src-main/core/features/sync/server-capabilities.ts';
import { misbehave, openDevice, tokensFor, type Device } from '../support/synced-device.ts';

const BASE = '/api/v1/crm';
const opened: { cell?: RunningCell; device?: Device } = {};
afterEach(async () => {
  await opened.device?.dispose();
  await opened.cell?.close();
});

test('what a server lacks, and what it said it has not been made for, is known without asking it', async () => {
  const notImplemented = [`${BASE}/contacts`];
  const cell = (opened.cell = await startCell({ port: 0, db: ':memory:', notImplemented, hasTestFaults: true }));
  const device = (opened.device = await openDevice('mine', {
    cell,
    user: 'wang',
    tokens: await tokensFor(cell, 'wang'),
  }));
  const known = async (entity: string) => {
    const all = await serverCapabilities({ entry: { profile: 'crm-cell' }, store: device.at.store });
    return all.find((one) => one.entity === entity)?.deeds;
  };
  const all = { read: 'offered', create: 'offered', update: 'offered', delete: 'offered' };
  expect(await known('customers')).toEqual(all);
  expect(Object.values((await known('leads')) ?? {})).toEqual(Array.from({ length: 4 }, () => 'not_offered'));

  const { id } = await device.create({ name: '苏州博瑞' });
  await device.engine.round({ isManual: true });
  await device.edit(id, { phone: '0512 1' });
  const { serverId } = await device.get(id);
  await misbehave(cell, { method: 'PATCH', path: `${BASE}/customers/${serverId ?? ''}`, fault: 'status=501' });
  await device.engine.round({ isManual: true });
  expect(await known('contacts')).toEqual({ ...all, read: 'not_implemented' });
  expect(await known('customers')).toEqual({ ...all, update: 'not_implemented' });
  expect(await serverCapabilities({ entry: { profile: null }, store: device.at.store })).toEqual([]);
});
