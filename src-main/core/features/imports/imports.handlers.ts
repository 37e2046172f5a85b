import type { HandlersFor } from '../../../../src-shared/ipc/define.ts';
import type { importsRoutes } from '../../../../src-shared/ipc/imports.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { askedFilter, checkSort } from '../../list-question.ts';
import type { Clock } from '../../ports.ts';
import type { FileGrants } from './file-grants.ts';
import type { Imports } from './imports.ts';
import type { ImportResult } from './take-in.ts';

type Handlers = HandlersFor<typeof importsRoutes>;

interface Parts {
  readonly imports: Imports;
  readonly files: FileGrants;
  readonly clock: Clock;
}

/** The routes of files, by the tokens that the person's choice of a file was given. */
export function importsHandlers({ imports, files, clock }: Parts): Handlers {
  /** What the last dry run or commit of a file found, for its error file. */
  const last = new Map<string, ImportResult>();
  const kept = async (fileId: string, result: Promise<ImportResult>): Promise<ImportResult> => {
    last.clear();
    last.set(fileId, await result);
    return result;
  };
  type Input = Parameters<Handlers['imports.dryRun']>[0];
  const optionsOf = ({ fileId: _fileId, mapping, ...options }: Input) => ({
    ...options,
    columns: new Map(mapping.map(({ column, field }) => [column, field])),
  });
  return {
    'imports.inspect': ({ fileId, ...asked }) => imports.inspect(files.pathOf(fileId, 'read'), asked),
    'imports.dryRun': async (input) =>
      (await kept(input.fileId, imports.dryRun(files.pathOf(input.fileId, 'read'), optionsOf(input)))).report,
    'imports.commit': async (input) => {
      const result = await kept(input.fileId, imports.commit(files.pathOf(input.fileId, 'read'), optionsOf(input)));
      const {
        diffs: _diffs,
        refusals: _refusals,
        duplicateNames: _names,
        changedFields: _fields,
        ...counts
      } = result.report;
      return { changeSet: result.changeSet, counts };
    },
    'imports.saveErrors': async ({ fileId, errorsFileId }) => {
      const result = last.get(fileId);
      if (!result) throw new SatchelError('NOT_FOUND');
      return { rows: await imports.saveErrors(files.pathOf(errorsFileId, 'write'), result) };
    },
    'exports.run': async ({ fileId, filter, sort, ...options }) => {
      const path = files.pathOf(fileId, 'write');
      checkSort(options.entity, sort);
      const asked = { filter: askedFilter(options.entity, filter, clock), sort };
      const { rows, bytes } = await imports.exportTo(path, { ...options, asked });
      return { rows, bytes };
    },
  };
}
