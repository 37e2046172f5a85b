/**
 * An entry's number in the index is the moment of the record's last change, and behind it the number of its row: the index
 * itself then lists hits newest first, and the first fifty cost the same among a hundred and among a million.
 * 41 bits of milliseconds since 2000 (to 2069) and 22 bits of row; records that are not alive have no moment.
 */
const ROW_BITS = 22;
const MOST_ROWS = 2 ** ROW_BITS;
const SINCE = Date.UTC(2000, 0, 1);
const LAST = 2 ** 41 - 1;

export interface EntryKey {
  readonly rid: number;
  /** Milliseconds since 2000, from 1 on; 0 for a record that is not alive. */
  readonly at: number;
}

/** An entry's number from its moment and its row; both are parameters, for JavaScript's numbers end at 53 bits. */
export const KEY_SQL = `(CAST(? AS INTEGER)<<${ROW_BITS})|CAST(? AS INTEGER)`;
export const ridOfKey = (key: string): string => `${key}&${MOST_ROWS - 1}`;
export const atOfKey = (key: string): string => `${key}>>${ROW_BITS}`;
/** The condition that an entry's record is alive. */
export const isAliveKey = (key: string): string => `${key}>${MOST_ROWS - 1}`;

/** Which fields of a record say when it was changed last, and that it is in the recycle bin. */
export interface KeyFields {
  readonly recent: string | undefined;
  readonly emptyWhileAlive: string | undefined;
}

/** A field that is absent, or no time, counts as long ago. Throws where the row is beyond what an entry can name. */
export function entryKey(rid: number, record: object, { recent, emptyWhileAlive }: KeyFields): EntryKey {
  if (rid >= MOST_ROWS) throw new RangeError(`a searched collection holds at most ${MOST_ROWS} records`);
  const fields = record as Readonly<Record<string, unknown>>;
  if (emptyWhileAlive !== undefined && (fields[emptyWhileAlive] ?? null) !== null) return { rid, at: 0 };
  const time = recent === undefined ? Number.NaN : Date.parse(String(fields[recent]));
  return { rid, at: Number.isNaN(time) ? 1 : Math.min(Math.max(time - SINCE, 1), LAST) };
}

export const byKey = (left: EntryKey, right: EntryKey): number => left.at - right.at || left.rid - right.rid;
