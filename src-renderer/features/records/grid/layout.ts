import type { ViewColumn } from '../../../../src-shared/domain/views/view.schema.ts';

type Columns = readonly ViewColumn[];

/** As the schema of views allows. */
const LEAST_PX = 40;
const MOST_PX = 1_200;
const NEW_PX = 140;

const inOrder = (columns: Columns): ViewColumn[] =>
  columns.toSorted((one, other) => Number(other.isPinned) - Number(one.isPinned));

/** Every width is a whole number of pixels that a view can keep. */
export const resized = (columns: Columns, field: string, width: number): ViewColumn[] =>
  columns.map((column) =>
    column.field === field ? { ...column, width: Math.round(Math.min(MOST_PX, Math.max(LEAST_PX, width))) } : column,
  );

/** A column in the place of another one, and as pinned as that. */
export function moved(columns: Columns, field: string, to: string): ViewColumn[] {
  const from = columns.findIndex((column) => column.field === field);
  const at = columns.findIndex((column) => column.field === to);
  const column = columns[from];
  const target = columns[at];
  if (!column || !target || from === at) return [...columns];
  return inOrder(columns.toSpliced(from, 1).toSpliced(at, 0, { ...column, isPinned: target.isPinned }));
}

/** A column one place to the left (-1) or to the right (1). */
export function shifted(columns: Columns, field: string, by: -1 | 1): ViewColumn[] {
  const neighbour = columns[columns.findIndex((column) => column.field === field) + by];
  return neighbour ? moved(columns, field, neighbour.field) : [...columns];
}

/** Pinned columns come first, in the order in which they stand. */
export const pinned = (columns: Columns, field: string, isPinned: boolean): ViewColumn[] =>
  inOrder(columns.map((column) => (column.field === field ? { ...column, isPinned } : column)));

/** Shows a field behind the others, or hides it; the last column stays. */
export function toggled(columns: Columns, field: string): ViewColumn[] {
  const others = columns.filter((column) => column.field !== field);
  if (others.length === columns.length) return [...columns, { field, width: NEW_PX, isPinned: false }];
  return others.length === 0 ? [...columns] : others;
}
