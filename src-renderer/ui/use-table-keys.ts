import { useTranslation } from 'react-i18next';
import { useKeys } from './use-keys.ts';

interface TableKeys {
  readonly keys: () => readonly string[];
  readonly cursor: string | null;
  /** How many rows a page key moves. */
  readonly page: number;
  readonly onMove: (key: string, index: number) => void;
  readonly onOpen: (key: string) => void;
}

/** Where the cursor lands: `from` is -1 when it is nowhere yet, then any move enters at the first row. */
export function landing(from: number, by: number, count: number): number {
  if (count === 0) return -1;
  return from < 0 ? 0 : Math.min(count - 1, Math.max(0, from + by));
}

/** J, K, arrows, page keys, Home and End move the cursor; Enter opens. They work wherever the focus is but in a field. */
export function useTableKeys({ keys, cursor, page, onMove, onOpen }: TableKeys): void {
  const { t } = useTranslation();
  const move = (by: number): void => {
    const all = keys();
    const index = landing(cursor === null ? -1 : all.indexOf(cursor), by, all.length);
    const key = all[index];
    if (key !== undefined) onMove(key, index);
  };
  useKeys({
    j: { act: () => move(1), text: t('shortcuts.nextRow') },
    k: { act: () => move(-1), text: t('shortcuts.previousRow') },
    ArrowDown: { act: () => move(1), text: t('shortcuts.nextRow') },
    ArrowUp: { act: () => move(-1), text: t('shortcuts.previousRow') },
    PageDown: () => move(page),
    PageUp: () => move(-page),
    Home: { act: () => move(-Infinity), text: t('shortcuts.firstRow') },
    End: { act: () => move(Infinity), text: t('shortcuts.lastRow') },
    Enter: {
      act: () => {
        if (cursor !== null) onOpen(cursor);
      },
      text: t('shortcuts.openRow'),
    },
  });
}
