import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import { entityTable } from '../../../../src-shared/domain/entity-table.ts';
import { useHasServer, useSession } from '../../../ipc/session.ts';
import type { GridSort } from '../../../ui/grid/grid-column.ts';
import { Grid, type GridHandle } from '../../../ui/grid/grid.tsx';
import { useKeys } from '../../../ui/use-keys.ts';
import { ListFoot } from '../list-foot.tsx';
import { ListState } from '../list-state.tsx';
import { useRecordAhead } from '../use-record-ahead.ts';
import { changeView, nextSort, resetView, useRecordsView, useRecordsViewStore } from '../view.ts';
import { ColumnMenu, type MenuPlace } from './column-menu.tsx';
import { gridColumns } from './columns.tsx';
import { moved, resized, shifted } from './layout.ts';
import { useRowActions } from './row-actions.tsx';
import { useBulk, type Bulk } from './use-bulk.ts';
import { useCellEditor } from './use-cell-editor.tsx';
import { useColumnLabel } from './use-column-label.ts';
import { useCursor } from './use-cursor.ts';
import { useListDeeds, type ListDeeds } from './use-list-deeds.ts';
import { useLayout } from './use-layout.ts';
import { JobBar } from './job-bar.tsx';
import { PickedBar } from './picked-bar.tsx';
import { isSelected } from './selection.ts';
import { useSelection, type RecordSelection } from './use-selection.ts';
import { useRows, type GridQuery, type GridRows } from './use-rows.ts';
import type { ViewAtHand } from './use-view.ts';

interface RecordGridProps {
  readonly entity: ScreenEntity;
  readonly views: ViewAtHand;
}

/** The records of a view, or why there are none. */
export function RecordGrid({ entity, views }: RecordGridProps) {
  const { view } = views;
  const { t } = useTranslation();
  const hasServer = useHasServer();
  const store = useRecordsViewStore(entity);
  const search = useRecordsView(entity, (state) => state.search);
  const query: GridQuery = { entity, filter: view.filter, search, sort: view.sort };
  const rows = useRows(query);
  const { state } = rows;
  const at = useCursor(entity, JSON.stringify(query), rows);
  useRecordAhead(entity, { current: at.current?.id, idAt: (index) => rows.rowAt(index)?.id });
  const deeds = useListDeeds(entity, rows);
  const clear = (): void => {
    resetView(store, view.id);
    store.setState({ search: '', viewId: view.filter === null ? view.id : 'all', cursor: null });
  };
  const picked = useSelection(query, state);
  const bulk = useBulk(entity);
  const jobBar = bulk.job && <JobBar job={bulk.job} onCancel={bulk.cancel} />;
  const isPicking = picked.count > 0;
  const toggle = (): void => {
    if (at.cursor) picked.toggle(at.cursor.row, false);
  };
  useKeys({
    x: { act: toggle, text: t('grid.keys.pick') },
    ' ': toggle,
    'mod+a': { act: picked.all, text: t('grid.keys.pickAll') },
    ...(isPicking
      ? {}
      : { Delete: { act: () => at.current && deeds.remove(at.current), text: t('customers.deleteAction') } }),
    Escape: {
      act: () => {
        if (isPicking) picked.clear();
        else if (search !== '') store.setState({ search: '', cursor: null });
      },
      text: t('grid.keys.letGo'),
    },
  });
  if (state.count === 0 || (state.count === undefined && state.error)) {
    return (
      <>
        <ListState
          {...{ entity, search, hasServer }}
          asks={view.id === 'unsettled' ? 'unsettled' : view.filter === null ? 'all' : 'filter'}
          error={state.count === 0 ? null : state.error}
          onCreate={deeds.create}
          onClear={clear}
          onRetry={() => rows.source.refresh()}
        />
        {jobBar}
      </>
    );
  }
  return (
    <FilledGrid {...{ entity, views, rows, deeds, at, query, picked, bulk, jobBar }} listKey={JSON.stringify(query)} />
  );
}

