import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../ui/format.ts';
import css from './bulk-bar.module.css';
import type { BulkJob } from './use-bulk.ts';

interface JobBarProps {
  readonly job: BulkJob;
  readonly onCancel: () => void;
}

/** How far a change of many records is, and the way to end it; stands in the place of the bulk bar. */
export function JobBar({ job: { progress }, onCancel }: JobBarProps) {
  const { t } = useTranslation();
  const total = progress?.total ?? null;
  const text =
    progress === null || total === null
      ? t('grid.preparing')
      : t(progress.phase === 'undoing' ? 'grid.undoing' : 'grid.changing', {
          done: formatCount(progress.done),
          total: formatCount(total),
        });
  return (
    <div className={css.anchor}>
      <div className={css.bar} role="toolbar" aria-label={t('grid.jobLabel')} aria-busy>
        <span className={css.progress}>{text}</span>
        <progress
          className={css.line}
          aria-label={t('grid.jobLabel')}
          {...(progress === null || total === null ? {} : { value: progress.done, max: total })}
        />
        <hr />
        <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
          {t('grid.endJob')}
        </Button>
      </div>
    </div>
  );
}
