import type { ReactNode } from 'react';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Masked } from '../../ui/marks.tsx';
import { RelativeDate } from '../../ui/values.tsx';
import { FieldValue } from './field-value.tsx';

/** A supporting value: quieter than the name that leads the row. */
export const soft = (cell: ReactNode): ReactNode => <span className="soft truncate">{cell}</span>;

/** A value as a list shows it: with its lock where the server shows only a part. */
export function Reach({ record, field }: { record: ScreenRecord; field: string }) {
  const shown = record.sync.display[field];
  if (record.sync.provenance[field] === 'masked' && shown !== undefined) return <Masked value={shown} />;
  return soft(<FieldValue record={record} field={field} />);
}

interface Place {
  readonly title: string;
  readonly width: string;
}

/** The column that leads every list of records. */
export const nameColumn = (place: Place): Column<ScreenRecord> => ({
  key: 'name',
  ...place,
  canSort: true,
  cell: ({ name }) => (
    <span className="truncate" title={name} style={{ fontWeight: 500 }}>
      {name}
    </span>
  ),
});

/** The column that ends every list of records. */
export const updatedColumn = (place: Place): Column<ScreenRecord> => ({
  key: 'updatedAt',
  ...place,
  align: 'right',
  canSort: true,
  cell: ({ updatedAt }) => soft(<RelativeDate at={updatedAt} />),
});
