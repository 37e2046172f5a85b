import { now } from 'rxdb/plugins/core';
import type {
  BulkWriteRow,
  PreparedQuery,
  RxDocumentData,
  RxStorageBulkWriteResponse,
  RxStorageCountResult,
  RxStorageDefaultCheckpoint,
  RxStorageInstance,
  RxStorageInstanceCreationParams,
  RxStorageQueryResult,
} from 'rxdb/plugins/core';
import { Subject, type Observable } from 'rxjs';
import type { Connection } from '../sqlite/connection.ts';
import { orderedText } from '../sqlite/ordered-text.ts';
import { readAttachment, readBodies, type AttachmentBodies } from './attachments.ts';
import { DOCUMENT_COLUMNS, loadDocuments, toDocument, type DocumentRow } from './documents.ts';
import { ROWS_AT_ONCE, rowBatches } from './row-batches.ts';
import { countQuery, runQuery } from './run-query.ts';
import { idOf, type StorageOptions, type Table } from './table.ts';
import type { WriteGate } from './write-gate.ts';
import { purgeRows, writeRows, type ChangeBulk, type WrittenRows } from './write-rows.ts';

export interface Internals {
  readonly connection: Connection;
  readonly gate: WriteGate;
  readonly table: Table;
  readonly release: () => void;
}

type Params<Doc> = RxStorageInstanceCreationParams<Doc, StorageOptions>;

const NO_BODIES: AttachmentBodies = new Map();

/** One RxDB collection on our SQLite file: RxDB's `RxStorageInstance` (its interface explains each method). */
export class SqliteStorageInstance<Doc> implements RxStorageInstance<
  Doc,
  Internals,
  StorageOptions,
  RxStorageDefaultCheckpoint
> {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: Params<Doc>['schema'];
  readonly options: Readonly<StorageOptions>;
  readonly internals: Internals;
  private readonly changes = new Subject<ChangeBulk<Doc>>();
  private closing: Promise<void> | null = null;

  constructor(params: Params<Doc>, internals: Internals) {
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = params.schema;
    this.options = params.options;
    this.internals = internals;
  }

  /**
   * Writes each row that does not conflict. More rows than `ROWS_AT_ONCE` go in several transactions, each told to listeners
   * by itself, with the event loop in between (`WriteGate.submit`); RxDB asks for no transaction over documents. Inside a unit
   * of work the whole bulk is part of its one transaction.
   */
  bulkWrite(rows: BulkWriteRow<Doc>[], context: string): Promise<RxStorageBulkWriteResponse<Doc>> {
    if (this.closing !== null) return this.refuseClosed();
    // The bytes of attachments are promises, and a transaction cannot wait: they are read before it.
    if (this.internals.table.attachments === null) return this.submit(rows, context, NO_BODIES);
    return readBodies(this.internals.table, rows).then((bodies) => this.submit(rows, context, bodies));
  }

  private async submit(
    rows: BulkWriteRow<Doc>[],
    context: string,
    bodies: AttachmentBodies,
  ): Promise<RxStorageBulkWriteResponse<Doc>> {
    if (this.closing !== null) return this.refuseClosed();
    const { gate, connection, table } = this.internals;
    const target = { connection, table, instance: this };
    const written = await gate.submit<WrittenRows<Doc>>({
      parts: (rowsAtMost) =>
        rowBatches(rows, rowsAtMost, ({ document }) => idOf(table, document)).map(
          (batch) => () => writeRows<Doc>(target, { rows: batch, context, bodies }),
        ),
      isRefused: ({ errors }) => errors.length > 0,
      announce: ({ changes }) => {
        if (changes !== null) this.changes.next(changes);
      },
    });
    return { error: written.flatMap(({ errors }) => errors) };
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<Doc>[]> {
    if (this.closing !== null) return this.refuseClosed();
    const found = loadDocuments<Doc>(this.internals.connection, this.internals.table, ids);
    return [...found.values()].filter((document) => withDeleted || !document._deleted);
  }

  async query({ query }: PreparedQuery<Doc>): Promise<RxStorageQueryResult<Doc>> {
    if (this.closing !== null) return this.refuseClosed();
    return { documents: runQuery<Doc>({ ...this.internals, schema: this.schema }, query) };
  }

  async count({ query }: PreparedQuery<Doc>): Promise<RxStorageCountResult> {
    if (this.closing !== null) return this.refuseClosed();
    return { count: countQuery<Doc>({ ...this.internals, schema: this.schema }, query), mode: 'fast' };
  }

  async getChangedDocumentsSince(
    limit: number,
    checkpoint?: RxStorageDefaultCheckpoint,
  ): Promise<{ documents: RxDocumentData<Doc>[]; checkpoint: RxStorageDefaultCheckpoint }> {
    if (this.closing !== null) return this.refuseClosed();
    const since = checkpoint ?? { id: '', lwt: 0 };
    const { connection, table } = this.internals;
    const rows = connection.all<DocumentRow>(
      `SELECT ${DOCUMENT_COLUMNS} FROM ${table.name} WHERE (lwt,id)>(?,?) ORDER BY lwt,id LIMIT ?`,
      ...[since.lwt, orderedText(since.id), limit],
    );
    const documents = rows.map((row) => toDocument<Doc>(row));
    const last = documents.at(-1);
    return { documents, checkpoint: last === undefined ? since : { id: idOf(table, last), lwt: last._meta.lwt } };
  }

  changeStream(): Observable<ChangeBulk<Doc>> {
    return this.changes.asObservable();
  }

  async getAttachmentData(record: string, name: string, digest: string): Promise<Blob> {
    if (this.closing !== null) return this.refuseClosed();
    return readAttachment(this.internals.connection, this.internals.table, { record, name, digest });
  }

  /** Purges `ROWS_AT_ONCE` documents at most: RxDB asks again, after a turn, until nothing is left and the answer is true. */
  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    if (this.closing !== null) return this.refuseClosed();
    const { connection, gate, table } = this.internals;
    return gate.exclusively(async () => {
      const sql = `SELECT rid FROM ${table.name} WHERE deleted=1 AND lwt<=? ORDER BY lwt LIMIT ?`;
      // Whole milliseconds: RxDB counts up within one, and who deleted may have another copy of RxDB, which counts by itself.
      const until = Math.ceil(now() - minimumDeletedTime);
      const old = connection.all<{ rid: number }>(sql, until, ROWS_AT_ONCE);
      connection.transaction('refetchable', () =>
        purgeRows(
          connection,
          table,
          old.map(({ rid }) => rid),
        ),
      );
      return old.length < ROWS_AT_ONCE;
    });
  }

  async remove(): Promise<void> {
    if (this.closing !== null) return this.refuseClosed();
    const { connection, gate, table } = this.internals;
    await gate.exclusively(async () =>
      connection.transaction('durable', () => {
        for (const name of table.all) connection.script(`DROP TABLE IF EXISTS ${name}`);
      }),
    );
    await this.close();
  }

  close(): Promise<void> {
    this.closing ??= this.internals.gate.exclusively(async () => {
      this.changes.complete();
      this.internals.release();
    });
    return this.closing;
  }

  private refuseClosed(): Promise<never> {
    return Promise.reject(new Error(`the storage of ${this.collectionName} is closed`));
  }
}
