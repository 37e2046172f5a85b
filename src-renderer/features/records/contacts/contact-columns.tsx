import type { TFunction } from 'i18next';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { Column } from '../../../ui/data-table.tsx';
import { SettledMark } from '../../../ui/marks.tsx';
import { nameColumn, Reach, soft, updatedColumn } from '../common-columns.tsx';
import { FieldValue } from '../field-value.tsx';

/** The columns of the list of contacts; without a server there is nothing to say about sync. */
export function contactColumns(t: TFunction, hasServer: boolean): Column<ScreenRecord>[] {
  const title = (key: 'name' | 'sync' | 'customerId' | 'position' | 'mobile' | 'phone' | 'email' | 'updatedAt') =>
    t(`contacts.columns.${key}`);
  const plain = (key: 'position' | 'mobile' | 'phone' | 'email', width: string): Column<ScreenRecord> => ({
    key,
    title: title(key),
    width,
    cell: (record) => <Reach record={record} field={key} />,
  });
  const all: (Column<ScreenRecord> | false)[] = [
    nameColumn({ title: title('name'), width: 'minmax(120px, .7fr)' }),
    hasServer && {
      key: 'sync',
      title: title('sync'),
      width: '104px',
      cell: ({ sync }) => <SettledMark state={sync.state} isWaiting={sync.ops.some(isWaiting)} />,
    },
    {
      key: 'customerId',
      title: title('customerId'),
      width: 'minmax(180px, 1.4fr)',
      cell: (record) => soft(<FieldValue record={record} field="customerId" />),
    },
    plain('position', '128px'),
    plain('mobile', '132px'),
    plain('phone', '132px'),
    plain('email', 'minmax(120px, .8fr)'),
    updatedColumn({ title: title('updatedAt'), width: '108px' }),
  ];
  return all.filter((column) => column !== false);
}

/** Whether an operation waits for another record to be known to the server first. */
export const isWaiting = (op: ScreenRecord['sync']['ops'][number]): boolean =>
  op.state === 'pending' && op.deps.length > 0;
