import fastify from 'fastify';
import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { allCustomers, cellUnderTest } from '../../test/cell-under-test.ts';
import { openStorage } from '../storage/storage.ts';
import { answerError } from './answer-errors.ts';
import { claimKeys } from './write-once.ts';

const DAY_MS = 86_400_000;
const acme = { name: 'Acme', contactPhone: '13800138000', region: '华东' };

describe('a write under a key that was used', () => {
  test('is not done again, through whichever address and in whichever order it comes', async () => {
    const cell = await cellUnderTest();
    await cell.ask('POST', '/api/v1/crm/customers', { key: 'k', body: acme });
    const reordered = { region: '华东', contactPhone: '13800138000', name: 'Acme' };
    const again = await cell.ask('POST', '/crm-cell/api/v1/crm/customers', { key: 'k', body: reordered });
    expect(again).toMatchObject({ status: 409, json: { code: 'IDEMPOTENT_CONFLICT', requestId: 'k' } });
    expect(again.json).not.toHaveProperty('customerId');
    expect(await allCustomers(cell)).toHaveLength(1);
  });

  test('is refused with another content or another path, and does nothing', async () => {
    const cell = await cellUnderTest();
    const { json } = await cell.ask('POST', '/customers', { key: 'k', body: acme });
    const path = `/customers/${String(json['customerId'])}`;
    const mismatch = { status: 422, json: { code: 'IDEMPOTENT_MISMATCH' } };
    expect(await cell.ask('POST', '/customers', { key: 'k', body: { name: 'Other' } })).toMatchObject(mismatch);
    expect(await cell.ask('PATCH', path, { key: 'k', body: acme })).toMatchObject(mismatch);
    expect(await allCustomers(cell)).toHaveLength(1);
  });

  test('is answered once more where the cell replays, to the person who asked first only', async () => {
    const cell = await cellUnderTest({ idempotency: 'replay' });
    const created = await cell.ask('POST', '/customers', { key: 'k', body: acme });
    const path = `/customers/${String(created.json['customerId'])}`;
    const changed = await cell.ask('PATCH', path, { key: 'p', body: { region: '华北' } });
    await cell.ask('PATCH', path, { body: { region: '华南' } });
    expect(await cell.ask('POST', '/customers', { key: 'k', body: acme })).toMatchObject({
      status: 201,
      json: created.json,
    });
    expect((await cell.ask('PATCH', path, { key: 'p', body: { region: '华北' } })).json).toEqual(changed.json);
    const other = await cell.ask('PATCH', path, { user: 'wang', key: 'p', body: { region: '华北' } });
    expect(other).toMatchObject({ status: 409, json: { code: 'IDEMPOTENT_CONFLICT' } });
    expect((await cell.ask('GET', path)).json).toMatchObject({ region: '华南' });
    expect((await cell.askBare('GET', '/openapi.json')).json['x-cell']).toMatchObject({
      idempotency: { header: 'X-Request-ID', onRepeat: 'replay', keptDays: 30 },
    });
  });

  test('of another tenant is a write of its own', async () => {
    const cell = await cellUnderTest();
    await cell.ask('POST', '/customers', { key: 'k', body: acme });
    expect((await cell.ask('POST', '/customers', { tenant: 't2', key: 'k', body: acme })).status).toBe(201);
  });

  test('is done after 30 days, not a moment earlier', async () => {
    const cell = await cellUnderTest();
    const { json } = await cell.ask('POST', '/customers', { key: 'k', body: acme });
    await cell.ask('DELETE', `/customers/${String(json['customerId'])}`);
    cell.time.nowMs += 30 * DAY_MS - 1;
    expect((await cell.ask('POST', '/customers', { key: 'k', body: acme })).json).toMatchObject({
      code: 'IDEMPOTENT_CONFLICT',
    });
    cell.time.nowMs += 1;
    expect((await cell.ask('POST', '/customers', { key: 'k', body: acme })).status).toBe(201);
  });
});

test('a refused write leaves its key free: it may be corrected and sent again', async () => {
  const cell = await cellUnderTest();
  await cell.ask('POST', '/customers', { body: acme });
  expect((await cell.ask('POST', '/customers', { key: 'k', body: acme })).json).toMatchObject({
    code: 'DUPLICATE_NAME',
  });
  expect((await cell.ask('POST', '/customers', { key: 'k', body: { name: '' } })).status).toBe(400);
  expect((await cell.ask('PATCH', '/customers/unknown', { key: 'k', body: { region: 'x' } })).status).toBe(404);
  expect((await cell.ask('POST', '/customers', { key: 'k', body: { name: 'Acme 2' } })).status).toBe(201);
});

test('a key that could not be echoed is refused instead of being ignored', async () => {
  const cell = await cellUnderTest();
  for (const key of ['x'.repeat(201), 'with space', 'é']) {
    const told = await cell.ask('POST', '/customers', { key, body: acme });
    expect(told).toMatchObject({ status: 400, json: { code: 'BAD_REQUEST' } });
  }
  expect(await allCustomers(cell)).toEqual([]);
});

test('an answer that cannot be kept takes the write with it: key and row are one transaction', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cell-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const db = join(folder, 'cell.db');
  const cell = await cellUnderTest({ db });
  const other = await openStorage({ path: db, clock: { now: () => cell.time.nowMs } });
  await sql`create trigger full before insert on request_keys begin select raise(abort, 'disk full'); end`.execute(
    other.db,
  );
  const failed = await cell.ask('POST', '/customers', { key: 'k', body: acme });
  expect(failed).toMatchObject({ status: 500, json: { code: 'INTERNAL' } });
  expect(failed.text).not.toContain('disk full');
  expect(await allCustomers(cell)).toEqual([]);
  await sql`drop trigger full`.execute(other.db);
  await other.close();
  expect((await cell.ask('POST', '/customers', { key: 'k', body: acme })).status).toBe(201);
});

test('two requests at once under one key make one row', async () => {
  const cell = await cellUnderTest();
  const ask = () => cell.ask('POST', '/customers', { key: 'k', body: acme });
  const statuses = (await Promise.all([ask(), ask(), ask()])).map((told) => told.status);
  expect(statuses.toSorted()).toEqual([201, 409, 409]);
  expect(await allCustomers(cell)).toHaveLength(1);
});

test('a write that is still being done answers IDEMPOTENT_IN_PROGRESS and frees its key when it fails', async () => {
  const entered = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const app = fastify();
  app.decorateRequest('identity', null);
  app.decorateRequest('claimedKey', null);
  app.setErrorHandler(answerError);
  app.addHook('onRequest', async (request) => {
    request.identity = { tenantId: 't1', userId: 'li', role: 'sales' };
  });
  claimKeys(app);
  app.post('/', { config: { isKeyed: true } }, async () => {
    entered.resolve();
    await gate.promise;
    return { done: true };
  });
  const post = () => app.inject({ method: 'POST', url: '/', headers: { 'x-request-id': 'k' } });
  const first = post();
  await entered.promise;
  expect((await post()).json()).toMatchObject({ code: 'IDEMPOTENT_IN_PROGRESS' });
  gate.reject(Object.assign(new Error('refused'), { statusCode: 400 }));
  expect((await first).statusCode).toBe(400);
  expect((await post()).statusCode).toBe(400);
  await app.close();
});
