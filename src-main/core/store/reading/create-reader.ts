import { titleOf } from '../../../../src-shared/domain/entity-table.ts';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import { byRank, searchRecords } from '../search/search-records.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { ChangeSetRow, ListQuery, SearchHit, StoreReader } from '../store.ts';
import type { EntitySource, SourceOf } from './entity-source.ts';
import { countList, readList } from './read-list.ts';
import { countMatching, readPage } from './read-page.ts';

/** The reading half of the store: prepared SQL over the tables that RxDB writes through our storage. */
export function createReader(connection: Connection, sourceOf: SourceOf): StoreReader {
  return {
    get: async <E extends Entity>(entity: E, id: string) =>
      records<E>(sourceOf(entity), { condition: 'id=?', value: id })[0] ?? null,
    getMany: async <E extends Entity>(entity: E, ids: readonly string[]) => {
      const found = records<E>(sourceOf(entity), {
        condition: 'id IN (SELECT value FROM json_each(?))',
        value: JSON.stringify(ids),
      });
      const byId = new Map(found.map((record) => [record.id, record]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    byServerId: async <E extends Entity>(entity: E, serverIds: readonly string[]) =>
      records<E>(sourceOf(entity), {
        condition: '"f.serverId" IS NOT NULL AND "f.serverId" IN (SELECT value FROM json_each(?))',
        value: JSON.stringify(serverIds),
      }),
    page: async <E extends Entity>(entity: E, query: Parameters<StoreReader['page']>[1]) =>
      readPage<RecordOf[E]>(sourceOf(entity), query),
    count: async (entity, where) => countMatching(sourceOf(entity), where, ''),
    list: async <E extends Entity>(entity: E, query: ListQuery) => readList<RecordOf[E]>(sourceOf(entity), query),
    countList: (entity, query, signal) =>
      countList(entity, sourceOf(entity), signal === undefined ? { query } : { query, signal }),
    unsettled: async <E extends Entity>(entity: E) =>
      records<E>(sourceOf(entity), { condition: `"f.sync.state"<>'settled'` }).sort(byOldestChange),
    history: async (entity, id) => readHistory(connection, entity, id),
    changeSets: async () => readChangeSets(connection),
    changeSetRecords: async (id) =>
      connection.all<{ entity: Entity; id: string }>(
        'SELECT entity, record AS id FROM history WHERE change_set=? GROUP BY entity, record ORDER BY min(seq)',
        id,
      ),
    setting: async (key) => readValue(connection, 'settings', key),
    syncState: async (key) => readValue(connection, 'sync_state', key),
    search: async (text, { entities, limit }) => searchEntities(sourceOf, entities, { text, limit }),
  };
}

/** The plus keeps SQLite from taking an index that begins with `deleted`, which is nearly every record. */
function records<E extends Entity>(
  { connection, table }: EntitySource,
  { condition, value }: { readonly condition: string; readonly value?: string },
): RecordOf[E][] {
  const sql = `SELECT data FROM ${table.name} WHERE +deleted=0 AND ${condition}`;
  return connection
    .all<{ data: string }>(sql, ...(value === undefined ? [] : [value]))
    .map(({ data }) => JSON.parse(data) as RecordOf[E]);
}

const oldestChange = (record: RecordOf[Entity]): string => record.sync.ops[0]?.createdAt ?? record.updatedAt;

function byOldestChange(left: RecordOf[Entity], right: RecordOf[Entity]): number {
  const [before, after] = [oldestChange(left), oldestChange(right)];
  if (before !== after) return before < after ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}

function readHistory(connection: Connection, entity: Entity, id: string): HistoryEntry[] {
  return connection
    .all<{ entry: string }>('SELECT entry FROM history WHERE entity=? AND record=? ORDER BY seq DESC', entity, id)
    .map(({ entry }) => JSON.parse(entry) as HistoryEntry);
}

function readChangeSets(connection: Connection): ChangeSetRow[] {
  return connection
    .all<Omit<ChangeSetRow, 'summary'> & { summary: string }>(
      'SELECT id, kind, at, by, summary, reversed_at AS reversedAt FROM change_sets ORDER BY at DESC, id DESC',
    )
    .map((row) => ({ ...row, summary: JSON.parse(row.summary) as Json }));
}

function readValue(connection: Connection, table: 'settings' | 'sync_state', key: string): Json {
  const row = connection.get<{ value: string }>(`SELECT value FROM ${table} WHERE key=?`, key);
  return row === undefined ? null : (JSON.parse(row.value) as Json);
}

function searchEntities(
  sourceOf: SourceOf,
  entities: readonly Entity[],
  question: { readonly text: string; readonly limit: number },
): SearchHit[] {
  return entities
    .flatMap((entity) =>
      searchRecords<RecordOf[typeof entity]>(sourceOf(entity), question).map((hit) => ({ entity, ...hit })),
    )
    .sort(byRank)
    .slice(0, question.limit)
    .map(({ entity, record, why }) => ({ entity, id: record.id, title: titleOf(entity, record), why }));
}