interface FilledGridProps extends RecordGridProps {
  readonly rows: GridRows;
  readonly deeds: ListDeeds;
  readonly at: ReturnType<typeof useCursor>;
  readonly listKey: string;
  readonly query: GridQuery;
  readonly picked: RecordSelection;
  readonly bulk: Bulk;
  /** Stands in the place of the bar of what is picked while many records are being changed. */
  readonly jobBar: ReactNode;
}

function FilledGrid({ entity, views, rows, deeds, at, listKey, query, picked, bulk, jobBar }: FilledGridProps) {
  const { view } = views;
  const { t, i18n } = useTranslation();
  const store = useRecordsViewStore(entity);
  const labelOf = useColumnLabel(entity);
  const { state, onSight } = rows;
  const layOut = useLayout(entity, views);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const grid = useRef<GridHandle>(null);
  const foot = useRef<(from: number, to: number) => void>(null);
  const sort = (next: GridSort): void => {
    changeView(store, view.id, { sort: next });
    store.setState({ cursor: null });
  };
  const { workspace } = useSession();
  const columns = useMemo(
    () => gridColumns(entity, view.columns, { t, labelOf, workspace }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the labels change with the language alone
    [entity, view.columns, i18n.language, workspace],
  );
  const { title } = entityTable[entity];
  const { begin, editor } = useCellEditor({ entity, rows, at, columns, grid });
  const isInCell = (at.cursor?.column ?? -1) >= 0;
  useKeys({
    ...(picked.count > 0
      ? {}
      : {
          e: {
            act: () => {
              const { cursor, current } = at;
              const field = cursor && columns[cursor.column]?.key;
              if (cursor && current && field !== undefined && field !== null) begin(current, field, cursor.row);
              else if (current) deeds.edit(current);
            },
            text: t('keys.edit'),
          },
        }),
  });
  const see = useCallback(
    (from: number, to: number) => {
      onSight(from, to);
      foot.current?.(from, to);
    },
    [onSight],
  );
  return (
    <>
      <Grid
        label={t(`${entity}.listLabel`)}
        {...{ columns, listKey, editor }}
        handle={grid}
        rowAt={rows.rowAt}
        count={state.count}
        isCounted={state.isCounted}
        cursor={at.cursor}
        onCursor={at.move}
        // The name is the door to a record, every other cell is written into.
        onOpen={(row, field, index) => (field === null || field === title ? deeds.open(row) : begin(row, field, index))}
        onEdit={(row, field, index) => begin(row, field ?? title, index)}
        sort={view.sort}
        heads={{
          onSort: (field) => sort(nextSort(view.sort, field)),
          onResize: (field, width) => layOut(resized(view.columns, field, width)),
          onMove: (field, to) => layOut(moved(view.columns, field, to)),
          onShift: (field, by) => layOut(shifted(view.columns, field, by)),
          onMenu: (field, x, y) => setMenu({ field, x, y }),
        }}
        onSight={see}
        selection={{
          isSelected: (row) => isSelected(picked.selection, row.id),
          isAny: picked.count > 0,
          isAll: picked.count > 0 && picked.count === state.count,
          onToggle: picked.toggle,
          onExtend: picked.extend,
          onToggleAll: picked.count > 0 ? picked.clear : picked.all,
          rowLabel: t('grid.pick'),
          allLabel: t('grid.pickAll'),
        }}
        actions={useRowActions(deeds)}
      />
      {menu && (
        <ColumnMenu
          {...{ entity }}
          columns={view.columns}
          place={menu}
          onSort={(field, isDescending) => sort({ field, isDescending })}
          onLayout={layOut}
          onClose={() => setMenu(null)}
        />
      )}
      {jobBar ?? (picked.count > 0 && <PickedBar {...{ entity, query, picked, bulk }} columns={view.columns} />)}
      <ListFoot
        {...{ entity, state, isInCell }}
        hear={foot}
        cursorRow={at.cursor?.row ?? null}
        onGo={(row) => {
          grid.current?.go({ row, column: -1 });
          grid.current?.focus();
        }}
      />
    </>
  );
}
