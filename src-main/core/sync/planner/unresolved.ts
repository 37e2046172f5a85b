import type { Entity } from '../../../../src-shared/domain/entities.ts';
import { resolve } from '../profiles/wire-mapping.ts';
import { withFields, withSync, type SyncRecord } from '../record/sync-record.ts';
import type { PlanContext } from './context.ts';
import type { Row } from './merge-pulled.ts';

/** Where a row refers to records that are not here, it is seen anew once they are: the mark tells both apart. */
export const hashAsHeld = (row: Row, listHash: string, context: PlanContext): string =>
  unresolvedIn(row, context).length === 0 ? listHash : `${listHash}${UNRESOLVED}`;

const UNRESOLVED = '?';

export interface Unresolved {
  readonly field: string;
  readonly refersTo: Entity;
  readonly to: string;
}

/** References to records that are not here, or not yet. */
export const unresolvedIn = (row: Row, { resource, refs }: PlanContext): Unresolved[] =>
  resource.fields.flatMap((field) => {
    const incoming = row.get(field.ours);
    if (incoming?.kind !== 'reference' || !field.refersTo || resolve(field, incoming, refs).kind === 'clear') return [];
    return [{ field: field.ours, refersTo: field.refersTo, to: incoming.to }];
  });

/** A record whose missing reference has come to be known. What is ours to say about the field stays. */
export function applyReference<R extends SyncRecord>(
  record: R,
  { field, id }: { readonly field: string; readonly id: string },
): R {
  const { seen, ops } = record.sync;
  const isOurs = ops.some((op) => op.changed.includes(field));
  const next = { ...seen, listHash: seen.listHash?.endsWith(UNRESOLVED) ? seen.listHash.slice(0, -1) : seen.listHash };
  return withSync(isOurs ? record : withFields(record, { [field]: id }), { seen: next });
}
