import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../src-shared/domain/entities.ts';
import { zh } from './zh.ts';

type FieldKey = keyof typeof zh.fields;
type ContactKey = keyof typeof zh.contactFields;
const isContactKey = (name: string): name is ContactKey => Object.hasOwn(zh.contactFields, name);
const isFieldKey = (name: string): name is FieldKey => Object.hasOwn(zh.fields, name);

/** The label of a stored field; a field that has none yet shows its own name rather than nothing. */
export function useFieldLabel(entity: ScreenEntity): (field: string) => string {
  const { t } = useTranslation();
  return (field) => {
    if (entity === 'contacts' && isContactKey(field)) return t(`contactFields.${field}`);
    return isFieldKey(field) ? t(`fields.${field}`) : field;
  };
}

/** The same inside a sentence or a list of fields: English labels begin small there. */
export function useFieldWord(entity: ScreenEntity): (field: string) => string {
  const label = useFieldLabel(entity);
  return (field) => {
    const text = label(field);
    return text.slice(0, 1).toLowerCase() + text.slice(1);
  };
}
