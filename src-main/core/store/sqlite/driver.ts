import { createRequire } from 'node:module';

/** The part of the driver that we use; its own declarations are not reachable through its package exports. */
export interface Statement {
  run(...values: unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
  get(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown[];
  iterate(...values: unknown[]): IterableIterator<unknown>;
}

export interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): this;
  /** `simple`: the first column of the first row alone. */
  pragma(sql: string, options?: { readonly simple: true }): unknown;
  transaction<Result>(work: () => Result): { readonly immediate: () => Result };
  close(): this;
}

interface DatabaseClass {
  new (file: string, options: { readonly timeout: number }): Database;
}

/** What the driver's compiled part is built on. A Node without it (20 has 9) dies when it loads the driver, without a word. */
const NODE_API = 10;

/**
 * Opens a file with the driver; the file is made when it is missing. `timeout: 0` = a locked file is an error at once.
 * Throws on a Node that cannot run the driver: only who loads the built storage from outside can come with one.
 */
export function openDatabase(file: string): Database {
  if (Number(process.versions['napi']) < NODE_API) {
    throw new Error(`Satchel's storage needs Node 24 or newer; this is ${process.version}`);
  }
  const Driver = createRequire(import.meta.url)('better-sqlite3-multiple-ciphers') as DatabaseClass;
  return new Driver(file, { timeout: 0 });
}
