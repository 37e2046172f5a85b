import { useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ScreenEntity } from '../../../../src-shared/domain/entities.ts';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import type { Filter } from '../../../../src-shared/domain/views/filter.schema.ts';
import type { GridSort } from '../../../ui/grid/grid-column.ts';
import { call } from '../../../ipc/call.ts';
import { useEvent } from '../../../ipc/use-event.ts';
import { KeptRowsContext } from './kept-rows.tsx';
import { createRowSource, PAGE_ROWS, rowAt, type RowSource, type Rows } from './row-source.ts';

/** What a list shows and in which order. */
export interface GridQuery {
  readonly entity: ScreenEntity;
  readonly filter: Filter | null;
  readonly search: string;
  readonly sort: GridSort;
}

export interface GridRows {
  readonly state: Rows<ScreenRecord>;
  readonly rowAt: (index: number) => ScreenRecord | undefined;
  /** Stays the same function as long as the question does. */
  readonly onSight: (first: number, last: number) => void;
  readonly source: RowSource<ScreenRecord>;
}

function sourceOf({ sort, ...chosen }: GridQuery): RowSource<ScreenRecord> {
  return createRowSource<ScreenRecord>({
    page: async (page) => call('grid.page', { ...chosen, sort, ...page, limit: PAGE_ROWS }),
    count: async () => (await call('grid.count', chosen)).total,
    now: () => performance.now(),
  });
}

/**
 * The rows of a question. While another one is asked, those of the last stay on the screen; changes of records are read
 * without the list losing its place.
 */
export function useRows(query: GridQuery): GridRows {
  const question = JSON.stringify(query);
  const { entity } = query;
  const kept = useContext(KeptRowsContext);
  const source = useMemo(() => kept?.get(question) ?? sourceOf(JSON.parse(question) as GridQuery), [kept, question]);
  useEffect(() => {
    // What is known already is asked for by what is in sight.
    if (source.store.getState().count === undefined) source.want(0, 0);
    return () => kept?.set(question, source, [`${entity}.changed`]);
  }, [source, kept, question, entity]);
  useEvent(`${entity}.changed`, ({ ids }) => source.refresh(ids));

  const asked = useStore(source.store);
  const [last, setLast] = useState(asked);
  const isAnswered = asked.count !== undefined || asked.error !== null;
  if (isAnswered && last !== asked) setLast(asked);
  const state = isAnswered ? asked : last;
  return {
    state,
    source,
    rowAt: useCallback((index: number) => rowAt(state, index), [state]),
    onSight: source.want,
  };
}
