import type { View } from '../../../../src-shared/domain/views/view.schema.ts';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { useKeys } from '../../../ui/use-keys.ts';
import { useExport } from '../list-transfer.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { shownOf, targetOf } from './selection.ts';
import type { Bulk } from './use-bulk.ts';
import type { GridQuery } from './use-rows.ts';
import type { RecordSelection } from './use-selection.ts';

interface PickedBarProps {
  readonly entity: ScreenEntity;
  readonly query: GridQuery;
  readonly picked: RecordSelection;
  readonly columns: View['columns'];
  readonly bulk: Bulk;
}

/** The bar of the records that are picked, over those of a list. */
export function PickedBar({ entity, query, picked, columns, bulk }: PickedBarProps) {
  const { run } = useExport({ ...query, ...shownOf(picked.selection, query) }, columns);
  const target = targetOf(picked.selection, query);
  const removePicked = async (): Promise<void> => {
    if (await bulk.remove(target)) picked.clear();
  };
  useKeys({ Delete: () => void removePicked() });
  return (
    <BulkBar
      {...{ entity }}
      count={picked.count}
      onUpdate={(field, value) => void bulk.update(target, field, value)}
      onTag={(change) => void bulk.tag(target, change)}
      onExport={() => void run()}
      onRemove={() => void removePicked()}
      onClear={picked.clear}
    />
  );
}
