import { staysOf, WAY } from '../../../../src-shared/domain/figures/funnel.ts';
import type { Stage } from '../../../../src-shared/domain/opportunities/opportunity.schema.ts';
import { recordSchemas } from '../../../../src-shared/domain/records.ts';
import { readStored } from '../stored-json.ts';
import type { EntitySource } from './entity-source.ts';

interface DealRow {
  readonly rid: number;
  readonly id: string;
  readonly data: string;
  readonly isCounted: number;
  readonly owner: string | null;
  readonly madeAt: string;
}

type StayRow = readonly [rank: number, isFirst: number, ms: number | null, furthest: number | null];

/** Deals checked before `turn`. */
const CHECKED_AT_ONCE = 200;

/**
 * Holds the stays of deals, which triggers keep beside them, against their definition. Gives the id of each deal that differs,
 * in steps; a stay without a deal counts to the next one.
 */
export function* dealsWithOtherStays({ connection, table }: EntitySource): Generator<readonly string[]> {
  if (table.beside === null) return;
  let after = 0;
  for (;;) {
    const deals = connection.all<DealRow>(
      `SELECT rid, id, data, deleted=0 AND "f.deletedAt" IS NULL AS isCounted, "f.ownerId" AS owner,
         "f.createdAt" AS madeAt FROM ${table.name} WHERE rid>? ORDER BY rid LIMIT ?`,
      ...[after, CHECKED_AT_ONCE],
    );
    const isLast = deals.length < CHECKED_AT_ONCE;
    const upTo = isLast ? Number.MAX_SAFE_INTEGER : (deals.at(-1)?.rid ?? 0);
    const stays = connection.all<{ deal: number; step: number; row: string }>(
      `SELECT deal, step, json_array(rank, is_first, ms, furthest, owner, made_at) AS row
       FROM ${table.beside} WHERE deal>? AND deal<=? ORDER BY deal, step`,
      ...[after, upTo],
    );
    const found = Map.groupBy(stays, ({ deal }) => deal);
    yield deals.filter((deal) => differs(deal, found.get(deal.rid) ?? [])).map(({ id }) => id);
    const known = new Set(deals.map(({ rid }) => rid));
    yield [...found.keys()].filter((rid) => !known.has(rid)).map((rid) => `#${rid}`);
    if (isLast) return;
    after = upTo;
  }
}

function differs(deal: DealRow, stays: readonly { readonly step: number; readonly row: string }[]): boolean {
  const expected = expectedOf(deal);
  if (expected === null) return false;
  const isSame = (row: StayRow, step: number): boolean =>
    stays[step]?.step === step && stays[step].row === JSON.stringify([...row, deal.owner, deal.madeAt]);
  return expected.length !== stays.length || !expected.every(isSame);
}

/** Null where the record itself cannot be read, which is told of elsewhere. */
function expectedOf({ data, isCounted }: DealRow): readonly StayRow[] | null {
  if (isCounted === 0) return [];
  const deal = readStored(recordSchemas.opportunities, data);
  if (deal === null) return null;
  const stays = staysOf(deal);
  const ranks = stays.map(({ stage }) => (WAY as readonly Stage[]).indexOf(stage));
  return stays.map(({ ms }, step): StayRow => {
    const rank = ranks[step] ?? -1;
    return [rank, ranks.indexOf(rank) === step ? 1 : 0, ms, step === 0 ? Math.max(...ranks) : null];
  });
}
