import { Button } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../src-shared/ipc/imports.routes.ts';
import { useFieldLabel } from '../../i18n/use-field-label.ts';
import { formatCount } from '../../ui/format.ts';
import { StatusMark } from '../../ui/marks.tsx';
import { modKey } from '../../ui/mod-key.ts';
import { TableFoot } from '../../ui/table-foot.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { OutcomeCounts, ShareBar, type Outcome } from '../../ui/wizard.tsx';
import { DiffRows, RefusedRows } from './dry-run-tables.tsx';
import { ENCODING_NAMES } from './file-facts.tsx';
import { useImportView, type ImportView } from './import-view.ts';
import css from './imports.module.css';
import { useImport } from './use-import.ts';

type OutcomeId = 'created' | 'updated' | 'unchanged' | 'skipped' | 'refused';
const ORDER: readonly OutcomeId[] = ['created', 'updated', 'unchanged', 'skipped', 'refused'];

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)}%`;

function outcomesOf(report: ImportReport, t: TFunction): Outcome<OutcomeId>[] {
  const changes = Object.values(report.changedFields).reduce((sum, count) => sum + count, 0);
  const word = (id: OutcomeId) => t(`imports.outcomes.${id}`);
  return [
    {
      id: 'created',
      mark: <StatusMark shape="dot" tone="accent" label={word('created')} />,
      count: report.created,
      note: percent(report.created, report.rows),
      colour: 'var(--s-chart-1)',
    },
    {
      id: 'updated',
      mark: <StatusMark shape="pencil" tone="accent" label={word('updated')} />,
      count: report.updated,
      note: t('imports.outcomes.fields', { count: changes }),
      colour: 'var(--s-chart-2)',
    },
    {
      id: 'unchanged',
      mark: <StatusMark shape="check" label={word('unchanged')} />,
      count: report.unchanged,
      note: t('imports.outcomes.notWritten'),
      colour: 'var(--s-chart-rest)',
    },
    {
      id: 'skipped',
      mark: <StatusMark shape="diamond" tone="warn" label={word('skipped')} />,
      count: report.skipped,
      note: t('imports.outcomes.twins', { count: report.duplicates }),
      colour: 'var(--s-chart-4)',
    },
    {
      id: 'refused',
      mark: <StatusMark shape="refused" tone="danger" label={word('refused')} />,
      count: report.refused,
      note: t('imports.outcomes.fixable'),
      colour: 'var(--s-danger)',
    },
  ];
}

/** What would happen, row by row, before anything does. */
export function DryRunStep() {
  const { t } = useTranslation();
  const view = useImportView();
  const { report } = view;
  const [chosen, setChosen] = useState<OutcomeId | null>(null);
  useKeys(Object.fromEntries(ORDER.map((id, index) => [String(index + 1), () => setChosen(id)])));
  if (!report) return null;
  const outcomes = outcomesOf(report, t);
  const active = chosen ?? (report.updated > 0 ? 'updated' : 'created');
  return (
    <>
      <div className={css.share}>
        <ShareBar outcomes={outcomes} />
        <span className="dim">
          {t('imports.nothingYet', { rows: formatCount(report.rows), seconds: (view.tookMs / 1_000).toFixed(1) })}
        </span>
      </div>
      <OutcomeCounts outcomes={outcomes} active={active} onSelect={setChosen} />
      <Rows view={view} report={report} active={active} />
      <TableFoot
        summary={t('imports.errorsNote')}
        keys={[
          ['1–5', t('imports.keys.outcome')],
          [`${modKey()} Enter`, t('imports.steps.write')],
        ]}
      />
    </>
  );
}

function Rows({ view, report, active }: { view: ImportView; report: ImportReport; active: OutcomeId }) {
  const { t } = useTranslation();
  const { saveErrors } = useImport();
  const encoding = view.inspection ? ENCODING_NAMES[view.inspection.encoding] : '';
  return (
    <div className={css.body}>
      {active === 'updated' && <DiffRows entity={view.entity} report={report} />}
      {active === 'created' && <Created view={view} report={report} />}
      {(active === 'unchanged' || active === 'skipped') && (
        <p className={css.note}>
          {t(`imports.explain.${active}`, { count: report[active], shown: formatCount(report[active]) })}
        </p>
      )}
      {report.refused > 0 && (
        <>
          <div className={css.badHead}>
            <StatusMark shape="refused" tone="danger" label={t('imports.refusedRows')} />
            <span className="dim">{t('imports.refusedNote', { count: report.refused })}</span>
            <span className={css.spacer} />
            <Button
              size="xs"
              leftSection={<IconFileTypeCsv size={15} stroke={1.6} />}
              onClick={() => void saveErrors()}
            >
              {t('imports.saveErrors', { encoding })}
            </Button>
          </div>
          <RefusedRows report={report} />
        </>
      )}
    </div>
  );
}

/** How many, which fields they fill, and whether a server would refuse some of them for their names. */
function Created({ view, report }: { view: ImportView; report: ImportReport }) {
  const { t } = useTranslation();
  const label = useFieldLabel(view.entity);
  const filled = view.fields.filter((field) => field !== null).map(label);
  return (
    <div className={css.note}>
      <p>
        {t(`${view.entity}.explainCreated`, { count: report.created, shown: formatCount(report.created) })}{' '}
        {report.created > 0 && t('imports.explain.fields', { fields: filled.join(t('customer.fieldJoin')) })}
      </p>
      {report.duplicateNames > 0 && (
        <p>
          <StatusMark
            shape="triangle"
            tone="warn"
            label={t('imports.explain.duplicateNames', { count: report.duplicateNames })}
          />
        </p>
      )}
    </div>
  );
}
