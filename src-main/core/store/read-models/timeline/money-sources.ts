import { RECEIVED } from '../conditions.ts';
import type { FiguresSource } from '../question.ts';
import { LAST_ROW, rowsBehind, type TimelineOf, type TimelineSource } from './source.ts';

interface MoneyRow {
  readonly id: string;
  readonly title: string | null;
  readonly cents: number | null;
}

/** Contracts that began and ended, and payments that came in; each is known by its day. */
export const moneySources = (source: FiguresSource, of: TimelineOf): readonly TimelineSource[] => [
  contractSource(source, of, { what: 'begun', at: `(coalesce(data->>'$.signedDate',data->>'$.startDate'))` }),
  contractSource(source, of, { what: 'ended', at: '"f.endDate"' }),
  {
    name: 'payments',
    begin: [of.today, LAST_ROW],
    read: (after, limit) => {
      const contract = source.tableOf('contracts');
      const rows = {
        // The plus keeps SQLite to the records of the customer, where another index holds the days of everybody.
        ...{ table: `${source.tableOf('payments')} paid`, owner: 'f.customerId', at: '+"f.paidDate"', tie: 'rid' },
        also: RECEIVED,
        select: `id,data->>'$.amountCents' AS cents,
          (SELECT data->>'$.title' FROM ${contract} WHERE id=paid.data->>'$.contractId') AS title`,
      };
      return rowsBehind<MoneyRow>(source, rows, { id: of.id, after, limit }).map(({ at, tie, id, title, cents }) => ({
        position: [at, tie],
        entry: {
          ...{ kind: 'payment', key: `payment ${id}`, at: of.momentOf(at), day: at, id },
          ...{ title: title ?? '', amountCents: cents },
        },
      }));
    },
  },
];

const contractSource = (
  source: FiguresSource,
  of: TimelineOf,
  { what, at: day }: { readonly what: 'begun' | 'ended'; readonly at: string },
): TimelineSource => ({
  name: `contracts ${what}`,
  begin: [of.today, LAST_ROW],
  read: (after, limit) => {
    const rows = {
      ...{ table: source.tableOf('contracts'), owner: 'f.customerId', at: `+${day}`, tie: 'rid' },
      also: `"f.status" IS NOT 'draft'`,
      select: `id,data->>'$.title' AS title,data->>'$.amountCents' AS cents`,
    };
    return rowsBehind<MoneyRow>(source, rows, { id: of.id, after, limit }).map(({ at, tie, id, title, cents }) => ({
      position: [at, tie],
      entry: {
        ...{ kind: 'contract', what, key: `${what} ${id}`, at: of.momentOf(at), day: at, id },
        ...{ title: title ?? '', amountCents: cents },
      },
    }));
  },
});
