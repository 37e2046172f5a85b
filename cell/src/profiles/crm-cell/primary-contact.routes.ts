import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { customerRowSchema } from '../../../../src-shared/contract/crm-cell/customer.wire.schema.ts';
import { errorBodySchema } from '../../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { identityOf } from '../../server/request-context.ts';
import { writeOnce } from '../../server/write-once.ts';
import { setPrimary } from '../../storage/contacts/primary-contact.ts';
import { CUSTOMER_WIRE } from './customers.routes.ts';
import { detail, type ResourceDeps } from './resource.routes.ts';

const textId = z.string().min(1).max(200);
const params = z.object({ customerId: textId, contactId: textId });

/** `PUT /customers/{customerId}/contacts/{contactId}/primary` of the extension `extra-resources`; without a body. */
export function primaryContactRoutes(deps: ResourceDeps) {
  return async (scope: FastifyInstance): Promise<void> => {
    const once = writeOnce(deps);
    scope.withTypeProvider<ZodTypeProvider>().put(
      '/customers/:customerId/contacts/:contactId/primary',
      {
        config: { isKeyed: true },
        schema: { tags: ['contacts'], params, response: { 200: customerRowSchema, '4xx': errorBodySchema } },
      },
      (request, reply) => {
        const { customerId, contactId } = request.params;
        const operation = `PUT /customers/${customerId}/contacts/${contactId}/primary`;
        return once({ request, reply, operation }, async (work) => {
          const customer = await setPrimary(work, { customerId, contactId });
          return { status: 200, body: detail(deps, CUSTOMER_WIRE)(identityOf(request), customer) };
        });
      },
    );
  };
}
