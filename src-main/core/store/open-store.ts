import { createRxDatabase, fillWithDefaultSettings } from 'rxdb/plugins/core';
import type { RxCollection, RxDatabase } from 'rxdb/plugins/core';
import { ENTITIES, type Entity } from '../../../src-shared/domain/entities.ts';
import type { RecordOf } from '../../../src-shared/domain/records.ts';
import { createRowPace, type RowPace } from '../row-pace.ts';
import type { CollectionDefinition } from './collections/collection.ts';
import { pageCheck } from './backup/page-check.ts';
import { storeCopies, type StoreCopies } from './backup/store-copies.ts';
import { collections } from './collections/collections.ts';
import type { TellProgress } from './migrations/migration.ts';
import { storeMigrations } from './migrations/store-migrations.ts';
import { openUpdated } from './migrations/update-store.ts';
import { createFigures } from './read-models/figures.ts';
import { countLists } from './reading/count-lists.ts';
import { createReader } from './reading/create-reader.ts';
import type { EntitySource } from './reading/entity-source.ts';
import { verifyStore } from './reading/verify-store.ts';
import { createRemembered } from './reading/remembered.ts';
import { forgetSchemas } from './rx-storage/forget-schemas.ts';
import { createSqliteRxStorage } from './rx-storage/sqlite-rx-storage.ts';
import { makeTable, tableLayout, type Table, type TableSource } from './rx-storage/table.ts';
import { createWriteGate, type WriteGate } from './rx-storage/write-gate.ts';
import { buildIndexes } from './search/build-indexes.ts';
import type { Connection } from './sqlite/connection.ts';
import type { Change, Store, StoreReader } from './store.ts';
import { batchesOf } from './writing/batches.ts';
import { commitPlan, type Written } from './writing/commit-plan.ts';

export interface StoreOptions {
  readonly file: string;
  /** 64 hex digits. */
  readonly key: string;
  /** Names the RxDB database; one of a name may be open in a process. */
  readonly name: string;
  /** Opens a file whose log a power cut may have torn; the caller knows by its mark that nothing is missing. */
  readonly takesDamagedLog?: boolean;
  /** Hears how far the update of a file from an earlier version is. */
  readonly onProgress?: TellProgress | undefined;
}

type Collections = Readonly<Record<Entity, RxCollection<RecordOf[Entity]>>>;
type Database = RxDatabase<Collections>;

/** The store with the RxDB database inside it, for live queries, and with what snapshots need. */
export interface OpenedStore extends Store {
  readonly database: Database;
  readonly copies: StoreCopies;
}

/**
 * Opens a store file, making it or bringing it up to date where needed. Errors: STORE_LOCKED, STORE_KEY_WRONG, STORE_DAMAGED,
 * STORE_NEWER, STORE_UNWRITABLE, STORE_MIGRATION_FAILED; the file is untouched then.
 */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const { name, onProgress = () => undefined, ...opening } = options;
  const connection = await openUpdated({ ...opening, migrations: storeMigrations, layOut, tell: onProgress });
  try {
    const gate = createWriteGate(connection);
    const database = await openDatabase(name, connection, gate);
    return assemble({ connection, gate, database, copies: storeCopies({ connection, file: options.file }) });
  } catch (error) {
    connection.close();
    throw error;
  }
}

