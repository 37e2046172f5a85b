import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { historyEntrySchema, type HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import { jsonSchema } from '../../../../src-shared/lib/json.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { tableOf } from '../open-store.ts';
import { putOf } from '../put-of.ts';
import type { Connection } from '../sqlite/connection.ts';
import type { ChangeSetRow, Store } from '../store.ts';
import { parseOrNull, readStored } from '../stored-json.ts';
import { recordOf, type FoundRecord, type FoundRow, type Newer } from './find-newer.ts';

const RECORDS_AT_ONCE = 200;

interface TakeOver {
  readonly found: Connection;
  readonly newer: Newer;
  readonly into: Store;
  /** Also its settings, the sign-in among them: those of the snapshot may have run out. */
  readonly withSettings: boolean;
}

/** Writes the chosen rows of the present file into the rebuilt store, with their history and the change-sets they belong to. */
export async function takeOver({ found, newer, into, withSettings }: TakeOver): Promise<void> {
  const settings = withSettings ? readSettings(found) : {};
  const changeSets = await newChangeSets(found, into);
  await into.write(async () => ({ plan: { puts: [], settings, changeSets }, result: null }));
  for (const [entity, rids] of newer.rows) {
    for (let start = 0; start < rids.length; start += RECORDS_AT_ONCE) {
      const records = readRecords(found, entity, rids.slice(start, start + RECORDS_AT_ONCE));
      const history: HistoryEntry[] = [];
      for (const { record } of records) history.push(...(await newHistory({ found, into }, entity, record.id)));
      const puts = records.map(({ record }) => putOf(entity, record));
      await into.write(async () => ({ plan: { puts, history }, result: null }));
      await nextTurn();
    }
  }
}

function readRecords(found: Connection, entity: Entity, rids: readonly number[]): readonly FoundRecord[] {
  const sql = `SELECT rid,id,lwt,data,deleted FROM ${tableOf(entity).name} WHERE rid IN (SELECT value FROM json_each(?))`;
  return found.all<FoundRow>(sql, JSON.stringify(rids)).flatMap((row) => recordOf(entity, row) ?? []);
}

/** What the present file tells of a record beyond what the rebuilt store knows. Unreadable history is left behind. */
async function newHistory(
  { found, into }: { found: Connection; into: Store },
  entity: Entity,
  id: string,
): Promise<readonly HistoryEntry[]> {
  const known = new Set((await into.history(entity, id)).map((entry) => JSON.stringify(entry)));
  const sql = 'SELECT entry FROM history WHERE entity=? AND record=? ORDER BY seq';
  const rows = orNothing(() => found.all<{ entry: string }>(sql, entity, id));
  return rows
    .flatMap(({ entry }) => readStored(historyEntrySchema, entry) ?? [])
    .filter((entry) => !known.has(JSON.stringify(entry)));
}

function readSettings(found: Connection): Record<string, z.infer<typeof jsonSchema>> {
  const rows = orNothing(() => found.all<{ key: string; value: string }>('SELECT key,value FROM settings'));
  return Object.fromEntries(rows.map(({ key, value }) => [key, jsonSchema.parse(parseOrNull(value))]));
}

const changeSetSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  at: z.string(),
  by: z.string(),
  summary: z.string().transform((text) => jsonSchema.parse(parseOrNull(text))),
  reversedAt: z.string().nullable(),
});

async function newChangeSets(found: Connection, into: Store): Promise<readonly ChangeSetRow[]> {
  const known = new Map((await into.changeSets()).map((row) => [row.id, row.reversedAt]));
  const sql = 'SELECT id,kind,at,by,summary,reversed_at AS reversedAt FROM change_sets ORDER BY at';
  return orNothing(() => found.all(sql))
    .flatMap((row) => changeSetSchema.safeParse(row).data ?? [])
    .filter((row) => !known.has(row.id) || (row.reversedAt !== null && known.get(row.id) === null));
}

/** Nothing where the pages cannot be read. */
function orNothing<Row>(read: () => readonly Row[]): readonly Row[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof SatchelError && error.code === 'STORE_DAMAGED') return [];
    throw error;
  }
}
