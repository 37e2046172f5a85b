import { type Kysely, sql } from 'kysely';
import { comparableName } from '../../../../src-shared/lib/text.ts';
import type { RecordTable, Tables } from '../tables.ts';
import type { Resource } from './resource.ts';

export interface RecordQuery {
  readonly page: number;
  readonly pageSize: number;
  /** Looked for in `searchText`. */
  readonly keyword?: string | undefined;
  readonly ownerId?: string | undefined;
  /** Of contacts: whose they are. */
  readonly customerId?: string | undefined;
}

const FILTERS = ['ownerId', 'customerId'] as const;

const escapeLike = (text: string): string => text.replace(/[\\%_]/gu, (sign) => `\\${sign}`);

/** Typed as if every resource were the customers: the columns used here are those that all tables have. */
const live = <Row extends RecordTable>(db: Kysely<Tables>, { table }: Resource<Row>, tenantId: string) =>
  db
    .selectFrom(table as 'customers')
    .where('tenantId', '=', tenantId)
    .where('deletedAt', 'is', null);

/** One page of a tenant's records in the order in which they were created: an edit moves nobody to another page. */
export async function listRecords<Row extends RecordTable>(
  db: Kysely<Tables>,
  resource: Resource<Row>,
  query: RecordQuery & { readonly tenantId: string },
): Promise<{ rows: Row[]; total: number }> {
  const pattern = comparableName(query.keyword ?? '');
  let found = live(db, resource, query.tenantId).$if(pattern !== '', (select) =>
    select.where(sql<boolean>`search_text like ${`%${escapeLike(pattern)}%`} escape '\\'`),
  );
  for (const column of FILTERS) {
    const wanted = query[column];
    if (wanted !== undefined) found = found.where(column, '=', wanted);
  }
  const counted = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy('seq')
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  return { rows: rows as unknown as Row[], total: Number(counted.total) };
}

/** A record that is not deleted, or null. */
export async function findRecord<Row extends RecordTable>(
  db: Kysely<Tables>,
  resource: Resource<Row>,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<Row | null> {
  const found = live(db, resource, tenantId).where(resource.idColumn as 'customerId', '=', id);
  const row = await found.selectAll().executeTakeFirst();
  return (row as unknown as Row | undefined) ?? null;
}

/** How many living records of a resource a tenant has. */
export async function countRecords<Row extends RecordTable>(
  db: Kysely<Tables>,
  resource: Resource<Row>,
  tenantId: string,
): Promise<number> {
  const row = await live(db, resource, tenantId)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(row.total);
}
