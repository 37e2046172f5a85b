import type { FastifyRequest } from 'fastify';
import { CellError } from '../cell-error.ts';
import { newId } from '../system.ts';
import type { Identity } from './identity.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null until identified, and on the paths that are for everybody. */
    identity: Identity | null;
    /** The key under which this write is being done at the moment, to be given free when it is answered. */
    claimedKey: string | null;
    startedMs: number;
  }
  interface FastifyContextConfig {
    /** The answer is kept under X-Request-ID. */
    isKeyed?: boolean;
    /** Open to everybody: nobody is identified. */
    isOpen?: boolean;
  }
}

const KEY = /^[\x21-\x7e]{1,200}$/u;

/** X-Request-ID as the client sent it, or null. @throws CellError BAD_REQUEST where it is no printable ASCII up to 200 */
export function requestKey(headers: FastifyRequest['headers']): string | null {
  const value = headers['x-request-id'];
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string' || !KEY.test(value)) {
    throw new CellError('BAD_REQUEST', { details: { header: 'x-request-id' } });
  }
  return value;
}

/** The id that answers carry: the client's own where it is usable, else a new one. */
export function requestIdFor(headers: FastifyRequest['headers']): string {
  const value = headers['x-request-id'];
  return typeof value === 'string' && KEY.test(value) ? value : newId();
}

/** Who asks. @throws CellError UNAUTHORIZED where the path identifies nobody */
export function identityOf(request: FastifyRequest): Identity {
  if (request.identity === null) throw new CellError('UNAUTHORIZED');
  return request.identity;
}
