import { csvEntities } from '../../../../src-shared/domain/csv/csv-fields.ts';
import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import type { ImportInspection } from '../../../../src-shared/ipc/imports.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { mapColumns, type ChosenColumns } from '../../csv/map-columns.ts';
import type { CsvFile } from '../../csv/open-csv.ts';
import { readRecords, type CsvRecord } from '../../csv/read-records.ts';

const PREVIEW = 20;
const SAMPLED = 1_000;
const FIELDS_THAT_NAME = ['name'];

/** What a person sees before importing. Reads the beginning of the file alone. Errors: CSV_EMPTY, CSV_TOO_LARGE. */
export async function inspectFile(
  file: CsvFile,
  entity: FileEntity,
  remembered: (header: readonly string[]) => Promise<ChosenColumns>,
): Promise<ImportInspection> {
  const { header, records, isWhole } = await beginningOf(file);
  const mapping = mapColumns(entity, header, await remembered(header));
  const mapped = new Set(mapping.map(({ field }) => field));
  return {
    encoding: file.encoding,
    isCertain: file.isCertain,
    delimiter: file.delimiter,
    header: [...header],
    rows: isWhole ? records.length : estimate(file, records),
    preview: records.slice(0, PREVIEW).map(({ cells }) => [...cells]),
    mapping,
    unmappedRequired: FIELDS_THAT_NAME.filter((field) => !mapped.has(field)),
    fields: csvEntities[entity].fields.map(({ field, label }) => ({
      ...{ field, label },
      isRequired: FIELDS_THAT_NAME.includes(field),
    })),
  };
}

/** The first record of a file. */
export const headerOf = async (file: CsvFile): Promise<readonly string[]> => (await beginningOf(file)).header;

async function beginningOf(
  file: CsvFile,
): Promise<{ header: readonly string[]; records: CsvRecord[]; isWhole: boolean }> {
  const records: CsvRecord[] = [];
  let isWhole = true;
  for await (const some of readRecords(file)) {
    records.push(...some);
    isWhole = records.length <= SAMPLED;
    if (!isWhole) break;
  }
  const [header, ...rest] = records;
  if (!header) throw new SatchelError('CSV_EMPTY');
  return { header: header.cells, records: rest, isWhole };
}

function estimate({ bytes, encoding }: CsvFile, records: readonly CsvRecord[]): number {
  const perCharacter = encoding.startsWith('utf-16') ? 2 : 1;
  const lengths = records.map(({ cells }) =>
    cells.reduce((sum, cell) => sum + sizeOf(cell, encoding) + perCharacter, perCharacter),
  );
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return Math.max(records.length, Math.round(bytes / Math.max(1, average)));
}

function sizeOf(cell: string, encoding: CsvFile['encoding']): number {
  if (encoding.startsWith('utf-16')) return cell.length * 2;
  const utf8 = Buffer.byteLength(cell);
  // A hanzi is three bytes in UTF-8 and two in the Chinese encodings.
  return encoding === 'utf-8' ? utf8 : Math.round((utf8 - cell.length) / 2) + cell.length;
}
