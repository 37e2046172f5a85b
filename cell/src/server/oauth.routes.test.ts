import { describe, expect, test } from 'vitest';
import { tokenAnswerSchema } from '../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { type CellUnderTest, cellUnderTest } from '../../test/cell-under-test.ts';

const login = { grant_type: 'password', username: 'li', password: '密码 1', tenant: 't1' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

async function withLi(): Promise<CellUnderTest> {
  const cell = await cellUnderTest({ isStrict: true });
  await cell.addUser({ tenantId: 't1', userId: 'li', password: '密码 1' });
  return cell;
}

describe('signing in with a password', () => {
  test('as JSON or as a form, at the root or at the mount, gives a token that opens the tenant', async () => {
    const cell = await withLi();
    const told = [
      await cell.askBare('POST', '/oauth/token', { body: login }),
      await cell.askBare('POST', '/crm-cell/oauth/token', { raw: String(new URLSearchParams(login)), headers: form }),
      await cell.askBare('POST', '/oauth/token', {
        body: { ...login, tenant: undefined },
        headers: { 'x-tenant-id': 't1' },
      }),
    ];
    for (const answer of told) {
      const { access_token, token_type, expires_in } = tokenAnswerSchema.parse(answer.json);
      expect([token_type, expires_in]).toEqual(['Bearer', 3_600]);
      const headers = { authorization: `Bearer ${access_token}`, 'x-tenant-id': 't1' };
      expect((await cell.askBare('GET', '/customers', { headers })).status).toBe(200);
    }
  });

  test('fails alike for a wrong password, an unknown person and another tenant', async () => {
    const cell = await withLi();
    const wrong = [{ password: '密码' }, { username: 'wang' }, { tenant: 't2' }];
    const told = await Promise.all(
      wrong.map((part) => cell.askBare('POST', '/oauth/token', { key: 'k', body: { ...login, ...part } })),
    );
    expect(told.map(({ status, json }) => ({ status, json }))).toEqual(
      wrong.map(() => ({
        status: 401,
        json: expect.objectContaining({ code: 'UNAUTHORIZED', requestId: 'k' }) as unknown,
      })),
    );
    expect(new Set(told.map(({ text }) => text)).size).toBe(1);
  });

  test('a request that is none is 400, and the password is not repeated in the answer', async () => {
    const cell = await withLi();
    const bodies = [
      {},
      { ...login, grant_type: 'magic' },
      { ...login, username: undefined },
      { ...login, username: ['li'] },
    ];
    for (const body of bodies) {
      const told = await cell.askBare('POST', '/oauth/token', { body });
      expect(told).toMatchObject({ status: 400, json: { code: 'BAD_REQUEST' } });
      expect(told.text).not.toContain('密码');
    }
  });
});

describe('a refresh token', () => {
  const tokensOf = async (cell: CellUnderTest) =>
    tokenAnswerSchema.parse((await cell.askBare('POST', '/oauth/token', { body: login })).json);
  const refresh = (cell: CellUnderTest, token: string | undefined) =>
    cell.askBare('POST', '/oauth/token', { body: { grant_type: 'refresh_token', refresh_token: token } });

  test('fetches the next token, and opens nothing by itself', async () => {
    const cell = await withLi();
    const tokens = await tokensOf(cell);
    cell.time.nowMs += 29 * 86_400_000;
    const next = tokenAnswerSchema.parse((await refresh(cell, tokens.refresh_token)).json);
    const status = async (token = '') =>
      (await cell.askBare('GET', '/customers', { headers: { authorization: `Bearer ${token}` } })).status;
    expect([await status(next.access_token), await status(next.refresh_token)]).toEqual([200, 401]);
    expect((await refresh(cell, next.access_token)).status).toBe(401);
  });

  test('ends with the password it was made under', async () => {
    const cell = await withLi();
    const { refresh_token } = await tokensOf(cell);
    await cell.addUser({ tenantId: 't1', userId: 'li', password: 'new', role: 'admin' });
    expect((await refresh(cell, refresh_token)).status).toBe(401);
    expect((await cell.askBare('POST', '/oauth/token', { body: login })).status).toBe(401);
    expect((await cell.askBare('POST', '/oauth/token', { body: { ...login, password: 'new' } })).status).toBe(200);
  });
});
