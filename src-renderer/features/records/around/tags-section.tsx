import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../src-shared/domain/customers/customer.schema.ts';
import { Section } from '../../../ui/page.tsx';
import css from './around.module.css';

/** The tags of a customer; they come from the server. */
export function TagsSection({ tags = [] }: Pick<Customer, 'tags'>) {
  const { t } = useTranslation();
  if (tags.length === 0) return null;
  return (
    <Section title={t('customer.sections.tags')}>
      <ul className={css.tags}>
        {tags.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </Section>
  );
}
