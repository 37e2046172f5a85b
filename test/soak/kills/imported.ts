import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Customer } from '../../../src-shared/domain/customers/customer.schema.ts';
import type { Store } from '../../../src-main/core/store/store.ts';
import { csvLine } from '../../../src-main/core/csv/write-csv.ts';
import { generateCustomers } from '../../support/customer-generator.ts';

/** The columns of the file, by the field that each is meant for. */
const COLUMNS = { name: '客户名称', contactPerson: '联系人', phone: '电话', email: '邮箱', taxNo: '税号' } as const;
const FIELDS = Object.keys(COLUMNS) as readonly (keyof typeof COLUMNS)[];

type Row = Readonly<Record<keyof typeof COLUMNS, string>>;

/** A file to import: its text, and its rows by the name of the customer. */
export interface ImportFile {
  readonly text: string;
  readonly rows: ReadonlyMap<string, Row>;
}

export function importFile(seed: number, count: number): ImportFile {
  const rows = [...generateCustomers(seed, count)].map(
    (fields) => Object.fromEntries(FIELDS.map((field) => [field, fields[field] ?? ''])) as Row,
  );
  const lines = rows.map((row) => csvLine(FIELDS.map((field) => row[field])));
  return {
    text: csvLine(FIELDS.map((field) => COLUMNS[field])) + lines.join(''),
    rows: new Map(rows.map((row) => [row.name, row])),
  };
}

const summarySchema = z.object({ state: z.enum(['open', 'done']), counts: z.object({ created: z.int() }) });

/** How far an import of a file has come in a store. */
export interface Imported {
  readonly alive: number;
  /** The import's change-set; null before its first rows. */
  readonly set: { readonly id: string; readonly state: 'open' | 'done' | 'reversed'; readonly created: number } | null;
  /** What no interruption may lead to. */
  readonly violations: readonly string[];
}

/** Reads all that an import has written and holds it against the file, row by row. */
export async function readImported(store: Store, file: ImportFile): Promise<Imported> {
  const sets = await store.changeSets();
  const [set] = sets;
  const records = set === undefined ? [] : await recordsOf(store, set.id);
  const alive = records.filter(({ deletedAt }) => deletedAt === null);
  const violations = [...(await store.verify()).problems];
  if (sets.length > 1) violations.push(`${sets.length} change-sets of one import`);
  const count = await store.count('customers', { deletedAt: { eq: null } });
  if (count !== alive.length) violations.push(`${count} customers, ${alive.length} of them of the import`);
  const names = new Set(alive.map(({ name }) => name));
  if (names.size !== alive.length) violations.push(`${alive.length - names.size} customers are there twice`);
  for (const record of alive) violations.push(...(await rowViolations(store, record, file)));
  if (set === undefined) return { alive: alive.length, set: null, violations };
  const summary = summarySchema.parse(set.summary);
  const state = set.reversedAt === null ? summary.state : 'reversed';
  return { alive: alive.length, set: { id: set.id, state, created: summary.counts.created }, violations };
}

async function recordsOf(store: Store, changeSet: string): Promise<readonly Customer[]> {
  const ids = (await store.changeSetRecords(changeSet)).map(({ id }) => id);
  return store.getMany('customers', ids);
}

async function rowViolations(store: Store, record: Customer, { rows }: ImportFile): Promise<string[]> {
  const row = rows.get(record.name);
  const found = Object.fromEntries(FIELDS.map((field) => [field, record[field] ?? '']));
  if (!isDeepStrictEqual(found, row)) return [`customer ${record.id} is not its row`];
  const created = (await store.history('customers', record.id)).filter(({ field }) => field === null);
  return created.length === 1 ? [] : [`customer ${record.id} was created ${created.length} times`];
}
