import type { BulkWriteRow, CategorizeBulkWriteRowsOutput } from 'rxdb/plugins/core';
import type { Connection } from '../sqlite/connection.ts';
import type { Table } from './table.ts';

/** The bytes of attachments about to be written, by record and name: read before the transaction, which cannot wait. */
export type AttachmentBodies = ReadonlyMap<string, Buffer>;

const keyOf = (record: string, name: string): string => JSON.stringify([record, name]);

export async function readBodies<Doc>(table: Table, rows: readonly BulkWriteRow<Doc>[]): Promise<AttachmentBodies> {
  const bodies = new Map<string, Buffer>();
  for (const { document } of rows) {
    const id = (document as Record<string, unknown>)[table.primaryPath] as string;
    for (const [name, attachment] of Object.entries(document._attachments)) {
      if ('data' in attachment) bodies.set(keyOf(id, name), Buffer.from(await attachment.data.arrayBuffer()));
    }
  }
  return bodies;
}

export function writeAttachments<Doc>(
  connection: Connection,
  table: Table,
  { output, bodies }: { readonly output: CategorizeBulkWriteRowsOutput<Doc>; readonly bodies: AttachmentBodies },
): void {
  if (table.attachments === null) return;
  for (const { documentId, attachmentId, digest, attachmentData } of [
    ...output.attachmentsAdd,
    ...output.attachmentsUpdate,
  ]) {
    const body = bodies.get(keyOf(documentId, attachmentId)) ?? Buffer.alloc(0);
    connection.run(
      `INSERT OR REPLACE INTO ${table.attachments}(record,name,digest,type,body) VALUES(?,?,?,?,?)`,
      ...[documentId, attachmentId, digest, attachmentData.type, body],
    );
  }
  for (const { documentId, attachmentId } of output.attachmentsRemove) {
    connection.run(`DELETE FROM ${table.attachments} WHERE record=? AND name=?`, documentId, attachmentId);
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
          wanted.record,
          wanted.name,
        );
  if (row?.digest !== wanted.digest) throw new Error(`attachment does not exist: ${wanted.record}`);
  return new Blob([row.body], { type: row.type });
}
