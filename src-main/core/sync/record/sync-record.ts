import type { RecordSync } from '../../../../src-shared/domain/sync-state.schema.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';

/** What sync needs of a record of any entity: its meta fields. Entity fields are read by name. */
export interface SyncRecord {
  readonly id: string;
  readonly serverId: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly deletedAt: string | null;
  readonly ownerId: string | null;
  readonly sync: RecordSync;
}

/** Field values by our names. Absent = unknown, null = empty. */
export type Fields = Readonly<Record<string, Json>>;
/** What a form or a parsed schema hands over: an undefined value counts as absent. */
export type MaybeFields = Readonly<Record<string, Json | undefined>>;

/** The value of a field by its name; undefined = unknown. */
export const fieldOf = (record: SyncRecord, name: string): Json | undefined =>
  (record as unknown as Record<string, Json | undefined>)[name];

/** The record with some fields replaced; the values were parsed by the schema of their entity before. */
export const withFields = <R extends SyncRecord>(record: R, fields: MaybeFields): R => ({ ...record, ...fields });

/** The record with parts of its sync state replaced. */
export const withSync = <R extends SyncRecord>(record: R, changes: Partial<RecordSync>): R => ({
  ...record,
  sync: { ...record.sync, ...changes },
});

/** Some fields of an object, without those that are absent. */
export const pick = (fields: MaybeFields, names: readonly string[]): Record<string, Json> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
