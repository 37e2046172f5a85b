import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { CellError } from '../cell-error.ts';
import { misbehaveOnDemand } from '../faults/misbehave.ts';
import { CRM_PREFIX, type CrmCellDeps, mountCrmCell } from '../profiles/crm-cell/mount.ts';
import { answerError, errorBody } from './answer-errors.ts';
import { refuseNonsense } from './refuse-nonsense.ts';
import { acceptJsonOnly } from './json-body.ts';
import { limitRate } from './rate-limit.ts';
import { requestIdFor } from './request-context.ts';
import type { Settings } from './settings.ts';
import { claimKeys } from './write-once.ts';

/** No document carries more in one body than a record; attachments will come in chunks with a limit of their own. */
const BODY_MOST = 1024 * 1024;
const REQUEST_WAIT_MS = 60_000;

/** The whole server, not listening yet. */
export async function buildApp(settings: Settings, deps: CrmCellDeps): Promise<FastifyInstance> {
  const app = createServer();
  stampAnswers(app, settings);
  acceptJsonOnly(app);
  answerFailures(app);
  refuseUnimplemented(app, settings.notImplemented);
  if (settings.rate !== null) limit(app, { perSecond: settings.rate, clock: settings.clock });
  claimKeys(app);
  if (settings.hasTestFaults) misbehaveOnDemand(app);
  await app.register(mountCrmCell(deps, { base: '', prefixes: [CRM_PREFIX, ''] }));
  await app.register(mountCrmCell(deps, { base: '/crm-cell', prefixes: [CRM_PREFIX] }), { prefix: '/crm-cell' });
  return app;
}

function createServer(): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_MOST,
    requestTimeout: REQUEST_WAIT_MS,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: (raw) => requestIdFor(raw.headers),
    clientErrorHandler: refuseNonsense,
    // An address that cannot be decoded never reaches the hooks.
    frameworkErrors: (error, request, reply) =>
      void answerError(error, request, reply.headers({ 'x-request-id': request.id, 'x-response-time': '0ms' })),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('identity', null);
  app.decorateRequest('claimedKey', null);
  app.decorateRequest('startedMs', 0);
  return app;
}

/** What every answer carries, refusals included: X-Request-ID, X-Response-Time (`12ms`), no caching, no sniffing. */
function stampAnswers(app: FastifyInstance, { clock }: Settings): void {
  app.addHook('onRequest', async (request) => {
    request.startedMs = clock.now();
  });
  app.addHook('onSend', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-response-time': `${Math.max(0, clock.now() - request.startedMs)}ms`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });
}

function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(errorBody(new CellError('NOT_FOUND', { details: { path: 'unknown' } }), request.id)),
  );
}

/** `--not-implemented PATH`: the full path without the query, where `{id}` stands for any segment. */
function refuseUnimplemented(app: FastifyInstance, paths: readonly string[]): void {
  const patterns = paths.map(
    (path) => new RegExp(`^${escapeExpression(path).replace(/\\\{\w+\\\}/gu, '[^/]+')}$`, 'u'),
  );
  if (patterns.length === 0) return;
  app.addHook('onRequest', async (request) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (patterns.some((pattern) => pattern.test(path))) throw new CellError('NOT_IMPLEMENTED');
  });
}

const escapeExpression = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

/** Everything counts but looking whether the cell is alive. */
function limit(app: FastifyInstance, rate: Parameters<typeof limitRate>[0]): void {
  const check = limitRate(rate);
  app.addHook('onRequest', async (request) => {
    if (!request.url.split('?', 1)[0]?.endsWith('/health')) check(request);
  });
}
