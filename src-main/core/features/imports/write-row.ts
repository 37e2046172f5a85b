import type { HistoryEntry } from '../../../../src-shared/domain/history.schema.ts';
import type { FileRecord } from '../../../../src-shared/domain/records.ts';
import { createRecord, editRecord, type EditContext } from '../../sync/record-edits.ts';
import type { ImportOptions } from './import-options.ts';
import { isUuidV7 } from './match-rows.ts';
import type { ColumnOf, RowDraft, RowProblem } from './row-draft.ts';
import { valuesToChange, valuesToCreate } from './row-values.ts';

/** What becomes of one row. */
export type RowOutcome =
  | { readonly kind: 'created'; readonly write: Write; readonly hasTakenName: boolean }
  | { readonly kind: 'updated'; readonly write: Write }
  | { readonly kind: 'unchanged'; readonly id: string }
  | { readonly kind: 'skipped'; readonly isDuplicate: boolean }
  | { readonly kind: 'refused'; readonly problems: readonly RowProblem[] };

export interface Write {
  readonly record: FileRecord;
  readonly history: readonly HistoryEntry[];
}

export interface RowDeps {
  readonly options: ImportOptions;
  readonly columns: readonly ColumnOf[];
  readonly context: () => EditContext;
}

export const refused = (problems: readonly RowProblem[]): RowOutcome => ({ kind: 'refused', problems });
export const wholeRow = (code: RowProblem['code'], field: string | null = null): RowOutcome =>
  refused([{ column: null, field, code }]);

interface Source {
  readonly draft: RowDraft;
  readonly customerId: string | undefined;
}

/** A new record from a row; it keeps an id of our own making, so that a file moves a store. */
export function createFrom(deps: RowDeps, { draft, customerId, keepsId }: Source & { keepsId: boolean }): RowOutcome {
  const { options, columns, context } = deps;
  const values = valuesToCreate({ draft, columns, options, customerId });
  if ('problems' in values) return refused(values.problems);
  const given = draft.texts.get('id') ?? '';
  const own = withFirstId(context(), keepsId && isUuidV7(given) ? given.toLowerCase() : null);
  return { kind: 'created', write: createRecord(options.entity, values.fields, own), hasTakenName: false };
}

/** What a row changes of a record. */
export function changeTo(deps: RowDeps, { draft, customerId, record }: Source & { record: FileRecord }): RowOutcome {
  const { options, columns, context } = deps;
  if (record.deletedAt !== null) return wholeRow('deleted_here', 'id');
  const values = valuesToChange({ draft, columns, options, customerId }, record);
  if ('problems' in values) return refused(values.problems);
  const write = editRecord(options.entity, record, values.fields, context());
  return write.history.length === 0 ? { kind: 'unchanged', id: record.id } : { kind: 'updated', write };
}

/** A context whose first new id, which becomes the record's, is the given one. */
function withFirstId(context: EditContext, id: string | null): EditContext {
  if (id === null) return context;
  let first: string | null = id;
  return {
    ...context,
    nextId: () => {
      const next = first ?? context.nextId();
      first = null;
      return next;
    },
  };
}
