import { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { textOf, type CsvFile } from './open-csv.ts';
import { parseRecords, type ParsedRow } from './parse-records.ts';

/** `row` is what a spreadsheet shows: the header is 1. Empty lines count but are no records. */
export interface CsvRecord extends ParsedRow {
  readonly row: number;
}

export const CELL_MOST = 10 * 1024 * 1024;
const COLUMNS_MOST = 100_000;

/**
 * The records of a file in the order of the file, header first, some at a time. Memory holds one piece of the file and one
 * record. Errors: CSV_TOO_LARGE, FILE_UNREADABLE.
 */
export async function* readRecords(file: CsvFile): AsyncGenerator<readonly CsvRecord[]> {
  const { delimiter, newline } = file;
  let rest = '';
  let row = 0;
  const numbered = (rows: readonly ParsedRow[]): CsvRecord[] =>
    rows.flatMap(({ cells, problem }) => {
      row += 1;
      refuseTooLarge(cells, row);
      return cells.length === 1 && cells[0] === '' ? [] : [{ row, cells, problem }];
    });
  for await (const text of textOf(file)) {
    rest += text;
    const { rows, consumed } = parseRecords(rest, { delimiter, newline, isLast: false });
    rest = rest.slice(consumed);
    if (rows.length > 0) yield numbered(rows);
    // A row this long has a cell of that size, or so many columns.
    if (rest.length > CELL_MOST + COLUMNS_MOST) throw tooLarge(row + 1);
  }
  if (rest !== '') yield numbered(parseRecords(rest, { delimiter, newline, isLast: true }).rows);
}

function refuseTooLarge(cells: readonly string[], row: number): void {
  if (cells.length > COLUMNS_MOST || cells.some((cell) => cell.length > CELL_MOST)) throw tooLarge(row);
}

const tooLarge = (row: number): SatchelError => new SatchelError('CSV_TOO_LARGE', { params: { row: String(row) } });
