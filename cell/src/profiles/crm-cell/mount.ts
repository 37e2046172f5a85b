import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { CellDeclaration } from '../../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { docsPage } from '../../server/docs-page.ts';
import type { Identity } from '../../server/identity.ts';
import { oauthRoutes, type OAuthDeps } from '../../server/oauth.routes.ts';
import { KEPT_DAYS } from '../../storage/request-keys.repository.ts';
import type { Extension } from '../../server/settings.ts';
import { contactsRoutes } from './contacts.routes.ts';
import { customersRoutes } from './customers.routes.ts';
import { opsRoutes } from './ops.routes.ts';
import { primaryContactRoutes } from './primary-contact.routes.ts';
import type { ResourceDeps } from './resource.routes.ts';

export interface CrmCellDeps extends ResourceDeps, OAuthDeps {
  /** The extensions that are switched on. */
  readonly extensions: readonly Extension[];
  readonly identify: (request: FastifyRequest) => Promise<Identity>;
}

export const CRM_PREFIX = '/api/v1/crm';
/** Where the gateway shows the pages of a cell (S1, part 5). */
const GATEWAY_DOCS = '/api/admin/cells/crm/docs';

/** Gives an address the crm-cell profile: its resources under each of `prefixes`, and what belongs to the address itself. */
export function mountCrmCell(deps: CrmCellDeps, { base, prefixes }: { base: string; prefixes: readonly string[] }) {
  return async (app: FastifyInstance): Promise<void> => {
    await app.register(swagger, { openapi: documentHead(deps, base), transform: jsonSchemaTransform });
    app.addHook('onRequest', async (request) => {
      if (request.routeOptions.config.isOpen !== true) request.identity = await deps.identify(request);
    });
    await app.register(oauthRoutes(deps));
    for (const prefix of new Set(['', ...prefixes])) {
      await app.register(opsRoutes(deps), { prefix });
      await app.register(documentRoutes, { prefix });
    }
    for (const prefix of prefixes) await app.register(resources(deps), { prefix });
    app.get(GATEWAY_DOCS, { schema: { hide: true } }, async (_request, reply) => sendDocs(app, reply));
  };
}

const resources = (deps: CrmCellDeps) => async (app: FastifyInstance) => {
  await app.register(customersRoutes(deps));
  await app.register(contactsRoutes(deps));
  if (deps.extensions.includes('extra-resources')) await app.register(primaryContactRoutes(deps));
};

const documentHead = (deps: CrmCellDeps, base: string) => ({
  openapi: '3.1.0',
  info: { title: '客户关系管理（CRM）', version: '1.0' },
  servers: [{ url: base === '' ? '/' : base }],
  'x-cell': {
    profile: 'crm-cell',
    extensions: [...deps.extensions],
    masking: deps.isMasking,
    idempotency: { header: 'X-Request-ID', onRepeat: deps.onRepeat, keptDays: KEPT_DAYS },
  } satisfies CellDeclaration,
});

async function documentRoutes(app: FastifyInstance): Promise<void> {
  const open = { config: { isOpen: true }, schema: { hide: true } };
  app.get('/openapi.json', open, async () => app.swagger());
  app.get('/docs', open, async (_request, reply) => sendDocs(app, reply));
}

const sendDocs = (app: FastifyInstance, reply: FastifyReply): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(docsPage(app.swagger()));
