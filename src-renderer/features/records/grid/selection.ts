import type { Filter } from '../../../../src-shared/domain/views/filter.schema.ts';
import type { BulkTarget } from '../../../../src-shared/ipc/bulk.routes.ts';

/** Some records by their ids, or all that the list shows but those that were taken out again. */
export type Selection =
  | { readonly mode: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly mode: 'all'; readonly except: ReadonlySet<string> };

export const NONE: Selection = { mode: 'some', ids: new Set() };
export const ALL: Selection = { mode: 'all', except: new Set() };

/** So many values one question of a filter may have. */
const MOST_VALUES = 200;

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.mode === 'some' ? selection.ids.has(id) : !selection.except.has(id);

const turned = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
};

export const toggledRow = (selection: Selection, id: string): Selection =>
  selection.mode === 'some'
    ? { mode: 'some', ids: turned(selection.ids, id) }
    : { mode: 'all', except: turned(selection.except, id) };

export function withRows(selection: Selection, ids: readonly string[]): Selection {
  if (selection.mode === 'some') return { mode: 'some', ids: new Set([...selection.ids, ...ids]) };
  return { mode: 'all', except: new Set([...selection.except].filter((id) => !ids.includes(id))) };
}

export const selectedCount = (selection: Selection, total: number): number =>
  selection.mode === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size);

interface Shown {
  readonly filter: Filter | null;
  readonly search: string;
}

const without = (filter: Filter | null, ids: readonly string[]): Filter | null => {
  if (ids.length === 0) return filter;
  const others: Filter[] = chunks(ids).map((value) => ({ field: 'id', op: 'nin', value }));
  return { all: filter ? [filter, ...others] : others };
};

/** The selection as what is done with many records takes it. */
export const targetOf = (selection: Selection, { filter, search }: Shown): BulkTarget =>
  selection.mode === 'some' ? { ids: [...selection.ids] } : { filter: without(filter, [...selection.except]), search };

/** The selection as a list of its own, which an export reads. */
export const shownOf = (selection: Selection, { filter, search }: Shown): Shown =>
  selection.mode === 'some'
    ? { filter: { any: chunks([...selection.ids]).map((value) => ({ field: 'id', op: 'in', value })) }, search: '' }
    : { filter: without(filter, [...selection.except]), search };

const chunks = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / MOST_VALUES) }, (_, at) =>
    ids.slice(at * MOST_VALUES, (at + 1) * MOST_VALUES),
  );
