import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { StatusMark } from '../../ui/marks.tsx';
import { modKey } from '../../ui/mod-key.ts';
import { TableFoot } from '../../ui/table-foot.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { landing } from '../../ui/use-table-keys.ts';
import { ColumnRow } from './column-row.tsx';
import { ColumnsSide } from './columns-side.tsx';
import { assignField, missingRequired, useImportStore, useImportView } from './import-view.ts';
import css from './imports.module.css';

/** What each column of the file is, and how that was found; corrected by choosing another field. */
export function ColumnsStep() {
  const { t } = useTranslation();
  const language = useLanguage();
  const store = useImportStore();
  const view = useImportView();
  const [current, setCurrent] = useState(0);
  const { inspection, fields } = view;
  const count = inspection?.header.length ?? 0;
  const assign = (column: number, field: string | null): void =>
    store.setState(assignField(store.getState(), column, field));
  const move = (by: number) => () => setCurrent(landing(current, by, count));
  useKeys({
    ArrowDown: { act: move(1), text: t('shortcuts.next') },
    ArrowUp: { act: move(-1), text: t('shortcuts.previous') },
    j: { act: move(1), text: t('shortcuts.next') },
    k: { act: move(-1), text: t('shortcuts.previous') },
    x: { act: () => assign(current, null), text: t('imports.keys.skip') },
    Enter: {
      act: () => document.querySelector<HTMLElement>(`[data-column="${current}"] input`)?.focus(),
      text: t('imports.keys.field'),
    },
  });
  if (!inspection) return null;
  const missing = missingRequired(view);
  const nameOf = (field: string): string =>
    inspection.fields.find((one) => one.field === field)?.label[language] ?? field;
  return (
    <>
      <div className={css.columns}>
        <div className={css.scroll}>
          {missing.length > 0 && (
            <p className={css.missing} role="alert">
              <StatusMark
                shape="triangle"
                tone="warn"
                label={t('imports.missing', { fields: missing.map(nameOf).join(t('customer.fieldJoin')) })}
              />
            </p>
          )}
          <table className={css.map} aria-label={t('imports.steps.columns')}>
            <thead>
              <tr>
                <th>{t('imports.map.column')}</th>
                <th>{t('imports.map.content')}</th>
                <th />
                <th>{t('imports.map.field')}</th>
                <th>{t('imports.map.how')}</th>
              </tr>
            </thead>
            <tbody>
              {inspection.header.map((name, column) => (
                <ColumnRow
                  key={column}
                  {...{ view, column, name }}
                  isCurrent={column === current}
                  onEnter={() => setCurrent(column)}
                  onChange={(field) => assign(column, field)}
                />
              ))}
            </tbody>
          </table>
        </div>
        <ColumnsSide view={view} />
      </div>
      <TableFoot
        summary={t('imports.mapped', { count, mapped: fields.filter((field) => field !== null).length })}
        keys={[
          ['↑ ↓', t('imports.keys.column')],
          ['Enter', t('imports.keys.field')],
          ['X', t('imports.keys.skip')],
          [`${modKey()} Enter`, t('imports.steps.dryRun')],
        ]}
      />
    </>
  );
}
