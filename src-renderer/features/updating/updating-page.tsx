import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UpdateProgress } from '../../../src-shared/ipc/update-progress.ts';
import { formatCount } from '../../ui/format.ts';
import { ComputerPicture, StateView } from '../../ui/state-view.tsx';
import { percentOf } from './percent.ts';
import css from './updating.module.css';

/** Data of an earlier version is being brought up to date: how far, and that nothing can go wrong by closing the window. */
export function UpdatingPage({ progress }: { progress: UpdateProgress }) {
  const { t } = useTranslation();
  const { phase, done, total } = progress;
  return (
    <main className={css.page} data-updating>
      <StateView picture={<ComputerPicture sign="busy" />} title={t('updating.title')} text={t('updating.text')}>
        <div className={css.progress}>
          <Progress
            value={percentOf(progress)}
            size="sm"
            radius="xl"
            transitionDuration={0}
            aria-label={t('updating.title')}
          />
          <div className={css.phase}>
            {t(`updating.phases.${phase}`, { done: formatCount(done), total: formatCount(total) })}
          </div>
        </div>
      </StateView>
    </main>
  );
}
