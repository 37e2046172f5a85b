import { counted, type CustomerRow } from './company-rows.ts';
import type { ReportArgs } from './report-args.schema.ts';
import { SIZES, type ReportOf, type Size } from './reports.schema.ts';

/** The number of employees from which on a customer is of a size. */
export const SIZE_FROM: Readonly<Record<Size, number>> = { '1-49': 1, '50-499': 50, '500+': 500 };

/** The size of a customer by its employees; null where nobody knows, or it has none. */
export const sizeOf = (employeeCount: number | null | undefined): Size | null =>
  SIZES.findLast((size) => (employeeCount ?? 0) >= SIZE_FROM[size]) ?? null;

type Groups = ReportOf['segmentation']['industries'];
type Group = Groups['groups'][number];

/** The largest of groups that come in the order of their names, and how many customers are in the others. */
export function largestGroups(groups: readonly Group[], most: number): Groups {
  const sorted = groups.toSorted((left, right) => right.count - left.count);
  return { groups: sorted.slice(0, most), others: sorted.slice(most).reduce((sum, { count }) => sum + count, 0) };
}

/** By name as JavaScript compares text, what is not filled in first. Text that is empty says as little as none. */
function groupsOf(values: readonly (string | null | undefined)[]): readonly Group[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value ?? '', (counts.get(value ?? '') ?? 0) + 1);
  const sorted = [...counts].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return sorted.map(([value, count]) => ({ value: value === '' ? null : value, count }));
}

/** How many customers there are of each size, industry and region. */
export function segmentationOf(
  rows: readonly CustomerRow[],
  args: ReportArgs['segmentation'],
): ReportOf['segmentation'] {
  const customers = counted(rows, args);
  const ofSize = (wanted: Size | null): number =>
    customers.filter(({ employeeCount }) => sizeOf(employeeCount) === wanted).length;
  return {
    sizes: [...SIZES, null].map((size) => ({ size, count: ofSize(size) })),
    industries: largestGroups(groupsOf(customers.map(({ industry }) => industry)), args.most),
    regions: largestGroups(groupsOf(customers.map(({ region }) => region)), args.most),
  };
}
