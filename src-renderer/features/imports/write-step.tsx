import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/format.ts';
import { TableFoot } from '../../ui/table-foot.tsx';
import { useImportStore, useImportView } from './import-view.ts';
import css from './imports.module.css';
import { useImport } from './use-import.ts';

/** Rows being written: how far, and the way out. What stopped it is said above; from there one goes on or back. */
export function WriteStep() {
  const { t } = useTranslation();
  const store = useImportStore();
  const { progress, report, isBusy, error } = useImportView();
  const { cancel, commit } = useImport();
  const [isCancelling, setIsCancelling] = useState(false);
  const total = progress?.total ?? report?.rows ?? 0;
  const done = Math.min(progress?.done ?? 0, total);
  const stop = (): void => {
    setIsCancelling(true);
    cancel();
  };
  return (
    <>
      <div className={css.write}>
        <h2>{t(isBusy ? 'imports.writing' : 'imports.notFinished')}</h2>
        <p aria-live="polite">{t('imports.progress', { done: formatCount(done), total: formatCount(total) })}</p>
        <Progress
          value={total === 0 ? 0 : (100 * done) / total}
          size="sm"
          radius="xl"
          transitionDuration={0}
          aria-label={t('imports.writing')}
        />
        <p className="dim">{t('imports.safeToLeave')}</p>
        <div className={css.deeds}>
          {isBusy ? (
            <Button disabled={isCancelling} onClick={stop}>
              {t('app.cancel')}
            </Button>
          ) : (
            error && (
              <>
                <Button
                  variant="filled"
                  onClick={() => {
                    setIsCancelling(false);
                    void commit();
                  }}
                >
                  {t('imports.goOn')}
                </Button>
                <Button onClick={() => store.setState({ step: 'dryRun', error: null })}>{t('imports.back')}</Button>
              </>
            )
          )}
        </div>
      </div>
      <TableFoot summary={t('imports.undoNote')} keys={[]} />
    </>
  );
}
