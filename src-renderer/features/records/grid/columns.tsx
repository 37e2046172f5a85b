import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import { entityFields, fieldNamed, SORT_FIELDS } from '../../../../src-shared/domain/fields.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { ViewColumn } from '../../../../src-shared/domain/views/view.schema.ts';
import type { GridColumn } from '../../../ui/grid/grid-column.ts';
import { cellHint, cellOf, type CellWords } from './cell.tsx';
import { accessOf } from './editable.ts';

/** Fields that only the program reads. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['id', 'primaryContactId']);
const RIGHT: ReadonlySet<string> = new Set(['number', 'cents', 'day', 'moment']);

/** The fields that a list of this entity can show; without a server there is nothing to say about sync. */
export const fieldsToShow = (entity: ScreenEntity, hasServer: boolean): readonly string[] =>
  Object.keys(entityFields[entity]).filter(
    (field) => !NOT_SHOWN.has(field) && (hasServer || (field !== 'sync.state' && field !== 'serverId')),
  );

interface ColumnTexts extends CellWords {
  readonly labelOf: (field: string) => string;
}

/** The columns of a view as the grid takes them: pinned ones first. */
export function gridColumns(
  entity: ScreenEntity,
  columns: readonly ViewColumn[],
  { labelOf, ...words }: ColumnTexts,
): readonly GridColumn<ScreenRecord>[] {
  return columns
    .toSorted((one, other) => Number(other.isPinned) - Number(one.isPinned))
    .map(({ field, width, isPinned }) => ({
      key: field,
      title: labelOf(field),
      ...{ width, isPinned },
      isWide: field === entityTable[entity].title,
      isReadOnly: accessOf(entity, field) !== 'open',
      canSort: SORT_FIELDS[entity].includes(field),
      ...(RIGHT.has(fieldNamed(entity, field)?.kind ?? '') ? { align: 'right' as const } : {}),
      cell: (record: ScreenRecord) => cellOf({ entity, record, field, ...words }),
      hint: (record: ScreenRecord) => cellHint({ entity, record, field, ...words }),
    }));
}
