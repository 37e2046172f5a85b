import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { useFieldLabel } from '../../i18n/use-field-label.ts';
import { OriginBadge } from '../../ui/marks.tsx';
import { FieldList, Section, type FieldView } from '../../ui/page.tsx';
import { FieldValue } from './field-value.tsx';
import { FIELD_GROUPS, fieldOf, originOf } from './kinds.ts';
import { OutsideActions } from './outside-actions.tsx';
import css from './record-page.module.css';

interface RecordSectionsProps {
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  readonly onEdit: (field: string) => void;
  /** What stands behind the first group. */
  readonly beside: ReactNode;
}

/** The fields, each with where its value comes from. The name stands in the title already. */
export function RecordSections({ entity, record, onEdit, beside }: RecordSectionsProps) {
  const { t } = useTranslation();
  const label = useFieldLabel(entity);
  const view = (field: string): FieldView => ({
    key: field,
    label: label(field),
    value: <FieldValue record={record} field={field} />,
    origin: originOf(record, field),
    onEdit: () => onEdit(field),
    actions: <OutsideActions record={record} field={field} label={label(field)} />,
  });
  return FIELD_GROUPS[entity].map(({ id, fields }) => {
    const title = t(`customer.sections.${id}`);
    if (id === 'remarks') {
      return fields.map((field) => (
        <LongText key={field} record={record} field={field} title={label(field)} onEdit={() => onEdit(field)} />
      ));
    }
    const hint = id === 'details' && <span className="dim small">{t('customer.editHint')}</span>;
    return (
      <Fragment key={id}>
        <Section title={title} action={hint}>
          <FieldList fields={fields.filter((field) => field !== 'name').map(view)} />
          {id === 'credit' && entity === 'customers' && <ReadOnlyCredit record={record} />}
        </Section>
        {id === 'details' && beside}
      </Fragment>
    );
  });
}

interface LongTextProps {
  readonly record: ScreenRecord;
  readonly field: string;
  readonly title: string;
  readonly onEdit: () => void;
}

function LongText({ record, field, title, onEdit }: LongTextProps) {
  const { t } = useTranslation();
  const text = fieldOf(record, field);
  return (
    <Section title={title} action={<OriginBadge of={originOf(record, field)} />}>
      <p className={css.remarks} onDoubleClick={onEdit}>
        {typeof text === 'string' && text !== '' ? text : t('app.none')}
      </p>
    </Section>
  );
}

/** What only the server computes; shown when it has told us. */
function ReadOnlyCredit({ record }: { record: ScreenRecord }) {
  const label = useFieldLabel('customers');
  const shown = (['creditUsedCents', 'loyaltyLevel'] as const).filter((field) => fieldOf(record, field) !== undefined);
  return (
    <FieldList
      fields={shown.map((field) => ({
        key: field,
        label: label(field),
        value: <FieldValue record={record} field={field} />,
        origin: originOf(record, field),
      }))}
    />
  );
}
