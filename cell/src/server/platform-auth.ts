import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CellError } from '../cell-error.ts';
import type { Clock } from '../system.ts';
import { type Identity, nameOfPartySchema, strongestRole } from './identity.ts';

const answerSchema = z.looseObject({
  sub: nameOfPartySchema,
  tenantId: nameOfPartySchema,
  roles: z.array(z.string()).default([]),
});
const KEPT_MS = 60_000;
const KEPT_MOST = 10_000;
const WAIT_MS = 5_000;

/**
 * Asks the platform (PLATFORM_AUTH_URL) who a token belongs to and remembers the answer for a minute.
 * @throws CellError UNAUTHORIZED where the platform says 401, INTERNAL where it cannot be asked: that is no refusal
 */
export function openPlatformAuth({ url, clock }: { url: string; clock: Clock }) {
  const known = new Map<string, { readonly identity: Identity | null; readonly untilMs: number }>();
  const lookUp = async (token: string): Promise<Identity | null> => {
    const key = createHash('sha256').update(token).digest('hex');
    const kept = known.get(key);
    if (kept !== undefined && kept.untilMs > clock.now()) return kept.identity;
    const identity = await ask(url, token);
    if (known.size >= KEPT_MOST) known.clear();
    known.set(key, { identity, untilMs: clock.now() + KEPT_MS });
    return identity;
  };
  return async (token: string): Promise<Identity> => {
    const identity = await lookUp(token);
    if (identity === null) throw new CellError('UNAUTHORIZED');
    return identity;
  };
}

async function ask(url: string, token: string): Promise<Identity | null> {
  try {
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    });
    if (answer.status === 401) return null;
    if (answer.status !== 200) throw new Error(`the platform answered ${answer.status}`);
    const { sub, tenantId, roles } = answerSchema.parse(await answer.json());
    return { tenantId, userId: sub, role: strongestRole(roles) };
  } catch (error) {
    throw new CellError('INTERNAL', {}, { cause: error });
  }
}
