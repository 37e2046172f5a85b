import { explainProblem } from '../../../../src-shared/domain/csv/problems.ts';
import { createTextEncoding } from '../../csv/encode-text.ts';
import type { CsvFile } from '../../csv/open-csv.ts';
import { readRecords } from '../../csv/read-records.ts';
import { csvLine } from '../../csv/write-csv.ts';
import { writeFileWhole } from '../../csv/write-file.ts';
import type { RowProblem } from './row-draft.ts';

/** Columns that an import ignores, so that the corrected file can be taken in as it is. */
const ADDED = ['行号', '字段', '错误码', '原因', '建议'];

/**
 * Writes the refused rows with their cells as they were and what is wrong with them, in the encoding and with the delimiter of
 * the file. Big5 has not the characters of the reasons, so such a file is written as UTF-8. Gives the number of rows.
 */
export async function writeErrorFile(
  path: string,
  file: CsvFile,
  refusals: ReadonlyMap<number, readonly RowProblem[]>,
): Promise<number> {
  const encoding = file.encoding === 'big5' ? 'utf-8' : file.encoding;
  const { encode } = createTextEncoding(encoding);
  let rows = 0;
  const pieces = async function* (): AsyncGenerator<Buffer> {
    if (encoding.startsWith('utf')) yield encode('\uFEFF');
    let width = 0;
    for await (const records of readRecords(file)) {
      let text = '';
      for (const { row, cells } of records) {
        if (width === 0) {
          width = cells.length;
          text += csvLine([...cells, ...ADDED], file.delimiter);
          continue;
        }
        const problems = refusals.get(row);
        if (!problems) continue;
        rows += 1;
        text += csvLine([...padded(cells, width), ...explained(row, problems)], file.delimiter);
      }
      yield encode(text);
    }
  };
  await writeFileWhole(path, pieces());
  return rows;
}

/** Cells beyond the header would stand under the added columns: they are joined to the last one, nothing is lost. */
function padded(cells: readonly string[], width: number): readonly string[] {
  if (cells.length <= width) return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
  return [...cells.slice(0, width - 1), cells.slice(width - 1).join(' ')];
}

function explained(row: number, problems: readonly RowProblem[]): string[] {
  const all = problems.map(({ code }) => explainProblem(code));
  return [
    String(row),
    problems.map(({ field }) => field ?? '').join('; '),
    problems.map(({ code }) => code).join('; '),
    all.map(({ reason }) => `${reason.zh} / ${reason.en}`).join('; '),
    all.map(({ advice }) => `${advice.zh} / ${advice.en}`).join('; '),
  ];
}
