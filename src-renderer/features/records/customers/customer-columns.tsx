import type { TFunction } from 'i18next';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { SettledMark } from '../../../ui/marks.tsx';
import { nameColumn, Reach, soft, updatedColumn } from '../common-columns.tsx';
import { FieldValue } from '../field-value.tsx';

/** The columns of the list; without a server there is nothing to say about sync. */
export function customerColumns(t: TFunction, hasServer: boolean): Column<ScreenRecord>[] {
  const all: (Column<ScreenRecord> | false)[] = [
    nameColumn({ title: t('customers.columns.name'), width: 'minmax(220px, 1fr)' }),
    hasServer && {
      key: 'sync',
      title: t('customers.columns.sync'),
      width: '92px',
      cell: ({ sync }) => <SettledMark state={sync.state} />,
    },
    {
      key: 'type',
      title: t('customers.columns.type'),
      width: '96px',
      cell: (row) => soft(<FieldValue record={row} field="type" />),
    },
    {
      key: 'industry',
      title: t('customers.columns.industry'),
      width: '128px',
      canSort: true,
      cell: (row) => soft(<FieldValue record={row} field="industry" />),
    },
    {
      key: 'region',
      title: t('customers.columns.region'),
      width: '104px',
      canSort: true,
      cell: (row) => soft(<FieldValue record={row} field="region" />),
    },
    {
      key: 'contactPerson',
      title: t('customers.columns.contactPerson'),
      width: '112px',
      cell: (row) => soft(<FieldValue record={row} field="contactPerson" />),
    },
    {
      key: 'phone',
      title: t('customers.columns.phone'),
      width: '148px',
      cell: (row) => <Reach record={row} field="phone" />,
    },
    updatedColumn({ title: t('customers.columns.updatedAt'), width: '116px' }),
  ];
  return all.filter((column) => column !== false);
}
