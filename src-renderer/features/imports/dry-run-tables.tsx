import { useTranslation } from 'react-i18next';
import type { FileEntity } from '../../../src-shared/domain/entities.ts';
import type { ImportReport } from '../../../src-shared/ipc/imports.routes.ts';
import type { Json } from '../../../src-shared/lib/json.ts';
import { useFieldLabel } from '../../i18n/use-field-label.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useRecordName } from '../../ipc/record-names.ts';
import { Value } from '../../ui/field-value.tsx';
import { formatCount } from '../../ui/format.ts';
import { TextOrDash } from '../../ui/values.tsx';
import css from './imports.module.css';

/** The fields that would change, each as the value now and the new one. */
export function DiffRows({ entity, report }: { entity: FileEntity; report: ImportReport }) {
  const { t } = useTranslation();
  const label = useFieldLabel(entity);
  return (
    <table className={css.rows} aria-label={t('imports.table.diffs')}>
      <colgroup>
        <col style={{ width: 84 }} />
        <col style={{ width: '28%' }} />
        <col style={{ width: 128 }} />
        <col />
        <col style={{ width: 128 }} />
      </colgroup>
      <thead>
        <tr>
          <th data-num="">{t('imports.table.row')}</th>
          <th>{t(`nav.${entity}`)}</th>
          <th>{t('imports.table.field')}</th>
          <th>{t('imports.table.change')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {report.diffs.map(({ row, title, field, before, after, more }) => (
          <tr key={row}>
            <td data-num="">{formatCount(row)}</td>
            <td title={title}>
              <b>{title}</b>
            </td>
            <td className="soft">{label(field)}</td>
            <td>
              <span className={css.diff}>
                <s>{before === null ? t('imports.table.empty') : <Side field={field} value={before} />}</s>
                <i aria-hidden>→</i>
                <span>{after === null ? t('imports.table.empty') : <Side field={field} value={after} />}</span>
              </span>
            </td>
            <td className="dim" data-num="">
              {more > 0 && t('imports.table.more', { count: more })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ field, value }: { field: string; value: Json }) {
  const name = useRecordName('customers', field === 'customerId' && typeof value === 'string' ? value : null);
  return field === 'customerId' ? <TextOrDash text={name} /> : <Value field={field} value={value} isExact />;
}

/** Rows that will not be written: the value as it stands in the file, why, and what to do about it. */
export function RefusedRows({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className={css.rows} aria-label={t('imports.refusedRows')}>
      <colgroup>
        <col style={{ width: 84 }} />
        <col style={{ width: 120 }} />
        <col style={{ width: 176 }} />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th data-num="">{t('imports.table.row')}</th>
          <th>{t('imports.table.field')}</th>
          <th>{t('imports.table.value')}</th>
          <th>{t('imports.table.why')}</th>
          <th>{t('imports.table.advice')}</th>
        </tr>
      </thead>
      <tbody>
        {report.refusals.map(({ row, column, value, code, reason, advice }, index) => (
          <tr key={`${row} ${column ?? ''} ${code} ${index}`}>
            <td data-num="">{formatCount(row)}</td>
            <td>{column ?? t('imports.table.wholeRow')}</td>
            <td title={value}>
              <span className={`mono ${css.bad}`}>{value === '' ? t('imports.table.empty') : value}</span>
            </td>
            <td title={reason[language]}>{reason[language]}</td>
            <td className="soft" title={advice[language]}>
              {advice[language]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
