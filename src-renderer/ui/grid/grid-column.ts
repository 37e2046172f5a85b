import type { ReactNode } from 'react';

export interface GridColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** In pixels. */
  readonly width: number;
  /** Stays in sight while the others scroll sideways. Pinned columns come first. */
  readonly isPinned: boolean;
  /** Takes the room that the widths of all leave. */
  readonly isWide: boolean;
  readonly align?: 'right';
  readonly canSort: boolean;
  /** No value of it can be changed in the list. */
  readonly isReadOnly?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** The whole text, for a hover over what is cut off. */
  readonly hint?: (row: Row) => string | undefined;
}

export interface GridSort {
  readonly field: string;
  readonly isDescending: boolean;
}

/** A column with its place: `track` counts from 1 behind the column of checkboxes, `left` is its distance in pixels. */
export interface PlacedColumn<Row> extends GridColumn<Row> {
  readonly track: number;
  readonly left: number;
}

export const CHECK_PX = 40;
/** What is left free behind the last column. */
const END_PX = 12;
/** What lies outside the sight sideways and is mounted all the same. */
const OVERSCAN_PX = 240;

export function placeColumns<Row>(columns: readonly GridColumn<Row>[]): readonly PlacedColumn<Row>[] {
  let left = CHECK_PX;
  return columns.map((column, at) => {
    const placed = { ...column, track: at + 2, left };
    left += column.width;
    return placed;
  });
}

interface Sight {
  readonly left: number;
  readonly right: number;
}

/** The columns that are pinned, in sight between two distances, or to be mounted in any case. */
export const columnsInSight = <Row>(
  columns: readonly PlacedColumn<Row>[],
  sight: Sight,
  kept: string | null,
): readonly PlacedColumn<Row>[] =>
  columns.filter(
    ({ key, isPinned, left, width }) =>
      isPinned || key === kept || (left + width >= sight.left - OVERSCAN_PX && left <= sight.right + OVERSCAN_PX),
  );

/** How far a list has to be scrolled sideways to show a column whole, pinned ones covering what is behind them. */
export function sideScroll<Row>(columns: readonly PlacedColumn<Row>[], index: number, { left, right }: Sight): number {
  const column = columns[index];
  if (!column || column.isPinned) return left;
  const covered = columns.reduce((sum, { isPinned, width }) => sum + (isPinned ? width : 0), CHECK_PX);
  const end = column.left + column.width;
  if (column.left < left + covered) return Math.max(0, column.left - covered);
  return end > right ? left + end - right : left;
}

/** CSS variables of the tracks and of where pinned columns stick. */
export function trackVariables<Row>(columns: readonly PlacedColumn<Row>[]): Readonly<Record<string, string>> {
  const tracks = columns.map(({ width, isWide }) => (isWide ? `minmax(${width}px, 1fr)` : `${width}px`));
  const filler = columns.some(({ isWide }) => isWide) ? `${END_PX}px` : `minmax(${END_PX}px, 1fr)`;
  const last = columns.at(-1);
  return {
    '--columns': [`${CHECK_PX}px`, ...tracks, filler].join(' '),
    '--least': `${(last ? last.left + last.width : CHECK_PX) + END_PX}px`,
    ...Object.fromEntries(
      columns.filter(({ isPinned }) => isPinned).map(({ track, left }) => [`--pin-${track}`, `${left}px`]),
    ),
  };
}
