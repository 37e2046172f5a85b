import { useRef, useState } from 'react';
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
  /** All from where the range began (else from `from`) to another row, instead of what the range took in before. */
  readonly extend: (from: number, to: number) => void;
  readonly all: () => void;
  readonly clear: () => void;
}

interface Kept {
  readonly question: string;
  readonly selection: Selection;
  /** Where a range begins, -1 for nowhere, and what was picked before it. */
  readonly anchor: number;
  readonly base: Selection;
}

/** What is picked in a list; another question is another list and begins with nothing. */
export function useSelection(query: GridQuery, state: Rows<ScreenRecord>): RecordSelection {
  const question = JSON.stringify(query);
  const nothing: Kept = { question, selection: NONE, anchor: -1, base: NONE };
  const [kept, setKept] = useState(nothing);
  const current = kept.question === question ? kept : nothing;
  const { selection, anchor, base } = current;
  const lastAsked = useRef(0);
  const set = (next: Partial<Kept>): void => {
    lastAsked.current += 1;
    setKept({ ...current, ...next });
  };
  const pick = (next: Selection, at: number): void => set({ selection: next, base: next, anchor: at });
  const extend = (from: number, to: number): void => {
    const start = anchor < 0 ? from : anchor;
    const before = anchor < 0 ? selection : base;
    const [first, last] = [Math.min(start, to), Math.max(start, to)];
    const take = (ids: readonly string[]): void =>
      set({ selection: withRows(before, ids), base: before, anchor: start });
    const loaded = loadedIds(state, first, last);
    if (loaded) {
      take(loaded);
      return;
    }
    // A later key or click counts, not an earlier one whose answer is late.
    lastAsked.current += 1;
    const own = lastAsked.current;
    askedIds(query, first, last).then(
      (ids) => own === lastAsked.current && take(ids),
      () => undefined,
    );
  };
  return {
    selection,
    count: selectedCount(selection, state.count ?? 0),
    all: () => pick(ALL, -1),
    clear: () => pick(NONE, -1),
    extend,
    toggle: (index, isRange) => {
      if (isRange && anchor >= 0) {
        extend(anchor, index);
        return;
      }
      const row = rowAt(state, index);
      if (row) pick(toggledRow(selection, row.id), index);
    },
  };
}

/** The ids of a stretch of the list, or null when not all of it is here. */
function loadedIds(state: Rows<ScreenRecord>, first: number, last: number): readonly string[] | null {
  const ids: string[] = [];
  for (let index = first; index <= last; index += 1) {
    const row = rowAt(state, index);
    if (row === undefined) return null;
    ids.push(row.id);
  }
  return ids;
}

async function askedIds(query: GridQuery, first: number, last: number): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const limit = Math.min(MOST_ASKED, last - first + 1 - ids.length);
    const page: { rows: readonly { id: string }[]; next: string | null } = await call('grid.page', {
      ...{ ...query, limit },
      ...(after === null ? { offset: first } : { after }),
    });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null && ids.length <= last - first);
  return ids;
}
