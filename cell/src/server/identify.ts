import type { FastifyRequest } from 'fastify';
import { fromHeaderText } from '../../../src-shared/lib/header-text.ts';
import { CellError } from '../cell-error.ts';
import { ANONYMOUS, type Identity, nameOfPartySchema } from './identity.ts';

export interface IdentifyDeps {
  /** @throws CellError UNAUTHORIZED */
  readonly verify: (token: string) => Promise<Identity>;
  readonly isTokenRequired: boolean;
  readonly defaultTenantId: string;
}

/**
 * Who asks. With a token: the token says, and X-Tenant-Id must agree. Without: X-Tenant-Id, else the default tenant,
 * and X-User-Id, unless tokens are required.
 * @throws CellError UNAUTHORIZED, FORBIDDEN (another tenant), BAD_REQUEST (a header that is no name)
 */
export const identify =
  (deps: IdentifyDeps) =>
  async (request: FastifyRequest): Promise<Identity> => {
    const tenantId = nameFrom(request, 'x-tenant-id');
    const { authorization } = request.headers;
    if (authorization === undefined) {
      if (deps.isTokenRequired) throw new CellError('UNAUTHORIZED');
      const userId = nameFrom(request, 'x-user-id') ?? ANONYMOUS;
      return { tenantId: tenantId ?? deps.defaultTenantId, userId, role: 'sales' };
    }
    const token = /^Bearer +([^\s]+)$/iu.exec(authorization)?.[1];
    if (token === undefined) throw new CellError('UNAUTHORIZED');
    const identity = await deps.verify(token);
    if (tenantId !== null && tenantId !== identity.tenantId) throw new CellError('FORBIDDEN');
    return identity;
  };

/**
 * A header's value as a name of somebody, or null where it is absent or empty. A name beyond ASCII comes
 * percent-encoded, or as bare UTF-8 bytes, which Node hands over as Latin-1.
 */
export function nameFrom(request: FastifyRequest, header: 'x-tenant-id' | 'x-user-id'): string | null {
  const value = request.headers[header];
  if (value === undefined || value === '') return null;
  const parsed = nameOfPartySchema.safeParse(typeof value === 'string' ? fromHeaderText(asUtf8(value)) : value);
  if (!parsed.success) throw new CellError('BAD_REQUEST', { details: { header } });
  return parsed.data;
}

function asUtf8(latin1: string): string {
  const decoded = Buffer.from(latin1, 'latin1').toString('utf8');
  return decoded.includes('\ufffd') ? latin1 : decoded;
}
