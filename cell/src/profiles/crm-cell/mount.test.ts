import { describe, expect, test } from 'vitest';
import { openApiSchema } from '../../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { cellUnderTest } from '../../../test/cell-under-test.ts';
import type { CellOptions } from '../../server/settings.ts';

/** The rows of S1 part 2 and S2 part 3 that this cell serves so far; a resource that is added belongs here too. */
const DOCUMENTED = [
  'GET /customers',
  'POST /customers',
  'GET /customers/{customerId}',
  'PATCH /customers/{customerId}',
  'DELETE /customers/{customerId}',
  'GET /contacts',
  'POST /contacts',
  'GET /contacts/{contactId}',
  'PATCH /contacts/{contactId}',
  'DELETE /contacts/{contactId}',
  'GET /health',
  'GET /metrics',
];
const EXTRA = 'PUT /customers/{customerId}/contacts/{contactId}/primary';

const underEachPrefix = (operations: readonly string[]) =>
  [...operations, ...operations.map((operation) => operation.replace(' /', ' /api/v1/crm/'))].toSorted();

async function documentAt(path: string, options: CellOptions = {}) {
  const cell = await cellUnderTest(options);
  const document = openApiSchema.parse((await cell.askBare('GET', path)).json);
  const operations = Object.entries(document.paths).flatMap(([at, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${at}`),
  );
  return { document, operations };
}

describe('/openapi.json', () => {
  test('of the bare root lists each operation with the prefix and directly, and how to sign in', async () => {
    const { operations } = await documentAt('/openapi.json');
    expect(operations.toSorted()).toEqual([...underEachPrefix([...DOCUMENTED, EXTRA]), 'POST /oauth/token'].toSorted());
  });

  test('without extensions lists what S1 and S2 promise and nothing more, and the path is unknown', async () => {
    const options = { without: ['extra-resources'] } as const;
    const { document, operations } = await documentAt('/openapi.json', options);
    expect(operations.toSorted()).toEqual([...underEachPrefix(DOCUMENTED), 'POST /oauth/token'].toSorted());
    expect(document['x-cell']).toMatchObject({ extensions: [] });
    const cell = await cellUnderTest(options);
    const told = await cell.ask('PUT', '/customers/x/contacts/y/primary');
    expect(told).toMatchObject({ status: 404, json: { code: 'NOT_FOUND', details: { path: 'unknown' } } });
  });

  test('of the mount is written from its own base', async () => {
    const { document, operations } = await documentAt('/crm-cell/openapi.json');
    expect(operations).toContain('POST /api/v1/crm/customers');
    expect(operations).not.toContain('POST /customers');
    expect(document['servers']).toEqual([{ url: '/crm-cell' }]);
  });

  test('declares the profile and no extension that does not exist', async () => {
    const { document } = await documentAt('/openapi.json');
    expect(document['x-cell']).toEqual({
      profile: 'crm-cell',
      extensions: ['extra-resources'],
      masking: true,
      idempotency: { header: 'X-Request-ID', onRepeat: 'conflict', keptDays: 30 },
    });
  });

  test('describes the body that is taken', async () => {
    const { document } = await documentAt('/openapi.json');
    expect(document.paths['/customers']).toHaveProperty(
      ['post', 'requestBody', 'content', 'application/json', 'schema', 'required'],
      ['name'],
    );
  });
});

test('--not-implemented answers 501 for its path only', async () => {
  const cell = await cellUnderTest({ notImplemented: ['/customers/{id}', '/a.b'] });
  expect(await cell.ask('GET', '/customers/x?y=1')).toMatchObject({ status: 501, json: { code: 'NOT_IMPLEMENTED' } });
  expect((await cell.ask('GET', '/customers')).status).toBe(200);
  expect((await cell.ask('GET', '/aXb')).status).toBe(404);
});
