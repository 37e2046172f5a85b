import { Menu } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconEyeOff,
  IconPin,
  IconPinnedOff,
  IconSortAscending,
  IconSortDescending,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { SORT_FIELDS } from '../../../../src-shared/domain/fields.ts';
import type { ViewColumn } from '../../../../src-shared/domain/views/view.schema.ts';
import { pinned, shifted, toggled } from './layout.ts';
import { useColumnLabel } from './use-column-label.ts';

const icon = { size: 15, stroke: 1.6 } as const;

export interface MenuPlace {
  readonly field: string;
  readonly x: number;
  readonly y: number;
}

interface ColumnMenuProps {
  readonly entity: ScreenEntity;
  readonly columns: readonly ViewColumn[];
  readonly place: MenuPlace;
  readonly onSort: (field: string, isDescending: boolean) => void;
  readonly onLayout: (columns: readonly ViewColumn[]) => void;
  readonly onClose: () => void;
}

/** What can be done with a column, at the place where it was asked for. */
export function ColumnMenu({ entity, columns, place, onSort, onLayout, onClose }: ColumnMenuProps) {
  const { t } = useTranslation();
  const labelOf = useColumnLabel(entity);
  const { field, x, y } = place;
  const isPinned = columns.some((column) => column.field === field && column.isPinned);
  const at = columns.findIndex((column) => column.field === field);
  return (
    <Menu opened onClose={onClose} position="bottom-start" transitionProps={{ duration: 0 }} returnFocus>
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className="plain"
          aria-label={labelOf(field)}
          style={{ position: 'fixed', left: x, top: y }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {SORT_FIELDS[entity].includes(field) && (
          <>
            <Menu.Item leftSection={<IconSortAscending {...icon} />} onClick={() => onSort(field, false)}>
              {t('grid.sortUp')}
            </Menu.Item>
            <Menu.Item leftSection={<IconSortDescending {...icon} />} onClick={() => onSort(field, true)}>
              {t('grid.sortDown')}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Menu.Item
          leftSection={isPinned ? <IconPinnedOff {...icon} /> : <IconPin {...icon} />}
          onClick={() => onLayout(pinned(columns, field, !isPinned))}
        >
          {t(isPinned ? 'grid.unpin' : 'grid.pin')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowLeft {...icon} />}
          disabled={at <= 0}
          onClick={() => onLayout(shifted(columns, field, -1))}
        >
          {t('grid.moveLeft')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight {...icon} />}
          disabled={at < 0 || at === columns.length - 1}
          onClick={() => onLayout(shifted(columns, field, 1))}
        >
          {t('grid.moveRight')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconEyeOff {...icon} />}
          disabled={columns.length === 1}
          onClick={() => onLayout(toggled(columns, field))}
        >
          {t('grid.hide')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
