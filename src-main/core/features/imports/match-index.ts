import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import type { FileRecord } from '../../../../src-shared/domain/records.ts';
import { comparableName, storedText } from '../../../../src-shared/lib/text.ts';
import type { StoreReader } from '../../store/store.ts';

/** Finds records by what a row says of them. Holds keys and ids only, so that a million records fit. */
export interface MatchIndex {
  /** Ids of the records that are not deleted and have this key; several where it is ambiguous. */
  readonly find: (key: string) => readonly string[];
  readonly note: (record: FileRecord) => void;
}

/** A key of several values; names are compared as the server compares them. Null where one is empty. */
export function keyOf(fields: readonly string[], valueOf: (field: string) => unknown): string | null {
  const values = fields.map((field) => {
    const value = valueOf(field);
    // A contact of nobody is one too: its name tells it apart from the others of nobody.
    if (value === null || value === undefined || value === '')
      return field === 'customerId' && fields.length > 1 ? '' : null;
    const text = typeof value === 'string' ? storedText(value) : JSON.stringify(value);
    return field === 'name' || field === 'customerName' ? comparableName(text) : text;
  });
  return values.includes(null) ? null : values.length === 1 ? (values[0] ?? null) : JSON.stringify(values);
}

const AT_ONCE = 500;

/** Reads every record once, the event loop getting its turns in between. */
export async function buildMatchIndex(
  read: StoreReader,
  entity: FileEntity,
  fields: readonly string[],
): Promise<MatchIndex> {
  const byKey = new Map<string, string | string[]>();
  const keys = new Map<string, string>();
  const index: MatchIndex = {
    find: (key) => {
      const found = byKey.get(key);
      return found === undefined ? [] : typeof found === 'string' ? [found] : found;
    },
    note: (record) => {
      const key = record.deletedAt === null ? keyOf(fields, (field) => (record as Fields)[field]) : null;
      const before = keys.get(record.id);
      if (before === key) return;
      if (before !== undefined) {
        byKey.set(
          before,
          index.find(before).filter((id) => id !== record.id),
        );
        keys.delete(record.id);
      }
      if (key === null) return;
      const there = index.find(key);
      byKey.set(key, there.length === 0 ? record.id : [...there, record.id]);
      keys.set(record.id, key);
    },
  };
  for await (const records of everyRecord(read, entity)) for (const record of records) index.note(record);
  return index;
}

type Fields = Readonly<Record<string, unknown>>;

/** All records that are not deleted, page by page. */
export async function* everyRecord(read: StoreReader, entity: FileEntity): AsyncGenerator<readonly FileRecord[]> {
  let after: string | null = null;
  do {
    const page: { rows: readonly FileRecord[]; next: string | null } = await read.page(entity, {
      where: { deletedAt: { eq: null } },
      sort: { field: 'createdAt', isDescending: false },
      limit: AT_ONCE,
      after,
      search: '',
    });
    yield page.rows;
    after = page.next;
    await nextTurn();
  } while (after !== null);
}
