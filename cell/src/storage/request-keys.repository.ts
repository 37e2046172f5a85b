import type { RequestKeyTable } from './tables.ts';
import type { UnitOfWork } from './storage.ts';

/** How long the first answer to a write is kept. */
export const KEPT_DAYS = 30;
const KEPT_MS = KEPT_DAYS * 86_400_000;

export type KeptAnswer = Pick<RequestKeyTable, 'fingerprint' | 'userId' | 'status' | 'body'>;

/** The answer that was given under this key before, or null; what is older than 30 days counts as forgotten. */
export async function findKeptAnswer(work: UnitOfWork, requestKey: string): Promise<KeptAnswer | null> {
  const row = await work.db
    .selectFrom('requestKeys')
    .select(['fingerprint', 'userId', 'status', 'body'])
    .where('tenantId', '=', work.tenantId)
    .where('requestKey', '=', requestKey)
    .where('createdMs', '>', Date.parse(work.at) - KEPT_MS)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps the answer in the transaction of the change itself, so that neither can be lost without the other. */
export async function keepAnswer(work: UnitOfWork, requestKey: string, answer: KeptAnswer): Promise<void> {
  const nowMs = Date.parse(work.at);
  await work.db
    .deleteFrom('requestKeys')
    .where('createdMs', '<=', nowMs - KEPT_MS)
    .execute();
  await work.db
    .insertInto('requestKeys')
    .values({ ...answer, tenantId: work.tenantId, requestKey, createdMs: nowMs })
    .execute();
}
