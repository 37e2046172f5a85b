import { onTestFinished } from 'vitest';
import type { Role } from '../src/server/identity.ts';
import type { CellOptions } from '../src/server/settings.ts';
import { type RunningCell, startCell } from '../src/server/start-cell.ts';

export interface Ask {
  readonly tenant?: string;
  readonly user?: string;
  readonly role?: Role;
  /** X-Request-ID. */
  readonly key?: string;
  readonly body?: unknown;
  /** Sent as it is instead of a JSON body. */
  readonly raw?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The answer's JSON. */
  readonly json: Readonly<Record<string, unknown>> & { readonly data?: readonly Record<string, unknown>[] };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface CellUnderTest extends RunningCell {
  readonly time: { nowMs: number };
  /** Asks as user `li` of tenant `t1` unless told otherwise. */
  readonly ask: (method: Method, path: string, ask?: Ask) => Promise<Told>;
  /** Asks without a token. */
  readonly askBare: (method: Method, path: string, ask?: Omit<Ask, 'tenant' | 'user' | 'role'>) => Promise<Told>;
}

/** A real cell in this process, in memory, with a clock that stands still; it is closed when the test ends. */
export async function cellUnderTest(options: CellOptions = {}): Promise<CellUnderTest> {
  const time = { nowMs: Date.parse('2026-03-01T08:00:00.000Z') };
  const cell = await startCell({ port: 0, db: ':memory:', clock: { now: () => time.nowMs }, ...options });
  onTestFinished(() => cell.close());
  const askBare: CellUnderTest['askBare'] = async (method, path, { key, body, raw, headers } = {}) => {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await cell.app.inject({
      method,
      url: path,
      headers: {
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'x-request-id': key }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = String(answer.headers['content-type']).startsWith('application/json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      json: isJson ? answer.json<Told['json']>() : {},
    };
  };
  const ask: CellUnderTest['ask'] = async (
    method,
    path,
    { tenant = 't1', user = 'li', role = 'sales', ...rest } = {},
  ) => {
    const token = await cell.mintToken({ tenantId: tenant, userId: user, role });
    return askBare(method, path, { ...rest, headers: { authorization: `Bearer ${token}`, ...rest.headers } });
  };
  return { ...cell, time, ask, askBare };
}

/** Every customer of a tenant as its admin sees them, in the order of the list. */
export async function allCustomers(cell: CellUnderTest, tenant = 't1'): Promise<readonly Record<string, unknown>[]> {
  const { json } = await cell.ask('GET', '/customers?pageSize=200', { tenant, role: 'admin' });
  return json.data ?? [];
}

/** Creates a record and gives its id. Fails where the cell refuses. */
export async function createdAt(
  cell: CellUnderTest,
  path: '/customers' | '/contacts',
  ask: Omit<Ask, 'key' | 'raw'>,
): Promise<string> {
  const told = await cell.ask('POST', path, ask);
  if (told.status !== 201) throw new Error(`POST ${path} answered ${told.status} ${told.text}`);
  return String(told.json[path === '/customers' ? 'customerId' : 'contactId']);
}
