import { expect, test } from 'vitest';
import { cellUnderTest } from '../../test/cell-under-test.ts';

test('--rate counts per token, says when to come back, and lets go on then', async () => {
  const cell = await cellUnderTest({ rate: 2 });
  const statuses = async (user: string, times: number) => {
    const told = [];
    for (let n = 0; n < times; n += 1) told.push((await cell.ask('GET', '/customers', { user })).status);
    return told;
  };
  expect(await statuses('li', 3)).toEqual([200, 200, 429]);
  expect(await statuses('wang', 1)).toEqual([200]);
  const limited = await cell.ask('GET', '/customers', { user: 'li' });
  expect(limited.headers).toMatchObject({ 'retry-after': '1' });
  expect(limited.json).toMatchObject({ code: 'RATE_LIMITED' });
  expect((await cell.ask('GET', '/health', { user: 'li' })).status).toBe(200);
  cell.time.nowMs += 1_000;
  expect(await statuses('li', 3)).toEqual([200, 200, 429]);
});
