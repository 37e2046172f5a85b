import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { CELL_ERRORS, type CellErrorCode } from '../../../src-shared/contract/crm-cell/envelope.wire.schema.ts';
import { CellError, MESSAGES } from '../cell-error.ts';
import { newId } from '../system.ts';
import { type Fault, faultRuleSchema, parseFault } from './fault.ts';
import { type FaultBook, openFaultBook } from './fault-book.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** How this request is to misbehave (only with --test-faults). */
    fault: Fault | null;
  }
}

/** Lets requests misbehave by `X-Test-Fault` or by rules posted to `/__faults`. Installed with --test-faults only. */
export function misbehaveOnDemand(app: FastifyInstance): void {
  const book = openFaultBook();
  const closing = new AbortController();
  const twin = { header: 'x-test-twin', word: newId() };
  app.decorateRequest('fault', null);
  app.addHook('preClose', async () => closing.abort());
  app.addHook('onRequest', async (request, reply) => {
    request.fault = request.headers[twin.header] === twin.word ? null : faultOf(request, book);
    if (request.fault?.kind === 'status') return answerStatus(request, reply, request.fault.status);
    if (request.fault?.kind === 'html') return answerPage(reply);
    return undefined;
  });
  app.addHook('preValidation', async (request) => {
    if (request.fault?.kind === 'duplicate') await sendTwin(app, request, twin);
  });
  app.addHook('preHandler', async (request) => {
    if (request.fault?.kind === 'delay') await wait(request.fault.ms, undefined, { signal: closing.signal });
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const { fault } = request;
    const isLost = fault?.kind === 'lose-answer' || (fault?.kind === 'truncate' && fault.bytes === 0);
    if (isLost) request.raw.socket.destroy();
    return !isLost && fault?.kind === 'truncate' ? truncated(reply, payload, fault.bytes) : payload;
  });
  addRoutes(app, book);
}

function faultOf(request: FastifyRequest, book: FaultBook): Fault | null {
  const header = request.headers['x-test-fault'];
  if (header === undefined) return book.take(request.method, request.url.split('?', 1)[0] ?? '');
  const fault = typeof header === 'string' ? parseFault(header) : null;
  if (fault === null) throw new CellError('BAD_REQUEST', { details: { header: 'x-test-fault' } });
  return fault;
}

const codeFor = (status: number): CellErrorCode =>
  (Object.keys(CELL_ERRORS) as CellErrorCode[]).find((code) => CELL_ERRORS[code] === status) ?? 'INTERNAL';

function answerStatus(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const code = codeFor(status);
  if (status === 429 || status === 503) void reply.header('retry-after', '1');
  return reply.code(status).send({ code, message: MESSAGES[code], requestId: request.id });
}

const answerPage = (reply: FastifyReply): FastifyReply =>
  reply.code(200).type('text/html; charset=utf-8').send('<!doctype html><title>gateway</title><p>Please sign in.');

async function sendTwin(app: FastifyInstance, request: FastifyRequest, twin: { header: string; word: string }) {
  const { 'content-length': _length, 'transfer-encoding': _coding, 'x-test-fault': _fault, ...kept } = request.headers;
  const headers = { ...kept, 'content-type': 'application/json', [twin.header]: twin.word };
  await app.inject({
    method: request.method as 'POST',
    url: request.url,
    headers,
    ...(request.body === undefined ? {} : { payload: JSON.stringify(request.body) }),
  });
}

/** Promises the whole length and breaks off after the given bytes. */
function truncated(reply: FastifyReply, payload: unknown, bytes: number): unknown {
  const whole = Buffer.from(typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : '');
  void reply.header('content-length', String(Math.max(whole.length, bytes + 1)));
  return Readable.from(
    (async function* () {
      yield whole.subarray(0, bytes);
      throw new Error('cut on purpose');
    })(),
  );
}

function addRoutes(scope: FastifyInstance, book: FaultBook): void {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const response = { 201: z.object({ fault: z.string(), times: z.int() }) };
  app.post(
    '/__faults',
    { config: { isOpen: true }, schema: { body: faultRuleSchema, response } },
    async (request, reply) => {
      book.add(request.body);
      return reply.code(201).send({ fault: request.body.fault, times: request.body.times });
    },
  );
  app.delete('/__faults', { config: { isOpen: true } }, async (_request, reply) => {
    book.clear();
    return reply.code(204).send();
  });
}
