import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  errorBodySchema,
  type TokenAnswer,
  tokenAnswerSchema,
} from '../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { CellError } from '../cell-error.ts';
import type { Storage } from '../storage/storage.ts';
import { findUser, type User } from '../storage/users.repository.ts';
import { nameFrom } from './identify.ts';
import { nameOfPartySchema, strongestRole } from './identity.ts';
import { isPassword } from './passwords.ts';
import type { Tokens } from './tokens.ts';

const ACCESS_SECONDS = 3_600;
const REFRESH_SECONDS = 30 * 86_400;

const text = z.string().min(1).max(1_000);
const tokenRequestSchema = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('password'),
    username: text,
    password: text,
    tenant: nameOfPartySchema.optional(),
  }),
  z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string().min(1).max(8_000) }),
]);

export interface OAuthDeps {
  readonly storage: Storage;
  readonly tokens: Tokens;
  readonly defaultTenantId: string;
}

/** `POST /oauth/token`: the platform's stand-in (RFC 6749, password and refresh grants), JSON or form. */
export function oauthRoutes(deps: OAuthDeps) {
  return async (app: FastifyInstance): Promise<void> => {
    app.addContentTypeParser(
      /^application\/x-www-form-urlencoded\b/u,
      { parseAs: 'string' },
      async (_request: FastifyRequest, body: string | Buffer) => Object.fromEntries(new URLSearchParams(String(body))),
    );
    app.withTypeProvider<ZodTypeProvider>().route({
      method: 'POST',
      url: '/oauth/token',
      config: { isOpen: true },
      schema: {
        tags: ['identity'],
        body: tokenRequestSchema,
        response: { 200: tokenAnswerSchema, '4xx': errorBodySchema },
      },
      handler: async (request, reply) => {
        const { body } = request;
        const user =
          body.grant_type === 'password'
            ? await byPassword(deps, { ...body, tenant: tenantOf(request, body.tenant) ?? deps.defaultTenantId })
            : await byRefresh(deps, body.refresh_token);
        return reply
          .header('cache-control', 'no-store')
          .code(200)
          .send(await answerFor(deps, user));
      },
    });
  };
}

function tenantOf(request: FastifyRequest, named: string | undefined): string | null {
  const header = nameFrom(request, 'x-tenant-id');
  if (header !== null && named !== undefined && header !== named) throw new CellError('FORBIDDEN');
  return named ?? header;
}

async function byPassword(
  { storage }: OAuthDeps,
  login: { tenant: string; username: string; password: string },
): Promise<User> {
  const user = await findUser(storage.db, login.tenant, login.username);
  const isRight = await isPassword(login.password, user?.passwordHash ?? null);
  if (user === null || !isRight) throw new CellError('UNAUTHORIZED');
  return user;
}

async function byRefresh({ storage, tokens }: OAuthDeps, token: string): Promise<User> {
  const session = await tokens.verifyRefresh(token);
  const user = await findUser(storage.db, session.tenantId, session.userId);
  if (user?.passwordVersion !== session.passwordVersion) throw new CellError('UNAUTHORIZED');
  return user;
}

async function answerFor({ tokens }: OAuthDeps, user: User): Promise<TokenAnswer> {
  const identity = { tenantId: user.tenantId, userId: user.userId, role: strongestRole([user.role]) };
  return {
    access_token: await tokens.mint(identity, ACCESS_SECONDS),
    token_type: 'Bearer',
    expires_in: ACCESS_SECONDS,
    refresh_token: await tokens.mintRefresh({ ...identity, passwordVersion: user.passwordVersion }, REFRESH_SECONDS),
  };
}
