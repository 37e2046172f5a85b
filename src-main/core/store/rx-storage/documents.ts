import type { RxDocumentData } from 'rxdb/plugins/core';
import type { Connection } from '../sqlite/connection.ts';
import { orderedText } from '../sqlite/ordered-text.ts';
import { idOf, type Table } from './table.ts';

export const DOCUMENT_COLUMNS = 'deleted,rev,lwt,meta,files,data';

export interface DocumentRow {
  readonly deleted: number;
  readonly rev: string;
  readonly lwt: number;
  readonly meta: string | null;
  readonly files: string | null;
  readonly data: string;
}

/** A row as RxDB knows it: the record and RxDB's own four fields. */
export function toDocument<Doc>(row: DocumentRow): RxDocumentData<Doc> {
  const document = JSON.parse(row.data) as Record<string, unknown>;
  document['_deleted'] = row.deleted === 1;
  document['_rev'] = row.rev;
  document['_meta'] = row.meta === null ? { lwt: row.lwt } : (JSON.parse(row.meta) as object);
  document['_attachments'] = row.files === null ? {} : (JSON.parse(row.files) as object);
  return document as RxDocumentData<Doc>;
}

/** A document as its row: RxDB's own fields apart, so that a reader parses the bare record. */
export function toRow(document: RxDocumentData<unknown>): DocumentRow {
  const { _deleted, _rev, _meta, _attachments, ...record } = document as RxDocumentData<Record<string, unknown>>;
  return {
    deleted: _deleted ? 1 : 0,
    rev: _rev,
    lwt: _meta.lwt,
    meta: Object.keys(_meta).length === 1 ? null : JSON.stringify(_meta),
    files: Object.keys(_attachments).length === 0 ? null : JSON.stringify(_attachments),
    data: JSON.stringify(record),
  };
}

/** Documents by id, deleted ones included; ids that are unknown are left out. */
export function loadDocuments<Doc>(
  connection: Connection,
  table: Table,
  ids: readonly string[],
): Map<string, RxDocumentData<Doc>> {
  const found = new Map<string, RxDocumentData<Doc>>();
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) {
    const sql = `SELECT ${DOCUMENT_COLUMNS} FROM ${table.name} WHERE id=?`;
    const row = connection.get<DocumentRow>(sql, orderedText(only));
    if (row !== undefined) found.set(only, toDocument(row));
    return found;
  }
  const rows = connection.all<DocumentRow>(
    `SELECT ${DOCUMENT_COLUMNS} FROM json_each(?) wanted CROSS JOIN ${table.name} t ON t.id=wanted.value`,
    JSON.stringify(ids.map(orderedText)),
  );
  for (const row of rows) {
    const document = toDocument<Doc>(row);
    found.set(idOf(table, document), document);
  }
  return found;
}
