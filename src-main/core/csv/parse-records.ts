import Papa from 'papaparse';
import type { Delimiter } from '../../../src-shared/domain/csv/encodings.ts';

export interface ParsedRow {
  readonly cells: readonly string[];
  readonly problem: 'unclosed_quote' | 'broken_quote' | null;
}

interface Grammar {
  readonly delimiter: Delimiter;
  readonly newline: '\n' | '\r';
  /** False = more text follows, so the last row may be cut and is left for the next call. */
  readonly isLast: boolean;
}

/** The grammar itself, without PapaParse's own streams, which cut characters and know no back-pressure. */
type Parser = new (config: object) => {
  parse: (text: string, baseIndex: number, ignoreLastRow: boolean) => Papa.ParseResult<string[]>;
};

/** Rows of a text, and where the first row begins that is not among them. Cells stay text. */
export function parseRecords(text: string, grammar: Grammar): { rows: ParsedRow[]; consumed: number } {
  const { delimiter, newline, isLast } = grammar;
  const parser = new (Papa as unknown as { Parser: Parser }).Parser({ delimiter, newline });
  const { data, errors, meta } = parser.parse(text, 0, !isLast);
  const problems = new Map<number, ParsedRow['problem']>();
  for (const { code, row } of errors) {
    const isUnclosed = code === 'MissingQuotes';
    if (row !== undefined && (isUnclosed || !problems.has(row))) {
      problems.set(row, isUnclosed ? 'unclosed_quote' : 'broken_quote');
    }
  }
  const rows = data.map((cells, index) => ({
    cells: withoutReturn(cells, newline),
    problem: problems.get(index) ?? null,
  }));
  return { rows, consumed: meta.cursor };
}

/** What CRLF leaves of itself when lines end at the line feed. */
function withoutReturn(cells: string[], newline: string): string[] {
  const last = cells.at(-1);
  if (newline === '\n' && last?.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1);
  return cells;
}
