import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { RecoveryOfferView, RecoveryReportView } from '../../../src-shared/ipc/backups.routes.ts';
import type { SatchelError } from '../../../src-shared/ipc/satchel-error.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { asSatchelError, call } from '../../ipc/call.ts';
import { useRestoreBackup } from '../../ipc/use-restore-backup.ts';
import { absoluteDate, formatCount } from '../../ui/format.ts';
import { PassphraseForm } from '../../ui/passphrase-form.tsx';
import { ComputerPicture, StateView } from '../../ui/state-view.tsx';
import { RecoveryDone } from './recovery-done.tsx';
import css from './recovery.module.css';

interface RecoveryPageProps {
  /** STORE_DAMAGED or STORE_OLDER. */
  readonly code: SatchelError['code'];
  readonly onRecovered: () => void;
}

/** Instead of an empty list: what happened, what can be brought back, and the ways to do it. Nothing is done by itself. */
export function RecoveryPage({ code, onRecovered }: RecoveryPageProps) {
  const { t } = useTranslation();
  const say = useErrorText();
  const [offer, setOffer] = useState<RecoveryOfferView | null>(null);
  const [report, setReport] = useState<RecoveryReportView | null>(null);
  const [error, setError] = useState<SatchelError | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const restore = useRestoreBackup(onRecovered);
  const isOlder = code === 'STORE_OLDER';

  useEffect(() => {
    call('recovery.offer', {}).then(setOffer, (caught: unknown) => setError(asSatchelError(caught)));
  }, []);
  const attempt = async (deed: () => Promise<void>): Promise<void> => {
    setIsBusy(true);
    setError(null);
    await deed().catch((caught: unknown) => setError(asSatchelError(caught)));
    setIsBusy(false);
  };
  if (report) return <RecoveryDone report={report} onContinue={onRecovered} />;
  const problem = restore.error ?? error;
  const isWorking = isBusy || restore.state === 'busy';
  return (
    <main className={css.page} data-code={code}>
      <StateView
        picture={<ComputerPicture sign="broken" />}
        title={t(isOlder ? 'backups.recovery.olderTitle' : 'fatal.titles.STORE_DAMAGED')}
        text={
          <>
            <b>{t(isOlder ? 'backups.recovery.olderText' : 'backups.recovery.text')}</b>
            {offer && !offer.isPossible && (
              <>
                <br />
                {t('backups.recovery.impossible')}
              </>
            )}
            {problem && (
              <>
                <br />
                {say(problem)}
              </>
            )}
          </>
        }
        {...(offer?.isPossible ? { facts: factsOf(offer, t) } : {})}
        isAlert
      >
        <Actions
          {...{ offer, isWorking, restore }}
          onRun={() => attempt(async () => setReport(await call('recovery.run', {})))}
          onStartAnew={() =>
            attempt(async () => {
              await call('recovery.startAnew', {});
              onRecovered();
            })
          }
        />
      </StateView>
    </main>
  );
}

function factsOf(offer: RecoveryOfferView, t: TFunction): readonly (readonly [string, string])[] {
  const { snapshotAt, records, salvageable, unsent } = offer;
  const time = snapshotAt === null ? '' : absoluteDate(snapshotAt);
  return [
    [
      t('backups.recovery.snapshot'),
      snapshotAt === null
        ? t('backups.recovery.noSnapshot')
        : t('backups.recovery.snapshotFacts', { time, records: formatCount(records) }),
    ],
    [
      t('backups.recovery.rescued'),
      salvageable === 0
        ? t('backups.recovery.rescuedNone')
        : t('backups.recovery.rescuedFacts', { salvageable: formatCount(salvageable), unsent: formatCount(unsent) }),
    ],
  ];
}

interface ActionsProps {
  readonly offer: RecoveryOfferView | null;
  readonly isWorking: boolean;
  readonly restore: ReturnType<typeof useRestoreBackup>;
  readonly onRun: () => Promise<void>;
  readonly onStartAnew: () => Promise<void>;
}

/** One way on is filled; the others stand below it. */
function Actions({ offer, isWorking, restore, onRun, onStartAnew }: ActionsProps) {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  if (restore.state === 'locked') {
    const { unlock, cancel } = restore;
    return (
      <PassphraseForm
        label={t('backups.restoreLocked')}
        submit={t('backups.unlock')}
        onSubmit={(passphrase) => void unlock(passphrase)}
        onCancel={cancel}
      />
    );
  }
  if (offer === null || isWorking)
    return <p>{t(isWorking ? 'backups.recovery.running' : 'backups.recovery.looking')}</p>;
  const { isPossible, snapshotAt, workspace } = offer;
  const run =
    snapshotAt === null
      ? t('backups.recovery.runSalvage')
      : t('backups.recovery.run', { time: absoluteDate(snapshotAt) });
  return (
    <div className={css.actions}>
      {isPossible && (
        <Button variant="filled" onClick={() => void onRun()}>
          {run}
        </Button>
      )}
      <div>
        <Button {...(isPossible ? {} : { variant: 'filled' })} onClick={() => void restore.choose()}>
          {t('backups.recovery.chooseBackup')}
        </Button>
        {workspace.kind === 'cell' && (
          <Button onClick={() => (isAsked ? void onStartAnew() : setIsAsked(true))}>
            {t('backups.recovery.startAnew')}
          </Button>
        )}
        <Button onClick={() => void call('shell.openDataFolder', {})}>{t('backups.openFolder')}</Button>
      </div>
      {isAsked && <p role="status">{t('backups.recovery.startAnewAsk')}</p>}
    </div>
  );
}
