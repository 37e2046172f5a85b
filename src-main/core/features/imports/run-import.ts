import { putOf } from '../../store/put-of.ts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportCounts, ImportReport } from '../../../../src-shared/ipc/imports.routes.ts';
import type { JobProgress } from '../../../../src-shared/ipc/jobs.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { mapColumns } from '../../csv/map-columns.ts';
import type { CsvFile } from '../../csv/open-csv.ts';
import { readRecords, type CsvRecord } from '../../csv/read-records.ts';
import type { Store, StoreReader } from '../../store/store.ts';
import type { EditContext } from '../../sync/record-edits.ts';
import type { ImportSet } from './change-set.ts';
import { checkOptions, type ImportOptions } from './import-options.ts';
import { createReportBook, type ReportBook } from './import-report.ts';
import { createRowPlanner, type RowPlanner } from './plan-rows.ts';
import { draftRow, importedColumns, type ColumnOf, type RowDraft, type RowProblem } from './row-draft.ts';
import { createRowPace, type Readers, type RowPace } from '../../row-pace.ts';
import type { RowOutcome } from './write-row.ts';

export interface ImportRun {
  readonly store: Store;
  readonly file: CsvFile;
  readonly options: ImportOptions;
  readonly context: () => EditContext;
  /** The change-set to write, as it stands after some counts; null = a dry run. */
  readonly changeSet: ((counts: ImportCounts, isDone: boolean) => ImportSet) | null;
  /** Rows at the beginning that an interrupted run has taken in already. */
  readonly rowsDone: number;
  readonly readers: Readers;
  readonly onProgress: (progress: JobProgress) => void;
  readonly signal: AbortSignal;
}

export interface ImportOutcome {
  readonly report: ImportReport;
  readonly counts: ImportCounts;
  readonly refusals: ReadonlyMap<number, readonly RowProblem[]>;
  readonly hasWritten: boolean;
}

interface Parts {
  readonly planner: RowPlanner;
  readonly book: ReportBook;
  readonly pace: RowPace;
  readonly form: { readonly columns: readonly ColumnOf[]; readonly width: number; readonly isClean: boolean };
}

/**
 * Takes a file in, or says what that would do. Each step of rows is one unit of work with its history and the change-set.
 * Errors: CSV_NO_COLUMNS, CSV_TOO_LARGE, CANCELLED, INVALID_INPUT, those of the store. What was written stays.
 */
export async function runImport(run: ImportRun): Promise<ImportOutcome> {
  checkOptions(run.options);
  const watched = watchOthers(run);
  try {
    const pace = createRowPace(run.readers);
    let parts: Parts | null = null;
    let written = false;
    let toSkip = run.rowsDone;
    for await (const records of inSteps(readRecords(run.file), pace)) {
      const [header] = parts === null ? records : [];
      parts ??= partsFor(run, pace, header?.cells ?? []);
      const all = header ? records.slice(1) : records;
      const rows = all.slice(toSkip);
      toSkip -= all.length - rows.length;
      const isWritten = await takeRows(run, parts, { rows, others: watched.take() });
      written ||= isWritten;
      run.onProgress(progressOf(run, parts.book.counts().rows));
      await nextTurn();
      if (run.signal.aborted) throw await cancelled(run);
    }
    if (parts === null) throw new SatchelError('CSV_EMPTY');
    const report = parts.book.report();
    if (written || run.rowsDone > 0) await finish(run, parts.book.counts());
    return { report, counts: parts.book.counts(), refusals: parts.book.refusals, hasWritten: written };
  } finally {
    watched.stop();
  }
}

function partsFor({ options, file, context }: ImportRun, pace: RowPace, header: readonly string[]): Parts {
  const columns = importedColumns(options.entity, mapColumns(options.entity, header, options.columns));
  if (columns.length === 0) throw new SatchelError('CSV_NO_COLUMNS');
  return {
    planner: createRowPlanner({ options, columns, context }),
    book: createReportBook(options.entity, header),
    pace,
    form: { columns, width: header.length, isClean: file.isClean },
  };
}

/** Decides some rows and writes what they change. Whether anything was written. */
async function takeRows(
  { store, options, changeSet }: ImportRun,
  { planner, book, pace, form }: Parts,
  { rows, others }: { rows: readonly CsvRecord[]; others: readonly string[] },
): Promise<boolean> {
  const drafts = rows.map((record) => draftRow(record, form));
  const decide = async (read: StoreReader): Promise<readonly RowOutcome[]> => {
    for (const record of await read.getMany(options.entity, others)) planner.note(record);
    const outcomes = await planner.plan(read, drafts);
    for (const [at, outcome] of outcomes.entries()) book.add(drafts[at] as RowDraft, outcome);
    return outcomes;
  };
  if (changeSet === null) {
    await decide(store);
    return false;
  }
  let begunMs = 0;
  const isWritten = await store.write(async (read) => {
    // Not before: it may have waited for other writers and the disk.
    begunMs = performance.now();
    const writes = (await decide(read)).flatMap((outcome) => ('write' in outcome ? [outcome.write] : []));
    if (writes.length === 0) return { plan: { puts: [] }, result: false };
    const puts = writes.map(({ record }) => putOf(options.entity, record));
    const history = writes.flatMap((write) => write.history);
    const changeSets = [changeSet(book.counts(), false)];
    return { plan: { puts, history, changeSets, durability: 'deferred' }, result: true };
  });
  pace.note(rows.length, performance.now() - begunMs);
  return isWritten;
}

/** What is written so far stays, and is on the disk before the person hears that the import has ended. */
async function cancelled({ store }: ImportRun): Promise<SatchelError> {
  await store.write(async () => ({ plan: { puts: [] }, result: null }));
  return new SatchelError('CANCELLED');
}

async function finish({ store, changeSet }: ImportRun, counts: ImportCounts): Promise<void> {
  if (changeSet === null) return;
  await store.write(async () => ({ plan: { puts: [], changeSets: [changeSet(counts, true)] }, result: null }));
}

/** The rows of a file, in steps of as many as the pace says at the time. */
async function* inSteps(
  source: AsyncIterable<readonly CsvRecord[]>,
  pace: RowPace,
): AsyncGenerator<readonly CsvRecord[]> {
  for await (const records of source) {
    for (let at = 0; at < records.length;) {
      const step = records.slice(at, at + pace.rows());
      at += step.length;
      yield step;
    }
  }
}

/** Records that others write meanwhile, so that rows to come are matched with what is there. */
function watchOthers({ store, options }: ImportRun): { take: () => readonly string[]; stop: () => void } {
  let ids = new Set<string>();
  const stop = store.onChange((changes) => {
    for (const change of changes) if (change.entity === options.entity) for (const id of change.ids) ids.add(id);
  });
  return {
    stop,
    take: () => {
      const taken = [...ids];
      ids = new Set();
      return taken;
    },
  };
}

function progressOf({ changeSet }: ImportRun, done: number): JobProgress {
  return { done, total: null, phase: changeSet === null ? 'checking' : 'writing' };
}
