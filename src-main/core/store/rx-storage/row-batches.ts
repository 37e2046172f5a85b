/** Rows written before the event loop gets a turn. */
export const ROWS_AT_ONCE = 50;

/**
 * Splits the rows of a bulk, in their order, into batches of at most `atMost` rows. No id is twice in a batch: a row is
 * judged (inserted, replaced, refused) by what the rows before it left.
 */
export function rowBatches<Row>(rows: readonly Row[], atMost: number, idOf: (row: Row) => string): Row[][] {
  const batches: Row[][] = [];
  let batch: Row[] = [];
  const ids = new Set<string>();
  for (const row of rows) {
    const id = idOf(row);
    if (batch.length === 0 || batch.length === atMost || ids.has(id)) {
      batch = [];
      batches.push(batch);
      ids.clear();
    }
    batch.push(row);
    ids.add(id);
  }
  return batches;
}
