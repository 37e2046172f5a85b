import type { Entity } from '../../../../src-shared/domain/entities.ts';
import type { Calendar } from '../../../../src-shared/lib/calendar.ts';
import type { Connection, SqlRow, SqlValue } from '../sqlite/connection.ts';
import { orderedText } from '../sqlite/ordered-text.ts';

/** What the reading of a figure needs: the file, and the SQL name of the table of each entity. */
export interface FiguresSource {
  readonly connection: Connection;
  readonly tableOf: (entity: Entity) => string;
  /** The table of the stays of deals in their stages (`stage-stays.ts`). */
  readonly stays: string;
}

/** A report with its arguments, asked on a day of a person. */
export interface Question<Args> {
  readonly args: Args;
  readonly calendar: Calendar;
}

export interface Owned {
  readonly ownerId?: string | undefined;
}

/** The condition of living records, of one owner where one is named; `also`: further conditions with their values. */
export function living(
  { ownerId }: Owned,
  also: { readonly sql: string; readonly values?: readonly SqlValue[] } = { sql: '1' },
): { readonly where: string; readonly values: readonly SqlValue[] } {
  const parts = ['deleted=0 AND "f.deletedAt" IS NULL', ...(also.sql === '1' ? [] : [also.sql])];
  if (ownerId === undefined) return { where: parts.join(' AND '), values: also.values ?? [] };
  return {
    where: [...parts, '"f.ownerId"=?'].join(' AND '),
    values: [...(also.values ?? []), orderedText(ownerId)],
  };
}

/** Asks the living records of one customer; `also`: a further condition with its values. */
export const ofCustomer =
  ({ connection, tableOf }: FiguresSource, customerId: string) =>
  <Row = SqlRow>(entity: Entity, select: string, also: string, ...more: readonly SqlValue[]): Row[] => {
    const condition = { sql: `"f.customerId"=? AND ${also}`, values: [orderedText(customerId), ...more] };
    const { where, values } = living({}, condition);
    return connection.all<Row>(`SELECT ${select} FROM ${tableOf(entity)} WHERE ${where}`, ...values);
  };

/** How many living records satisfy a condition. */
export function countOf(
  { connection, tableOf }: FiguresSource,
  entity: Entity,
  { where, values }: ReturnType<typeof living>,
): number {
  return (
    connection.get<{ n: number }>(`SELECT count(*) AS n FROM ${tableOf(entity)} WHERE ${where}`, ...values)?.n ?? 0
  );
}
