import { ENTITIES, type Entity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { AnyRecord } from '../../../../src-shared/domain/records.ts';
import type { StoreReader } from '../../store/store.ts';

interface Referrer {
  readonly entity: Entity;
  readonly field: string;
}

const referencesOf = (entity: Entity): Readonly<Record<string, Entity>> => entityTable[entity].references;

/** The fields by which records of other kinds hang on one of this entity; a customer does not hang on its primary contact. */
const referrersOf = (to: Entity): Referrer[] =>
  ENTITIES.filter((entity) => !(to === 'contacts' && entity === 'customers')).flatMap((entity) =>
    Object.entries(referencesOf(entity)).flatMap(([field, target]) => (target === to ? [{ entity, field }] : [])),
  );

const keyOf = (entity: Entity, field: string, id: string): string => `${entity} ${field} ${id}`;

/** Records that the unit of work under way removes, while the store still has them. */
export interface Going {
  readonly add: (entity: Entity, record: AnyRecord) => void;
  /** How many of them refer to a record by a field. */
  readonly referring: (by: Referrer, id: string) => number;
}

export function createGoing(): Going {
  const counts = new Map<string, number>();
  return {
    add: (entity, record) => {
      for (const [field, value] of Object.entries(record)) {
        if (typeof value !== 'string' || !Object.hasOwn(referencesOf(entity), field)) continue;
        const key = keyOf(entity, field, value);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    },
    referring: ({ entity, field }, id) => counts.get(keyOf(entity, field, id)) ?? 0,
  };
}

/** The entities of which living records would be left referring to nothing if the record went. */
export async function referringTo(
  read: StoreReader,
  { entity, record, going }: { entity: Entity; record: AnyRecord; going: Going },
): Promise<Entity[]> {
  const found = new Set<Entity>();
  const customerId = 'customerId' in record && typeof record.customerId === 'string' ? record.customerId : null;
  for (const referrer of referrersOf(entity)) {
    // What refers to a record of a customer belongs to that customer: its index leads to the few that may.
    const near =
      customerId !== null && 'customerId' in referencesOf(referrer.entity) ? { customerId: { eq: customerId } } : {};
    const where = { ...near, [referrer.field]: { eq: record.id }, deletedAt: { eq: null } };
    const referring = await read.count(referrer.entity, where);
    if (referring > going.referring(referrer, record.id)) found.add(referrer.entity);
  }
  return [...found];
}
