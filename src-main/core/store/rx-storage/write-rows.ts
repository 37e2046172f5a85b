import { categorizeBulkWriteRows } from 'rxdb/plugins/core';
import type {
  BulkWriteRow,
  CategorizeBulkWriteRowsOutput,
  RxDocumentData,
  RxStorageInstance,
  StringKeys,
} from 'rxdb/plugins/core';
import type { Connection } from '../sqlite/connection.ts';
import { writeAttachments, type AttachmentBodies } from './attachments.ts';
import { loadDocuments, toRow } from './documents.ts';
import { columnValues, type Table } from './table.ts';

export interface RowWriter<Doc> {
  readonly connection: Connection;
  readonly table: Table;
  readonly instance: RxStorageInstance<Doc, unknown, unknown>;
}

export interface WriteInput<Doc> {
  readonly rows: BulkWriteRow<Doc>[];
  readonly context: string;
  readonly bodies: AttachmentBodies;
}

/** Writes what does not conflict and says what did. Must run inside a transaction. */
export function writeRows<Doc>(
  { connection, table, instance }: RowWriter<Doc>,
  { rows, context, bodies }: WriteInput<Doc>,
): CategorizeBulkWriteRowsOutput<Doc> {
  const primary = table.primaryPath as StringKeys<Doc>;
  const ids = rows.map((row) => idOf(table, row.document));
  const stored = loadDocuments<Doc>(connection, table, ids);
  const output = categorizeBulkWriteRows<Doc>(instance, primary, stored, rows, context);
  for (const { document } of output.bulkInsertDocs) insert(connection, table, document);
  for (const { document } of output.bulkUpdateDocs) {
    update({ connection, table }, document, stored.get(idOf(table, document)));
  }
  table.aliveCount?.replace(
    connection,
    [...output.bulkInsertDocs, ...output.bulkUpdateDocs].map(({ document }) => ({
      before: stored.get(idOf(table, document)),
      after: document,
    })),
  );
  writeAttachments(connection, table, { output, bodies });
  return output;
}

export const idOf = (table: Table, document: object): string =>
  (document as Record<string, string>)[table.primaryPath] ?? '';

function insert(connection: Connection, table: Table, document: RxDocumentData<unknown>): void {
  const { deleted, rev, lwt, meta, files, data } = toRow(document);
  const names = table.columns.map(({ sql }) => `,${sql}`).join('');
  const marks = ',?'.repeat(table.columns.length);
  const { rowid } = connection.run(
    `INSERT INTO ${table.name}(id,deleted,rev,lwt,meta,files,data${names}) VALUES(?,?,?,?,?,?,?${marks})`,
    ...[idOf(table, document), deleted, rev, lwt, meta, files, data],
    ...columnValues(table, document),
  );
  if (deleted === 0) table.search?.add(connection, rowid, document);
}

function update(
  { connection, table }: { connection: Connection; table: Table },
  document: RxDocumentData<unknown>,
  before: RxDocumentData<unknown> | undefined,
): void {
  const { deleted, rev, lwt, meta, files, data } = toRow(document);
  const names = table.columns.map(({ sql }) => `,${sql}=?`).join('');
  const id = idOf(table, document);
  connection.run(
    `UPDATE ${table.name} SET deleted=?,rev=?,lwt=?,meta=?,files=?,data=?${names} WHERE id=?`,
    ...[deleted, rev, lwt, meta, files, data],
    ...columnValues(table, document),
    id,
  );
  const { search } = table;
  const isSame = before?._deleted === document._deleted && !search?.isAffected(before, document);
  if (search === null || isSame) return;
  const row = connection.get<{ rid: number }>(`SELECT rid FROM ${table.name} WHERE id=?`, id);
  if (row === undefined) return;
  search.remove(connection, row.rid);
  if (deleted === 0) search.add(connection, row.rid, document);
}

/** Takes rows away for good, with all that hangs on them. Must run inside a transaction. */
export function purgeRows(connection: Connection, table: Table, rids: readonly number[]): void {
  for (const rid of rids) {
    table.search?.remove(connection, rid);
    if (table.attachments !== null) {
      connection.run(`DELETE FROM ${table.attachments} WHERE record=(SELECT id FROM ${table.name} WHERE rid=?)`, rid);
    }
    connection.run(`DELETE FROM ${table.name} WHERE rid=?`, rid);
  }
}
