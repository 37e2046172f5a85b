import { useImperativeHandle, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { formatCount } from '../../ui/format.ts';
import { TableFoot } from '../../ui/table-foot.tsx';
import { GoToRow } from './grid/go-to-row.tsx';
import type { Rows } from './grid/row-source.ts';

interface ListFootProps {
  readonly entity: ScreenEntity;
  readonly state: Pick<Rows<unknown>, 'count' | 'isCounted' | 'error' | 'tookMs'>;
  /** Is told which rows are in sight; a scroll repaints the foot alone, not the page. */
  readonly hear: Ref<(first: number, last: number) => void>;
  /** The row under the cursor, counted from 0, and whether the cursor is in one of its cells. */
  readonly cursorRow: number | null;
  readonly isInCell: boolean;
  readonly onGo: (row: number) => void;
}

export function ListFoot({ entity, state, hear, cursorRow, isInCell, onGo }: ListFootProps) {
  const { t } = useTranslation();
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  useImperativeHandle(hear, () => (first, last) => setRange([first, last]), []);
  const say = useErrorText();
  const { count: total = 0, isCounted, error, tookMs } = state;
  const summary = t(`${entity}.shown`, {
    from: formatCount(Math.min(range[0] + 1, total)),
    to: formatCount(Math.min(range[1] + 1, total)),
    total: isCounted ? formatCount(total) : t('grid.counting', { atLeast: formatCount(total) }),
    ms: Math.max(1, Math.round(tookMs)),
  });
  return (
    <TableFoot
      summary={
        error || state.count === undefined ? (
          error && say(error)
        ) : (
          <GoToRow {...{ summary, cursorRow, onGo }} count={total} />
        )
      }
      keys={[
        ['J K', t('keys.move')],
        ['X', t('grid.keys.pickShort')],
        ['Enter', t('keys.open')],
        ['E', t(isInCell ? 'grid.keys.editCellShort' : 'keys.edit')],
        ['?', t('grid.keys.allKeys')],
      ]}
    />
  );
}
