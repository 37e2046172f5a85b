import type { CellCustomer } from '../../support/cell-records.ts';

/** A customer as `satchel list --json` prints it. */
export interface LocalCustomer {
  readonly id: string;
  readonly serverId: string | null;
  readonly name: string;
  readonly sync: { readonly state: string };
  readonly [field: string]: unknown;
}

/** Names on both sides, written down here once more so that a mistake in the product's own mapping shows. */
const PAIRS: readonly (readonly [ours: string, theirs: string])[] = [
  ['name', 'name'],
  ['type', 'type'],
  ['industry', 'industry'],
  ['region', 'region'],
  ['address', 'address'],
  ['website', 'website'],
  ['taxNo', 'taxNo'],
  ['contactPerson', 'contactPerson'],
  ['phone', 'contactPhone'],
  ['email', 'contactEmail'],
  ['status', 'status'],
  ['employeeCount', 'employeeCount'],
  ['creditScore', 'creditScore'],
  ['remarks', 'remarks'],
  ['no', 'customerNo'],
];

/** What differs between this side and the cell's, a line each; empty when both hold exactly the same customers. */
export function differences(local: readonly LocalCustomer[], cell: readonly CellCustomer[]): readonly string[] {
  const found: string[] = [];
  const there = new Map(cell.map((row) => [row.customerId, row]));
  if (there.size !== cell.length) found.push('the cell lists a customer twice');
  for (const record of local) {
    const row = record.serverId === null ? undefined : there.get(record.serverId);
    if (!row) {
      found.push(`${record.id}: not on the cell`);
      continue;
    }
    there.delete(row.customerId);
    if (record.sync.state !== 'settled') found.push(`${record.id}: ${record.sync.state}`);
    for (const [ours, theirs] of PAIRS) {
      if ((record[ours] ?? null) !== (row[theirs] ?? null)) found.push(`${record.id}: ${ours} differs`);
    }
  }
  for (const id of there.keys()) found.push(`${id}: only on the cell`);
  return found;
}
