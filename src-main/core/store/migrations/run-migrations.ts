import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { Connection } from '../sqlite/connection.ts';
import { refuseNewer, runSql, setVersion, versionOf } from './migrate.ts';
import type { BatchMigration, Migration, TellProgress } from './migration.ts';

/** Where in `store_meta` a batch step keeps how far it came; the row is there only while one is under way. */
const PROGRESS = 'migration';
const progressSchema = z.strictObject({ number: z.int(), cursor: z.string().nullable(), done: z.int() });
type Progress = z.infer<typeof progressSchema>;

/**
 * Takes a file through every step that it lacks. Each step, and each batch of a step, is one transaction; a batch step that
 * was interrupted goes on after its last batch. The event loop gets a turn after each. Error: STORE_NEWER.
 */
export async function runMigrations(
  connection: Connection,
  migrations: readonly Migration[],
  tell: TellProgress,
): Promise<void> {
  refuseNewer(connection, migrations);
  for (const step of migrations) {
    if (step.number <= versionOf(connection)) continue;
    if ('sql' in step) runSql(connection, step);
    else await runBatches(connection, step, tell);
    await nextTurn();
  }
}

async function runBatches(connection: Connection, step: BatchMigration, tell: TellProgress): Promise<void> {
  let progress = readProgress(connection, step.number) ?? begin(connection, step);
  const total = step.total(connection);
  while (versionOf(connection) < step.number) {
    tell({ phase: 'updating', done: progress.done, total: Math.max(total, progress.done) });
    progress = nextBatch(connection, step, progress);
    await nextTurn();
  }
}

const begin = (connection: Connection, step: BatchMigration): Progress =>
  connection.transaction('durable', () => {
    step.prepare(connection);
    return keepProgress(connection, { number: step.number, cursor: null, done: 0 });
  });

const nextBatch = (connection: Connection, step: BatchMigration, before: Progress): Progress =>
  connection.transaction('refetchable', () => {
    const { done, cursor } = step.batch(connection, before.cursor);
    const after = { number: step.number, cursor, done: before.done + done };
    if (cursor !== null) return keepProgress(connection, after);
    connection.run('DELETE FROM store_meta WHERE key=?', PROGRESS);
    setVersion(connection, step.number);
    return after;
  });

function keepProgress(connection: Connection, progress: Progress): Progress {
  const sql = 'INSERT OR REPLACE INTO store_meta(key,value) VALUES(?,?)';
  connection.run(sql, PROGRESS, JSON.stringify(progress));
  return progress;
}

function readProgress(connection: Connection, number: number): Progress | null {
  const row = connection.get<{ value: string }>('SELECT value FROM store_meta WHERE key=?', PROGRESS);
  const kept = row === undefined ? null : progressSchema.parse(JSON.parse(row.value));
  return kept?.number === number ? kept : null;
}
