import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { CellError } from '../cell-error.ts';
import type { Clock } from '../system.ts';
import { type Identity, nameOfPartySchema, strongestRole } from './identity.ts';

/** A token lets in, a refresh token only fetches the next token; neither is taken for the other. */
export interface Tokens {
  readonly mint: (identity: Identity, seconds: number) => Promise<string>;
  /** @throws CellError UNAUTHORIZED */
  readonly verify: (token: string) => Promise<Identity>;
  readonly mintRefresh: (session: RefreshSession, seconds: number) => Promise<string>;
  /** @throws CellError UNAUTHORIZED */
  readonly verifyRefresh: (token: string) => Promise<RefreshSession>;
}

export interface RefreshSession {
  readonly tenantId: string;
  readonly userId: string;
  readonly passwordVersion: number;
}

const accessClaims = z.looseObject({
  use: z.literal('access').optional(),
  sub: nameOfPartySchema,
  tenantId: nameOfPartySchema,
  role: z.string().optional(),
  roles: z.array(z.string()).optional(),
});
const refreshClaims = z.looseObject({
  use: z.literal('refresh'),
  sub: nameOfPartySchema,
  tenantId: nameOfPartySchema,
  passwordVersion: z.int(),
});

/** Signs and checks tokens (JWT, HS256) with one secret. */
export function openTokens({ secret, clock }: { secret: string; clock: Clock }): Tokens {
  const key = new TextEncoder().encode(secret);
  const sign = (claims: Record<string, unknown>, subject: string, seconds: number): Promise<string> => {
    const now = Math.floor(clock.now() / 1_000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(subject)
      .setIssuedAt(now)
      .setExpirationTime(now + Math.round(seconds))
      .sign(key);
  };
  const claimsOf = async <Schema extends z.ZodType>(token: string, schema: Schema): Promise<z.output<Schema>> => {
    try {
      const options = { algorithms: ['HS256'], currentDate: new Date(clock.now()), requiredClaims: ['exp'] };
      return schema.parse((await jwtVerify(token, key, options)).payload);
    } catch (error) {
      throw new CellError('UNAUTHORIZED', {}, { cause: error });
    }
  };
  return {
    mint: ({ tenantId, userId, role }, seconds) => sign({ use: 'access', tenantId, role }, userId, seconds),
    verify: async (token) => {
      const claims = await claimsOf(token, accessClaims);
      const words = [...(claims.role === undefined ? [] : [claims.role]), ...(claims.roles ?? [])];
      return { tenantId: claims.tenantId, userId: claims.sub, role: strongestRole(words) };
    },
    mintRefresh: ({ tenantId, userId, passwordVersion }, seconds) =>
      sign({ use: 'refresh', tenantId, passwordVersion }, userId, seconds),
    verifyRefresh: async (token) => {
      const { tenantId, sub, passwordVersion } = await claimsOf(token, refreshClaims);
      return { tenantId, userId: sub, passwordVersion };
    },
  };
}
