import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { CellError } from '../cell-error.ts';
import { findKeptAnswer, keepAnswer, type KeptAnswer } from '../storage/request-keys.repository.ts';
import type { Author, Storage, UnitOfWork } from '../storage/storage.ts';
import { identityOf, requestKey } from './request-context.ts';

/** What a write answers. Only this, a success, occupies its key. */
export interface Answer {
  readonly status: 200 | 201;
  readonly body: object;
}

/**
 * While a keyed write is being done, a second one under its key is refused at once instead of waiting.
 * The claim is taken before the handler and given back when the answer is on its way.
 */
export function claimKeys(app: FastifyInstance): void {
  const claimed = new Set<string>();
  app.addHook('preHandler', async (request) => {
    const key = request.routeOptions.config.isKeyed === true ? requestKey(request.headers) : null;
    if (key === null) return;
    const claim = JSON.stringify([identityOf(request).tenantId, key]);
    if (claimed.has(claim)) throw new CellError('IDEMPOTENT_IN_PROGRESS');
    claimed.add(claim);
    request.claimedKey = claim;
  });
  app.addHook('onSend', async (request) => {
    if (request.claimedKey !== null) claimed.delete(request.claimedKey);
    request.claimedKey = null;
  });
}

export interface WriteOnceDeps {
  readonly storage: Storage;
  readonly onRepeat: 'conflict' | 'replay';
}

/**
 * Does a write and keeps its answer under X-Request-ID in the same transaction; without a key it is simply done.
 * `operation` names the write apart from the mount it came through. Answers the request.
 * @throws CellError IDEMPOTENT_CONFLICT, IDEMPOTENT_MISMATCH, and whatever `apply` throws, which leaves nothing behind
 */
export const writeOnce =
  (deps: WriteOnceDeps) =>
  async (
    { request, reply, operation }: { request: FastifyRequest; reply: FastifyReply; operation: string },
    apply: (work: UnitOfWork) => Promise<Answer>,
  ): Promise<void> => {
    const { tenantId, userId } = identityOf(request);
    const author: Author = { tenantId, userId, requestId: request.id };
    const key = requestKey(request.headers);
    const { status, body } = await deps.storage.write(author, async (work) => {
      if (key === null) return apply(work);
      const fingerprint = fingerprintOf(operation, request.body);
      const kept = await findKeptAnswer(work, key);
      if (kept !== null) return repeated({ kept, fingerprint, userId, onRepeat: deps.onRepeat });
      const answer = await apply(work);
      await keepAnswer(work, key, { fingerprint, userId, status: answer.status, body: JSON.stringify(answer.body) });
      return answer;
    });
    await reply.code(status).send(body);
  };

function repeated(repeat: {
  kept: KeptAnswer;
  fingerprint: string;
  userId: string;
  onRepeat: 'conflict' | 'replay';
}): Answer {
  const { kept } = repeat;
  if (kept.fingerprint !== repeat.fingerprint) throw new CellError('IDEMPOTENT_MISMATCH');
  // An answer may hold in clear what another person would see masked.
  if (repeat.onRepeat === 'conflict' || kept.userId !== repeat.userId) throw new CellError('IDEMPOTENT_CONFLICT');
  return { status: kept.status === 201 ? 201 : 200, body: JSON.parse(kept.body) as object };
}

/** The same for the same operation and the same content, however the content is ordered. */
const fingerprintOf = (operation: string, body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([operation, body ?? null], sortedNames))
    .digest('hex');

const sortedNames = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
    : value;
