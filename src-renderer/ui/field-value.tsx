import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import {
  CUSTOMER_STATUSES,
  CUSTOMER_TYPES,
  LOYALTY_LEVELS,
} from '../../src-shared/domain/customers/customer.schema.ts';
import type { Json } from '../../src-shared/lib/json.ts';
import { exactMoney, formatCount } from './format.ts';
import { Money, TextOrDash } from './values.tsx';

/** The fields with a closed set of values, and those values. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = { type: CUSTOMER_TYPES, status: CUSTOMER_STATUSES };

interface ValueProps {
  readonly field: string;
  readonly value: Json | undefined;
  /** Amounts to the cent: where two of them are compared. */
  readonly isExact?: boolean;
}

/** What tags are called. */
const namesOf = (list: readonly Json[]): string[] =>
  list.flatMap((one) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) && typeof one['name'] === 'string'
      ? [one['name']]
      : [],
  );

/** One value of a record's field as a person reads it; null and absent are a dash. */
export function Value({ field, value, isExact = false }: ValueProps) {
  const { t } = useTranslation();
  if (typeof value === 'number') {
    if (field.endsWith('Cents')) return isExact ? exactMoney(value) : <Money cents={value} />;
    if (field === 'employeeCount') return <>{t('customer.people', { total: formatCount(value) })}</>;
    return <>{field === 'creditScore' ? t('customer.score', { score: value }) : formatCount(value)}</>;
  }
  if (field === 'tags' && Array.isArray(value))
    return <TextOrDash text={namesOf(value).join(t('customer.fieldJoin'))} />;
  if (typeof value === 'string') return <TextOrDash text={choiceLabel(t, field, value) ?? value} />;
  if (value === null || value === undefined) return <TextOrDash text={null} />;
  return <TextOrDash text={JSON.stringify(value)} />;
}

/** The word for one of a closed set of values, or null where a field is free text. */
export function choiceLabel(t: TFunction, field: string, value: string): string | null {
  const type = CUSTOMER_TYPES.find((one) => one === value);
  if (field === 'type' && type) return t(`customers.types.${type}`);
  const status = CUSTOMER_STATUSES.find((one) => one === value);
  if (field === 'status' && status) return t(`customers.statuses.${status}`);
  const level = LOYALTY_LEVELS.find((one) => one === value);
  if (field === 'loyaltyLevel' && level) return t(`customers.loyalty.${level}`);
  return null;
}
