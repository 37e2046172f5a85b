import type { DueList, DueQuestion } from '../../../../src-shared/domain/figures/due-question.schema.ts';
import type { RecordOf } from '../../../../src-shared/domain/records.ts';
import { addDays, startOfDay, type Calendar } from '../../../../src-shared/lib/calendar.ts';
import { readCursor, writeCursor } from '../reading/cursor.ts';
import type { SqlValue } from '../sqlite/connection.ts';
import type { Page } from '../store.ts';
import { ACTIVE_CONTRACT, NOT_RECEIVED, OPEN_TASK } from './conditions.ts';
import { countOf, living, type FiguresSource } from './question.ts';

/** A page of what is due; what it asks is checked by its schema. */
export type DueQuery<List extends DueList> = DueQuestion & { readonly list: List };

const LISTS = {
  tasks: { field: 'dueAt', isOpen: OPEN_TASK },
  payments: { field: 'dueDate', isOpen: NOT_RECEIVED },
  contracts: { field: 'endDate', isOpen: ACTIVE_CONTRACT },
} as const satisfies Record<DueList, { readonly field: string; readonly isOpen: string }>;

/** What is due and still open: `overdue` before today, `soon` from today on for so many days more. */
export function dueCondition(
  { tableOf }: Pick<FiguresSource, 'tableOf'>,
  { list, when, days }: Pick<DueQuestion, 'list' | 'when' | 'days'>,
  { today, zone }: Calendar,
): { readonly sql: string; readonly values: readonly SqlValue[] } {
  const { field, isOpen } = LISTS[list];
  const asKept = (day: string): string => (list === 'tasks' ? startOfDay(day, zone) : day);
  const begun = asKept(today);
  // A contract that a later one continues is neither expiring nor expired.
  const renewed = `id NOT IN (SELECT "f.renewedFromId" FROM ${tableOf('contracts')} WHERE ${living({}, { sql: '"f.renewedFromId" IS NOT NULL' }).where})`;
  const open = list === 'contracts' ? `${isOpen} AND ${renewed}` : isOpen;
  return when === 'overdue'
    ? { sql: `${open} AND "f.${field}"<?`, values: [begun] }
    : { sql: `${open} AND "f.${field}">=? AND "f.${field}"<?`, values: [begun, asKept(addDays(today, days + 1))] };
}

/** One keyset page, what is due first in front. Error: INVALID_INPUT for a cursor of another list. */
export function readDue<List extends DueList>(
  source: FiguresSource,
  query: DueQuery<List>,
  calendar: Calendar,
): Page<RecordOf[List]> {
  const { list, limit, after } = query;
  const { field } = LISTS[list];
  const condition = dueCondition(source, query, calendar);
  const sort = { field, isDescending: false };
  const cursor = after === null ? null : readCursor(after, sort);
  const behind =
    cursor === null
      ? condition
      : {
          sql: `${condition.sql} AND ("f.${field}",id)>(?,?)`,
          values: [...condition.values, cursor.value, cursor.id],
        };
  const { where, values } = living(query, behind);
  const rows = source.connection.all<{ id: string; key: string; data: string }>(
    `SELECT id,"f.${field}" AS key,data FROM ${source.tableOf(list)} WHERE ${where} ORDER BY "f.${field}",id LIMIT ?`,
    ...values,
    limit + 1,
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown.map(({ data }) => JSON.parse(data) as RecordOf[List]),
    total: countOf(source, list, living(query, condition)),
    next: last === undefined ? null : writeCursor({ ...sort, value: last.key, id: last.id }),
  };
}
