import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Contact } from '../../../../src-shared/domain/contacts/contact.schema.ts';
import { useRecordName } from '../../../ipc/record-names.ts';
import { useQuery } from '../../../ipc/use-query.ts';
import { Section } from '../../../ui/page.tsx';
import { Reach } from '../common-columns.tsx';
import { isUnseen } from '../draft.ts';
import { CustomerLink } from '../field-value.tsx';
import { fieldOf } from '../kinds.ts';
import { PEOPLE_EVENTS, peopleOf } from '../page-questions.ts';
import css from './around.module.css';

/** The customer of a contact and the others who work there. */
export function SiblingsSection({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const customerId = contact.customerId ?? null;
  const name = useRecordName('customers', customerId);
  if (customerId === null || name === null) {
    return (
      <Section title={t('nav.customers')}>
        <p className={css.none}>{t('contact.noCustomer')}</p>
      </Section>
    );
  }
  return (
    <>
      <Section title={t('contactFields.customerId')}>
        <CustomerLink id={customerId} />
      </Section>
      <Others contact={contact} customerId={customerId} />
    </>
  );
}

function Others({ contact, customerId }: { contact: Contact; customerId: string }) {
  const { t } = useTranslation();
  const { data } = useQuery('contacts.list', peopleOf(customerId), PEOPLE_EVENTS);
  if (!data) return null;
  const others = data.rows.filter(({ id }) => id !== contact.id);
  const total = Math.max(0, data.total - 1);
  return (
    <Section title={t('contact.siblings')} count={total}>
      {others.length === 0 && <p className={css.none}>{t('contact.noSiblings')}</p>}
      <ul className={css.lines}>
        {others.map((row) => (
          <li key={row.id}>
            <div>
              <Link href={`/contacts/${row.id}`} className="truncate" title={row.name}>
                {row.name}
              </Link>
              <small className="truncate" title={row.position ?? undefined}>
                {row.position}
              </small>
            </div>
            <span className={css.when}>
              <Reach record={row} field={fieldOf(row, 'mobile') || isUnseen(row, 'mobile') ? 'mobile' : 'phone'} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
