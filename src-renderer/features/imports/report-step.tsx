import { Button } from '@mantine/core';
import { IconArrowBackUp, IconFileTypeCsv } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useHasServer } from '../../ipc/session.ts';
import { formatCount } from '../../ui/format.ts';
import { ComputerPicture, StateView } from '../../ui/state-view.tsx';
import { ChangeSets } from './change-sets.tsx';
import { ENCODING_NAMES } from './file-facts.tsx';
import { useImportView } from './import-view.ts';
import css from './imports.module.css';
import { useImport } from './use-import.ts';
import { useUndoImport } from './use-undo-import.ts';

/** What was written, and the ways on: look at it, save what was refused, take all of it back. */
export function ReportStep() {
  const { t } = useTranslation();
  const view = useImportView();
  const hasServer = useHasServer();
  const { saveErrors } = useImport();
  const undo = useUndoImport();
  const { result, entity } = view;
  if (!result) return null;
  const { counts, changeSet } = result;
  const written = counts.created + counts.updated;
  const facts = (['created', 'updated', 'unchanged', 'skipped', 'refused'] as const).map(
    (id) => [t(`imports.outcomes.${id}`), formatCount(counts[id])] as const,
  );
  const encoding = view.inspection ? ENCODING_NAMES[view.inspection.encoding] : '';
  return (
    <div className={css.body}>
      <div className={css.report}>
        <StateView
          picture={<ComputerPicture />}
          title={t(`${entity}.written`, { count: written, shown: formatCount(written) })}
          text={t(written === 0 ? 'imports.nothingWritten' : hasServer ? 'imports.writtenText' : 'imports.writtenHere')}
          facts={[[t('imports.facts.rows'), formatCount(counts.rows)], ...facts]}
        >
          <Button component={Link} href={`/${entity}`} variant="filled">
            {t(`${entity}.look`)}
          </Button>
          {counts.refused > 0 && (
            <Button leftSection={<IconFileTypeCsv size={15} stroke={1.6} />} onClick={() => void saveErrors()}>
              {t('imports.saveErrors', { encoding })}
            </Button>
          )}
          {changeSet && written > 0 && (
            <Button leftSection={<IconArrowBackUp size={15} stroke={1.6} />} onClick={() => void undo(changeSet)}>
              {t('imports.undoAll')}
            </Button>
          )}
        </StateView>
      </div>
      <ChangeSets />
    </div>
  );
}
