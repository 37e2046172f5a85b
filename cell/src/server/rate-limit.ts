import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { CellError } from '../cell-error.ts';
import type { Clock } from '../system.ts';

const KEPT_MOST = 10_000;

interface Bucket {
  readonly left: number;
  readonly atMs: number;
}

/**
 * A bucket per token, or per address without one: it holds `perSecond` requests and refills at that pace.
 * The returned check throws CellError RATE_LIMITED with Retry-After in whole seconds.
 */
export function limitRate({ perSecond, clock }: { perSecond: number; clock: Clock }) {
  const buckets = new Map<string, Bucket>();
  return (request: FastifyRequest): void => {
    const key = callerOf(request);
    const nowMs = clock.now();
    const before = buckets.get(key) ?? { left: perSecond, atMs: nowMs };
    const refilled = Math.min(perSecond, before.left + (Math.max(0, nowMs - before.atMs) * perSecond) / 1_000);
    if (buckets.size >= KEPT_MOST && !buckets.has(key)) buckets.clear();
    const isAllowed = refilled >= 1;
    buckets.set(key, { left: isAllowed ? refilled - 1 : refilled, atMs: nowMs });
    if (!isAllowed) {
      const seconds = Math.max(1, Math.ceil((1 - refilled) / perSecond));
      throw new CellError('RATE_LIMITED', { headers: { 'retry-after': String(seconds) } });
    }
  };
}

function callerOf(request: FastifyRequest): string {
  const { authorization } = request.headers;
  if (authorization === undefined) return request.ip;
  return createHash('sha256').update(authorization).digest('base64');
}
