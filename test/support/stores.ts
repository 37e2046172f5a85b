import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Customer, CustomerFields } from '../../src-shared/domain/customers/customer.schema.ts';
import type { HistoryEntry } from '../../src-shared/domain/history.schema.ts';
import { newRecordSync, type Op, type RecordSync } from '../../src-shared/domain/sync-state.schema.ts';
import { toInstant } from '../../src-shared/lib/time.ts';
import { openStore, type OpenedStore } from '../../src-main/core/store/open-store.ts';

export const TEST_KEY = '0123456789abcdef'.repeat(4);

/** A folder of its own under the system's temporary folder; `remove` takes it away. */
export function temporaryFolder(): { readonly dir: string; readonly remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-test-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export interface TestStore {
  readonly store: OpenedStore;
  readonly file: string;
  readonly dispose: () => Promise<void>;
}

/** A real, encrypted store in a folder of its own. */
export async function openTestStore(name = 'test'): Promise<TestStore> {
  const { dir, remove } = temporaryFolder();
  const file = join(dir, 'store.db');
  const store = await openStore({ file, key: TEST_KEY, name });
  return {
    store,
    file,
    dispose: async () => {
      await store.close();
      remove();
    },
  };
}

/** A UUIDv7-shaped id that is the same in every run. */
export const testId = (number: number): string => {
  const digits = number.toString(16).padStart(12, '0');
  return `01890000-0000-7000-8000-${digits}`;
};

/** A stored customer from its fields; every record one second younger than the one before. */
export function storedCustomer(number: number, fields: CustomerFields, sync: Partial<RecordSync> = {}): Customer {
  const at = toInstant(Date.UTC(2026, 0, 1) + number * 1_000);
  return {
    ...fields,
    id: testId(number),
    serverId: null,
    createdAt: at,
    createdBy: 'tester',
    updatedAt: at,
    updatedBy: 'tester',
    deletedAt: null,
    ownerId: fields.ownerId ?? null,
    sync: { ...newRecordSync(), ...sync },
  };
}

/** An operation that waits to be sent. */
export const someOp = (record: number, seq: number): Op => ({
  id: testId(record * 10 + seq + 1_000_000),
  seq,
  tenant: 't1',
  user: 'tester',
  kind: seq === 0 ? 'create' : 'patch',
  command: null,
  args: null,
  changeSetId: null,
  frozenBody: null,
  base: {},
  changed: ['employeeCount'],
  deps: [],
  state: 'pending',
  attempts: 0,
  nextAt: null,
  firstSentAt: null,
  createdAt: toInstant(Date.UTC(2026, 0, 1) + seq),
  lastError: null,
});

/** The history entry of one edit of `employeeCount`. */
export const historyOf = (recordId: string, after: number): HistoryEntry => ({
  entity: 'customers',
  recordId,
  at: toInstant(Date.UTC(2026, 0, 1) + after),
  by: 'tester',
  device: 'test',
  source: 'edit',
  changeSet: null,
  field: 'employeeCount',
  before: null,
  after,
});
