import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { errorBodySchema, healthSchema } from '../../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { identityOf } from '../../server/request-context.ts';
import { CUSTOMERS } from '../../storage/customers/customer-resource.ts';
import { countRecords } from '../../storage/records/records.repository.ts';
import type { Storage } from '../../storage/storage.ts';

const metricsSchema = z.object({ customers: z.int().nonnegative() });
const tags = ['operations'];

/** `/health`, open to everybody, and `/metrics`, the figures of the caller's tenant. */
export function opsRoutes({ storage }: { storage: Storage }) {
  return async (scope: FastifyInstance): Promise<void> => {
    const app = scope.withTypeProvider<ZodTypeProvider>();
    app.get('/health', { config: { isOpen: true }, schema: { tags, response: { 200: healthSchema } } }, async () => ({
      status: 'ok',
    }));
    app.get(
      '/metrics',
      { schema: { tags, response: { 200: metricsSchema, '4xx': errorBodySchema } } },
      async (request) => ({ customers: await countRecords(storage.db, CUSTOMERS, identityOf(request).tenantId) }),
    );
  };
}
