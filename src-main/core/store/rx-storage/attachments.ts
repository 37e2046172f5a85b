import type { BulkWriteRow, CategorizeBulkWriteRowsOutput } from 'rxdb/plugins/core';
import type { Connection } from '../sqlite/connection.ts';
import { orderedText } from '../sqlite/ordered-text.ts';
import { idOf, type Table } from './table.ts';

/** The bytes of attachments about to be written, by record and name: read before the transaction, which cannot wait. */
export type AttachmentBodies = ReadonlyMap<string, Buffer>;

const keyOf = (record: string, name: string): string => JSON.stringify([record, name]);

export async function readBodies<Doc>(table: Table, rows: readonly BulkWriteRow<Doc>[]): Promise<AttachmentBodies> {
  const bodies = new Map<string, Buffer>();
  for (const { document } of rows) {
    const id = idOf(table, document);
    for (const [name, attachment] of Object.entries(document._attachments)) {
      if ('data' in attachment) bodies.set(keyOf(id, name), Buffer.from(await attachment.data.arrayBuffer()));
    }
  }
  return bodies;
}

interface AttachmentWrite<Doc> {
  readonly output: CategorizeBulkWriteRowsOutput<Doc>;
  readonly bodies: AttachmentBodies;
  readonly isWritten: (attachment: { readonly documentId: string }) => boolean;
}

/** Must run in the transaction that writes the records. */
export function writeAttachments<Doc>(
  connection: Connection,
  table: Table,
  { output, bodies, isWritten }: AttachmentWrite<Doc>,
): void {
  if (table.attachments === null) return;
  const puts = [...output.attachmentsAdd, ...output.attachmentsUpdate].filter(isWritten);
  for (const { documentId, attachmentId, digest, attachmentData } of puts) {
    const body = bodies.get(keyOf(documentId, attachmentId)) ?? Buffer.alloc(0);
    connection.run(
      `INSERT OR REPLACE INTO ${table.attachments}(record,name,digest,type,body) VALUES(?,?,?,?,?)`,
      ...[orderedText(documentId), attachmentId, digest, attachmentData.type, body],
    );
  }
  for (const { documentId, attachmentId } of output.attachmentsRemove) {
    connection.run(`DELETE FROM ${table.attachments} WHERE record=? AND name=?`, orderedText(documentId), attachmentId);
  }
}

/** The bytes of one attachment. Throws when it is not there or has changed since the digest was read. */
export function readAttachment(
  connection: Connection,
  table: Table,
  wanted: { readonly record: string; readonly name: string; readonly digest: string },
): Blob {
  const row =
    table.attachments === null
      ? undefined
      : connection.get<{ digest: string; type: string; body: Buffer<ArrayBuffer> }>(
          `SELECT digest,type,body FROM ${table.attachments} WHERE record=? AND name=?`,
          orderedText(wanted.record),
          wanted.name,
        );
  if (row?.digest !== wanted.digest) throw new Error(`attachment does not exist: ${wanted.record}`);
  return new Blob([row.body], { type: row.type });
}
