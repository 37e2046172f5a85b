import type { Case } from '../../../../src-shared/domain/cases/case.schema.ts';
import { OPEN_CASE } from './conditions.ts';
import { countOf, living, type FiguresSource } from './question.ts';

export interface OpenCasesQuery {
  /** A moment: those that came before it. */
  readonly before: string;
  readonly limit: number;
}

/** Cases that came before a moment and are still open, the oldest first, with how many there are. */
export function readOpenCases(
  source: FiguresSource,
  { before, limit }: OpenCasesQuery,
): { readonly rows: readonly Case[]; readonly total: number } {
  const condition = living({}, { sql: `${OPEN_CASE} AND "f.createdAt"<?`, values: [before] });
  const rows = source.connection.all<{ data: string }>(
    `SELECT data FROM ${source.tableOf('cases')} WHERE ${condition.where} ORDER BY "f.createdAt",id LIMIT ?`,
    ...condition.values,
    limit,
  );
  return { rows: rows.map(({ data }) => JSON.parse(data) as Case), total: countOf(source, 'cases', condition) };
}
