import { ActionIcon, Menu } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ViewColumn } from '../../../../src-shared/domain/views/view.schema.ts';
import { useHasServer } from '../../../ipc/session.ts';
import { fieldsToShow } from './columns.tsx';
import { toggled } from './layout.ts';
import { useColumnLabel } from './use-column-label.ts';

interface ColumnChooserProps {
  readonly entity: ScreenEntity;
  readonly columns: readonly ViewColumn[];
  readonly onLayout: (columns: readonly ViewColumn[]) => void;
}

/** Which fields the list shows. */
export function ColumnChooser({ entity, columns, onLayout }: ColumnChooserProps) {
  const { t } = useTranslation();
  const hasServer = useHasServer();
  const labelOf = useColumnLabel(entity);
  const fields = fieldsToShow(entity, hasServer);
  const label = t('grid.columns', { shown: columns.length, total: fields.length });
  return (
    <Menu position="bottom-end" closeOnItemClick={false} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={label} title={label}>
          <IconColumns3 size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {fields.map((field) => {
          const isShown = columns.some((column) => column.field === field);
          return (
            <Menu.CheckboxItem key={field} checked={isShown} onChange={() => onLayout(toggled(columns, field))}>
              {labelOf(field)}
            </Menu.CheckboxItem>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
