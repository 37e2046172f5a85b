import type { Provenance } from '../../src-shared/domain/sync-state.schema.ts';
import type { AnyRecord } from '../../src-shared/domain/records.ts';
import { META_FIELDS } from '../../src-shared/domain/record.schema.ts';

/**
 * A record as the command line prints it: all its fields, and of the sync state the word and where each value comes
 * from. Values that the server masked are absent, because they are no values.
 */
export function printable(record: AnyRecord): Record<string, unknown> {
  const { sync, ...fields } = record;
  const named = [...Object.keys(fields).filter((name) => !META_FIELDS.includes(name)), ...Object.keys(sync.provenance)];
  const provenance: Record<string, Provenance> = {};
  for (const name of named) provenance[name] = sync.provenance[name] ?? 'clear';
  return { ...fields, sync: { state: sync.state, provenance } };
}
