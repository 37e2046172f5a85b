import type { Delimiter } from '../../../src-shared/domain/csv/encodings.ts';

/** One line of a file with its CRLF. Only cells that need quotes have them. */
export const csvLine = (cells: readonly string[], delimiter: Delimiter = ','): string =>
  `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;

function quoted(cell: string, delimiter: Delimiter): string {
  const needsQuotes = cell.includes(delimiter) || /["\r\n\0;\t]|^\s|\s$/u.test(cell);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
