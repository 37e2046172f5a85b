import { csvEntities } from '../../../../src-shared/domain/csv/csv-fields.ts';
import type { ExportEncoding, ExportFormat } from '../../../../src-shared/domain/csv/encodings.ts';
import type { FileEntity } from '../../../../src-shared/domain/entities.ts';
import { recordSchemas, type AnyRecord } from '../../../../src-shared/domain/records.ts';
import type { JobProgress } from '../../../../src-shared/ipc/jobs.routes.ts';
import { SatchelError } from '../../../../src-shared/ipc/satchel-error.ts';
import type { Json } from '../../../../src-shared/lib/json.ts';
import { renderCell } from '../../csv/cell-values.ts';
import { createTextEncoding } from '../../csv/encode-text.ts';
import { csvField } from '../../csv/map-columns.ts';
import { csvLine } from '../../csv/write-csv.ts';
import { writeFileWhole } from '../../csv/write-file.ts';
import type { ListPage, ListQuery, Store, Where } from '../../store/store.ts';

export interface ExportOptions {
  readonly entity: FileEntity;
  /** The flat conditions of the command line, in the order of creation, or a list as a window shows it. */
  readonly asked: { readonly where: Where } | Pick<ListQuery, 'filter' | 'sort'>;
  readonly search: string;
  readonly columns: readonly string[] | null;
  readonly format: ExportFormat;
  readonly encoding: ExportEncoding;
}

export interface ExportRun {
  readonly store: Store;
  readonly path: string;
  readonly options: ExportOptions;
  readonly onProgress: (progress: JobProgress) => void;
  readonly signal: AbortSignal;
}

export interface ExportOutcome {
  readonly rows: number;
  readonly bytes: number;
  /** Characters that the encoding has not, as U+XXXX. */
  readonly missing: readonly string[];
}

type Row = Readonly<Record<string, Json | undefined>>;
const PAGE = 500;
const NOT_EXPORTED = ['sync', 'deletedAt'];
/** Whether a server has the record as it is here; only where it is asked for. */
const STATE_COLUMN = 'sync.state';
/** What a contact's customer is called, so that a file makes sense where its local id is unknown. */
const CUSTOMER_COLUMNS = ['customerServerId', 'customerName'];

/** The names of all columns of an entity's file, in order: what can be imported first, then what only can be read. */
export function exportColumns(entity: FileEntity): readonly string[] {
  const own = csvEntities[entity].fields.map(({ field }) => field);
  const all = Object.keys(recordSchemas[entity].shape).filter((name) => !NOT_EXPORTED.includes(name));
  return [...own, ...all.filter((name) => !own.includes(name))];
}

/**
 * Writes records that are not deleted to a file, whole or not at all. Values that a server masked are absent. Errors:
 * INVALID_INPUT for unknown columns, FILE_UNWRITABLE, CANCELLED.
 */
export async function exportRecords(run: ExportRun): Promise<ExportOutcome> {
  const { options, path } = run;
  const columns = options.columns ?? exportColumns(options.entity);
  const known = [...exportColumns(options.entity), STATE_COLUMN];
  const unknown = columns.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new SatchelError('INVALID_INPUT', {
      fields: Object.fromEntries(unknown.map((name) => [name, 'unknown_field'])),
    });
  }
  const { encode, missing } = createTextEncoding(options.encoding === 'gb18030' ? 'gb18030' : 'utf-8');
  const written = { rows: 0 };
  const texts = options.format === 'csv' ? csvTexts(run, columns, written) : jsonTexts(run, columns, written);
  const pieces = async function* (): AsyncGenerator<Buffer> {
    if (options.format === 'csv' && options.encoding === 'utf-8-bom') yield encode('\uFEFF');
    for await (const text of texts) yield encode(text);
  };
  const bytes = await writeFileWhole(path, pieces());
  return { rows: written.rows, bytes, missing: [...missing] };
}

async function* csvTexts(
  run: ExportRun,
  columns: readonly string[],
  written: { rows: number },
): AsyncGenerator<string> {
  const { entity } = run.options;
  const fields = columns.map((name) => csvField(entity, name) ?? moneyField(name));
  yield csvLine(columns);
  for await (const rows of rowsOf(run, columns)) {
    written.rows += rows.length;
    yield rows.map((row) => csvLine(columns.map((name, at) => renderCell(fields[at] ?? null, row[name])))).join('');
  }
}

/** Amounts are yuan in a file, also those that cannot be imported. */
const moneyField = (name: string) =>
  name.endsWith('Cents') ? { field: name, kind: 'money' as const, label: { zh: name, en: name }, aliases: [] } : null;

async function* jsonTexts(
  run: ExportRun,
  columns: readonly string[],
  written: { rows: number },
): AsyncGenerator<string> {
  let before = '[';
  for await (const rows of rowsOf(run, columns)) {
    for (const row of rows) {
      const shown = Object.fromEntries(columns.flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])));
      yield `${before}\n${JSON.stringify(shown)}`;
      before = ',';
      written.rows += 1;
    }
  }
  yield written.rows === 0 ? '[]\n' : '\n]\n';
}

async function* rowsOf(
  { store, options, onProgress, signal }: ExportRun,
  columns: readonly string[],
): AsyncGenerator<Row[]> {
  let after: string | null = null;
  let done = 0;
  do {
    const page: ExportPage = await pageOf(store, options, after);
    const rows = page.rows.map((record): Row => ({ ...record, [STATE_COLUMN]: record.sync.state }) as unknown as Row);
    yield columns.some((name) => CUSTOMER_COLUMNS.includes(name)) ? await withCustomers(store, rows) : rows;
    done += rows.length;
    onProgress({ done, total: page.total, phase: 'exporting' });
    if (signal.aborted) throw new SatchelError('CANCELLED');
    after = page.next;
  } while (after !== null);
}

type ExportPage = ListPage<AnyRecord>;

async function pageOf(store: Store, options: ExportOptions, after: string | null): Promise<ExportPage> {
  const { entity, search, asked } = options;
  if ('filter' in asked) return store.list(entity, { ...asked, search, limit: PAGE, from: after ?? 0 });
  const sort = { field: 'createdAt', isDescending: false };
  return store.page(entity, { where: { ...asked.where, deletedAt: { eq: null } }, sort, search, limit: PAGE, after });
}

async function withCustomers(store: Store, rows: readonly Row[]): Promise<Row[]> {
  const ids = rows.flatMap(({ customerId }) => (typeof customerId === 'string' ? [customerId] : []));
  const customers = new Map(
    (await store.getMany('customers', [...new Set(ids)])).map((customer) => [customer.id, customer]),
  );
  return rows.map((row) => {
    const customer = typeof row['customerId'] === 'string' ? customers.get(row['customerId']) : undefined;
    return customer ? { ...row, customerServerId: customer.serverId, customerName: customer.name } : row;
  });
}
