import type { Op } from '../../../../src-shared/domain/sync-state.schema.ts';
import { sameJson } from '../../../../src-shared/lib/json.ts';
import { comparableName } from '../../../../src-shared/lib/text.ts';
import type { ResourceProfile } from '../profiles/profile.ts';
import { maskOf, sentRow, type Incoming } from '../profiles/wire-mapping.ts';
import type { SyncRecord } from '../record/sync-record.ts';
import type { Row } from './merge-pulled.ts';

/**
 * Whether a row of the server reads like what a create had sent: the same name, and every other field sent either agrees,
 * is hidden behind the mask that ours would have, or is not told.
 */
export function agreesWithSent(resource: ResourceProfile, op: Op, row: Row): boolean {
  const sent = [...sentRow(resource, op.frozenBody)];
  return sent.length > 0 && sent.every(([name, said]) => agrees(resource, { name, said, row }));
}

function agrees(resource: ResourceProfile, { name, said, row }: { name: string; said: Incoming; row: Row }): boolean {
  const there = row.get(name);
  if (name === resource.lookUp.field) return comparableName(asText(there)) === comparableName(asText(said));
  if (!there) return true;
  if (said.kind === 'reference') return there.kind === 'reference' && there.to === said.to;
  if (said.kind === 'masked' || there.kind === 'reference') return false;
  if (there.kind === 'clear') return sameJson(there.value, said.value);
  const field = resource.fields.find((candidate) => candidate.ours === name);
  return maskOf(field, said.value) === there.shown;
}

/** Creates whose fate is not known, oldest first: a row nobody here knows may be theirs. */
export const lostCreates = <R extends SyncRecord>(records: readonly R[]): R[] =>
  records.filter(({ serverId, sync: { ops } }) => {
    const head = ops[0];
    return serverId === null && head?.kind === 'create' && (head.state === 'unknown' || head.state === 'sending');
  });

/** The record whose lost create this row is, or null. */
export const ownerOfRow = <R extends SyncRecord>(resource: ResourceProfile, lost: readonly R[], row: Row): R | null =>
  lost.find((record) => {
    const create = record.sync.ops[0];
    return create !== undefined && agreesWithSent(resource, create, row);
  }) ?? null;

const asText = (incoming: Incoming | undefined): string =>
  incoming?.kind === 'clear' && typeof incoming.value === 'string' ? incoming.value : '';

/** What to search the server's list for. */
export const searchText = (resource: ResourceProfile, op: Op): string =>
  asText(sentRow(resource, op.frozenBody).get(resource.lookUp.field));
