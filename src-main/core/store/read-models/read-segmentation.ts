import { largestGroups, SIZE_FROM } from '../../../../src-shared/domain/figures/segmentation.ts';
import type { ReportArgs } from '../../../../src-shared/domain/figures/report-args.schema.ts';
import { SIZES, type ReportOf } from '../../../../src-shared/domain/figures/reports.schema.ts';
import { countOf, living, type FiguresSource, type Owned, type Question } from './question.ts';

/** Customers by size, industry and region; each is a walk over an index in the order of its groups. */
export function readSegmentation(
  source: FiguresSource,
  { args }: Question<ReportArgs['segmentation']>,
): ReportOf['segmentation'] {
  return {
    sizes: sizesOf(source, args),
    industries: groupsOf(source, args, 'industry'),
    regions: groupsOf(source, args, 'region'),
  };
}

/** The field as it is grouped and compared. The plus keeps SQLite to the records of an owner where one is named. */
const fieldOf = (name: string, { ownerId }: Owned): string => (ownerId === undefined ? `"f.${name}"` : `+"f.${name}"`);

function sizesOf(source: FiguresSource, owned: Owned): ReportOf['segmentation']['sizes'] {
  const from = (employees: number): number =>
    countOf(source, 'customers', living(owned, { sql: `${fieldOf('employeeCount', owned)}>=?`, values: [employees] }));
  const bounds = SIZES.map((size) => from(SIZE_FROM[size]));
  const sizes = SIZES.map((size, index) => ({ size, count: (bounds[index] ?? 0) - (bounds[index + 1] ?? 0) }));
  const unknown = countOf(source, 'customers', living(owned)) - (bounds[0] ?? 0);
  return [...sizes, { size: null, count: unknown }];
}

interface GroupRow {
  /** As its column keeps it. */
  readonly key: string | null;
  readonly count: number;
  readonly rid: number;
}

/** The words of the groups that are told are read from one record of each: a column keeps them in a form for sorting. */
function groupsOf(
  { connection, tableOf }: FiguresSource,
  args: ReportArgs['segmentation'],
  field: 'industry' | 'region',
): ReportOf['segmentation']['industries'] {
  const { where, values } = living(args);
  const table = tableOf('customers');
  const rows = connection.all<GroupRow>(
    `SELECT "f.${field}" AS key, count(*) AS count, min(rid) AS rid FROM ${table} WHERE ${where} GROUP BY ${fieldOf(field, args)}`,
    ...values,
  );
  const wordOf = (rid: number): string | null =>
    connection.get<{ word: string | null }>(`SELECT data->>'${field}' AS word FROM ${table} WHERE rid=?`, rid)?.word ??
    null;
  const { groups, others } = largestGroups(
    filled(rows).map(({ rid, count }) => ({ value: String(rid), count })),
    args.most,
  );
  return { groups: groups.map(({ value, count }) => ({ value: wordOf(Number(value)) || null, count })), others };
}

/** Customers whose field is empty text stand with those who have none; both come before all words. */
function filled(rows: readonly GroupRow[]): readonly GroupRow[] {
  const [empty, words] = [rows.filter(({ key }) => !key), rows.filter(({ key }) => key)];
  const [first] = empty;
  if (first === undefined) return words;
  return [{ ...first, count: empty.reduce((sum, { count }) => sum + count, 0) }, ...words];
}
