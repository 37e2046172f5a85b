import { createHash } from 'node:crypto';
import { applyRow, isNews, isUnchanged, recordOfRow, type RowApplied, type RowSeen } from '../planner/apply-row.ts';
import { lostCreates, ownerOfRow } from '../planner/look-up.ts';
import { bindRow } from '../planner/apply-answer.ts';
import type { PlanContext } from '../planner/context.ts';
import { unresolvedIn, type Unresolved } from '../planner/unresolved.ts';
import { loadReferences } from '../load-references.ts';
import { readRow } from '../profiles/wire-mapping.ts';
import type { StoreReader } from '../../store/store.ts';
import { planOf, type AnyRecord, type RunContext } from '../run-context.ts';
import type { ListPage } from './sweep-pages.ts';

export interface Wanted {
  readonly id: string;
  readonly serverId: string;
  readonly listHash: string;
}

/** A reference of a record here whose target the server named and nobody here knows. */
export interface Missing extends Unresolved {
  readonly id: string;
}

export interface PageApplied {
  /** Records to which the page has brought something new. */
  readonly written: number;
  readonly wanted: readonly Wanted[];
  /** Rows whose record stands here undeleted. */
  readonly live: number;
  /** Rows that our schema cannot hold. */
  readonly refused: number;
  /** References to records that are not here yet. */
  readonly unresolved: readonly Missing[];
}

/** Brings one page of a list into the store, in one transaction. It deletes nothing: absence is judged after the sweep. */
export function applyPage(run: RunContext, page: ListPage): Promise<PageApplied> {
  const { entity } = run.resource;
  const rows = page.rows.map(({ serverId, row }): RowSeen => ({
    serverId,
    row: readRow(run.resource, row),
    listHash: hashOf(row),
  }));
  return run.store.write(async (read) => {
    const known = new Map(
      (
        await read.byServerId(
          entity,
          rows.map(({ serverId }) => serverId),
        )
      ).map((record) => [record.serverId, record]),
    );
    const lost = await lostHere(
      read,
      run,
      rows.some(({ serverId }) => !known.has(serverId)),
    );
    const refs = await loadReferences(read, run.resource, {
      records: [...known.values()],
      rows: rows.map(({ row }) => row),
    });
    const plan = run.plan(refs);
    const results = rows.map((seen) => applyOne(plan, seen, { known: known.get(seen.serverId) ?? null, lost }));
    const changed = results.filter((result) => result !== null && !result.isSame).map((result) => result!.applied);
    return {
      plan: planOf(entity, changed, 'refetchable'),
      result: {
        written: results.filter((result) => result?.isNews).length,
        live: results.filter((result) => result?.applied.record.deletedAt === null).length,
        wanted: results.flatMap((result, index) => wantedOf(result, rows[index])),
        refused: results.filter((result) => result === null).length,
        unresolved: results.flatMap((result, index) => {
          const missing = rows[index] ? unresolvedIn(rows[index].row, plan) : [];
          return result ? missing.map((each) => ({ id: result.applied.record.id, ...each })) : [];
        }),
      },
    };
  });
}

interface RowResult {
  readonly applied: RowApplied<AnyRecord>;
  readonly isSame: boolean;
  readonly isNews: boolean;
}

function applyOne(
  plan: PlanContext,
  seen: RowSeen,
  { known, lost }: { known: AnyRecord | null; lost: AnyRecord[] },
): RowResult | null {
  if (known) {
    const applied = applyRow(known, seen, plan);
    return { applied, isSame: isUnchanged(known, applied.record), isNews: isNews(known, applied.record) };
  }
  const owner = ownerOfRow(plan.resource, lost, seen.row);
  if (owner) {
    lost.splice(lost.indexOf(owner), 1);
    return { applied: { ...bindRow(owner, seen.serverId), needsDetail: false }, isSame: false, isNews: true };
  }
  const made = recordOfRow(seen, plan);
  return made ? { applied: made as RowApplied<AnyRecord>, isSame: false, isNews: true } : null;
}

/** Creates that may have arrived; asked for only when a page shows a stranger. */
async function lostHere(read: StoreReader, { resource }: RunContext, hasStrangers: boolean): Promise<AnyRecord[]> {
  return hasStrangers ? lostCreates(await read.unsettled(resource.entity)) : [];
}

const wantedOf = (result: RowResult | null, seen: RowSeen | undefined): Wanted[] =>
  result?.applied.needsDetail && seen
    ? [{ id: result.applied.record.id, serverId: seen.serverId, listHash: seen.listHash }]
    : [];

const hashOf = (row: Readonly<Record<string, unknown>>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 22);
