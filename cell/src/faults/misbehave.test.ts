import { describe, expect, test } from 'vitest';
import { allCustomers, type CellUnderTest, cellUnderTest } from '../../test/cell-under-test.ts';
import { parseFault } from './fault.ts';

/** Through a real socket: a connection that is cut can be seen nowhere else. */
const post = async (cell: CellUnderTest, name: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${cell.url}/customers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-tenant-id': 't1', ...headers },
    body: JSON.stringify({ name }),
  });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};
const fault = (text: string) => ({ 'x-test-fault': text });
const names = async (cell: CellUnderTest) => (await allCustomers(cell)).map((row) => row['name']);

describe('a fault on demand', () => {
  test('lose-answer: the write is done and the connection cut; the key knows it', async () => {
    const cell = await cellUnderTest({ hasTestFaults: true });
    await expect(post(cell, 'Acme', { ...fault('lose-answer'), 'x-request-id': 'k' })).rejects.toThrow();
    expect(await names(cell)).toEqual(['Acme']);
    expect(await post(cell, 'Acme', { 'x-request-id': 'k' })).toMatchObject({ status: 409 });
  });

  test.each(['truncate=0', 'truncate=20'])('%s: the write is done and the answer breaks off', async (text) => {
    const cell = await cellUnderTest({ hasTestFaults: true });
    await expect(post(cell, 'Acme', fault(text))).rejects.toThrow();
    expect(await names(cell)).toEqual(['Acme']);
  });

  test('status and html: nothing is done', async () => {
    const cell = await cellUnderTest({ hasTestFaults: true });
    expect(await post(cell, 'Acme', fault('status=503'))).toMatchObject({ status: 503 });
    expect(await post(cell, 'Acme', fault('html'))).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect(await names(cell)).toEqual([]);
  });

  test('duplicate: the first delivery is done, the second one answers', async () => {
    const cell = await cellUnderTest({ hasTestFaults: true });
    const told = await post(cell, 'Acme', { ...fault('duplicate'), 'x-request-id': 'k' });
    expect(JSON.parse(told.text)).toMatchObject({ code: 'IDEMPOTENT_CONFLICT' });
    expect(await names(cell)).toEqual(['Acme']);
  });

  test('delay: the write is done after the wait', async () => {
    const cell = await cellUnderTest({ hasTestFaults: true });
    expect(await post(cell, 'Acme', fault('delay=1'))).toMatchObject({ status: 201 });
  });

  test('a long delay keeps its key busy and does not hold up a cell that is told to stop', async () => {
    const cell = await cellUnderTest({ hasTestFaults: true });
    const body = { name: 'Acme' };
    const waiting = cell.askBare('POST', '/customers', { key: 'k', body, headers: fault('delay=600000') });
    const second = await cell.askBare('POST', '/customers', { key: 'k', body });
    expect(second).toMatchObject({ status: 409, json: { code: 'IDEMPOTENT_IN_PROGRESS' } });
    await cell.close();
    expect((await waiting).status).toBe(500);
  });

  test('a word that is no fault is refused', async () => {
    const cell = await cellUnderTest({ hasTestFaults: true });
    for (const text of ['explode', 'status=99', 'delay=', 'delay=-1', 'truncate=1e3', 'lose-answer ']) {
      expect([text, parseFault(text)]).toEqual([text, null]);
    }
    expect(await post(cell, 'Acme', fault('explode'))).toMatchObject({ status: 400 });
    const rule = { match: { method: 'POST', path: '/customers' }, fault: 'explode' };
    expect((await cell.askBare('POST', '/__faults', { body: rule })).status).toBe(400);
  });
});

describe('a fault by rule', () => {
  test('meets exactly this method and path, whatever the query, so many times', async () => {
    const cell = await cellUnderTest({ hasTestFaults: true });
    const rule = { match: { method: 'get', path: '/customers' }, fault: 'status=500', times: 2 };
    expect((await cell.askBare('POST', '/__faults', { body: rule })).status).toBe(201);
    const paths = ['/customers/x', '/api/v1/crm/customers', '/customers?page=1', '/customers', '/customers'];
    const statuses = [];
    for (const path of paths) statuses.push((await cell.askBare('GET', path)).status);
    expect(statuses).toEqual([404, 200, 500, 500, 200]);
  });

  test('can be taken back', async () => {
    const cell = await cellUnderTest({ hasTestFaults: true });
    const rule = { match: { method: 'GET', path: '/customers' }, fault: 'status=500' };
    await cell.askBare('POST', '/__faults', { body: rule });
    await cell.askBare('DELETE', '/__faults');
    expect((await cell.askBare('GET', '/customers')).status).toBe(200);
  });
});

test('without --test-faults there is no /__faults and the header means nothing', async () => {
  const cell = await cellUnderTest();
  const rule = { match: { method: 'GET', path: '/customers' }, fault: 'status=500' };
  expect((await cell.askBare('POST', '/__faults', { body: rule })).status).toBe(404);
  expect(await post(cell, 'Acme', fault('lose-answer'))).toMatchObject({ status: 201 });
});
