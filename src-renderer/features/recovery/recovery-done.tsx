import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecoveryReportView } from '../../../src-shared/ipc/backups.routes.ts';
import { absoluteDate, formatCount } from '../../ui/format.ts';
import { ComputerPicture, StateView } from '../../ui/state-view.tsx';
import css from './recovery.module.css';

/** What came back, said once before work goes on. */
export function RecoveryDone({ report, onContinue }: { report: RecoveryReportView; onContinue: () => void }) {
  const { t } = useTranslation();
  const { snapshotAt, salvaged, unsent, lost } = report;
  const parts = { salvaged: formatCount(salvaged), unsent: formatCount(unsent) };
  const text =
    snapshotAt !== null
      ? t('backups.recovery.done', { ...parts, time: absoluteDate(snapshotAt) })
      : t(salvaged > 0 ? 'backups.recovery.doneSalvage' : 'backups.recovery.doneKept', parts);
  return (
    <main className={css.page}>
      <StateView
        picture={<ComputerPicture />}
        title={t('backups.recovery.doneTitle')}
        text={
          <>
            {text}
            {lost > 0 && (
              <>
                <br />
                {t('backups.recovery.lost', { count: lost })}
              </>
            )}
          </>
        }
      >
        <Button variant="filled" autoFocus onClick={onContinue}>
          {t('backups.recovery.continue')}
        </Button>
      </StateView>
    </main>
  );
}
