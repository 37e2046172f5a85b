import { Select, type SelectProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { ReferenceLine } from '../../../../src-shared/ipc/references.routes.ts';
import { useErrorText } from '../../../i18n/use-language.ts';
import { asSatchelError, call } from '../../../ipc/call.ts';
import { useRecordName } from '../../../ipc/record-names.ts';
import { useToast } from '../../../ui/toast.ts';
import { ReferenceOption } from './reference-option.tsx';
import { useReferenceLines } from './use-reference-lines.ts';

/** The option that makes a record of what was typed. */
const CREATE = 'create';

type Inherited = Omit<SelectProps, 'data' | 'value' | 'onChange' | 'onOptionSubmit' | 'id'>;

interface ReferencePickerProps extends Inherited {
  readonly to: Entity;
  /** The chosen record, or '' for none. */
  readonly id: string;
  /** Only what belongs to this customer; without it whatever it belongs to. */
  readonly customerId?: string | null;
  readonly isFirst?: boolean;
  readonly onChange: (id: string) => void;
  /** Hears in addition when a record was taken, not when the field was emptied. */
  readonly onTake?: (id: string) => void;
}

/**
 * Finds a record by a few characters, syllables or initials of its name, or by its number; what was opened last stands in
 * front. A customer that is not there yet is made from its name.
 */
export function ReferencePicker(props: ReferencePickerProps) {
  const { to, id, customerId = null, isFirst = false, onChange, onTake, ...common } = props;
  const { t } = useTranslation();
  const create = useCreation(to);
  const [isOpen, setIsOpen] = useState(common.defaultDropdownOpened ?? false);
  const { shown, text, setTyped, searchValue } = useSearchText(to, id);
  const { lines, isCurrent } = useReferenceLines(isOpen ? { to, text, customerId } : null);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const creation = create !== null && isCurrent ? t('references.create', { name: text }) : null;
  const take = (next: string): void => {
    onChange(next);
    setTyped(undefined);
    onTake?.(next);
  };
  const choose = (next: string | null): void => {
    if (next === null) {
      onChange('');
      setTyped(undefined);
    } else if (next !== CREATE) take(next);
    else void create?.(text).then((made) => made !== null && take(made));
  };
  return (
    <Select
      placeholder={t('references.find')}
      {...common}
      data={optionsOf({ chosen: { id, shown }, lines, text, creation })}
      // The core has searched already, also by telephone and by syllables.
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <ReferenceOption label={option.label} line={byId.get(option.value)} isWithin={customerId !== null} />
      )}
      value={id === '' ? null : id}
      searchable
      clearable
      searchValue={searchValue}
      onSearchChange={setTyped}
      onDropdownOpen={() => setIsOpen(true)}
      onChange={choose}
      autoFocus={isFirst}
      nothingFoundMessage={isCurrent ? t('references.noneFound') : undefined}
      comboboxProps={{ transitionProps: { duration: 0 }, ...common.comboboxProps }}
      maxDropdownHeight={260}
    />
  );
}

/** What stands in the field and what of it is a search: the name that stands there is none. */
function useSearchText(to: Entity, id: string) {
  const { t } = useTranslation();
  const name = useRecordName(to, id === '' ? null : id);
  const [typed, setTyped] = useState<string>();
  // A name that is not known here is said, and never taken for an empty field.
  const shown = id !== '' && name === null ? t('references.notHere') : (name ?? '');
  const text = typed === undefined || typed === shown ? '' : typed.trim();
  return { shown, text, setTyped, searchValue: typed ?? shown };
}

interface Offered {
  readonly chosen: { readonly id: string; readonly shown: string };
  readonly lines: readonly ReferenceLine[];
  readonly text: string;
  /** What the option that makes a record of the text is called; null = there is none. */
  readonly creation: string | null;
}

/** What stands there, what was found, and the way to make what was not. */
function optionsOf({ chosen: { id, shown }, lines, text, creation }: Offered): { value: string; label: string }[] {
  const isNew = text !== '' && !lines.some(({ title }) => title === text);
  return [
    ...(id !== '' && !lines.some((line) => line.id === id) ? [{ value: id, label: shown }] : []),
    ...lines.map(({ id: value, title }) => ({ value, label: title })),
    ...(creation !== null && isNew ? [{ value: CREATE, label: creation }] : []),
  ];
}

/** Makes a customer of a name, without leaving the form; null where such a record needs more than a name. */
function useCreation(to: Entity): ((name: string) => Promise<string | null>) | null {
  const { t } = useTranslation();
  const toast = useToast();
  const say = useErrorText();
  if (to !== 'customers') return null;
  return async (name) => {
    try {
      const { id } = await call('customers.create', { fields: { name } });
      toast({ text: t('form.created', { name }) });
      return id;
    } catch (error) {
      toast({ text: say(asSatchelError(error)), isProblem: true });
      return null;
    }
  };
}
