import { useState } from 'react';
import type { ScreenRecord } from '../../../../src-shared/domain/records.ts';
import { call } from '../../../ipc/call.ts';
import type { Rows } from './row-source.ts';
import { rowAt } from './row-source.ts';
import { ALL, NONE, selectedCount, toggledRow, withRows, type Selection } from './selection.ts';
import type { GridQuery } from './use-rows.ts';

const MOST_ASKED = 500;

export interface RecordSelection {
  readonly selection: Selection;
  readonly count: number;
  /** A row picked or let go; with Shift all from the one picked before. */
  readonly toggle: (index: number, isRange: boolean) => void;
  readonly all: () => void;
  readonly clear: () => void;
}

/** What is picked in a list; another question is another list and begins with nothing. */
export function useSelection(query: GridQuery, state: Rows<ScreenRecord>): RecordSelection {
  const question = JSON.stringify(query);
  const [kept, setKept] = useState({ question, selection: NONE, anchor: -1 });
  const selection = kept.question === question ? kept.selection : NONE;
  const set = (next: Selection, anchor: number): void => setKept({ question, selection: next, anchor });
  const count = selectedCount(selection, state.count ?? 0);
  return {
    selection,
    count,
    all: () => set(ALL, -1),
    clear: () => set(NONE, -1),
    toggle: (index, isRange) => {
      const anchor = kept.question === question ? kept.anchor : -1;
      if (isRange && anchor >= 0) {
        void idsBetween(query, state, Math.min(anchor, index), Math.max(anchor, index)).then((ids) =>
          set(withRows(selection, ids), index),
        );
        return;
      }
      const row = rowAt(state, index);
      if (row) set(toggledRow(selection, row.id), index);
    },
  };
}

/** The ids of a stretch of the list; what of it is not loaded is asked for. */
async function idsBetween(query: GridQuery, state: Rows<ScreenRecord>, first: number, last: number): Promise<string[]> {
  const rows = Array.from({ length: last - first + 1 }, (_, at) => rowAt(state, first + at));
  const loaded = rows.filter((row) => row !== undefined);
  if (loaded.length === rows.length) return loaded.map(({ id }) => id);
  const ids: string[] = [];
  while (ids.length < rows.length) {
    const limit = Math.min(MOST_ASKED, rows.length - ids.length);
    const page = await call('grid.page', { ...query, offset: first + ids.length, limit });
    if (page.rows.length === 0) break;
    ids.push(...page.rows.map(({ id }) => id));
  }
  return ids;
}
