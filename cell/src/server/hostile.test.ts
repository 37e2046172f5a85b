import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorBodySchema } from '../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { allCustomers, cellUnderTest } from '../../test/cell-under-test.ts';
import { DEPTH_MOST } from './json-body.ts';

const nested = (depth: number) => `{"name":${'['.repeat(depth)}${']'.repeat(depth)}}`;

describe('a body that no client of ours sends', () => {
  test.each<[string, string | Buffer]>([
    ['no JSON', '{"name":'],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['a million brackets', nested(400_000)],
    ['one bracket too many', nested(DEPTH_MOST)],
    ['__proto__', '{"name":"x","__proto__":{"isAdmin":true}}'],
    ['constructor', '{"name":"x","constructor":{"prototype":{"isAdmin":true}}}'],
    ['a NUL', '{"name":"a\\u0000b"}'],
    ['half a character', '{"name":"a\\ud800b"}'],
    ['a field that only the server writes', '{"name":"x","customerNo":"C-1"}'],
    ['an amount as a text', '{"name":"x","creditLimit":"1"}'],
    ['a fraction of a fen', '{"name":"x","creditLimit":1.005}'],
    ['a name that is too long', `{"name":"${'x'.repeat(201)}"}`],
    ['a name of blanks', '{"name":" \\u3000\\t"}'],
    ['a masked name', '{"name":"张***三"}'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['nothing', ''],
  ])('%s: 400 in the shape of an error, and nothing is stored', async (_name, raw) => {
    const cell = await cellUnderTest();
    const told = await cell.ask('POST', '/customers', { raw });
    expect(told.status).toBe(400);
    expect(errorBodySchema.parse(told.json).code).toBe('BAD_REQUEST');
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
    expect(await allCustomers(cell)).toEqual([]);
  });

  test('too large: 413, whether its length is told or not', async () => {
    const cell = await cellUnderTest();
    const told = await cell.ask('POST', '/customers', { body: { name: 'x', remarks: 'x'.repeat(1_100_000) } });
    expect(told).toMatchObject({ status: 413, json: { code: 'PAYLOAD_TOO_LARGE' } });
  });

  test('of another kind than JSON: refused', async () => {
    const cell = await cellUnderTest();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const told = await cell.ask('POST', '/customers', { raw: 'name=x', headers: { 'content-type': type } });
      expect(told).toMatchObject({ status: 400, json: { code: 'BAD_REQUEST' } });
    }
  });
});

test('names that are code elsewhere are only names here', async () => {
  const cell = await cellUnderTest();
  const names = [
    "'; drop table customers; --",
    '<script>alert(1)</script>',
    '=cmd|x',
    '\u202eevil',
    'constructor',
    '__proto__',
  ];
  for (const name of names) expect((await cell.ask('POST', '/customers', { body: { name } })).status).toBe(201);
  expect((await allCustomers(cell)).map((row) => row['name'])).toEqual(names);
});

test('every answer, refusals included, carries the time it took and its request id', async () => {
  const cell = await cellUnderTest();
  const paths = [
    '/customers',
    '/nowhere',
    '/customers/%zz',
    '/customers/..%2f..%2fetc',
    '/customers?page=x',
    '//',
    '/docs',
  ];
  for (const path of paths) {
    const told = await cell.askBare('GET', path);
    expect(told.headers).toHaveProperty('x-response-time', expect.stringMatching(/^\d+ms$/u));
    expect(told.headers).toHaveProperty('x-request-id');
    if (told.status >= 400) expect(errorBodySchema.safeParse(told.json).success).toBe(true);
  }
  expect((await cell.askBare('GET', '/nowhere')).json).toMatchObject({ code: 'NOT_FOUND' });
  expect((await fetch(`${cell.url}/health`)).headers.get('date')).not.toBeNull();
});

test('any bytes as body, path or query: an answer below 500 in a known shape, and no row without a name', async () => {
  const cell = await cellUnderTest();
  const value = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc.jsonValue().map((body) => JSON.stringify({ name: body })),
    fc.jsonValue().map((body) => JSON.stringify({ name: 'x', customerId: body, phone: body, birthday: body })),
  );
  const word = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => encodeURIComponent(text.toWellFormed()));
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'PUT'),
    path: fc.oneof(
      fc.constant('/customers'),
      fc.constant('/contacts'),
      word.map((text) => `/customers/${text}`),
      word.map((text) => `/contacts/${text}`),
      fc.tuple(word, word).map(([customer, contact]) => `/customers/${customer}/contacts/${contact}/primary`),
      word.map((text) => `/${text}`),
    ),
    query: fc.dictionary(fc.constantFrom('page', 'pageSize', 'keyword', 'ownerId', 'customerId', 'x'), word),
    raw: value,
    key: fc.option(fc.stringMatching(/^[ -~]{0,20}$/u), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, query, raw, key }) => {
      const url = `${path}?${Object.entries(query)
        .map((pair) => pair.join('='))
        .join('&')}`;
      const told = await cell.ask(method, url, {
        ...(method === 'GET' ? {} : { raw }),
        ...(key === undefined ? {} : { key }),
      });
      expect(told.status).toBeLessThan(500);
      if (told.status >= 400) expect(errorBodySchema.safeParse(told.json).success).toBe(true);
    }),
    { numRuns: 1_500, seed: 20260301 },
  );
  const contacts = (await cell.ask('GET', '/contacts?pageSize=200')).json.data ?? [];
  const rows = [...(await allCustomers(cell)), ...contacts];
  expect(rows.filter((row) => typeof row['name'] !== 'string' || row['name'].trim() === '')).toEqual([]);
});
