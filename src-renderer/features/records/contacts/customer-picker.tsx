import { Select, type SelectProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCustomerName } from '../../../ipc/customer-names.ts';
import { useQuery } from '../../../ipc/use-query.ts';

const SHOWN = 20;

interface CustomerPickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'id'> {
  /** The chosen customer, or '' for none. */
  readonly id: string;
  readonly isFirst: boolean;
  readonly onChange: (id: string) => void;
}

/** Finds a customer by a few characters of anything that the list of customers is searched by. */
export function CustomerPicker({ id, isFirst, onChange, ...common }: CustomerPickerProps) {
  const { t } = useTranslation();
  const name = useCustomerName(id === '' ? null : id);
  const [typed, setTyped] = useState<string>();
  const search = typed === undefined || typed === name ? '' : typed.trim();
  const { data } = useQuery('customers.list', {
    search,
    limit: SHOWN,
    ...(search === '' ? {} : { sort: { field: 'name', isDescending: false } }),
  });
  const found = data?.rows.map((row) => ({ value: row.id, label: row.name })) ?? [];
  const chosen = id !== '' && !found.some(({ value }) => value === id) ? [{ value: id, label: name ?? '' }] : [];
  return (
    <Select
      {...common}
      data={[...chosen, ...found]}
      // The core has searched already, also by telephone and tax number.
      filter={({ options }) => options}
      value={id === '' ? null : id}
      searchable
      clearable
      searchValue={typed ?? name ?? ''}
      onSearchChange={setTyped}
      onChange={(next) => {
        onChange(next ?? '');
        setTyped(undefined);
      }}
      autoFocus={isFirst}
      placeholder={t('contact.pickCustomer')}
      nothingFoundMessage={t('contact.noCustomerFound')}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      maxDropdownHeight={260}
    />
  );
}
