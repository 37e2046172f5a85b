import type { WireField } from '../../../../src-shared/contract/crm-cell/wire-field.ts';
import { recordSchemas } from '../../../../src-shared/domain/records.ts';
import { isMasked, maskPhone, MASKED_AMOUNT } from '../../../../src-shared/lib/mask.ts';
import { centsToYuan, yuanToCents } from '../../../../src-shared/lib/money.ts';
import { fromWireInstant, toWireInstant } from '../../../../src-shared/lib/time.ts';
import { storedText } from '../../../../src-shared/lib/text.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import type { MaybeFields } from '../record/sync-record.ts';
import type { References } from '../planner/references.ts';
import type { ResourceProfile } from './profile.ts';

/** A value of the wire in our terms. What is absent is simply not in the map: unknown is not empty. */
export type Incoming =
  | { readonly kind: 'clear'; readonly value: Json }
  /** The server hides it; `shown` is for the eye only. */
  | { readonly kind: 'masked'; readonly shown: string }
  /** The server's id of another record; what that is called here, only a reader of the store can tell. */
  | { readonly kind: 'reference'; readonly to: string };

/** A row or a record of the server in our field names. Values that our schema would not take are left out, as unknown. */
export function readRow(
  resource: ResourceProfile,
  row: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, Incoming> {
  const fields = new Map<string, Incoming>();
  for (const field of resource.fields) {
    const incoming = Object.hasOwn(row, field.wire) ? readValue(field, row[field.wire]) : null;
    if (incoming && isStorable(resource, field.ours, incoming)) fields.set(field.ours, incoming);
  }
  return fields;
}

function readValue(field: WireField, value: unknown): Incoming | null {
  if (value === undefined) return null;
  if (value === null) return { kind: 'clear', value: null };
  if (field.isMaskable && typeof value === 'string' && (isMasked(value) || field.kind === 'cents')) {
    return { kind: 'masked', shown: value };
  }
  // an amount hidden in a field that the profile does not list as maskable is unknown, never zero
  if (field.kind === 'cents') return typeof value === 'number' ? { kind: 'clear', value: yuanToCents(value) } : null;
  if (field.kind === 'number') return typeof value === 'number' ? { kind: 'clear', value } : null;
  return typeof value === 'string' ? readText(field, value) : null;
}

function readText({ kind }: WireField, value: string): Incoming | null {
  if (kind === 'ref') return value.length > 0 && value.length <= 200 ? { kind: 'reference', to: value } : null;
  if (kind === 'day') return { kind: 'clear', value };
  if (kind === 'text') return { kind: 'clear', value: storedText(value) };
  const instant = fromWireInstant(value);
  return instant === null ? null : { kind: 'clear', value: instant };
}

function isStorable(resource: ResourceProfile, name: string, incoming: Incoming): boolean {
  if (incoming.kind !== 'clear') return true;
  const shape = recordSchemas[resource.entity].shape as Readonly<
    Record<string, { safeParse(value: unknown): { success: boolean } }>
  >;
  return shape[name]?.safeParse(incoming.value).success ?? false;
}

/** What the server would show of a value that it hides, or null where it hides nothing of this kind. */
export function maskOf(field: WireField | undefined, value: Json | undefined): string | null {
  if (!field?.isMaskable || value === null || value === undefined) return null;
  if (field.kind === 'cents') return MASKED_AMOUNT;
  return typeof value === 'string' ? maskPhone(value) : null;
}

/**
 * The body that sends these fields, checked by the profile's own schema. Read-only fields never leave. Errors: RangeError
 * for a masked value, one that the wire cannot hold, or a record that the server does not know; it names the field and not
 * the value.
 */
export function writeBody(
  resource: ResourceProfile,
  {
    kind,
    fields,
    refs,
  }: { readonly kind: 'create' | 'patch'; readonly fields: MaybeFields; readonly refs: References },
): Record<string, Json> {
  const body: Record<string, Json> = {};
  for (const field of resource.fields) {
    const value = Object.hasOwn(fields, field.ours) ? fields[field.ours] : undefined;
    if (field.isReadOnly || value === undefined) continue;
    if (typeof value === 'string' && isMasked(value) && field.isMaskable)
      throw new RangeError(`masked value in ${field.ours}`);
    body[field.wire] = field.kind === 'ref' ? writeReference(field, value, refs) : writeValue(field, value);
  }
  const checked = (kind === 'create' ? resource.createSchema : resource.patchSchema).safeParse(body);
  if (checked.success) return body;
  throw new RangeError(`unsendable ${checked.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
}

function writeReference(field: WireField, value: Json, refs: References): Json {
  if (value === null) return null;
  const serverId = typeof value === 'string' ? refs.serverIdOf(value) : null;
  if (serverId === null) throw new RangeError(`unknown record in ${field.ours}`);
  return serverId;
}

function writeValue(field: WireField, value: Json): Json {
  if (value === null) return null;
  if (field.kind === 'cents' && typeof value === 'number') return centsToYuan(value);
  return field.kind === 'instant' && typeof value === 'string' ? toWireInstant(value) : value;
}

/** The values that a frozen body carries, in our terms: what the server holds once it has applied it. */
export function sentFields(resource: ResourceProfile, body: Json, refs: References): Readonly<Record<string, Json>> {
  const values: Record<string, Json> = {};
  for (const [name, incoming] of sentRow(resource, body)) {
    const resolved = resolve(fieldOfWire(resource, name), incoming, refs);
    if (resolved.kind === 'clear') values[name] = resolved.value;
  }
  return values;
}

/** A frozen body as the server would show it: references by the ids of the server. */
export const sentRow = (resource: ResourceProfile, body: Json): ReadonlyMap<string, Incoming> =>
  typeof body !== 'object' || body === null || Array.isArray(body) ? new Map() : readRow(resource, body);

const fieldOfWire = (resource: ResourceProfile, name: string): WireField | undefined =>
  resource.fields.find(({ ours }) => ours === name);

/** A reference in our own ids, where its record is here; everything else as it is. */
export function resolve(field: WireField | undefined, incoming: Incoming, refs: References): Incoming {
  if (incoming.kind !== 'reference' || !field?.refersTo) return incoming;
  const id = refs.localIdOf(field.refersTo, incoming.to);
  return id === null ? incoming : { kind: 'clear', value: id };
}
