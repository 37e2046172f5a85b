import { z } from 'zod';
import { CSV_ENCODINGS, EXPORT_ENCODINGS, EXPORT_FORMATS } from '../domain/csv/encodings.ts';
import { CSV_PROBLEM_CODES } from '../domain/csv/problems.ts';
import { FILE_ENTITIES } from '../domain/entities.ts';
import { filterSchema } from '../domain/views/filter.schema.ts';
import { jsonSchema } from '../lib/json.ts';
import { route } from './define.ts';

const count = z.int().nonnegative();
const both = z.strictObject({ zh: z.string(), en: z.string() });
/** What `shell.chooseFile` gave for a file; the path itself is known to the main process only. */
const fileId = z.uuid();
const entity = z.enum(FILE_ENTITIES);
const encoding = z.enum(CSV_ENCODINGS);
const askedEncoding = z.enum(['auto', ...CSV_ENCODINGS]).default('auto');

/** One column of the file: `column` counts from 0, `field` null = not imported. */
const columnMappingSchema = z.strictObject({ column: count, field: z.string().max(100).nullable() });

const importInputSchema = z.strictObject({
  fileId,
  entity,
  encoding: askedEncoding,
  /** Columns that are not named are imported as `imports.inspect` proposes. Kept for the next file with the same header. */
  mapping: z.array(columnMappingSchema).max(100_000).default([]),
  /** Words of the file → our codes, per field, beyond those that are known anyway. */
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Fields that together name the record that a row means; empty = what is filled, row by row. */
  key: z.array(z.string().max(100)).max(10).default([]),
  onMatch: z.enum(['update', 'skip', 'create']).default('update'),
  /** What an empty cell says of a record that is there: leave the field or clear it. */
  blank: z.enum(['leave', 'clear']).default('leave'),
});
export type ImportInput = z.input<typeof importInputSchema>;

/** rows = created + updated + unchanged + skipped + refused; `duplicates` counts rows inside skipped and refused. */
const importCounts = {
  rows: count,
  created: count,
  updated: count,
  unchanged: count,
  skipped: count,
  duplicates: count,
  refused: count,
} as const;
export const importCountsSchema = z.strictObject(importCounts);
export type ImportCounts = z.infer<typeof importCountsSchema>;

/** `row` is what a spreadsheet shows: the header is 1, the first record 2. */
const diffSchema = z.strictObject({
  row: count,
  title: z.string(),
  field: z.string(),
  before: jsonSchema,
  after: jsonSchema,
  /** How many further fields of this row change. */
  more: count,
});
const refusalSchema = z.strictObject({
  row: count,
  /** The column's header, or null where the row as a whole is meant. */
  column: z.string().nullable(),
  value: z.string(),
  field: z.string().nullable(),
  code: z.enum(CSV_PROBLEM_CODES),
  reason: both,
  advice: both,
});
export type ImportRefusal = z.infer<typeof refusalSchema>;

const reportSchema = z.strictObject({
  ...importCounts,
  /** At most 100 of each; the numbers above count all. */
  diffs: z.array(diffSchema),
  refusals: z.array(refusalSchema),
  /** Rows to be created whose name a record here has already: a server would refuse them. */
  duplicateNames: count,
  /** How often each field changes. */
  changedFields: z.record(z.string(), count),
});
export type ImportReport = z.infer<typeof reportSchema>;

const inspectionSchema = z.strictObject({
  encoding,
  isCertain: z.boolean(),
  delimiter: z.enum([',', ';', '\t', '|']),
  header: z.array(z.string()),
  /** An estimate from the size of the file. */
  rows: count,
  /** The first 20 records. */
  preview: z.array(z.array(z.string())),
  mapping: z.array(
    z.strictObject({
      column: count,
      field: z.string().nullable(),
      /** `duplicate` = another column is taken for this field already; `read_only` = a field that the file cannot set. */
      how: z.enum(['exact', 'alias', 'remembered', 'none', 'duplicate', 'read_only']),
    }),
  ),
  unmappedRequired: z.array(z.string()),
  /** What a column may be mapped to, in the order of forms, with its names. */
  fields: z.array(z.strictObject({ field: z.string(), label: both, isRequired: z.boolean() })),
});
export type ImportInspection = z.infer<typeof inspectionSchema>;

export const importsRoutes = {
  /** Errors: CSV_EMPTY, CSV_NOT_TEXT, CSV_TOO_LARGE, FILE_UNREADABLE. */
  'imports.inspect': route({
    input: z.strictObject({ fileId, entity, encoding: askedEncoding }),
    output: inspectionSchema,
  }),
  /** Says what a commit would do and writes nothing. Errors: as inspect, CSV_NO_COLUMNS, CANCELLED, IMPORT_BUSY. */
  'imports.dryRun': route({ input: importInputSchema, output: reportSchema }),
  /** Goes on where an interrupted import of the same file with the same choices stopped. Errors: as the dry run. */
  'imports.commit': route({
    input: importInputSchema,
    output: z.strictObject({ changeSet: z.uuid().nullable(), counts: importCountsSchema }),
  }),
  /** Writes the rows that the last dry run or commit of this file refused, as they were, with the reasons. */
  'imports.saveErrors': route({
    input: z.strictObject({ fileId, errorsFileId: fileId }),
    output: z.strictObject({ rows: count }),
  }),
  /**
   * Writes what a list shows, in its order. `columns`: field names in the order of the file (`sync.state` among them if
   * named), null = all that can be imported again and more. Errors: FILE_UNWRITABLE, INVALID_INPUT, IMPORT_BUSY, CANCELLED.
   */
  'exports.run': route({
    input: z.strictObject({
      fileId,
      entity,
      filter: filterSchema.nullable().default(null),
      search: z.string().max(200).default(''),
      /** One of SORT_FIELDS. */
      sort: z
        .strictObject({ field: z.string().max(100), isDescending: z.boolean() })
        .default({ field: 'createdAt', isDescending: false }),
      columns: z.array(z.string().max(100)).min(1).max(200).nullable().default(null),
      format: z.enum(EXPORT_FORMATS).default('csv'),
      encoding: z.enum(EXPORT_ENCODINGS).default('utf-8-bom'),
    }),
    output: z.strictObject({ rows: count, bytes: count }),
  }),
} as const;
