import { ENTITIES, type Entity } from '../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../src-shared/domain/entity-table.ts';
import type { StoreReader } from '../store/store.ts';
import type { Row } from './planner/merge-pulled.ts';
import type { References } from './planner/references.ts';
import type { ResourceProfile } from './profiles/profile.ts';
import { sentRow } from './profiles/wire-mapping.ts';
import { fieldOf } from './record/sync-record.ts';
import type { AnyRecord } from './run-context.ts';

interface About {
  readonly records: readonly AnyRecord[];
  readonly rows: readonly Row[];
}

/** What decisions about these records and rows have to know of others. Part of the transaction that decides. */
export async function loadReferences(
  read: Pick<StoreReader, 'getMany' | 'byServerId'>,
  resource: ResourceProfile,
  { records, rows }: About,
): Promise<References> {
  const names = Object.keys(entityTable[resource.entity].references);
  const localIds = records.flatMap((record) => [
    ...names.flatMap((name) => textOf(fieldOf(record, name))),
    ...record.sync.ops.flatMap((op) => op.deps),
  ]);
  const sent = records.flatMap(({ sync }) => sync.ops.map((op) => sentRow(resource, op.frozenBody)));
  const known = new Map<string, AnyRecord>();
  const byServerId = new Map<string, string>();
  for (const entity of ENTITIES) {
    for (const record of await getMany(read, entity, localIds)) known.set(record.id, record);
    const wanted = serverIdsOf(resource, entity, [...rows, ...sent]);
    for (const { id, serverId } of wanted.length === 0 ? [] : await read.byServerId(entity, wanted)) {
      byServerId.set(`${entity} ${serverId ?? ''}`, id);
    }
  }
  return {
    serverIdOf: (id) => known.get(id)?.serverId ?? null,
    localIdOf: (entity, serverId) => byServerId.get(`${entity} ${serverId}`) ?? null,
    deletionOf: (id) => {
      const record = known.get(id);
      return record && record.deletedAt !== null ? { isSettled: record.sync.ops.length === 0 } : null;
    },
  };
}

/** Both are asked for: a dependency is an id alone, without its entity. */
const getMany = async (
  read: Pick<StoreReader, 'getMany'>,
  entity: Entity,
  ids: readonly string[],
): Promise<readonly AnyRecord[]> => (ids.length === 0 ? [] : read.getMany(entity, [...new Set(ids)]));

function serverIdsOf(resource: ResourceProfile, entity: Entity, rows: readonly Row[]): string[] {
  const names = resource.fields.filter(({ refersTo }) => refersTo === entity).map(({ ours }) => ours);
  const ids = rows.flatMap((row) =>
    names.flatMap((name) => {
      const incoming = row.get(name);
      return incoming?.kind === 'reference' ? [incoming.to] : [];
    }),
  );
  return [...new Set(ids)];
}

const textOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);