async function openDatabase(name: string, connection: Connection, gate: WriteGate): Promise<Database> {
  const database = await createRxDatabase<Collections>({
    name,
    storage: createSqliteRxStorage(() => ({ connection, gate, release: () => undefined })),
    multiInstance: false,
    allowSlowCount: true,
  });
  try {
    const creators = ENTITIES.map((entity) => {
      const { schema, storage } = collections[entity];
      return [entity, { schema, instanceCreationOptions: storage }] as const;
    });
    await database.addCollections(Object.fromEntries(creators));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What the table of an entity is made from. */
export const tableSourceOf = (entity: Entity): TableSource => {
  const { schema, storage } = collections[entity] as CollectionDefinition<Entity>;
  // RxDB adds its own fields and indexes to a schema before a storage sees it.
  const filled: unknown = fillWithDefaultSettings(schema);
  return { collectionName: entity, schema: filled as TableSource['schema'], options: storage };
};

/** The table of an entity, laid out as the storage lays it out. */
export const tableOf = (entity: Entity): Table => tableLayout(tableSourceOf(entity));

/** What a file of an earlier version gets once its records are as this version wants them. */
const layOut: readonly ((connection: Connection) => void)[] = [
  forgetSchemas,
  ...ENTITIES.map(
    (entity) => (connection: Connection) => makeTable(connection, tableOf(entity), tableSourceOf(entity)),
  ),
];

interface Parts {
  readonly connection: Connection;
  readonly gate: WriteGate;
  readonly database: Database;
  readonly copies: StoreCopies;
}

function assemble({ connection, gate, database, copies }: Parts): OpenedStore {
  const tables = Object.fromEntries(ENTITIES.map((entity) => [entity, tableOf(entity)])) as Record<Entity, Table>;
  const sources = new Map<Entity, EntitySource>(
    ENTITIES.map((entity) => [
      entity,
      { connection, table: tables[entity], totals: createRemembered(), marks: createRemembered() },
    ]),
  );
  const sourceOf = (entity: Entity): EntitySource => {
    const source = sources.get(entity);
    if (source === undefined) throw new Error(`unknown entity ${entity}`);
    return source;
  };
  const listeners = new Set<(changes: readonly Change[]) => void>();
  const reader = createReader(connection, sourceOf);
  const announce = (written: readonly Written[]): void => {
    for (const { entity, replacements } of written) {
      sourceOf(entity).totals.forget(replacements);
      sourceOf(entity).marks.forget(replacements);
    }
    const changes = written.map(({ entity, ids }) => ({ entity, ids }));
    if (changes.length > 0) for (const listener of [...listeners]) tell(listener, changes);
  };
  const counted = countLists(reader);
  const pace = createRowPace({ lists: counted.lists, now: () => performance.now() });
  const write = createWrite({ connection, gate, database }, { reader, tables, announce, pace });
  const building = buildIndexes(connection, Object.values(tables));
  const pages = pageCheck(connection);
  return {
    ...counted.reader,
    database,
    copies,
    write,
    figures: createFigures({
      connection,
      tableOf: (entity) => tables[entity].name,
      stays: tables.opportunities.beside ?? '',
    }),
    verify: () => verifyStore(connection, sourceOf),
    checkPages: pages.run,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      pages.stop();
      await building.stop();
      await gate.exclusively(async () => undefined);
      listeners.clear();
      await database.close();
      await copies.stop();
      connection.close();
      copies.release();
    },
  };
}

/** A listener that throws is a defect, but the commit it hears of stands: the writer must not be told otherwise. */
function tell(listener: (changes: readonly Change[]) => void, changes: readonly Change[]): void {
  try {
    listener(changes);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

interface WriteParts {
  /** Of those who write: what they read counts as no list. */
  readonly reader: StoreReader;
  readonly tables: Record<Entity, Table>;
  readonly announce: (written: readonly Written[]) => void;
  /** Of the steps of plans that can be fetched again. */
  readonly pace: RowPace;
}

function createWrite(
  { connection, gate, database }: Omit<Parts, 'copies'>,
  { reader, tables, announce, pace }: WriteParts,
): Store['write'] {
  const collectionOf = (entity: Entity) => ({
    table: tables[entity],
    storage: database.collections[entity].storageInstance,
  });
  return (work) =>
    gate.exclusively(async () => {
      const { plan, result } = await work(reader);
      let isFirst = true;
      for (const batch of batchesOf(plan, pace.rows)) {
        if (!isFirst) await gate.pause();
        const begunMs = performance.now();
        announce(await commitPlan({ connection, gate, collectionOf }, batch));
        // One that is a plan by itself may be too small to say what a row takes.
        if (batch !== plan) pace.note(batch.puts.length, performance.now() - begunMs);
        isFirst = false;
      }
      return result;
    });
}
