import { ActionIcon } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { useFieldLabel } from '../../i18n/use-field-label.ts';
import { call } from '../../ipc/call.ts';
import { OriginBadge } from '../../ui/marks.tsx';
import { FieldList, Section, type FieldView } from '../../ui/page.tsx';
import { FieldValue } from './field-value.tsx';
import { FIELD_GROUPS, fieldOf, originOf } from './kinds.ts';
import css from './record-page.module.css';

interface RecordSectionsProps {
  readonly entity: ScreenEntity;
  readonly record: ScreenRecord;
  readonly onEdit: (field: string) => void;
}

/** The fields, each with where its value comes from. The name stands in the title already. */
export function RecordSections({ entity, record, onEdit }: RecordSectionsProps) {
  const { t } = useTranslation();
  const label = useFieldLabel(entity);
  const view = (field: string): FieldView => ({
    key: field,
    label: label(field),
    value: <FieldValue record={record} field={field} />,
    origin: originOf(record, field),
    onEdit: () => onEdit(field),
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
      <Section key={id} title={title} action={id === 'contact' ? <ContactLinks record={record} /> : hint}>
        <FieldList fields={fields.filter((field) => field !== 'name').map(view)} />
        {id === 'credit' && entity === 'customers' && <ReadOnlyCredit record={record} />}
      </Section>
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

function ContactLinks({ record }: { record: ScreenRecord }) {
  const { t } = useTranslation();
  const website = fieldOf(record, 'website');
  const site = typeof website === 'string' ? website.trim() : '';
  if (!site) return null;
  const url = /^https?:\/\//u.test(site) ? site.replace(/^http:/u, 'https:') : `https://${site}`;
  return (
    <ActionIcon
      size="xs"
      aria-label={t('customer.openWebsite')}
      title={t('customer.openWebsite')}
      onClick={() => void call('shell.openExternal', { url })}
    >
      <IconExternalLink size={15} stroke={1.6} />
    </ActionIcon>
  );
}
