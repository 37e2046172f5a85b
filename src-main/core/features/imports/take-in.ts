import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { ImportCounts, ImportReport } from '../../../../src-shared/ipc/imports.routes.ts';
import type { JobProgress } from '../../../../src-shared/ipc/jobs.routes.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { openCsv, type CsvFile } from '../../csv/open-csv.ts';
import { authorOf, type CurrentWorkspace } from '../../open-workspace.ts';
import type { Ports } from '../../ports.ts';
import type { Store } from '../../store/store.ts';
import type { EditContext } from '../../sync/record-edits.ts';
import { importSets, type ImportSet } from './change-set.ts';
import type { ImportOptions } from './import-options.ts';
import { headerOf } from './inspect-file.ts';
import { remember, remembered } from './remembered-columns.ts';
import type { RowProblem } from './row-draft.ts';
import { runImport } from './run-import.ts';

/** What an import did or would do, with all that the error file needs. */
export interface ImportResult {
  readonly file: CsvFile;
  readonly report: ImportReport;
  readonly changeSet: string | null;
  readonly refusals: ReadonlyMap<number, readonly RowProblem[]>;
}

interface Deps {
  readonly current: CurrentWorkspace;
  readonly ports: Pick<Ports, 'clock' | 'ids'>;
  readonly contextOf: (changeSetId: string | null) => () => EditContext;
  readonly tell: (progress: JobProgress) => void;
  /** How many lists of the open workspace have been read so far. */
  readonly lists: () => number;
}

interface How {
  readonly isDry: boolean;
  readonly signal: AbortSignal;
}

/** Opens a file, recalls what was chosen for its header, and takes it in or says what that would do. */
export const takeIn =
  (deps: Deps) =>
  async (path: string, options: ImportOptions, { isDry, signal }: How): Promise<ImportResult> => {
    const { store } = deps.current();
    const file = await openCsv(path, options.encoding);
    const header = await headerOf(file);
    const { entity } = options;
    const columns = new Map([...(await remembered(store, entity, header)), ...options.columns]);
    const readers = { lists: deps.lists, now: deps.ports.clock.now };
    const common = { store, file, options: { ...options, columns }, readers, onProgress: deps.tell, signal };
    if (isDry) {
      const run = { ...common, context: deps.contextOf(null), changeSet: null, rowsDone: 0 };
      const { report, refusals } = await runImport(run);
      return { file, report, refusals, changeSet: null };
    }
    const fingerprint = await fingerprintOf(path, common.options);
    const open = await interruptedSet(store, fingerprint);
    const changeSet = changeSetOf(deps, { open, entity, fileName: basename(path), fingerprint });
    // Rows that name nobody would be made twice; the others are recognised.
    const rowsDone = options.onMatch === 'create' ? (open?.summary.counts.rows ?? 0) : 0;
    await remember(store, { entity, header, columns: options.columns });
    const outcome = await runImport({
      ...common,
      context: deps.contextOf(changeSet.id),
      changeSet: changeSet.after,
      rowsDone,
    });
    const { report, refusals, hasWritten } = outcome;
    if (open && !hasWritten) {
      const done = changeSet.after(outcome.counts, true);
      await store.write(async () => ({ plan: { puts: [], changeSets: [done] }, result: null }));
    }
    return { file, report, refusals, changeSet: hasWritten || open ? changeSet.id : null };
  };

/** The change-set of the same file and choices that was begun and neither finished nor taken back. */
async function interruptedSet(store: Store, fingerprint: string): Promise<ImportSet | undefined> {
  return importSets(await store.changeSets()).find(
    ({ summary, reversedAt }) => summary.fingerprint === fingerprint && summary.state === 'open' && reversedAt === null,
  );
}

interface SetParts extends Pick<ImportSet['summary'], 'entity' | 'fileName' | 'fingerprint'> {
  readonly open: ImportSet | undefined;
}

function changeSetOf({ current, ports }: Deps, { open, ...parts }: SetParts) {
  const id = open?.id ?? ports.ids.next();
  const at = open?.at ?? toInstant(ports.clock.now());
  const by = authorOf(current().entry);
  const after = (counts: ImportCounts, isDone: boolean): ImportSet => ({
    ...{ id, kind: 'import', at, by, reversedAt: null },
    summary: {
      ...parts,
      state: isDone ? 'done' : 'open',
      counts: open ? added(open.summary.counts, counts) : counts,
    },
  });
  return { id, after };
}

const added = (before: ImportCounts, now: ImportCounts): ImportCounts => ({
  ...now,
  created: before.created + now.created,
  updated: before.updated + now.updated,
});

async function fingerprintOf(path: string, { columns, ...options }: ImportOptions): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([options, [...columns]]));
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
