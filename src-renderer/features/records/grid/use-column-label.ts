import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { useFieldLabel } from '../../../i18n/use-field-label.ts';

const META = {
  'sync.state': 'syncState',
  createdAt: 'createdAt',
  createdBy: 'createdBy',
  updatedAt: 'updatedAt',
  updatedBy: 'updatedBy',
  serverId: 'serverId',
} as const;
const isMeta = (field: string): field is keyof typeof META => Object.hasOwn(META, field);

/** What the head of a column and a filter call a field, also one that no form shows. */
export function useColumnLabel(entity: ScreenEntity): (field: string) => string {
  const { t } = useTranslation();
  const label = useFieldLabel(entity);
  return (field) => (isMeta(field) ? t(`grid.fields.${META[field]}`) : label(field));
}
