import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import type { ImportInspection } from '../../../../src-shared/ipc/imports.routes.ts';
import { openCsv } from '../../csv/open-csv.ts';
import { editContext, type EditPorts } from '../../edit-context.ts';
import type { Jobs } from '../../jobs.ts';
import type { CurrentWorkspace } from '../../open-workspace.ts';
import type { EditContext } from '../../sync/record-edits.ts';
import { writeErrorFile } from './error-file.ts';
import { exportRecords, type ExportOptions, type ExportOutcome } from './export-records.ts';
import type { ImportOptions } from './import-options.ts';
import { inspectFile } from './inspect-file.ts';
import { remembered } from './remembered-columns.ts';
import { takeIn, type ImportResult } from './take-in.ts';

interface Deps {
  readonly current: CurrentWorkspace;
  readonly ports: EditPorts;
  readonly jobs: Jobs;
  /** How many lists of the open workspace have been read so far: an import goes in short steps while somebody reads. */
  readonly lists: () => number;
}

type Encoding = ImportOptions['encoding'];

/** Files in and out: what the wizard and the command line both call. Paths are those of the main process. */
export interface Imports {
  readonly inspect: (path: string, asked: { entity: FileEntity; encoding: Encoding }) => Promise<ImportInspection>;
  /** Errors: CSV_…, FILE_UNREADABLE, INVALID_INPUT, IMPORT_BUSY, CANCELLED, those of the store. */
  readonly dryRun: (path: string, options: ImportOptions, signal?: AbortSignal) => Promise<ImportResult>;
  readonly commit: (path: string, options: ImportOptions, signal?: AbortSignal) => Promise<ImportResult>;
  readonly saveErrors: (path: string, result: Pick<ImportResult, 'file' | 'refusals'>) => Promise<number>;
  readonly exportTo: (path: string, options: ExportOptions, signal?: AbortSignal) => Promise<ExportOutcome>;
}

export function createImports({ current, ports, jobs, lists }: Deps): Imports {
  const contextOf = (changeSetId: string | null) => (): EditContext =>
    editContext(current(), ports, { source: 'import', changeSetId });

  const take = takeIn({ current, ports, contextOf, tell: jobs.tell, lists });

  return {
    inspect: async (path, { entity, encoding }) => {
      const { store } = current();
      return inspectFile(await openCsv(path, encoding), entity, (header) => remembered(store, entity, header));
    },
    dryRun: (path, options, signal) => jobs.run(signal, (own) => take(path, options, { isDry: true, signal: own })),
    commit: (path, options, signal) => jobs.run(signal, (own) => take(path, options, { isDry: false, signal: own })),
    saveErrors: (path, { file, refusals }) => writeErrorFile(path, file, refusals),
    exportTo: (path, options, signal) =>
      jobs.run(signal, (own) =>
        exportRecords({ store: current().store, path, options, onProgress: jobs.tell, signal: own }),
      ),
  };
}
