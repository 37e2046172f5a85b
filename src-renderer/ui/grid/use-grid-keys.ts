import { useTranslation } from 'react-i18next';
import { useKeys } from '../use-keys.ts';

/** Where the cursor is: `column` counts the shown columns from 0, -1 = the row as a whole. */
export interface GridCursor {
  readonly row: number;
  readonly column: number;
}

interface GridKeys {
  readonly cursor: GridCursor | null;
  readonly rows: number;
  readonly columns: number;
  /** How many rows a page key moves. */
  readonly page: () => number;
  readonly onMove: (cursor: GridCursor) => void;
  readonly onOpen: (row: number) => void;
}

/** Where the cursor lands; nowhere yet, any move enters at the first row. */
export function landing(
  cursor: GridCursor | null,
  by: { row?: number; column?: number },
  size: GridSize,
): GridCursor | null {
  if (size.rows === 0) return null;
  if (cursor === null) return { row: 0, column: -1 };
  const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
  return {
    row: clamp(cursor.row + (by.row ?? 0), 0, size.rows - 1),
    column: clamp(cursor.column + (by.column ?? 0), -1, size.columns - 1),
  };
}

interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Arrows, J, K, page keys, Home and End move the cursor; Enter opens. They work wherever the focus is but in a field. */
export function useGridKeys({ cursor, rows, columns, page, onMove, onOpen }: GridKeys): void {
  const { t } = useTranslation();
  const move = (by: { row?: number; column?: number }): void => {
    const next = landing(cursor, by, { rows, columns });
    if (next) onMove(next);
  };
  useKeys({
    j: { act: () => move({ row: 1 }), text: t('shortcuts.nextRow') },
    k: { act: () => move({ row: -1 }), text: t('shortcuts.previousRow') },
    ArrowDown: { act: () => move({ row: 1 }), text: t('shortcuts.nextRow') },
    ArrowUp: { act: () => move({ row: -1 }), text: t('shortcuts.previousRow') },
    ArrowRight: () => move({ column: 1 }),
    ArrowLeft: () => move({ column: -1 }),
    PageDown: () => move({ row: page() }),
    PageUp: () => move({ row: -page() }),
    Home: { act: () => move({ row: -Infinity }), text: t('shortcuts.firstRow') },
    End: { act: () => move({ row: Infinity }), text: t('shortcuts.lastRow') },
    'mod+Home': () => move({ row: -Infinity }),
    'mod+End': () => move({ row: Infinity }),
    Enter: {
      act: () => {
        if (cursor) onOpen(cursor.row);
      },
      text: t('shortcuts.openRow'),
    },
  });
}
