import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { titleOf } from '../../../../src-shared/domain/entity-table.ts';
import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { BulkCounts, BulkOutcome } from '../../../../src-shared/ipc/bulk.routes.ts';
import type { JobProgress } from '../../../../src-shared/ipc/jobs.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { createRowPace, type Readers } from '../../row-pace.ts';
import type { Plan, Put, Store, StoreReader } from '../../store/store.ts';
import type { EditContext, ParsedFields } from '../../sync/record-edits.ts';
import type { BulkSet } from './bulk-set.ts';

const MOST_REFUSALS = 200;

interface Changed {
  readonly puts: readonly Put[];
  readonly history: readonly HistoryEntry[];
}

interface Stored {
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  readonly fields: ParsedFields;
}

export type ChangeRecord = (read: StoreReader, stored: Stored, context: EditContext) => Promise<Changed>;

/** What can be done to a record, exactly as it is done to a single one. A record that refuses throws a SatchelError. */
export type RecordChanges = Readonly<Record<BulkSet['summary']['action'], ChangeRecord>>;

interface BulkRun {
  readonly store: Store;
  readonly entity: ScreenEntity;
  readonly ids: readonly string[];
  /** Records that an interrupted run has changed already. */
  readonly done: ReadonlySet<string>;
  readonly context: () => EditContext;
  readonly change: (read: StoreReader, record: ScreenRecord, context: EditContext) => Promise<Changed>;
  /** The change-set to write, as it stands after some counts. */
  readonly changeSet: (counts: BulkCounts, isDone: boolean) => BulkSet;
  readonly readers: Readers;
  readonly onProgress: (progress: JobProgress) => void;
  readonly signal: AbortSignal;
}

interface Book {
  readonly counts: { -readonly [Name in keyof BulkCounts]: number };
  readonly refusals: BulkOutcome['refusals'];
}

/** Changes the records step by step, each with its history and the change-set in one unit of work. Error: CANCELLED. */
export async function runBulk(run: BulkRun): Promise<BulkOutcome> {
  const { store, ids, done, changeSet } = run;
  const left = ids.filter((id) => !done.has(id));
  const book: Book = { counts: { records: done.size, changed: done.size, unchanged: 0, refused: 0 }, refusals: [] };
  const pace = createRowPace(run.readers);
  for (let at = 0; at < left.length;) {
    if (run.signal.aborted) throw await cancelled(store);
    const step = left.slice(at, at + pace.rows());
    let begunMs = 0;
    await store.write(async (read) => {
      // Not before: it may have waited for other writers.
      begunMs = performance.now();
      return { plan: await planOf(run, read, { ids: step, book }), result: null };
    });
    pace.note(step.length, performance.now() - begunMs);
    at += step.length;
    run.onProgress({ done: done.size + at, total: ids.length, phase: 'changing' });
    await nextTurn();
  }
  const set = changeSet(book.counts, true);
  const isChanged = book.counts.changed > 0;
  if (isChanged) await store.write(async () => ({ plan: { puts: [], changeSets: [set] }, result: null }));
  return { changeSet: isChanged ? set.id : null, counts: { ...book.counts }, refusals: book.refusals };
}

/** What is done so far stays, and is on the disk before the person hears that it has ended. */
async function cancelled(store: Store): Promise<SatchelError> {
  await store.write(async () => ({ plan: { puts: [] }, result: null }));
  return new SatchelError('CANCELLED');
}

async function planOf(
  run: BulkRun,
  read: StoreReader,
  { ids, book }: { readonly ids: readonly string[]; readonly book: Book },
): Promise<Plan> {
  const records = new Map((await read.getMany(run.entity, ids)).map((record) => [record.id, record]));
  const context = run.context();
  const parts: Changed[] = [];
  for (const id of ids) {
    const changed = await changeOne(run, read, { id, record: records.get(id), context, book });
    if (changed !== null) parts.push(changed);
  }
  book.counts.records += ids.length;
  book.counts.changed += parts.length;
  return {
    puts: parts.flatMap(({ puts }) => puts),
    history: parts.flatMap(({ history }) => history),
    changeSets: parts.length === 0 ? [] : [run.changeSet(book.counts, false)],
    durability: 'deferred',
  };
}

interface One {
  readonly id: string;
  readonly record: ScreenRecord | undefined;
  readonly context: EditContext;
  readonly book: Book;
}

/** Null where nothing changes, or where the record refuses, which is noted. */
async function changeOne(run: BulkRun, read: StoreReader, { id, record, context, book }: One): Promise<Changed | null> {
  try {
    if (record === undefined) throw new SatchelError('NOT_FOUND');
    const changed = await run.change(read, record, context);
    if (changed.history.length > 0) return changed;
    book.counts.unchanged += 1;
  } catch (error) {
    if (!(error instanceof SatchelError) || !REFUSALS.has(error.code)) throw error;
    book.counts.refused += 1;
    const title = record === undefined ? '' : titleOf(run.entity, record);
    if (book.refusals.length < MOST_REFUSALS) book.refusals.push({ id, title, fields: { ...error.fields } });
  }
  return null;
}

/** What concerns one record and leaves the others as they are. */
const REFUSALS: ReadonlySet<string> = new Set(['INVALID_INPUT', 'NOT_FOUND', 'NOT_ALLOWED']);
