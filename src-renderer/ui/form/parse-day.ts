import { narrow } from '../format.ts';

/** Year, month and day with any of the usual signs between them, or eight figures. */
const WRITTEN = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u;
const BARE = /^(\d{4})(\d{2})(\d{2})$/u;

/**
 * A day as a person types it (2026-1-31, 2026/01/31, 2026.1.31, 20260131, 2026年1月31日, in any width) as YYYY-MM-DD; null where
 * it is none. Whether the month has such a day is the domain's business.
 */
export function parseDay(text: string): string | null {
  const [, year, month = '', day = ''] = WRITTEN.exec(narrow(text)) ?? BARE.exec(narrow(text)) ?? [];
  return year === undefined ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
