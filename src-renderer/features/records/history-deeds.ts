import { entityTable } from '../../../src-shared/domain/entity-table.ts';
import type { HistoryEntry } from '../../../src-shared/domain/history.schema.ts';

/** Field differences that one act wrote together. */
export interface Deed {
  readonly kind: 'created' | 'changed' | 'deleted' | 'restored';
  readonly at: string;
  readonly by: string;
  readonly device: string;
  readonly source: HistoryEntry['source'];
  readonly entries: readonly HistoryEntry[];
}

const isSameAct = (left: HistoryEntry, right: HistoryEntry): boolean =>
  left.at === right.at && left.by === right.by && left.source === right.source && kindOf(left) === kindOf(right);

function kindOf(entry: HistoryEntry): Deed['kind'] {
  if (entry.field === null) return 'created';
  if (entry.field === 'deletedAt') return entry.after === null ? 'restored' : 'deleted';
  return 'changed';
}

const fieldsOf = ([first]: readonly HistoryEntry[]): readonly string[] =>
  first ? entityTable[first.entity].writable : [];

/** Groups a history, newest first, into acts in the same order; the fields of an act stand in the order of the form. */
export function toDeeds(history: readonly HistoryEntry[]): Deed[] {
  const groups: HistoryEntry[][] = [];
  for (const entry of history) {
    const last = groups.at(-1);
    if (last?.[0] && isSameAct(last[0], entry)) last.push(entry);
    else groups.push([entry]);
  }
  const rank = ({ field }: HistoryEntry): number => fieldsOf(history).findIndex((name) => name === field);
  return groups.flatMap((entries) => {
    const [first] = entries;
    if (!first) return [];
    const { at, by, device, source } = first;
    return [{ kind: kindOf(first), at, by, device, source, entries: entries.toSorted((a, b) => rank(a) - rank(b)) }];
  });
}

/** The filled fields of a creation, in the order of the form. */
export function createdFields(
  entry: HistoryEntry | undefined,
): (readonly [field: string, value: HistoryEntry['after']])[] {
  const { after } = entry ?? {};
  if (typeof after !== 'object' || after === null || Array.isArray(after)) return [];
  return fieldsOf(entry ? [entry] : []).flatMap((field) => {
    const value = after[field];
    return value === undefined || value === null || value === '' ? [] : [[field, value] as const];
  });
}
