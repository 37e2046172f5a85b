import { ENTITIES, type Entity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { Condition, Plan, StoreReader } from '../../store/store.ts';
import { afterDeletionOf, deleteRecord, type EditContext } from '../record-edits.ts';
import { putOf } from '../../store/put-of.ts';
import type { AnyRecord } from '../run-context.ts';

const PAGE = 500;

/** What goes to the bin together with a record that a decision has put there: those that belong to it and stand here. */
export async function takeAlong(
  read: StoreReader,
  { entity, record }: { readonly entity: Entity; readonly record: AnyRecord },
  context: EditContext,
): Promise<Required<Pick<Plan, 'puts' | 'history'>>> {
  const gone = [];
  for (const child of record.deletedAt === null ? [] : ENTITIES) {
    for (const each of await childrenOf(read, { child, parent: entity, id: record.id })) {
      const { record: deleted, history } = deleteRecord(child, each, context);
      gone.push({ put: putOf(child, afterDeletionOf(deleted, record.id)), history });
    }
  }
  return { puts: gone.map(({ put }) => put), history: gone.flatMap(({ history }) => history) };
}

export interface Family {
  readonly child: Entity;
  readonly parent: Entity;
  readonly id: string;
}

/** The records of one entity that belong to one of another, as far as `which` asks for them. */
export async function childrenOf(
  read: StoreReader,
  { child, parent, id }: Family,
  which: Condition = { eq: null },
): Promise<AnyRecord[]> {
  const { parent: field, references } = entityTable[child];
  const target = Object.entries(references).find(([name]) => name === field)?.[1];
  if (field === null || target !== parent) return [];
  const found: AnyRecord[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof read.page>> = await read.page(child, {
      where: { [field]: { eq: id }, deletedAt: which },
      sort: { field: 'createdAt', isDescending: false },
      limit: PAGE,
      after,
      search: '',
    });
    found.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return found;
}
