import type { WireField } from '../../../../src-shared/contract/crm-cell/wire-field.ts';
import { maskPhone } from '../../../../src-shared/lib/mask.ts';
import { centsToYuan, yuanToCents } from '../../../../src-shared/lib/money.ts';
import { toWireInstant } from '../../../../src-shared/lib/time.ts';
import { type Identity, isAdmin } from '../../server/identity.ts';
import type { RecordTable } from '../../storage/tables.ts';

export type WireValue = string | number | null;

/** How a resource is named on the wire: its id and its fields. */
export interface WireNames {
  readonly id: 'customerId' | 'contactId';
  readonly fields: readonly WireField[];
}

/** A body of crm-cell in the words of domain.md. What the body leaves out stays out. */
export function changesFromWire(
  { fields }: WireNames,
  body: Readonly<Record<string, WireValue | undefined>>,
): Record<string, WireValue> {
  const changes: Record<string, WireValue> = {};
  for (const { ours, wire, kind } of fields) {
    const value = body[wire];
    if (value === undefined) continue;
    changes[ours] = kind === 'cents' && typeof value === 'number' ? yuanToCents(value) : value;
  }
  return changes;
}

/** A record as crm-cell shows it: every field that this cell knows, null where it is empty. */
export function recordToWire(
  { id, fields }: WireNames,
  record: RecordTable,
  isMasked: boolean,
): Record<string, WireValue> {
  const held = record as unknown as Readonly<Record<string, WireValue>>;
  const row: Record<string, WireValue> = { [id]: held[id] ?? null, tenantId: record.tenantId };
  for (const field of fields) {
    const value = held[field.ours];
    if (value !== undefined) row[field.wire] = isMasked && field.isMaskable ? masked(value) : shown(field, value);
  }
  return row;
}

const masked = (value: WireValue): WireValue => (typeof value === 'string' && value !== '' ? maskPhone(value) : value);

function shown({ kind }: WireField, value: WireValue): WireValue {
  if (kind === 'cents' && typeof value === 'number') return centsToYuan(value);
  if (kind === 'instant' && typeof value === 'string') return toWireInstant(value);
  return value;
}

type Owned = Pick<RecordTable, 'ownerId'>;

/** Whether somebody sees a record's details in clear: the owner, both admin roles, and everybody where nobody owns it. */
export const seesClear = (identity: Identity, record: Owned): boolean =>
  isAdmin(identity) || record.ownerId === null || record.ownerId === identity.userId;

/** Deleting a customer needs its owner or an admin. */
export const mayDelete = (identity: Identity, record: Owned): boolean =>
  isAdmin(identity) || record.ownerId === identity.userId;
