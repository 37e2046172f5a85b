import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import type {
  ImportChangeSet,
  ImportInspection,
  ImportProgress,
  UndoResult,
} from '../../../../src-shared/ipc/imports.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { toInstant } from '../../../../src-shared/lib/time.ts';
import { openCsv } from '../../csv/open-csv.ts';
import { authorOf, type CurrentWorkspace } from '../../open-workspace.ts';
import type { Ports } from '../../ports.ts';
import type { EditContext } from '../../sync/record-edits.ts';
import { throttled } from '../../throttled.ts';
import { importSets, toChangeSet } from './change-set.ts';
import { writeErrorFile } from './error-file.ts';
import { exportRecords, type ExportOptions, type ExportOutcome } from './export-records.ts';
import type { ImportOptions } from './import-options.ts';
import { inspectFile } from './inspect-file.ts';
import { remembered } from './remembered-columns.ts';
import { takeIn, type ImportResult } from './take-in.ts';
import { undoImport } from './undo-import.ts';

interface Deps {
  readonly current: CurrentWorkspace;
  readonly ports: Pick<Ports, 'clock' | 'ids' | 'device'>;
}

type Encoding = ImportOptions['encoding'];

/** Files in and out, one at a time: what the wizard and the command line both call. Paths are those of the main process. */
export interface Imports {
  readonly inspect: (path: string, asked: { entity: FileEntity; encoding: Encoding }) => Promise<ImportInspection>;
  /** Errors: CSV_…, FILE_UNREADABLE, INVALID_INPUT, IMPORT_BUSY, CANCELLED, those of the store. */
  readonly dryRun: (path: string, options: ImportOptions, signal?: AbortSignal) => Promise<ImportResult>;
  readonly commit: (path: string, options: ImportOptions, signal?: AbortSignal) => Promise<ImportResult>;
  readonly saveErrors: (path: string, result: Pick<ImportResult, 'file' | 'refusals'>) => Promise<number>;
  readonly cancel: () => void;
  readonly changeSets: () => Promise<ImportChangeSet[]>;
  /** Error: NOT_FOUND. One that was taken back already gives zeros. */
  readonly undo: (id: string, signal?: AbortSignal) => Promise<UndoResult>;
  readonly exportTo: (path: string, options: ExportOptions, signal?: AbortSignal) => Promise<ExportOutcome>;
  readonly onProgress: (listener: (progress: ImportProgress) => void) => () => void;
}

export function createImports({ current, ports }: Deps): Imports {
  const listeners = new Set<(progress: ImportProgress) => void>();
  const tell = throttled<ImportProgress>(ports, (progress) => {
    for (const listener of listeners) listener(progress);
  });
  const alone = oneAtATime();
  const contextOf = (changeSetId: string | null) => (): EditContext => {
    const { entry } = current();
    return {
      now: toInstant(ports.clock.now()),
      by: authorOf(entry),
      device: ports.device,
      nextId: ports.ids.next,
      scope: entry.tenant !== null && entry.user !== null ? { tenant: entry.tenant, user: entry.user } : null,
      changeSetId,
      source: 'import',
    };
  };

  const take = takeIn({ current, ports, contextOf, tell });

  return {
    inspect: async (path, { entity, encoding }) => {
      const { store } = current();
      return inspectFile(await openCsv(path, encoding), entity, (header) => remembered(store, entity, header));
    },
    dryRun: (path, options, signal) => alone.run(signal, (own) => take(path, options, { isDry: true, signal: own })),
    commit: (path, options, signal) => alone.run(signal, (own) => take(path, options, { isDry: false, signal: own })),
    saveErrors: (path, { file, refusals }) => writeErrorFile(path, file, refusals),
    cancel: alone.cancel,
    changeSets: async () => importSets(await current().store.changeSets()).map(toChangeSet),
    undo: (id, signal) =>
      alone.run(signal, async (own) => {
        const { store } = current();
        const set = importSets(await store.changeSets()).find((candidate) => candidate.id === id);
        if (!set) throw new SatchelError('NOT_FOUND');
        if (set.reversedAt !== null) return { reversed: 0, kept: 0, failed: 0, notes: [] };
        return undoImport({ store, set, context: contextOf(null), onProgress: tell, signal: own });
      }),
    exportTo: (path, options, signal) =>
      alone.run(signal, (own) =>
        exportRecords({ store: current().store, path, options, onProgress: tell, signal: own }),
      ),
    onProgress: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Two imports at once would match rows with half of each other. Error: IMPORT_BUSY. */
function oneAtATime() {
  let running: AbortController | null = null;
  return {
    cancel: (): void => running?.abort(),
    run: async <Result>(
      signal: AbortSignal | undefined,
      work: (signal: AbortSignal) => Promise<Result>,
    ): Promise<Result> => {
      if (running !== null) throw new SatchelError('IMPORT_BUSY');
      const own = new AbortController();
      running = own;
      try {
        return await work(signal ? AbortSignal.any([signal, own.signal]) : own.signal);
      } finally {
        running = null;
      }
    },
  };
}
