import { categorizeBulkWriteRows } from 'rxdb/plugins/core';
import type {
  BulkWriteRow,
  EventBulk,
  RxDocumentData,
  RxStorageChangeEvent,
  RxStorageDefaultCheckpoint,
  RxStorageInstance,
  RxStorageWriteError,
  StringKeys,
} from 'rxdb/plugins/core';
import type { RowChange } from '../search/index-entries.ts';
import type { Connection } from '../sqlite/connection.ts';
import { orderedText } from '../sqlite/ordered-text.ts';
import { writeAttachments, type AttachmentBodies } from './attachments.ts';
import { loadDocuments, toRow } from './documents.ts';
import { columnValues, idOf, type Table } from './table.ts';

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

export type ChangeBulk<Doc> = EventBulk<RxStorageChangeEvent<RxDocumentData<Doc>>, RxStorageDefaultCheckpoint>;

export interface WrittenRows<Doc> {
  readonly errors: readonly RxStorageWriteError<Doc>[];
  /** What to tell listeners after the commit; null when nothing was written that they can see. */
  readonly changes: ChangeBulk<Doc> | null;
}

/** Writes what does not conflict and says what did. Must run inside a transaction; no id may be twice in `rows`. */
export function writeRows<Doc>(
  { connection, table, instance }: RowWriter<Doc>,
  { rows, context, bodies }: WriteInput<Doc>,
): WrittenRows<Doc> {
  const primary = table.primaryPath as StringKeys<Doc>;
  const ids = rows.map((row) => idOf(table, row.document));
  const stored = loadDocuments<Doc>(connection, table, ids);
  const output = categorizeBulkWriteRows<Doc>(instance, primary, stored, rows, context);
  const inserted = output.bulkInsertDocs.map(({ document }) => insert(connection, table, document));
  const updated = output.bulkUpdateDocs.map(({ document }) =>
    update({ connection, table }, document, stored.get(idOf(table, document))),
  );
  table.search?.apply(connection, table.name, [...inserted, ...updated]);
  const written = new Map(
    [...output.bulkInsertDocs, ...output.bulkUpdateDocs].map(({ document }) => [idOf(table, document), document]),
  );
  table.aliveCount?.replace(
    connection,
    [...written].map(([id, after]) => ({ before: stored.get(id), after })),
  );
  // RxDB also lists attachments and an event of an insert that it refuses for another of its attachments.
  const isWritten = ({ documentId }: { readonly documentId: string }): boolean => written.has(documentId);
  writeAttachments(connection, table, { output, bodies, isWritten });
  const checkpoint = newestOf(table, [...written.values()]);
  const events = output.eventBulk.events.filter(isWritten);
  const changes = checkpoint === null || events.length === 0 ? null : { ...output.eventBulk, events, checkpoint };
  return { errors: output.errors, changes };
}

/** Where the feed of changes stands behind these documents: nothing of them comes after it. */
function newestOf(table: Table, documents: readonly RxDocumentData<unknown>[]): RxStorageDefaultCheckpoint | null {
  let newest: RxStorageDefaultCheckpoint | null = null;
  for (const document of documents) {
    const { lwt } = document._meta;
    if (newest !== null && lwt < newest.lwt) continue;
    const id = idOf(table, document);
    if (newest === null || lwt > newest.lwt || id > newest.id) newest = { id, lwt };
  }
  return newest;
}

function insert(connection: Connection, table: Table, document: RxDocumentData<unknown>): RowChange {
  const { deleted, rev, lwt, meta, files, data } = toRow(document);
  const names = table.columns.map(({ sql }) => `,${sql}`).join('');
  const marks = ',?'.repeat(table.columns.length);
  const { rowid } = connection.run(
    `INSERT INTO ${table.name}(id,deleted,rev,lwt,meta,files,data${names}) VALUES(?,?,?,?,?,?,?${marks})`,
    ...[orderedText(idOf(table, document)), deleted, rev, lwt, meta, files, data],
    ...columnValues(table, document),
  );
  return { rid: rowid, before: null, after: living(document) };
}

function update(
  { connection, table }: { connection: Connection; table: Table },
  document: RxDocumentData<unknown>,
  before: RxDocumentData<unknown> | undefined,
): RowChange {
  const { deleted, rev, lwt, meta, files, data } = toRow(document);
  const names = table.columns.map(({ sql }) => `,${sql}=?`).join('');
  const id = orderedText(idOf(table, document));
  const row = connection.get<{ rid: number }>(
    `UPDATE ${table.name} SET deleted=?,rev=?,lwt=?,meta=?,files=?,data=?${names} WHERE id=? RETURNING rid`,
    ...[deleted, rev, lwt, meta, files, data],
    ...columnValues(table, document),
    id,
  );
  if (row === undefined) throw new Error('an updated row is not there');
  return { rid: row.rid, before: living(before), after: living(document) };
}

const living = (document: RxDocumentData<unknown> | undefined): object | null =>
  document === undefined || document._deleted ? null : document;

/** Takes deleted rows away for good, with all that hangs on them. Must run inside a transaction. */
export function purgeRows(connection: Connection, table: Table, rids: readonly number[]): void {
  for (const rid of rids) {
    if (table.attachments !== null) {
      connection.run(`DELETE FROM ${table.attachments} WHERE record=(SELECT id FROM ${table.name} WHERE rid=?)`, rid);
    }
    connection.run(`DELETE FROM ${table.name} WHERE rid=?`, rid);
  }
}
