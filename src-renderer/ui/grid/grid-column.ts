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

export const CHECK_PX = 36;
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

/** The columns that are pinned or in sight between two distances. */
export const columnsInSight = <Row>(
  columns: readonly PlacedColumn<Row>[],
  from: number,
  to: number,
): readonly PlacedColumn<Row>[] =>
  columns.filter(
    ({ isPinned, left, width }) => isPinned || (left + width >= from - OVERSCAN_PX && left <= to + OVERSCAN_PX),
  );

/** CSS variables of the tracks and of where pinned columns stick. */
export function trackVariables<Row>(columns: readonly PlacedColumn<Row>[]): Readonly<Record<string, string>> {
  const tracks = columns.map(({ width, isWide }) => (isWide ? `minmax(${width}px, 1fr)` : `${width}px`));
  const filler = columns.some(({ isWide }) => isWide) ? [] : ['1fr'];
  const last = columns.at(-1);
  return {
    '--columns': [`${CHECK_PX}px`, ...tracks, ...filler].join(' '),
    '--least': `${last ? last.left + last.width : CHECK_PX}px`,
    ...Object.fromEntries(
      columns.filter(({ isPinned }) => isPinned).map(({ track, left }) => [`--pin-${track}`, `${left}px`]),
    ),
  };
}
