import type { ReactNode } from 'react';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { Masked } from '../../ui/marks.tsx';
import { FieldValue } from './field-value.tsx';

/** A supporting value: quieter than the name that leads the row. */
const soft = (cell: ReactNode): ReactNode => <span className="soft truncate">{cell}</span>;

/** A value as a list shows it: with its lock where the server shows only a part. */
export function Reach({ record, field }: { record: ScreenRecord; field: string }) {
  const shown = record.sync.display[field];
  if (record.sync.provenance[field] === 'masked' && shown !== undefined) return <Masked value={shown} />;
  return soft(<FieldValue record={record} field={field} />);
}
