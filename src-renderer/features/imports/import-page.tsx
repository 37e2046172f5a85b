import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isFileEntity } from '../../../src-shared/domain/entities.ts';
import { useErrorText } from '../../i18n/use-language.ts';
import { useEvent } from '../../ipc/use-event.ts';
import { formatCount } from '../../ui/format.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { Notice, PageHead } from '../../ui/page.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { WizardSteps } from '../../ui/wizard.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { DryRunStep } from './dry-run-step.tsx';
import { FileStep } from './file-step.tsx';
import { missingRequired, STEPS, useImportStore, useImportView, type ImportView, type Step } from './import-view.ts';
import { ReportStep } from './report-step.tsx';
import { useImport } from './use-import.ts';
import { WriteStep } from './write-step.tsx';

const SCREENS: Readonly<Record<Step, () => React.ReactNode>> = {
  file: FileStep,
  columns: ColumnsStep,
  dryRun: DryRunStep,
  write: WriteStep,
  report: ReportStep,
};

/** Brings a file in: look at it, say what its columns are, see what would change, write it, read what happened. */
export function ImportPage({ wanted }: { wanted: string | undefined }) {
  const { t } = useTranslation();
  const say = useErrorText();
  const store = useImportStore();
  const view = useImportView();
  const { restart } = useImport();
  useEffect(() => {
    const now = store.getState();
    // From the list of another entity a new import begins, unless one is under way.
    if (wanted && isFileEntity(wanted) && wanted !== now.entity && now.step !== 'write') restart(wanted);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the path decides once, on arrival
  }, [wanted]);
  useEvent('jobs.progress', (progress) => store.setState({ progress }));
  const { step, file, error, entity } = view;
  const Screen = SCREENS[step];
  return (
    <>
      <PageHead title={t(`${entity}.importTitle`)} note={file?.name}>
        <Actions view={view} />
      </PageHead>
      <WizardSteps steps={STEPS.map((one) => t(`imports.steps.${one}`))} current={STEPS.indexOf(step)} />
      {error && (
        <Notice
          tone="danger"
          shape="refused"
          title={t('imports.stopped')}
          text={<span role="alert">{say(error)}</span>}
        />
      )}
      <Screen />
    </>
  );
}

/** How many records the primary button would write. */
const writes = ({ report }: ImportView): number => (report ? report.created + report.updated : 0);

/** Back at the left of the one filled button, which names what it does. Ctrl Enter presses it, Esc goes back. */
function Actions({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const store = useImportStore();
  const { choose, dryRun, commit, restart } = useImport();
  const { step, isBusy, inspection, entity } = view;
  const isMapped = inspection !== null && missingRequired(view).length === 0;
  const primary = {
    file: inspection
      ? { label: t('imports.toColumns'), isOff: false, act: () => store.setState({ step: 'columns' }) }
      : { label: t('imports.choose'), isOff: false, act: () => void choose() },
    columns: { label: t('imports.steps.dryRun'), isOff: !isMapped, act: () => void dryRun() },
    dryRun: {
      label: t(`${entity}.write`, { count: writes(view), shown: formatCount(writes(view)) }),
      isOff: writes(view) === 0,
      act: () => void commit(),
    },
    write: null,
    report: { label: t('imports.another'), isOff: false, act: () => restart(entity) },
  }[step];
  const before = { file: null, columns: 'file', dryRun: 'columns', write: null, report: null }[step] as Step | null;
  const back = (): void => {
    if (before && !isBusy) store.setState({ step: before, error: null });
  };
  const goOn = (): void => {
    if (primary && !primary.isOff && !isBusy) primary.act();
  };
  useKeys({ 'mod+Enter': primary ? { act: goOn, text: primary.label } : goOn }, { whileTyping: true });
  useKeys({ Escape: before ? { act: back, text: t('imports.back') } : back });
  return (
    <>
      {step === 'file' && inspection && (
        <Button size="xs" variant="subtle" color="gray" onClick={() => void choose()}>
          {t('imports.chooseOther')}
        </Button>
      )}
      {before && (
        <Button size="xs" disabled={isBusy} onClick={back}>
          {t('imports.back')}
        </Button>
      )}
      {primary && (step !== 'file' || inspection) && (
        <Button
          size="xs"
          variant={step === 'report' ? 'default' : 'filled'}
          loading={isBusy}
          disabled={primary.isOff}
          rightSection={
            step === 'file' || step === 'columns' ? <IconArrowRight size={14} /> : <KeyCaps strokes="mod+Enter" />
          }
          onClick={primary.act}
        >
          {primary.label}
        </Button>
      )}
    </>
  );
}
