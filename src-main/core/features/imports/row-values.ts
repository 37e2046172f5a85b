import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import type { FileRecord } from '../../../../src-shared/domain/records.ts';
import { fieldProblems } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import { cellText, parseCell, renderCell } from '../../csv/cell-values.ts';
import type { ImportOptions } from './import-options.ts';
import type { ColumnOf, RowDraft, RowProblem } from './row-draft.ts';

/** The fields that a row sets, parsed, or what is wrong with its cells. */
export type RowValues =
  { readonly fields: Readonly<Record<string, unknown>> } | { readonly problems: readonly RowProblem[] };

interface Asked {
  readonly draft: RowDraft;
  readonly columns: readonly ColumnOf[];
  readonly options: ImportOptions;
  /** The customer that a contact's row means: its local id; undefined = the row says nothing of it. */
  readonly customerId: string | undefined;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** All filled cells of a row that makes a record. */
export function valuesToCreate(asked: Asked): RowValues {
  return parsed(asked, entityTable[asked.options.entity].fields, (_field, text) => text !== '');
}

/**
 * The cells that differ from a record. A cell that reads as an export of the record would is no change, whatever rules came
 * since; an empty cell changes nothing or clears, as was chosen.
 */
export function valuesToChange(asked: Asked, record: FileRecord): RowValues {
  const current = record as unknown as Readonly<Record<string, Json | undefined>>;
  return parsed(asked, entityTable[asked.options.entity].changes, (field, text) => {
    const value = current[field.field];
    if (text === '') return asked.options.blank === 'clear' && !isEmpty(value);
    return cellText(field, renderCell(field, value)) !== text;
  });
}

type IsSet = (field: ColumnOf['field'], text: string) => boolean;
type Schema = (typeof entityTable)[FileEntity]['fields' | 'changes'];

function parsed({ draft, columns, options, customerId }: Asked, schema: Schema, isSet: IsSet): RowValues {
  const { given, problems } = cellValues({ draft, columns, options, customerId }, isSet);
  if (customerId !== undefined) given['customerId'] = customerId;
  const result = schema.safeParse(given, { reportInput: true });
  if (result.success && problems.length === 0) return { fields: result.data };
  const wrong = result.success ? {} : fieldProblems(result.error);
  const more = Object.entries(wrong).filter(([field]) => !problems.some((problem) => problem.field === field));
  return {
    problems: [
      ...problems,
      ...more.map(([field, code]): RowProblem => {
        const column = columns.find((candidate) => candidate.field.field === field)?.column ?? null;
        return { column, field, code: code === 'not_text' && field === 'name' ? 'required' : code };
      }),
    ],
  };
}

function cellValues({ draft, columns, options }: Asked, isSet: IsSet) {
  const writable: readonly string[] = entityTable[options.entity].writable;
  const given: Record<string, Json> = {};
  const problems: RowProblem[] = [];
  for (const { column, field } of columns) {
    const text = draft.texts.get(field.field) ?? '';
    if (field.kind === 'customer' || !writable.includes(field.field) || !isSet(field, text)) continue;
    const words = Object.hasOwn(options.values, field.field) ? options.values[field.field] : {};
    const cell = text === '' ? { value: null } : parseCell(field, text, words);
    if ('problem' in cell) problems.push({ column, field: field.field, code: cell.problem });
    else given[field.field] = cell.value;
  }
  return { given, problems };
}
