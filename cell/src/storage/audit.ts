import { createHash } from 'node:crypto';
import type { UnitOfWork } from './storage.ts';

export interface AuditEntry {
  readonly action: 'create' | 'update' | 'delete';
  readonly resourceType: 'customer' | 'contact';
  readonly resourceId: string;
  /** Names of the fields that changed. Their values stay out: the log outlives the record. */
  readonly fields: readonly string[];
}

/** Adds one line to the tenant's audit log inside the transaction of the change it tells of. */
export async function audit(work: UnitOfWork, entry: AuditEntry): Promise<void> {
  const tenant = await work.db
    .selectFrom('tenants')
    .select(['auditSeq', 'auditHash'])
    .where('tenantId', '=', work.tenantId)
    .executeTakeFirstOrThrow();
  const row = {
    tenantId: work.tenantId,
    seq: tenant.auditSeq + 1,
    at: work.at,
    userId: work.userId,
    requestId: work.requestId,
    action: entry.action,
    resourceType: entry.resourceType,
    resourceId: entry.resourceId,
    fields: JSON.stringify(entry.fields),
    previousHash: tenant.auditHash,
  };
  const hash = auditHash(row);
  await work.db
    .insertInto('auditLog')
    .values({ ...row, hash })
    .execute();
  await work.db
    .updateTable('tenants')
    .set({ auditSeq: row.seq, auditHash: hash })
    .where('tenantId', '=', work.tenantId)
    .execute();
}

type Hashed = Readonly<Record<string, string | number>>;

/** SHA-256 over a log row without its own hash, in the order of its sorted column names. */
export const auditHash = (row: Hashed): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(row).sort(([left], [right]) => (left < right ? -1 : 1))))
    .digest('hex');
