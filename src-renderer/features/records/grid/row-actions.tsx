import { ActionIcon } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { ListDeeds } from './use-list-deeds.ts';

/** What is offered at the right end of the row under the pointer or the cursor; the same function for every render, so that
 * rows which did not change are left alone. */
export function useRowActions(deeds: ListDeeds): (row: ScreenRecord) => ReactNode {
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  return useCallback((row: ScreenRecord) => <RowActions row={row} deeds={latest} />, []);
}

function RowActions({ row, deeds }: { readonly row: ScreenRecord; readonly deeds: RefObject<ListDeeds> }) {
  const { t } = useTranslation();
  return (
    <>
      <ActionIcon
        size="xs"
        tabIndex={-1}
        aria-label={t('customers.editAction')}
        title={t('customers.editAction')}
        onClick={() => deeds.current.edit(row)}
      >
        <IconPencil size={16} stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        size="xs"
        tabIndex={-1}
        aria-label={t('customers.deleteAction')}
        title={t('customers.deleteAction')}
        onClick={() => deeds.current.remove(row)}
      >
        <IconTrash size={16} stroke={1.6} />
      </ActionIcon>
    </>
  );
}
