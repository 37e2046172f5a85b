import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isPerson } from '../../../src-shared/domain/fields.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { Json } from '../../../src-shared/lib/json.ts';
import { useRecordName } from '../../ipc/record-names.ts';
import { useSession } from '../../ipc/session.ts';
import { Value } from '../../ui/field-value.tsx';
import { HiddenAmount, TextOrDash } from '../../ui/values.tsx';
import { fieldOf } from './kinds.ts';
import { personName } from './person-name.ts';
import css from './record-page.module.css';

/** A field of a record: a masked value as the server shows it, a hidden amount in words, a reference as a link. */
export function FieldValue({ record, field }: { record: ScreenRecord; field: string }) {
  if (record.sync.provenance[field] === 'masked') {
    const shown = record.sync.display[field];
    return shown !== undefined && !field.endsWith('Cents') ? <TextOrDash text={shown} /> : <HiddenAmount />;
  }
  const value = fieldOf(record, field) as Json | undefined;
  if (field === 'customerId') return <CustomerLink id={typeof value === 'string' ? value : null} />;
  if (isPerson(field) && typeof value === 'string') return <Person user={value} />;
  return <Value field={field} value={value} />;
}

/** Who it is: oneself as "me", everybody else as the record keeps it. */
function Person({ user }: { user: string }) {
  const { t } = useTranslation();
  const { workspace } = useSession();
  return <TextOrDash text={personName(user, workspace, t)} />;
}

/** The customer that a record belongs to, by name; the way to its page. */
export function CustomerLink({ id }: { id: string | null | undefined }) {
  const { t } = useTranslation();
  const name = useRecordName('customers', id);
  if (!id) return <TextOrDash text={null} />;
  if (name === null) return <span className="dim">{t('references.notHere')}</span>;
  return (
    <Link
      href={`/customers/${id}`}
      className={`truncate ${css.link}`}
      title={name}
      tabIndex={-1}
      onClick={(event) => event.stopPropagation()}
    >
      {name}
    </Link>
  );
}

/** One value of a field outside its record, as the history keeps it. */
export function HistoryValue({ field, value }: { field: string; value: Json | undefined }) {
  if (field === 'customerId' && typeof value === 'string') return <CustomerLink id={value} />;
  if (isPerson(field) && typeof value === 'string') return <Person user={value} />;
  return <Value field={field} value={value} />;
}
