import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import { isLogDamaged, isStump } from './check-log.ts';
import { openDatabase, type Database, type Statement } from './driver.ts';
import { createLogTrimmer, isHeld } from './log-trimmer.ts';
import { guarded } from './sqlite-errors.ts';

export type Durability = 'durable' | 'refetchable';
export type SqlValue = string | number | null | Buffer;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** The one open handle of a database file. Everything on it is synchronous; errors are SatchelErrors or defects. */
export interface Connection {
  readonly run: (sql: string, ...values: readonly SqlValue[]) => { changes: number; rowid: number };
  readonly get: <Row = SqlRow>(sql: string, ...values: readonly SqlValue[]) => Row | undefined;
  readonly all: <Row = SqlRow>(sql: string, ...values: readonly SqlValue[]) => Row[];
  readonly each: <Row = SqlRow>(sql: string, ...values: readonly SqlValue[]) => IterableIterator<Row>;
  /** Several statements without values. */
  readonly script: (sql: string) => void;
  /** All that `work` does is committed, or nothing is. `durable` returns after the commit is on the disk. */
  readonly transaction: <Result>(durability: Durability, work: () => Result) => Result;
  /** Moves a long write-ahead log into the file (`LogTrimmer.trim`). To be called between transactions, by one caller. */
  readonly trimLog: () => Promise<void>;
  readonly close: () => void;
}

export interface ConnectionOptions {
  readonly file: string;
  /** 32 bytes as 64 hex digits. */
  readonly key: string;
  /** Takes a damaged write-ahead log as far as it can be read, to rescue what is there. */
  readonly takesDamagedLog?: boolean;
}

/** Prepared statements are kept; beyond this many (queries with lists of many lengths) the cache starts anew. */
const STATEMENTS_KEPT = 400;

/**
 * Opens (or makes) an encrypted database file and locks it for this process until `close`.
 * Errors: STORE_LOCKED (another process has it), STORE_KEY_WRONG, STORE_DAMAGED, STORE_UNWRITABLE; the file is untouched then.
 */
export function openConnection({ file, key, takesDamagedLog }: ConnectionOptions): Connection {
  if (!/^[0-9a-f]{64}$/iu.test(key)) throw new SatchelError('STORE_KEY_INVALID');
  // Before SQLite sees it: what SQLite takes for the end of a log is gone when the file is closed.
  const isDamaged = guarded(() => isStump(file) || (takesDamagedLog !== true && isLogDamaged(file)));
  if (isDamaged) throw new SatchelError('STORE_DAMAGED');
  const database = guarded(() => openDatabase(file));
  try {
    guarded(() => unlock(database, key));
  } catch (error) {
    database.close();
    throw error;
  }
  return connectionOver(database, file);
}

function unlock(database: Database, key: string): void {
  database.pragma(`cipher='chacha20'`);
  // The x'…' form is the key itself: no key is derived from it, so that opening costs no time.
  database.pragma(`key="x'${key}'"`);
  // Before the first read: the lock is taken with it and kept, and the WAL then needs no shared-memory file.
  database.pragma('locking_mode=EXCLUSIVE');
  // The first read is the proof of the key; nothing is written before it.
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
  database.pragma('temp_store=MEMORY');
  database.pragma('foreign_keys=ON');
}

/** The handle over a database that is unlocked, in a file. */
export function connectionOver(database: Database, file: string): Connection {
  const trimmer = createLogTrimmer(database, file);
  const statements = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= STATEMENTS_KEPT) statements.clear();
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  let isFull = false;
  const setDurability = (durability: Durability): void => {
    if (isFull === (durability === 'durable')) return;
    isFull = durability === 'durable';
    database.pragma(`synchronous=${isFull ? 'FULL' : 'NORMAL'}`);
  };
  database.pragma('synchronous=NORMAL');
  let isTidy = false;
  const inTransaction = <Result>(work: () => Result): Result => {
    isTidy ||= tidyLog(database);
    try {
      return database.transaction(work).immediate();
    } catch (error) {
      isTidy = false;
      throw error;
    }
  };
  return {
    run: (sql, ...values) =>
      guarded(() => {
        const done = prepare(sql).run(...values);
        return { changes: done.changes, rowid: Number(done.lastInsertRowid) };
      }),
    get: <Row>(sql: string, ...values: readonly SqlValue[]) =>
      guarded(() => prepare(sql).get(...values) as Row | undefined),
    all: <Row>(sql: string, ...values: readonly SqlValue[]) => guarded(() => prepare(sql).all(...values) as Row[]),
    each: <Row>(sql: string, ...values: readonly SqlValue[]) => eachRow<Row>(database.prepare(sql), values),
    script: (sql) => {
      guarded(() => database.exec(sql));
    },
    transaction: (durability, work) => {
      guarded(() => setDurability(durability));
      return guarded(() => inTransaction(work));
    },
    trimLog: trimmer.trim,
    close: () => {
      trimmer.close();
      statements.clear();
      guarded(() => database.close());
    },
  };
}

/**
 * Empties the write-ahead log. A transaction that broke off, in this process or in one that was killed, may have left frames
 * behind that look like ours; the next commit must not be written over the first of them, or the rest would look like a
 * damaged log (check-log.ts). Whether it is done: while the file is copied nothing may be taken out of the log.
 */
function tidyLog(database: Database): boolean {
  if (isHeld(database)) return false;
  return database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0;
}

/** A statement of its own for every walk: one that is being stepped through cannot be used a second time. */
function* eachRow<Row>(statement: Statement, values: readonly SqlValue[]): IterableIterator<Row> {
  const rows = guarded(() => statement.iterate(...values) as IterableIterator<Row>);
  try {
    for (;;) {
      const next = guarded(() => rows.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    rows.return?.();
  }
}
