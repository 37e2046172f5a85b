import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { useImperativeHandle, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/format.ts';
import { TableFoot } from '../../ui/table-foot.tsx';

interface ListFootProps {
  readonly entity: ScreenEntity;
  readonly total: number;
  readonly tookMs: number;
  readonly isReady: boolean;
  /** Is told which rows are in sight; a scroll repaints the foot alone, not the page. */
  readonly hear: Ref<(first: number, last: number) => void>;
}

export function ListFoot({ entity, total, tookMs, isReady, hear }: ListFootProps) {
  const { t } = useTranslation();
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  useImperativeHandle(hear, () => (first, last) => setRange([first, last]), []);
  const summary = t(`${entity}.shown`, {
    from: formatCount(Math.min(range[0] + 1, total)),
    to: formatCount(Math.min(range[1] + 1, total)),
    total: formatCount(total),
    ms: Math.max(1, Math.round(tookMs)),
  });
  return (
    <TableFoot
      summary={isReady ? summary : ''}
      keys={[
        ['J K', t('keys.move')],
        ['Enter', t('keys.open')],
        ['E', t('keys.edit')],
        ['Del', t('keys.delete')],
        ['/', t('keys.search')],
      ]}
    />
  );
}
