import { csvEntities, type CsvField } from '../../../../src-shared/domain/csv/csv-fields.ts';
import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import type { CsvProblem } from '../../../../src-shared/domain/csv/problems.ts';
import { cellText } from '../../csv/cell-values.ts';
import type { CsvRecord } from '../../csv/read-records.ts';

/** What is wrong with a row, and where. */
export interface RowProblem {
  /** A column of the file, or null for the row as a whole. */
  readonly column: number | null;
  readonly field: string | null;
  readonly code: CsvProblem;
}

/** A row as texts by field, before anything is known of the records here. */
export interface RowDraft {
  readonly row: number;
  readonly record: CsvRecord;
  readonly texts: ReadonlyMap<string, string>;
  readonly problem: RowProblem | null;
}

export interface ColumnOf {
  readonly column: number;
  readonly field: CsvField;
}

/** The columns that are imported, with what each one is. */
export function importedColumns(
  entity: FileEntity,
  mapping: readonly { column: number; field: string | null }[],
): ColumnOf[] {
  const fields = new Map<string, CsvField>(csvEntities[entity].fields.map((field) => [field.field, field]));
  return mapping.flatMap(({ column, field }) => {
    const known = field === null ? undefined : fields.get(field);
    return known ? [{ column, field: known }] : [];
  });
}

interface Form {
  readonly columns: readonly ColumnOf[];
  readonly width: number;
  readonly isClean: boolean;
}

/** Missing cells at the end are empty; filled ones beyond the header refuse the row, because something shifted. */
export function draftRow(record: CsvRecord, { columns, width, isClean }: Form): RowDraft {
  const texts = new Map(columns.map(({ column, field }) => [field.field, cellText(field, record.cells[column] ?? '')]));
  return { row: record.row, record, texts, problem: formProblem(record, { columns, width, isClean }) };
}

function formProblem(record: CsvRecord, { columns, width, isClean }: Form): RowProblem | null {
  const whole = (code: CsvProblem): RowProblem => ({ column: null, field: null, code });
  if (record.problem !== null) return whole(record.problem);
  if (record.cells.slice(width).some((cell) => cell.trim() !== '')) return whole('too_many_cells');
  const garbled = isClean ? undefined : columns.find(({ column }) => record.cells[column]?.includes('\uFFFD'));
  return garbled ? { column: garbled.column, field: garbled.field.field, code: 'unreadable' } : null;
}
