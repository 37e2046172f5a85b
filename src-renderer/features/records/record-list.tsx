import { ActionIcon, Button, Kbd } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ScreenEntity } from '../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../src-shared/domain/records.ts';
import { useHasServer } from '../../ipc/session.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { formatCount } from '../../ui/format.ts';
import { PageHead, Tabs } from '../../ui/page.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { contactColumns } from './contacts/contact-columns.tsx';
import { customerColumns } from './customers/customer-columns.tsx';
import { ListFoot } from './list-foot.tsx';
import { ListState } from './list-state.tsx';
import { ListTransfer } from './list-transfer.tsx';
import { SearchBox } from './search-box.tsx';
import { useDeletion } from './use-deletion.ts';
import { useRecordList, type ListQuery } from './use-record-list.ts';
import { NEW_DRAFT, nextSort, setDraft, useRecordsView, useRecordsViewStore } from './view.ts';

const UNSETTLED = ['pending', 'held', 'conflict', 'refused'] as const;
const COLUMNS = { customers: customerColumns, contacts: contactColumns } as const;
const rowKey = (row: ScreenRecord): string => row.id;

function useCounts(entity: ScreenEntity): { all: number | undefined; unsettled: number | undefined } {
  const all = useQuery(`${entity}.list`, { limit: 1 }, [`${entity}.changed`]);
  const unsettled = useQuery(`${entity}.list`, { limit: 1, states: [...UNSETTLED] }, [`${entity}.changed`]);
  return { all: all.data?.total, unsettled: unsettled.data?.total };
}

/** What the keys and the buttons of a list do. */
function useListDeeds(entity: ScreenEntity, rows: readonly ScreenRecord[] | undefined) {
  const [, navigate] = useLocation();
  const store = useRecordsViewStore(entity);
  const remove = useDeletion(entity);
  const open = (row: ScreenRecord): void => {
    store.setState({ cursor: row.id });
    navigate(`/${entity}/${row.id}`);
  };
  return {
    open,
    edit: (row: ScreenRecord): void => {
      setDraft(store, row.id, { values: store.getState().drafts[row.id]?.values ?? {}, focus: null });
      open(row);
    },
    create: (name: string | null): void => {
      if (name) setDraft(store, NEW_DRAFT, { values: { name }, focus: null });
      navigate(`/${entity}/new`);
    },
    removeRow: (row: ScreenRecord): void => {
      const index = rows?.indexOf(row) ?? -1;
      // The cursor goes to the neighbour, so that Del can be pressed again.
      store.setState({ cursor: (rows?.[index + 1] ?? rows?.[index - 1])?.id ?? null });
      void remove(row);
    },
  };
}

export function RecordList({ entity }: { entity: ScreenEntity }) {
  const { t } = useTranslation();
  const hasServer = useHasServer();
  const store = useRecordsViewStore(entity);
  const { search, tab, sort, cursor } = useRecordsView(entity, (all) => all);
  // Coming back from a record: as many rows as before, so that the cursor is among them.
  const [remembered] = useState(() => (cursor === null ? 0 : store.getState().order.length));
  const query: ListQuery = { entity, search, states: tab === 'unsettled' ? [...UNSETTLED] : [], sort };
  const list = useRecordList(query, remembered);
  const { rows, total } = list.pages;
  const counts = useCounts(entity);
  const { open, edit, create, removeRow } = useListDeeds(entity, rows);
  const foot = useRef<(from: number, to: number) => void>(null);
  const columns = useMemo(() => COLUMNS[entity](t, hasServer), [entity, t, hasServer]);

  // The page of a record steps through the list as it was last seen here.
  useEffect(() => {
    if (rows) store.setState({ order: rows.map(rowKey), total });
  }, [rows, total, store]);

  const current = rows?.find((row) => row.id === cursor);
  useKeys({
    n: () => create(null),
    Delete: () => current && removeRow(current),
    e: () => current && edit(current),
    Escape: () => search !== '' && store.setState({ search: '', cursor: null }),
  });

  return (
    <>
      <PageHead
        title={t(`${entity}.title`)}
        note={!!counts.all && t(`${entity}.onThisComputer`, { count: counts.all })}
      >
        <SearchBox entity={entity} />
        <ListTransfer query={query} canExport={!!rows && rows.length > 0} />
        <Button
          size="xs"
          // An empty list has a filled button of its own.
          variant={rows?.length === 0 ? 'default' : 'filled'}
          leftSection={<IconPlus size={14} />}
          rightSection={<Kbd>N</Kbd>}
          onClick={() => create(null)}
        >
          {t(`${entity}.create`)}
        </Button>
      </PageHead>
      {hasServer && (
        <Tabs
          label={t('customers.tabsLabel')}
          active={tab}
          onSelect={(id) => store.setState({ tab: id, cursor: null })}
          tabs={(['all', 'unsettled'] as const).map((id) => ({
            id,
            label: t(`customers.${id}`),
            ...(counts[id] === undefined ? {} : { count: formatCount(counts[id]) }),
          }))}
        />
      )}
      {rows?.length === 0 || (rows === undefined && list.pages.error) ? (
        <ListState
          {...{ entity, search, tab, hasServer }}
          error={list.pages.error}
          onCreate={create}
          onClear={() => store.setState({ search: '', tab: 'all', cursor: null })}
          onRetry={list.reload}
        />
      ) : (
        <>
          <DataTable
            label={t(`${entity}.listLabel`)}
            {...{ columns, rows, rowKey, total, cursor, sort }}
            onCursor={(id) => store.setState({ cursor: id })}
            onOpen={open}
            onSort={(field) => store.setState({ sort: nextSort(sort, field), cursor: null })}
            onEnd={list.loadMore}
            onRange={(from, to) => foot.current?.(from, to)}
            listKey={`${search} ${tab} ${sort.field} ${sort.isDescending}`}
            actions={(row) => (
              <>
                <ActionIcon size="xs" aria-label={t('customers.editAction')} onClick={() => edit(row)}>
                  <IconPencil size={16} stroke={1.6} />
                </ActionIcon>
                <ActionIcon size="xs" aria-label={t('customers.deleteAction')} onClick={() => removeRow(row)}>
                  <IconTrash size={16} stroke={1.6} />
                </ActionIcon>
              </>
            )}
          />
          <ListFoot entity={entity} total={total} tookMs={list.pages.tookMs} isReady={rows !== undefined} hear={foot} />
        </>
      )}
    </>
  );
}
