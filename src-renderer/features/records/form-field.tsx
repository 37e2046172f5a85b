import { Select, Textarea, TextInput, type TextInputProps } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import { fieldNamed, isPerson, type Field } from '../../../src-shared/domain/fields.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { Problem } from '../../../src-shared/ipc/problems.ts';
import { useFieldLabel } from '../../i18n/use-field-label.ts';
import { useProblemText } from '../../i18n/use-language.ts';
import { choiceLabel } from '../../ui/field-value.tsx';
import { MoneyInput } from '../../ui/form/money-input.tsx';
import { fieldText, isUnseen } from './draft.ts';
import css from './record-form.module.css';
import { PersonInput } from './references/person-input.tsx';
import { ReferencePicker } from './references/reference-picker.tsx';
import { useChangedSince } from './use-changed-since.ts';

const WIDE: ReadonlySet<string> = new Set(['name', 'customerId', 'address']);

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

type InputOrder = ('label' | 'input' | 'error' | 'description')[];

/** One input with its label, its problem, and for a value that is not here a hint how to replace it. */
export function FormField({ entity, field, record, text, problem, isFirst, onChange }: FormFieldProps) {
  const { t } = useTranslation();
  const label = useFieldLabel(entity)(field);
  const say = useProblemText();
  const changedSince = useChangedSince(entity);
  const what = fieldNamed(entity, field) ?? PLAIN;
  const common = {
    label: what.kind === 'cents' ? t('form.inYuan', { label }) : label,
    withAsterisk: field === 'name',
    error: problem && (problem === 'changed_since' ? changedSince(record, field) : say(problem)),
    className: isWide(field, what) ? css.wide : undefined,
    'data-form-field': field,
    inputWrapperOrder: ['label', 'input', 'error', 'description'] as InputOrder,
    ...unseenHint(record, field, t),
  };
  return <Input {...{ common, field, what, isFirst, onChange }} value={text ?? fieldText(record, field)} />;
}

const PLAIN: Field = { kind: 'text', isLong: false };

const isWide = (field: string, what: Field): boolean => WIDE.has(field) || (what.kind === 'text' && what.isLong);

interface InputProps extends Pick<FormFieldProps, 'field' | 'isFirst' | 'onChange'> {
  /** Label, problem and hint, as every input takes them. */
  readonly common: Pick<TextInputProps, 'label' | 'withAsterisk' | 'error' | 'description' | 'inputWrapperOrder'> & {
    readonly className: string | undefined;
    readonly 'data-form-field': string;
    readonly placeholder?: string;
  };
  readonly what: Field;
  readonly value: string;
}

/** The input that a kind of field is written with. */
function Input({ common: given, field, what, value, isFirst, onChange }: InputProps) {
  const { t } = useTranslation();
  const { className, ...others } = given;
  const common = { ...others, ...(className === undefined ? {} : { className }) };
  const typed = { value, autoFocus: isFirst } as const;
  const onTyped = (event: { readonly currentTarget: { readonly value: string } }): void =>
    onChange(event.currentTarget.value);
  switch (what.kind) {
    case 'reference':
      return <ReferencePicker {...common} to={what.to} id={value} isFirst={isFirst} onChange={onChange} />;
    case 'cents':
      return <MoneyInput {...common} {...typed} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...common}
          placeholder={t('form.choose')}
          data={what.choices.map((choice) => ({ value: choice, label: choiceLabel(t, field, choice) ?? choice }))}
          value={value === '' ? null : value}
          onChange={(choice) => onChange(choice ?? '')}
          clearable
          comboboxProps={{ transitionProps: { duration: 0 } }}
        />
      );
    case 'text':
      if (isPerson(field)) {
        return (
          <PersonInput
            {...common}
            placeholder={common.placeholder ?? t('references.findPerson')}
            user={value}
            autoFocus={isFirst}
            onChange={onChange}
          />
        );
      }
      if (what.isLong) return <Textarea {...common} {...typed} autosize minRows={3} maxRows={12} onChange={onTyped} />;
      return <TextInput {...common} {...typed} autoComplete="off" spellCheck={false} onChange={onTyped} />;
    case 'number':
      return <TextInput {...common} {...typed} autoComplete="off" inputMode="decimal" onChange={onTyped} />;
    case 'day':
    case 'moment':
      return <TextInput {...common} {...typed} autoComplete="off" placeholder="1990-01-31" onChange={onTyped} />;
  }
}
