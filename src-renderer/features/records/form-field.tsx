import { Select, Textarea, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { Problem } from '../../../src-shared/ipc/problems.ts';
import { useFieldLabel } from '../../i18n/use-field-label.ts';
import { useProblemText } from '../../i18n/use-language.ts';
import { CHOICES, choiceLabel } from '../../ui/field-value.tsx';
import { CustomerPicker } from './contacts/customer-picker.tsx';
import { fieldText, isUnseen } from './draft.ts';
import { LONG_FIELDS } from './kinds.ts';
import css from './record-form.module.css';

const WIDE: ReadonlySet<string> = new Set(['name', 'customerId', 'address', ...LONG_FIELDS]);
const NUMERIC: ReadonlySet<string> = new Set(['employeeCount', 'creditLimitCents', 'creditScore']);

interface FormFieldProps {
  readonly entity: ScreenEntity;
  readonly field: string;
  readonly record: ScreenRecord | null;
  /** What was typed, or undefined while the field is untouched. */
  readonly text: string | undefined;
  readonly problem: Problem | undefined;
  readonly isFirst: boolean;
  readonly onChange: (text: string) => void;
}

/** A value that is not here: what the server shows of it, and that blank leaves it alone. */
function unseenHint(record: ScreenRecord | null, field: string, t: TFunction) {
  if (!isUnseen(record, field)) return {};
  const isMasked = record?.sync.provenance[field] === 'masked';
  return {
    description: t(isMasked ? 'form.maskedHint' : 'form.notLoadedHint'),
    placeholder: record?.sync.display[field] ?? (isMasked ? t('marks.hidden') : ''),
  };
}

/** One input with its label, its problem, and for a value that is not here a hint how to replace it. */
export function FormField({ entity, field, record, text, problem, isFirst, onChange }: FormFieldProps) {
  const { t } = useTranslation();
  const label = useFieldLabel(entity)(field);
  const say = useProblemText();
  const value = text ?? fieldText(record, field);
  const common = {
    label: field === 'creditLimitCents' ? t('form.inYuan', { label }) : label,
    withAsterisk: field === 'name',
    error: problem ? say(problem) : undefined,
    className: WIDE.has(field) ? css.wide : undefined,
    'data-form-field': field,
    inputWrapperOrder: ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[],
    ...unseenHint(record, field, t),
  };
  if (field === 'customerId') return <CustomerPicker {...common} id={value} isFirst={isFirst} onChange={onChange} />;
  const choices = CHOICES[field];
  if (choices) {
    return (
      <Select
        {...common}
        placeholder={t('form.choose')}
        data={choices.map((choice) => ({ value: choice, label: choiceLabel(t, field, choice) ?? choice }))}
        value={value === '' ? null : value}
        onChange={(choice) => onChange(choice ?? '')}
        clearable
        comboboxProps={{ transitionProps: { duration: 0 } }}
      />
    );
  }
  if (LONG_FIELDS.has(field)) {
    return (
      <Textarea
        {...common}
        autosize
        minRows={3}
        maxRows={12}
        value={value}
        autoFocus={isFirst}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...common}
      value={value}
      autoFocus={isFirst}
      autoComplete="off"
      spellCheck={false}
      {...(field === 'birthday' ? { placeholder: '1990-01-31' } : {})}
      {...(NUMERIC.has(field) ? { inputMode: 'decimal' as const } : {})}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
