import { useTranslation } from 'react-i18next';
import { useKeys } from '../use-keys.ts';

/** Where the cursor is: `column` counts the shown columns from 0, -1 = the row as a whole. */
export interface GridCursor {
  readonly row: number;
  readonly column: number;
}

interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

interface Step {
  readonly row?: number;
  readonly column?: number;
}

interface GridKeys extends GridSize {
  readonly cursor: GridCursor | null;
  /** How many rows a page key moves. */
  readonly page: () => number;
  readonly onMove: (cursor: GridCursor) => void;
  /** The cursor moves and takes the rows between into the selection. */
  readonly onExtend: (from: GridCursor, to: GridCursor) => void;
  readonly onOpen: (cursor: GridCursor) => void;
  /** A cell is to be changed where it stands. */
  readonly onEdit: (cursor: GridCursor) => void;
}

/** Where the cursor lands; nowhere yet, any move enters at the first row. */
export function landing(cursor: GridCursor | null, by: Step, size: GridSize): GridCursor | null {
  if (size.rows === 0) return null;
  if (cursor === null) return { row: 0, column: -1 };
  const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
  return {
    row: clamp(cursor.row + (by.row ?? 0), 0, size.rows - 1),
    column: clamp(cursor.column + (by.column ?? 0), -1, size.columns - 1),
  };
}

/** Home and End of a cell are those of its row, of a row as a whole those of the list. */
export const toEnd = (cursor: GridCursor | null, sign: 1 | -1): Step => {
  if (cursor === null || cursor.column < 0) return { row: sign * Infinity };
  return { column: sign === 1 ? Infinity : -cursor.column };
};

/**
 * Arrows, J, K, page keys, Home and End move the cursor, with Shift they select; Enter opens, F2 changes a cell. They work
 * wherever the focus is but in a field.
 */
export function useGridKeys({ cursor, rows, columns, page, onMove, onExtend, onOpen, onEdit }: GridKeys): void {
  const { t } = useTranslation();
  const move = (by: Step): void => {
    const next = landing(cursor, by, { rows, columns });
    if (next) onMove(next);
  };
  const extend = (row: number): void => {
    const next = landing(cursor, { row }, { rows, columns });
    if (next) onExtend(cursor ?? next, next);
  };
  useKeys({
    j: { act: () => move({ row: 1 }), text: t('shortcuts.nextRow') },
    k: { act: () => move({ row: -1 }), text: t('shortcuts.previousRow') },
    ArrowDown: { act: () => move({ row: 1 }), text: t('shortcuts.nextRow') },
    ArrowUp: { act: () => move({ row: -1 }), text: t('shortcuts.previousRow') },
    ArrowRight: { act: () => move({ column: 1 }), text: t('grid.keys.nextCell') },
    ArrowLeft: { act: () => move({ column: -1 }), text: t('grid.keys.previousCell') },
    PageDown: { act: () => move({ row: page() }), text: t('grid.keys.pageDown') },
    PageUp: { act: () => move({ row: -page() }), text: t('grid.keys.pageUp') },
    Home: () => move(toEnd(cursor, -1)),
    End: () => move(toEnd(cursor, 1)),
    'mod+Home': { act: () => move({ row: -Infinity }), text: t('shortcuts.firstRow') },
    'mod+End': { act: () => move({ row: Infinity }), text: t('shortcuts.lastRow') },
    'shift+ArrowDown': { act: () => extend(1), text: t('grid.keys.selectDown') },
    'shift+ArrowUp': { act: () => extend(-1), text: t('grid.keys.selectUp') },
    'shift+PageDown': () => extend(page()),
    'shift+PageUp': () => extend(-page()),
    'mod+shift+Home': () => extend(-Infinity),
    'mod+shift+End': () => extend(Infinity),
    Enter: {
      act: () => {
        if (cursor) onOpen(cursor);
      },
      text: t('grid.keys.enter'),
    },
    F2: {
      act: () => {
        if (cursor) onEdit(cursor);
      },
      text: t('grid.keys.editCell'),
    },
  });
}
